"""Restrictions in PostgreSQL; why each was set is sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.restrictions.model import (
    NewRestriction,
    RestrictableRecord,
    RestrictedField,
    RestrictedRecord,
    Restriction,
    RestrictionGround,
    RestrictionScope,
    Target,
)
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ADD = Sql(
    text(
        """
        insert into restriction (id, client_id, scope, field, record_kind, record_id, category, ground, reason_sealed,
            request_id, set_at, set_by)
        values (:id, :client_id, :scope, :field, :record_kind, :record_id, :category, :ground, :reason, :request_id,
            :now, :actor_id)
        on conflict do nothing
        """
    )
)
_COLUMNS = """
    select r.id, r.client_id, r.scope, r.field, r.record_kind, r.record_id, r.ground, r.reason_sealed, r.request_id,
           r.set_at, s.name as set_by_name, r.told_before_lifting_at, r.lifted_at, l.name as lifted_by_name
    from restriction r join app_user s on s.id = r.set_by left join app_user l on l.id = r.lifted_by
    where r.client_id = :client_id
"""
_OF = Sql(text(_COLUMNS + " order by r.set_at desc, r.id desc limit 200"))
_ONE = Sql(text(_COLUMNS + " and r.id = :id"))
_LOCKED = Sql(text(_COLUMNS + " and r.id = :id for update of r"))
_TELL = Sql(text("update restriction set told_before_lifting_at = :now where id = :id and lifted_at is null"))
_LIFT = Sql(text("update restriction set lifted_at = :now, lifted_by = :actor_id where id = :id"))
_RECORDS = Sql(text("select kind, record_id, at from restrictable_records(:client_id)"))
_NAME = Sql(text("select name from app_user where id = :id"))


class PostgresRestrictions:
    """See `domain.restrictions.ports.RestrictionsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, restriction_id: UUID, client_id: UUID, new: NewRestriction) -> bool:
        key = await self._work.sealing.key_of(client_id)
        target = new.target
        added = await self._work.execute(
            _ADD,
            id=restriction_id,
            client_id=client_id,
            scope=target.scope.value,
            field=target.field.value if target.field else None,
            record_kind=target.record_kind.value if target.record_kind else None,
            record_id=target.record_id,
            category=target.category.value if target.category else None,
            ground=new.ground.value,
            reason=seal_text(key, new.reason, "restriction", "reason_sealed", restriction_id, client_id),
            request_id=new.request_id,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return added == 1

    async def of(self, client_id: UUID, *, with_reason: bool) -> Sequence[Restriction]:
        rows = await self._work.fetch_all(_OF, client_id=client_id)
        return [await self._restriction(row, with_reason=with_reason) for row in rows]

    async def restriction(
        self, client_id: UUID, restriction_id: UUID, *, lock: bool = False
    ) -> Restriction | None:
        row = await self._work.fetch_one(_LOCKED if lock else _ONE, client_id=client_id, id=restriction_id)
        return await self._restriction(row, with_reason=True) if row else None

    async def tell(self, restriction_id: UUID) -> bool:
        return await self._work.execute(_TELL, id=restriction_id, now=self._work.now) == 1

    async def lift(self, restriction_id: UUID) -> str:
        await self._work.execute(_LIFT, id=restriction_id, now=self._work.now, actor_id=self._work.actor.id)
        return str(await self._work.fetch_value(_NAME, id=self._work.actor.id))

    async def records(self, client_id: UUID) -> Sequence[RestrictableRecord]:
        return [
            RestrictableRecord(RestrictedRecord(row["kind"]), row["record_id"], row["at"])
            for row in await self._work.fetch_all(_RECORDS, client_id=client_id)
        ]

    async def _restriction(self, row: Record, *, with_reason: bool) -> Restriction:
        return Restriction(
            id=row["id"],
            client_id=row["client_id"],
            target=target_of(row),
            ground=RestrictionGround(row["ground"]),
            reason=await self._reason(row) if with_reason else None,
            request_id=row["request_id"],
            set_at=row["set_at"],
            set_by_name=row["set_by_name"],
            told_at=row["told_before_lifting_at"],
            lifted_at=row["lifted_at"],
            lifted_by_name=row["lifted_by_name"],
        )

    async def _reason(self, row: Record) -> str | None:
        key = await self._work.sealing.key_of(row["client_id"])
        return open_text(
            key, row["reason_sealed"], "restriction", "reason_sealed", row["id"], row["client_id"]
        )


def target_of(row: Any) -> Target:
    """What is restricted, from a row or the JSON of one."""
    return Target(
        RestrictionScope(row["scope"]),
        RestrictedField(row["field"]) if row["field"] else None,
        RestrictedRecord(row["record_kind"]) if row["record_kind"] else None,
        UUID(str(row["record_id"])) if row["record_id"] else None,
    )
