"""A question of a client about the own data, and its answer (R39)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.legal_calendar import working_days_after
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

FARTHEST_BACK: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """What is asked, how and when."""

    text: str
    channel: CaseChannel
    received_on: date


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the file shows it."""

    id: UUID
    client_id: UUID
    number: str
    text: str
    channel: CaseChannel
    received_on: date
    due_on: date | None
    asked_by_name: str
    answer: str | None
    answered_at: datetime | None
    answered_by_name: str | None


def answer_by(received_on: date, working_days: int) -> date:
    """Until when it is answered; the day of receipt does not count."""
    return working_days_after(received_on, working_days)


def check_new(new: NewQuestion, today: date) -> None:
    """Raise Invalid naming everything that cannot be."""
    errors = []
    if not new.text.strip():
        errors.append(FieldError("/text", "required", "Schrijf op wat de cliënt wil weten."))
    if new.received_on > today:
        errors.append(FieldError("/receivedOn", "future", "Deze dag ligt nog in de toekomst."))
    if new.received_on < today - FARTHEST_BACK:
        errors.append(FieldError("/receivedOn", "too-early", "Deze dag ligt te ver terug."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R39, errors=errors)


def check_answer(question: Question, answer: str) -> None:
    """Raise Conflict when it was answered, Invalid without words."""
    if question.answered_at is not None:
        raise Conflict("Deze vraag is al beantwoord.", clause=Clause.R39, code="question-answered")
    if not answer.strip():
        words = "Schrijf op wat u heeft geantwoord."
        raise Invalid(words, clause=Clause.R39, errors=[FieldError("/answer", "required", words)])
