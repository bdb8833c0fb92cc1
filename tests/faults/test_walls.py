"""The walls taken away one by one: each time a test that guards it goes red, and the other wall still stands."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from fastapi import APIRouter
from sqlalchemy import Column, Table, Text

from api import app as product
from api import idempotency
from api.routes import ROUTERS
from api.routing import UndeclaredRoute
from domain.policy import gate
from domain.policy.engine import Decision, Question
from domain.policy.fields import FieldGroup
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.shared.clauses import Clause
from persistence import database, sealing
from persistence.encryption.envelope import Aad
from persistence.roles import DatabaseUrls
from persistence.tables import metadata
from tests.api import test_notes as notes
from tests.integration import test_moved_values as moved_values
from tests.integration import test_no_plain_data as records
from tests.integration import test_row_level_security as second_wall
from tests.matrix import rows
from tests.matrix import test_matrix as matrix_tests
from tests.matrix.test_matrix import Matrix, deviations, opened_matrix
from tests.support.cluster import Cluster
from tests.support.filled import KANARIE
from tests.support.house import House, Person, house_of
from tests.unit import test_inventory as inventory

FILE_READS = [row for row in rows.CLIENTS if row.operation.startswith(("list", "read", "search", "reveal"))]


@pytest.fixture(scope="module")
async def matrix(database_urls: DatabaseUrls, key_dir: Path, cluster: Cluster) -> AsyncIterator[Matrix]:
    async with opened_matrix(database_urls, key_dir) as opened:
        _fill_the_rest(cluster, opened)
        yield opened


_RUN, _ITEM = UUID(int=0xA1), UUID(int=0xA2)


def _fill_the_rest(cluster: Cluster, matrix: Matrix) -> None:
    """Rows of the foreign client in tables that nothing filled: accepted referrals, a list of who must go, what stays
    of a renewed key. Their own tests make them by acts; here it is enough that they are there to be found."""
    filled = matrix.filled
    foreign, officer = filled.other_client.id, filled.people[Role.PRIVACY_OFFICER.value].id
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        connection.execute(
            "update referral set client_id = %s where id = %s",
            (foreign, filled.other_delivery.referrals[-1]),
        )
        connection.execute(
            "insert into retention_run (id, name, made_by, made_at) values (%s, 'Proef', %s, now())",
            (_RUN, officer),
        )
        connection.execute(
            "insert into retention_item (id, run_id, client_id, client_number, due_on) "
            "select %s, %s, id, number, current_date from client where id = %s",
            (_ITEM, _RUN, foreign),
        )
        connection.execute(
            "insert into log_payload (record_id, client_id, payload_sealed) "
            "select id, client_id, 'x' from audit_record where client_id = %s limit 1",
            (foreign,),
        )


def _yes(question: Question) -> Decision:
    """A policy that lets everyone do everything, as the strongest there is."""
    return Decision(True, Clause.R24, "", Relation.ASSIGNED, Role.COORDINATOR, fields=frozenset(FieldGroup))


@contextmanager
def without_row_filters(cluster: Cluster, urls: DatabaseUrls) -> Iterator[None]:
    """Open every table to the application, and close them again."""
    with psycopg.connect(cluster.superuser_of(urls), autocommit=True) as connection:
        found = connection.execute(
            "select relname from pg_class where relforcerowsecurity and relname <> 'audit_record'"
        ).fetchall()
        tables = [name for (name,) in found]
        for table in tables:
            connection.execute(f"alter table {table} disable row level security")
        try:
            yield
        finally:
            for table in tables:
                connection.execute(f"alter table {table} enable row level security")


async def _differences(matrix: Matrix) -> dict[str, Any]:
    found = {row.operation: await deviations(matrix, row) for row in FILE_READS}
    return {operation: deviating for operation, deviating in found.items() if deviating}


def _leaked(differences: dict[str, Any]) -> set[str]:
    return {word for row in differences.values() for one in row.values() for word in one.leaked}


@pytest.mark.clause("R24")
async def test_without_the_policy_the_matrix_goes_red_and_row_filters_still_give_nothing_foreign(
    matrix: Matrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _differences(matrix) == {}
    monkeypatch.setattr(gate, "decide", _yes)
    differences = await _differences(matrix)
    assert {"listClients", "listNotes", "listHealthRecords", "readAccessLog"} <= set(differences)
    strangers = (rows.NOT_ASSIGNED, rows.FORMERLY, rows.EXPIRED, rows.ADMINISTRATOR, rows.OTHER_MACHINE)
    sealed = (*strangers, rows.COORDINATOR)
    assert {
        (operation, caller, one.body)
        for operation, row in differences.items()
        for caller, one in row.items()
        if caller in sealed and one.leaked
    } == set()


@pytest.mark.clause("R24")
async def test_without_row_filters_their_own_test_goes_red_for_every_table_and_the_policy_still_refuses(
    matrix: Matrix, cluster: Cluster
) -> None:
    with without_row_filters(cluster, matrix.filled.house.urls):
        for table in second_wall.OF_A_CLIENT:
            if table != "audit_record":
                with pytest.raises(AssertionError):
                    await second_wall.test_no_table_gives_an_adviser_a_row_of_anothers_client(
                        matrix.filled, table
                    )
        with pytest.raises(AssertionError):
            await second_wall.test_without_an_actor_there_is_no_row(matrix.filled)
        files = [row for row in FILE_READS if row.refused is not rows.OFFICE]
        for row in files:
            # A refusal may name its reason (R27 instead of absence); it stays a refusal, and shows nothing.
            for caller, one in (await deviations(matrix, row)).items():
                assert one.status in (401, 403, 404), (row.operation, caller)
                assert one.leaked == set(), (row.operation, caller)


@pytest.mark.clause("R24")
async def test_without_both_walls_the_canaries_are_found(
    matrix: Matrix, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check that finds nothing above can find something."""
    monkeypatch.setattr(gate, "decide", _yes)
    with without_row_filters(cluster, matrix.filled.house.urls):
        leaked = _leaked(await _differences(matrix))
    assert {KANARIE, f"{KANARIE}notitie", f"{KANARIE}beperking", matrix.filled.client.bsn} <= leaked


