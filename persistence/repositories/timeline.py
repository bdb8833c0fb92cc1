"""The timeline in one statement: the newest of each source by its index, merged, and cut to the page."""

from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.shared.clock import bureau_date
from domain.timeline.model import (
    Place,
    TimelineEntry,
    TimelineFilter,
    TimelineKind,
    TimelinePage,
    shortened,
)
from persistence.encryption.envelope import DataKey
from persistence.repositories.timeline_sources import SOURCES, Source
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork


def _newest_of(number: int, source: Source) -> str:
    """The newest rows of one source behind the place, at most a page. A source that is not asked for is not read."""
    column, further = f"s.{source.moment}", f"and {source.where}" if source.where else ""
    moment = column
    if source.whole_day:
        # A day of the bureau begins at its own midnight. Days are compared as days as well, for the index.
        moment = f"({column}::timestamp at time zone 'Europe/Amsterdam')"
        further += f" and {column} <= :after_day"
    return f"""
        (select {number} as source, s.id, {moment} as moment, {_column(source.code)}::text as code,
                {_column(source.title)}::text as title, {_column(source.sealed)}::bytea as sealed,
                {_column(source.by)}::uuid as by_id, s.{source.item} as item_id
           from {source.table} s
          where s.client_id = :client_id and :{_switch(source.event.kind)} {further}
            and {moment} >= :since and {moment} < :before
            and ({moment}, s.id) <= (:after_moment, :after_id)
            and ({moment} <> :after_moment or s.id <> :after_id or {number} > :after_source)
          order by {column} desc, s.id desc limit :limit)
    """


def _column(name: str | None) -> str:
    return f"s.{name}" if name else "null"


def _switch(kind: TimelineKind) -> str:
    return "with_" + kind.value.replace("-", "_")


_ENTRIES = Sql(
    text(
        "select e.*, u.name as by_name from ("
        + " union all ".join(_newest_of(number, source) for number, source in enumerate(SOURCES))
        + " order by moment desc, id desc, source limit :limit) e left join app_user u on u.id = e.by_id"
        " order by e.moment desc, e.id desc, e.source"
    )
)


class PostgresTimeline:
    """See `domain.timeline.ports.TimelineRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def page(self, client_id: UUID, wanted: TimelineFilter, after: Place, limit: int) -> TimelinePage:
        rows = await self._work.fetch_all(_ENTRIES, **values_of(client_id, wanted, after, limit + 1))
        if not rows:
            return TimelinePage((), None)
        key = await self._work.sealing.key_of(client_id)
        entries = tuple(_entry(row, client_id, key) for row in rows[:limit])
        return TimelinePage(entries, entries[-1].place if len(rows) > limit else None)


def values_of(client_id: UUID, wanted: TimelineFilter, after: Place, limit: int) -> dict[str, object]:
    """The parameters of the statement."""
    return {
        "client_id": client_id,
        "since": wanted.since,
        "before": wanted.before,
        "after_moment": after.moment,
        "after_day": bureau_date(after.moment),
        "after_id": after.row_id,
        "after_source": after.source,
        "limit": limit,
        **{_switch(kind): not wanted.kinds or kind in wanted.kinds for kind in TimelineKind},
    }


def _entry(row: Record, client_id: UUID, key: DataKey) -> TimelineEntry:
    source = SOURCES[row["source"]]
    summary = (
        open_text(key, row["sealed"], source.table, source.sealed, row["id"], client_id)
        if source.sealed
        else None
    )
    return TimelineEntry(
        id=row["id"],
        event=source.event,
        moment=row["moment"],
        whole_day=source.whole_day,
        code=row["code"],
        title=row["title"],
        summary=shortened(summary) if summary else None,
        by_name=row["by_name"],
        part=source.part,
        item_id=row["item_id"],
        place=Place(row["moment"], row["id"], row["source"]),
    )
