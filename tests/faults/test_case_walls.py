"""Each wall in SQL around requests, complaints, mediations and breaches: it holds, and without it the act goes through.

One transaction for each wall, undone at the end: the act is tried as its actor, the wall is taken away, the act is
tried again. A wall that keeps nothing out fails here, as does an act that was never kept out.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from domain.policy.actor import Actor
from persistence.context import begin_script
from persistence.roles import APPLICATION, DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.filled import FilledHouse, filled_house

KEPT_OUT = (errors.CheckViolation, errors.InsufficientPrivilege, errors.UniqueViolation)


@dataclass
class Place:
    """One transaction of the superuser, in which acts are tried as somebody."""

    connection: psycopg.Connection[Any]
    filled: FilledHouse

    def words(self) -> dict[str, str]:
        """What the statements below name by words between braces."""
        people, records = self.filled.people, self.filled.client.records
        officer, director = people["privacy_officer"], people["director"]
        return {
            "client": f"'{self.filled.client.id}'",
            "request": f"'{records['requestId']}'",
            "complaint": f"'{records['complaintId']}'",
            "mediation": f"'{records['mediationId']}'",
            "breach": f"'{records['dataBreachId']}'",
            "question": f"'{records['questionId']}'",
            "letter": f"'{records['complaintLetter']}'",
            "officer": f"'{officer.id}'",
            "director": f"'{director.id}'",
            "adviser": f"'{people['assigned'].id}'",
            "now": f"'{self.filled.house.clock.now().isoformat()}'",
        }

    def done(self, statement: str, who: str | None = None) -> bool:
        """Whether the statement did or found something; tried in a savepoint."""
        text = statement.format(**self.words())
        try:
            with self.connection.transaction() as savepoint:
                if who is None:
                    # The constraint alone: no trigger beside it.
                    self.connection.execute("set local session_replication_role = replica")
                else:
                    self.become(who)
                cursor = self.connection.execute(text.encode())
                found = cursor.rowcount > 0
                if cursor.description is not None and cursor.rowcount == 1:
                    first = cursor.fetchone()
                    found = bool(first and first[0] is not False and first[0] != 0)
                raise psycopg.Rollback(savepoint)
        except KEPT_OUT:
            return False
        return found

    def become(self, who: str) -> None:
        person = self.filled.people[who]
        actor = Actor.person(person.id, uuid4(), frozenset({person.role}))
        settings = begin_script(actor, self.filled.house.clock.now()).removeprefix("BEGIN;")
        self.connection.execute(settings.encode())
        self.connection.execute(f"set local role {APPLICATION}".encode())


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


@pytest.fixture
async def place(filled: FilledHouse, cluster: Cluster) -> AsyncIterator[Place]:
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        yield Place(connection, filled)
        connection.rollback()


_DECIDED = "outcome = 'refused', explanation_sealed = 'x', ground = 'excessive'"
_JUDGED = "assessed_at = {now}, decided_at = {now}"
_FEE = "fee_cents = 500, fee_reason_sealed = 'x', fee_set_by = {officer}"
CHECKS = {
    "data_subject_request": {
        "type": "type = 'x'",
        "state": "state = 'x'",
        "identity": "identity_method = 'x'",
        "identity_first": "state = 'in-progress', identity_method = null",
        "extension": "extended_on = current_date, extension_reason_sealed = null",
        "decision": "outcome = 'granted', explanation_sealed = null, decided_by = null",
        "ground": "outcome = 'refused', explanation_sealed = 'x', decided_by = {officer}, ground = null",
        "ground_code": "outcome = 'refused', explanation_sealed = 'x', decided_by = {officer}, ground = 'x'",
        "second_person": _DECIDED + ", decided_by = {officer}, reviewed_by = {officer}",
        "requester": "requester_sealed = 'x', mandate = null",
        "mandate_seen": "identity_method = 'video', requester_sealed = 'x', mandate = 'lawyer', mandate_seen = false",
        "fee": "fee_cents = 500",
        "fee_ground": _FEE + ", fee_ground = 'x'",
        "fee_second_person": _FEE + ", fee_ground = 'excessive', fee_approved_by = {officer}",
        "fee_approved": _FEE + ", fee_ground = 'excessive', state = 'decided', identity_method = 'video', "
        "decided_by = {officer}, " + _DECIDED,
        "joined": "state = 'joined', joined_to = null",
        "handed_over": "handed_over_on = current_date",
        "whole_file": "whole_file = true",
        "reopened": "reopened_on = current_date",
        "reviewed": _DECIDED
        + ", decided_by = {officer}, reviewed_by = null, state = 'reviewed', identity_method = 'video'",
    },
    "request_item": {
        "outcome": "outcome = 'x', ground = 'excessive', explanation_sealed = 'x'",
        "ground": "outcome = 'granted', ground = 'excessive'",
        "ground_code": "outcome = 'refused', ground = 'x', explanation_sealed = 'x'",
        "explained": "outcome = 'refused', ground = 'excessive', asked_sealed = 'x', explanation_sealed = null",
    },
    "complaint": {
        "complainant": "complainant = 'x'",
        "subject": "subject = 'x'",
        "state": "state = 'x'",
        "hearing": "hearing = 'x'",
        "outcome": "outcome = 'x'",
        "adjourned": "adjourned_on = current_date, adjourn_reason_sealed = null",
        "found": "state = 'found', outcome = null",
        "answered": "state = 'answered', outcome = 'founded', finding_sealed = 'x', hearing = 'held', "
        "answered_on = null",
        "closed": "state = 'closed', answered_on = null",
    },
    "mediation": {
        "outcome": "outcome = 'x', closed_on = current_date, result_sealed = 'x'",
        "closed": "closed_on = current_date, outcome = null",
    },
    "data_breach": {
        "nature": "nature = 'x'",
        "risk": "risk = 'x', assessed_at = {now}",
        "assessed": "risk = 'unlikely', assessed_at = null",
        "people": "people = -1",
        "authority": "decided_at = {now}, notify_authority = null, notify_clients = false",
        "clients": "decided_at = {now}, notify_authority = true, notify_clients = null",
        "not_notified": "decided_at = {now}, notify_authority = false, notify_clients = false",
        "risk_is_notified": f"risk = 'risk', {_JUDGED}, notify_authority = false, notify_clients = false, "
        "decision_reason_sealed = 'x'",
        "late": "decided_at = {now}, notify_authority = true, notify_clients = true, authority_reference = 'x', "
        "notified_at = known_at + interval '73 hours'",
        "notified": "decided_at = {now}, notify_authority = true, notify_clients = true, notified_at = known_at",
        "high_is_told": f"risk = 'high', {_JUDGED}, notify_authority = true, notify_clients = false",
    },
    "privacy_question": {"answered": "answer_sealed = null"},
    "case_letter": {"printed": "pages = 0"},
    "request_pause": {"order": "ended_on = begun_on - 1"},
}
_OF = {
    "data_subject_request": "case_id = {request}",
    "request_item": "client_id = {client}",
    "complaint": "case_id = {complaint}",
    "mediation": "case_id = {mediation}",
    "data_breach": "case_id = {breach}",
    "privacy_question": "id = {question}",
    "case_letter": "id = {letter}",
    "request_pause": "case_id = {request}",
}
_EACH = [(table, name) for table, checks in CHECKS.items() for name in checks]


@pytest.mark.clause("R42", "R46", "AVG 33")
@pytest.mark.parametrize(("table", "name"), _EACH)
async def test_a_constraint_alone_keeps_out_what_the_rules_refuse(
    place: Place, table: str, name: str
) -> None:
    statement = f"update {table} set {CHECKS[table][name]} where {_OF[table]}"
    assert not place.done(statement)
    place.connection.execute(f"alter table {table} drop constraint ck_{table}_{name}".encode())
    assert place.done(statement)


async def test_every_constraint_of_these_tables_is_tried(place: Place) -> None:
    found = place.connection.execute(
        "select conrelid::regclass::text, conname from pg_constraint where contype = 'c' "
        "and conrelid::regclass::text = any(%s)",
        (list(CHECKS),),
    ).fetchall()
    assert {(table, name.removeprefix(f"ck_{table}_")) for table, name in found} == set(_EACH)


@dataclass(frozen=True)
class Wall:
    """What keeps somebody from something, and the statement that takes it away."""

    who: str
    tries: str
    removed: str = ""
    before: str = ""
    """As the superuser, first."""
    table: str = ""
    policy: str = ""
    """Instead of the statement: a policy that from then on lets everything through."""


_ABOUT_OFFICER = (
    "insert into case_about (case_id, user_id, client_id, recorded_at) select id, {officer}, client_id, {now} "
    "from privacy_case where id in ({complaint}, {mediation}) on conflict do nothing"
)
_APPLICATION = "trajectdossier_app"
_UNHANDLED = "update privacy_case set handler_id = null; "


def _about_me(table: str, column: str = "case_id", case: str = "{complaint}") -> Wall:
    return Wall(
        "privacy_officer",
        f"select 1 from {table} where {column} = {case} limit 1",
        before=_UNHANDLED + _ABOUT_OFFICER,
        table=table,
        policy=f"{table}_select_{_APPLICATION}",
    )


WALLS = {
    **{
        f"who a case is about does not see its {table}": _about_me(table)
        for table in ("complaint", "case_key", "case_event", "case_letter")
    },
    "who a case is about does not see the mediation": _about_me("mediation", case="{mediation}"),
    "who a case is about does not see its head": Wall(
        "privacy_officer",
        "select 1 from privacy_case where id = {complaint}",
        "drop policy privacy_case_not_about_me on privacy_case",
        before=_UNHANDLED + _ABOUT_OFFICER,
    ),
    "who a case is about does not see that they are named": Wall(
        "privacy_officer",
        "select 1 from case_about where case_id = {complaint} and user_id = {officer}",
        before=_UNHANDLED + _ABOUT_OFFICER,
        table="case_about",
        policy=f"case_about_select_{_APPLICATION}",
    ),
    "who a case is about changes nothing of it": Wall(
        "privacy_officer",
        "update complaint set subject = 'other' where case_id = {complaint}",
        f"alter policy complaint_select_{_APPLICATION} on complaint using (true); "
        f"alter policy complaint_update_{_APPLICATION} on complaint using (true) with check (true)",
        before=_UNHANDLED + _ABOUT_OFFICER,
    ),
    "a case is not given to who it is about": Wall(
        "director",
        "update privacy_case set handler_id = {officer} where id = {complaint}",
        "drop trigger privacy_case_refuse_handler on privacy_case",
        before=_UNHANDLED + _ABOUT_OFFICER,
    ),
    "a case is not about who handles it": Wall(
        "director",
        "insert into case_about (case_id, user_id, client_id, recorded_at) "
        "values ({complaint}, {officer}, {client}, {now})",
        "drop trigger case_about_refuse_handler on case_about",
        before="update privacy_case set handler_id = {officer} where id = {complaint}",
    ),
    "who took a complaint in does not keep its head": Wall(
        "formerly assigned",
        "select 1 from privacy_case where id = {complaint}",
        "drop policy privacy_case_taken_in on privacy_case; drop policy privacy_case_not_about_me on privacy_case; "
        f"alter policy privacy_case_select_{_APPLICATION} on privacy_case using (received_by = "
        "nullif(current_setting('app.actor_id', true), '')::uuid)",
    ),
    "nobody without the role sees a complaint": Wall(
        "assigned",
        "select 1 from complaint where case_id = {complaint}",
        table="complaint",
        policy=f"complaint_select_{_APPLICATION}",
    ),
    "nobody without the role sees a breach": Wall(
        "coordinator",
        "select 1 from data_breach where case_id = {breach}",
        table="data_breach",
        policy=f"data_breach_select_{_APPLICATION}",
    ),
    "an event of a complaint is the actor's own": Wall(
        "privacy_officer",
        "insert into case_event (id, case_id, client_id, at, actor_id, act) "
        "values (gen_random_uuid(), {complaint}, {client}, {now}, {director}, 'x')",
        f"alter policy case_event_insert_{_APPLICATION} on case_event with check (true)",
    ),
    "an event of a request is the actor's own": Wall(
        "privacy_officer",
        "insert into request_event (id, case_id, client_id, at, actor_id, act) "
        "values (gen_random_uuid(), {request}, {client}, {now}, {director}, 'x')",
        "drop policy request_event_own on request_event",
    ),
    "a coordinator takes no words in with a request": Wall(
        "coordinator",
        "insert into data_subject_request (case_id, client_id, type, state, scope_sealed) "
        "values ({breach}, {client}, 'access', 'received', 'x')",
        f"alter policy data_subject_request_insert_{_APPLICATION} on data_subject_request with check (true)",
    ),
    "a request begins as received": Wall(
        "privacy_officer",
        "insert into data_subject_request (case_id, client_id, type, state) "
        "values ({breach}, {client}, 'access', 'withdrawn')",
        f"alter policy data_subject_request_insert_{_APPLICATION} on data_subject_request with check (true)",
    ),
    "a coordinator does not read another's request": Wall(
        "coordinator",
        "select 1 from data_subject_request where case_id = {request}",
        table="data_subject_request",
        policy=f"data_subject_request_select_{_APPLICATION}",
    ),
    "a stranger does not change a request": Wall(
        "not assigned",
        "update data_subject_request set state = 'withdrawn' where case_id = {request}",
        f"alter policy data_subject_request_update_{_APPLICATION} on data_subject_request using (true) "
        f"with check (true); alter policy data_subject_request_select_{_APPLICATION} "
        "on data_subject_request using (true)",
    ),
    "an adviser does not stop the clock": Wall(
        "assigned",
        "update request_pause set ended_on = current_date where case_id = {request}",
        f"alter policy request_pause_update_{_APPLICATION} on request_pause using (true) with check (true)",
    ),
    "without an open case the officer has no header": Wall(
        "privacy_officer",
        "select 1 from client where id = {client}",
        "alter policy client_case on client using (true)",
        before="update privacy_case set closed_at = {now} where client_id = {client}",
    ),
    "without an open case the officer has no key": Wall(
        "director",
        "select 1 from client_key where client_id = {client}",
        "alter policy client_key_select_case on client_key using (true)",
        before="update privacy_case set closed_at = {now} where client_id = {client}",
    ),
    "one mediation about a case at a time": Wall(
        "director",
        "insert into mediation (case_id, client_id, about_case_id) values ({request}, {client}, {complaint})",
        "drop index uq_mediation_one_open",
    ),
    "one notice of a breach for each client": Wall(
        "director",
        "insert into case_letter (id, case_id, client_id, kind, pdf_sealed, sha256, pages, made_at, made_by) "
        "select gen_random_uuid(), {breach}, {client}, 'breach-notice', 'x', sha256('x'), 1, {now}, {director} "
        "from generate_series(1, 2)",
        "drop index uq_case_letter_breach_notice",
    ),
    "a question is read by the assigned adviser alone": Wall(
        "not assigned",
        "select 1 from privacy_question where id = {question}",
        table="privacy_question",
        policy="privacy_question_all_public",
    ),
    "named by mistake is not undone by oneself": Wall(
        "privacy_officer",
        "delete from case_about where case_id = {complaint} and user_id = {officer}",
        f"alter policy case_about_select_{_APPLICATION} on case_about using (true); "
        "alter policy case_about_delete_mistake on case_about using (true)",
        before=_UNHANDLED + _ABOUT_OFFICER,
    ),
}


@pytest.mark.clause("R40", "R45")
@pytest.mark.parametrize("name", WALLS)
async def test_a_wall_keeps_out_and_without_it_the_act_goes_through(place: Place, name: str) -> None:
    wall = WALLS[name]
    if wall.before:
        place.connection.execute(wall.before.format(**place.words()).encode())
    assert not place.done(wall.tries, wall.who)
    removed = wall.removed or f"alter policy {wall.policy} on {wall.table} using (true)"
    place.connection.execute(removed.encode())
    assert place.done(wall.tries, wall.who)


FUNCTIONS = {
    "client_of_case": "select 1 from client_of_case({complaint})",
    "clients_by_number": "select 1 from clients_by_number(array[(select number from numbers)])",
    "numbers_of_clients": "select 1 from numbers_of_clients(array[{client}]::uuid[])",
    "link_complaint": "select link_complaint({complaint}, (select number from numbers))",
    "outcome_numbers": "select 1 from outcome_numbers()",
}


@pytest.mark.clause("R24", "R40")
@pytest.mark.parametrize("function", FUNCTIONS)
async def test_a_function_that_reads_as_the_owner_answers_only_who_may_ask(
    place: Place, function: str
) -> None:
    connection, client = place.connection, place.filled.client.id
    connection.execute("create table numbers as select number from client where id = %s", (client,))
    connection.execute(f"grant select on numbers to {APPLICATION}".encode())
    if function == "link_complaint":
        connection.execute(
            "update privacy_case set client_id = null where id = %s",
            (place.filled.client.records["complaintId"],),
        )
    if function == "outcome_numbers":
        connection.execute("insert into outcome_count values (2026, 'naar-werk', 'x', 'x', 7, 'uwv')")
    assert not place.done(FUNCTIONS[function], "not assigned")
    (text,) = connection.execute("select pg_get_functiondef(%s::regproc)", (function,)).fetchone() or ("",)
    guarded = _agreements(text)
    assert guarded, function
    for guard in guarded:
        text = text.replace(guard, "(true)")
    connection.execute(text.encode())
    assert place.done(FUNCTIONS[function], "not assigned")


def _agreements(text: str) -> list[str]:
    """The conditions on an agreement in force, as they stand in a function."""
    found, start = [], 0
    while (start := text.find("exists (select 1 from confidentiality_agreement", start)) >= 0:
        depth, end = 0, text.index("(", start)
        while True:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
            if depth == 0:
                break
        found.append(text[start:end])
        start = end
    return list(dict.fromkeys(found))
