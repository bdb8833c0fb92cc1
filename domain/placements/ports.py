"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.placements.model import Placement, PlacementContent
from domain.tasks.ports import TasksWork
from domain.trajects.ports import TrajectsWork


class PlacementRepository(Protocol):
    """Placements of files that the actor may reach, sealed with the client's key."""

    async def placements(self, client_id: UUID, traject_id: UUID) -> Sequence[Placement]:
        """The placements of a traject, newest begin first."""
        ...

    async def add(
        self, client_id: UUID, traject_id: UUID, placement_id: UUID, content: PlacementContent
    ) -> None: ...

    async def change(
        self, client_id: UUID, placement_id: UUID, content: PlacementContent, expected_version: int
    ) -> bool: ...


class PlacementsWork(TasksWork, TrajectsWork, Protocol):
    """An act on placements; it leaves a task to check whether the work lasted."""

    @property
    def placements(self) -> PlacementRepository: ...
