"""Activities (R9): planned within the traject, moved on by status, never lost once deployed."""

from typing import Any

import psycopg
import pytest

from tests.api.test_plans import ACTIVITY, desk_of, if_match
from tests.support.cluster import Cluster
from tests.support.house import House

FULL = {
    "group": "labour-market-insight",
    "product": "Branche-oriëntatie",
    "provider": "Leerwerkloket",
    "aim": "Weten welk werk er is in de zorg",
    "hours": "10.00",
    "cost": "0.50",
    "startsOn": "2026-12-01",
    "endsOn": "2026-12-31",
}


async def _run_from_to(house: House, cluster: Cluster, starts_on: str, ends_on: str) -> None:
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        connection.execute("update traject set started_on = %s, expected_end_on = %s", (starts_on, ends_on))


@pytest.mark.clause("R9")
async def test_an_activity_is_planned_listed_in_order_and_changed(house: House) -> None:
    desk = await desk_of(house)
    first = await desk.done("POST", "/activities", FULL)
    assert {name: first[name] for name in FULL} == FULL
    assert (first["status"], first["position"], first["version"]) == ("planned", 0, 1)
    second = await desk.done("POST", "/activities", ACTIVITY)
    assert (second["hours"], second["cost"], second["position"]) == ("12.50", "450.00", 1)
    assert (await desk.done("GET", "/activities"))["items"] == [first, second]
    path = f"/activities/{first['id']}"
    assert (await desk.ask("PATCH", path, {"status": "done"})).status_code == 428
    changed = await desk.done(
        "PATCH", path, {"status": "done", "result": "Kiest voor de zorg", "provider": None}, **if_match(1)
    )
    assert changed == {
        **first, "status": "done", "result": "Kiest voor de zorg", "provider": None, "version": 2,
    }  # fmt: skip
    stale = await desk.ask("PATCH", path, {"status": "planned"}, **if_match(1))
    assert (stale.status_code, stale.json()["current"]["status"]) == (412, "done")


@pytest.mark.clause("R9")
async def test_what_is_not_done_says_why_and_forgets_it_when_it_goes_on(house: House) -> None:
    desk = await desk_of(house)
    path = f"/activities/{(await desk.done('POST', '/activities', ACTIVITY))['id']}"
    silent = await desk.ask("PATCH", path, {"status": "not-done"}, **if_match(1))
    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (400, "/reason")
    stopped = await desk.done("PATCH", path, {"status": "not-done", "reason": "Training vol"}, **if_match(1))
    assert (stopped["status"], stopped["reason"]) == ("not-done", "Training vol")
    again = await desk.done("PATCH", path, {"status": "running"}, **if_match(2))
    assert (again["status"], again["reason"]) == ("running", None)


@pytest.mark.clause("R9")
@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"hours": "-1"}, ["/hours"]),
        ({"cost": "-0.01"}, ["/cost"]),
        ({"hours": "1,5"}, ["/hours"]),
        ({"hours": "NaN"}, ["/hours"]),
        ({"group": "yoga"}, ["/group"]),
        ({"product": "   "}, ["/product"]),
        ({"product": "Bel\x07"}, ["/product"]),
        ({"startsOn": "2026-12-10", "endsOn": "2026-12-09"}, ["/endsOn"]),
        ({"startsOn": "2026-11-30"}, ["/startsOn"]),
        ({"endsOn": "2027-03-01", "hours": "-3"}, ["/hours", "/endsOn"]),
        ({"startsOn": "2026-02-30"}, ["/startsOn"]),
    ],
)
async def test_an_activity_that_cannot_be_is_refused_by_name_and_nothing_changes(
    house: House, cluster: Cluster, changes: dict[str, Any], pointers: list[str]
) -> None:
    desk = await desk_of(house)
    await _run_from_to(house, cluster, "2026-12-01", "2027-02-28")
    wrong = await desk.ask("POST", "/activities", {**FULL, **changes})
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "application/problem+json")
    assert [error["pointer"] for error in wrong.json()["errors"]] == pointers
    assert (await desk.done("GET", "/activities"))["items"] == []
    kept = await desk.done("POST", "/activities", FULL)
    refused = await desk.ask("PATCH", f"/activities/{kept['id']}", changes, **if_match(1))
    assert refused.status_code == 400
    assert (await desk.done("GET", "/activities"))["items"] == [kept]


