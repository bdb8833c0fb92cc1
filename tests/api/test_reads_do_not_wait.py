"""Reading a case waits for nobody who works on it, and nobody waits while a letter is printed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from starlette.routing import Mount

from domain.letters.model import Letter, Printed
from domain.letters.ports import LetterPrinter
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.filled import FilledHouse, filled_house
from tests.support.house import House
from tests.support.request_desk import Desk, desk_of

PATIENCE = 20
"""Seconds until a read that waits for a lock that nobody lets go is called stuck."""


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


@pytest.mark.clause("R41")
@pytest.mark.parametrize(
    ("path", "table", "name", "by"),
    [
        ("/data-subject-requests/{}", "data_subject_request", "requestId", "privacy_officer"),
        ("/complaints/{}", "complaint", "complaintId", "privacy_officer"),
        ("/mediations/{}", "mediation", "mediationId", "privacy_officer"),
        ("/data-breaches/{}", "data_breach", "dataBreachId", "privacy_officer"),
        ("/consents/{}/receipt", "consent", "consent", "assigned"),
    ],
)
async def test_a_case_is_read_while_somebody_holds_its_row(
    filled: FilledHouse, cluster: Cluster, path: str, table: str, name: str, by: str
) -> None:
    one = filled.client.records[name]
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        held = connection.execute(f"select * from {table} for update").fetchall()
        assert held
        answer = await asyncio.wait_for(
            filled.house.http.get(path.format(one), headers=filled.people[by].headers), PATIENCE
        )
    assert answer.status_code == 200, answer.text


class Meanwhile:
    """The real printer; while it prints, somebody else does something."""

    def __init__(self, printer: LetterPrinter, act: Callable[[], Awaitable[Any]]) -> None:
        self.bureau, self._printer, self._act = printer.bureau, printer, act

    async def print(self, letter: Letter) -> Printed:
        await asyncio.wait_for(self._act(), PATIENCE)
        return await self._printer.print(letter)


def api_state(house: House) -> Any:
    """What the API under `/api/v1` was composed with."""
    mounted = next(route for route in house.app.routes if isinstance(route, Mount) and route.path)
    return mounted.app.state  # type: ignore[attr-defined]


@pytest.fixture
async def desk(house: House) -> Desk:
    return await desk_of(house)


@pytest.mark.clause("R41")
async def test_nobody_waits_for_a_letter_and_what_changed_meanwhile_refuses_the_act(desk: Desk) -> None:
    request_id = await desk.identified()
    state = api_state(desk.house)
    printer = state.letter_printer
    state.letter_printer = Meanwhile(printer, lambda: desk.act(request_id, "withdraw", "adviser"))
    extended = await desk.act(request_id, "extend", reason="Het dossier is groot.")
    state.letter_printer = printer
    assert (extended.status_code, extended.json()["type"].rpartition("/")[2]) == (409, "changed-meanwhile")
    lines = await desk.house.http.get(
        f"/clients/{desk.client_id}/data-subject-requests", headers=desk.people["adviser"].headers
    )
    assert lines.json()["items"][0]["state"] == "withdrawn"


@pytest.mark.clause("R46")
async def test_a_complaint_that_changed_while_its_letter_was_printed_refuses_the_act(desk: Desk) -> None:
    officer = desk.people["officer"].headers
    made = await desk.house.http.post(
        "/complaints", headers=officer, json={"subject": "other", "contact": "Per brief."}
    )
    one = f"/complaints/{made.json()['id']}"
    state = api_state(desk.house)
    printer = state.letter_printer
    state.letter_printer = Meanwhile(
        printer, lambda: desk.house.http.post(f"{one}/withdrawal", headers=officer)
    )
    refused = await desk.house.http.post(f"{one}/acknowledgement", headers=officer)
    state.letter_printer = printer
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "changed-meanwhile")
    found = (await desk.house.http.get(one, headers=officer)).json()
    assert (found["state"], found["letters"]) == ("withdrawn", [])
