"""What an adviser reads in the minute before a meeting."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.appointments.model import AppointmentKind
from domain.clients.model import TrajectHeader
from domain.notes.model import Note
from domain.plans.model import PlanState
from domain.tasks.model import Task, TaskKind

LAST_NOTES = 3


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How the plan stands, and what both sides agreed in it."""

    number: int
    state: PlanState
    agreements: str
    client_approved_on: date | None


@dataclass(frozen=True, slots=True)
class NextAppointment:
    """When and how they meet next."""

    id: UUID
    kind: AppointmentKind
    starts_at: datetime
    place: str | None


@dataclass(frozen=True, slots=True)
class Preparation:
    """A meeting on one screen. `traject` is the one that runs, or else the newest.

    Functional limitations are no part of it: they are opened through their own door, for a purpose (R7, R29).
    """

    client_id: UUID
    today: date
    traject: TrajectHeader | None
    plan: PlanStanding | None
    next_appointment: NextAppointment | None
    last_notes: tuple[Note, ...]
    promises: tuple[Task, ...]
    deadlines: tuple[Task, ...]
    next_contact_on: date | None


def promises_and_deadlines(tasks: tuple[Task, ...]) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """What people promised each other, and what the order or the law wants by a day; each the soonest first."""
    ordered = sorted(tasks, key=lambda task: (task.due_on, task.id))
    promised = tuple(task for task in ordered if task.kind is TaskKind.BY_HAND)
    return promised, tuple(task for task in ordered if task.kind is not TaskKind.BY_HAND)


def next_contact(notes: tuple[Note, ...]) -> date | None:
    """The day agreed in the newest contact: an older agreement was overtaken by that one."""
    return notes[0].content.next_contact_on if notes else None
