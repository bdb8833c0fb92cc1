"""Placements (R20): whether they last, the task to look again, and what cannot be."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.fill_results import placement
from tests.support.house import House, Person

DAY = "2026-11-24"
"""The day of the house's clock: a traject that has not begun begins today at the earliest."""


@dataclass
class File:
    """A client of one adviser, with the path of its placements."""

    mine: Person
    client_id: UUID
    path: str

    async def placed(self, house: House, begins_on: str = DAY, **changes: Any) -> dict[str, Any]:
        answer = await house.http.post(
            self.path, headers=self.mine.headers, json=placement("Proef", begins_on, **changes)
        )
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def listed(self, house: House) -> list[dict[str, Any]]:
        self.mine = await house.fresh(self.mine)
        answer = await house.http.get(self.path, headers=self.mine.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]  # type: ignore[no-any-return]


@pytest.fixture
async def file(house: House) -> File:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, mine)
    read = await house.http.get(f"/clients/{client_id}", headers=mine.headers)
    return File(mine, client_id, f"/trajects/{read.json()['trajects'][0]['id']}/placements")


def tasks(house: House, cluster: Cluster) -> list[tuple[str, date, UUID, bool]]:
    """Every check: its kind, day, placement, and whether it is still open."""
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        return connection.execute(
            "select kind, due_on, source_id, done_at is null from task where kind = 'durability-check' order by id"
        ).fetchall()


@pytest.mark.clause("R20")
async def test_a_placement_leaves_the_task_to_check_it_after_six_calendar_months(
    house: House, file: File, cluster: Cluster
) -> None:
    made = await file.placed(house, "2027-08-31")
    assert tasks(house, cluster) == [("durability-check", date(2028, 2, 29), UUID(made["id"]), True)]
    assert made["durability"] == {
        "state": "not-yet",
        "sixMonths": True,
        "durableOn": "2028-02-29",
        "runBeginsOn": "2027-08-31",
        "runEndsOn": None,
    }
    assert (made["authorId"], made["version"], made["hoursPerWeek"]) == (str(file.mine.id), 1, 24.0)


@pytest.mark.clause("R20")
@pytest.mark.parametrize(
    ("ends_on", "before", "after"),
    [("2027-05-23", "not-yet", "yes"), ("2027-05-22", "no", "no"), (None, "not-yet", "yes")],
    ids=["six months", "five months and 29 days", "no end"],
)
async def test_six_calendar_months_are_durable_when_they_have_passed(
    house: House, file: File, ends_on: str | None, before: str, after: str
) -> None:
    made = await file.placed(house, DAY, kind="temporary", contractKind="fixed-term", endsOn=ends_on)
    assert made["durability"]["state"] == before
    house.clock.advance(days=181)
    assert [one["durability"]["state"] for one in await file.listed(house)] == [after]


@pytest.mark.clause("R20")
async def test_a_contract_that_follows_at_the_same_employer_is_one_run_with_one_check(
    house: House, file: File, cluster: Cluster
) -> None:
    terms = {"kind": "temporary", "contractKind": "fixed-term"}
    first = await file.placed(house, DAY, endsOn="2027-02-23", **terms)
    assert first["durability"]["state"] == "no"
    second = await file.placed(house, "2027-02-24", endsOn="2027-05-23", **terms)
    assert second["durability"]["durableOn"] == "2027-05-24"
    assert [one["durability"]["state"] for one in await file.listed(house)] == ["not-yet", "not-yet"]
    assert [task[2] for task in tasks(house, cluster)] == [UUID(first["id"])]
    other = await file.placed(house, "2027-02-24", employerName="Een ander", **terms, endsOn="2027-05-23")
    assert other["durability"]["state"] == "no"


@pytest.mark.clause("R20")
async def test_recording_the_check_closes_its_task(house: House, file: File, cluster: Cluster) -> None:
    made = await file.placed(house)
    house.clock.advance(days=182)
    mine = await house.fresh(file.mine)
    one, current = f"{file.path}/{made['id']}", {**mine.headers, "If-Match": '"1"'}
    half = await house.http.patch(one, headers=current, json={"checkedOn": "2027-05-25"})
    assert [error["pointer"] for error in half.json()["errors"]] == ["/stillEmployed"]
    stopped = {"checkedOn": "2027-05-25", "stillEmployed": False}
    needs_end = await house.http.patch(one, headers=current, json=stopped)
    assert [error["pointer"] for error in needs_end.json()["errors"]] == ["/endsOn"]
    assert [task[3] for task in tasks(house, cluster)] == [True]
    checked = await house.http.patch(one, headers=current, json={**stopped, "stillEmployed": True})
    assert checked.status_code == 200, checked.text
    assert (checked.json()["checkedOn"], checked.json()["stillEmployed"]) == ("2027-05-25", True)
    assert [task[3] for task in tasks(house, cluster)] == [False]


@pytest.mark.clause("R20")
async def test_a_look_before_the_six_months_leaves_the_check_open(
    house: House, file: File, cluster: Cluster
) -> None:
    made = await file.placed(house)
    one, current = f"{file.path}/{made['id']}", {**file.mine.headers, "If-Match": '"1"'}
    early = await house.http.patch(one, headers=current, json={"checkedOn": DAY, "stillEmployed": True})
    assert early.status_code == 200, early.text
    assert [task[3] for task in tasks(house, cluster)] == [True]
    current["If-Match"] = '"2"'
    stopped = {"checkedOn": DAY, "stillEmployed": False, "endsOn": DAY}
    assert (await house.http.patch(one, headers=current, json=stopped)).status_code == 200
    assert [task[3] for task in tasks(house, cluster)] == [False]


