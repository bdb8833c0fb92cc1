"""Mediations in PostgreSQL, both positions sealed with the key of the case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record, UniqueViolationError
from sqlalchemy import text

from domain.mediations.model import Mediation, MediationOutcome
from domain.mediations.ports import DisputedCase
from persistence.encryption.envelope import DataKey
from persistence.repositories.case_parts import open_case_text, seal_case_text
from persistence.sql import Sql, insert_into
from persistence.tables.complaints import mediation

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_HEAD = """
    select p.id, p.number, p.client_id, p.received_on as started_on, p.handler_id, h.name as handler_name,
           m.about_case_id, coalesce(a.number, '') as about_number, m.outcome, m.closed_on
"""
_SOURCE = """
    from mediation m join privacy_case p on p.id = m.case_id left join privacy_case a on a.id = m.about_case_id
    left join app_user h on h.id = p.handler_id
"""
_DISPUTED = Sql(
    text(
        """
        select id, client_id from privacy_case
        where id = :id and client_id is not null and closed_at is null and kind in ('request', 'complaint')
        """
    )
)
_ADD = Sql(insert_into(mediation, "case_id", "client_id", "about_case_id"))
_OPEN = Sql(text(f"{_HEAD} {_SOURCE} where m.closed_on is null order by p.received_on desc, p.id limit 200"))
_CLOSED = Sql(
    text(f"{_HEAD} {_SOURCE} where m.closed_on is not null order by p.received_on desc, p.id limit 200")
)
_WHOLE = f"{_HEAD}, m.client_position_sealed, m.bureau_position_sealed, m.result_sealed {_SOURCE} where m.case_id = :id"
_ONE = Sql(text(_WHOLE))
_LOCKED = Sql(text(_WHOLE + " for update of m"))
_CHANGE = Sql(
    text(
        """
        update mediation set client_position_sealed = :client_position_sealed,
            bureau_position_sealed = :bureau_position_sealed, outcome = :outcome, result_sealed = :result_sealed,
            closed_on = :closed_on
        where case_id = :case_id
        """
    )
)


class PostgresMediations:
    """See `domain.mediations.ports.MediationsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def disputed(self, case_id: UUID) -> DisputedCase | None:
        row = await self._work.fetch_one(_DISPUTED, id=case_id)
        return DisputedCase(row["id"], row["client_id"]) if row else None

    async def add(self, mediation_id: UUID, about: DisputedCase) -> bool:
        try:
            await self._work.execute(
                _ADD, case_id=mediation_id, client_id=about.client_id, about_case_id=about.id
            )
        except UniqueViolationError:
            return False
        return True

    async def list(self, *, closed: bool) -> Sequence[Mediation]:
        return [_mediation(row, None) for row in await self._work.fetch_all(_CLOSED if closed else _OPEN)]

    async def mediation(self, mediation_id: UUID, *, lock: bool = False) -> Mediation | None:
        row = await self._work.fetch_one(_LOCKED if lock else _ONE, id=mediation_id)
        if row is None:
            return None
        return _mediation(row, await self._work.case_parts.key_of(mediation_id))

    async def change(self, mediation: Mediation) -> None:
        key = await self._work.case_parts.key_of(mediation.id)

        def sealed(value: str | None, column: str) -> bytes | None:
            return seal_case_text(key, value, "mediation", column, mediation.id)

        await self._work.execute(
            _CHANGE,
            case_id=mediation.id,
            client_position_sealed=sealed(mediation.client_position, "client_position_sealed"),
            bureau_position_sealed=sealed(mediation.bureau_position, "bureau_position_sealed"),
            outcome=mediation.outcome.value if mediation.outcome else None,
            result_sealed=sealed(mediation.result, "result_sealed"),
            closed_on=mediation.closed_on,
        )


def _mediation(row: Record, key: DataKey | None) -> Mediation:
    def opened(column: str) -> str | None:
        return open_case_text(key, row, "mediation", column) if key else None

    return Mediation(
        id=row["id"],
        number=row["number"],
        client_id=row["client_id"],
        about_case_id=row["about_case_id"],
        about_number=row["about_number"],
        started_on=row["started_on"],
        handler_id=row["handler_id"],
        handler_name=row["handler_name"],
        client_position=opened("client_position_sealed"),
        bureau_position=opened("bureau_position_sealed"),
        outcome=MediationOutcome(row["outcome"]) if row["outcome"] else None,
        result=opened("result_sealed"),
        closed_on=row["closed_on"],
    )