@pytest.mark.clause("R24")
@pytest.mark.parametrize("table", sorted(second_wall.OF_A_CLIENT))
async def test_a_policy_that_lets_everyone_read_one_table_is_noticed(
    matrix: Matrix, cluster: Cluster, table: str
) -> None:
    with psycopg.connect(cluster.superuser_of(matrix.filled.house.urls), autocommit=True) as connection:
        narrowing = connection.execute(
            "select policyname, qual from pg_policies where tablename = %s "
            "and permissive = 'RESTRICTIVE' and cmd <> 'INSERT'",
            (table,),
        ).fetchall()
        for name, _ in narrowing:
            connection.execute(f"alter policy {name} on {table} using (true)".encode())
        connection.execute(f"create policy hole on {table} for select using (true)")
        try:
            with pytest.raises(AssertionError):
                await second_wall.test_no_table_gives_an_adviser_a_row_of_anothers_client(
                    matrix.filled, table
                )
        finally:
            connection.execute(f"drop policy hole on {table}")
            for name, condition in narrowing:
                connection.execute(f"alter policy {name} on {table} using ({condition})".encode())


@pytest.mark.parametrize("table", ["note", "client"])
async def test_a_table_without_forced_filters_is_noticed(
    matrix: Matrix, cluster: Cluster, table: str
) -> None:
    with psycopg.connect(cluster.superuser_of(matrix.filled.house.urls), autocommit=True) as connection:
        connection.execute(f"alter table {table} no force row level security")
        try:
            with pytest.raises(AssertionError):
                await second_wall.test_every_table_of_a_client_or_a_delivery_forces_its_row_filter(
                    cluster, matrix.filled, table
                )
        finally:
            connection.execute(f"alter table {table} force row level security")


def _nowhere(_aad: Aad) -> bytes:
    return b"anywhere"


def _nobodys(_key_id: UUID, _subject_id: UUID) -> bytes:
    return b"anyone"


@pytest.mark.parametrize(
    "move", ["a note's text into the draft", "a health record's explanation into a wish"]
)
async def test_when_the_place_is_not_bound_a_moved_value_opens_and_is_noticed(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch, move: str
) -> None:
    monkeypatch.setattr(Aad, "bytes", _nowhere)
    async with house_of(own_database, key_dir) as house:
        answer = await moved_values.answer_after(house, cluster, move)
    assert answer.status_code == 200
    assert KANARIE in answer.text
    with pytest.raises(AssertionError):
        moved_values.check_refused(answer)


