"""Tasks in PostgreSQL, their titles sealed with the client's key."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.shared.ids import new_id
from domain.shared.names import display_name
from domain.tasks.model import NewTask, Task, TaskKind, TaskLine
from persistence.encryption.envelope import DataKey
from persistence.repositories.assignments import CURRENT
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
_DONE = Sql(
    text(
        f"select {_COLUMNS} from task where client_id = :client_id and done_at is not null "
        "order by done_at desc, id desc limit 200"
    )
)
_ONE = Sql(text(f"select {_COLUMNS} from task where client_id = :client_id and id = :id"))
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
_CHANGE = Sql(
    text(
        """
        update task set title_sealed = :title_sealed, due_on = :due_on, done_at = :done_at, done_by = :done_by,
            escalated_at = :escalated_at, version = version + 1
        where id = :id and client_id = :client_id and version = :expected
        """
    )
)
_WITHDRAW = Sql(
    text("delete from task where client_id = :client_id and source_id = :task_id and done_at is null")
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
_FINISH_OF_TRAJECT = Sql(
    text(
        """
        update task set done_at = :now, done_by = :actor_id, version = version + 1
        where traject_id = :traject_id and kind = any (cast(:kinds as text[])) and done_at is null
        returning due_on
        """
    )
)
_RESCHEDULE = Sql(
    text(
        """
        update task set due_on = :due_on, escalated_at = null, version = version + 1
        where traject_id = :traject_id and kind = :kind and done_at is null and due_on <> :due_on
        """
    )
)
_HAS_OPEN = Sql(
    text(
        "select exists (select 1 from task where traject_id = :traject_id and kind = :kind and done_at is null)"
    )
)
_ESCALATE = Sql(
    text(
        """
        update task set escalated_at = :now where id in (
            select id from task where done_at is null and escalated_at is null and due_on < :due_before
            order by due_on, id limit :limit for update skip locked)
        returning client_id
        """
    )
)

_AFTER = " and (cast(:after_day as date) is null or (t.due_on, t.id) > (:after_day, cast(:after_id as uuid)))"
_NAMED = "c.number, c.given_names, c.surname_prefix, c.surname"
OWN_TASKS = f"""
    select t.id, t.client_id, t.traject_id, t.kind, t.title_sealed, t.due_on, t.escalated_at, {_NAMED},
           k.key_id, k.kek_version, k.wrapped
    from task t join client c on c.id = t.client_id left join client_key k on k.client_id = t.client_id
    where t.client_id = any (array(
              select a.client_id from assignment a where a.adviser_id = :actor_id and a.valid_from <= :now
              and (a.valid_until is null or a.valid_until > :now)))
      and t.done_at is null
"""
"""Open tasks over the actor's caseload, with what opens their titles. For use with `line_of`."""
_OWN = Sql(text(f"{OWN_TASKS} {_AFTER} order by t.due_on, t.id limit :limit"))
# The sealed title is not in the statement at all: what is not read cannot be shown.
_ESCALATED = Sql(
    text(
        f"""
        select t.id, t.client_id, t.traject_id, t.kind, t.due_on, t.escalated_at, {_NAMED}, v.name as adviser_name
        from task t join client c on c.id = t.client_id
        left join assignment a on a.client_id = t.client_id and {CURRENT.format("a")}
        left join app_user v on v.id = a.adviser_id
        where t.escalated_at is not null and t.done_at is null {_AFTER} order by t.due_on, t.id limit :limit
        """
    )
)


