"""Clocks, holds, runs and certificates in PostgreSQL. The row filters say whose."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.cases.model import CaseKind
from domain.retention.clocks import SOON_DAYS
from domain.retention.model import (
    Certificate,
    ClientRetention,
    ErasureReason,
    ExclusionReason,
    ForecastCounts,
    Hold,
    HoldReason,
    Item,
    ItemState,
    Pauses,
    Run,
    RunState,
    Standing,
    StopReason,
    run_name,
)
from domain.shared.ids import new_id
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_OPEN_CASES = """
    array(select distinct c.kind from privacy_case c
          where c.client_id = r.client_id and c.closed_at is null and c.kind in ('request', 'complaint', 'mediation')
          order by c.kind)
"""
_HOLDS = """
    array(select distinct h.reason from retention_hold h
          where h.client_id = r.client_id and h.lifted_on is null
            and cast(:today as date) between h.begins_on and h.ends_on order by h.reason)
"""
CLOCKS = f"""
    select r.client_id, r.client_number, r.ended_on, r.dossier_until, r.statutory_until,
           {_OPEN_CASES} as cases, {_HOLDS} as holds
    from retention r
"""
_PAUSED = f"cardinality({_OPEN_CASES}) + cardinality({_HOLDS}) > 0"
_STANDINGS = {
    Standing.RUNNING: "r.dossier_until is null",
    Standing.KEPT: f"r.dossier_until > cast(:today as date) + {SOON_DAYS}",
    Standing.SOON: f"r.dossier_until > cast(:today as date) and r.dossier_until <= cast(:today as date) + {SOON_DAYS}",
    Standing.DUE: f"r.dossier_until <= cast(:today as date) and not ({_PAUSED})",
    Standing.PAUSED: f"r.dossier_until <= cast(:today as date) and {_PAUSED}",
}
_OF_CLIENT = Sql(text(CLOCKS + " where r.client_id = :client_id"))


def _page(condition: str) -> Sql:
    return Sql(
        text(
            f"""
            {CLOCKS} where {condition}
               and (coalesce(r.dossier_until, 'infinity'), r.client_id)
                   > (cast(:after as date), cast(:after_id as uuid))
            order by coalesce(r.dossier_until, 'infinity'), r.client_id limit :limit
            """
        )
    )


_FORECAST = {standing: _page(condition) for standing, condition in _STANDINGS.items()}
_FORECAST_ALL = _page("true")
_COUNTS = Sql(
    text(
        f"""
        select count(*) filter (where {_STANDINGS[Standing.RUNNING]}) as running,
               count(*) filter (where {_STANDINGS[Standing.KEPT]}) as kept,
               count(*) filter (where {_STANDINGS[Standing.SOON]}) as soon,
               count(*) filter (where {_STANDINGS[Standing.DUE]}) as due,
               count(*) filter (where {_STANDINGS[Standing.PAUSED]}) as paused
        from retention r
        """
    )
)
_HOLD = """
    select h.id, h.client_id, h.reason, h.begins_on, h.ends_on, h.lifted_on, u.name as placed_by_name
    from retention_hold h join app_user u on u.id = h.placed_by
"""
_HOLD_LIST = Sql(
    text(
        _HOLD + " where h.lifted_on is null and h.ends_on >= cast(:today as date) "
        "order by h.ends_on, h.id limit 500"
    )
)
_ONE_HOLD = Sql(text(_HOLD + " where h.id = :id"))
_ADD_HOLD = Sql(
    text(
        "insert into retention_hold (id, client_id, reason, begins_on, ends_on, placed_by, placed_at) "
        "values (:id, :client_id, :reason, :begins_on, :ends_on, :actor_id, :now)"
    )
)
_LIFT = Sql(
    text(
        "update retention_hold set lifted_on = cast(current_setting('app.today') as date), lifted_by = :actor_id "
        "where id = :id and lifted_on is null"
    )
)
_RUN = """
    select r.id, r.name, r.state, r.made_by, m.name as made_by_name, r.made_at, a.name as approved_by_name,
           r.approved_at, r.executes_at, s.name as stopped_by_name, r.stopped_at, r.stop_reason, r.finished_at,
           r.version, c.id as certificate_id,
           array(select i.state || ' ' || count(*) from retention_item i
                 where i.run_id = r.id group by i.state) as counts
    from retention_run r
    join app_user m on m.id = r.made_by
    left join app_user a on a.id = r.approved_by
    left join app_user s on s.id = r.stopped_by
    left join erasure_certificate c on c.run_id = r.id
