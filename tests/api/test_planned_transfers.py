"""A caseload that goes from a later moment: the clock decides, to the second, on every way to a file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.house import House, Person

ROUTES = ("", "/notes", "/tasks", "/appointments", "/documents", "/timeline", "/preparation", "/who-can-access",
          "/access-log", "/benefits", "/preferences", "/assignments", "/consents", "/hand-over-digest",
          "/health-records?purpose=guidance")  # fmt: skip
SECOND = timedelta(seconds=1)


@dataclass
class Office:
    house: House
    coordinator: Person
    leaving: Person
    receiving: Person
    party: dict[str, Any]
    clients: list[UUID]
    begins_at: datetime

    async def plan(self, **changes: Any) -> Any:
        body = {
            "fromAdviserId": str(self.leaving.id),
            "toAdviserId": str(self.receiving.id),
            "reason": "met pensioen",
            "expectedClients": len(self.clients),
            "beginsAt": self.begins_at.isoformat(),
            **changes,
        }
        return await self.house.http.post("/caseload-transfers", headers=self.coordinator.headers, json=body)

    async def planned(self, **changes: Any) -> str:
        made = await self.plan(**changes)
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    async def get(self, who: Person, path: str) -> Any:
        return await self.house.http.get(path, headers=(await self.house.fresh(who)).headers)

    async def reach(self, who: Person, client_id: UUID) -> set[int]:
        """The statuses of every way to this file."""
        headers = (await self.house.fresh(who)).headers
        found = [
            await self.house.http.get(f"/clients/{client_id}{route}", headers=headers) for route in ROUTES
        ]
        return {answer.status_code for answer in found}

    async def listed(self, who: Person) -> int:
        return len((await self.get(who, "/clients")).json()["items"])

    async def kinds(self, who: Person) -> list[str]:
        day = (await self.get(who, "/day")).json()
        return [action["kind"] for action in day["openActions"] if action["kind"].startswith("transfer-")]


@pytest.fixture
async def office(house: House) -> Office:
    coordinator, leaving = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    clients = [await house.client(coordinator, party, leaving, mark=mark) for mark in ("Eerste", "Tweede")]
    receiving = await house.person(Role.ADVISER)
    begins_at = house.clock.now() + timedelta(days=2)
    return Office(house, coordinator, leaving, receiving, party, clients, begins_at)


@pytest.mark.clause("R24")
async def test_one_second_before_nothing_changed_and_at_the_moment_everything_did(office: Office) -> None:
    await office.planned()
    client = office.clients[0]
    feed = await office.house.http.post("/calendar-feeds", headers=office.receiving.headers)
    appointment = await office.house.http.post(
        f"/clients/{client}/appointments",
        headers=office.leaving.headers,
        json={
            "kind": "phone",
            "startsAt": (office.begins_at + timedelta(days=1)).isoformat(),
            "minutes": 30,
        },
    )
    assert appointment.status_code == 201, appointment.text
    calendar = feed.json()["address"].split("/api/v1")[1]
    office.house.clock.moment = office.begins_at - SECOND
    assert await office.reach(office.leaving, client) == {200}
    assert await office.reach(office.receiving, client) == {404}
    assert (await office.listed(office.leaving), await office.listed(office.receiving)) == (2, 0)
    assert "VEVENT" not in (await office.house.http.get(calendar)).text
    found = await office.get(office.receiving, "/clients?q=Eerste")
    assert found.json()["items"] == []
    office.house.clock.moment = office.begins_at
    assert await office.reach(office.leaving, client) == {404}
    assert await office.reach(office.receiving, client) == {200}
    assert (await office.listed(office.leaving), await office.listed(office.receiving)) == (0, 2)
    assert "VEVENT" in (await office.house.http.get(calendar)).text
    office.house.clock.moment = office.begins_at + SECOND
    assert await office.reach(office.leaving, client) == {404}
    assert await office.reach(office.receiving, client) == {200}


def _seen(office: Office, who: Person) -> int:
    actor = Actor.person(who.id, UUID(int=1), frozenset({Role.ADVISER}))
    with psycopg.connect(office.house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(actor, office.house.clock.now()))
        found = connection.execute(
            "select (select count(*) from client) + (select count(*) from assignment)"
        ).fetchone()
        connection.execute("ROLLBACK")
    assert found is not None
    return int(found[0])


@pytest.mark.clause("R24")
async def test_the_row_filters_alone_change_hands_at_the_moment(office: Office) -> None:
    await office.planned()
    office.house.clock.moment = office.begins_at - SECOND
    assert (_seen(office, office.leaving), _seen(office, office.receiving)) == (4, 0)
    office.house.clock.moment = office.begins_at
    assert (_seen(office, office.leaving), _seen(office, office.receiving)) == (0, 4)


@pytest.mark.clause("R26")
async def test_both_advisers_see_it_as_planned_and_no_one_else_does(office: Office) -> None:
    await office.planned()
    outsider = await office.house.person(Role.ADVISER)
    for who in (office.leaving, office.receiving, office.coordinator):
        item = (await office.get(who, "/caseload-transfers")).json()["items"][0]
        assert (item["state"], item["clients"]) == ("planned", 2)
        assert "voornaam" not in str(item)
    assert (await office.get(outsider, "/caseload-transfers")).json()["items"] == []
    assert await office.kinds(office.leaving) == ["transfer-planned"]
    assert await office.kinds(office.receiving) == ["transfer-planned"]
    # Until then the coordinator still sees whose clients they are.
    listed = (await office.get(office.coordinator, f"/clients?adviserId={office.leaving.id}")).json()["items"]
    assert len(listed) == 2
    office.house.clock.moment = office.begins_at
    assert await office.kinds(office.leaving) == []
    assert await office.kinds(office.receiving) == ["transfer-received"]
    item = (await office.get(office.leaving, "/caseload-transfers")).json()["items"][0]
    assert item["state"] == "done"


@pytest.mark.clause("R26")
async def test_until_its_moment_it_can_be_called_off_and_then_nothing_happens(office: Office) -> None:
    transfer_id = await office.planned()
    path = f"/caseload-transfers/{transfer_id}/cancel"
    office.house.clock.moment = office.begins_at - SECOND
    coordinator = await office.house.fresh(office.coordinator)
    cancelled = await office.house.http.post(path, headers=coordinator.headers)
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled")
    again = await office.house.http.post(path, headers=coordinator.headers)
    assert (again.status_code, again.json()["clause"]) == (409, "R26")
    office.house.clock.moment = office.begins_at + SECOND
    assert await office.listed(office.leaving) == 2
    assert await office.listed(office.receiving) == 0
    history = (await office.get(office.coordinator, f"/clients/{office.clients[0]}/assignments")).json()
    assert [row["adviserId"] for row in history["items"]] == [str(office.leaving.id)]


@pytest.mark.clause("R26")
async def test_at_its_moment_it_can_no_longer_be_called_off(office: Office) -> None:
    transfer_id = await office.planned()
    office.house.clock.moment = office.begins_at
    coordinator = await office.house.fresh(office.coordinator)
    late = await office.house.http.post(
        f"/caseload-transfers/{transfer_id}/cancel", headers=coordinator.headers
    )
    assert late.status_code == 409
    assert late.json()["type"].endswith("/transfer-done")


@pytest.mark.clause("R26")
async def test_a_moment_that_is_past_or_too_far_is_refused_at_the_field(office: Office) -> None:
    now = office.house.clock.now()
    for moment in (now, now - timedelta(days=1), now + timedelta(days=300)):
        refused = await office.plan(beginsAt=moment.isoformat())
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["pointer"] == "/beginsAt"
        assert refused.json()["clause"] == "R26"
    again = await office.plan()
    assert again.status_code == 201
    # They go already: there is nothing left to plan.
    assert (await office.plan()).json()["type"].endswith("/nothing-to-transfer")


@pytest.mark.clause("R26")
async def test_a_client_who_excludes_the_receiver_leaves_the_plan_in_that_act(office: Office) -> None:
    await office.planned()
    kept = office.clients[0]
    excluded = await office.house.http.post(
        f"/clients/{kept}/exclusions",
        headers=office.leaving.headers,
        json={"userId": str(office.receiving.id), "reason": "neighbour"},
    )
    assert excluded.status_code == 201, excluded.text
    office.house.clock.moment = office.begins_at + SECOND
    assert await office.reach(office.leaving, kept) == {200}
    assert await office.reach(office.receiving, kept) == {404}
    assert await office.listed(office.receiving) == 1


@pytest.mark.clause("R24")
async def test_who_gets_another_adviser_meanwhile_stays_with_that_one(office: Office) -> None:
    await office.planned()
    third = await office.house.person(Role.ADVISER)
    moved = await office.house.http.post(
        f"/clients/{office.clients[0]}/assignments",
        headers=office.coordinator.headers,
        json={"adviserId": str(third.id), "reason": "op verzoek"},
    )
    assert moved.status_code == 201, moved.text
    office.house.clock.moment = office.begins_at + SECOND
    assert await office.reach(third, office.clients[0]) == {200}
    assert await office.reach(office.receiving, office.clients[0]) == {404}
    assert await office.listed(office.receiving) == 1


@pytest.mark.clause("R26")
async def test_the_digest_is_there_from_the_moment_on_for_who_receives_and_says_what_waits(
    office: Office,
) -> None:
    client, http = office.clients[0], office.house.http
    due = office.begins_at.date() + timedelta(days=3)
    task = await http.post(
        f"/clients/{client}/tasks",
        headers=office.leaving.headers,
        json={"title": "Eersteverslag over de rug", "dueOn": due.isoformat()},
    )
    assert task.status_code == 201, task.text
    starts_at = office.begins_at + timedelta(days=1)
    met = await http.post(
        f"/clients/{client}/appointments",
        headers=office.leaving.headers,
        json={"kind": "phone", "startsAt": starts_at.isoformat(), "minutes": 30},
    )
    assert met.status_code == 201, met.text
    asked = await http.post(
        f"/clients/{client}/requests", headers=office.leaving.headers, json={"types": ["access"]}
    )
    path = f"/caseload-transfers/{await office.planned()}/digest"
    office.house.clock.moment = office.begins_at - SECOND
    assert (await office.get(office.receiving, path)).status_code == 404
    office.house.clock.moment = office.begins_at
    found = await office.get(office.receiving, path)
    assert found.status_code == 200, found.text
    assert len(found.json()["clients"]) == 2
    one = next(item for item in found.json()["clients"] if item["clientId"] == str(client))
    assert datetime.fromisoformat(one["nextAppointmentAt"]) == starts_at
    assert {"kind": "by-hand", "dueOn": due.isoformat()} in one["tasks"]
    assert one["openTasks"] >= 1
    assert one["openRequests"] == (1 if asked.status_code == 201 else 0)
    assert "rug" not in found.text
    assert (await office.get(office.leaving, path)).status_code == 404
    single = await office.get(office.receiving, f"/clients/{client}/hand-over-digest")
    assert single.json() == one


@pytest.mark.clause("R26")
async def test_a_transfer_at_once_has_its_digest_too(office: Office) -> None:
    transfer_id = await office.planned(beginsAt=None)
    found = await office.get(office.receiving, f"/caseload-transfers/{transfer_id}/digest")
    assert len(found.json()["clients"]) == 2


@pytest.mark.clause("R26")
async def test_a_stand_in_has_the_same_digest_from_the_begin_to_the_end(office: Office) -> None:
    begins, ends = office.begins_at, office.begins_at + timedelta(days=1)
    made = await office.house.http.post(
        "/stand-ins",
        headers=office.leaving.headers,
        json={
            "absentAdviserId": str(office.leaving.id),
            "standInId": str(office.receiving.id),
            "reason": "leave",
            "beginsAt": begins.isoformat(),
            "endsAt": ends.isoformat(),
        },
    )
    assert made.status_code == 201, made.text
    path = f"/stand-ins/{made.json()['id']}/digest"
    office.house.clock.moment = begins - SECOND
    assert (await office.get(office.receiving, path)).status_code == 404
    office.house.clock.moment = begins
    clients = (await office.get(office.receiving, path)).json()["clients"]
    assert len(clients) == 2
    assert {"nextAppointmentAt", "planWaiting", "minutesLeft", "consentsEnding", "openRequests"} <= set(
        clients[0]
    )
    office.house.clock.moment = ends
    assert (await office.get(office.receiving, path)).status_code == 404
