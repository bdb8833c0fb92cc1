"""What the use cases of this subject, and notes that book hours, need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.hours.model import (
    BookableActivity,
    BookableTraject,
    HourEntry,
    HoursBalance,
    HourValues,
    WeekOrder,
)
from domain.trajects.ports import TrajectsWork


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """What a note's booking rests on. `activity_traject_id` is None for an activity of no traject of this client."""

    entry: HourEntry | None
    trajects: tuple[BookableTraject, ...]
    activity_traject_id: UUID | None


class HoursRepository(Protocol):
    """Entries of files that the actor may reach."""

    async def entries(
        self, traject_id: UUID, after: tuple[date, UUID] | None, limit: int
    ) -> Sequence[HourEntry]: ...

    async def entry(self, traject_id: UUID, entry_id: UUID) -> HourEntry | None: ...

    async def activities(self, traject_id: UUID) -> Sequence[BookableActivity]: ...

    async def balance(self, traject_id: UUID) -> HoursBalance: ...

    async def lock_balance(self, traject_id: UUID) -> HoursBalance:
        """The balance, with the traject's row locked until the act ends: two bookings wait for each other."""
        ...

    async def booking_facts(
        self, client_id: UUID, note_id: UUID | None, activity_id: UUID | None
    ) -> BookingFacts: ...

    async def add(
        self, client_id: UUID, traject_id: UUID, entry_id: UUID, values: HourValues, note_id: UUID | None
    ) -> None: ...

    async def change(
        self, entry_id: UUID, traject_id: UUID, values: HourValues, expected_version: int
    ) -> bool: ...

    async def remove(self, entry_id: UUID, expected_version: int) -> bool: ...

    async def week(self, first: date, last: date) -> Sequence[WeekOrder]:
        """Entries of the actor's own clients in these days, per order."""
        ...

    async def approve(self, entry_ids: Sequence[UUID]) -> Sequence[HourEntry]:
        """Approve what is not approved yet; answers every entry that was named and may be reached."""
        ...

    async def of_open_files(self, entry_ids: Sequence[UUID]) -> Sequence[UUID]:
        """Those of them whose file is not restricted."""
        ...

    async def waiting_since(self, before: date) -> tuple[int, date | None]:
        """How many entries of own clients before this day are not approved, and the oldest day of them."""
        ...


class HoursWork(TrajectsWork, Protocol):
    """An act on hours, or one that books them."""

    @property
    def hours(self) -> HoursRepository: ...
