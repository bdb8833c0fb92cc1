"""The plan van aanpak (R8): written, approved, kept, followed by the next version, compared."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from domain.shared.ids import new_id
from persistence.context import begin_script
from tests.support.cluster import Cluster
from tests.support.house import House, Machine, Person

TEXTS = {
    "goals": "Betaald werk als kok, drie dagen per week.",
    "startingPoint": "Zeven jaar ervaring, twee jaar thuis.",
    "clientView": "Ik wil weer onder de mensen zijn.",
    "agreements": "Elke week een gesprek.",
    "practicalMatters": "Reist met de bus.",
}
ACTIVITY = {"group": "applying", "product": "Sollicitatietraining", "hours": "12.5", "cost": "450"}


@dataclass
class Desk:
    """An adviser at one client's traject."""

    house: House
    adviser: Person
    coordinator: Person
    party: dict[str, Any]
    client_id: UUID
    traject_id: str

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        return await self.house.http.request(
            method,
            f"/trajects/{self.traject_id}{path}",
            headers={**self.adviser.headers, **headers},
            json=body,
        )

    async def done(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        answer = await self.ask(method, path, body, **headers)
        assert answer.is_success, (path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    async def write(self, **texts: str) -> Any:
        plan = await self.done("GET", "/plan")
        return await self.done("PUT", "/plan", {**TEXTS, **texts}, **if_match(plan["version"]))

    async def approve(self, number: int = 1, **changes: Any) -> httpx.Response:
        body = {"approver": "client", "number": number, "method": "paper", "on": "2026-11-24", **changes}
        return await self.ask("POST", "/plan/approve", body)

    async def approved(self) -> Any:
        """Version 1, approved by the client."""
        await self.write()
        await self.done("POST", "/activities", ACTIVITY)
        answer = await self.approve()
        assert answer.status_code == 200, answer.text
        return answer.json()


def if_match(version: int) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


async def desk_of(house: House, *, party_approves: bool = False) -> Desk:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    if party_approves:
        answer = await house.http.patch(
            f"/commissioning-parties/{party['id']}/contracts/{party['contract_id']}",
            headers={**(await house.fresh(house.administrator)).headers, **if_match(1)},
            json={"planApprovalRequired": True},
        )
        assert answer.status_code == 200, answer.text
        assert answer.json()["planApprovalRequired"] is True
    client_id = await house.client(coordinator, party, adviser)
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    return Desk(house, adviser, coordinator, party, client_id, opened.json()["trajects"][0]["id"])


@pytest.mark.clause("R8")
async def test_a_plan_begins_as_an_empty_draft_and_is_written_version_by_version(house: House) -> None:
    desk = await desk_of(house)
    empty = await desk.done("GET", "/plan")
    assert (empty["number"], empty["state"], empty["version"], empty["goals"]) == (1, "draft", 0, "")
    assert (await desk.ask("PUT", "/plan", TEXTS)).status_code == 428
    first = await desk.ask("PUT", "/plan", TEXTS, **if_match(0))
    assert (first.status_code, first.headers["ETag"]) == (200, '"1"')
    assert {name: first.json()[name] for name in TEXTS} == TEXTS
    stale = await desk.ask("PUT", "/plan", {"goals": "Van een ander"}, **if_match(0))
    assert stale.status_code == 412
    assert stale.json()["current"]["goals"] == TEXTS["goals"]
    second = await desk.done("PUT", "/plan", {**TEXTS, "agreements": ""}, **if_match(1))
    assert (second["agreements"], second["version"], second["number"]) == ("", 2, 1)
    assert await desk.done("GET", "/plan") == second


@pytest.mark.clause("R8")
async def test_an_edit_after_approval_makes_a_version_and_the_old_one_stays_as_it_was(house: House) -> None:
    desk = await desk_of(house)
    approved = await desk.approved()
    assert approved["state"] == "approved"
    assert approved["clientApproval"] == {"method": "paper", "on": "2026-11-24"}
    assert [one["product"] for one in approved["activities"]] == ["Sollicitatietraining"]
    unchanged = await desk.done("PUT", "/plan", TEXTS, **if_match(approved["version"]))
    assert unchanged == approved
    second = await desk.write(goals="Bakker")
    assert (second["number"], second["state"], second["clientApproval"]) == (2, "draft", None)
    assert second["version"] == approved["version"] + 1
    kept = await desk.done("GET", "/plan/versions/1")
    assert {**kept, "state": "approved", "version": approved["version"]} == approved
    assert kept["state"] == "superseded"
    listed = await desk.done("GET", "/plan/versions")
    assert [(one["number"], one["state"]) for one in listed["items"]] == [(2, "draft"), (1, "superseded")]
    assert (await desk.ask("GET", "/plan/versions/3")).status_code == 404


@pytest.mark.clause("R8")
async def test_an_if_match_of_an_approved_version_never_fits_the_next_one(house: House) -> None:
    desk = await desk_of(house)
    old = await desk.write()
    await desk.done("POST", "/activities", ACTIVITY)
    assert (await desk.approve()).status_code == 200
    await desk.write(goals="Bakker")
    for version in range(old["version"] + 2):
        late = await desk.ask("PUT", "/plan", {"goals": "Te laat"}, **if_match(version))
        assert late.status_code == 412


@pytest.mark.clause("R8")
async def test_planned_work_belongs_to_the_plan_and_progress_does_not(house: House) -> None:
    desk = await desk_of(house)
    await desk.approved()
    (activity,) = (await desk.done("GET", "/activities"))["items"]
    path = f"/activities/{activity['id']}"
    running = await desk.done("PATCH", path, {"status": "running", "result": "Komt op tijd."}, **if_match(1))
    assert (await desk.done("GET", "/plan"))["number"] == 1
    longer = await desk.done("PATCH", path, {"hours": "20"}, **if_match(running["version"]))
    assert (longer["hours"], longer["status"]) == ("20.00", "running")
    now = await desk.done("GET", "/plan")
    assert (now["number"], now["state"], now["goals"]) == (2, "draft", TEXTS["goals"])
    assert now["activities"][0]["hours"] == "20.00"
    assert (await desk.done("GET", "/plan/versions/1"))["activities"][0]["hours"] == "12.50"


@pytest.mark.clause("R8")
async def test_two_versions_are_compared_text_by_text_and_activity_by_activity(house: House) -> None:
    desk = await desk_of(house)
    await desk.approved()
    await desk.write(goals="Bakker", agreements="")
    await desk.done("POST", "/activities", {"group": "after-care", "product": "Nazorg"})
    (first, _) = (await desk.done("GET", "/activities"))["items"]
    await desk.done("PATCH", f"/activities/{first['id']}", {"cost": None}, **if_match(1))
    found = await desk.done("GET", "/plan/comparison?from=1&to=2")
    assert {one["field"]: one["change"] for one in found["texts"]} == {
        "goals": "changed", "startingPoint": "same", "clientView": "same", "agreements": "removed",
        "practicalMatters": "same",
    }  # fmt: skip
    assert [(one["product"], one["change"]) for one in found["activities"]] == [
        ("Sollicitatietraining", "changed"),
        ("Nazorg", "added"),
    ]
    assert found["activities"][0]["fields"] == [
        {"field": "cost", "change": "removed", "before": "450.00", "after": None}
    ]
    assert (await desk.ask("GET", "/plan/comparison?from=1&to=9")).status_code == 404
    assert (await desk.ask("GET", "/plan/comparison?from=0&to=1")).status_code == 400


@pytest.mark.clause("R8")
@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"number": 2}, 409, "plan-version"),
        ({"on": "2026-11-25"}, 400, "invalid-input"),
        ({"method": None}, 400, "invalid-input"),
        ({"approver": "party", "name": "M. de Boer"}, 409, "plan-draft"),
    ],
)
async def test_an_approval_that_cannot_be_leaves_the_draft_a_draft(
    house: House, changes: dict[str, Any], status: int, code: str
) -> None:
    desk = await desk_of(house)
    await desk.write()
    await desk.done("POST", "/activities", ACTIVITY)
    refused = await desk.approve(**changes)
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (status, code)
    assert (await desk.done("GET", "/plan"))["state"] == "draft"


