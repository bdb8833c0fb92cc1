"""A mediation: a dispute about the reglement, both positions, and how it ended. It moves no term of the law (R40)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid


class MediationOutcome(StrEnum):
    """How it ended."""

    AGREED = "agreed"
    PARTLY_AGREED = "partly-agreed"
    NOT_AGREED = "not-agreed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Mediation:
    """A mediation as the officer sees it: the two positions and the case it is about, nothing of the file."""

    id: UUID
    number: str
    client_id: UUID
    about_case_id: UUID
    about_number: str
    started_on: date
    handler_id: UUID | None
    handler_name: str | None
    client_position: str | None
    bureau_position: str | None
    outcome: MediationOutcome | None
    result: str | None
    closed_on: date | None


def positioned(mediation: Mediation, client_position: str | None, bureau_position: str | None) -> Mediation:
    """What each side says. Raises Conflict when it has ended, Invalid when nothing is said."""
    _check_open(mediation)
    if not _said(client_position) and not _said(bureau_position):
        words = "Schrijf op wat ten minste één van beide vindt."
        raise Invalid(words, clause=Clause.R40, errors=[FieldError("/clientPosition", "required", words)])
    return replace(
        mediation,
        client_position=client_position if _said(client_position) else mediation.client_position,
        bureau_position=bureau_position if _said(bureau_position) else mediation.bureau_position,
    )


def concluded(mediation: Mediation, outcome: MediationOutcome, result: str, today: date) -> Mediation:
    """How it ended. Unless withdrawn, both sides must have been heard. Raises Conflict, Invalid."""
    _check_open(mediation)
    if not _said(result):
        words = "Schrijf op hoe het is afgelopen."
        raise Invalid(words, clause=Clause.R40, errors=[FieldError("/result", "required", words)])
    heard = _said(mediation.client_position) and _said(mediation.bureau_position)
    if outcome is not MediationOutcome.WITHDRAWN and not heard:
        words = "Schrijf eerst op wat de cliënt en het bureau vinden."
        raise Conflict(words, clause=Clause.R40, code="positions-first")
    return replace(mediation, outcome=outcome, result=result, closed_on=today)


def _check_open(mediation: Mediation) -> None:
    if mediation.closed_on is not None:
        raise Conflict("Deze bemiddeling is afgesloten.", clause=Clause.R40, code="mediation-closed")


def _said(text: str | None) -> bool:
    return bool(text and text.strip())
