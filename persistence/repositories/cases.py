"""Heads of cases in PostgreSQL, numbered without gaps inside a year."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.cases.model import CASE_LETTERS, NewCase
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_REGISTER = Sql(
    text(
        """
        with numbered as (
            insert into case_number (kind, year, last) values (:kind, :year, 1)
            on conflict (kind, year) do update set last = case_number.last + 1
            returning last
        )
        insert into privacy_case (id, kind, number, client_id, traject_id, channel, received_on, received_by,
                                  registered_at, handler_id, due_on)
        select :id, :kind, :letter || '-' || :year || '-' || lpad(last::text, greatest(4, length(last::text)), '0'),
               :client_id, :traject_id, :channel, :received_on, :actor_id, :now, :handler_id, :due_on
        from numbered
        returning number
        """
    )
)
_PLAN = Sql(
    text(
        """
        update privacy_case set handler_id = :handler_id, due_on = :due_on, version = version + 1 where id = :id
        """
    )
)
_CLOSE = Sql(
    text(
        "update privacy_case set closed_at = :now, version = version + 1 where id = :id and closed_at is null"
    )
)
_REOPEN = Sql(
    text(
        "update privacy_case set closed_at = null, version = version + 1 where id = :id and closed_at is not null"
    )
)


class PostgresCases:
    """See `domain.cases.ports.CasesRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def register(self, case: NewCase) -> str:
        number: str = await self._work.fetch_value(
            _REGISTER,
            id=case.id,
            kind=case.kind.value,
            letter=CASE_LETTERS[case.kind],
            year=self._work.now.year,
            client_id=case.client_id,
            traject_id=case.traject_id,
            channel=case.channel.value,
            received_on=case.received_on,
            actor_id=self._work.actor.id,
            now=self._work.now,
            handler_id=case.handler_id,
            due_on=case.due_on,
        )
        return number

    async def plan(self, case_id: UUID, *, handler_id: UUID | None, due_on: date | None) -> None:
        await self._work.execute(_PLAN, id=case_id, handler_id=handler_id, due_on=due_on)

    async def close(self, case_id: UUID) -> None:
        await self._work.execute(_CLOSE, id=case_id, now=self._work.now)

    async def reopen(self, case_id: UUID) -> None:
        await self._work.execute(_REOPEN, id=case_id)
