"""What the use cases of this subject, and acts that leave a task behind, need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.tasks.model import NewTask, Task, TaskKind


class TaskRepository(Protocol):
    """Tasks of files that the actor may reach."""

    async def open_tasks(self, client_id: UUID) -> Sequence[Task]: ...

    async def add(self, task: NewTask) -> UUID:
        """Make a task; its title is sealed with the client's key."""
        ...

    async def finish(
        self, client_id: UUID, kind: TaskKind, source_id: UUID | None, *, traject_id: UUID | None = None
    ) -> int:
        """Mark the open tasks of this kind (and source and traject, when named) done; answers how many."""
        ...


class TasksWork(UnitOfWork, Protocol):
    """An act on tasks, or one that leaves a task behind."""

    @property
    def tasks(self) -> TaskRepository: ...
