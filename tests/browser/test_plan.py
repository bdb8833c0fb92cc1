"""The plan by keyboard: the state of an activity in two actions, its result, an approval, and no typed word lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visitor

pytestmark = pytest.mark.browser

RESULT = "Heeft drie keer geoefend en belt nu zelf."
TYPED = "Werk als kok, vier dagen per week."


def open_plan(visitor: Visitor, state: str) -> Page:
    """The plan of the first client whose plan stands like this."""
    page = visitor.page
    page.goto(f"{visitor.site.url}/clients")
    page.locator("tbody").get_by_role("link").first.wait_for()
    links = page.locator("tbody").get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    for link in links[:12]:
        page.goto(f"{link.rstrip('/')}/plan")
        page.get_by_role("heading", name="Activiteiten", exact=True).wait_for()
        if page.get_by_text("Versie 1", exact=True).count() and page.get_by_text(state, exact=True).count():
            page.get_by_role("table", name="Activiteiten").locator("[data-opener]").first.wait_for()
            return page
    raise AssertionError(f"no plan stands as {state}")


def row_of(page: Page, product: str) -> Locator:
    return page.get_by_role("table", name="Activiteiten").get_by_role("row").filter(has_text=product)


def focus(page: Page, product: str) -> None:
    """To the row with j, as far as it takes; the first press is the one that counts for a first row."""
    for _ in range(8):
        if row_of(page, product).locator("[data-opener]:focus").count():
            return
        page.keyboard.press("j")
    raise AssertionError("the row was not reached")


@pytest.mark.clause("R9")
def test_a_state_is_one_key_on_the_row_and_a_result_one_key_and_the_text(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    mine = visitor()
    mine.log_in(site.person("adviser"))
    page = open_plan(mine, "Akkoord")
    training = row_of(page, "Training werknemersvaardigheden")
    actions = ["j", "2"]
    for key in actions:
        page.keyboard.press(key)
    expect(training.get_by_text("Loopt", exact=True)).to_be_visible()
    assert len(actions) <= 2
    page.keyboard.press("3")
    expect(training.get_by_text("Gedaan", exact=True)).to_be_visible()

    focus(page, "Beroepskeuzetest")
    page.keyboard.press("r")
    expect(page.get_by_label("Resultaat", exact=True)).to_be_focused()
    page.keyboard.type(RESULT)
    page.keyboard.press("Control+Enter")
    choice = row_of(page, "Beroepskeuzetest")
    expect(choice.get_by_text(RESULT)).to_be_visible()

    expect(choice.locator("[data-opener]")).to_be_focused()
    page.keyboard.press("4")
    page.keyboard.type("De test is ergens anders gedaan.")
    page.keyboard.press("Control+Enter")
    expect(choice.get_by_text("Niet gedaan", exact=True)).to_be_visible()
    page.reload()
    expect(row_of(page, "Beroepskeuzetest").get_by_text("De test is ergens anders gedaan.")).to_be_visible()
    # What became of it is no change of what was agreed.
    expect(page.get_by_text("Versie 1", exact=True)).to_be_visible()
    assert mine.complaints == []


@pytest.mark.clause("R8")
def test_an_approval_is_recorded_and_an_edit_afterwards_is_compared_with_what_was_agreed(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    mine = visitor()
    mine.log_in(site.person("adviser", 1))
    page = open_plan(mine, "Concept")
    page.get_by_role("button", name="Akkoord cliënt vastleggen").press("Enter")
    expect(page.get_by_role("radio", name="op papier")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Cliënt akkoord op")).to_be_visible()
    page.get_by_role("button", name="Teksten wijzigen").press("Enter")
    expect(page.get_by_label("Doelen", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(TYPED)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Versie 2", exact=True)).to_be_visible()
    page.get_by_role("button", name="Versies").press("Enter")
    expect(page.locator("ins").first).to_be_visible()
    expect(page.locator("del").first).to_be_visible()
    assert mine.complaints == []


@pytest.mark.clause("R8")
def test_two_who_write_the_plan_at_once_lose_nothing_and_choose(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    first, second = visitor(), visitor()
    for one in (first, second):
        one.log_in(site.person("adviser", 2))
    page = open_plan(first, "Concept")
    other = second.page
    other.goto(page.url)
    for one in (page, other):
        one.get_by_role("button", name="Teksten wijzigen").press("Enter")
    page.get_by_label("Doelen", exact=True).fill("Doel van de een")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Teksten wijzigen")).to_be_visible()
    other.get_by_label("Doelen", exact=True).fill(TYPED)
    other.keyboard.press("Control+Enter")
    expect(other.get_by_text(TYPED)).to_be_visible()
    expect(other.get_by_text("Doel van de een")).to_be_visible()
    other.get_by_role("button", name="Keuze opslaan").press("Enter")
    expect(other.get_by_role("button", name="Teksten wijzigen")).to_be_visible()
    expect(other.get_by_text(TYPED)).to_be_visible()
