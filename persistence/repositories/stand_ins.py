"""Stand-ins in PostgreSQL."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import asyncpg
from asyncpg import Record
from sqlalchemy import text

from domain.policy.roles import Role
from domain.stand_ins.model import Colleague, NewStandIn, Scope, StandIn, StandInReason
from persistence.sql import Sql, insert_into
from persistence.tables.access import stand_in, stand_in_client

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_SELECT = """
    select s.id, s.absent_adviser_id, u.name as absent_adviser_name, s.stand_in_id, v.name as stand_in_name, s.reason,
           s.begins_at, s.ends_at, s.whole_caseload, s.with_health, s.arranged_by, s.ended_early_at, s.version,
           array(select l.client_id from stand_in_client l where l.arrangement_id = s.id order by l.client_id) as listed
    from stand_in s join app_user u on u.id = s.absent_adviser_id join app_user v on v.id = s.stand_in_id
"""
_ALL = Sql(text(_SELECT + " order by s.ends_at desc, s.id desc limit 200"))
"""The row filter decides which: those the actor is concerned with, or all for a coordinator."""
_ONE = Sql(text(_SELECT + " where s.id = :id"))
_COLLEAGUES = Sql(
    text(
        """
        select u.id, u.name, u.roles, 'adviser' = any(u.roles) and exists (
                   select 1 from confidentiality_agreement g where g.user_id = u.id
                      and g.valid_from <= :today and g.valid_until >= :today) as can_stand_in
        from app_user u where u.status = 'active' order by u.name, u.id limit 500
        """
    )
)
_AVAILABLE = Sql(
    text(
        """
        select 1 from app_user u where u.id = :id and u.status = 'active' and 'adviser' = any(u.roles)
           and exists (select 1 from confidentiality_agreement g where g.user_id = u.id
                       and g.valid_from <= :day and g.valid_until >= :day)
        """
    )
)
_ASSIGNED = Sql(
    text(
        """
        select count(*) from assignment a where a.adviser_id = :adviser_id
           and a.client_id = any (cast(:client_ids as uuid[]))
           and a.valid_from <= :now and (a.valid_until is null or a.valid_until > :now)
        """
    )
)
_ADD = Sql(
    insert_into(
        stand_in, "id", "absent_adviser_id", "stand_in_id", "reason", "begins_at", "ends_at", "whole_caseload",
        "with_health", "arranged_by", "created_at",
    )
)  # fmt: skip
_LIST = Sql(insert_into(stand_in_client, "arrangement_id", "client_id"))
_END = Sql(
    text(
        "update stand_in set ends_at = :at, ended_early_at = :now, version = version + 1 "
        "where id = :id and version = :expected and ends_at > :now"
    )
)
_CLIENTS = Sql(
    text(
        "select d.client_id from deputy_client d where d.arrangement_id = :id order by d.client_id limit 500"
    )
)


class PostgresStandIns:
    """See `domain.stand_ins.ports.StandInRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def stand_ins(self) -> Sequence[StandIn]:
        return [_stand_in(row) for row in await self._work.fetch_all(_ALL)]

    async def stand_in(self, stand_in_id: UUID) -> StandIn | None:
        row = await self._work.fetch_one(_ONE, id=stand_in_id)
        return _stand_in(row) if row else None

    async def colleagues(self, today: date) -> Sequence[Colleague]:
        return [
            Colleague(row["id"], row["name"], frozenset(map(Role, row["roles"])), row["can_stand_in"])
            for row in await self._work.fetch_all(_COLLEAGUES, today=today)
        ]

    async def available(self, adviser_id: UUID, on: date) -> bool:
        return await self._work.fetch_value(_AVAILABLE, id=adviser_id, day=on) is not None

    async def assigned_to(self, adviser_id: UUID, client_ids: Sequence[UUID]) -> int:
        return int(
            await self._work.fetch_value(
                _ASSIGNED, adviser_id=adviser_id, client_ids=list(client_ids), now=self._work.now
            )
        )

    async def add(self, stand_in_id: UUID, new: NewStandIn) -> bool:
        try:
            await self._work.execute(
                _ADD,
                id=stand_in_id,
                absent_adviser_id=new.absent_adviser_id,
                stand_in_id=new.stand_in_id,
                reason=new.reason.value,
                begins_at=new.begins_at,
                ends_at=new.ends_at,
                whole_caseload=new.scope.whole_caseload,
                with_health=new.scope.with_health,
                arranged_by=self._work.actor.id,
                created_at=self._work.now,
            )
        except asyncpg.ExclusionViolationError:
            return False
        await self._work.execute_many(
            _LIST,
            [
                {"arrangement_id": stand_in_id, "client_id": client_id}
                for client_id in sorted(new.scope.client_ids)
            ],
        )
        return True

    async def end(self, stand_in_id: UUID, at: datetime, expected_version: int) -> bool:
        ended = await self._work.execute(
            _END, id=stand_in_id, at=at, now=self._work.now, expected=expected_version
        )
        return ended == 1

    async def clients_of(self, stand_in_id: UUID) -> Sequence[UUID]:
        return [row["client_id"] for row in await self._work.fetch_all(_CLIENTS, id=stand_in_id)]


def _stand_in(row: Record) -> StandIn:
    return StandIn(
        id=row["id"],
        absent_adviser_id=row["absent_adviser_id"],
        absent_adviser_name=row["absent_adviser_name"],
        stand_in_id=row["stand_in_id"],
        stand_in_name=row["stand_in_name"],
        reason=StandInReason(row["reason"]),
        begins_at=row["begins_at"],
        ends_at=row["ends_at"],
        scope=Scope(row["whole_caseload"], frozenset(row["listed"]), row["with_health"]),
        arranged_by=row["arranged_by"],
        ended_early_at=row["ended_early_at"],
        version=row["version"],
    )
