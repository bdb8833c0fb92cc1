"""The main job by keyboard: deliver, accept, assign, open the file, write, see who looked; and who may not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visitor

pytestmark = pytest.mark.browser

FILE = Path(__file__).parents[1] / "data" / "intake" / "uwv-unwanted-column.csv"
NOTE = "Belafspraak gemaakt met Kwikstaart."


@pytest.mark.clause("R5")
@pytest.mark.clause("R13")
@pytest.mark.clause("R24")
def test_from_a_file_to_a_note_in_the_file_and_its_access_log(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    coordinator = visitor()
    coordinator.log_in(site.person("coordinator"))
    deliver(coordinator.page)
    name, adviser = accept_first(coordinator.page)
    number = next(n for n in range(3) if site.person("adviser", n)["email"] == email_of(site, adviser))
    mine = visitor()
    mine.log_in(site.person("adviser", number))
    address = open_file(mine.page, name)
    write_note(mine.page)
    see_access_log(mine.page)
    nothing_kept(mine.page, name)
    nothing_kept(coordinator.page, name)
    another_is_refused(visitor(), site.person("adviser", (number + 1) % 3), address, name)
    assert coordinator.complaints == []
    assert mine.complaints == []


def deliver(page: Page) -> None:
    page.get_by_role("link", name="Aanleveren").first.press("Enter")
    party = page.get_by_label("Opdrachtgever")
    party.focus()
    page.keyboard.type("UWV")
    page.get_by_label(re.compile("Kies een bestand")).set_input_files(FILE)
    trial = page.get_by_role("checkbox", name="Eerst proberen")
    trial.press("Space")
    page.get_by_role("button", name="Bestand aanleveren").press("Enter")
    expect(page.get_by_role("heading", name="Ontvangstbewijs")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("diagnose", exact=True).first).to_be_visible()


def accept_first(page: Page) -> tuple[str, str]:
    """Open the first referral, then A and Enter: three actions. Answers who was accepted and whose they became."""
    page.get_by_role("link", name="Inbox").first.press("Enter")
    row = page.get_by_role("table", name="Inbox").locator("tbody").get_by_role("link").first
    row.press("Enter")
    page.get_by_role("heading", name="Wat is aangeleverd").wait_for()
    name = page.get_by_role("heading", level=1).inner_text().strip()
    page.keyboard.press("a")
    chosen = page.get_by_role("radio", checked=True)
    expect(chosen).to_be_focused()
    adviser = str(chosen.evaluate("node => node.labels[0].textContent")).strip()
    page.keyboard.press("Enter")
    page.get_by_text(f"is gekoppeld aan {adviser}").wait_for()
    return name, adviser


def open_file(page: Page, name: str) -> str:
    """Ctrl+K, part of the name, Enter. Answers the address of the file."""
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").wait_for()
    page.keyboard.type(surname_of(name))
    page.get_by_role("option", name=name).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/clients/[0-9a-f-]{36}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(surname_of(name))
    return page.url


def surname_of(name: str) -> str:
    return max(re.split(r"[\s,]+", name), key=len)


def write_note(page: Page) -> None:
    page.keyboard.press("n")
    expect(page.get_by_label("Notitie", exact=True)).to_be_focused()
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article").get_by_text(NOTE).or_(page.get_by_text(NOTE)).first).to_be_visible()


def see_access_log(page: Page) -> None:
    page.get_by_role("link", name="Inzagelog").press("Enter")
    log = page.get_by_role("table", name="Inzagelog")
    expect(log.get_by_role("row").nth(2)).to_be_visible()
    expect(log).to_contain_text("R13")


def nothing_kept(page: Page, name: str) -> None:
    """No word of the client in any storage of the browser or in the address."""
    kept = page.evaluate(
        """async () => JSON.stringify([{...localStorage}, {...sessionStorage},
           await indexedDB.databases(), await caches.keys(), document.cookie])"""
    )
    for word in (surname_of(name), NOTE, "Kwikstaart", "CANARY", "eyJ"):
        assert word not in kept
        assert word not in page.url
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0


def another_is_refused(other: Visitor, person: dict[str, str], address: str, name: str) -> None:
    other.log_in(person)
    shown: list[str] = []
    other.page.on("response", lambda answer: shown.append(str(answer.status)))
    other.page.goto(address)
    expect(
        other.page.get_by_text("Niet gevonden").or_(other.page.get_by_text("geen toegang")).first
    ).to_be_visible()
    content = other.page.content()
    for word in (surname_of(name), "Kwikstaart", "CANARY"):
        assert word not in content
    assert "404" in shown


def email_of(site: Site, name: str) -> str:
    return next(p["email"] for p in site.staff if p["email"].startswith(name.lower().replace(" ", ".")))
