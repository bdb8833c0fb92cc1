"""Bodies of outcomes in numbers."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Model
from api.schemas.complaint_counts import Shown
from domain.intake.codes import Service
from domain.outcomes.model import OrderedBy, OutcomeLine
from domain.trajects.model import ResultCode

Year = Annotated[int, Field(ge=1990, le=2100, json_schema_extra={"format": "int32"})]


class ResultCount(Model):
    """Zoveel trajecten met dit resultaat."""

    result: ResultCode
    count: Shown | None = None


class OutcomeLineView(Model):
    """Trajecten die in een jaar eindigden, van één dienst en één soort opdrachtgever.

    Een getal dat ontbreekt is kleiner dan 5, of is weggelaten omdat een kleiner getal anders uit te rekenen was.
    """

    year: Year
    service: Service
    ordered_by: OrderedBy
    total: Shown | None = None
    results: Annotated[list[ResultCount], Field(max_length=20)]


class OutcomeStatistics(Model):
    """Resultaten in cijfers, zonder personen. Zij blijven gelijk als dossiers worden vernietigd."""

    items: Annotated[list[OutcomeLineView], Field(max_length=5000)]


def present_outcomes(found: Sequence[OutcomeLine]) -> dict[str, Any]:
    return {
        "items": [
            {
                "year": line.year,
                "service": line.service,
                "orderedBy": line.ordered_by,
                "total": line.results.total,
                "results": [{"result": key, "count": count} for key, count in line.results.parts.items()],
            }
            for line in found
        ]
    }
