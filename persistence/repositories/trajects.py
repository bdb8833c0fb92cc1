"""Trajects in PostgreSQL; row-level security decides which are there."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.trajects.model import Traject
from persistence.repositories.clients import TRAJECT_JSON, traject_of
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.work import Statements

_ONE = Sql(
    text(
        f"select t.client_id, t.version, {TRAJECT_JSON} as header from traject t "
        "join commissioning_party p on p.id = t.party_id where t.id = :id"
    )
)


class PostgresTrajects:
    """See `domain.trajects.ports.TrajectRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def traject(self, traject_id: UUID) -> Traject | None:
        row = await self._work.fetch_one(_ONE, id=traject_id)
        return Traject(row["client_id"], traject_of(row["header"]), row["version"]) if row else None
