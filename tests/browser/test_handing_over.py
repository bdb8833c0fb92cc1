"""Documents to a third party by keyboard in at most six actions; the recipient's page; the register of who oversees."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts, at_section
from tests.browser.test_screens import faults, go, sideways

pytestmark = pytest.mark.browser

MOST_ACTIONS = 6
GROUND = "UWV, SVB of gemeente vraagt gegevens voor een uitkering"


@pytest.mark.clause("R28", "R31")
def test_a_document_leaves_in_at_most_six_actions_and_the_recipient_reads_it_once(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser", 1))
    page = at_section(someone, "Verstrekkingen")
    acts = Acts(page)
    acts.press("button", "Stukken geven")
    page.get_by_role("radio", name=GROUND).wait_for()
    acts.save()
    expect(page.get_by_text("Kies de toestemming of de wettelijke bepaling.").first).to_be_visible()
    acts.count -= 1
    page.get_by_role("radio", name=GROUND).press("Space")
    acts.count += 1
    page.get_by_label("Ontvanger").fill("UWV Proefkantoor")
    acts.press("checkbox", "Cv")
    acts.press("checkbox", "naam")
    assert faults(page) == []
    acts.save()
    page.get_by_role("heading", name="Dit gaat eruit").wait_for()
    expect(page.get_by_text("U krijgt deze gegevens alleen voor het doel")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^Cv, "))).to_be_visible()
    assert faults(page) == []
    acts.press("button", "Link maken")
    page.get_by_role("heading", name="De link is klaar").wait_for()
    assert acts.count <= MOST_ACTIONS
    address, code = page.locator("dd code").all_inner_texts()
    recipient = visitor(width=390, height=844)
    recipient.page.goto(address)
    recipient.page.get_by_label("Code van zes cijfers").fill(code)
    recipient.page.keyboard.press("Enter")
    recipient.page.get_by_label("Uw naam").fill("A. Ambtenaar")
    with recipient.page.expect_download() as download:
        recipient.page.keyboard.press("Enter")
    assert download.value.suggested_filename == "stuk.pdf"
    page.reload()
    row = page.get_by_role("row").filter(has_text="UWV Proefkantoor").first
    expect(row).to_contain_text("Ontvangen")
    expect(row).to_contain_text("A. Ambtenaar")
    assert someone.complaints == []
    assert recipient.complaints == []


@pytest.mark.clause("R28")
def test_a_document_is_given_from_its_own_screen(site: Site, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser", 1))
    page = at_section(someone, "Tijdlijn")
    page.get_by_role("link", name="Documenten", exact=True).press("Enter")
    page.get_by_role("row").filter(has_text="Cv").first.click()
    page.get_by_role("link", name="Aan een ander geven").press("Enter")
    page.get_by_role("heading", name="Stukken aan een ander geven").wait_for()
    expect(page.get_by_role("checkbox", name="Cv").first).to_be_checked()
    assert someone.complaints == []


@pytest.mark.clause("R40")
@pytest.mark.parametrize(("role", "width"), [("privacy_officer", 1366), ("director", 390)])
def test_who_oversees_narrows_the_register_and_takes_it_out(
    site: Site, visitor: Callable[..., Visitor], role: str, width: int
) -> None:
    someone = visitor(width=width)
    someone.log_in(site.person(role))
    page = someone.page
    go(page, f"{site.url}/disclosures")
    rows = page.get_by_role("table", name="Verstrekkingen").get_by_role("row")
    before = rows.count()
    assert faults(page) == []
    assert not sideways(page)
    page.get_by_label("Grond").select_option("legal-provision")
    expect(rows).not_to_have_count(before)
    expect(page.get_by_label("Aantallen")).to_contain_text("de wet")
    for form in ("csv", "pdf"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download als {form.upper()}").press("Enter")
        assert download.value.suggested_filename == f"register-van-verstrekkingen.{form}"
    assert someone.complaints == []
