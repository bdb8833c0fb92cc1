"""A task in a client's file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.shared.errors import FieldError, Invalid
from domain.shared.terms import add_months

MAXIMUM_TITLE = 200
FARTHEST_MONTHS = 60


class TaskKind(StrEnum):
    """Why a task is there; the app has the words. `by-hand` has a title of its own."""

    BY_HAND = "by-hand"
    INTAKE_REPORT_DUE = "intake-report-due"
    PLAN_DUE = "plan-due"
    REPORT_DUE = "report-due"
    EVALUATION_DUE = "evaluation-due"
    FINAL_REPORT_DUE = "final-report-due"
    DURABILITY_CHECK = "durability-check"
    REVIEW_DECIDED = "review-decided"
    INFORM_CLIENT = "inform-client"
    CONFIRM_WITHDRAWAL = "confirm-withdrawal"
    ANSWER_QUESTION = "answer-question"
    TELL_RECIPIENTS = "tell-recipients"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `source_id` is what it came from: a report, a placement, a plan."""

    id: UUID
    client_id: UUID
    traject_id: UUID | None
    kind: TaskKind
    title: str | None
    due_on: date
    source_id: UUID | None
    created_at: datetime
    done_at: datetime | None
    escalated_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made, by an act of any subject in that act's own transaction."""

    client_id: UUID
    traject_id: UUID | None
    kind: TaskKind
    due_on: date
    title: str | None = None
    source_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list over several clients. The title is None where only kind and day may be known."""

    id: UUID
    client_id: UUID
    traject_id: UUID | None
    display_name: str
    number: str
    kind: TaskKind
    title: str | None
    due_on: date
    escalated_at: datetime | None
    adviser_name: str | None


def check_new(title: str, due_on: date, today: date) -> None:
    """Raise Invalid naming every member that cannot be."""
    errors = _title_errors(title)
    if due_on < today:
        errors.append(FieldError("/dueOn", "past", "Deze dag is al voorbij."))
    _raise(errors + _far_errors(due_on, today))


def changed(task: Task, changes: Mapping[str, Any], now: datetime, today: date) -> Task:
    """The task after a change of title, day or `done`. Raises Invalid.

    Another day, or opening it again, is a new promise: it is no longer escalated.
    """
    errors = []
    after = task
    if "title" in changes and changes["title"] != task.title:
        if task.kind is not TaskKind.BY_HAND:
            errors.append(FieldError("/title", "fixed", "De naam van deze taak staat vast."))
        errors += _title_errors(changes["title"])
        after = replace(after, title=changes["title"])
    if "due_on" in changes and changes["due_on"] != task.due_on:
        errors += _far_errors(changes["due_on"], today)
        after = replace(after, due_on=changes["due_on"], escalated_at=None)
    _raise(errors)
    done = changes.get("done")
    if done is True and task.done_at is None:
        return replace(after, done_at=now)
    if done is False and task.done_at is not None:
        return replace(after, done_at=None, escalated_at=None)
    return after


def _title_errors(title: str) -> list[FieldError]:
    if title.strip():
        return []
    return [FieldError("/title", "required", "Schrijf op wat er gedaan moet worden.")]


def _far_errors(due_on: date, today: date) -> list[FieldError]:
    if add_months(today, -FARTHEST_MONTHS) <= due_on <= add_months(today, FARTHEST_MONTHS):
        return []
    return [FieldError("/dueOn", "far", "Deze dag ligt te ver weg.")]


def _raise(errors: list[FieldError]) -> None:
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)