async def test_when_keys_and_places_are_not_bound_anothers_note_opens_and_is_noticed(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Aad, "bytes", _nowhere)
    monkeypatch.setattr(sealing, "key_aad", _nobodys)
    async with house_of(own_database, key_dir) as house:
        answer = await moved_values.answer_after(house, cluster, "another client's note with its key")
    with pytest.raises(AssertionError):
        moved_values.check_refused(answer)
    assert "Vreemdnotitie" in answer.text


@pytest.fixture
async def small(own_database: DatabaseUrls, key_dir: Path) -> AsyncIterator[House]:
    async with house_of(own_database, key_dir) as house:
        yield house


async def _one_client(house: House) -> tuple[Person, UUID]:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return adviser, await house.client(coordinator, party, adviser, mark=KANARIE)


_NOTE = {"kind": "phone", "happenedAt": "2026-11-24T08:00:00Z", "text": "Zal niet blijven."}
_BREAK = {
    "the right is taken away": "revoke insert on audit_record from trajectdossier_app",
    "the table refuses": (
        "create function refuse() returns trigger language plpgsql as"
        " $$ begin raise exception 'disk full'; end $$;"
        " create trigger refuse before insert on audit_record execute function refuse()"
    ),
}


@pytest.mark.parametrize("fault", _BREAK)
async def test_when_the_log_cannot_be_written_nothing_is_shown_and_nothing_is_changed(
    small: House, cluster: Cluster, fault: str
) -> None:
    adviser, client_id = await _one_client(small)
    with psycopg.connect(cluster.superuser_of(small.urls), autocommit=True) as connection:
        connection.execute(_BREAK[fault])
    base = f"/clients/{client_id}"
    stranger = f"/clients/{adviser.id}"
    acts: list[tuple[str, str, dict[str, Any] | None]] = [
        ("GET", base, None),
        ("GET", "/clients", None),
        ("GET", f"{base}/health-records?purpose=guidance", None),
        ("POST", f"{base}/bsn", {"purpose": "guidance"}),
        ("POST", "/clients/search", {"query": KANARIE}),
        ("POST", f"{base}/notes", _NOTE),
        ("PATCH", base, {"phone": "06-99999999"}),
        ("GET", stranger, None),
    ]
    for method, path, body in acts:
        answer = await small.http.request(
            method, path, headers={**adviser.headers, "If-Match": '"1"'}, json=body
        )
        assert answer.status_code == 503, (path, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["type"].endswith("/log-unavailable")
        assert KANARIE not in answer.text
        assert "99999" not in answer.text
    with psycopg.connect(cluster.superuser_of(small.urls)) as connection:
        assert connection.execute("select count(*) from note").fetchone() == (0,)
        assert connection.execute("select version from client").fetchone() == (1,)


async def test_when_acts_leave_no_record_the_count_of_records_goes_red(
    small: House, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    adviser, client_id = await _one_client(small)
    await records.check_reads_are_recorded(small, cluster, adviser, client_id)
    monkeypatch.setattr(database, "append_script", lambda *_args, **_more: "SELECT 1")
    with pytest.raises(AssertionError):
        await records.check_reads_are_recorded(small, cluster, adviser, client_id)


async def _unasked(*_args: Any) -> None:
    return None


@pytest.mark.clause("R24")
async def test_when_stored_answers_pass_no_gate_it_is_noticed(
    small: House, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "allow_repeat", _unasked)
    with pytest.raises(AssertionError):
        await notes.test_a_stored_answer_is_given_again_only_to_who_may_still_have_it(small, cluster)


async def _answer() -> None:
    return None


def test_a_route_that_declares_no_act_stops_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    sneaky = APIRouter()
    sneaky.add_api_route("/clients/{clientId}/everything", _answer)
    product.create_api()
    monkeypatch.setattr(product, "ROUTERS", (*ROUTERS, sneaky))
    with pytest.raises(UndeclaredRoute, match="everything"):
        product.create_api()


def test_an_operation_without_a_row_in_the_matrix_is_noticed_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(matrix_tests.OPERATIONS, "readEverything", ("GET", "/everything"))
    with pytest.raises(AssertionError, match="readEverything"):
        matrix_tests.test_every_operation_has_a_row_and_every_row_an_operation()


def test_a_column_that_nobody_described_is_noticed_by_name() -> None:
    forgotten = Table("forgotten", metadata, Column("hobby", Text))
    try:
        with pytest.raises(AssertionError, match="hobby"):
            inventory.test_every_column_is_in_the_inventory_or_has_a_reason_not_to_be()
    finally:
        metadata.remove(forgotten)
