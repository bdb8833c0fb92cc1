"""A caseload handed over in five actions; why a file is closed; the log as the client reads it; the reglement."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_access import MOST_ACTIONS, Keys, first_client, name_of
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


@pytest.mark.clause("R26")
def test_a_whole_caseload_is_handed_over_in_five_actions_after_a_look(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    here, there = site.person("adviser", 0), site.person("adviser", 1)
    mine = visitor()
    mine.log_in(site.person("coordinator"))
    assert hand_over(mine.page, here, there) <= MOST_ACTIONS
    # And back, so that what else is looked at here is as it was.
    hand_over(mine.page, there, here)
    assert mine.complaints == []


def hand_over(page: Page, leaving: dict[str, str], receiving: dict[str, str]) -> int:
    """By keyboard; answers how many actions it took."""
    keys = Keys(page)
    page.get_by_role("link", name="Waarneming").first.focus()
    keys.act("Enter")
    page.get_by_role("button", name="Caseload overdragen").focus()
    keys.act("Enter")
    leave = page.get_by_label("Van welke adviseur")
    expect(leave).to_be_focused()
    keys.actions += 1
    leave.press_sequentially(name_of(leaving))
    keys.actions += 1
    page.get_by_label("Naar welke adviseur").press_sequentially(name_of(receiving))
    page.get_by_label("Waarom", exact=True).fill("uit dienst")
    expect(page.get_by_text("meteen over")).to_be_visible()
    expect(page.get_by_text("Mee gaan")).to_be_visible()
    assert faults(page) == []
    keys.act("Control+Enter")
    expect(page.get_by_role("button", name="Caseload overdragen")).to_be_visible()
    return keys.actions


@pytest.mark.clause("R24")
def test_a_closed_file_says_why_and_an_open_one_too(site: Site, visitor: Callable[..., Visitor]) -> None:
    mine = visitor()
    mine.log_in(site.person("adviser", 1))
    page = mine.page
    first_client(page)
    page.locator("tbody [data-opener]").first.press("Enter")
    page.get_by_role("button", name="Waarom zie ik dit?").press("Enter")
    expect(page.get_by_text("De cliënt is toegewezen.")).to_be_visible()
    page.get_by_role("link", name="Inzagelog").press("Enter")
    page.get_by_text("Voor de cliënt", exact=True).click()
    expect(page.get_by_text("Uw adviseur").first).to_be_visible()
    page.get_by_role("button", name="Niet duidelijk").first.press("Enter")
    expect(page.get_by_text("Er staat een taak")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{site.url}/clients/01a20cf0-0000-7000-8000-000000000000/notes")
    page.get_by_role("button", name="Waarom niet?").press("Enter")
    expect(page.get_by_text("De coördinator regelt dat")).to_be_visible()
    assert faults(page) == []


@pytest.mark.clause("R2")
def test_everyone_reads_the_reglement(site: Site, visitor: Callable[..., Visitor]) -> None:
    mine = visitor()
    mine.log_in(site.person("adviser", 2))
    page = mine.page
    page.get_by_role("link", name="Reglement").press("Enter")
    expect(page.get_by_role("row").filter(has_text="R46")).to_be_visible()
    expect(page.get_by_text("Bewaakt").first).to_be_visible()
    assert faults(page) == []
    assert mine.complaints == []
