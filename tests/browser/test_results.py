"""Results and a placement by keyboard and click: two actions for a piece of evidence, four for a placement."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from domain.shared.clock import SystemClock, bureau_date
from domain.shared.terms import add_months
from tests.browser.conftest import Site, Visitor
from tests.browser.test_screens import faults, go, open_first_client, sideways

pytestmark = pytest.mark.browser


class Acts:
    """Clicks and shortcut keys, counted; what is typed into a field is not."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, role: str, name: str, *, exact: bool = True) -> None:
        """Choose a control by keyboard: focus and Enter, or Space for a choice."""
        control = self.page.get_by_role(role, name=name, exact=exact).first  # type: ignore[arg-type]
        control.press("Enter" if role == "button" else "Space")
        self.count += 1

    def save(self) -> None:
        self.page.keyboard.press("Control+Enter")
        self.count += 1


def at_section(someone: Visitor, name: str) -> Page:
    open_first_client(someone)
    someone.page.get_by_role("link", name=name).first.press("Enter")
    someone.page.get_by_role("heading", level=2, name=name).wait_for()
    return someone.page


@pytest.mark.clause("R11")
def test_a_result_is_judged_on_a_conversation_in_two_actions_for_the_evidence(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser"))
    page = at_section(someone, "Resultaten")
    acts = Acts(page)
    acts.press("button", "Resultaat beoordelen")
    page.get_by_label("Wat vaststaat").fill("Zes keer op tijd gekomen.")
    page.get_by_label("Oordeel van de adviseur").fill("Heeft geen moeite meer met op tijd komen.")
    before = acts.count
    acts.press("button", "Gesprek")
    page.get_by_role("list", name="Kies het gesprek").get_by_role("button").first.press("Enter")
    acts.count += 1
    assert acts.count - before == 2
    page.get_by_label("Oordeel van de adviseur").focus()
    acts.save()
    item = page.get_by_role("listitem").filter(has_text="Zes keer op tijd gekomen.").first
    expect(item).to_contain_text("Concept")
    expect(item).to_contain_text("Gesprek")
    item.get_by_role("button", name="Vastzetten").press("Enter")
    expect(item).to_contain_text("Staat vast")
    expect(item.get_by_role("button", name="Concept wijzigen")).to_have_count(0)
    assert someone.complaints == []


@pytest.mark.clause("R11")
def test_an_observation_that_is_still_being_typed_is_saved_along(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser"))
    page = at_section(someone, "Resultaten")
    Acts(page).press("button", "Resultaat beoordelen")
    page.get_by_label("Wat vaststaat").fill("Belde zelf af.")
    page.get_by_label("Oordeel van de adviseur").fill("Dat gaat goed.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Kies ten minste één onderbouwing.").first).to_be_visible()
    Acts(page).press("button", "Waarneming")
    page.get_by_label("Wat zag u zelf?").fill("Hoorde het telefoongesprek.")
    page.keyboard.press("Control+Enter")
    item = page.get_by_role("listitem").filter(has_text="Belde zelf af.").first
    expect(item).to_contain_text("Hoorde het telefoongesprek.")


@pytest.mark.clause("R20")
def test_a_placement_is_recorded_in_four_actions_and_says_when_it_is_durable(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser", 1))
    page = at_section(someone, "Plaatsing")
    acts = Acts(page)
    acts.press("button", "Plaatsing vastleggen")
    acts.press("radio", "Detachering")
    page.get_by_label("Werkgever").fill("Bakkerij De Proef")
    page.get_by_label("Functie").fill("Bakker")
    page.get_by_label("Uren per week").fill("24,5")
    acts.save()
    item = page.get_by_role("listitem").filter(has_text="Bakkerij De Proef").first
    expect(item).to_contain_text("24,5 uur per week")
    durable = add_months(bureau_date(SystemClock().now()), 6)
    expect(item).to_contain_text("Duurzaam op")
    expect(item).to_contain_text(str(durable.year))
    assert acts.count <= 4
    assert someone.complaints == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_forms_of_results_are_without_faults_and_fit_a_phone(
    site: Site, visitor: Callable[..., Visitor], dark: bool
) -> None:
    someone = visitor(width=390, height=844, dark=dark)
    someone.log_in(site.person("adviser"))
    open_first_client(someone)
    page, address = someone.page, someone.page.url.rpartition("/")[0]
    found: dict[str, object] = {}
    for section, buttons in (
        ("results", ("Resultaat beoordelen", "Waarneming")),
        ("results", ("Referentie vastleggen",)),
        ("results", ("Passend werk openen", "Passend werk beoordelen")),
        ("placement", ("Plaatsing vastleggen",)),
    ):
        go(page, f"{address}/{section}")
        for name in buttons:
            page.get_by_role("button", name=name, exact=True).first.press("Enter")
        found[buttons[0]] = [*faults(page), *(["sideways"] if sideways(page) else [])]
    assert {name: lines for name, lines in found.items() if lines} == {}
