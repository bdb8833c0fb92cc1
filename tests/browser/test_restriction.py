"""A file is restricted on request, read and not written in, told of and lifted; a correction is told to who has it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts
from tests.browser.test_screens import faults, open_first_client, sideways

pytestmark = pytest.mark.browser

BANNER = "Deze gegevens zijn afgeschermd sinds"


@pytest.mark.clause("R41")
@pytest.mark.clause("AVG 18")
def test_the_officer_restricts_the_adviser_reads_and_writes_again_after_lifting(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    adviser = visitor()
    adviser.log_in(site.person("adviser", 2))
    open_first_client(adviser)
    mine = adviser.page
    mine.locator("nav a[href^='/clients/']").filter(has_text="Verzoeken").press("Enter")
    mine.get_by_role("heading", level=2, name="Verzoeken").wait_for()
    mine.get_by_role("button", name="Verzoek aannemen").press("Enter")
    mine.get_by_label("Verzoek", exact=True).select_option("restriction")
    mine.keyboard.press("Control+Enter")
    row = mine.get_by_role("row").filter(has_text="Afschermen")
    number = row.get_by_role("cell").first.inner_text()
    mine.keyboard.press("n")
    mine.get_by_label("Notitie", exact=True).fill("Gebeld over de afspraak.")

    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link", name="Verzoeken").first.press("Enter")
    page.get_by_role("link", name=number).press("Enter")
    page.get_by_role("button", name="Vastgesteld").press("Enter")
    acts = Acts(page)
    acts.press("button", "Afschermen")
    page.get_by_label("Waarom").fill("De cliënt zegt dat het niet klopt.")
    assert faults(page) == []
    acts.save()
    assert acts.count == 2
    expect(page.get_by_role("button", name="Brief: afgeschermd")).to_be_visible()
    assert faults(page) == []

    mine.get_by_label("Notitie", exact=True).press("Control+Enter")
    expect(mine.get_by_text("Deze gegevens zijn afgeschermd: alleen lezen.").first).to_be_visible()
    mine.reload()
    expect(mine.get_by_text(BANNER)).to_be_visible()
    expect(mine.get_by_label("Notitie", exact=True)).to_have_count(0)
    assert faults(mine) == []
    assert not sideways(mine)

    page.get_by_role("button", name="Vertellen dat het eraf gaat").press("Enter")
    page.get_by_role("button", name="Opheffen").press("Enter")
    expect(page.get_by_text("De afscherming is opgeheven.")).to_be_visible()
    mine.reload()
    mine.get_by_role("heading", level=2, name="Verzoeken").wait_for()
    expect(mine.get_by_text(BANNER)).to_have_count(0)
    mine.keyboard.press("n")
    mine.get_by_label("Notitie", exact=True).fill("Opnieuw gebeld.")
    mine.keyboard.press("Control+Enter")
    expect(mine.get_by_label("Notitie", exact=True)).to_have_count(0)


@pytest.mark.clause("AVG 19")
def test_a_correction_is_listed_told_and_told_to_the_client(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link", name="Verzoeken").first.press("Enter")
    page.get_by_role("link").filter(has_text="V-").first.wait_for()
    page.get_by_role("row").filter(has_text="Verbeteren").get_by_role("link").first.press("Enter")
    page.get_by_role("heading", name="Ontvangers").wait_for()
    page.get_by_role("button", name=re.compile("Ontvangers zoeken|Meer soorten toevoegen")).press("Enter")
    page.get_by_label("Naam").press("Space")
    assert faults(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Gewijzigd:")).to_contain_text("Naam")
    page.get_by_role("button", name="De cliënt vertellen wie het waren").press("Enter")
    expect(page.get_by_role("button", name="Brief over de ontvangers").first).to_be_visible()
    assert faults(page) == []
