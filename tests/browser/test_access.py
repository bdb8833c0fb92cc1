"""A stand-in by keyboard: five actions for a whole caseload, and the colleague is in; one act, and is out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser

MOST_ACTIONS = 5


class Keys:
    """The keyboard, counting what acts; moving on with Tab and typing text are free."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.actions = 0

    def act(self, key: str) -> None:
        self.actions += 1
        self._page.keyboard.press(key)


@pytest.mark.clause("R26")
def test_a_stand_in_for_the_whole_caseload_takes_five_actions_and_opens_it_at_once(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    absent, colleague = site.person("adviser", 0), site.person("adviser", 1)
    mine = visitor()
    mine.log_in(absent)
    page = mine.page
    client = first_client(page)
    page.get_by_role("link", name="Vandaag").first.click()
    page.get_by_role("heading", level=1, name="Vandaag").wait_for()
    keys = Keys(page)
    page.get_by_role("link", name="Waarneming").first.focus()
    keys.act("Enter")
    page.get_by_role("heading", level=1, name="Waarneming").wait_for()
    keys.act("n")
    chooser = page.get_by_label("Wie neemt waar")
    expect(chooser).to_be_focused()
    keys.actions += 1
    chooser.press_sequentially(name_of(colleague))
    expect(chooser.locator("option:checked")).to_have_text(name_of(colleague))
    until(page)
    assert faults(page) == []
    keys.act("Control+Enter")
    row = page.get_by_role("row").filter(has_text=name_of(colleague)).filter(has_text="Loopt")
    expect(row).to_contain_text("Hele caseload")
    expect(row).to_contain_text("Zonder gezondheid")
    assert keys.actions <= MOST_ACTIONS

    theirs = visitor()
    theirs.log_in(colleague)
    line = theirs.page.get_by_role("link").filter(has_text="van een collega")
    line.filter(has_text=name_of(absent)).press("Enter")
    theirs.page.get_by_role("table").wait_for()
    assert faults(theirs.page) == []
    theirs.page.get_by_role("table").get_by_role("link", name=client).first.press("Enter")
    expect(theirs.page.get_by_text(f"U neemt waar voor {name_of(absent)}, tot")).to_be_visible()
    expect(theirs.page.get_by_role("link", name="Gesprekken")).to_be_visible()
    expect(theirs.page.get_by_role("link", name="Gezondheid")).to_have_count(0)
    assert faults(theirs.page) == []

    row.get_by_role("button", name="Nu beëindigen").press("Enter")
    confirm = page.get_by_role("dialog").get_by_role("button", name="Nu beëindigen")
    expect(confirm).to_be_focused()
    confirm.press("Enter")
    expect(page.get_by_role("row").filter(has_text="Eerder beëindigd")).to_be_visible()
    theirs.page.reload()
    expect(theirs.page.get_by_role("heading", name="U kunt dit niet openen")).to_be_visible()
    assert [*mine.complaints, *theirs.complaints] == []


def first_client(page: Page) -> str:
    page.get_by_role("link", name="Caseload").first.press("Enter")
    opener = page.locator("tbody [data-opener]").first
    opener.wait_for()
    return str(opener.evaluate("node => node.firstChild.firstChild.textContent")).strip()


def until(page: Page) -> None:
    day = datetime.now(ZoneInfo("Europe/Amsterdam")) + timedelta(days=3)
    end = page.get_by_label("Tot", exact=True)
    for _ in range(8):
        if end.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(end).to_be_focused()
    page.keyboard.type(f"{day.day}-{day.month}")
    expect(page.get_by_text("Dit gebeurt er")).to_be_visible()


def name_of(person: dict[str, str]) -> str:
    return " ".join(part.capitalize() for part in person["email"].split("@")[0].split("."))
