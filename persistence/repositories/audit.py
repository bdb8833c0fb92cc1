"""The sealed log in PostgreSQL: what waits, heads, leaves, and checks that were asked for.

The reading half needs only a way to run statements, so that the verifier's role can use it without the application.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.audit.model import Finding, FindingKind, Leaf, TreeHead, WaitingRecord
from domain.audit.ports import SealState, Verification
from domain.audit.record import RECORD_COLUMNS, members_of
from persistence.sql import Sql, insert_into
from persistence.tables.audit import audit_tree_head

QUEUE = "log"
TASK = "verify_log"
LOCK = 5_240_020
"""The advisory lock of sealing."""

_RECORD = ", ".join(f"r.{name}" for name in RECORD_COLUMNS)
_HEAD = "number, sealed_at, first_sequence, size, root, previous, key_id, signature"
_LOCK = Sql(text(f"select pg_try_advisory_xact_lock({LOCK})"))
_LAST_HEAD = Sql(text(f"select {_HEAD} from audit_tree_head order by number desc limit 1"))
_HEADS = Sql(text(f"select {_HEAD} from audit_tree_head where number > :after order by number limit :limit"))
_LEAVES = Sql(
    text(
        f"""
        select l.sequence, l.record_id, l.leaf_hash, {_RECORD}
        from audit_leaf l left join audit_record r on r.id = l.record_id
        where l.head_number = :number order by l.sequence
        """
    )
)
_WAITING = Sql(
    text(
        f"""
        select p.record_id, r.mac, {_RECORD} from audit_pending p left join audit_record r on r.id = p.record_id
        where cast(:after as uuid) is null or p.record_id > :after order by p.record_id limit :limit
        """
    )
)
_STRAY = Sql(
    text(
        """
        select r.id from audit_record r
        where not exists (select 1 from audit_leaf l where l.record_id = r.id)
          and not exists (select 1 from audit_pending p where p.record_id = r.id)
        order by r.id limit 1
        """
    )
)
_MARKED_SINCE = Sql(text("select value from bureau_setting where name = 'log_marked_since'"))
_ADD_HEAD = Sql(
    insert_into(
        audit_tree_head,
        "number",
        "sealed_at",
        "first_sequence",
        "size",
        "root",
        "previous",
        "key_id",
        "signature",
    )
)
_ADD_LEAVES = Sql(
    text(
        """
        with sealed as (
            insert into audit_leaf (sequence, record_id, head_number, leaf_hash)
            select n.sequence, n.record_id, :number, n.leaf_hash
            from unnest(cast(:sequences as bigint[]), cast(:records as uuid[]), cast(:hashes as bytea[]))
                 as n (sequence, record_id, leaf_hash)
            returning record_id
        )
        delete from audit_pending p using sealed s where p.record_id = s.record_id
        """
    )
)
_STATE = Sql(
    text(
        """
        select coalesce((select first_sequence + size - 1 from audit_tree_head order by number desc limit 1), 0)
                   as sealed,
               (select count(*) from audit_pending) as waiting,
               (select count(*) from audit_tree_head) as heads,
               (select sealed_at from audit_tree_head order by number desc limit 1) as last_sealed_at,
               (select max(number) from audit_tree_head) as last_number
        """
    )
)
_ASK = Sql(
    text(
        """
        with asked as (
            insert into audit_verification (id, asked_by, asked_at, records)
            values (:id, :by, :now, coalesce((select first_sequence + size - 1 from audit_tree_head
                                              order by number desc limit 1), 0))
            returning id
        )
        select procrastinate_defer_jobs_v1(array[row(
            cast(:queue as varchar), cast(:task as varchar), 0, null, null,
            jsonb_build_object('verification_id', id::text), null
        )::procrastinate_job_to_defer_v1]) from asked
        """
    )
)
_VERIFICATION = (
    "select id, asked_by, asked_at, started_at, finished_at, records, records_checked, heads_checked, "
    "compared_outside, finding, head_number, sequence, record_id from audit_verification"
)
_VERIFICATIONS = Sql(text(f"{_VERIFICATION} order by asked_at desc, id desc limit :limit"))
_START = Sql(
    text("update audit_verification set started_at = :now, records_checked = 0, heads_checked = 0 "
         "where id = :id and finished_at is null")
)  # fmt: skip
_PROGRESS = Sql(
    text(
        "update audit_verification set records_checked = :records, heads_checked = :heads, "
        "compared_outside = :outside where id = :id and finished_at is null"
    )
)
_END = Sql(
    text(
        "update audit_verification set finished_at = :now, finding = :finding, head_number = :head_number, "
        "sequence = :sequence, record_id = :record_id where id = :id and finished_at is null"
    )
)


class Reading(Protocol):
    """How the reading half runs its statements."""

    async def fetch_all(self, sql: Sql, /, **values: Any) -> list[Record]: ...

    async def fetch_one(self, sql: Sql, /, **values: Any) -> Record | None: ...

    async def fetch_value(self, sql: Sql, /, **values: Any) -> Any: ...


class Working(Reading, Protocol):
    """How the writing half does."""

    now: datetime

    async def execute(self, sql: Sql, /, **values: Any) -> int: ...


class PostgresLogReader:
    """See `domain.audit.ports.LogReader`."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    async def heads(self, after: int, limit: int) -> Sequence[TreeHead]:
        return [_head(row) for row in await self._reading.fetch_all(_HEADS, after=after, limit=limit)]

    async def leaves(self, head: TreeHead) -> Sequence[Leaf]:
        rows = await self._reading.fetch_all(_LEAVES, number=head.number)
        return [Leaf(row["sequence"], row["record_id"], row["leaf_hash"], _members(row)) for row in rows]

    async def waiting(self, after: UUID | None, limit: int) -> Sequence[WaitingRecord]:
        rows = await self._reading.fetch_all(_WAITING, after=after, limit=limit)
        return [WaitingRecord(row["record_id"], _members(row), row["at"], row["mac"]) for row in rows]

    async def first_outside_the_log(self) -> UUID | None:
        found: UUID | None = await self._reading.fetch_value(_STRAY)
        return found

    async def marked_since(self) -> datetime:
        return datetime.fromisoformat(await self._reading.fetch_value(_MARKED_SINCE))


