"""New assignments and open actions, each with the place that mends it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.appointments.model import AgendaItem
from domain.tasks.model import TaskKind

FIRST_CONTACT_WITHIN = timedelta(days=7)
"""Five working days: a first contact later than a week after assignment is overdue."""

DRAFT_WAITS = timedelta(days=1)
AGREEMENT_WARNS = timedelta(days=30)
LOOK_AHEAD = timedelta(days=3)
REFERRAL_WITHIN = timedelta(days=5)
EMERGENCY_SHOWS = timedelta(days=14)
"""So long an adviser is told who took emergency access to an own client (R26)."""

TRANSFER_SHOWS = timedelta(days=14)
"""So long a caseload that was received stands on the day, with its digest (R26)."""


class ActionKind(StrEnum):
    """Why something waits."""

    FIRST_CONTACT = "first-contact"
    DRAFT_NOTE = "draft-note"
    NEXT_CONTACT = "next-contact"
    HOURS_UNAPPROVED = "hours-unapproved"
    AGREEMENT_EXPIRING = "agreement-expiring"
    REFERRAL_WAITING = "referral-waiting"
    BATCH_ATTENTION = "batch-attention"
    ADVISER_WITHOUT_AGREEMENT = "adviser-without-agreement"
    TASK_BY_HAND = "by-hand"
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
    TASK_ESCALATED = "task-escalated"
    EMERGENCY_TAKEN = "emergency-taken"
    EMERGENCY_REVIEW = "emergency-review"
    REQUEST_WAITING = "request-waiting"
    COMPLAINT_WAITING = "complaint-waiting"
    MEDIATION_OPEN = "mediation-open"
    BREACH_CLOCK = "breach-clock"
    STAND_IN_RUNNING = "stand-in-running"
    TRANSFER_PLANNED = "transfer-planned"
    TRANSFER_RECEIVED = "transfer-received"
    ACCESS_REVIEW_OPEN = "access-review-open"
    ACCESS_REVIEW_LATE = "access-review-late"
    ACCESS_REVIEW_MEASURE = "access-review-measure"
    ACCESS_QUESTION = "access-question"


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """A client assigned and not opened yet."""

    client_id: UUID
    display_name: str
    number: str
    service: str | None
    assigned_at: datetime


@dataclass(frozen=True, slots=True)
class OpenAction:
    """One thing to do. `count` where it stands for more than one; `title` only in the adviser's own tasks."""

    kind: ActionKind
    overdue: bool
    client_id: UUID | None = None
    display_name: str | None = None
    count: int | None = None
    due_on: date | None = None
    task_id: UUID | None = None
    task_kind: TaskKind | None = None
    title: str | None = None
    adviser_name: str | None = None
    stand_in_id: UUID | None = None
    transfer_id: UUID | None = None
    review_id: UUID | None = None
    happened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """The day of one person."""

    date: date
    new_assignments: tuple[NewAssignment, ...]
    open_actions: tuple[OpenAction, ...]
    appointments: tuple[AgendaItem, ...] = ()
