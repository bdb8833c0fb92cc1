"""Acts on tasks: the adviser's own over the caseload, those of one file, and what reaches the coordinator."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from domain.policy.fields import FieldGroup
from domain.policy.gate import authorise, authorise_client
from domain.shared.clock import bureau_date
from domain.shared.errors import FieldError, Invalid, NotFound, StaleVersion
from domain.tasks.model import NewTask, Task, TaskKind, TaskLine, changed, check_new
from domain.tasks.ports import TasksWork
from domain.trajects.deadline_tasks import plan_following
from domain.trajects.ports import TrajectActsWork


class TaskActsWork(TasksWork, TrajectActsWork, Protocol):
    """An act on a task, which may plan the next one under its traject."""


async def list_tasks(uow: TasksWork, after: tuple[date, UUID] | None, limit: int) -> Sequence[TaskLine]:
    """The adviser's own open tasks; for the coordinator the escalated ones, kind and day only."""
    decision = await authorise(uow)
    uow.log.about("task")
    own = FieldGroup.TASKS in decision.fields
    found = await (uow.tasks.own_open(after, limit) if own else uow.tasks.escalated(after, limit))
    uow.log.shown(list(dict.fromkeys(line.client_id for line in found)))
    await uow.commit()
    return found


async def list_client_tasks(uow: TasksWork, client_id: UUID, *, done: bool) -> Sequence[Task]:
    """The tasks of one file: open ones by due date, or the ones that are done."""
    await authorise_client(uow, client_id)
    uow.log.about("task")
    found = await uow.tasks.of_client(client_id, done=done)
    await uow.commit()
    return found


async def add_task(
    uow: TaskActsWork, client_id: UUID, title: str, due_on: date, traject_id: UUID | None
) -> Task:
    """A task by hand. Raises Invalid."""
    await authorise_client(uow, client_id)
    check_new(title, due_on, bureau_date(uow.now))
    if traject_id is not None:
        traject = await uow.trajects.traject(traject_id)
        if traject is None or traject.client_id != client_id:
            words = "Kies een traject van deze cliënt."
            raise Invalid(words, errors=[FieldError("/trajectId", "unknown", words)])
    task_id = await uow.tasks.add(NewTask(client_id, traject_id, TaskKind.BY_HAND, due_on, title.strip()))
    uow.log.about("task", task_id)
    task = await _task(uow, client_id, task_id)
    await uow.commit()
    return task


async def change_task(
    uow: TaskActsWork, client_id: UUID, task_id: UUID, changes: Mapping[str, Any], version: int
) -> Task:
    """Change, finish or open again. Raises NotFound, Invalid, StaleVersion (with the present task).

    Done with a document that repeats, the next is planned; opening it again takes that one back.
    """
    await authorise_client(uow, client_id)
    uow.log.about("task", task_id)
    before = await _task(uow, client_id, task_id)
    after = changed(before, changes, uow.now, bureau_date(uow.now))
    if not await uow.tasks.change(after, version):
        raise StaleVersion(before)
    if before.done_at is None and after.done_at is not None and after.traject_id is not None:
        traject = await uow.trajects.traject(after.traject_id)
        if traject is not None:
            await plan_following(uow, traject, after.kind, after=before.due_on, source_id=task_id)
    if before.done_at is not None and after.done_at is None:
        await uow.tasks.withdraw_following(client_id, task_id)
    await uow.commit()
    return replace(after, version=version + 1)


async def _task(uow: TasksWork, client_id: UUID, task_id: UUID) -> Task:
    task = await uow.tasks.task(client_id, task_id)
    if task is None:
        raise NotFound
    return task
