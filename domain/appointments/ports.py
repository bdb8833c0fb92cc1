"""What the use cases of this subject, and the day, need from the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.appointments.model import AgendaItem, Appointment, AppointmentValues, Overlap
from domain.ports import UnitOfWork


class AppointmentRepository(Protocol):
    """Appointments of files that the actor may reach."""

    async def appointments(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[Appointment]: ...

    async def appointment(self, client_id: UUID, appointment_id: UUID) -> Appointment | None: ...

    async def agenda(self, since: datetime, until: datetime) -> Sequence[AgendaItem]:
        """Appointments of own clients that begin in this stretch."""
        ...

    async def overlaps(self, since: datetime, until: datetime, except_id: UUID) -> Sequence[Overlap]:
        """Planned appointments of own clients that share a moment with this stretch."""
        ...

    async def add(self, client_id: UUID, appointment_id: UUID, values: AppointmentValues) -> None: ...

    async def change(
        self,
        client_id: UUID,
        appointment_id: UUID,
        values: AppointmentValues,
        sequence: int,
        expected_version: int,
    ) -> bool: ...

    async def remove(self, client_id: UUID, appointment_id: UUID, expected_version: int) -> bool: ...


class AppointmentsWork(UnitOfWork, Protocol):
    """An act on appointments."""

    @property
    def appointments(self) -> AppointmentRepository: ...
