"""Who handles a complaint, whom it is about and whose it is, set right by keyboard; numbers of a quarter."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


def complaint_of_somebody(site: Site) -> str:
    """The number of a complaint that is not a client's yet, taken in by an adviser over the API."""
    adviser = site.person("adviser")
    login = {"email": adviser["email"], "password": adviser["password"]}
    with httpx.Client(base_url=f"{site.url}/api/v1", timeout=30) as http:
        token = http.post("/auth/login", json=login).json()["accessToken"]
        made = http.post(
            "/complaints",
            json={"subject": "invoice", "complainant": "employer"},
            headers={"Authorization": f"Bearer {token}"},
        )
        assert made.status_code == 201, made.text
        return str(made.json()["number"])


@pytest.mark.clause("R45", "R46")
def test_the_officer_sets_right_who_a_complaint_is_of_and_about(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("privacy_officer"))
    page = someone.page
    page.goto(f"{site.url}/complaints")
    page.get_by_role("heading", level=1, name="Klachten").wait_for()
    page.get_by_role("row").nth(1).get_by_role("link").first.press("Enter")
    who = page.get_by_role("region", name="Wie")
    who.get_by_role("button", name="Kies behandelaar").press("Enter")
    choices = who.get_by_label("Behandelaar")
    chosen = choices.locator("option").nth(1).inner_text()
    choices.select_option(index=1)
    assert faults(page) == []
    who.get_by_role("button", name="Vastleggen").press("Enter")
    expect(who.get_by_text(chosen)).to_be_visible()
    who.get_by_role("button", name="Gaat over een collega").press("Enter")
    colleagues = who.get_by_label("Gaat over")
    adviser = colleagues.locator("option").nth(1).inner_text()
    colleagues.select_option(label=adviser)
    who.get_by_role("button", name="Vastleggen").press("Enter")
    expect(who.get_by_text(adviser)).to_be_visible()
    who.get_by_role("listitem").filter(has_text=adviser).get_by_role("button", name="Toch niet").press(
        "Enter"
    )
    expect(who.get_by_role("listitem").filter(has_text=adviser)).to_have_count(0)
    assert faults(page) == []
    assert someone.complaints == []


@pytest.mark.clause("R46")
def test_a_number_that_is_nobodys_is_said_at_the_field(site: Site, visitor: Callable[..., Visitor]) -> None:
    number = complaint_of_somebody(site)
    someone = visitor()
    someone.log_in(site.person("privacy_officer"))
    page = someone.page
    page.goto(f"{site.url}/complaints")
    page.get_by_role("row").filter(has_text=number).get_by_role("link").first.press("Enter")
    who = page.get_by_role("region", name="Wie")
    who.get_by_role("button", name="Koppel aan cliënt").press("Enter")
    who.get_by_label("Cliëntnummer").fill("C-999999")
    who.get_by_role("button", name="Koppelen").press("Enter")
    expect(who.get_by_text("niet aan een cliënt worden gekoppeld").first).to_be_visible()
    assert faults(page) == []


@pytest.mark.clause("R46")
def test_a_quarter_is_saved_as_a_table_in_two_actions(site: Site, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    someone.log_in(site.person("director"))
    page = someone.page
    page.goto(f"{site.url}/complaints")
    page.get_by_role("link", name="In cijfers").press("Enter")
    page.get_by_role("heading", level=1, name="Klachten in cijfers").wait_for()
    expect(page.get_by_text("5 werkdagen")).to_be_visible()
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Opslaan als CSV").press("Enter")
    assert download.value.suggested_filename.startswith("klachten-20")
    page.goto(f"{site.url}/outcomes")
    page.get_by_role("heading", level=1, name="Resultaten in cijfers").wait_for()
    expect(page.get_by_text("minder dan 5 *").first).to_be_visible()
    assert faults(page) == []
    assert someone.complaints == []
