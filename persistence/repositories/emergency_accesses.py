"""Emergency accesses in PostgreSQL; reason and remark sealed with the client's key."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.emergency_accesses.model import EmergencyAccess, EmergencyKind, EmergencyRequest, Outcome
from domain.shared.ids import new_id
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.access import emergency_access

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TABLE = "emergency_access"
_SELECT = """
    select e.id, e.client_id, c.number as client_number, e.adviser_id, u.name as adviser_name, e.kind, e.reason_sealed,
           e.opened_at, e.ends_at, e.review_due_on, e.reviewed_at, v.name as reviewed_by_name, e.outcome,
           e.remark_sealed, e.version, k.key_id, k.kek_version, k.wrapped
    from emergency_access e
    join app_user u on u.id = e.adviser_id
    left join app_user v on v.id = e.reviewed_by
    left join client c on c.id = e.client_id
    left join client_key k on k.client_id = e.client_id
"""
_ALL = Sql(
    text(
        _SELECT
        + " where (not cast(:unreviewed_only as boolean) or e.reviewed_at is null) "
        + "order by e.opened_at desc, e.id desc limit 200"
    )
)
_ONE = Sql(text(_SELECT + " where e.id = :id"))
_UNREVIEWED = Sql(
    text("select 1 from emergency_access e where e.adviser_id = :actor_id and e.reviewed_at is null limit 1")
)
_FIND = Sql(text("select client_id, key_id, kek_version, wrapped from client_for_emergency(:number, :born)"))
_OPEN = Sql(
    insert_into(
        emergency_access, "id", "client_id", "adviser_id", "kind", "reason_sealed", "opened_at", "ends_at",
        "review_due_on",
    )
)  # fmt: skip
_REVIEW = Sql(
    text(
        "update emergency_access set reviewed_at = :now, reviewed_by = :actor_id, outcome = :outcome, "
        "remark_sealed = :remark_sealed, version = version + 1 "
        "where id = :id and version = :expected and reviewed_at is null"
    )
)


class PostgresEmergencyAccesses:
    """See `domain.emergency_accesses.ports.EmergencyRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def accesses(self, *, unreviewed_only: bool) -> Sequence[EmergencyAccess]:
        rows = await self._work.fetch_all(_ALL, unreviewed_only=unreviewed_only)
        return [self._access(row) for row in rows]

    async def access(self, access_id: UUID) -> EmergencyAccess | None:
        row = await self._work.fetch_one(_ONE, id=access_id)
        return self._access(row) if row else None

    async def unreviewed(self) -> bool:
        return await self._work.fetch_value(_UNREVIEWED, actor_id=self._work.actor.id) is not None

    async def open(self, request: EmergencyRequest, ends_at: datetime, review_due_on: date) -> UUID | None:
        row = await self._work.fetch_one(_FIND, number=request.client_number, born=request.date_of_birth)
        if row is None:
            return None
        access_id, client_id = new_id(), row["client_id"]
        key = self._work.sealing.unwrap(client_id, row["key_id"], row["kek_version"], row["wrapped"])
        await self._work.execute(
            _OPEN,
            id=access_id,
            client_id=client_id,
            adviser_id=self._work.actor.id,
            kind=request.kind.value,
            reason_sealed=seal_text(key, request.reason, _TABLE, "reason_sealed", access_id, client_id),
            opened_at=self._work.now,
            ends_at=ends_at,
            review_due_on=review_due_on,
        )
        return access_id

    async def review(
        self, access: EmergencyAccess, outcome: Outcome, remark: str, expected_version: int
    ) -> bool:
        key = await self._work.sealing.key_of(access.client_id)
        reviewed = await self._work.execute(
            _REVIEW,
            id=access.id,
            now=self._work.now,
            actor_id=self._work.actor.id,
            outcome=outcome.value,
            remark_sealed=seal_text(key, remark, _TABLE, "remark_sealed", access.id, access.client_id),
            expected=expected_version,
        )
        return reviewed == 1

    def _access(self, row: Record) -> EmergencyAccess:
        return EmergencyAccess(
            id=row["id"],
            client_id=row["client_id"],
            client_number=row["client_number"],
            adviser_id=row["adviser_id"],
            adviser_name=row["adviser_name"],
            kind=EmergencyKind(row["kind"]),
            reason=self._opened(row, "reason_sealed"),
            opened_at=row["opened_at"],
            ends_at=row["ends_at"],
            review_due_on=row["review_due_on"],
            reviewed_at=row["reviewed_at"],
            reviewed_by_name=row["reviewed_by_name"],
            outcome=Outcome(row["outcome"]) if row["outcome"] else None,
            remark=self._opened(row, "remark_sealed"),
            version=row["version"],
        )

    def _opened(self, row: Record, column: str) -> str | None:
        """Closed again for the adviser whose thirty minutes are over: the key is out of reach, the record stays."""
        if row["wrapped"] is None:
            return None
        key = self._work.sealing.unwrap(row["client_id"], row["key_id"], row["kek_version"], row["wrapped"])
        return open_text(key, row[column], _TABLE, column, row["id"], row["client_id"])
