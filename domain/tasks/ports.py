"""What the use cases of this subject, and acts that leave a task behind, need from the database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.tasks.model import NewTask, Task, TaskKind, TaskLine


class TaskRepository(Protocol):
    """Tasks of files that the actor may reach."""

    async def open_tasks(self, client_id: UUID) -> Sequence[Task]: ...

    async def of_client(self, client_id: UUID, *, done: bool) -> Sequence[Task]:
        """Open ones by due date, or done ones newest first; a bounded number."""
        ...

    async def task(self, client_id: UUID, task_id: UUID) -> Task | None: ...

    async def own_open(self, after: tuple[date, UUID] | None, limit: int) -> Sequence[TaskLine]:
        """Open tasks over the actor's caseload, by due date, with their titles."""
        ...

    async def escalated(self, after: tuple[date, UUID] | None, limit: int) -> Sequence[TaskLine]:
        """Escalated tasks of all clients, by due date; the title is not even read."""
        ...

    async def add(self, task: NewTask) -> UUID:
        """Make a task; its title is sealed with the client's key."""
        ...

    async def change(self, task: Task, expected_version: int) -> bool: ...

    async def withdraw_following(self, client_id: UUID, task_id: UUID) -> None:
        """Take back the open task that was planned when this one was done."""
        ...

    async def finish(
        self, client_id: UUID, kind: TaskKind, source_id: UUID | None, *, traject_id: UUID | None = None
    ) -> int:
        """Mark the open tasks of this kind (and source and traject, when named) done; answers how many."""
        ...

    async def finish_of_traject(self, traject_id: UUID, kinds: Sequence[TaskKind]) -> Sequence[date]:
        """Mark the open tasks of these kinds under a traject done; answers the days they were due."""
        ...

    async def reschedule(self, traject_id: UUID, kind: TaskKind, due_on: date) -> None:
        """Move the open task of this kind under a traject to another day."""
        ...

    async def has_open(self, traject_id: UUID, kind: TaskKind) -> bool: ...

    async def escalate(self, due_before: date, limit: int, now: datetime) -> Sequence[UUID]:
        """Mark a bounded number of open tasks as escalated; answers whose they are."""
        ...


class TasksWork(UnitOfWork, Protocol):
    """An act on tasks, or one that leaves a task behind."""

    @property
    def tasks(self) -> TaskRepository: ...
