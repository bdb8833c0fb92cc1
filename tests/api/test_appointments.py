"""Appointments (R13): planned, moved, called off; the agenda of who is assigned now; overlaps warn."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.house import House, Person


async def bureau(house: House) -> tuple[Person, Person, UUID, UUID]:
    """Coordinator, the adviser, and two clients of theirs."""
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    first = await house.client(coordinator, party, adviser)
    return coordinator, adviser, first, await house.client(coordinator, party, adviser, mark="Ander")


async def ask(
    house: House, by: Person, method: str, path: str, body: Any = None, version: int | None = None
) -> Any:
    headers = by.headers | ({"If-Match": f'"{version}"'} if version is not None else {})
    return await house.http.request(method, path, headers=headers, json=body)


def at(house: House, **later: float) -> str:
    return (house.clock.now() + timedelta(**later)).isoformat()


@pytest.mark.clause("R13")
async def test_an_appointment_is_planned_moved_called_off_and_taken_back(house: House) -> None:
    _, adviser, client_id, _ = await bureau(house)
    path = f"/clients/{client_id}/appointments"
    new = {"kind": "visit", "startsAt": at(house, hours=2), "place": "Kantoor", "remark": "Neemt cv mee"}
    made = await ask(house, adviser, "POST", path, new)
    assert made.status_code == 201, made.text
    one = f"{path}/{made.json()['id']}"
    start, end = (datetime.fromisoformat(made.json()[name]) for name in ("startsAt", "endsAt"))
    assert end - start == timedelta(hours=1)
    assert (await ask(house, adviser, "PATCH", one, {"minutes": 30})).status_code == 428
    longer = await ask(house, adviser, "PATCH", one, {"minutes": 90}, 1)
    moved = await ask(house, adviser, "PATCH", one, {"startsAt": at(house, hours=4)}, 2)
    # It keeps its length, its place and its remark.
    assert longer.status_code == moved.status_code == 200
    start, end = (datetime.fromisoformat(moved.json()[name]) for name in ("startsAt", "endsAt"))
    assert (start, end - start) == (house.clock.now() + timedelta(hours=4), timedelta(minutes=90))
    assert (moved.json()["place"], moved.json()["remark"]) == ("Kantoor", "Neemt cv mee")
    stale = await ask(house, adviser, "PATCH", one, {"kind": "phone"}, 1)
    assert (stale.status_code, stale.json()["current"]["version"]) == (412, 3)
    assert (await ask(house, adviser, "PATCH", one, {"state": "done"}, 3)).status_code == 409
    off = await ask(house, adviser, "PATCH", one, {"state": "cancelled"}, 3)
    assert off.json()["state"] == "cancelled"
    assert (await ask(house, adviser, "PATCH", one, {"startsAt": at(house, hours=9)}, 4)).status_code == 409
    listed = await ask(house, adviser, "GET", path)
    assert [item["id"] for item in listed.json()["items"]] == [made.json()["id"]]
    assert (await ask(house, adviser, "DELETE", one, version=4)).status_code == 204
    assert (await ask(house, adviser, "GET", path)).json()["items"] == []


@pytest.mark.clause("R13")
async def test_an_overlap_with_another_own_client_warns_and_does_not_refuse(house: House) -> None:
    _, adviser, first, second = await bureau(house)
    new = {"kind": "visit", "startsAt": at(house, hours=2), "minutes": 60}
    one = await ask(house, adviser, "POST", f"/clients/{first}/appointments", new)
    beside = {**new, "startsAt": at(house, hours=3)}
    free = await ask(house, adviser, "POST", f"/clients/{second}/appointments", beside)
    assert (one.json()["overlaps"], free.json()["overlaps"]) == ([], [])
    half = {**new, "kind": "phone", "startsAt": at(house, hours=2.5)}
    both = await ask(house, adviser, "POST", f"/clients/{second}/appointments", half)
    assert both.status_code == 201
    assert {item["id"] for item in both.json()["overlaps"]} == {one.json()["id"], free.json()["id"]}
    off = f"/clients/{first}/appointments/{one.json()['id']}"
    await ask(house, adviser, "PATCH", off, {"state": "cancelled"}, 1)
    mine = f"/clients/{second}/appointments/{both.json()['id']}"
    again = await ask(house, adviser, "PATCH", mine, {"kind": "video"}, 1)
    assert {item["id"] for item in again.json()["overlaps"]} == {free.json()["id"]}


@pytest.mark.clause("R24")
async def test_the_agenda_shows_own_clients_and_moves_with_the_assignment(house: House) -> None:
    coordinator, adviser, first, second = await bureau(house)
    other = await house.person(Role.ADVISER)
    new = {"kind": "visit", "startsAt": at(house, hours=2), "remark": "Kanarieopmerking"}
    for client_id in (first, second):
        await ask(house, adviser, "POST", f"/clients/{client_id}/appointments", new)
    today = house.clock.now().date()
    agenda = f"/appointments?from={today}&to={today + timedelta(days=6)}"
    shown = (await ask(house, adviser, "GET", agenda)).json()["items"]
    assert {item["clientId"] for item in shown} == {str(first), str(second)}
    # Who and when; what is for the file stays there (R23).
    assert set(shown[0]) == {
        "id", "clientId", "clientName", "clientNumber", "kind", "startsAt", "endsAt", "state", "version",
    }  # fmt: skip
    day = (await ask(house, adviser, "GET", "/day")).json()
    assert [item["clientId"] for item in day["appointments"]] == [item["clientId"] for item in shown]
    moved = {"adviserId": str(other.id), "reason": "vakantie"}
    await ask(house, coordinator, "POST", f"/clients/{first}/assignments", moved)
    house.clock.advance(seconds=1)
    for who, clients in ((adviser, [str(second)]), (other, [str(first)])):
        items = (await ask(house, who, "GET", agenda)).json()["items"]
        assert [item["clientId"] for item in items] == clients


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"endsAt": "2026-11-24T08:00:00Z"}, "/endsAt"),
        ({"endsAt": "2026-11-26T08:00:00Z"}, "/endsAt"),
        ({"minutes": 0}, "/minutes"),
        ({"minutes": -5}, "/minutes"),
        ({"minutes": 1441}, "/minutes"),
        ({"minutes": 30, "endsAt": "2026-11-24T11:00:00Z"}, "/minutes"),
        ({"startsAt": "9999-12-31T23:30:00Z"}, "/startsAt"),
        ({"startsAt": "2026-11-24T10:00:00"}, "/startsAt"),
        ({"kind": "huisbezoek"}, "/kind"),
        ({"remark": "a\u0000b"}, "/remark"),
        ({"place": "x" * 201}, "/place"),
    ],
)
async def test_an_appointment_that_cannot_be_is_a_clear_problem(
    house: House, change: dict[str, Any], pointer: str
) -> None:
    _, adviser, client_id, _ = await bureau(house)
    path = f"/clients/{client_id}/appointments"
    refused = await ask(
        house, adviser, "POST", path, {"kind": "visit", "startsAt": "2026-11-24T10:00:00Z", **change}
    )
    assert refused.status_code == 400, refused.text
    assert pointer in {error["pointer"] for error in refused.json()["errors"]}
    assert (await ask(house, adviser, "GET", path)).json()["items"] == []


@pytest.mark.clause("R6")
async def test_place_and_remark_are_sealed(house: House, cluster: Cluster) -> None:
    _, adviser, client_id, _ = await bureau(house)
    new = {
        "kind": "visit",
        "startsAt": at(house, hours=2),
        "place": "Kanarieplaats",
        "remark": "Kanariewoord",
    }
    await ask(house, adviser, "POST", f"/clients/{client_id}/appointments", new)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        row = connection.execute(
            "select a::text, encode(place_sealed, 'escape') || encode(remark_sealed, 'escape') from appointment a"
        ).fetchone()
    assert row is not None
    assert "Kanarie" not in "".join(row)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("ends_at = starts_at", "ck_appointment_period"),
        ("ends_at = starts_at + interval '25 hours'", "ck_appointment_period"),
        ("state = 'verdwenen'", "ck_appointment_state"),
        ("kind = 'thuis'", "ck_appointment_kind"),
    ],
)
async def test_the_database_holds_what_an_appointment_is(
    house: House, cluster: Cluster, change: str, constraint: str
) -> None:
    _, adviser, client_id, _ = await bureau(house)
    await ask(
        house,
        adviser,
        "POST",
        f"/clients/{client_id}/appointments",
        {"kind": "visit", "startsAt": at(house, hours=2)},
    )
    with (
        psycopg.connect(cluster.superuser_of(house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation, match=constraint),
    ):
        connection.execute(f"update appointment set {change}".encode())


async def test_two_requests_with_one_key_are_one_appointment(house: House) -> None:
    _, adviser, client_id, _ = await bureau(house)
    path = f"/clients/{client_id}/appointments"
    headers = {**adviser.headers, "Idempotency-Key": "eens"}
    new = {"kind": "visit", "startsAt": at(house, hours=2)}
    answers = [await house.http.post(path, headers=headers, json=new) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert len((await ask(house, adviser, "GET", path)).json()["items"]) == 1
