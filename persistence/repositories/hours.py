"""Hour entries in PostgreSQL. Every statement is driven by the traject, the client or the actor's own clients."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.hours.model import (
    BookableActivity,
    BookableTraject,
    HourEntry,
    HourKind,
    HoursBalance,
    HourValues,
    WeekOrder,
)
from domain.hours.ports import BookingFacts
from domain.shared.names import display_name
from persistence.sql import Sql, insert_into
from persistence.tables.hours import hour_entry

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_COLUMNS = """
    h.id, h.client_id, h.traject_id, h.note_id, h.activity_id, a.product as activity_name, h.adviser_id,
    u.name as adviser_name, h.kind, h.day, h.minutes, h.approved_at, h.version
"""
_SOURCE = "hour_entry h join app_user u on u.id = h.adviser_id left join activity a on a.id = h.activity_id"
_BALANCE = """
    t.granted_hours, t.used_minutes,
    (select coalesce(sum(s.minutes), 0) from hour_entry s
      where s.traject_id = t.id and s.approved_at is not null) as approved_minutes
"""
_ENTRIES = Sql(
    text(
        f"""
        select {_COLUMNS} from {_SOURCE} where h.traject_id = :traject_id
        and (cast(:before as date) is null or (h.day, h.id) < (:before, cast(:before_id as uuid)))
        order by h.day desc, h.id desc limit :limit
        """
    )
)
_ENTRY = Sql(text(f"select {_COLUMNS} from {_SOURCE} where h.traject_id = :traject_id and h.id = :id"))
_ACTIVITIES = Sql(
    text(
        "select id, product, status from activity where traject_id = :traject_id order by position, id limit 200"
    )
)
_READ_BALANCE = Sql(text(f"select {_BALANCE} from traject t where t.id = :traject_id"))
# Not `for update`: rows that only point at the traject need not wait.
_LOCK_BALANCE = Sql(
    text("select t.granted_hours, t.used_minutes from traject t where t.id = :traject_id for no key update")
)
_TRAJECTS = Sql(
    text(
        """
        select t.id, t.state, exists(select 1 from activity a where a.id = cast(:activity_id as uuid)
                                     and a.traject_id = t.id) as of_activity
        from traject t where t.client_id = :client_id order by t.created_at desc, t.id desc limit 50
        """
    )
)
_OF_NOTE = Sql(
    text(f"select {_COLUMNS} from {_SOURCE} where h.note_id = :note_id and h.client_id = :client_id")
)
_ADD = Sql(
    insert_into(
        hour_entry, "id", "client_id", "traject_id", "note_id", "activity_id", "adviser_id", "kind", "day", "minutes",
        "created_at",
    )
)  # fmt: skip
_CHANGE = Sql(
    text(
        "update hour_entry set traject_id = :traject_id, activity_id = :activity_id, kind = :kind, day = :day, "
        "minutes = :minutes, version = version + 1 where id = :id and version = :expected and approved_at is null"
    )
)
_REMOVE = Sql(text("delete from hour_entry where id = :id and version = :expected and approved_at is null"))
_WEEK = Sql(
    text(
        f"""
        select {_COLUMNS}, {_BALANCE}, t.order_reference, t.service, c.number, c.given_names, c.surname_prefix,
               c.surname
        from own_client m join hour_entry h on h.client_id = m.client_id and h.day between :first and :last
        join app_user u on u.id = h.adviser_id left join activity a on a.id = h.activity_id
        join traject t on t.id = h.traject_id join client c on c.id = h.client_id
        order by c.surname, c.id, t.id, h.day, h.id limit 1000
        """
    )
)
_APPROVE = Sql(
    text(
        "update hour_entry set approved_at = :now, approved_by = :actor_id, version = version + 1 "
        "where id = any(cast(:ids as uuid[])) and approved_at is null"
    )
)
# Of a restricted file nothing changes: its hours wait (AVG 18).
_OPEN_FILES = Sql(
    text(
        "select h.id from hour_entry h where h.id = any(cast(:ids as uuid[])) "
        "and not exists (select 1 from restricted_client r where r.client_id = h.client_id)"
    )
)
_NAMED = Sql(
    text(f"select {_COLUMNS} from {_SOURCE} where h.id = any(cast(:ids as uuid[])) order by h.day, h.id")
)
_WAITING = Sql(
    text(
        "select count(*) as waiting, min(h.day) as oldest from own_client m "
        "join hour_entry h on h.client_id = m.client_id where h.day < :before and h.approved_at is null "
        "and not exists (select 1 from restricted_client r where r.client_id = h.client_id)"
    )
)


class PostgresHours:
    """See `domain.hours.ports.HoursRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def entries(
        self, traject_id: UUID, after: tuple[date, UUID] | None, limit: int
    ) -> Sequence[HourEntry]:
        before, before_id = after or (None, None)
        rows = await self._work.fetch_all(
            _ENTRIES, traject_id=traject_id, before=before, before_id=before_id, limit=limit
        )
        return [_entry(row) for row in rows]

    async def entry(self, traject_id: UUID, entry_id: UUID) -> HourEntry | None:
        row = await self._work.fetch_one(_ENTRY, traject_id=traject_id, id=entry_id)
        return _entry(row) if row else None

    async def activities(self, traject_id: UUID) -> Sequence[BookableActivity]:
        rows = await self._work.fetch_all(_ACTIVITIES, traject_id=traject_id)
        return [BookableActivity(row["id"], row["product"], row["status"]) for row in rows]

    async def balance(self, traject_id: UUID) -> HoursBalance:
        return _balance(await self._work.fetch_one(_READ_BALANCE, traject_id=traject_id))

    async def lock_balance(self, traject_id: UUID) -> HoursBalance:
        return _balance(await self._work.fetch_one(_LOCK_BALANCE, traject_id=traject_id))

    async def booking_facts(
        self, client_id: UUID, note_id: UUID | None, activity_id: UUID | None
    ) -> BookingFacts:
        rows = await self._work.fetch_all(_TRAJECTS, client_id=client_id, activity_id=activity_id)
        entry = None
        if note_id is not None:
            entry = await self._work.fetch_one(_OF_NOTE, client_id=client_id, note_id=note_id)
        return BookingFacts(
            _entry(entry) if entry else None,
            tuple(BookableTraject(row["id"], row["state"]) for row in rows),
            next((row["id"] for row in rows if row["of_activity"]), None),
        )

    async def add(
        self, client_id: UUID, traject_id: UUID, entry_id: UUID, values: HourValues, note_id: UUID | None
    ) -> None:
        await self._work.execute(
            _ADD,
            id=entry_id,
            client_id=client_id,
            traject_id=traject_id,
            note_id=note_id,
            adviser_id=self._work.actor.id,
            created_at=self._work.now,
            **_values(values),
        )

    async def change(
        self, entry_id: UUID, traject_id: UUID, values: HourValues, expected_version: int
    ) -> bool:
        changed = await self._work.execute(
            _CHANGE, id=entry_id, traject_id=traject_id, expected=expected_version, **_values(values)
        )
        return changed == 1

    async def remove(self, entry_id: UUID, expected_version: int) -> bool:
        return await self._work.execute(_REMOVE, id=entry_id, expected=expected_version) == 1

    async def week(self, first: date, last: date) -> Sequence[WeekOrder]:
        rows = await self._work.fetch_all(_WEEK, first=first, last=last)
        return [_order(list(group)) for _, group in groupby(rows, key=lambda row: row["traject_id"])]

    async def approve(self, entry_ids: Sequence[UUID]) -> Sequence[HourEntry]:
        ids = list(entry_ids)
        await self._work.execute(_APPROVE, ids=ids, now=self._work.now, actor_id=self._work.actor.id)
        return [_entry(row) for row in await self._work.fetch_all(_NAMED, ids=ids)]

    async def of_open_files(self, entry_ids: Sequence[UUID]) -> Sequence[UUID]:
        return [row["id"] for row in await self._work.fetch_all(_OPEN_FILES, ids=list(entry_ids))]

    async def waiting_since(self, before: date) -> tuple[int, date | None]:
        row = await self._work.fetch_one(_WAITING, before=before)
        return (row["waiting"], row["oldest"]) if row else (0, None)


def _values(values: HourValues) -> dict[str, Any]:
    return {
        "kind": values.kind.value,
        "day": values.day,
        "minutes": values.minutes,
        "activity_id": values.activity_id,
    }


def _entry(row: Record) -> HourEntry:
    approved_at: datetime | None = row["approved_at"]
    return HourEntry(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        values=HourValues(HourKind(row["kind"]), row["day"], row["minutes"], row["activity_id"]),
        activity_name=row["activity_name"],
        note_id=row["note_id"],
        adviser_id=row["adviser_id"],
        adviser_name=row["adviser_name"],
        approved_at=approved_at,
        version=row["version"],
    )


def _balance(row: Record | None) -> HoursBalance:
    if row is None:
        raise LookupError("no traject")
    granted = row["granted_hours"]
    return HoursBalance(
        None if granted is None else granted * 60, row["used_minutes"], row.get("approved_minutes", 0)
    )


def _order(rows: list[Record]) -> WeekOrder:
    first = rows[0]
    return WeekOrder(
        traject_id=first["traject_id"],
        client_id=first["client_id"],
        client_name=display_name(first["given_names"], first["surname_prefix"], first["surname"]),
        client_number=first["number"],
        order_reference=first["order_reference"],
        service=first["service"],
        balance=_balance(first),
        entries=tuple(_entry(row) for row in rows),
    )
