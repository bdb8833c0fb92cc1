"""The walls around a request in the database itself: direct SQL as the application's role, around every use case."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.house import House
from tests.support.request_desk import GRANTED, REFUSED, Desk, desk_of

DENIED = (psycopg.errors.CheckViolation, psycopg.errors.InsufficientPrivilege)
IN_PROGRESS = "state = 'in-progress', identity_method = 'video'"
DECIDE = "state = 'decided', outcome = 'granted', explanation_sealed = 'x', decided_by = '{officer}'"


@pytest.fixture
async def desk(house: House) -> Desk:
    return await desk_of(house)


@contextmanager
def acting(desk: Desk, by: str) -> Iterator[psycopg.Connection[Any]]:
    """A transaction as the application begins it for this person; undone at the end."""
    who = desk.people[by]
    with psycopg.connect(desk.house.urls.application, autocommit=True) as connection:
        connection.execute(
            begin_script(Actor.person(who.id, uuid4(), frozenset({who.role})), desk.house.clock.now())
        )
        yield connection
        connection.execute("ROLLBACK")


def update(connection: psycopg.Connection[Any], desk: Desk, changes: str) -> int:
    """How many requests the statement changed."""
    ids = {name: str(person.id) for name, person in desk.people.items()}
    return connection.execute(f"update data_subject_request set {changes.format(**ids)}").rowcount


def refused(connection: psycopg.Connection[Any], desk: Desk, changes: str, kind: Any = DENIED) -> None:
    with pytest.raises(kind), connection.transaction():
        update(connection, desk, changes)


def add_item(connection: psycopg.Connection[Any], outcome: str = "granted", ground: str = "null") -> None:
    connection.execute(
        "insert into request_item (id, case_id, position, client_id, outcome, ground) "
        f"select gen_random_uuid(), case_id, (select count(*) from request_item), client_id, '{outcome}', {ground} "
        "from data_subject_request"
    )


@pytest.mark.clause("R42")
async def test_who_handles_nothing_changes_nothing_of_a_request(desk: Desk) -> None:
    await desk.register("coordinator")
    for changes in (
        IN_PROGRESS,
        DECIDE,
        "state = 'closed'",
        "scope_sealed = 'x'",
        "extended_on = '2026-12-01'",
    ):
        with acting(desk, "adviser") as sql:
            refused(sql, desk, changes)
        with acting(desk, "coordinator") as sql:
            assert update(sql, desk, changes) == 0
    with acting(desk, "adviser") as sql:
        refused(sql, desk, "state = 'withdrawn', scope_sealed = 'x'")
        assert update(sql, desk, "state = 'withdrawn'") == 1


@pytest.mark.clause("R27")
async def test_without_an_agreement_in_force_the_officer_changes_nothing(desk: Desk) -> None:
    await desk.register()
    desk.house.clock.advance(days=400)
    with acting(desk, "officer") as sql:
        assert update(sql, desk, IN_PROGRESS) == 0


@pytest.mark.clause("R41")
async def test_nothing_is_decided_before_it_is_known_who_asks_also_by_sql(desk: Desk) -> None:
    await desk.register()
    with acting(desk, "officer") as sql:
        refused(sql, desk, "state = 'in-progress'", psycopg.errors.CheckViolation)
        with pytest.raises(DENIED), sql.transaction():
            add_item(sql)
        update(sql, desk, IN_PROGRESS)
        refused(sql, desk, DECIDE)
        add_item(sql)
        refused(sql, desk, DECIDE + ", identity_method = null", psycopg.errors.CheckViolation)
        assert update(sql, desk, DECIDE) == 1


@pytest.mark.clause("R42")
async def test_the_whole_follows_from_its_parts_also_by_sql(desk: Desk) -> None:
    await desk.register()
    with acting(desk, "officer") as sql:
        update(sql, desk, IN_PROGRESS)
        with pytest.raises(psycopg.errors.CheckViolation), sql.transaction():
            add_item(sql, "refused")
        with pytest.raises(psycopg.errors.CheckViolation), sql.transaction():
            add_item(sql, "granted", "'excessive'")
        add_item(sql, "refused", "'excessive'")
        refused(sql, desk, DECIDE)
        refused(sql, desk, DECIDE.replace("granted", "partly") + ", ground = 'excessive'")
        assert update(sql, desk, DECIDE.replace("granted", "refused") + ", ground = 'excessive'") == 1
        assert sql.execute("delete from request_item").rowcount == 0


@pytest.mark.clause("R42")
async def test_the_second_person_did_nothing_with_it_before_also_by_sql(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "decide", **GRANTED)
    agree = "state = 'reviewed', reviewed_by = '{director}'"
    with acting(desk, "officer") as sql:
        refused(sql, desk, agree)
        refused(sql, desk, agree.replace("director", "officer"))
    with acting(desk, "director") as sql:
        assert update(sql, desk, agree) == 1
    for column in ("handler_id", "received_by"):
        with acting(desk, "director") as sql:
            sql.execute(f"update privacy_case set {column} = '{desk.people['director'].id}'")
            refused(sql, desk, agree)


@pytest.mark.clause("R42")
async def test_a_decision_is_ones_own_also_by_sql(desk: Desk) -> None:
    await desk.identified()
    with acting(desk, "officer") as sql:
        add_item(sql)
        refused(sql, desk, DECIDE.replace("officer", "director"))


@pytest.mark.clause("R43")
async def test_a_request_does_not_close_before_its_letter_is_there_also_by_sql(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "decide", **REFUSED)
    with acting(desk, "director") as sql:
        update(sql, desk, "state = 'reviewed', reviewed_by = '{director}'")
        refused(sql, desk, "state = 'closed'")
    await desk.act(request_id, "review", "director", agreed=True)
    with acting(desk, "officer") as sql:
        assert update(sql, desk, "state = 'closed'") == 1


@pytest.mark.clause("R44")
async def test_a_fee_has_its_ground_its_reason_and_two_people_also_by_sql(desk: Desk) -> None:
    await desk.identified()
    fee = "fee_cents = 500, fee_ground = 'excessive', fee_reason_sealed = 'x', fee_set_by = '{officer}'"
    with acting(desk, "officer") as sql:
        refused(sql, desk, fee.replace("excessive", "rights-of-others"), psycopg.errors.CheckViolation)
        refused(sql, desk, fee.replace("fee_reason_sealed = 'x', ", ""), psycopg.errors.CheckViolation)
        refused(sql, desk, fee + ", fee_approved_by = '{officer}'", psycopg.errors.CheckViolation)
        refused(sql, desk, fee + ", fee_approved_by = '{director}'", psycopg.errors.CheckViolation)
        assert update(sql, desk, fee) == 1
        add_item(sql)
        refused(sql, desk, DECIDE, psycopg.errors.CheckViolation)


@pytest.mark.clause("R41")
async def test_what_does_not_fit_together_is_refused_by_sql(desk: Desk) -> None:
    await desk.register()
    with acting(desk, "officer") as sql:
        for changes in (
            "extended_on = '2026-12-01'",
            "state = 'joined'",
            f"{IN_PROGRESS}, joined_to = case_id",
            f"{IN_PROGRESS}, requester_sealed = 'x', mandate = 'lawyer', mandate_seen = false",
            "requester_sealed = 'x'",
            "handed_over_on = '2026-12-01'",
            "reopened_on = '2026-12-01'",
            "whole_file = true",
            "type = 'erasure'",
        ):
            refused(sql, desk, changes, psycopg.errors.CheckViolation)


@pytest.mark.clause("R41")
async def test_a_request_is_joined_to_one_of_its_kind_also_by_sql(desk: Desk) -> None:
    other = (await desk.register(type="portability")).json()["id"]
    mine = (await desk.register()).json()["id"]
    with acting(desk, "officer") as sql, pytest.raises(psycopg.errors.ForeignKeyViolation):
        sql.execute(
            f"update data_subject_request set state = 'joined', identity_method = 'video', joined_to = '{other}' "
            f"where case_id = '{mine}'"
        )


@pytest.mark.clause("R41")
async def test_the_job_marks_what_presses_and_changes_nothing_else(desk: Desk) -> None:
    await desk.register()
    with psycopg.connect(desk.house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(Actor.system("deadlines"), desk.house.clock.now()))
        refused(connection, desk, "state = 'withdrawn'")
        refused(connection, desk, "escalated_officer_at = now(), scope_sealed = 'x'")
        assert update(connection, desk, "escalated_officer_at = now()") == 1
        connection.execute("ROLLBACK")


@pytest.mark.clause("R41")
async def test_the_clock_is_stopped_by_who_handles_the_request(desk: Desk) -> None:
    request_id = (await desk.register()).json()["id"]
    pause = (
        "insert into request_pause (case_id, begun_on, client_id) "
        f"select '{request_id}', '2026-11-24', client_id from data_subject_request"
    )
    with acting(desk, "adviser") as sql, pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql.execute(pause)
    with acting(desk, "officer") as sql:
        assert sql.execute(pause).rowcount == 1


@pytest.mark.clause("R41")
async def test_taking_in_by_number_is_one_act_and_begins_with_nothing(desk: Desk) -> None:
    """Who has not the file lays a bare request beside a case of this very moment, and sees nothing of it after."""
    case = (
        "insert into privacy_case (id, kind, number, client_id, channel, received_on, received_by, registered_at) "
        "values ('{id}', 'request', 'V-2026-0099', '{client}', 'phone', '2026-11-24', '{by}', {at})"
    )
    row = (
        "insert into data_subject_request (case_id, client_id, type, state, identity_method, scope_sealed) "
        "values ('{id}', '{client}', 'access', 'received', {method}, {scope})"
    )
    desk.people["administration"] = await desk.house.person(Role.ADMINISTRATION)
    now = desk.house.clock.now()
    values = {"id": uuid4(), "client": desk.client_id, "by": desk.people["administration"].id}
    bare, known = {"method": "null", "scope": "null"}, {"method": "'video'", "scope": "null"}
    with acting(desk, "administration") as sql:
        sql.execute(case.format(**values, at=f"'{now.isoformat()}'"))
        for more in (known, {"method": "null", "scope": "'x'"}):
            with pytest.raises(DENIED), sql.transaction():
                sql.execute(row.format(**values, **more))
        assert sql.execute(row.format(**values, **bare)).rowcount == 1
        assert sql.execute("select 1 from data_subject_request").fetchall() == []
    values["id"] = uuid4()
    with acting(desk, "administration") as sql:
        sql.execute(case.format(**values, at=f"'{(now - timedelta(seconds=1)).isoformat()}'"))
        with pytest.raises(DENIED), sql.transaction():
            sql.execute(row.format(**values, **bare))
