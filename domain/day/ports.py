"""What the day needs from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.appointments.ports import AppointmentsWork
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
class OfficeCounts:
    """What waits for the coordinator."""

    referrals: int
    oldest_referral: datetime | None
    batches: int
    advisers_without_agreement: int


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

    async def office(self, today: date) -> OfficeCounts: ...


class DayWork(AppointmentsWork, HoursWork, Protocol):
    """Reading the day."""

    @property
    def day(self) -> DayRepository: ...
