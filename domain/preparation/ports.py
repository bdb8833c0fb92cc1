"""What the use case of this subject needs from the database."""

from typing import Protocol
from uuid import UUID

from domain.clients.model import TrajectHeader
from domain.notes.ports import NoteRepository
from domain.ports import UnitOfWork
from domain.preparation.model import NextAppointment, PlanStanding
from domain.tasks.ports import TaskRepository


class PreparationRepository(Protocol):
    """What only this view asks; notes and tasks come from their own repositories."""

    async def current_traject(self, client_id: UUID) -> TrajectHeader | None:
        """The traject that is not closed, or else the newest."""
        ...

    async def plan_standing(self, client_id: UUID, traject_id: UUID) -> PlanStanding | None: ...

    async def next_appointment(self, client_id: UUID) -> NextAppointment | None:
        """The first planned one that has not ended."""
        ...


class PreparationWork(UnitOfWork, Protocol):
    """Reading what a meeting needs."""

    @property
    def notes(self) -> NoteRepository: ...

    @property
    def tasks(self) -> TaskRepository: ...

    @property
    def preparation(self) -> PreparationRepository: ...
