"""The traject: its acts one by one, its history, what it leaves as tasks, and what it refuses."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from domain.policy.roles import Role
from persistence.context import begin_script
from tests.integration.test_row_level_security import person
from tests.support.cluster import Cluster
from tests.support.house import House, Person

TODAY = "2026-11-24"
REASON = "Kanarie: zes weken in het buitenland."


@dataclass
class Case:
    """A client with a registered traject, the adviser, the coordinator."""

    house: House
    coordinator: Person
    adviser: Person
    party: dict[str, Any]
    client_id: UUID
    traject_id: str

    async def read(self, who: Person | None = None) -> dict[str, Any]:
        answer = await self.house.http.get(self.path, headers=(who or self.adviser).headers)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    @property
    def path(self) -> str:
        return f"/trajects/{self.traject_id}"

    async def act(self, name: str, who: Person | None = None, **body: Any) -> httpx.Response:
        return await self.house.http.post(
            f"{self.path}/{name}", headers=(who or self.adviser).headers, json=body
        )

    async def done(self, name: str, who: Person | None = None, **body: Any) -> dict[str, Any]:
        answer = await self.act(name, who, **body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def change(self, version: int, who: Person | None = None, **body: Any) -> httpx.Response:
        headers = {**(who or self.adviser).headers, "If-Match": f'"{version}"'}
        return await self.house.http.patch(self.path, headers=headers, json=body)

    async def tasks(self, state: str = "open") -> list[dict[str, Any]]:
        answer = await self.house.http.get(
            f"/clients/{self.client_id}/tasks", params={"state": state}, headers=self.adviser.headers
        )
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    async def dues(self) -> dict[str, str]:
        return {task["kind"]: task["dueOn"] for task in await self.tasks()}


async def case(house: House, kind: str = "uwv", service: str = "naar-werk", **intake: Any) -> Case:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party(kind, "Opdrachtgever Proef", [service, "spoor-2"])
    client_id = await house.client(coordinator, party, adviser, service=service, **intake)
    listed = await house.http.get(f"/clients/{client_id}/trajects", headers=adviser.headers)
    (traject,) = listed.json()["items"]
    return Case(house, coordinator, adviser, party, client_id, traject["id"])


def pointers(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 400, answer.text
    return [error["pointer"] for error in answer.json()["errors"]]


@pytest.mark.clause("R8")
async def test_a_traject_from_begin_to_end_with_every_act_in_its_history(house: House) -> None:
    one = await case(house)
    assert (await one.read())["possibleActs"] == ["change", "activate", "close"]
    begun = await one.done("activate", beginsOn="2026-11-02")
    assert (begun["state"], begun["phase"], begun["expectedEndOn"]) == ("active", "intake", "2027-11-02")
    still = await one.done("suspend", beginsOn="2026-11-10", reason=REASON)
    assert (still["state"], still["suspensions"][0]["reason"]) == ("suspended", REASON)
    runs = await one.done("resume", resumesOn="2026-11-20")
    assert (runs["state"], runs["suspensions"][0]["endsOn"]) == ("active", "2026-11-20")
    longer = await one.done(
        "extend",
        expectedEndOn="2028-02-01",
        extraHours=10,
        extraBudget="850.50",
        agreedBy="M. de Wit",
        agreedOn=TODAY,
    )
    assert (longer["grantedHours"], longer["budget"]) == (10, "850.50")
    phase = await one.change(longer["version"], phase="uitvoering")
    assert phase.status_code == 200, phase.text
    over = await one.done("close", endedOn=TODAY, result="placed-permanent", reason="Vaste baan.")
    assert (over["state"], over["endedOn"], over["resultCode"]) == ("closed", TODAY, "placed-permanent")
    assert over["possibleActs"] == []
    history = over["history"]
    assert [entry["act"] for entry in history] == [
        "close",
        "change",
        "extend",
        "resume",
        "suspend",
        "activate",
    ]
    assert {"field": "expectedEndOn", "before": "2027-11-02", "after": "2028-02-01"} in history[2]["changes"]
    assert (history[2]["agreedBy"], history[4]["reason"]) == ("M. de Wit", REASON)
    assert len({entry["actorName"] for entry in history}) == 1
    assert history[0]["actorName"].startswith("Proef Adviser")


@pytest.mark.clause("R24")
async def test_each_act_is_one_record_in_the_access_log(house: House, cluster: Cluster) -> None:
    one = await case(house)
    await one.done("activate", beginsOn=TODAY)
    assert (await one.act("activate", beginsOn=TODAY)).status_code == 409
    await one.done("suspend", beginsOn=TODAY, reason=REASON)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        found = connection.execute(
            "select action, result, code, client_id, object_id::text from audit_record"
            " where action like 'traject.%' and action <> 'traject.read' order by id"
        ).fetchall()
    assert found == [
        ("traject.activate", "done", None, one.client_id, one.traject_id),
        ("traject.activate", "failed", "traject-active", one.client_id, one.traject_id),
        ("traject.suspend", "done", None, one.client_id, one.traject_id),
    ]


@pytest.mark.clause("R8")
async def test_a_traject_that_cannot_be_so_is_refused_and_nothing_changed(house: House) -> None:
    one = await case(house)
    before = await one.read()
    assert pointers(await one.act("activate", beginsOn="2026-11-25")) == ["/beginsOn"]
    assert pointers(await one.act("activate", beginsOn=TODAY, expectedEndOn="2026-11-23")) == [
        "/expectedEndOn"
    ]
    for act, body in (
        ("suspend", {"beginsOn": TODAY, "reason": "x"}),
        ("resume", {"resumesOn": TODAY}),
        ("extend", {"expectedEndOn": "2027-01-01", "agreedBy": "x", "agreedOn": TODAY}),
    ):
        refused = await one.act(act, **body)
        assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "traject-registered")
    assert await one.read() == before
    await one.done("activate", beginsOn="2026-11-02")
    running = await one.read()
    twice = await one.act("activate", beginsOn="2026-11-02")
    assert (twice.status_code, twice.json()["detail"]) == (
        409,
        "Dit traject loopt. Deze handeling kan daarom niet.",
    )
    grant = {"expectedEndOn": "2028-01-01", "agreedBy": "x", "agreedOn": TODAY}
    assert pointers(await one.act("extend", **{**grant, "extraHours": -5})) == ["/extraHours"]
    assert pointers(await one.act("extend", **{**grant, "extraBudget": "-5"})) == ["/extraBudget"]
    assert pointers(await one.act("extend", **{**grant, "expectedEndOn": "2027-11-02"})) == ["/expectedEndOn"]
    assert pointers(await one.act("close", endedOn="2026-11-01", result="own-job")) == ["/endedOn"]
    assert pointers(await one.act("close", endedOn=TODAY, result="ended-moved")) == ["/reason"]
    assert pointers(await one.act("close", endedOn=TODAY, result="weg")) == ["/result"]
    assert await one.read() == running


@pytest.mark.clause("R8")
async def test_suspensions_never_overlap_by_the_act_and_by_the_database(
    house: House, cluster: Cluster
) -> None:
    one = await case(house)
    await one.done("activate", beginsOn="2026-10-01")
    await one.done("suspend", beginsOn="2026-10-10", reason=REASON)
    await one.done("resume", resumesOn="2026-10-20")
    overlap = await one.act("suspend", beginsOn="2026-10-15", reason=REASON)
    assert pointers(overlap) == ["/beginsOn"]
    assert overlap.json()["errors"][0]["code"] == "overlap"
    await one.done("suspend", beginsOn="2026-10-20", reason=REASON)
    statement = (
        "insert into traject_suspension (id, client_id, traject_id, begins_on, ends_on, reason_sealed, created_by,"
        " created_at) select gen_random_uuid(), client_id, %s, %s, %s, reason_sealed, created_by, now()"
        " from traject_suspension limit 1"
    )
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for begin, end in (("2026-10-15", "2026-10-16"), ("2026-11-30", None)):
            with pytest.raises(psycopg.errors.ExclusionViolation), connection.transaction():
                connection.execute(statement, (one.traject_id, begin, end))
        with connection.transaction():
            connection.execute(statement, (one.traject_id, "2026-10-01", "2026-10-10"))
        with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
            connection.execute(statement, (one.traject_id, "2026-09-09", "2026-09-08"))


@pytest.mark.clause("R8")
async def test_two_who_suspend_at_once_make_one_suspension(house: House, cluster: Cluster) -> None:
    one = await case(house)
    await one.done("activate", beginsOn=TODAY)
    answers = await asyncio.gather(*(one.act("suspend", beginsOn=TODAY, reason=REASON) for _ in range(5)))
    codes = sorted(answer.status_code for answer in answers)
    assert codes[:1] == [200]
    assert set(codes[1:]) <= {400, 409}
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        assert connection.execute("select count(*) from traject_suspension").fetchone() == (1,)
        assert connection.execute("select count(*) from traject_event where act = 'suspend'").fetchone() == (
            1,
        )


@pytest.mark.clause("R8")
async def test_a_suspended_traject_closes_only_when_the_act_ends_the_suspension_too(house: House) -> None:
    one = await case(house)
    await one.done("activate", beginsOn="2026-11-02")
    await one.done("suspend", beginsOn="2026-11-10", reason=REASON)
    refused = await one.act("close", endedOn=TODAY, result="fit-for-work")
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "traject-suspended")
    over = await one.done("close", endedOn=TODAY, result="fit-for-work", endsSuspension=True)
    assert over["suspensions"][0]["endsOn"] == TODAY


@pytest.mark.clause("R9")
async def test_a_grant_never_falls_below_the_hours_already_written(house: House) -> None:
    one = await case(house)
    note = {"kind": "phone", "happenedAt": "2026-11-24T08:00:00Z", "durationMinutes": 90, "text": "Gebeld."}
    path = f"/clients/{one.client_id}/notes"
    written = await house.http.post(path, headers=one.adviser.headers, json=note)
    assert written.status_code == 201, written.text
    version = (await one.read())["version"]
    refused = await one.change(version, grantedHours=1)
    assert refused.json()["errors"][0]["code"] == "below-used"
    assert (await one.change(version, grantedHours=2)).status_code == 200


@pytest.mark.clause("R14")
async def test_goal_and_grant_change_before_the_begin_and_stand_after_it(
    house: House, cluster: Cluster
) -> None:
    one = await case(house)
    changed = await one.change(1, goal="participation", grantedHours=60, budget="4500", contactName=None)
    assert changed.status_code == 200, changed.text
    body = changed.json()
    assert (body["goal"], body["grantedHours"], body["budget"], body["version"]) == (
        "participation",
        60,
        "4500.00",
        2,
    )
    stale = await one.change(1, grantedHours=1)
    assert (stale.status_code, stale.json()["current"]["grantedHours"]) == (412, 60)
    assert pointers(await one.change(2, service="outplacement")) == ["/service"]
    assert pointers(await one.change(2, grantedHours=-1)) == ["/grantedHours"]
    begun = await one.done("activate", beginsOn=TODAY)
    fixed = await one.change(begun["version"], goal="suitability")
    assert (fixed.status_code, fixed.json()["clause"]) == (409, "R16")
    assert [error["pointer"] for error in fixed.json()["errors"]] == ["/goal"]
    assert pointers(await one.change(begun["version"], phase="nergens")) == ["/phase"]
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for change in ("goal = 'suitability'", "state = 'registered'", "service = 'spoor-2'"):
            with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
                connection.execute(f"update traject set {change}")
        for change in ("granted_hours = -1", "budget = -1", "expected_end_on = '2020-01-01'"):
            with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
                connection.execute(f"update traject set {change}")
        with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
            connection.execute("update traject set state = 'closed'")
        with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
            connection.execute(
                "update traject set state = 'closed', result_code = 'own-job', ended_on = '2020-01-01'"
            )


@pytest.mark.clause("R26")
async def test_the_coordinator_keeps_the_header_and_extends_and_reads_no_reason(house: House) -> None:
    one = await case(house)
    await one.done("activate", beginsOn="2026-10-01")
    await one.done("suspend", beginsOn="2026-11-10", reason=REASON)
    answer = await house.http.get(one.path, headers=one.coordinator.headers)
    assert "Kanarie" not in answer.text
    assert answer.json()["suspensions"] == []
    assert [entry["reason"] for entry in answer.json()["history"]] == [None, None]
    for act, body in (
        ("activate", {"beginsOn": TODAY}),
        ("suspend", {"beginsOn": TODAY, "reason": "x"}),
        ("resume", {"resumesOn": TODAY}),
        ("close", {"endedOn": TODAY, "result": "own-job"}),
    ):
        assert (await one.act(act, one.coordinator, **body)).status_code == 404
    longer = await one.done(
        "extend", one.coordinator, expectedEndOn="2028-01-01", agreedBy="M. de Wit", agreedOn=TODAY
    )
    assert longer["expectedEndOn"] == "2028-01-01"
    assert (await one.dues())["final-report-due"] == "2028-01-15"


@pytest.mark.clause("R6")
async def test_reasons_are_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    one = await case(house)
    await one.done("activate", beginsOn=TODAY)
    await one.done("suspend", beginsOn=TODAY, reason=REASON)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for table in ("traject_suspension", "traject_event"):
            rows = connection.execute(
                f"select reason_sealed, to_jsonb(t)::text from {table} t where reason_sealed is not null"
            ).fetchall()
            assert len(rows) == 1
            assert all("Kanarie" not in whole and b"Kanarie" not in sealed for sealed, whole in rows)


@pytest.mark.clause("R8")
async def test_the_history_is_added_to_and_never_changed(house: House) -> None:
    one = await case(house)
    await one.done("activate", beginsOn=TODAY)
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(person(one.adviser), house.clock.now()))
        assert connection.execute("select count(*) from traject_event").fetchone() == (1,)
        assert connection.execute("update traject_event set act = 'close'").rowcount == 0
        assert connection.execute("delete from traject_event").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(
                "insert into traject_event select gen_random_uuid(), client_id, traject_id, act, at,"
                " gen_random_uuid(), effective_on, changes from traject_event"
            )


@pytest.mark.clause("R8")
async def test_what_a_service_expects_becomes_tasks_that_follow_the_traject(house: House) -> None:
    one = await case(house, "employer", "spoor-2", goal="new-employer")
    await one.done("activate", beginsOn="2026-11-02")
    assert await one.dues() == {
        "plan-due": "2026-11-16",
        "report-due": "2026-12-14",
        "final-report-due": "2027-11-16",
    }
    (report,) = [task for task in await one.tasks() if task["kind"] == "report-due"]
    path = f"/clients/{one.client_id}/tasks/{report['id']}"
    done = await house.http.patch(
        path, headers={**one.adviser.headers, "If-Match": '"1"'}, json={"done": True}
    )
    assert done.status_code == 200, done.text
    assert (await one.dues())["report-due"] == "2027-01-25"
    undone = await house.http.patch(
        path, headers={**one.adviser.headers, "If-Match": '"2"'}, json={"done": False}
    )
    assert undone.json()["doneAt"] is None
    assert [task["dueOn"] for task in await one.tasks() if task["kind"] == "report-due"] == ["2026-12-14"]
    await one.done("extend", expectedEndOn="2028-01-01", agreedBy="M. de Wit", agreedOn=TODAY)
    assert (await one.dues())["final-report-due"] == "2028-01-15"
    await one.done("close", endedOn=TODAY, result="placed-permanent")
    assert await one.dues() == {"final-report-due": "2026-12-08"}


@pytest.mark.clause("R12")
async def test_the_report_term_of_the_contract_goes_before_the_services_own(house: House) -> None:
    one = await case(house, "employer", "spoor-2", goal="new-employer")
    contract = f"/commissioning-parties/{one.party['id']}/contracts/{one.party['contract_id']}"
    changed = await house.http.patch(
        contract, headers={**house.administrator.headers, "If-Match": '"1"'}, json={"reportTermDays": 30}
    )
    assert changed.status_code == 200, changed.text
    await one.done("activate", beginsOn="2026-11-02")
    assert (await one.dues())["report-due"] == "2026-12-02"


@pytest.mark.clause("R8")
async def test_the_same_key_extends_once(house: House) -> None:
    one = await case(house)
    await one.done("activate", beginsOn="2026-11-02")
    body = {"expectedEndOn": "2028-01-01", "extraHours": 10, "agreedBy": "M. de Wit", "agreedOn": TODAY}
    headers = {**one.adviser.headers, "Idempotency-Key": "verleng-1"}
    answers = [await house.http.post(f"{one.path}/extend", headers=headers, json=body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert (await one.read())["grantedHours"] == 10


HEALTH = {
    "group": "dynamic-movements",
    "item": "tillen",
    "level": "limited",
    "source": "company-doctor",
}


async def add_health(one: Case, **changes: Any) -> httpx.Response:
    body = {name: value for name, value in {**HEALTH, **changes}.items() if value is not None}
    return await one.house.http.post(
        f"/clients/{one.client_id}/health-records?purpose=guidance",
        headers=one.adviser.headers,
        json=body,
    )


@pytest.mark.clause("R29")
async def test_under_a_closed_traject_nothing_about_health_is_written(house: House, cluster: Cluster) -> None:
    one = await case(house)
    made = await add_health(one)
    assert made.status_code == 201, made.text
    record = made.json()
    await one.done("activate", beginsOn=TODAY)
    await one.done("close", endedOn=TODAY, result="fit-for-work")
    refused = await add_health(one)
    assert (refused.status_code, refused.json()["clause"]) == (403, "R29")
    path = f"/clients/{one.client_id}/health-records/{record['id']}?purpose=guidance"
    headers = {**one.adviser.headers, "If-Match": '"1"'}
    change = await house.http.patch(path, headers=headers, json={"level": "normal"})
    assert (change.status_code, change.json()["clause"]) == (403, "R29")
    # The second wall alone: the application's role, as the assigned adviser, around every use case.
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(person(one.adviser), house.clock.now()))
        assert connection.execute("update health_record set valid_until = now()").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(
                "insert into health_record (id, client_id, traject_id, item_sealed, source_sealed, recorded_by,"
                " created_at) select gen_random_uuid(), client_id, traject_id, item_sealed, source_sealed,"
                " recorded_by, now() from health_record limit 1"
            )
    removed = await house.http.delete(path, headers=headers)
    assert removed.status_code == 204


@pytest.mark.clause("R29")
async def test_for_an_employer_only_what_someone_can_do_at_work_is_recorded(house: House) -> None:
    one = await case(house, "employer", "spoor-2", goal="new-employer")
    vague = await add_health(one, group=None, level=None)
    assert pointers(vague) == ["/group", "/level"]
    assert vague.json()["clause"] == "R29"
    assert (await add_health(one)).status_code == 201


@pytest.mark.clause("R29")
async def test_a_goal_without_ground_is_refused_while_there_are_limitations(house: House) -> None:
    one = await case(house, "municipality", "participatie", goal="suitability")
    by_other = await one.change(1, one.coordinator, goal="participation")
    assert (by_other.status_code, by_other.json()["clause"]) == (403, "R29")
    refused = await one.change(1, goal="participation")
    assert (refused.status_code, refused.json()["clause"]) == (409, "R29")
    path = f"/clients/{one.client_id}/health-records"
    listed = await house.http.get(f"{path}?purpose=guidance", headers=one.adviser.headers)
    for record in listed.json()["items"]:
        headers = {**one.adviser.headers, "If-Match": f'"{record["version"]}"'}
        await house.http.delete(f"{path}/{record['id']}?purpose=guidance", headers=headers)
    assert (await one.change(1, goal="participation")).status_code == 200
