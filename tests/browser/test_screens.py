"""Every screen: axe finds no fault, light or dark; a phone needs no sideways scroll; English; no typed word is lost."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FRONTEND, Site, Visitor

pytestmark = pytest.mark.browser

AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = {
    "adviser": ["/day", "/clients", "/agenda", "/hours", "/tasks", "/stand-ins"],
    "coordinator": ["/day", "/clients", "/inbox", "/intake", "/tasks", "/stand-ins"],
    "privacy_officer": [
        "/day",
        "/report-reviews",
        "/emergency-reviews",
        "/disclosures",
        "/log",
        "/administration",
    ],
    "administrator": ["/day", "/administration"],
}
"""What each role finds in the rail and behind its links; the sections of a file and the tabs are read from the page."""
HELD_BACK = "Werkt vier dagen, ondanks een depressie."
DUTCH = re.compile(
    r"\b(de|het|een|en|van|voor|niet|nog|met|naar|wordt|zijn|opslaan|toevoegen|wijzigen)\b", re.IGNORECASE
)
WORDS_OF_THE_APP = (
    "main :is(h2, h3, th, dt, label, legend, button):not(td *, li *, article *, header *, [data-item])"
)


def faults(page: Page) -> list[str]:
    """What axe finds, one line each."""
    settled(page)
    # As the debugger does, past the policy of the page: the page itself may load no foreign script.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    return [
        f"{fault['id']}: {node['target']}" for fault in found["violations"] for node in fault["nodes"][:3]
    ]


def sideways(page: Page) -> bool:
    settled(page)
    script = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(script))


def settled(page: Page) -> None:
    """Nothing is being loaded any more that the screen shows, and no colour is on its way to another."""
    page.evaluate("document.fonts.ready.then(() => true)")
    expect(page.locator("[aria-busy=true], [class*=skeleton]")).to_have_count(0, timeout=20_000)
    page.evaluate(
        "Promise.all(document.getAnimations().map(one => one.finished.catch(() => one))).then(() => true)"
    )


def go(page: Page, path: str) -> None:
    """To another screen and wait until it stands."""
    page.goto(path)
    page.get_by_role("heading", level=1).first.wait_for()
    settled(page)


def open_first_client(visitor: Visitor) -> None:
    go(visitor.page, f"{visitor.site.url}/clients")
    visitor.page.locator("tbody").get_by_role("link").first.press("Enter")
    visitor.page.locator("nav a[href^='/clients/']").first.wait_for()


def tour(someone: Visitor, role: str) -> Iterator[str]:
    """Every place of a role, one after the other; each stands on the screen when it is named."""
    page = someone.page
    for path in SCREENS[role]:
        go(page, someone.site.url + path)
        yield f"{role} {path}"
        tabs = page.get_by_role("main").get_by_role("radio") if path == "/administration" else None
        for number in range(1, tabs.count() if tabs else 0):
            assert tabs
            tabs.nth(number).press("Space")
            expect(tabs.nth(number)).to_be_checked()
            yield f"{role} {path} tab {number}"
    if "/clients" not in SCREENS[role]:
        return
    open_first_client(someone)
    file = page.url.rpartition("/")[0]
    sections = page.locator(f"nav a[href^='{file.removeprefix(someone.site.url)}/']")
    names = sections.evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert len(names) > (20 if role == "adviser" else 0)
    for name in names:
        page.locator(f"nav a[href='{name}']").press("Enter")
        page.wait_for_url(f"**{name}")
        page.get_by_role("main").get_by_role("heading", level=2).first.wait_for()
        settled(page)
        yield f"{role} file /{name.rpartition('/')[2]}"


def hold_back_a_sentence(site: Site, visitor: Callable[..., Visitor]) -> None:
    """Something waits for the privacy officer: an adviser asks whether a sentence may stay."""
    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    go(officer.page, f"{site.url}/report-reviews")
    if officer.page.locator("blockquote").count():
        return
    someone = visitor()
    someone.log_in(site.person("adviser", 1))
    open_first_client(someone)
    page = someone.page
    page.locator("nav a[href$='/reports']").press("Enter")
    page.get_by_role("button", name="Eindrapportage").first.press("Enter")
    page.get_by_role("textbox", name="Resultaat", exact=True).fill(HELD_BACK)
    page.get_by_role("button", name="Vraag een tweede persoon").press("Enter")
    page.get_by_label("Waarom moet deze zin blijven staan?").fill("De cliënt vraagt erom.")
    page.get_by_role("button", name="Vraag beoordeling").press("Enter")
    page.get_by_text("Ligt bij de privacyfunctionaris").wait_for()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(site: Site, visitor: Callable[..., Visitor], dark: bool) -> None:
    hold_back_a_sentence(site, visitor)
    found: dict[str, list[str]] = {}
    for role in SCREENS:
        someone = visitor(dark=dark)
        go(someone.page, f"{site.url}/login")
        found["login"] = faults(someone.page)
        someone.log_in(site.person(role))
        for place in tour(someone, role):
            found[place] = faults(someone.page)
        assert someone.complaints == []
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_a_phone_never_scrolls_sideways(site: Site, visitor: Callable[..., Visitor]) -> None:
    hold_back_a_sentence(site, visitor)
    wide = []
    for role in SCREENS:
        someone = visitor(width=390, height=844)
        someone.log_in(site.person(role))
        wide += [place for place in tour(someone, role) if sideways(someone.page)]
    assert wide == []


def test_what_was_typed_survives_a_dropped_network_and_a_reload(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor()
    someone.log_in(site.person("adviser"))
    open_first_client(someone)
    page = someone.page
    page.keyboard.press("n")
    box = page.get_by_label("Notitie", exact=True)
    expect(box).to_be_focused()
    page.context.set_offline(True)
    page.keyboard.type("Getypt zonder verbinding.")
    expect(box).to_have_value("Getypt zonder verbinding.")
    page.context.set_offline(False)
    page.keyboard.type(" En verder.")
    expect(page.get_by_text("Concept bewaard om")).to_be_visible(timeout=20_000)
    page.reload()
    page.get_by_role("link", name="Gesprekken").wait_for()
    page.keyboard.press("n")
    expect(page.get_by_label("Notitie", exact=True)).to_have_value("Getypt zonder verbinding. En verder.")


def test_the_app_speaks_english_when_asked(site: Site, visitor: Callable[..., Visitor]) -> None:
    dutch: dict[str, list[str]] = {}
    for role in SCREENS:
        someone = visitor()
        someone.log_in(site.person(role))
        page = someone.page
        page.get_by_role("button", name="Account van").press("Enter")
        page.get_by_role("radio", name="English").press("Space")
        expect(page.get_by_role("heading", level=1)).to_have_text("Today")
        assert page.locator("html").get_attribute("lang") == "en"
        for place in tour(someone, role):
            shown = page.locator(WORDS_OF_THE_APP).all_inner_texts()
            dutch[place] = [words for words in shown if DUTCH.search(words)]
    assert {place: words for place, words in dutch.items() if words} == {}


def test_no_script_stands_in_the_page_itself(site: Site, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    go(someone.page, f"{site.url}/login")
    assert someone.page.locator("script:not([src])").count() == 0
    blocked = someone.page.evaluate(
        """() => new Promise(done => {
            document.addEventListener("securitypolicyviolation", event => done(event.violatedDirective));
            const script = document.createElement("script");
            script.textContent = "1";
            document.head.append(script);
        })"""
    )
    assert blocked.startswith("script-src")
