"""Feeds in PostgreSQL. What they show comes through feed_client (migration 0006), which knows the owner alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.appointments.model import AppointmentState
from domain.calendar_feeds.model import CalendarFeed, FeedEvent
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_OWN = Sql(
    text("select id, user_id, created_at from calendar_feed where user_id = :actor_id and revoked_at is null")
)
_BY_HASH = Sql(
    text(
        "select f.id, f.user_id, f.created_at from calendar_feed f "
        "join app_user u on u.id = f.user_id and u.status = 'active' "
        "where f.token_hash = :token_hash and f.revoked_at is null"
    )
)
_ADD = Sql(
    text(
        "insert into calendar_feed (id, user_id, token_hash, created_at) values (:id, :actor_id, :token_hash, :now) "
        "on conflict (user_id) where revoked_at is null do nothing"
    )
)
_REVOKE = Sql(
    text("update calendar_feed set revoked_at = :now where user_id = :actor_id and revoked_at is null")
)
_EVENTS = Sql(
    text(
        """
        select p.id, p.client_id, m.number, p.starts_at, p.ends_at, p.state, p.sequence, p.created_at, p.updated_at
        from calendar_feed f join feed_client m on true join appointment p on p.client_id = m.client_id
        where f.id = :feed_id and f.user_id = :actor_id and f.revoked_at is null
          and p.starts_at >= :since and p.starts_at < :until
        order by p.starts_at, p.id limit 2000
        """
    )
)


class PostgresCalendarFeeds:
    """See `domain.calendar_feeds.ports.CalendarFeedRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def own(self) -> CalendarFeed | None:
        return _feed(await self._work.fetch_one(_OWN, actor_id=self._work.actor.id))

    async def add(self, feed_id: UUID, token_hash: bytes) -> bool:
        added = await self._work.execute(
            _ADD, id=feed_id, actor_id=self._work.actor.id, token_hash=token_hash, now=self._work.now
        )
        return added == 1

    async def revoke_own(self) -> int:
        return await self._work.execute(_REVOKE, actor_id=self._work.actor.id, now=self._work.now)

    async def by_hash(self, token_hash: bytes) -> CalendarFeed | None:
        return _feed(await self._work.fetch_one(_BY_HASH, token_hash=token_hash))

    async def events(self, feed_id: UUID, since: datetime, until: datetime) -> Sequence[FeedEvent]:
        rows = await self._work.fetch_all(
            _EVENTS, feed_id=feed_id, actor_id=self._work.actor.id, since=since, until=until
        )
        return [
            FeedEvent(
                id=row["id"],
                client_id=row["client_id"],
                client_number=row["number"],
                starts_at=row["starts_at"],
                ends_at=row["ends_at"],
                state=AppointmentState(row["state"]),
                sequence=row["sequence"],
                created_at=row["created_at"],
                updated_at=row["updated_at"],
            )
            for row in rows
        ]


def _feed(row: Record | None) -> CalendarFeed | None:
    return CalendarFeed(row["id"], row["user_id"], row["created_at"]) if row else None
