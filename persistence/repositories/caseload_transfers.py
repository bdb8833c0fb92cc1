"""A caseload in PostgreSQL: read with its counts, locked, and moved in two statements."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.caseload_transfers.model import MOST_CLIENTS, NewTransfer, PlannedTransfer, TransferClient
from domain.shared.ids import new_id
from domain.shared.names import display_name
from persistence.sql import Sql, insert_into
from persistence.tables.reviews import caseload_transfer

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_CASELOAD = Sql(
    text(
        f"""
        select c.id, c.number, c.given_names, c.surname_prefix, c.surname,
               exists (select 1 from client_exclusion x where x.client_id = c.id and x.user_id = :to_adviser_id
                       and x.ended_at is null) as excluded,
               coalesce(k.open_tasks, 0) as open_tasks, coalesce(k.overdue_tasks, 0) as overdue_tasks,
               coalesce(k.planned_appointments, 0) as planned_appointments
        from assignment a join client c on c.id = a.client_id
        left join caseload_counts(:from_adviser_id, :today) k on k.client_id = c.id
        where a.adviser_id = :from_adviser_id and a.valid_from <= :now and a.valid_until is null
        order by c.name_key, c.id limit {MOST_CLIENTS}
        """
    )
)
_LOCK = Sql(
    text(
        "select id from assignment where adviser_id = :adviser_id and valid_until is null order by id for update"
    )
)
_PLAN = Sql(
    insert_into(
        caseload_transfer, "id", "from_adviser_id", "to_adviser_id", "reason", "begins_at", "clients", "planned_at",
        "planned_by",
    )
)  # fmt: skip
_END = Sql(
    text(
        "update assignment set valid_until = :at "
        "where client_id = any (cast(:client_ids as uuid[])) and valid_until is null"
    )
)
_BEGIN = Sql(
    text(
        """
        insert into assignment (id, client_id, adviser_id, valid_from, assigned_by, reason, transfer_id)
        select n.id, n.client_id, cast(:adviser_id as uuid), cast(:at as timestamptz), cast(:by as uuid),
               cast(:reason as text), cast(:transfer_id as uuid)
        from unnest(cast(:ids as uuid[]), cast(:client_ids as uuid[])) as n (id, client_id)
        """
    )
)
_SELECT = """
    select t.id, t.from_adviser_id, f.name as from_adviser_name, t.to_adviser_id, r.name as to_adviser_name, t.reason,
           t.begins_at, t.clients, t.planned_at, p.name as planned_by_name, t.cancelled_at
    from caseload_transfer t join app_user f on f.id = t.from_adviser_id join app_user r on r.id = t.to_adviser_id
    join app_user p on p.id = t.planned_by
"""
_ALL = Sql(text(_SELECT + " order by t.begins_at desc, t.id desc limit 100"))
"""The row filter decides which: all for a coordinator, those of the own caseload for an adviser."""
_ONE = Sql(text(_SELECT + " where t.id = :id"))
_LOCK_TRANSFER = Sql(text("select id from caseload_transfer where id = :id for update"))
_CANCEL = Sql(
    text(
        "update caseload_transfer set cancelled_at = :now, cancelled_by = :actor_id "
        "where id = :id and cancelled_at is null and begins_at > :now"
    )
)
# A plan that is called off leaves a period without length: the unique index holds one open assignment per client.
_UNPLAN = Sql(
    text(
        "update assignment set valid_until = valid_from "
        "where transfer_id = :id and valid_until is null and valid_from > :now returning client_id"
    )
)
_STAY = Sql(
    text(
        "update assignment set valid_until = null where client_id = any (cast(:client_ids as uuid[])) "
        "and valid_from <= :now and valid_until > :now"
    )
)
_RECEIVED = Sql(
    text(
        "select client_id from assignment where transfer_id = :id and adviser_id = :actor_id and valid_from <= :now "
        "and (valid_until is null or valid_until > :now) order by client_id limit 500"
    )
)


class PostgresCaseloadTransfers:
    """See `domain.caseload_transfers.ports.CaseloadTransferRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def caseload(
        self, from_adviser_id: UUID, to_adviser_id: UUID, today: date
    ) -> Sequence[TransferClient]:
        rows = await self._work.fetch_all(
            _CASELOAD,
            from_adviser_id=from_adviser_id,
            to_adviser_id=to_adviser_id,
            today=today,
            now=self._work.now,
        )
        return [
            TransferClient(
                client_id=row["id"],
                number=row["number"],
                display_name=display_name(row["given_names"], row["surname_prefix"], row["surname"]),
                excluded=row["excluded"],
                open_tasks=row["open_tasks"],
                overdue_tasks=row["overdue_tasks"],
                planned_appointments=row["planned_appointments"],
            )
            for row in rows
        ]

    async def lock(self, from_adviser_id: UUID) -> None:
        await self._work.fetch_all(_LOCK, adviser_id=from_adviser_id)

    async def plan(self, new: NewTransfer, begins_at: datetime, clients: int) -> UUID:
        transfer_id = new_id()
        await self._work.execute(
            _PLAN,
            id=transfer_id,
            from_adviser_id=new.from_adviser_id,
            to_adviser_id=new.to_adviser_id,
            reason=new.reason,
            begins_at=begins_at,
            clients=clients,
            planned_at=self._work.now,
            planned_by=self._work.actor.id,
        )
        return transfer_id

    async def move(
        self, transfer_id: UUID, client_ids: Sequence[UUID], new: NewTransfer, begins_at: datetime
    ) -> int:
        ids = list(client_ids)
        await self._work.execute(_END, client_ids=ids, at=begins_at)
        return await self._work.execute(
            _BEGIN,
            ids=[new_id() for _ in ids],
            client_ids=ids,
            adviser_id=new.to_adviser_id,
            at=begins_at,
            by=self._work.actor.id,
            reason=new.reason,
            transfer_id=transfer_id,
        )

    async def transfers(self) -> Sequence[PlannedTransfer]:
        return [PlannedTransfer(**dict(row)) for row in await self._work.fetch_all(_ALL)]

    async def transfer(self, transfer_id: UUID, *, lock: bool = False) -> PlannedTransfer | None:
        if lock:
            await self._work.fetch_value(_LOCK_TRANSFER, id=transfer_id)
        row = await self._work.fetch_one(_ONE, id=transfer_id)
        return PlannedTransfer(**dict(row)) if row else None

    async def cancel(self, transfer_id: UUID) -> bool:
        now = self._work.now
        if not await self._work.execute(_CANCEL, id=transfer_id, now=now, actor_id=self._work.actor.id):
            return False
        staying = [row["client_id"] for row in await self._work.fetch_all(_UNPLAN, id=transfer_id, now=now)]
        await self._work.execute(_STAY, client_ids=staying, now=now)
        return True

    async def received(self, transfer_id: UUID) -> Sequence[UUID]:
        rows = await self._work.fetch_all(
            _RECEIVED, id=transfer_id, actor_id=self._work.actor.id, now=self._work.now
        )
        return [row["client_id"] for row in rows]
