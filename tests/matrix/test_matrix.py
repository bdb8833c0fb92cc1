"""Every operation for every caller: the exact status, and no word of what the caller may not see."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
import yaml

from domain.policy.roles import Role
from persistence.roles import DatabaseUrls
from tests.matrix import rows
from tests.matrix.explained import Explanations
from tests.matrix.rows import ROWS, Row
from tests.support.cluster import Cluster
from tests.support.filled import ANDER, KANARIE, SECRETS, VREEMD, FilledHouse, filled_house
from tests.support.house import PASSWORD, Machine, Person, valid_bsn

OPENAPI = Path(__file__).parents[2] / "openapi.yaml"
METHODS = {"get", "post", "put", "patch", "delete"}


def operations() -> dict[str, tuple[str, str]]:
    """Method and path by operationId, as openapi.yaml has them."""
    document = yaml.safe_load(OPENAPI.read_text())
    return {
        operation["operationId"]: (method.upper(), path)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


OPERATIONS = operations()


@dataclass
class Matrix:
    """The filled house, its callers, and what the braces of the rows stand for."""

    filled: FilledHouse
    callers: dict[str, Person | Machine | None]
    values: dict[str, str]
    new_bsns: int = 700

    def fill(self, template: Any, values: dict[str, str]) -> Any:
        if isinstance(template, str):
            return template.format(**values) if "{" in template else template
        if isinstance(template, dict):
            return {name: self.fill(value, values) for name, value in template.items()}
        if isinstance(template, list):
            return [self.fill(value, values) for value in template]
        return template

    def values_for(self, caller: str) -> dict[str, str]:
        """What differs by caller: the file of the expired adviser is their own, an upload goes to the own party."""
        values = dict(self.values)
        values["caller"] = str(rows.CALLERS.index(caller))
        values["new_bsn"] = valid_bsn(self.new_bsns)
        if caller == rows.EXPIRED:
            values |= {**self.filled.other_client.records, "clientId": str(self.filled.other_client.id)}
        if caller == rows.OTHER_MACHINE:
            values["own_or_partyId"] = str(self.filled.other_delivery.party["id"])
        return values

    async def ask(self, row: Row, caller: str) -> httpx.Response:
        method, path = OPERATIONS[row.operation]
        values = self.values_for(caller)
        values |= self.fill(row.where, values)
        self.new_bsns += "{new_bsn}" in str(row.body)
        who = self.callers[caller]
        if row.own_session and isinstance(who, Person):
            who = await self.filled.house.fresh(who)
        headers = {**row.headers, **(who.headers if who else {})}
        answer = await self.filled.house.http.request(
            method,
            self.fill(path, values),
            headers=headers,
            params=self.fill(row.query, values),
            json=self.fill(row.body, values),
            data=self.fill(row.form, values),
            files=None if row.file is None else {"file": ("a.csv", row.file, "text/csv")},
        )
        self.filled.house.http.cookies.clear()
        return answer


@pytest.fixture(scope="module")
async def matrix(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[Matrix]:
    async with opened_matrix(database_urls, key_dir) as opened:
        yield opened


@pytest.fixture(scope="module")
def explanations(matrix: Matrix, database_urls: DatabaseUrls, cluster: Cluster) -> Iterator[Explanations]:
    with psycopg.connect(cluster.superuser_of(database_urls), autocommit=True) as connection:
        yield Explanations(connection, matrix.filled.house.http)


@asynccontextmanager
async def opened_matrix(urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[Matrix]:
    """A filled house with a caller of every kind."""
    async with filled_house(urls, key_dir) as filled:
        house, own = filled.house, filled.delivery
        extra = await house.person(Role.ADVISER)
        victim = await house.person(Role.ADVISER)
        narrow = await house.machine(own.party["id"], "referrals:read")
        spare = await house.client(filled.people["coordinator"], own.party, extra, mark="Wissel")
        machines = await house.http.get(
            f"/commissioning-parties/{own.party['id']}/api-clients", headers=house.administrator.headers
        )
        throwaway = await house.http.post(
            f"/commissioning-parties/{own.party['id']}/api-clients",
            headers=house.administrator.headers,
            json={"name": "weg", "scopes": ["intake:read"]},
        )
        assert machines.status_code == 200
        feed = await house.http.post("/calendar-feeds", headers=extra.headers)
        assert feed.status_code == 201
        weg = throwaway.json()["apiClient"]
        values = {
            "clientId": str(filled.client.id),
            **filled.client.records,
            "noteId": filled.client.note,
            "reviewId": await waiting_review(filled),
            "pageNumber": "1",
            "service": "naar-werk",
            "partyId": str(own.party["id"]),
            "own_or_partyId": str(own.party["id"]),
            "contractId": str(own.party["contract_id"]),
            "apiClientId": weg["id"],
            "entryId": weg["secrets"][0]["id"],
            "batchId": own.batch,
            **own.webhooks,
            "referralId": own.referrals[0],
            "referral_to_accept": own.referrals[1],
            "referral_to_reject": own.referrals[2],
            "adviser": str(extra.id),
            "client_to_move": str(spare),
            "userId": str(victim.id),
            "user_to_reset": str(extra.id),
            "email": extra.email,
            "password": PASSWORD,
            "feed_secret": feed.json()["secret"],
            "machine": narrow.client_id,
            "machine_secret": narrow.secret,
        }
        callers: dict[str, Person | Machine | None] = {
            **filled.people,
            rows.OWN_MACHINE: own.machine,
            rows.NARROW_MACHINE: narrow,
            rows.OTHER_MACHINE: filled.other_delivery.machine,
            rows.ANONYMOUS: None,
        }
        yield Matrix(filled, callers, values)


async def waiting_review(filled: FilledHouse) -> str:
    """A sentence that waits for the privacy officer."""
    answer = await filled.house.http.get(
        "/report-reviews", headers=filled.people[rows.PRIVACY_OFFICER].headers
    )
    return str(answer.json()["items"][0]["id"])


def forbidden_words(filled: FilledHouse, caller: str) -> set[str]:
    """What may be in no answer to this caller. The coordinator sees headers of all; the rest is named whole."""
    own, other = {filled.client.bsn}, {filled.other_client.bsn}
    bsns = own | other
    secrets = {f"{mark}{ending}" for mark in (KANARIE, VREEMD, ANDER) for ending in SECRETS}
    match caller:
        case rows.ASSIGNED:
            return other | {VREEMD, ANDER, f"{KANARIE}rij"}
        case rows.COORDINATOR:
            return bsns | secrets
        case rows.PRIVACY_OFFICER | rows.DIRECTOR:
            # Both clients have an open request: whose it is and what is asked or restricted, and no word of the file.
            asked = {f"{mark}{word}" for mark in (KANARIE, VREEMD) for word in ("vraag", "afscherming")}
            endings = ("straat", "stad", "werkgever", "rij", "fout", "functie", "opleiding", "diploma")
            words = {f"{mark}{end}" for mark in (KANARIE, VREEMD, ANDER) for end in endings}
            return bsns | words | (secrets - asked)
        case rows.COORDINATOR_EXPIRED | rows.ADMINISTRATION | rows.ADMINISTRATOR:
            # They may know the commissioning parties, whose names hold the marks; of a client nothing.
            endings = ("voornaam", "achternaam", "straat", "stad", "werkgever", "rij", "fout")
            return bsns | secrets | {f"{mark}{end}" for mark in (KANARIE, VREEMD, ANDER) for end in endings}
        case rows.OWN_MACHINE | rows.NARROW_MACHINE:
            # Both clients came by orders of this party: it knows its own references (R12), of the person nothing but
            # the surname in a report that was sent to it, for the machine that may read reports.
            endings = ("voornaam", "achternaam", "straat", "stad", "werkgever", "functie", "opleiding")
            persons = {f"{mark}{end}" for mark in (KANARIE, VREEMD) for end in endings}
            delivered = {f"{KANARIE}{end}" for end in ("beperking", "rij", "fout", "achternaam")}
            words = bsns | secrets | persons | {ANDER}
            return words - delivered if caller == rows.OWN_MACHINE else words | delivered
        case rows.OTHER_MACHINE:
            return bsns | {KANARIE, VREEMD}
        case _:
            return bsns | {KANARIE, VREEMD, ANDER}


def leaks(answer: httpx.Response, words: set[str]) -> set[str]:
    shown = (answer.text + " ".join(f"{name}: {value}" for name, value in answer.headers.items())).casefold()
    return {word for word in words if word.casefold() in shown}


@dataclass(frozen=True)
class Deviation:
    """An answer that the matrix does not expect, or that shows a word it may not."""

    status: int
    expected: int
    leaked: set[str]
    body: str


async def deviations(
    matrix: Matrix, row: Row, explanations: Explanations | None = None
) -> dict[str, Deviation | Any]:
    """Do the operation as every caller; answers where it went otherwise than the matrix says, or than explained."""
    found: dict[str, Deviation | Any] = {}
    for caller in rows.CALLERS:
        who = matrix.callers[caller]
        if explanations is not None:
            explanations.begin()
        answer = await matrix.ask(row, caller)
        if explanations is not None and isinstance(who, Person) and not row.own_session:
            told = await explanations.difference(who, matrix.values_for(caller)["clientId"])
            found |= {f"{caller}, explained": told} if told else {}
        leaked = leaks(answer, forbidden_words(matrix.filled, caller))
        if answer.status_code != row.expected(caller) or leaked:
            found[caller] = Deviation(answer.status_code, row.expected(caller), leaked, answer.text[:300])
    return found


def test_every_operation_has_a_row_and_every_row_an_operation() -> None:
    named = [row.operation for row in ROWS]
    assert set(OPERATIONS) - set(named) == set(), "operations without a row in tests/matrix/rows.py"
    assert set(named) - set(OPERATIONS) == set(), "rows without an operation in openapi.yaml"
    assert len(named) == len(set(named))


@pytest.mark.clause("R24", "R26")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.operation)
async def test_every_caller_gets_the_status_of_the_matrix_sees_nothing_foreign_and_is_told_why(
    matrix: Matrix, explanations: Explanations, row: Row
) -> None:
    """Told why: `explain(decision) == decision`, asked over HTTP of every act as it was really decided."""
    assert await deviations(matrix, row, explanations) == {}


@pytest.mark.clause("R24")
async def test_what_is_not_yours_answers_as_what_is_not_there(matrix: Matrix) -> None:
    """Same status, same words, same headers for a foreign client and for none at all."""
    nothing = "01a20cf0-0000-7000-8000-000000000000"
    for row in ROWS:
        path = OPERATIONS[row.operation][1]
        if "{clientId}" not in path and "{trajectId}" not in path:
            continue
        foreign = await matrix.ask(row, rows.NOT_ASSIGNED)
        absent_row = Row(
            **{**row.__dict__, "where": {**row.where, "clientId": nothing, "trajectId": nothing}}
        )
        absent = await matrix.ask(absent_row, rows.NOT_ASSIGNED)
        assert _shape(foreign) == _shape(absent), row.operation


def _shape(answer: httpx.Response) -> tuple[int, dict[str, Any], set[str]]:
    return answer.status_code, {**answer.json(), "instance": ""}, set(answer.headers)
