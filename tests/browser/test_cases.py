"""A complaint taken in and a breach told, each in two actions; the registers and their cases for the officer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts
from tests.browser.test_screens import faults, open_first_client

pytestmark = pytest.mark.browser


@pytest.mark.clause("R45")
def test_a_complaint_is_taken_in_with_two_actions_from_the_file(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    """What it is about, and save; the form stands in the file."""
    someone = visitor()
    someone.log_in(site.person("adviser"))
    open_first_client(someone)
    page = someone.page
    page.get_by_role("link", name="Vragen en klachten").first.press("Enter")
    page.get_by_role("heading", level=2, name="Klacht").wait_for()
    assert faults(page) == []
    acts = Acts(page)
    acts.press("radio", "Bejegening")
    acts.save()
    expect(page.get_by_text("is aangenomen")).to_be_visible()
    assert acts.count == 2
    assert someone.complaints == []


@pytest.mark.clause("AVG 33")
def test_a_breach_is_told_in_two_actions_from_anywhere_and_the_officer_sees_its_clock(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("administration"))
    page = someone.page
    page.get_by_role("heading", name="Vandaag").first.wait_for()
    acts = Acts(page)
    page.keyboard.press("Shift+!")
    acts.count += 1
    page.get_by_role("heading", name="Meld datalek").wait_for()
    assert faults(page) == []
    page.get_by_label("Wat weet u ervan?").fill("De tas met de laptop is weg.")
    acts.save()
    expect(page.get_by_text("Uw melding is binnen")).to_be_visible()
    assert acts.count == 2
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    officer.page.goto(f"{site.url}/data-breaches")
    row = officer.page.get_by_role("row").filter(has_text="nog niet duidelijk")
    expect(row.first).to_contain_text("nog 71 u")
    assert faults(officer.page) == []
    row.first.get_by_role("link").click()
    officer.page.get_by_role("heading", name="Nu te doen").wait_for()
    assert faults(officer.page) == []
    assert officer.complaints == []


@pytest.mark.clause("R46")
def test_the_officer_takes_a_complaint_from_hearing_to_finding(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("privacy_officer"))
    page = someone.page
    page.goto(f"{site.url}/complaints")
    page.get_by_role("row").filter(has_text="Inhoud van de begeleiding").get_by_role("link").click()
    page.get_by_role("button", name="Oordeel schrijven").press("Enter")
    page.get_by_role("radio", name="Ongegrond").press("Space")
    page.get_by_label("Waarom vindt u dit?").fill("De test past bij de opdracht.")
    assert faults(page) == []
    page.get_by_role("button", name="Vastleggen").press("Enter")
    expect(page.get_by_role("button", name="Antwoordbrief maken")).to_be_visible()
    for place in ("/mediations", "/complaints"):
        page.goto(f"{site.url}{place}")
        page.get_by_role("heading", level=1).wait_for()
        assert faults(page) == []
    assert someone.complaints == []
