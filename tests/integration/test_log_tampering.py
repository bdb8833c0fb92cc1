"""Someone who has the database in hands changes the log: `verify` names the first record that is wrong, each time."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from domain.audit.merkle import leaf_hash
from domain.audit.model import Finding, FindingKind
from domain.audit.record import encoded
from domain.audit.use_cases import job_reader, seal_log
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.log import Result
from domain.policy.purposes import Purpose
from persistence.audit_log import PREPARE_APPEND
from persistence.context import begin_script
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.sealed_log import SealedLog, sealed_log, write_records


@pytest.fixture
async def log(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[SealedLog]:
    async with sealed_log(own_database, key_dir, cluster, tmp_path / "heads") as sealed:
        assert await sealed.verify() is None
        assert await sealed.verify(outside=False) is None
        yield sealed


@pytest.mark.parametrize("outside", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        "action = 'note.read'",
        "actor_id = gen_random_uuid()",
        "at = at + interval '1 microsecond'",
        "result = 'refused'",
        "client_id = gen_random_uuid()",
        "payload_sealed = '\\x00'",
        "field_groups = array['health']",
    ],
)
async def test_an_altered_record_is_named(log: SealedLog, change: str, outside: bool) -> None:
    for sequence in (19, 11):
        log.change(f"update audit_record set {change} where id = %s", log.record_at(sequence))
    assert await log.verify(outside=outside) == Finding(FindingKind.ALTERED, 2, 11, log.record_at(11))


@pytest.mark.parametrize("outside", [True, False])
async def test_a_deleted_record_is_named(log: SealedLog, outside: bool) -> None:
    gone = log.record_at(10)
    log.change("delete from audit_record where id in (%s, %s)", gone, log.record_at(20))
    assert await log.verify(outside=outside) == Finding(FindingKind.MISSING, 2, 10, gone)


async def test_a_record_deleted_with_its_leaf_is_named_from_what_was_kept_outside(log: SealedLog) -> None:
    gone = log.record_at(10)
    log.change("delete from audit_record where id = %s", gone)
    log.change("delete from audit_leaf where record_id = %s", gone)
    assert await log.verify() == Finding(FindingKind.MISSING, 2, 10, gone)
    assert await log.verify(outside=False) == Finding(FindingKind.MISSING, 2, 10, None)


async def test_an_inserted_record_is_named(log: SealedLog) -> None:
    log.change(
        "insert into audit_record (id, at, actor_id, actor_kind, action, field_groups, purpose, relation, result, "
        "request_id) select '01900000-0000-7000-8000-000000000001', at, actor_id, actor_kind, action, field_groups, "
        "purpose, relation, result, request_id from audit_record limit 1"
    )
    finding = await log.verify()
    assert finding is not None
    assert (finding.kind, str(finding.record_id)) == (
        FindingKind.INSERTED,
        "01900000-0000-7000-8000-000000000001",
    )


async def test_an_inserted_record_that_waits_for_its_seal_is_not_sealed_but_named(log: SealedLog) -> None:
    forged = "01900000-0000-7000-8000-000000000002"
    log.change(
        "insert into audit_record (id, at, actor_id, actor_kind, action, field_groups, purpose, relation, result, "
        "request_id) select %s, at + interval '1 year', actor_id, actor_kind, action, field_groups, purpose, relation, "
        "result, request_id from audit_record limit 1",
        forged,
    )
    log.change("insert into audit_pending (record_id) values (%s)", forged)
    await write_records(log.house.database, 3)
    assert await log.seal() >= 3
    finding = await log.verify()
    assert finding is not None
    assert (finding.kind, str(finding.record_id)) == (FindingKind.ALTERED, forged)


@pytest.mark.parametrize("outside", [True, False])
async def test_a_record_put_into_a_sealed_tree_is_named(log: SealedLog, outside: bool) -> None:
    """With leaf and all: the tree has one place too many, or another record in a place."""
    forged = "01900000-0000-7000-8000-000000000003"
    log.change("update audit_record set id = %s where id = %s", forged, log.record_at(12))
    log.change("update audit_leaf set record_id = %s where sequence = 12", forged)
    finding = await log.verify(outside=outside)
    assert finding is not None
    assert finding.head_number == 2
    assert finding.sequence is not None
    assert 9 <= finding.sequence <= 12


async def test_reordered_records_are_named(log: SealedLog) -> None:
    eleventh, fourteenth = log.record_at(11), log.record_at(14)
    log.change("update audit_leaf set sequence = 1000011 where sequence = 11")
    log.change("update audit_leaf set sequence = 11 where sequence = 14")
    log.change("update audit_leaf set sequence = 14 where sequence = 1000011")
    for outside in (True, False):
        finding = await log.verify(outside=outside)
        assert finding == Finding(FindingKind.REORDERED, 2, 11, fourteenth)
    assert eleventh != fourteenth


async def test_a_record_altered_with_its_leaf_is_named_from_what_was_kept_outside(log: SealedLog) -> None:
    altered = log.record_at(13)
    log.change("update audit_record set result = 'refused' where id = %s", altered)
    head = (await job_reader(log.house.database).heads(1, 1))[0]
    leaf = next(one for one in await job_reader(log.house.database).leaves(head) if one.sequence == 13)
    log.change(
        "update audit_leaf set leaf_hash = %s where sequence = 13", leaf_hash(encoded(leaf.members or {}))
    )
    assert await log.verify() == Finding(FindingKind.ALTERED, 2, 13, altered)
    # Without the copy outside, the root still tells that something under this head was changed.
    assert await log.verify(outside=False) == Finding(FindingKind.TREE_ALTERED, 2, 9)


async def test_cutting_off_the_newest_is_noticed_by_the_heads_outside(log: SealedLog) -> None:
    last = log.sequences()[-1]
    ((number, first),) = log.rows(
        "select number, first_sequence from audit_tree_head order by number desc limit 1"
    )
    cut = log.record_at(first)
    log.change(
        "delete from audit_record where id in (select record_id from audit_leaf where sequence >= %s)", first
    )
    log.change("delete from audit_leaf where sequence >= %s", first)
    log.change("delete from audit_tree_head where number = %s", number)
    assert last > first
    assert await log.verify() == Finding(FindingKind.CUT_OFF, number, first, cut)
    assert await log.verify(outside=False) is None


async def test_the_newest_records_alone_cut_off_are_missed_by_their_head(log: SealedLog) -> None:
    last = log.sequences()[-1]
    gone = log.record_at(last)
    log.change("delete from audit_record where id = %s", gone)
    finding = await log.verify(outside=False)
    assert finding is not None
    assert (finding.kind, finding.sequence, finding.record_id) == (FindingKind.MISSING, last, gone)


async def test_a_record_removed_before_it_was_sealed_is_named(log: SealedLog) -> None:
    await write_records(log.house.database, 2)
    (waiting, *_) = log.rows("select p.record_id from audit_pending p order by record_id desc limit 1")[0]
    log.change("delete from audit_record where id = %s", waiting)
    finding = await log.verify()
    assert finding is not None
    assert (finding.kind, finding.record_id) == (FindingKind.MISSING, waiting)


async def test_a_record_altered_before_it_was_sealed_is_named(log: SealedLog) -> None:
    await write_records(log.house.database, 2)
    (waiting, *_) = log.rows("select p.record_id from audit_pending p order by record_id desc limit 1")[0]
    log.change("update audit_record set result = 'refused' where id = %s", waiting)
    await log.seal()
    finding = await log.verify()
    assert finding is not None
    assert (finding.kind, finding.record_id) == (FindingKind.ALTERED, waiting)


@pytest.mark.parametrize(
    "change",
    [
        "root = decode(repeat('00', 32), 'hex')",
        "previous = decode(repeat('00', 32), 'hex')",
        "signature = decode(repeat('00', 64), 'hex')",
        "sealed_at = sealed_at - interval '1 day'",
        "key_id = '0000000000000000'",
    ],
)
async def test_an_altered_head_is_named(log: SealedLog, change: str) -> None:
    log.change(f"update audit_tree_head set {change} where number = 2")
    assert await log.verify(outside=False) == Finding(FindingKind.HEAD_ALTERED, 2, 9)


async def test_a_head_that_is_gone_is_named(log: SealedLog) -> None:
    log.change("delete from audit_tree_head where number = 2")
    assert await log.verify(outside=False) == Finding(FindingKind.HEAD_MISSING, 2, 9)


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_record set result = 'refused'",
        "delete from audit_record",
        "update audit_leaf set sequence = sequence + 1",
        "delete from audit_leaf",
        "update audit_tree_head set size = 1",
        "delete from audit_tree_head",
    ],
)
async def test_the_application_cannot_change_the_log(
    log: SealedLog, own_database: DatabaseUrls, statement: str
) -> None:
    with (
        psycopg.connect(own_database.application) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


async def test_a_record_that_commits_late_is_sealed_with_the_next(
    log: SealedLog, own_database: DatabaseUrls
) -> None:
    """Its identifier and its moment are older than what was sealed meanwhile."""
    database = log.house.database
    actor = Actor.system("keys")
    async with database.begin(actor, Action.KEY_ROTATE, Purpose.ADMINISTRATION) as late:
        await authorise(late)
        script = late._append(Result.DONE)
        with psycopg.connect(own_database.application) as slow:
            slow.execute("".join((PREPARE_APPEND, ";", begin_script(actor, late.now).removeprefix("BEGIN;"))))
            slow.execute(script)
            await write_records(database, 5)
            assert await log.seal() >= 5
            assert await log.verify() is None
            before = log.sequences()[-1]
            slow.commit()
    await write_records(database, 1)
    assert await log.seal() >= 2
    assert log.sequences() == list(range(1, log.sequences()[-1] + 1))
    assert log.sequences()[-1] >= before + 2
    assert log.rows("select count(*) from audit_pending p join audit_record r on r.id = p.record_id "
                    "where r.action <> 'audit.seal'")[0][0] <= 1  # fmt: skip
    assert await log.verify() is None


async def test_two_that_seal_at_once_seal_everything_once(log: SealedLog) -> None:
    await write_records(log.house.database, 60)
    await asyncio.gather(*(seal_log(log.house.database, log.signer, size=8) for _ in range(4)))
    await log.seal()
    assert log.sequences() == list(range(1, log.sequences()[-1] + 1))
    ((records, sealed),) = log.rows(
        "select (select count(*) from audit_record), (select count(*) from audit_leaf) + "
        "(select count(*) from audit_pending)"
    )
    assert records == sealed
    assert await log.verify() is None
