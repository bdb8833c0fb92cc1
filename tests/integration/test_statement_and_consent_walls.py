"""What PostgreSQL refuses of offers and consents by itself: every check of the two tables, one broken row for each."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.filled import FilledHouse, filled_house

OFFER, CONSENT = "privacy_statement_offer", "consent"
_SPOKEN = {"method": "spoken", "witness_sealed": "\\x78"}
_NOW = "2026-11-24T12:00:00Z"
# Each is a good row with something broken; the wall of that name must say no.
BROKEN: dict[str, dict[str, dict[str, Any]]] = {
    OFFER: {
        "method": {"method": "fax"},
        "outcome": {"outcome": "maybe"},
        "outcome_at": {"outcome_at": None},
        "unable": {"outcome": "unable", "unable_reason": None},
        "evidence": {"outcome": "signed", "signature_sealed": None, "document_id": None},
        "link": {"link_token_hash": "\\x78", "link_code_hash": "\\x78", "link_expires_at": _NOW},
        "open": {"outcome": "open", "outcome_at": None},
        "hashes": {"statement_sha256": "\\x78"},
    },
    CONSENT: {
        "purpose": {"purpose": "anything"},
        "recipient_kind": {"recipient_kind": "neighbour"},
        "state": {"state": "maybe"},
        "categories": {"categories": []},
        "health": {"categories": ["health"]},
        "months": {"months": 25},
        "given": {"expires_at": None},
        "refused": {"state": "refused"},
        "evidence": {"signature_sealed": None, "document_id": None, "witness_sealed": None},
        "written": {"purpose": "commercial-mailing", **_SPOKEN},
        "ended": {"state": "withdrawn", "ended_at": None},
        "channel": {"ended_channel": "pigeon"},
    },
}
CASES = [(table, name) for table, walls in BROKEN.items() for name in walls]


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


def copy(connection: psycopg.Connection[Any], table: str, **changes: Any) -> None:
    """Lay down a second row like a good one, with these members changed."""
    connection.execute(
        f"insert into {table} select (jsonb_populate_record(null::{table}, to_jsonb(r) || %s::jsonb)).*"  # type: ignore[arg-type]
        f" from {table} r where r.method = 'screen' limit 1",
        (json.dumps({"id": str(uuid4()), **changes}),),
    )


def other_recipient(table: str) -> dict[str, Any]:
    """Beside the good row, whose recipient has an active consent."""
    return {"recipient_key": f"\\x{uuid4().hex}"} if table == CONSENT else {}


@pytest.mark.clause("R3", "R28", "R32")
@pytest.mark.parametrize(("table", "wall"), CASES, ids=[f"{table}-{name}" for table, name in CASES])
async def test_a_row_that_breaks_a_rule_is_refused_by_its_own_wall(
    filled: FilledHouse, cluster: Cluster, table: str, wall: str
) -> None:
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        with connection.transaction(force_rollback=True):
            copy(connection, table, **other_recipient(table))
        # Another wall may say no to the same row: without this one, this test must still find it gone.
        others = connection.execute(
            "select conname from pg_constraint where conrelid = %s::regclass and contype = 'c' and conname <> %s",
            (table, f"ck_{table}_{wall}"),
        ).fetchall()
        for (name,) in others:
            connection.execute(f"alter table {table} drop constraint {name}")  # type: ignore[arg-type]
        with pytest.raises(psycopg.errors.CheckViolation) as refused:
            copy(connection, table, **{**other_recipient(table), **BROKEN[table][wall]})
        assert refused.value.diag.constraint_name == f"ck_{table}_{wall}"
        connection.rollback()


@pytest.mark.clause("R28")
@pytest.mark.parametrize("table", [OFFER, CONSENT])
async def test_every_check_of_the_table_has_its_broken_row(
    filled: FilledHouse, cluster: Cluster, table: str
) -> None:
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        found = connection.execute(
            "select conname from pg_constraint where conrelid = %s::regclass and contype = 'c'", (table,)
        ).fetchall()
    assert {name for (name,) in found} == {f"ck_{table}_{wall}" for wall in BROKEN[table]}
