"""A task in a client's file."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class TaskKind(StrEnum):
    """Why a task is there; the app has the words. `by-hand` has a title of its own."""

    BY_HAND = "by-hand"
    PLAN_DUE = "plan-due"
    REPORT_DUE = "report-due"
    EVALUATION_DUE = "evaluation-due"
    DURABILITY_CHECK = "durability-check"
    REVIEW_DECIDED = "review-decided"


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
