"""A request from registration in the file to its letter, by keyboard, through three people's hands."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts, at_section
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


@pytest.mark.clause("R41")
def test_a_request_goes_from_the_file_to_its_letter(site: Site, visitor: Callable[..., Visitor]) -> None:
    adviser = visitor()
    adviser.log_in(site.person("adviser", 1))
    page = at_section(adviser, "Verzoeken")
    acts = Acts(page)
    acts.press("button", "Verzoek aannemen")
    page.get_by_label("Wat precies").fill("Alles van dit jaar.")
    assert faults(page) == []
    acts.save()
    row = page.get_by_role("row").filter(has_text="Inzage")
    expect(row).to_contain_text("Nagaan wie het vraagt")
    assert acts.count == 2
    number = row.get_by_role("cell").first.inner_text()

    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link", name="Verzoeken").first.press("Enter")
    page.get_by_role("link", name=number).press("Enter")
    page.get_by_text("Alles van dit jaar.").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Vastgesteld").press("Enter")
    page.get_by_label("Uitleg").fill("U krijgt uw gegevens.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Dit besluit wacht op een tweede persoon.").wait_for()
    assert faults(page) == []

    director = visitor()
    director.log_in(site.person("director"))
    director.page.get_by_role("link", name="Verzoeken").first.press("Enter")
    director.page.get_by_role("link", name=number).press("Enter")
    director.page.get_by_role("button", name="Akkoord").press("Enter")
    expect(director.page.get_by_role("button", name="Besluit")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Uitgevoerd").press("Enter")
    page.get_by_role("button", name="Afsluiten").press("Enter")
    expect(page.get_by_text("Er is niets meer te doen.")).to_be_visible()
    assert [*adviser.complaints, *officer.complaints, *director.complaints] == []
