"""What the day needs from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.appointments.ports import AppointmentsWork
from domain.cases.model import CaseKind
from domain.day.model import NewAssignment
from domain.hours.ports import HoursWork
from domain.tasks.model import TaskLine


@dataclass(frozen=True, slots=True)
class DueClient:
    """A client with a day that counts."""

    client_id: UUID
    display_name: str
    due_on: date


@dataclass(frozen=True, slots=True)
class TakenEmergency:
    """Emergency access to an own client."""

    client_id: UUID
    display_name: str
    adviser_name: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingEmergency:
    """Emergency access that waits for its review; nothing of the client."""

    adviser_name: str
    opened_at: datetime
    review_due_on: date


@dataclass(frozen=True, slots=True)
class RunningStandIn:
    """A stand-in by the actor that runs now, and how many clients it opens."""

    id: UUID
    absent_adviser_name: str
    ends_at: datetime
    clients: int


@dataclass(frozen=True, slots=True)
class DayTransfer:
    """A transfer that the actor gives or receives: a colleague's name and a number of clients."""

    id: UUID
    received: bool
    colleague: str
    begins_at: datetime
    clients: int


@dataclass(frozen=True, slots=True)
class DayReview:
    """An open review of access. A row waits for the privacy officer or for the director."""

    id: UUID
    due_on: date
    escalated: bool
    of_officer: int
    of_director: int


@dataclass(frozen=True, slots=True)
class OfficeCounts:
    """What waits for the coordinator."""

    referrals: int
    oldest_referral: datetime | None
    batches: int
    advisers_without_agreement: int


@dataclass(frozen=True, slots=True)
class WaitingCases:
    """How many open cases of one kind there are, and the first day one of them is due."""

    kind: CaseKind
    count: int
    due_on: date | None


class DayRepository(Protocol):
    """What waits. Each list is bounded."""

    async def new_assignments(self) -> Sequence[NewAssignment]: ...

    async def without_first_contact(self) -> Sequence[DueClient]:
        """Own clients without any note; the day is that of the assignment."""
        ...

    async def next_contacts(self, until: date) -> Sequence[DueClient]: ...

    async def drafts_before(self, moment: datetime) -> Sequence[DueClient]: ...

    async def due_tasks(self, until: date) -> Sequence[TaskLine]:
        """Open tasks of own clients that are due by then, with their titles."""
        ...

    async def escalated_tasks(self) -> Sequence[TaskLine]:
        """Overdue tasks of all clients that were escalated: kind and day, no title."""
        ...

    async def emergencies_taken(self, since: datetime) -> Sequence[TakenEmergency]: ...

    async def emergencies_waiting(self) -> Sequence[WaitingEmergency]: ...

    async def waiting_cases(self) -> Sequence[WaitingCases]:
        """Open requests, complaints, mediations and breaches in reach of the actor, by kind."""
        ...

    async def running_stand_ins(self) -> Sequence[RunningStandIn]: ...

    async def transfers(self, since: datetime) -> Sequence[DayTransfer]:
        """Transfers of a caseload from or to the actor: planned ones, and those received since."""
        ...

    async def open_review(self) -> DayReview | None:
        """The review of access that is open, with how many rows wait for whom."""
        ...

    async def access_questions(self) -> WaitingCases | None:
        """Open questions about advisers, none about the actor."""
        ...

    async def review_measures(self) -> int:
        """What the review of access left to the actor's role."""
        ...

    async def office(self, today: date) -> OfficeCounts: ...


class DayWork(AppointmentsWork, HoursWork, Protocol):
    """Reading the day."""

    @property
    def day(self) -> DayRepository: ...
