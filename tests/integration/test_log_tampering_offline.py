"""Someone changed the log in the database and exported it afterwards: the export tells of it, without the database."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import UUID

import pytest

from domain.audit.lines import lines_of
from domain.audit.model import Finding, FindingKind
from domain.audit.use_cases import export_log, job_reader, verify_log
from persistence.exported_log import ExportedLog
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.sealed_log import SealedLog, sealed_log

FORGED = "01900000-0000-7000-8000-000000000009"


@pytest.fixture
async def log(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[SealedLog]:
    async with sealed_log(own_database, key_dir, cluster, tmp_path / "heads") as sealed:
        yield sealed


def _alter(log: SealedLog) -> Finding:
    for sequence in (20, 12):
        log.change("update audit_record set code = 'anders' where id = %s", log.record_at(sequence))
    return Finding(FindingKind.ALTERED, 2, 12, log.record_at(12))


def _delete(log: SealedLog) -> Finding:
    gone = log.record_at(12)
    log.change("delete from audit_record where id in (%s, %s)", gone, log.record_at(20))
    return Finding(FindingKind.MISSING, 2, 12, gone)


def _insert(log: SealedLog) -> Finding:
    """With leaf and all, among the leaves of the second tree; those after it move up."""
    log.change("update audit_leaf set sequence = sequence + 1000000 where sequence >= 12")
    log.change("update audit_leaf set sequence = sequence - 999999 where sequence >= 1000000")
    log.change(
        "insert into audit_record (id, at, actor_id, actor_kind, action, field_groups, purpose, relation, result, "
        "request_id) select %s, at, actor_id, actor_kind, action, field_groups, purpose, relation, result, request_id "
        "from audit_record limit 1",
        FORGED,
    )
    log.change(
        "insert into audit_leaf (sequence, record_id, head_number, leaf_hash) "
        "select 12, %s, 2, leaf_hash from audit_leaf where sequence = 11",
        FORGED,
    )
    return Finding(FindingKind.INSERTED, 2, 12, UUID(FORGED))


def _reorder(log: SealedLog) -> Finding:
    moved = log.record_at(14)
    log.change("update audit_leaf set sequence = 1000000 where sequence = 12")
    log.change("update audit_leaf set sequence = 12 where sequence = 14")
    log.change("update audit_leaf set sequence = 14 where sequence = 1000000")
    return Finding(FindingKind.REORDERED, 2, 12, moved)


def _truncate(log: SealedLog) -> Finding:
    """The last tree with its records, as if it had never been."""
    ((number, first),) = log.rows(
        "select number, first_sequence from audit_tree_head order by number desc limit 1"
    )
    cut = log.record_at(first)
    log.change(
        "delete from audit_record where id in (select record_id from audit_leaf where head_number = %s)",
        number,
    )
    log.change("delete from audit_leaf where head_number = %s", number)
    log.change("delete from audit_tree_head where number = %s", number)
    return Finding(FindingKind.CUT_OFF, number, first, cut)


CHANGES: dict[str, Callable[[SealedLog], Finding]] = {
    "alter": _alter,
    "delete": _delete,
    "insert": _insert,
    "reorder": _reorder,
    "truncate": _truncate,
}


@pytest.mark.clause("R6")
@pytest.mark.parametrize("change", CHANGES)
async def test_the_first_bad_record_is_the_same_online_and_from_an_export(
    log: SealedLog, change: str, tmp_path: Path
) -> None:
    file = await _exported(log, tmp_path / "whole.jsonl")
    for outside in (log.folder, None):
        assert await verify_log(ExportedLog(file), log.signer, outside) is None
    expected = CHANGES[change](log)
    file = await _exported(log, tmp_path / "export.jsonl")
    assert await log.verify() == expected
    assert await verify_log(ExportedLog(file), log.signer, log.folder) == expected
    # An end that was cut off with its head is the one thing that only the heads outside can tell of.
    alone = await verify_log(ExportedLog(file), log.signer, None)
    assert alone == await log.verify(outside=False)
    if change == "truncate":
        assert alone is None
    else:
        assert alone is not None
        assert (alone.head_number, alone.kind) != (1, FindingKind.CUT_OFF)


async def _exported(log: SealedLog, file: Path) -> Path:
    with file.open("wb") as out:
        async for one in export_log(job_reader(log.house.database)):
            out.writelines(lines_of(one, with_records=True))
    return file