@pytest.mark.clause("R8")
async def test_nobody_approves_an_empty_plan_or_one_without_activities(house: House) -> None:
    desk = await desk_of(house)
    assert (await desk.approve()).status_code == 409
    await desk.write()
    refused = await desk.approve()
    assert (refused.status_code, refused.json()["clause"]) == (409, "R8")
    await desk.done("POST", "/activities", ACTIVITY)
    assert (await desk.approve()).status_code == 200
    assert (await desk.approve()).status_code == 409


@pytest.mark.clause("R8")
async def test_the_adviser_records_the_partys_approval_where_the_contract_asks_it(house: House) -> None:
    desk = await desk_of(house, party_approves=True)
    assert (await desk.done("GET", "/plan"))["partyApprovalRequired"] is True
    waiting = await desk.approved()
    assert (waiting["state"], waiting["partyApproval"]) == ("approved-by-client", None)
    nameless = await desk.approve(approver="party")
    assert nameless.status_code == 400
    assert nameless.json()["errors"][0]["pointer"] == "/name"
    done = await desk.approve(approver="party", name="M. de Boer")
    assert done.json()["state"] == "approved"
    assert done.json()["partyApproval"] == {"on": "2026-11-24", "channel": "recorded", "name": "M. de Boer"}


async def machine_approves(desk: Desk, machine: Machine, number: int = 1) -> httpx.Response:
    path = f"/trajects/{desk.traject_id}/plan/approve-by-party"
    return await desk.house.http.post(path, headers=machine.headers, json={"number": number})


