"""A house with everything in it: two clients, a former adviser, an expired agreement, two commissioning parties.

Every text of the first client holds KANARIE, every text of the second VREEMD, every delivery of the second party
ANDER: what may not be seen can be looked for by one word.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.policy.roles import Role
from persistence.roles import DatabaseUrls
from tests.support.fill_access import fill_access
from tests.support.fill_cases import fill_cases
from tests.support.fill_complaints import fill_complaints
from tests.support.fill_consents import fill_consents
from tests.support.fill_disclosures import fill_disclosures
from tests.support.fill_documents import fill_documents
from tests.support.fill_hours import fill_hours
from tests.support.fill_packages import fill_packages
from tests.support.fill_plan import fill_plan
from tests.support.fill_reports import fill_reports
from tests.support.fill_restrictions import fill_restrictions
from tests.support.fill_results import fill_results
from tests.support.fill_retention import fill_retention
from tests.support.fill_reviews import fill_questions, fill_review
from tests.support.fill_statements import fill_statements
from tests.support.fill_trajects import fill_traject
from tests.support.fill_webhooks import fill_webhooks
from tests.support.house import House, Machine, Person, house_of, valid_bsn
from tests.support.intake import SERVICES, csv_file, csv_row, process

KANARIE = "Kanarie"
VREEMD = "Vreemd"
ANDER = "Kwikstaart"
SECRETS = (
    "notitie",
    "concept",
    "wens",
    "beperking",
    "omschrijving",
    "plandoel",
    "visie",
    "activiteitdoel",
    "resultaat",
    "document",
    "medischdocument",
    "inhoud",
    "bestand",
    "referent",
    "feit",
    "mening",
    "waarneming",
    "oordeel",
    "plaatsing",
    "plaats",
    "opmerking",
    "onderbreking",
    "taak",
    "vraag",
    "afscherming",
)
"""Endings of the texts that only the assigned adviser may read: `Kanarienotitie`, `Vreemdbeperking`."""

_SCOPES = (
    "intake:write",
    "intake:read",
    "referrals:read",
    "plans:approve",
    "webhooks:manage",
    "reports:read",
)


@dataclass
class Dossier:
    """A client with something in every part of the file; `records` holds one id per part and the traject's."""

    id: UUID
    mark: str
    bsn: str
    records: dict[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass
class Delivery:
    """What a commissioning party sent: a batch with an accepted and a rejected row, and open referrals."""

    party: dict[str, Any]
    machine: Machine
    batch: str
    referrals: list[str]
    webhooks: dict[str, str]


@dataclass
class FilledHouse:
    """The house, who works there, and what is in it. `people` by what they are to the first client."""

    house: House
    people: dict[str, Person]
    client: Dossier
    other_client: Dossier
    delivery: Delivery
    other_delivery: Delivery


async def send(
    house: House, by: Person | Machine, path: str, body: dict[str, Any], *, method: str = "POST"
) -> Any:
    """Do an act that must succeed, and answer its body."""
    answer = await house.http.request(method, path, headers=by.headers, json=body)
    assert answer.status_code in (200, 201, 204), (path, answer.status_code, answer.text)
    return answer.json()


async def fill_dossier(
    house: House, coordinator: Person, party: dict[str, Any], adviser: Person, mark: str
) -> Dossier:
    """A client made by the coordinator, and everything the adviser adds to the file."""
    bsn = valid_bsn(house._count + 1)
    client_id = await house.client(coordinator, party, adviser, mark=mark, bsn=bsn)
    dossier = Dossier(client_id, mark, bsn)
    base = f"/clients/{client_id}"
    opened = await house.http.get(base, headers=adviser.headers)
    dossier.records["trajectId"] = opened.json()["trajects"][0]["id"]
    dossier.records |= await fill_statements(house, adviser, client_id, mark)
    dossier.records |= await fill_consents(house, adviser, client_id, mark)
    await fill_traject(house, adviser, dossier)
    for kind, body in _records(mark).items():
        await send(house, adviser, f"{base}/{kind}", body)
        name = kind.partition("?")[0]
        listed = await house.http.get(f"{base}/{kind}", headers=adviser.headers)
        dossier.records[name] = listed.json()["items"][-1]["id"]
    dossier.records |= await fill_disclosures(house, adviser, client_id, mark, dossier.records["trajectId"])
    note = {
        "kind": "conversation",
        "happenedAt": house.clock.now().isoformat(),
        "text": f"{mark}notitie",
    }
    dossier.records |= await fill_plan(house, adviser, dossier.records["trajectId"], mark)
    dossier.note = (await send(house, adviser, f"{base}/notes", note))["id"]
    dossier.records |= await fill_documents(house, adviser, client_id, mark)
    await fill_results(house, adviser, dossier)
    await fill_hours(house, adviser, dossier)
    # The party's machine may read what was sent to it: of the second client nothing was.
    await fill_reports(house, adviser, dossier, sent=mark == KANARIE)
    # Last: a note that is saved drops the draft.
    await send(house, adviser, f"{base}/note-draft", {"text": f"{mark}concept"}, method="PUT")
    return dossier


def _records(mark: str) -> dict[str, dict[str, Any]]:
    return {
        "benefits": {"kind": "Wajong", "since": "2024-01-01"},
        "educations": {"name": f"{mark}opleiding", "level": "MBO 4"},
        "diplomas": {"name": f"{mark}diploma"},
        "work-experiences": {"jobTitle": f"{mark}functie", "description": f"{mark}omschrijving"},
        "preferences": {"kind": "work", "text": f"{mark}wens"},
        "health-records?purpose=guidance": {
            "group": "dynamic-movements",
            "item": "tillen",
            "level": "limited",
            "explanation": f"{mark}beperking",
            "source": "client",
        },
    }


def submission(mark: str, reference: str, bsn: str) -> dict[str, Any]:
    """An intake for the UWV contracts of the house."""
    return {
        "orderReference": f"{mark}-{reference}",
        "service": "werkfit-maken",
        "goal": "benefit-to-work",
        "givenNames": f"{mark}voornaam",
        "surname": f"{mark}{reference}",
        "sex": "M",
        "dateOfBirth": "1990-02-03",
        "bsn": bsn,
        "phone": "06-23456789",
        "address": {
            "street": f"{mark}straat",
            "houseNumber": "1",
            "postcode": "1234 AB",
            "city": f"{mark}stad",
        },
        "functionalLimitations": [f"{mark}beperking"],
    }


async def deliver(house: House, key_dir: Path, mark: str, first_bsn: int) -> Delivery:
    """A UWV party with a machine that sent two submissions and a file with one good and one bad row."""
    party = await house.party("uwv", f"{mark} opdrachtgever", SERVICES["uwv"])
    machine = await house.machine(party["id"], *_SCOPES)
    content = csv_file(
        csv_row(f"{mark}-B1", valid_bsn(first_bsn), achternaam=f"{mark}rij", beperkingen=f"{mark}beperking"),
        csv_row(f"{mark}-B2", "123456789", achternaam=f"{mark}fout"),
    )
    batch = await process(house, key_dir, machine, content)
    referrals = []
    for n in range(1, 4):
        body = submission(mark, f"S{n}", valid_bsn(first_bsn + n))
        referrals.append((await send(house, machine, "/intake-submissions", body))["id"])
    webhooks = await fill_webhooks(house, machine, mark)
    return Delivery(party, machine, batch["id"], referrals, webhooks)


@asynccontextmanager
async def filled_house(urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    """Open a house and fill it; afterwards one agreement has expired and everyone has a fresh token."""
    async with house_of(urls, key_dir) as house:
        people = {role.value: await house.person(role) for role in Role if role not in _MADE_APART}
        for name in ("assigned", "not assigned", "formerly assigned"):
            people[name] = await house.person(Role.ADVISER)
        people["agreement expired"] = await house.person(Role.ADVISER, agreement=False)
        people["coordinator, agreement expired"] = await house.person(Role.COORDINATOR, agreement=False)
        for name in ("agreement expired", "coordinator, agreement expired"):
            await house.sign_agreement(people[name].id, days=0)
        first = await deliver(house, key_dir, KANARIE, 500)
        second = await deliver(house, key_dir, ANDER, 600)
        coordinator = people["coordinator"]
        client = await fill_dossier(house, coordinator, first.party, people["formerly assigned"], KANARIE)
        other = await fill_dossier(house, coordinator, first.party, people["agreement expired"], VREEMD)
        other.records |= await fill_access(house, other.id, people["agreement expired"])
        officer = people[Role.PRIVACY_OFFICER.value]
        for dossier, adviser in ((client, "formerly assigned"), (other, "agreement expired")):
            dossier.records |= await fill_cases(house, people[adviser], officer, dossier.id, dossier.mark)
            filled = await fill_complaints(house, people[adviser], officer, dossier.id, dossier.mark)
            dossier.records |= filled
            dossier.records |= await fill_questions(house, people[adviser], officer, dossier.id, dossier.mark)
            dossier.records |= await fill_restrictions(
                house, people[adviser], officer, dossier.id, dossier.mark
            )
            dossier.records |= await fill_packages(
                house, people[adviser], officer, people["director"], dossier.id, dossier.mark
            )
        house.clock.advance(minutes=1)
        to = {"adviserId": str(people["assigned"].id), "reason": "proef"}
        await send(house, coordinator, f"/clients/{client.id}/assignments", to)
        client.records |= await fill_access(house, client.id, people["assigned"])
        house.clock.advance(days=1)
        people["administrator"] = house.administrator
        people = {name: await house.fresh(person) for name, person in people.items()}
        house.people["administrator"] = people["administrator"]
        client.records |= await fill_review(house, people["privacy_officer"])
        client.records |= await fill_retention(house, people["privacy_officer"], client.id)
        for delivery in (first, second):
            answer = await house.machine_token(delivery.machine.client_id, delivery.machine.secret)
            delivery.machine.token = answer.json()["access_token"]
        draft = f"/clients/{client.id}/note-draft"
        await send(house, people["assigned"], draft, {"text": f"{KANARIE}concept"}, method="PUT")
        await send(
            house,
            people["assigned"],
            f"/clients/{client.id}/notes",
            {"kind": "phone", "happenedAt": house.clock.now().isoformat(), "text": f"{KANARIE}notitie"},
        )
        await send(house, people["assigned"], draft, {"text": f"{KANARIE}concept"}, method="PUT")
        yield FilledHouse(house, people, client, other, first, second)


_MADE_APART = frozenset({Role.ADVISER, Role.ADMINISTRATOR})
