"""A caseload in PostgreSQL: read with its counts, locked, and moved in two statements."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.caseload_transfers.model import MOST_CLIENTS, TransferClient
from domain.shared.ids import new_id
from domain.shared.names import display_name
from persistence.sql import Sql

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
        where a.adviser_id = :from_adviser_id and a.valid_until is null
        order by c.name_key, c.id limit {MOST_CLIENTS}
        """
    )
)
_LOCK = Sql(
    text(
        "select id from assignment where adviser_id = :adviser_id and valid_until is null order by id for update"
    )
)
_END = Sql(
    text(
        "update assignment set valid_until = :now "
        "where client_id = any (cast(:client_ids as uuid[])) and valid_until is null"
    )
)
_BEGIN = Sql(
    text(
        """
        insert into assignment (id, client_id, adviser_id, valid_from, assigned_by, reason)
        select n.id, n.client_id, cast(:adviser_id as uuid), cast(:now as timestamptz), cast(:by as uuid),
               cast(:reason as text)
        from unnest(cast(:ids as uuid[]), cast(:client_ids as uuid[])) as n (id, client_id)
        """
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
            _CASELOAD, from_adviser_id=from_adviser_id, to_adviser_id=to_adviser_id, today=today
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

    async def move(self, client_ids: Sequence[UUID], to_adviser_id: UUID, reason: str) -> int:
        ids = list(client_ids)
        await self._work.execute(_END, client_ids=ids, now=self._work.now)
        return await self._work.execute(
            _BEGIN,
            ids=[new_id() for _ in ids],
            client_ids=ids,
            adviser_id=to_adviser_id,
            now=self._work.now,
            by=self._work.actor.id,
            reason=reason,
        )
