"""Why a file is closed or open; the log as the client reads it; the reglement."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_access import first_client
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


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
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("De vraag gaat over de adviseur").set_checked(False)
    assert faults(page) == []
    dialog.get_by_role("button", name="Vraag vastleggen").press("Enter")
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
    expect(page.get_by_role("row").filter(has_text="R24")).to_contain_text("Bewaakt")
    assert faults(page) == []
    assert mine.complaints == []
