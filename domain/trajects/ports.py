"""What the use cases of this subject need from the database."""

from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.trajects.model import Traject


class TrajectRepository(Protocol):
    """Trajects that the actor may reach; the row filter decides which."""

    async def traject(self, traject_id: UUID) -> Traject | None: ...


class TrajectsWork(UnitOfWork, Protocol):
    """An act under a traject."""

    @property
    def trajects(self) -> TrajectRepository: ...