class PostgresTasks:
    """See `domain.tasks.ports.TaskRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def open_tasks(self, client_id: UUID) -> Sequence[Task]:
        return await self.of_client(client_id, done=False)

    async def of_client(self, client_id: UUID, *, done: bool) -> Sequence[Task]:
        rows = await self._work.fetch_all(_DONE if done else _OPEN, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [task_of(row, key) for row in rows]

    async def task(self, client_id: UUID, task_id: UUID) -> Task | None:
        row = await self._work.fetch_one(_ONE, client_id=client_id, id=task_id)
        return task_of(row, await self._work.sealing.key_of(client_id)) if row else None

    async def own_open(self, after: tuple[date, UUID] | None, limit: int) -> Sequence[TaskLine]:
        day, task_id = after or (None, None)
        rows = await self._work.fetch_all(
            _OWN,
            actor_id=self._work.actor.id,
            now=self._work.now,
            after_day=day,
            after_id=task_id,
            limit=limit,
        )
        return [line_of(self._work, row) for row in rows]

    async def escalated(self, after: tuple[date, UUID] | None, limit: int) -> Sequence[TaskLine]:
        day, task_id = after or (None, None)
        rows = await self._work.fetch_all(_ESCALATED, after_day=day, after_id=task_id, limit=limit)
        return [_line(row, None, row["adviser_name"]) for row in rows]

    async def add(self, task: NewTask) -> UUID:
        task_id = new_id()
        await self._work.execute(
            _ADD,
            id=task_id,
            client_id=task.client_id,
            traject_id=task.traject_id,
            kind=task.kind.value,
            title_sealed=await self._sealed(task.client_id, task_id, task.title),
            due_on=task.due_on,
            source_id=task.source_id,
            created_by=self._work.actor.id,
            created_at=self._work.now,
        )
        return task_id

    async def change(self, task: Task, expected_version: int) -> bool:
        changed = await self._work.execute(
            _CHANGE,
            id=task.id,
            client_id=task.client_id,
            expected=expected_version,
            title_sealed=await self._sealed(task.client_id, task.id, task.title),
            due_on=task.due_on,
            done_at=task.done_at,
            done_by=None if task.done_at is None else self._work.actor.id,
            escalated_at=task.escalated_at,
        )
        return changed == 1

    async def withdraw_following(self, client_id: UUID, task_id: UUID) -> None:
        await self._work.execute(_WITHDRAW, client_id=client_id, task_id=task_id)

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

    async def finish_of_traject(self, traject_id: UUID, kinds: Sequence[TaskKind]) -> Sequence[date]:
        rows = await self._work.fetch_all(
            _FINISH_OF_TRAJECT,
            traject_id=traject_id,
            kinds=[kind.value for kind in kinds],
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return [row["due_on"] for row in rows]

    async def reschedule(self, traject_id: UUID, kind: TaskKind, due_on: date) -> None:
        await self._work.execute(_RESCHEDULE, traject_id=traject_id, kind=kind.value, due_on=due_on)

    async def has_open(self, traject_id: UUID, kind: TaskKind) -> bool:
        return bool(await self._work.fetch_value(_HAS_OPEN, traject_id=traject_id, kind=kind.value))

    async def escalate(self, due_before: date, limit: int, now: datetime) -> Sequence[UUID]:
        rows = await self._work.fetch_all(_ESCALATE, due_before=due_before, limit=limit, now=now)
        return [row["client_id"] for row in rows]

    async def _sealed(self, client_id: UUID, task_id: UUID, title: str | None) -> bytes | None:
        if title is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return seal_text(key, title, "task", "title_sealed", task_id, client_id)


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


def line_of(work: "PostgresUnitOfWork", row: Record) -> TaskLine:
    """Read OWN_TASKS, with the title opened by the key that came along."""
    title = None
    if row["title_sealed"] is not None:
        key = work.sealing.unwrap(row["client_id"], row["key_id"], row["kek_version"], row["wrapped"])
        title = open_text(key, row["title_sealed"], "task", "title_sealed", row["id"], row["client_id"])
    return _line(row, title, None)


def _line(row: Record, title: str | None, adviser_name: str | None) -> TaskLine:
    return TaskLine(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        display_name=display_name(row["given_names"], row["surname_prefix"], row["surname"]),
        number=row["number"],
        kind=TaskKind(row["kind"]),
        title=title,
        due_on=row["due_on"],
        escalated_at=row["escalated_at"],
        adviser_name=adviser_name,
    )