@pytest.mark.clause("R8")
async def test_the_partys_machine_approves_and_gets_the_status_never_the_texts(
    house: House, cluster: Cluster
) -> None:
    desk = await desk_of(house, party_approves=True)
    machine = await house.machine(desk.party["id"], "plans:approve")
    assert (await machine_approves(desk, machine)).status_code == 404
    await desk.approved()
    assert (await machine_approves(desk, machine, 2)).status_code == 409
    done = await machine_approves(desk, machine)
    assert (done.status_code, done.json()) == (
        200,
        {
            "number": 1,
            "state": "approved",
            "clientApprovedOn": "2026-11-24",
            "partyApprovedOn": "2026-11-24",
        },
    )
    assert (await machine_approves(desk, machine)).status_code == 409
    read = await house.http.get(f"/trajects/{desk.traject_id}/plan", headers=machine.headers)
    assert read.status_code == 404
    plan = await desk.done("GET", "/plan")
    assert plan["partyApproval"] == {"on": "2026-11-24", "channel": "machine", "name": None}
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        records = connection.execute(
            "select result, code from audit_record where action = 'plan.approve-by-party' and client_id = %s",
            (desk.client_id,),
        ).fetchall()
    assert sorted(records, key=str) == [
        ("done", None),
        ("failed", "plan-approved"),
        ("failed", "plan-version"),
    ]


@pytest.mark.clause("R24")
async def test_anothers_machine_and_one_without_the_scope_approve_nothing(house: House) -> None:
    desk = await desk_of(house, party_approves=True)
    await desk.approved()
    elsewhere = await house.party("employer", "Werkgever", ["spoor-2"])
    stranger = await house.machine(elsewhere["id"], "plans:approve")
    narrow = await house.machine(desk.party["id"], "referrals:read")
    assert (await machine_approves(desk, stranger)).status_code == 404
    assert (await machine_approves(desk, narrow)).status_code == 403
    assert (await desk.done("GET", "/plan"))["state"] == "approved-by-client"


@pytest.mark.clause("R8")
async def test_an_edit_while_the_party_decides_leaves_the_party_nothing_to_approve(house: House) -> None:
    desk = await desk_of(house, party_approves=True)
    machine = await house.machine(desk.party["id"], "plans:approve")
    await desk.approved()
    await desk.write(goals="Bakker")
    assert (await machine_approves(desk, machine)).status_code == 409
    assert (await machine_approves(desk, machine, 2)).status_code == 409
    assert (await desk.done("GET", "/plan/versions/1"))["partyApproval"] is None


@pytest.mark.clause("R8")
async def test_an_approved_plan_finishes_the_task_that_it_is_due(house: House, cluster: Cluster) -> None:
    desk = await desk_of(house)
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        for kind, traject_id in (
            ("plan-due", desk.traject_id),
            ("plan-due", None),
            ("report-due", desk.traject_id),
        ):
            connection.execute(
                "insert into task (id, client_id, traject_id, kind, due_on, created_by, created_at)"
                " values (%s, %s, %s, %s, '2026-12-01', %s, now())",
                (new_id(), desk.client_id, traject_id, kind, desk.adviser.id),
            )
        await desk.approved()
        done = connection.execute(
            "select kind, done_by from task where done_at is not null and client_id = %s and traject_id = %s",
            (desk.client_id, desk.traject_id),
        ).fetchall()
        left = connection.execute("select count(*) from task where done_at is null").fetchone()
    assert done == [("plan-due", desk.adviser.id)]
    assert left == (2,)