"""
_RUNS = Sql(text(_RUN + " order by r.made_at desc, r.id desc limit 100"))
_ONE_RUN = Sql(text(_RUN + " where r.id = :id"))
_MADE_ON = Sql(text("select count(*) from retention_run where name like :name"))
_ADD_RUN = Sql(
    text("insert into retention_run (id, name, made_by, made_at) values (:id, :name, :actor_id, :now)")
)
_ADD_ITEMS = Sql(
    text(
        f"""
        insert into retention_item (id, run_id, client_id, client_number, due_on)
        select gen_random_uuid(), :run_id, r.client_id, r.client_number, r.dossier_until
        from retention r
        where {_STANDINGS[Standing.DUE]}
          and not exists (select 1 from retention_item i join retention_run o on o.id = i.run_id
                          where i.client_id = r.client_id and i.state = 'listed'
                            and o.state in ('draft', 'approved', 'executing'))
        order by r.dossier_until, r.client_id limit :limit
        """
    )
)
_ITEMS = Sql(
    text(
        """
        select i.id, i.client_number, i.state, i.due_on, i.exclusion_reason, i.done_at from retention_item i
        where i.run_id = :run_id and (cast(:state as text) is null or i.state = :state)
          and (cast(:after as uuid) is null or i.id > cast(:after as uuid))
        order by i.id limit :limit
        """
    )
)
_EXCLUDE = Sql(
    text(
        "update retention_item set state = 'excluded', exclusion_reason = :reason, excluded_by = :actor_id "
        "where id = :id and run_id = :run_id and state = 'listed'"
    )
)
_APPROVE = Sql(
    text(
        "update retention_run set state = 'approved', approved_by = :actor_id, approved_at = :now, "
        "executes_at = :executes_at, version = version + 1 where id = :id and version = :version and state = 'draft'"
    )
)
_STOP = Sql(
    text(
        "update retention_run set state = 'stopped', stopped_by = :actor_id, stopped_at = :now, "
        "stop_reason = :reason, version = version + 1 "
        "where id = :id and version = :version and state in ('draft', 'approved')"
    )
)
_CERTIFICATE = """
    select id, number, reason, run_id, made_at, complete, payload, signature, key_id from erasure_certificate
