"""What someone who takes over must know of a client on the first day: days, numbers and states, never a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.tasks.model import TaskKind

CONSENTS_END_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DigestTask:
    """Why something must be done and by when; its title is in the file."""

    kind: TaskKind
    due_on: date


@dataclass(frozen=True, slots=True)
class DigestClient:
    """What waits with one client."""

    client_id: UUID
    number: str
    display_name: str
    next_contact_on: date | None
    next_appointment_at: datetime | None
    open_tasks: int
    overdue_tasks: int
    tasks: tuple[DigestTask, ...]
    """The first to be due, at most twenty."""
    plan_waiting: int | None
    """The number of the plan version that waits for approval."""
    minutes_left: int | None
    """Of the hours granted to open trajects; None where nothing was granted."""
    consents_ending: int
    first_consent_ends_on: date | None
    open_requests: int
    first_request_due_on: date | None


def most_urgent_first(clients: Sequence[DigestClient]) -> tuple[DigestClient, ...]:
    """Overdue work first, then the most work, then by name."""
    return tuple(
        sorted(clients, key=lambda one: (-one.overdue_tasks, -one.open_tasks, one.display_name, one.number))
    )