async def test_the_plan_of_a_closed_traject_is_read_and_not_changed(house: House, cluster: Cluster) -> None:
    desk = await desk_of(house)
    await desk.write()
    activity = await desk.done("POST", "/activities", ACTIVITY)
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        connection.execute(
            "update traject set state = 'closed', ended_on = '2026-11-24', result_code = 'own-job' where id = %s",
            (desk.traject_id,),
        )
    one = f"/activities/{activity['id']}"
    for method, path, body in (
        ("PUT", "/plan", TEXTS),
        ("POST", "/activities", ACTIVITY),
        ("PATCH", one, {"status": "done"}),
        ("DELETE", one, None),
    ):
        refused = await desk.ask(method, path, body, **if_match(1))
        assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "traject-closed")
    assert (await desk.approve()).status_code == 409
    assert (await desk.done("GET", "/plan"))["goals"] == TEXTS["goals"]
    assert (await desk.done("GET", "/activities"))["items"] == [activity]


@pytest.mark.clause("R6")
async def test_texts_and_kept_activities_are_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    desk = await desk_of(house)
    await desk.write()
    await desk.done("POST", "/activities", {**ACTIVITY, "aim": "Durft te solliciteren"})
    assert (await desk.approve()).status_code == 200
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        row = connection.execute(
            "select goals_sealed, starting_point_sealed, client_view_sealed, agreements_sealed,"
            " practical_matters_sealed, activities_sealed from plan_version"
        ).fetchone()
        aim = connection.execute("select aim_sealed from activity").fetchone()
    assert row is not None
    assert aim is not None
    for sealed in (*row, *aim):
        for word in (b"kok", b"ervaring", b"mensen", b"gesprek", b"bus", b"training", b"solliciteren"):
            assert word not in bytes(sealed)


WRITE_AROUND = {
    "a text": "update plan_version set goals_sealed = '\\x00'",
    "the kept activities": "update plan_version set activities_sealed = '\\x00'",
    "the day of the approval": "update plan_version set client_approved_on = '2020-01-01'",
    "back to a draft": (
        "update plan_version set state = 'draft', client_approved_on = null, client_approval_method = null,"
        " activities_sealed = null, party_approval_required = null"
    ),
    "its number": "update plan_version set number = 7",
    "an approval when superseding": (
        "update plan_version set state = 'superseded', party_approved_on = '2026-11-24',"
        " party_approval_channel = 'machine'"
    ),
}


async def refusal_of(house: House, desk: Desk, statement: str) -> type[Exception] | None:
    """What PostgreSQL says to the assigned adviser's own transaction, around every use case."""
    actor = Actor.person(desk.adviser.id, new_id(), frozenset({Role.ADVISER}))
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(actor, house.clock.now()))
        try:
            touched = connection.execute(statement)
            assert touched.rowcount in (0, 1)
            return None if touched.rowcount else LookupError
        except psycopg.errors.CheckViolation as error:
            return type(error)
        finally:
            connection.execute("rollback")


@pytest.mark.clause("R8")
@pytest.mark.parametrize("what", WRITE_AROUND)
async def test_sql_refuses_to_change_what_was_approved_also_when_the_wall_is_looked_for(
    house: House, cluster: Cluster, what: str
) -> None:
    desk = await desk_of(house)
    await desk.approved()
    assert await refusal_of(house, desk, WRITE_AROUND[what]) is psycopg.errors.CheckViolation
    assert await refusal_of(house, desk, "delete from plan_version") is LookupError
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        connection.execute("alter table plan_version disable trigger keep_approved")
    assert await refusal_of(house, desk, WRITE_AROUND[what]) is None


async def test_sql_takes_no_row_under_anothers_traject_and_deletes_nothing_deployed(house: House) -> None:
    desk = await desk_of(house)
    other = await desk_of(house)
    activity = await desk.done("POST", "/activities", ACTIVITY)
    await desk.done("PATCH", f"/activities/{activity['id']}", {"status": "running"}, **if_match(1))
    assert await refusal_of(house, desk, "delete from activity") is LookupError
    insert = (
        "insert into activity (id, client_id, traject_id, group_code, product, created_at)"
        f" values ('{new_id()}', '{desk.client_id}', '{{}}', 'orientation', 'Product', now())"
    )
    assert await refusal_of(house, desk, insert.format(desk.traject_id)) is None
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        await refusal_of(house, desk, insert.format(other.traject_id))
