"""A restricted file (AVG 18): every act of the matrix meets it, and no row of the dossier changes, whoever asks."""

import importlib.util
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
import yaml
from psycopg import sql

from domain.policy.actions import Action
from domain.policy.restriction_rules import GOES_ON
from domain.policy.rules import CLIENT_FILE_ACTIONS
from persistence.roles import DatabaseUrls
from persistence.tables import metadata
from tests.matrix import rows
from tests.matrix.rows import ROWS, Row
from tests.matrix.test_matrix import OPENAPI, OPERATIONS, Matrix, opened_matrix
from tests.support.cluster import Cluster
from tests.support.filled import KANARIE

CHANGING = [row for row in ROWS if OPERATIONS[row.operation][0] != "GET"]


def _actions() -> dict[str, Action]:
    document = yaml.safe_load(OPENAPI.read_text())
    return {
        operation["operationId"]: Action(operation["x-action"])
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "x-action" in operation
    }


def _migration() -> Any:
    path = Path(__file__).parents[2] / "migrations/versions/0023_restrictions.py"
    spec = importlib.util.spec_from_file_location("restrictions_migration", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ACTION_OF = _actions()
SINCE: dict[str, str] = {
    "request_item": "the client's requests are handled",
    "access_question": "the client's questions are answered (R39)",
    "access_review_row": "who may look after the file is reviewed (R26)",
    "log_payload": "what the log says of a change is sealed anew with the client's new key",
}
"""Tables of later migrations that change while the file is restricted, with the reason why; any other has the trigger
`restriction_holds` (functions of migration 0023)."""
TABLES_THAT_GO_ON = {*_migration().GOES_ON, *SINCE}
"""Tables of a client that change while the file is restricted, each with its reason in the migration or above."""
DOSSIER = {
    table.name: "id" if table.name == "client" else "client_id"
    for table in metadata.sorted_tables
    if (table.name == "client" or "client_id" in table.columns)
    and table.name not in {*TABLES_THAT_GO_ON, "api_client"}
}


@pytest.fixture(scope="module")
async def restricted(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[Matrix]:
    async with opened_matrix(database_urls, key_dir) as matrix:
        made = await matrix.filled.house.http.post(
            f"/clients/{matrix.filled.client.id}/restrictions",
            headers=matrix.filled.people[rows.PRIVACY_OFFICER].headers,
            json={"scope": "file", "ground": "accuracy-contested", "reason": "Het klopt niet."},
        )
        assert made.status_code == 201, made.text
        yield matrix


def dossier(cluster: Cluster, matrix: Matrix, client_id: UUID) -> dict[str, str]:
    """A fingerprint of every row of this client, by table; tasks that follow from the client's rights left out."""
    found = {}
    with psycopg.connect(cluster.superuser_of(matrix.filled.house.urls)) as connection:
        for table, column in DOSSIER.items():
            kinds = " and kind not in ('answer-question', 'confirm-withdrawal', 'tell-recipients')"
            rows_of = sql.SQL("select md5(string_agg(t::text, '' order by t::text)) from {} t where {} = %s")
            statement = rows_of.format(sql.Identifier(table), sql.Identifier(column)).as_string(connection)
            row = connection.execute(statement + kinds * (table == "task"), (client_id,)).fetchone()
            assert row is not None
            found[table] = str(row[0])
    return found


@pytest.mark.clause("AVG 18")
@pytest.mark.parametrize("row", CHANGING, ids=lambda row: row.operation)
async def test_no_act_changes_a_row_of_a_restricted_file(
    restricted: Matrix, cluster: Cluster, row: Row
) -> None:
    client_id = restricted.filled.client.id
    before = dossier(cluster, restricted, client_id)
    for caller in (rows.ASSIGNED, rows.COORDINATOR, rows.PRIVACY_OFFICER, rows.OWN_MACHINE):
        answer = await restricted.ask(row, caller)
        assert answer.status_code < 500, (caller, answer.text)
        meets = (
            caller == rows.ASSIGNED
            and caller in row.allowed
            and ACTION_OF[row.operation] in CLIENT_FILE_ACTIONS - GOES_ON
        )
        if meets:
            assert answer.status_code == 409, answer.text
            assert answer.json()["type"].endswith("/restricted"), answer.text
    assert dossier(cluster, restricted, client_id) == before


@pytest.mark.clause("AVG 18")
async def test_nothing_of_a_restricted_file_is_in_a_list_of_others(restricted: Matrix) -> None:
    house = restricted.filled.house
    coordinator = restricted.filled.people[rows.COORDINATOR]
    name = f"{KANARIE}achternaam"
    for method, path, body in (
        ("GET", "/clients", None),
        ("POST", "/clients/search", {"query": name}),
        ("GET", "/tasks?view=escalated", None),
        ("GET", "/day", None),
        ("POST", "/mailing-exports", {"purpose": "commercial-mailing"}),
    ):
        answer = await house.http.request(method, path, headers=coordinator.headers, json=body)
        assert name not in answer.text, path
        assert str(restricted.filled.client.id) not in answer.text, path
    machine = restricted.filled.delivery.machine
    assert (await house.http.get("/delivered-reports", headers=machine.headers)).json()["items"] == []


@pytest.mark.clause("AVG 18")
async def test_the_adviser_reads_it_as_before(restricted: Matrix) -> None:
    for row in ROWS:
        method, path = OPERATIONS[row.operation]
        reads = method == "GET" and ("{clientId}" in path or "{trajectId}" in path)
        if reads and row.allowed.get(rows.ASSIGNED) == 200 and ACTION_OF[row.operation] in GOES_ON:
            answer = await restricted.ask(row, rows.ASSIGNED)
            assert answer.status_code in (200, 404), (row.operation, answer.text)


@pytest.mark.clause("AVG 18")
async def test_every_table_of_a_client_has_the_trigger_or_a_reason(
    cluster: Cluster, restricted: Matrix
) -> None:
    """A new table with a client in it fails until it has the trigger or stands in SINCE with its reason."""
    with psycopg.connect(cluster.superuser_of(restricted.filled.house.urls)) as connection:
        found = connection.execute(
            "select distinct tgrelid::regclass::text from pg_trigger where tgname like 'restriction_holds%'"
        ).fetchall()
    guarded = {name for (name,) in found}
    assert guarded == set(DOSSIER)
