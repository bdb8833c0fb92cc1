"""Bodies of complaints in numbers, and of the terms they are handled in."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import Count, Day, Model
from domain.complaints.counts import ComplaintCounts, Handling, Judgement
from domain.complaints.model import ComplaintSubject, ComplaintTerms
from domain.shared.small_cells import SMALLEST, Cells

Quarter = Annotated[str, StringConstraints(max_length=7, pattern=r"^[0-9]{4}-Q[1-4]$")]
Shown = Annotated[int, Field(ge=SMALLEST, le=2_147_483_647, json_schema_extra={"format": "int32"})]
"""A number that is large enough to tell; absent where it is not."""


class SubjectCount(Model):
    """Zoveel klachten over dit onderwerp."""

    subject: ComplaintSubject
    count: Shown | None = None


class JudgementCount(Model):
    """Zoveel klachten met dit oordeel."""

    judgement: Judgement
    count: Shown | None = None


class HandlingCount(Model):
    """Zoveel klachten zo afgehandeld."""

    handling: Handling
    count: Shown | None = None


class ComplaintCountsView(Model):
    """Klachten die in een kwartaal binnenkwamen, op drie manieren verdeeld.

    Een getal dat ontbreekt is kleiner dan 5, of is weggelaten omdat een kleiner getal anders uit te rekenen was. Een
    klacht over wie het vraagt telt niet mee.
    """

    quarter: Quarter
    begins_on: Day
    ends_on: Day
    received: Shown | None = None
    subjects: Annotated[list[SubjectCount], Field(max_length=20)]
    judgements: Annotated[list[JudgementCount], Field(max_length=20)]
    handling: Annotated[list[HandlingCount], Field(max_length=20)]


class ComplaintTermsView(Model):
    """De termijnen van het klachtenreglement, zoals dit bureau ze heeft ingesteld."""

    acknowledge_working_days: Count
    hear_weeks: Count
    answer_weeks: Count
    adjourn_weeks: Count


def present_counts(counts: ComplaintCounts) -> dict[str, Any]:
    return {
        "quarter": str(counts.quarter),
        "beginsOn": counts.quarter.begins_on,
        "endsOn": counts.quarter.ends_on,
        "received": counts.received,
        "subjects": _cells("subject", counts.subjects),
        "judgements": _cells("judgement", counts.judgements),
        "handling": _cells("handling", counts.handling),
    }


def _cells(name: str, cells: Cells) -> list[dict[str, Any]]:
    return [{name: key, "count": count} for key, count in cells.parts.items()]


def present_terms(terms: ComplaintTerms) -> dict[str, int]:
    return {
        "acknowledgeWorkingDays": terms.acknowledge_working_days,
        "hearWeeks": terms.hear_weeks,
        "answerWeeks": terms.answer_weeks,
        "adjournWeeks": terms.adjourn_weeks,
    }
