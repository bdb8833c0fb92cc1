"""What a meeting needs and no other repository reads."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.clients.model import TrajectHeader
from persistence.repositories.clients import TRAJECT_JSON, traject_of
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.work import Statements

_CURRENT = Sql(
    text(
        f"select {TRAJECT_JSON} as header from traject t join commissioning_party p on p.id = t.party_id "
        "where t.client_id = :client_id order by t.state = 'closed', t.created_at desc, t.id desc limit 1"
    )
)


class PostgresPreparation:
    """See `domain.preparation.ports.PreparationRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def current_traject(self, client_id: UUID) -> TrajectHeader | None:
        row = await self._work.fetch_one(_CURRENT, client_id=client_id)
        return traject_of(row["header"]) if row else None
