"""A traject by keyboard, from the referral to the final report; the common acts on the way stay within their counts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_main_job import email_of, open_file
from tests.browser.test_results import Acts

pytestmark = pytest.mark.browser

LOG_A_CONVERSATION = 3
STATE_OF_AN_ACTIVITY = 2
REPORT_TO_THE_PARTY = 5
TAKE_IN_A_REFERRAL = 3

ACTIVITY = "Sollicitatietraining"
GOALS = "Werk in een magazijn, vier dagen per week."
AGREED = "Elke week een gesprek."
RESULT = "Heeft drie brieven geschreven en twee keer gebeld."
CONVERSATION = "Samen twee vacatures gekozen en een brief geschreven."
FACTS = "Schreef drie brieven en voerde twee gesprekken."
OPINION = "Zoekt nu zelf naar werk."
EMPLOYER = "Magazijn De Proef"
WITH_DIAGNOSIS = "Werkt vier dagen, ondanks een depressie."


@pytest.mark.clause("R8")
@pytest.mark.clause("R9")
@pytest.mark.clause("R11")
@pytest.mark.clause("R12")
@pytest.mark.clause("R20")
@pytest.mark.clause("R29")
def test_a_client_goes_by_keyboard_from_referral_to_final_report(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    coordinator = visitor()
    coordinator.log_in(site.person("coordinator"))
    name, adviser = take_in_referral(coordinator.page)
    mine = visitor()
    mine.log_in(next(one for one in site.staff if one["email"] == email_of(site, adviser)))
    page = mine.page
    open_file(page, name)
    offer_the_statement(page)
    activate(page)
    look_where_activities_are_chosen(page)
    write_plan(page)
    plan_activity(page)
    record_approval(page)
    log_conversation(page)
    finish_activity(page)
    judge_result(page)
    record_placement(page)
    send_final_report(page)
    see_it_all_on_the_timeline(page)
    assert coordinator.complaints == []
    assert mine.complaints == []


class Keys(Acts):
    """Shortcut keys and controls chosen by keyboard, counted; what is typed into a field is not."""

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def on(self, control: Locator, key: str) -> None:
        control.press(key)
        self.count += 1


def section(page: Page, name: str, *, heading: str | None = None) -> None:
    """Another part of the file, by its link."""
    parts = page.get_by_role("navigation", name="Onderdelen van het dossier")
    parts.get_by_role("link", name=name, exact=True).press("Enter")
    page.get_by_role("heading", level=2, name=heading or name).first.wait_for()


def take_in_referral(page: Page) -> tuple[str, str]:
    """Open, A, Enter. Answers who came and whose they are."""
    page.get_by_role("link", name="Inbox").first.press("Enter")
    row = first_of(page, "Werkfit maken")
    acts = Keys(page)
    acts.on(row, "Enter")
    page.get_by_role("heading", name="Wat is aangeleverd").wait_for()
    name = page.get_by_role("heading", level=1).inner_text().strip()
    acts.key("a")
    chosen = page.get_by_role("radio", checked=True)
    expect(chosen).to_be_focused()
    adviser = str(chosen.evaluate("node => node.labels[0].textContent")).strip()
    acts.key("Enter")
    page.get_by_text(f"is gekoppeld aan {adviser}").wait_for()
    assert acts.count <= TAKE_IN_A_REFERRAL
    return name, adviser


def first_of(page: Page, service: str) -> Locator:
    """The first referral for a service; its terms come from the template and its hours from the contract."""
    rows = page.get_by_role("table", name="Inbox").locator("tbody").get_by_role("row")
    return rows.filter(has_text=service).first.get_by_role("link")


def offer_the_statement(page: Page) -> None:
    """Before a traject begins (R3)."""
    section(page, "Verklaring")
    page.get_by_role("button", name="Verklaring aanbieden").press("Enter")
    page.get_by_role("radio", name="Niet getekend").press("Space")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="PDF").first.wait_for()


def activate(page: Page) -> None:
    section(page, "Traject")
    page.get_by_role("button", name="Traject starten").press("Enter")
    page.get_by_label("Begint op", exact=True).press("Control+Enter")
    page.get_by_role("button", name="Onderbreken").wait_for()


def look_where_activities_are_chosen(page: Page) -> None:
    """There is none yet; these parts must know the one that is planned a moment later."""
    section(page, "Resultaten")
    page.get_by_role("button", name="Resultaat beoordelen").press("Enter")
    subject = page.get_by_label("Waar gaat het over?", exact=True)
    expect(subject.get_by_role("option")).to_have_count(1)
    page.get_by_label("Wat vaststaat", exact=True).press("Escape")
    page.get_by_role("button", name="Resultaat beoordelen").wait_for()
    page.keyboard.press("n")
    note = page.get_by_label("Notitie", exact=True)
    expect(note).to_be_focused()
    expect(page.get_by_text("over op de opdracht")).to_be_visible()
    note.press("Escape")
    expect(note).to_have_count(0)


def write_plan(page: Page) -> None:
    section(page, "Plan van aanpak")
    page.get_by_role("button", name="Plan schrijven").press("Enter")
    expect(page.get_by_label("Doelen", exact=True)).to_be_focused()
    page.keyboard.type(GOALS)
    page.get_by_label("Afspraken", exact=True).focus()
    page.keyboard.type(AGREED)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("definition").filter(has_text=GOALS)).to_be_visible()
    expect(page.get_by_text("Concept", exact=True)).to_be_visible()


def plan_activity(page: Page) -> None:
    page.keyboard.press("a")
    expect(page.get_by_label("Activiteit of product", exact=True)).to_be_focused()
    page.keyboard.type(ACTIVITY)
    page.get_by_label("Uren", exact=True).focus()
    page.keyboard.type("12")
    page.keyboard.press("Control+Enter")
    expect(activity_row(page).get_by_text("Gepland", exact=True)).to_be_visible()


def activity_row(page: Page) -> Locator:
    return page.get_by_role("table", name="Activiteiten").get_by_role("row").filter(has_text=ACTIVITY)


def record_approval(page: Page) -> None:
    page.get_by_role("button", name="Akkoord cliënt vastleggen").press("Enter")
    expect(page.get_by_role("radio", name="op papier")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Cliënt akkoord op")).to_be_visible()


def log_conversation(page: Page) -> None:
    """N, the activity, Ctrl+Enter: the note is there and its hours are used."""
    used = page.locator("header")
    expect(used.get_by_text(re.compile("^0 min van "))).to_be_visible()
    acts = Keys(page)
    acts.key("n")
    expect(page.get_by_label("Notitie", exact=True)).to_be_focused()
    page.keyboard.type(CONVERSATION)
    page.get_by_label("Minuten", exact=True).fill("45")
    box = page.get_by_role("region", name="Nieuwe gespreksnotitie")
    activity = box.get_by_label("Activiteit", exact=True)
    acts.on(activity, "ArrowDown")
    expect(activity.locator("option:checked")).to_have_text(ACTIVITY)
    acts.save()
    expect(used.get_by_text(re.compile("^45 min van "))).to_be_visible()
    assert acts.count <= LOG_A_CONVERSATION
    section(page, "Uren", heading="Uren · ")
    expect(
        page.get_by_role("table", name="Uren").get_by_role("row").filter(has_text=ACTIVITY)
    ).to_be_visible()


def finish_activity(page: Page) -> None:
    """J to the row and 3; R writes what came of it."""
    section(page, "Plan van aanpak")
    row = activity_row(page)
    row.wait_for()
    acts = Keys(page)
    acts.key("j")
    acts.key("3")
    expect(row.get_by_text("Gedaan", exact=True)).to_be_visible()
    assert acts.count <= STATE_OF_AN_ACTIVITY
    page.keyboard.press("r")
    expect(page.get_by_label("Resultaat", exact=True)).to_be_focused()
    page.keyboard.type(RESULT)
    page.keyboard.press("Control+Enter")
    expect(row.get_by_text(RESULT)).to_be_visible()


def judge_result(page: Page) -> None:
    section(page, "Resultaten")
    page.get_by_role("button", name="Resultaat beoordelen").press("Enter")
    subject = page.get_by_label("Waar gaat het over?", exact=True)
    expect(subject.get_by_role("option", name=ACTIVITY)).to_have_count(1)
    subject.press("ArrowDown")
    page.get_by_label("Wat vaststaat", exact=True).focus()
    page.keyboard.type(FACTS)
    page.get_by_label("Oordeel van de adviseur", exact=True).focus()
    page.keyboard.type(OPINION)
    page.get_by_role("button", name="Gesprek", exact=True).press("Enter")
    cited = page.get_by_role("list", name="Kies het gesprek").get_by_role("button")
    cited.filter(has_text=CONVERSATION).press("Enter")
    page.keyboard.press("Control+Enter")
    item = page.get_by_role("listitem").filter(has_text=FACTS)
    expect(item.first).to_contain_text(ACTIVITY)
    expect(item.first).to_contain_text("Gesprek")
    item.get_by_role("button", name="Vastzetten").press("Enter")
    expect(item.first).to_contain_text("Staat vast")


def record_placement(page: Page) -> None:
    section(page, "Plaatsing")
    page.get_by_role("button", name="Plaatsing vastleggen").press("Enter")
    page.get_by_label("Werkgever", exact=True).focus()
    page.keyboard.type(EMPLOYER)
    page.get_by_label("Functie", exact=True).focus()
    page.keyboard.type("Magazijnmedewerker")
    page.get_by_label("Uren per week", exact=True).focus()
    page.keyboard.type("32")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("listitem").filter(has_text=EMPLOYER)).to_contain_text("Duurzaam op")


def send_final_report(page: Page) -> None:
    """Final report, replace the marked word, Ctrl+Enter, send, Enter on the typed name."""
    section(page, "Rapportages")
    acts = Keys(page)
    acts.press("button", "Eindrapportage")
    page.get_by_role("textbox", name="Resultaat", exact=True).focus()
    page.keyboard.type(WITH_DIAGNOSIS)
    marked = page.get_by_role("listitem").filter(has_text="depressie")
    expect(marked).to_contain_text("diagnose")
    expect(page.get_by_role("status").filter(has_text="1 woord over gezondheid")).to_be_visible()
    for title in ("Advies voor het vervolg", "Reactie van de cliënt"):
        page.get_by_role("textbox", name=title, exact=True).focus()
        page.keyboard.type("Gaat zelfstandig verder.")
    acts.press("button", "Vervang door beperking")
    expect(page.get_by_role("textbox", name="Resultaat", exact=True)).not_to_have_value(WITH_DIAGNOSIS)
    page.get_by_role("textbox", name="Resultaat", exact=True).focus()
    acts.save()
    page.get_by_role("heading", name="Dit gaat eruit").wait_for()
    paper = page.get_by_role("img", name=re.compile("Bladzijde 1 van"))
    expect(paper).to_be_visible()
    assert paper.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    acts.press("button", "Versturen")
    dialog = page.get_by_role("dialog", name="Rapportage versturen")
    to = re.search("Voor (.+), kenmerk", page.get_by_text(re.compile("^Voor .+, kenmerk ")).inner_text())
    assert to
    typed = dialog.get_by_role("textbox")
    expect(typed).to_be_focused()
    page.keyboard.type(to[1])
    acts.key("Enter")
    expect(page.get_by_text(f"Verstuurd aan {to[1]} op")).to_be_visible()
    assert acts.count <= REPORT_TO_THE_PARTY


def see_it_all_on_the_timeline(page: Page) -> None:
    section(page, "Tijdlijn")
    for line in (
        "Traject gestart",
        "Plan van aanpak begonnen (versie 1)",
        "Plan van aanpak akkoord door de cliënt (versie 1)",
        f"Activiteit toegevoegd: {ACTIVITY}",
        CONVERSATION,
        "Resultaat beoordeeld: behaald",
        f"Aan het werk bij {EMPLOYER}",
        "Eindrapport verstuurd aan de opdrachtgever",
    ):
        expect(page.get_by_role("main").get_by_text(line).first).to_be_visible()
    page.get_by_role("link").filter(has_text="Eindrapport verstuurd").press("Enter")
    page.get_by_role("heading", level=2, name="Rapportages").wait_for()
    expect(page.get_by_text("Verstuurd op")).to_be_visible()