class PostgresAudit(PostgresLogReader):
    """See `domain.audit.ports.AuditRepository`."""

    def __init__(self, work: Working) -> None:
        super().__init__(work)
        self._work = work

    async def lock(self) -> bool:
        return bool(await self._work.fetch_value(_LOCK))

    async def last_head(self) -> TreeHead | None:
        row = await self._work.fetch_one(_LAST_HEAD)
        return _head(row) if row else None

    async def seal(self, head: TreeHead, leaves: Sequence[Leaf]) -> None:
        await self._work.execute(
            _ADD_HEAD,
            number=head.number,
            sealed_at=head.sealed_at,
            first_sequence=head.first_sequence,
            size=head.size,
            root=head.root,
            previous=head.previous,
            key_id=head.key_id,
            signature=head.signature,
        )
        await self._work.execute(
            _ADD_LEAVES,
            number=head.number,
            sequences=[leaf.sequence for leaf in leaves],
            records=[leaf.record_id for leaf in leaves],
            hashes=[leaf.leaf_hash for leaf in leaves],
        )

    async def state(self) -> SealState:
        row = await self._work.fetch_one(_STATE)
        assert row is not None
        return SealState(
            row["sealed"] + row["waiting"],
            row["sealed"],
            row["waiting"],
            row["heads"],
            row["last_sealed_at"],
            row["last_number"],
        )

    async def ask_verification(self, verification_id: UUID, by: UUID) -> None:
        await self._work.fetch_value(
            _ASK, id=verification_id, by=by, now=self._work.now, queue=QUEUE, task=TASK
        )

    async def verifications(self, limit: int) -> Sequence[Verification]:
        rows = await self._work.fetch_all(_VERIFICATIONS, limit=limit)
        return [
            Verification(**{**dict(row), "finding": FindingKind(row["finding"]) if row["finding"] else None})
            for row in rows
        ]

    async def start_verification(self, verification_id: UUID) -> bool:
        return await self._work.execute(_START, id=verification_id, now=self._work.now) == 1

    async def note_progress(self, verification_id: UUID, records: int, heads: int, outside: bool) -> None:
        await self._work.execute(_PROGRESS, id=verification_id, records=records, heads=heads, outside=outside)

    async def end_verification(self, verification_id: UUID, finding: Finding | None) -> None:
        await self._work.execute(
            _END,
            id=verification_id,
            now=self._work.now,
            finding=finding.kind.value if finding else None,
            head_number=finding.head_number if finding else None,
            sequence=finding.sequence if finding else None,
            record_id=finding.record_id if finding else None,
        )


def _head(row: Record) -> TreeHead:
    return TreeHead(**dict(row))


def _members(row: Record) -> dict[str, Any] | None:
    return members_of(dict(row)) if row["id"] is not None else None