@pytest.mark.clause("R20")
async def test_the_check_moves_with_the_begin(house: House, file: File, cluster: Cluster) -> None:
    made = await file.placed(house)
    one, current = f"{file.path}/{made['id']}", {**file.mine.headers, "If-Match": '"1"'}
    moved = await house.http.patch(one, headers=current, json={"beginsOn": "2026-12-01"})
    assert moved.json()["durability"]["durableOn"] == "2027-06-01"
    assert [(task[1], task[3]) for task in tasks(house, cluster)] == [
        (date(2027, 5, 24), False),
        (date(2027, 6, 1), True),
    ]
    stale = await house.http.patch(one, headers=current, json={"hoursPerWeek": 32})
    assert (stale.status_code, stale.json()["current"]["version"]) == (412, 2)
    assert (await house.http.patch(one, headers=file.mine.headers, json={})).status_code == 428
    missing = await house.http.patch(f"{file.path}/{uuid4()}", headers=current, json={"hoursPerWeek": 32})
    assert missing.status_code == 404


TRIAL = {"kind": "trial", "contractKind": "no-contract"}


@pytest.mark.clause("R20")
async def test_a_trial_of_two_months_needs_no_reason_and_leaves_no_check(
    house: House, file: File, cluster: Cluster
) -> None:
    made = await file.placed(house, DAY, endsOn="2027-01-23", **TRIAL)
    assert made["durability"]["state"] == "no"
    assert tasks(house, cluster) == []
    longer = await file.placed(
        house, DAY, endsOn="2027-01-24", trialException="UWV staat drie maanden toe.", **TRIAL
    )
    assert longer["trialException"] == "UWV staat drie maanden toe."


@pytest.mark.clause("R20")
@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"endsOn": "2026-11-23"}, "/endsOn"),
        ({"hoursPerWeek": -1}, "/hoursPerWeek"),
        ({"hoursPerWeek": 60.25}, "/hoursPerWeek"),
        ({"hoursPerWeek": 24.1}, "/hoursPerWeek"),
        ({"wageValue": 101}, "/wageValue"),
        ({"beginsOn": "2026-11-23"}, "/beginsOn"),
        ({"endsOn": "2027-01-24", **TRIAL}, "/trialException"),
        ({"endsOn": "2027-01-24", "trialException": " ", **TRIAL}, "/trialException"),
        ({"endsOn": "2027-05-24", "trialException": "Langer", **TRIAL}, "/endsOn"),
        (TRIAL, "/endsOn"),
        ({"stillEmployed": True}, "/checkedOn"),
        ({"checkedOn": "2026-11-25", "stillEmployed": True}, "/checkedOn"),
        ({"beginsOn": "2026-12-01", "checkedOn": DAY, "stillEmployed": True}, "/checkedOn"),
        ({"employerKvkNumber": "123"}, "/employerKvkNumber"),
        ({"beginsOn": "2026-02-30"}, "/beginsOn"),
        ({"jobTitle": "kok\x07"}, "/jobTitle"),
        ({"kind": "vast"}, "/kind"),
    ],
)
async def test_a_placement_that_cannot_be_is_refused_by_name_and_nothing_is_left(
    house: House, file: File, cluster: Cluster, changes: dict[str, Any], pointer: str
) -> None:
    body = {**placement("Proef", DAY), **changes}
    refused = await house.http.post(file.path, headers=file.mine.headers, json=body)
    assert refused.status_code == 400, refused.text
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]
    assert await file.listed(house) == []
    assert tasks(house, cluster) == []


@pytest.mark.clause("R20")
async def test_a_placement_before_the_traject_begins_is_refused(
    house: House, file: File, cluster: Cluster
) -> None:
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        connection.execute("update traject set state = 'active', started_on = '2026-10-05'")
    refused = await house.http.post(
        file.path, headers=file.mine.headers, json=placement("Proef", "2026-10-04")
    )
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/beginsOn"]
    await file.placed(house, "2026-10-05")


async def test_the_same_key_records_a_placement_and_its_task_once(
    house: House, file: File, cluster: Cluster
) -> None:
    headers = {**file.mine.headers, "Idempotency-Key": "een-plaatsing"}
    body = placement("Proef", DAY)
    answers = [await house.http.post(file.path, headers=headers, json=body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert len(tasks(house, cluster)) == 1


IMPOSSIBLE = (
    "ends_on = begins_on - 1",
    "hours_per_week = -0.5",
    "hours_per_week = 60.5",
    "kind = 'trial'",
    "kind = 'trial', ends_on = begins_on + interval '2 months'",
    "kind = 'trial', ends_on = begins_on + interval '6 months', trial_exception_sealed = 'x'",
    "kind = 'vast'",
    "contract_kind = 'mondeling'",
    "still_employed = true",
)


@pytest.mark.clause("R20")
@pytest.mark.parametrize("change", IMPOSSIBLE)
async def test_sql_alone_refuses_a_placement_that_cannot_be(
    house: House, file: File, cluster: Cluster, change: str
) -> None:
    await file.placed(house)
    with (
        psycopg.connect(cluster.superuser_of(house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        connection.execute(f"update placement set {change}")


@pytest.mark.clause("R6")
async def test_where_someone_works_and_what_is_paid_is_sealed_in_the_database(
    house: House, file: File, cluster: Cluster
) -> None:
    made = await file.placed(house, wageValue=65, wageSubsidy=True, employerKvkNumber="12345678")
    assert (made["wageValue"], made["wageSubsidy"], made["employerKvkNumber"]) == (65, True, "12345678")
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        (row,) = connection.execute("select p::text from placement p").fetchone() or ("",)
    for word in ("Proef", "12345678"):
        assert word not in row
        assert word.encode().hex() not in row