async def test_an_activity_fits_the_first_and_the_last_agreed_day_of_the_traject(
    house: House, cluster: Cluster
) -> None:
    desk = await desk_of(house)
    await _run_from_to(house, cluster, FULL["startsOn"], FULL["endsOn"])
    assert (await desk.ask("POST", "/activities", FULL)).status_code == 201


@pytest.mark.clause("R9")
async def test_only_what_was_merely_planned_can_be_taken_out(house: House, cluster: Cluster) -> None:
    desk = await desk_of(house)
    path = f"/activities/{(await desk.done('POST', '/activities', ACTIVITY))['id']}"
    assert (await desk.ask("DELETE", path)).status_code == 428
    assert (await desk.ask("DELETE", path, **if_match(2))).status_code == 412
    await desk.done("PATCH", path, {"status": "running"}, **if_match(1))
    refused = await desk.ask("DELETE", path, **if_match(2))
    assert (refused.status_code, refused.json()["clause"]) == (409, "R9")
    await desk.done("PATCH", path, {"status": "planned"}, **if_match(2))
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        connection.execute("create table booked (activity_id uuid references activity (id))")
        connection.execute("insert into booked select id from activity")
        booked = await desk.ask("DELETE", path, **if_match(3))
        assert (booked.status_code, booked.json()["type"].rsplit("/", 1)[1]) == (409, "activity-deployed")
        connection.execute("drop table booked")
    assert (await desk.ask("DELETE", path, **if_match(3))).status_code == 204
    assert (await desk.ask("DELETE", path, **if_match(3))).status_code == 404
    assert (await desk.done("GET", "/activities"))["items"] == []


@pytest.mark.clause("R9")
async def test_taking_an_activity_out_of_an_approved_plan_makes_a_version_without_it(house: House) -> None:
    desk = await desk_of(house)
    await desk.approved()
    (activity,) = (await desk.done("GET", "/activities"))["items"]
    await desk.done("DELETE", f"/activities/{activity['id']}", **if_match(1))
    now = await desk.done("GET", "/plan")
    assert (now["number"], now["activities"]) == (2, [])
    assert [one["id"] for one in (await desk.done("GET", "/plan/versions/1"))["activities"]] == [
        activity["id"]
    ]
    compared = await desk.done("GET", "/plan/comparison?from=1&to=2")
    assert [one["change"] for one in compared["activities"]] == ["removed"]


@pytest.mark.clause("R24")
async def test_an_activity_is_reached_by_its_own_traject_only(house: House) -> None:
    desk = await desk_of(house)
    mine = await desk.done("POST", "/activities", ACTIVITY)
    second = await house.client(desk.coordinator, desk.party, desk.adviser)
    opened = await house.http.get(f"/clients/{second}", headers=desk.adviser.headers)
    desk.traject_id = opened.json()["trajects"][0]["id"]
    for method, body in (("PATCH", {"status": "done"}), ("DELETE", None)):
        answer = await desk.ask(method, f"/activities/{mine['id']}", body, **if_match(1))
        assert answer.status_code == 404


async def test_the_same_key_plans_an_activity_once(house: House) -> None:
    desk = await desk_of(house)
    key = {"Idempotency-Key": "een-keer-0001"}
    first = await desk.done("POST", "/activities", ACTIVITY, **key)
    assert await desk.done("POST", "/activities", ACTIVITY, **key) == first
    assert len((await desk.done("GET", "/activities"))["items"]) == 1
