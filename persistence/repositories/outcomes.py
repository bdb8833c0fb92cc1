"""Outcomes in numbers from PostgreSQL: a function of the owner counts, for director and coordinator alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import text

from domain.intake.codes import Service
from domain.outcomes.model import OrderedBy, Outcomes
from domain.trajects.model import ResultCode
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_COUNTED = Sql(
    text(
        "select year, service, party_kind, result, trajects from outcome_numbers() "
        "order by year desc, service, party_kind, result limit 5000"
    )
)


class PostgresOutcomes:
    """See `domain.outcomes.ports.OutcomesRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def counted(self) -> Sequence[Outcomes]:
        return [
            Outcomes(
                row["year"],
                Service(row["service"]),
                OrderedBy(row["party_kind"]),
                ResultCode(row["result"]),
                int(row["trajects"]),
            )
            for row in await self._work.fetch_all(_COUNTED)
        ]
