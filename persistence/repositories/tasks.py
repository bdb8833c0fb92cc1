"""Tasks in PostgreSQL, their titles sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.shared.ids import new_id
from domain.tasks.model import NewTask, Task, TaskKind
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.tasks import task

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_COLUMNS = (
    "id, client_id, traject_id, kind, title_sealed, due_on, source_id, created_at, done_at, escalated_at, "
    "version"
)
_OPEN = Sql(
    text(
        f"select {_COLUMNS} from task where client_id = :client_id and done_at is null order by due_on, id limit 200"
    )
)
_ADD = Sql(
    insert_into(
        task,
        "id",
        "client_id",
        "traject_id",
        "kind",
        "title_sealed",
        "due_on",
        "source_id",
        "created_by",
        "created_at",
    )
)
_FINISH = Sql(
    text(
        """
        update task set done_at = :now, done_by = :actor_id, version = version + 1
        where client_id = :client_id and kind = :kind and done_at is null
          and (cast(:source_id as uuid) is null or source_id = :source_id)
          and (cast(:traject_id as uuid) is null or traject_id = :traject_id)
        """
    )
)


class PostgresTasks:
    """See `domain.tasks.ports.TaskRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def open_tasks(self, client_id: UUID) -> Sequence[Task]:
        rows = await self._work.fetch_all(_OPEN, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [task_of(row, key) for row in rows]

    async def add(self, task: NewTask) -> UUID:
        task_id, title = new_id(), None
        if task.title is not None:
            key = await self._work.sealing.key_of(task.client_id)
            title = seal_text(key, task.title, "task", "title_sealed", task_id, task.client_id)
        await self._work.execute(
            _ADD,
            id=task_id,
            client_id=task.client_id,
            traject_id=task.traject_id,
            kind=task.kind.value,
            title_sealed=title,
            due_on=task.due_on,
            source_id=task.source_id,
            created_by=self._work.actor.id,
            created_at=self._work.now,
        )
        return task_id

    async def finish(
        self, client_id: UUID, kind: TaskKind, source_id: UUID | None, *, traject_id: UUID | None = None
    ) -> int:
        return await self._work.execute(
            _FINISH,
            client_id=client_id,
            kind=kind.value,
            source_id=source_id,
            traject_id=traject_id,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )


def task_of(row: Record, key: DataKey) -> Task:
    """Read _COLUMNS, with the title opened."""
    title = open_text(key, row["title_sealed"], "task", "title_sealed", row["id"], row["client_id"])
    return Task(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        kind=TaskKind(row["kind"]),
        title=title,
        due_on=row["due_on"],
        source_id=row["source_id"],
        created_at=row["created_at"],
        done_at=row["done_at"],
        escalated_at=row["escalated_at"],
        version=row["version"],
    )
