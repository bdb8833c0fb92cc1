"""Documents in a browser: added, looked at, renamed, removed and put back by keyboard; nothing stays in the browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from api.demo_documents import simple_pdf
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PDF = {
    "name": "Diploma heftruck.pdf",
    "mimeType": "application/pdf",
    "buffer": simple_pdf([("Diploma",)] * 3),
}
PROGRAM = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00\x03" + bytes(100)}


def open_documents(visitor: Visitor) -> Page:
    page = visitor.page
    page.goto(f"{visitor.site.url}/clients")
    page.locator("tbody").get_by_role("link").first.press("Enter")
    page.get_by_role("link", name="Documenten").press("Enter")
    page.get_by_text("Kies bestanden").wait_for()
    # The key answers once the section stands.
    expect(page.locator("[aria-busy=true], [class*=skeleton]")).to_have_count(0)
    return page


def test_a_document_is_added_looked_at_renamed_removed_and_put_back(visitor: Callable[..., Visitor]) -> None:
    who = visitor()
    who.log_in(next(person for person in who.site.staff if person["role"] == "adviser"))
    page = open_documents(who)
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("u")
    chooser.value.set_files([PDF, PROGRAM])  # type: ignore[list-item]
    page.get_by_label("Soort").select_option("diploma")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Document toegevoegd.").wait_for()
    expect(page.get_by_text("Dit soort bestand wordt niet aangenomen")).to_be_visible()
    page.get_by_role("button", name="Annuleren").press("Enter")
    page.get_by_role("button", name="Diploma heftruck").first.press("Enter")
    page.get_by_role("img", name="Diploma heftruck, Bladzijde 1 van 3").wait_for()
    page.get_by_role("button", name="Volgende bladzijde").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("img", name="Diploma heftruck, Bladzijde 2 van 3").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Downloaden").press("Enter")
    assert saved.value.suggested_filename == "Diploma heftruck.pdf"
    page.get_by_role("button", name="Titel of soort wijzigen").press("Enter")
    page.get_by_role("textbox", name="Titel").fill("Heftruckbewijs")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="Heftruckbewijs").wait_for()
    page.get_by_role("button", name="Verwijderen").press("Enter")
    expect(page.get_by_role("button", name="Heftruckbewijs")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    page.get_by_role("button", name="Heftruckbewijs").wait_for()
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.title])"
    )
    assert "eftruck" not in kept
    assert who.complaints == []


@pytest.mark.clause("R7")
def test_health_documents_stay_closed_until_a_purpose_is_chosen(visitor: Callable[..., Visitor]) -> None:
    who = visitor()
    who.log_in(next(person for person in who.site.staff if person["role"] == "adviser"))
    page = open_documents(who)
    health = page.get_by_role("region", name="Documenten over gezondheid")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    expect(health.get_by_role("button", name="Documenten openen")).to_be_disabled()
    health.get_by_label("Begeleiding in het traject").check()
    assert not any("health-documents" in url for url in asked)
    health.get_by_role("button", name="Documenten openen").press("Enter")
    health.get_by_text("Kies bestanden").wait_for()
    assert any("health-documents?purpose=guidance" in url for url in asked)
    health.get_by_role("button", name="Sluiten").press("Enter")
    expect(health.get_by_role("table")).to_have_count(0)
