"""Handing a whole caseload over: shown first, done at once, told in every file."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.house import House, Person


@dataclass
class Office:
    house: House
    coordinator: Person
    leaving: Person
    receiving: Person
    clients: list[UUID]

    async def preview(self, **changes: str) -> Any:
        query = {"fromAdviserId": str(self.leaving.id), "toAdviserId": str(self.receiving.id), **changes}
        return await self.house.http.get(
            "/caseload-transfers/preview", headers=self.coordinator.headers, params=query
        )

    async def transfer(self, expected: int, key: str | None = None, **changes: Any) -> Any:
        body = {
            "fromAdviserId": str(self.leaving.id),
            "toAdviserId": str(self.receiving.id),
            "reason": "uit dienst",
            "expectedClients": expected,
            **changes,
        }
        headers = self.coordinator.headers | ({"Idempotency-Key": key} if key else {})
        return await self.house.http.post("/caseload-transfers", headers=headers, json=body)

    async def status(self, who: Person, client_id: UUID, part: str = "") -> int:
        answer = await self.house.http.get(f"/clients/{client_id}{part}", headers=who.headers)
        return int(answer.status_code)


@pytest.fixture
async def office(house: House) -> Office:
    coordinator, leaving = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    clients = [
        await house.client(coordinator, party, leaving, mark=mark) for mark in ("Eerste", "Tweede", "Derde")
    ]
    return Office(house, coordinator, leaving, await house.person(Role.ADVISER), clients)


@pytest.mark.clause("R24")
async def test_the_whole_caseload_goes_at_once_with_a_row_and_a_log_line_for_each_client(
    office: Office,
) -> None:
    shown = await office.preview()
    assert shown.status_code == 200, shown.text
    assert len(shown.json()["moving"]) == 3
    done = await office.transfer(3)
    assert done.status_code == 201, done.text
    day = (await office.house.http.get("/day", headers=office.receiving.headers)).json()
    assert len(day["newAssignments"]) == 3
    for client_id in office.clients:
        assert await office.status(office.leaving, client_id) == 404
        assert await office.status(office.receiving, client_id) == 200
        base = f"/clients/{client_id}"
        history = (
            await office.house.http.get(f"{base}/assignments", headers=office.coordinator.headers)
        ).json()["items"]
        assert [row["adviserId"] for row in history] == [str(office.receiving.id), str(office.leaving.id)]
        assert history[0]["reason"] == "uit dienst"
        assert history[0]["validFrom"] == history[1]["validUntil"]
        log = await office.house.http.get(f"{base}/access-log", headers=office.receiving.headers)
        assert "caseload.transfer" in {item["action"] for item in log.json()["items"]}


@pytest.mark.clause("R26")
async def test_who_excludes_the_receiver_stays_and_is_named(office: Office) -> None:
    kept = office.clients[1]
    added = await office.house.http.post(
        f"/clients/{kept}/exclusions",
        headers=office.leaving.headers,
        json={"userId": str(office.receiving.id), "reason": "neighbour"},
    )
    assert added.status_code == 201, added.text
    assert [row["clientId"] for row in (await office.preview()).json()["leftOut"]] == [str(kept)]
    done = (await office.transfer(2)).json()
    assert [row["clientId"] for row in done["leftOut"]] == [str(kept)]
    assert await office.status(office.leaving, kept) == 200
    assert await office.status(office.receiving, kept) == 404


@pytest.mark.clause("R24")
async def test_tasks_and_appointments_go_along_and_are_counted_only(office: Office) -> None:
    client_id = office.clients[0]
    base = f"/clients/{client_id}"
    task = {"title": "Kanarie bellen", "dueOn": "2026-12-01"}
    assert (
        await office.house.http.post(f"{base}/tasks", headers=office.leaving.headers, json=task)
    ).is_success
    planned = await office.house.http.post(
        f"{base}/appointments",
        headers=office.leaving.headers,
        json={"kind": "phone", "startsAt": "2026-11-26T09:00:00Z", "endsAt": "2026-11-26T09:30:00Z"},
    )
    assert planned.status_code == 201, planned.text
    shown = await office.preview()
    row = next(one for one in shown.json()["moving"] if one["clientId"] == str(client_id))
    assert row["openTasks"] >= 1
    assert row["plannedAppointments"] == 1
    assert "Kanarie" not in shown.text
    await office.transfer(3)
    tasks = await office.house.http.get(f"{base}/tasks", headers=office.receiving.headers)
    assert "Kanarie bellen" in {one["title"] for one in tasks.json()["items"]}
    assert await office.status(office.receiving, client_id, "/appointments") == 200


@pytest.mark.clause("R27")
async def test_a_receiver_without_an_agreement_gets_nothing(office: Office) -> None:
    expired = await office.house.person(Role.ADVISER, agreement=False)
    refused = await office.transfer(3, toAdviserId=str(expired.id))
    assert (refused.status_code, refused.json()["clause"]) == (409, "R27")
    assert (await office.preview(toAdviserId=str(expired.id))).json()["clause"] == "R27"
    assert await office.status(office.leaving, office.clients[0]) == 200


async def test_a_caseload_that_is_not_what_was_shown_does_not_go(office: Office) -> None:
    changed = await office.transfer(2)
    assert (changed.status_code, changed.json()["type"].rsplit("/", 1)[-1]) == (409, "caseload-changed")
    assert await office.status(office.leaving, office.clients[0]) == 200


async def test_the_same_key_twice_transfers_once(office: Office) -> None:
    key = str(uuid4())
    first, second = await office.transfer(3, key), await office.transfer(3, key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    again = await office.transfer(3)
    assert (again.status_code, again.json()["type"].rsplit("/", 1)[-1]) == (409, "nothing-to-transfer")


@pytest.mark.clause("R24")
async def test_the_database_counts_for_a_coordinator_alone(office: Office) -> None:
    def counted(who: Person) -> Any:
        with psycopg.connect(office.house.urls.application, autocommit=True) as connection:
            connection.execute(
                begin_script(Actor.person(who.id, who.id, frozenset({who.role})), office.house.clock.now())
            )
            asked = "select count(*) from caseload_counts(%s, current_date)"
            return connection.execute(asked, (office.leaving.id,)).fetchone()

    assert counted(office.coordinator) == (3,)
    assert counted(office.receiving) == (0,)
    assert counted(office.leaving) == (0,)
