"""Every screen: axe finds no fault, light or dark; a phone needs no sideways scroll; English; no typed word is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FRONTEND, Site, Visitor

pytestmark = pytest.mark.browser

AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = {
    "adviser": ["/day", "/clients"],
    "coordinator": ["/day", "/clients", "/inbox", "/intake"],
    "administrator": ["/day", "/administration"],
}
SECTIONS = [
    "Tijdlijn", "Voorbereiden", "Gesprekken", "Plan van aanpak", "Traject", "Taken", "Documenten",
    "Persoonsgegevens", "Contact", "Uitkering", "Opleidingen", "Diploma's", "Werkervaring", "Voorkeuren",
    "Gezondheid", "Rapportages", "Resultaten", "Plaatsing", "Inzagelog",
]  # fmt: skip


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
    """Nothing is being loaded any more that the screen shows."""
    page.evaluate("document.fonts.ready.then(() => true)")
    expect(page.locator("[aria-busy=true], [class*=skeleton]")).to_have_count(0, timeout=20_000)


def go(page: Page, path: str) -> None:
    """To another screen and wait until it stands."""
    page.goto(path)
    page.get_by_role("heading", level=1).first.wait_for()
    settled(page)


def open_first_client(visitor: Visitor) -> None:
    go(visitor.page, f"{visitor.site.url}/clients")
    visitor.page.locator("tbody").get_by_role("link").first.press("Enter")
    visitor.page.get_by_role("link", name="Gesprekken").wait_for()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(site: Site, visitor: Callable[..., Visitor], dark: bool) -> None:
    found: dict[str, list[str]] = {}
    for role, paths in SCREENS.items():
        someone = visitor(dark=dark)
        go(someone.page, f"{site.url}/login")
        found["login"] = faults(someone.page)
        someone.log_in(site.person(role))
        for path in paths:
            go(someone.page, site.url + path)
            found[f"{role} {path}"] = faults(someone.page)
        if role == "adviser":
            open_first_client(someone)
            for section in SECTIONS:
                someone.page.get_by_role("link", name=section).first.press("Enter")
                found[section] = faults(someone.page)
        assert someone.complaints == []
    assert {screen: lines for screen, lines in found.items() if lines} == {}


def test_a_phone_never_scrolls_sideways(site: Site, visitor: Callable[..., Visitor]) -> None:
    wide = []
    for role, paths in SCREENS.items():
        someone = visitor(width=390, height=844)
        someone.log_in(site.person(role))
        for path in paths:
            go(someone.page, site.url + path)
            wide += [f"{role} {path}"] if sideways(someone.page) else []
        if role == "adviser":
            open_first_client(someone)
            wide += ["client"] if sideways(someone.page) else []
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
    someone = visitor()
    someone.log_in(site.person("adviser"))
    page = someone.page
    page.get_by_role("button", name="Account van").press("Enter")
    page.get_by_role("radio", name="English").press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    assert page.locator("html").get_attribute("lang") == "en"


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
