"""Introducing a client to an employer by keyboard in at most five actions, and the employer's own page (R25, R31)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts, at_section
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser

MOST_ACTIONS = 5


@pytest.mark.clause("R25", "R31")
def test_a_client_is_introduced_in_at_most_five_actions_and_the_employer_reads_once(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser"))
    page = at_section(someone, "Verstrekkingen")
    acts = Acts(page)
    acts.press("button", "Voorstellen aan een werkgever")
    page.get_by_label("Werkgever").fill("Timmerbedrijf Proef")
    page.get_by_label("Functie").fill("timmerman")
    assert faults(page) == []
    acts.save()
    page.get_by_role("heading", name="Dit gaat eruit").wait_for()
    expect(page.get_by_text("Zonder naam: er is geen toestemming")).to_be_visible()
    assert faults(page) == []
    acts.press("button", "Link maken")
    page.get_by_role("heading", name="De link is klaar").wait_for()
    assert acts.count <= MOST_ACTIONS
    assert faults(page) == []
    address, code = page.locator("dd code").all_inner_texts()
    employer = visitor(width=390, height=844)
    employer.page.goto(address)
    employer.page.get_by_label("Code van zes cijfers").fill(code)
    assert faults(employer.page) == []
    employer.page.keyboard.press("Enter")
    employer.page.get_by_role("heading", name="Eerst uw belofte").wait_for()
    employer.page.get_by_label("Uw naam").fill("H. Timmer")
    assert faults(employer.page) == []
    with employer.page.expect_download() as download:
        employer.page.keyboard.press("Enter")
    assert download.value.suggested_filename == "profiel.pdf"
    employer.page.get_by_role("heading", name="Dank u wel").wait_for()
    page.reload()
    row = page.get_by_role("row").filter(has_text="Timmerbedrijf Proef").first
    expect(row).to_contain_text("Ontvangen")
    expect(row).to_contain_text("H. Timmer")
    assert someone.complaints == []
    assert employer.complaints == []
