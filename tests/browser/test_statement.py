"""Statement and reglement: two actions to record a signature, and the client's own page behind a link and a code."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts, at_section
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser

MOST_ACTIONS = 4


@pytest.mark.clause("R3")
def test_a_signature_on_the_screen_is_recorded_in_at_most_four_actions(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser"))
    page = at_section(someone, "Verklaring")
    rows = page.get_by_role("row").filter(has=page.get_by_role("button", name="PDF"))
    rows.first.wait_for()
    before = rows.count()
    acts = Acts(page)
    acts.press("button", "Verklaring aanbieden")
    assert faults(page) == []
    acts.save()
    expect(page.get_by_text("Laat de cliënt eerst tekenen.").first).to_be_visible()
    sign(page)
    acts.save()
    expect(rows).to_have_count(before + 1)
    expect(rows.first).to_contain_text("Getekend")
    assert acts.count <= MOST_ACTIONS
    assert faults(page) == []
    assert someone.complaints == []


@pytest.mark.clause("R3", "R28", "R32")
def test_statement_and_a_consent_are_signed_once_in_at_most_four_actions(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    """Opening, yes to one question, saving: nothing is answered beforehand, and one signature is for all."""
    someone = visitor()
    someone.log_in(site.person("adviser", 2))
    page = at_section(someone, "Verklaring")
    acts = Acts(page)
    acts.press("button", "Verklaring aanbieden")
    cards = page.get_by_role("list").filter(has=page.get_by_role("radiogroup")).get_by_role("listitem")
    photo = cards.filter(has_text="Foto of woorden gebruiken")
    expect(photo).to_contain_text("Weigeren mag en heeft geen gevolgen voor uw traject.")
    expect(cards.get_by_role("radio", checked=True)).to_have_count(0)
    boxes = [photo.get_by_text(words, exact=True).bounding_box() for words in ("Nee", "Ja")]
    assert None not in boxes
    photo.get_by_role("radio", name="Ja").press("Space")
    acts.count += 1
    sign(page)
    assert faults(page) == []
    acts.save()
    page.get_by_role("heading", name="Geef dit mee").wait_for()
    assert acts.count <= MOST_ACTIONS
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Foto of woorden gebruiken (gegeven)").press("Enter")
    assert download.value.suggested_filename.startswith("toestemming-")
    page.get_by_role("link", name="Toestemmingen").first.press("Enter")
    rows = page.get_by_role("row").filter(has=page.get_by_role("button", name="Bewijs"))
    expect(rows.filter(has_text="Foto of woorden gebruiken").first).to_contain_text("Gegeven")
    assert someone.complaints == []


@pytest.mark.clause("R3")
def test_a_client_reads_and_signs_at_home_by_link_and_code(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser", 1))
    page = at_section(someone, "Verklaring")
    page.get_by_role("button", name="Verklaring aanbieden").press("Enter")
    page.get_by_role("radio", name="Met een link").press("Space")
    page.get_by_role("button", name="Link maken").press("Enter")
    page.get_by_role("heading", name="De link is klaar").wait_for()
    address, code = page.locator("dd code").all_inner_texts()
    client = visitor(width=390, height=844)
    client.page.goto(address)
    client.page.get_by_label("Code van zes cijfers").fill(code)
    assert faults(client.page) == []
    client.page.keyboard.press("Enter")
    client.page.get_by_role("heading", name="Privacyreglement").wait_for()
    assert faults(client.page) == []
    client.page.get_by_role("button", name="Ik heb beide teksten gekregen").press("Enter")
    client.page.get_by_role("heading", name="Dank u wel").wait_for()
    page.reload()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Getekend")
    assert client.complaints == []


def sign(page: Page) -> None:
    """Draw a line, as a pen would. Not an action: the client does it."""
    pad = page.locator("canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + 30 + step * 20, box["y"] + 40 + (step % 3) * 15)
    page.mouse.up()