"""
_CERTIFICATES = Sql(text(_CERTIFICATE + " order by made_at desc, id desc limit 200"))
_ONE_CERTIFICATE = Sql(text(_CERTIFICATE + " where id = :id"))


class PostgresRetention:
    """See `domain.retention.ports.RetentionRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def of_client(self, client_id: UUID, today: date) -> ClientRetention | None:
        row = await self._work.fetch_one(_OF_CLIENT, client_id=client_id, today=today)
        return clocks_of(row) if row else None

    async def counts(self, today: date) -> ForecastCounts:
        row = await self._work.fetch_one(_COUNTS, today=today)
        if row is None:
            raise LookupError("a count without a row")
        return ForecastCounts(**dict(row))

    async def forecast(
        self, standing: Standing | None, today: date, after: tuple[date, UUID] | None, limit: int
    ) -> Sequence[ClientRetention]:
        statement = _FORECAST[standing] if standing else _FORECAST_ALL
        day, client_id = after or (date(1, 1, 1), UUID(int=0))
        rows = await self._work.fetch_all(statement, today=today, after=day, after_id=client_id, limit=limit)
        return [clocks_of(row) for row in rows]

    async def holds(self, today: date) -> Sequence[Hold]:
        return [_hold_of(row) for row in await self._work.fetch_all(_HOLD_LIST, today=today)]

    async def hold(self, hold_id: UUID) -> Hold | None:
        row = await self._work.fetch_one(_ONE_HOLD, id=hold_id)
        return _hold_of(row) if row else None

    async def add_hold(self, client_id: UUID, reason: HoldReason, begins_on: date, ends_on: date) -> UUID:
        hold_id = new_id()
        await self._work.execute(
            _ADD_HOLD, id=hold_id, client_id=client_id, reason=reason.value, begins_on=begins_on, ends_on=ends_on,
            actor_id=self._work.actor.id, now=self._work.now,
        )  # fmt: skip
        return hold_id

    async def lift_hold(self, hold_id: UUID) -> bool:
        return await self._work.execute(_LIFT, id=hold_id, actor_id=self._work.actor.id) == 1

    async def runs(self) -> Sequence[Run]:
        return [_run_of(row) for row in await self._work.fetch_all(_RUNS)]

    async def run(self, run_id: UUID) -> Run | None:
        row = await self._work.fetch_one(_ONE_RUN, id=run_id)
        return _run_of(row) if row else None

    async def next_name(self, today: date) -> str:
        made = await self._work.fetch_value(_MADE_ON, name=f"Bewaarlijst {today.isoformat()} nr %")
        return run_name(today, int(made) + 1)

    async def add_run(self, name: str, today: date, limit: int) -> tuple[UUID, int]:
        run_id = new_id()
        await self._work.execute(
            _ADD_RUN, id=run_id, name=name, actor_id=self._work.actor.id, now=self._work.now
        )
        return run_id, await self._work.execute(_ADD_ITEMS, run_id=run_id, today=today, limit=limit)

    async def items(
        self, run_id: UUID, state: ItemState | None, after: UUID | None, limit: int
    ) -> Sequence[Item]:
        rows = await self._work.fetch_all(
            _ITEMS, run_id=run_id, state=state.value if state else None, after=after, limit=limit
        )
        return [
            Item(
                id=row["id"],
                number=row["client_number"],
                state=ItemState(row["state"]),
                due_on=row["due_on"],
                exclusion_reason=ExclusionReason(row["exclusion_reason"])
                if row["exclusion_reason"]
                else None,
                done_at=row["done_at"],
            )
            for row in rows
        ]

    async def exclude(self, run_id: UUID, item_id: UUID, reason: ExclusionReason) -> bool:
        changed = await self._work.execute(
            _EXCLUDE, id=item_id, run_id=run_id, reason=reason.value, actor_id=self._work.actor.id
        )
        return changed == 1

    async def approve(self, run_id: UUID, executes_at: datetime, version: int) -> bool:
        changed = await self._work.execute(
            _APPROVE, id=run_id, executes_at=executes_at, version=version, actor_id=self._work.actor.id,
            now=self._work.now,
        )  # fmt: skip
        return changed == 1

    async def stop(self, run_id: UUID, reason: StopReason, version: int) -> bool:
        changed = await self._work.execute(
            _STOP, id=run_id, reason=reason.value, version=version, actor_id=self._work.actor.id,
            now=self._work.now,
        )  # fmt: skip
        return changed == 1

    async def certificates(self) -> Sequence[Certificate]:
        return [_certificate_of(row) for row in await self._work.fetch_all(_CERTIFICATES)]

    async def certificate(self, certificate_id: UUID) -> Certificate | None:
        row = await self._work.fetch_one(_ONE_CERTIFICATE, id=certificate_id)
        return _certificate_of(row) if row else None


def clocks_of(row: Record) -> ClientRetention:
    """The clocks of one client from `CLOCKS`."""
    return ClientRetention(
        client_id=row["client_id"],
        number=row["client_number"],
        ended_on=row["ended_on"],
        dossier_until=row["dossier_until"],
        statutory_until=row["statutory_until"],
        pauses=Pauses(tuple(map(CaseKind, row["cases"])), tuple(map(HoldReason, row["holds"]))),
    )


def _hold_of(row: Record) -> Hold:
    return Hold(**{**dict(row), "reason": HoldReason(row["reason"])})


def _run_of(row: Record) -> Run:
    counts = (entry.split(" ") for entry in row["counts"])
    return Run(
        **{
            **dict(row),
            "state": RunState(row["state"]),
            "stop_reason": StopReason(row["stop_reason"]) if row["stop_reason"] else None,
            "counts": {ItemState(state): int(count) for state, count in counts},
        }
    )


def _certificate_of(row: Record) -> Certificate:
    return Certificate(**{**dict(row), "reason": ErasureReason(row["reason"])})
