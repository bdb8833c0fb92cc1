"""A question about the adviser. Who it is about never sees its words, nor that it is there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.policy.actions import Action
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

ANSWER_WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class AskingClient:
    """Whom to answer, as long as the question is open."""

    number: str
    name: str
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class AccessQuestion:
    """A question as the privacy officer or the director handles it."""

    id: UUID
    number: str
    action: Action
    asked_at: datetime
    asked_by_name: str
    due_on: date | None
    question: str | None
    answer: str | None
    answered_at: datetime | None
    answered_by_name: str | None
    client: AskingClient | None = None


def check_answer(question: AccessQuestion, answer: str) -> None:
    """Raise Conflict when it was answered, Invalid without words."""
    if question.answered_at is not None:
        raise Conflict("Deze vraag is al beantwoord.", clause=Clause.R39, code="question-answered")
    if not answer.strip():
        words = "Schrijf op wat u de cliënt heeft uitgelegd."
        raise Invalid(words, clause=Clause.R39, errors=[FieldError("/answer", "required", words)])
