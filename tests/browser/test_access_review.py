"""The review of access by keyboard: one key a row, a reason where access is taken, and a report at the end."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_access import Keys
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


def waiting(page: Page) -> int:
    """How many rows the button that closes says are left."""
    words = page.get_by_role("button").filter(has_text="Nog ").inner_text()
    return int(words.split()[1])


@pytest.mark.clause("R26")
def test_a_row_takes_one_key_and_taking_away_a_reason_and_a_key(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    line = page.get_by_role("link").filter(has_text="te beoordelen")
    line.press("Enter")
    page.get_by_role("heading", level=1).filter(has_text="Toegangsreview").wait_for()
    assert faults(page) == []
    before = waiting(page)
    keys = Keys(page)
    current = page.locator("li[data-current]")
    keys.act("b")
    expect(page.get_by_role("button", name=f"Nog {before - 1} regels")).to_be_visible()
    # The next row that waits is chosen; one key back and one to undo what was decided.
    expect(current.get_by_role("button", name="Behouden")).to_be_visible()
    keys.act("k")
    expect(current.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    keys.act("o")
    expect(page.get_by_text("Het besluit is ongedaan gemaakt.")).to_be_visible()
    expect(page.get_by_role("button", name=f"Nog {before} regels")).to_be_visible()
    keys.act("b")
    expect(page.get_by_role("button", name=f"Nog {before - 1} regels")).to_be_visible()
    expect(current.get_by_role("button", name="Behouden")).to_be_visible()
    assert keys.actions == 4
    # A calendar or a machine: the row is chosen, `i`, the reason, Enter.
    machine = page.get_by_role("region", name="Koppelingen van opdrachtgevers").get_by_role("listitem").first
    machine.get_by_role("button").first.focus()
    expect(machine).to_have_attribute("data-current", "true")
    keys.act("i")
    reason = page.get_by_label("Waarom intrekken")
    expect(reason).to_be_focused()
    page.keyboard.type("het contract is voorbij")
    assert faults(page) == []
    keys.act("Enter")
    expect(machine.get_by_text("Ingetrokken")).to_be_visible()
    assert keys.actions == 6
    machine.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(machine.get_by_role("button", name="Intrekken")).to_be_visible()
    # The officer's own rights wait for the director.
    expect(page.get_by_text("De directeur beslist").first).to_be_visible()
    assert officer.complaints == []


@pytest.mark.clause("R26")
def test_a_decision_that_is_kept_late_takes_no_focus_from_who_went_on(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link").filter(has_text="te beoordelen").press("Enter")
    page.get_by_role("heading", level=1).filter(has_text="Toegangsreview").wait_for()
    before = waiting(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("/access-reviews/.+/rows/"), hold)
    with page.expect_request(re.compile("/access-reviews/.+/rows/")):
        page.keyboard.press("b")
    machine = page.get_by_role("region", name="Koppelingen van opdrachtgevers").get_by_role("listitem").last
    machine.get_by_role("button").first.focus()
    held[0].continue_()
    expect(page.get_by_role("button", name=f"Nog {before - 1} regels")).to_be_visible()
    expect(page.get_by_role("button", name="Ongedaan maken").first).to_be_enabled()
    page.keyboard.press("i")
    expect(machine.get_by_label("Waarom intrekken")).to_be_focused()


@pytest.mark.clause("R26")
def test_everyone_reads_who_may_do_what_beginning_with_the_own_role(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    adviser = visitor()
    adviser.log_in(site.person("adviser", 1))
    page = adviser.page
    page.get_by_role("link", name="Wie mag wat").first.press("Enter")
    expect(page.get_by_label("Wiens rechten")).to_have_value("adviser")
    expect(page.get_by_role("row").filter(has_text="Een gespreksnotitie geschreven").first).to_contain_text(
        "R"
    )
    assert faults(page) == []
    assert adviser.complaints == []


@pytest.mark.clause("R26")
def test_a_planned_transfer_stands_on_the_page_of_both_advisers(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    for number in (1, 2):
        adviser = visitor()
        adviser.log_in(site.person("adviser", number))
        page = adviser.page
        page.get_by_role("link", name="Waarneming").first.press("Enter")
        expect(page.get_by_role("table", name="Overdrachten").get_by_text("Gepland").first).to_be_attached()
        assert faults(page) == []
        assert adviser.complaints == []


@pytest.mark.clause("R45")
def test_a_question_about_an_adviser_is_explained_by_the_officer(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link").filter(has_text="Cliëntvragen").first.press("Enter")
    expect(page.get_by_text("op zondagavond")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Wat u heeft uitgelegd").fill("De adviseur bereidde het gesprek van maandag voor.")
    page.get_by_role("button", name="Uitleg vastleggen").press("Enter")
    expect(page.get_by_text("De vraag is afgerond.")).to_be_visible()
    assert officer.complaints == []
