"""Requests by keyboard through three people's hands: from the file to the letter, and on to a certificate."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visitor
from tests.browser.test_results import Acts, at_section
from tests.browser.test_screens import faults

pytestmark = pytest.mark.browser


@pytest.mark.clause("R41")
def test_a_request_goes_from_the_file_to_its_letter(site: Site, visitor: Callable[..., Visitor]) -> None:
    adviser = visitor()
    adviser.log_in(site.person("adviser", 1))
    page = at_section(adviser, "Verzoeken")
    acts = Acts(page)
    acts.press("button", "Verzoek aannemen")
    page.get_by_label("Wat precies").fill("Alles van dit jaar.")
    assert faults(page) == []
    acts.save()
    row = page.get_by_role("row").filter(has_text="Inzage")
    expect(row).to_contain_text("Nagaan wie het vraagt")
    assert acts.count == 2
    number = row.get_by_role("cell").first.inner_text()

    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = officer.page
    page.get_by_role("link", name="Verzoeken").first.press("Enter")
    page.get_by_role("link", name=number).press("Enter")
    page.get_by_text("Alles van dit jaar.").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Vastgesteld").press("Enter")
    page.get_by_label("Uitleg").fill("U krijgt uw gegevens.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Dit besluit wacht op een tweede persoon.").wait_for()
    assert faults(page) == []

    director = visitor()
    director.log_in(site.person("director"))
    director.page.get_by_role("link", name="Verzoeken").first.press("Enter")
    director.page.get_by_role("link", name=number).press("Enter")
    director.page.get_by_role("button", name="Akkoord").press("Enter")
    expect(director.page.get_by_role("button", name="Besluit")).to_be_visible()
    page.reload()
    client = visitor(width=390, height=844)
    give_the_package(page, client)
    page.get_by_role("button", name="Uitgevoerd").press("Enter")
    page.get_by_role("button", name="Afsluiten").press("Enter")
    expect(page.get_by_text("Er is niets meer te doen.")).to_be_visible()
    assert [*adviser.complaints, *officer.complaints, *director.complaints] == []


def give_the_package(page: Page, client: Visitor) -> None:
    """The officer shows one name after all and makes the package; the client fetches it, once (AVG 15)."""
    page.get_by_role("button", name="Toch tonen: Namen van medewerkers").press("Enter")
    page.get_by_label("Waarom").fill("De cliënt kent iedereen.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Staat er toch in.")).to_be_visible()
    page.get_by_role("button", name="Pakket maken").press("Enter")
    page.get_by_text("Het pakket is klaar").wait_for()
    assert faults(page) == []
    address, code = page.get_by_role("status").locator("code").all_inner_texts()
    client.page.goto(address)
    assert faults(client.page) == []
    client.page.get_by_label("Code van zes cijfers").fill(code)
    with client.page.expect_download() as fetched:
        client.page.keyboard.press("Enter")
    assert fetched.value.suggested_filename == "mijn-gegevens.zip"
    with zipfile.ZipFile(fetched.value.path()) as archive:
        assert {"inzagepakket.pdf", "gegevens.json"} <= set(archive.namelist())
    client.page.get_by_text("Uw gegevens zijn opgehaald").wait_for()
    assert faults(client.page) == []
    client.page.goto("about:blank")
    client.page.goto(address)
    client.page.get_by_label("Code van zes cijfers").fill(code)
    client.page.keyboard.press("Enter")
    expect(client.page.get_by_text("gaan niet open")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Opgehaald", exact=True)).to_be_visible()


class Office:
    """What the API is asked outside the screens under test."""

    def __init__(self, site: Site, http: httpx.Client) -> None:
        self.http = http
        self.site = site

    def token(self, email: str, password: str) -> dict[str, str]:
        answer = self.http.post("/auth/login", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        self.http.cookies.clear()
        return {"Authorization": f"Bearer {answer.json()['accessToken']}"}

    def as_role(self, role: str, number: int = 0) -> dict[str, str]:
        person = self.site.person(role, number)
        return self.token(person["email"], person["password"])

    def send(self, method: str, path: str, headers: dict[str, str], body: Any = None) -> Any:
        answer = self.http.request(method, path, headers=headers, json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def officer_with_code(self) -> tuple[dict[str, str], pyotp.TOTP]:
        """A second privacy officer, whose login asks for a code."""
        administrator = self.as_role("administrator")
        new = {"name": "Wies Wisser", "email": "wies.wisser@bureau.example", "roles": ["privacy_officer"]}
        made = self.send("POST", "/users", administrator, new)
        person = {"email": new["email"], "password": "een lang nieuw wachtwoord"}
        headers = self.token(person["email"], made["temporaryPassword"])
        change = {"currentPassword": made["temporaryPassword"], "newPassword": person["password"]}
        self.send("POST", "/auth/password", headers, change)
        today = datetime.now(UTC).date()
        agreement = {
            "version": "2026-1",
            "signedOn": today.isoformat(),
            "validFrom": today.isoformat(),
            "validUntil": (today + timedelta(days=30)).isoformat(),
        }
        self.send("POST", f"/users/{made['user']['id']}/confidentiality-agreements", administrator, agreement)
        headers = self.token(person["email"], person["password"])
        totp = pyotp.TOTP(self.send("POST", "/auth/totp-enrolments", headers)["secret"])
        self.send("POST", "/auth/totp-enrolments/confirm", headers, {"code": totp.now()})
        return person, totp


@pytest.fixture
def office(site: Site) -> Iterator[Office]:
    with httpx.Client(base_url=f"{site.url}/api/v1", timeout=60) as http:
        yield Office(site, http)


def at_request(someone: Visitor, number: str) -> Page:
    page = someone.page
    page.get_by_role("link", name="Verzoeken").first.press("Enter")
    page.get_by_role("link", name=number).press("Enter")
    page.get_by_role("heading", level=1, name=number).wait_for()
    return page


@pytest.mark.clause("R37")
def test_a_request_to_erase_goes_part_by_part_to_its_certificate(
    site: Site, office: Office, visitor: Callable[..., Visitor]
) -> None:
    adviser = office.as_role("adviser", 1)
    client = office.send("GET", "/clients", adviser)["items"][-1]
    asked = {
        "clientId": client["id"],
        "type": "erasure",
        "channel": "post",
        "receivedOn": datetime.now(UTC).date().isoformat(),
        "scope": "Alles mag weg.",
    }
    number = office.send("POST", "/data-subject-requests", adviser, asked)["number"]

    officer = visitor()
    officer.log_in(site.person("privacy_officer"))
    page = at_request(officer, number)
    page.get_by_role("button", name="Vastgesteld").press("Enter")
    page.get_by_role("radio", name="Per onderdeel besluiten").press("Space")
    page.get_by_label("Wat wordt gevraagd").nth(0).fill("Het dossier")
    page.get_by_label("Wat wordt gevraagd").nth(1).fill("De opdracht")
    page.get_by_label("Uitleg bij dit onderdeel").nth(1).fill("De belasting vraagt ernaar.")
    page.get_by_label("Uitleg", exact=True).fill("Wij wissen wat weg mag.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("zonder grond is er geen weigering")
    page.get_by_label("Het hele dossier gaat weg").press("Space")
    page.get_by_label("Grond").select_option("wettelijke bewaarplicht")
    assert faults(page) == []
    page.keyboard.press("Control+Enter")
    page.get_by_text("Dit besluit wacht op een tweede persoon.").wait_for()

    director = visitor()
    director.log_in(site.person("director"))
    theirs = at_request(director, number)
    expect(theirs.get_by_text("De belasting vraagt ernaar.")).to_be_visible()
    theirs.get_by_role("button", name="Akkoord").press("Enter")
    expect(theirs.get_by_role("button", name="Besluit")).to_be_visible()

    page.reload()
    page.get_by_text("Geef daarom eerst het besluit aan de cliënt.").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Gegeven").press("Enter")
    page.get_by_role("button", name="Dossier wissen").wait_for()

    person, totp = office.officer_with_code()
    eraser = visitor()
    page = eraser.page
    page.goto(f"{site.url}/login")
    page.get_by_label("E-mailadres").fill(person["email"])
    page.keyboard.press("Tab")
    page.keyboard.type(person["password"])
    page.keyboard.press("Enter")
    page.get_by_label("Code").fill(totp.at(datetime.now(UTC) + timedelta(seconds=30)))
    page.get_by_role("heading", level=1, name="Vandaag").wait_for()
    page = at_request(eraser, number)
    page.get_by_role("button", name="Dossier wissen").press("Enter")
    page.get_by_label(f"Typ {number} om te bevestigen").fill(number)
    assert faults(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dossier gewist")
    expect(page.get_by_text("er is niets meer gevonden")).to_be_visible()
    assert faults(page) == []
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewijs opslaan").press("Enter")
    assert saved.value.suggested_filename == "bewijs-van-vernietiging.pdf"
    page.get_by_role("link", name="Terug naar de verzoeken").press("Enter")
    page.get_by_text("Gewist", exact=True).click()
    expect(page.get_by_role("row").filter(has_text=number)).to_contain_text("Voor een deel")
    gone = office.http.get(f"/clients/{client['id']}", headers=office.as_role("adviser", 1))
    assert gone.status_code == 404
    assert [*officer.complaints, *director.complaints, *eraser.complaints] == []
