"""Exclusions in PostgreSQL."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.exclusions.model import Exclusion, ExclusionReason
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ALL = Sql(
    text(
        """
        select x.id, x.user_id, u.name as user_name, x.reason, v.name as recorded_by_name, x.created_at
        from client_exclusion x join app_user u on u.id = x.user_id join app_user v on v.id = x.recorded_by
        where x.client_id = :client_id and x.ended_at is null order by x.created_at, x.id limit 100
        """
    )
)
_ADVISER = Sql(
    text(
        "select adviser_id from assignment where client_id = :client_id and valid_from <= :now "
        "and (valid_until is null or valid_until > :now)"
    )
)
_EXCLUDED = Sql(
    text(
        "select 1 from client_exclusion where client_id = :client_id and user_id = :user_id and ended_at is null"
    )
)
_STAFF = Sql(text("select 1 from app_user where id = :id and status = 'active'"))
_ADD = Sql(
    text(
        "insert into client_exclusion (id, client_id, user_id, reason, recorded_by, created_at) "
        "values (:id, :client_id, :user_id, :reason, :actor_id, :now) "
        "on conflict (client_id, user_id) where ended_at is null do nothing"
    )
)
_LIFT = Sql(
    text(
        "update client_exclusion set ended_at = :now "
        "where id = :id and client_id = :client_id and ended_at is null"
    )
)


class PostgresExclusions:
    """See `domain.exclusions.ports.ExclusionRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def exclusions(self, client_id: UUID) -> Sequence[Exclusion]:
        rows = await self._work.fetch_all(_ALL, client_id=client_id)
        return [Exclusion(**{**dict(row), "reason": ExclusionReason(row["reason"])}) for row in rows]

    async def assigned_adviser(self, client_id: UUID) -> UUID | None:
        found: UUID | None = await self._work.fetch_value(_ADVISER, client_id=client_id, now=self._work.now)
        return found

    async def is_staff(self, user_id: UUID) -> bool:
        return await self._work.fetch_value(_STAFF, id=user_id) is not None

    async def is_excluded(self, client_id: UUID, user_id: UUID) -> bool:
        return await self._work.fetch_value(_EXCLUDED, client_id=client_id, user_id=user_id) is not None

    async def add(self, client_id: UUID, exclusion_id: UUID, user_id: UUID, reason: ExclusionReason) -> bool:
        added = await self._work.execute(
            _ADD,
            id=exclusion_id,
            client_id=client_id,
            user_id=user_id,
            reason=reason.value,
            actor_id=self._work.actor.id,
            now=self._work.now,
        )
        return added == 1

    async def lift(self, client_id: UUID, exclusion_id: UUID) -> bool:
        lifted = await self._work.execute(_LIFT, id=exclusion_id, client_id=client_id, now=self._work.now)
        return lifted == 1
