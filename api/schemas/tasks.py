"""Bodies of tasks: in one file, over the caseload, and what reaches the coordinator."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Cursor, Day, Identifier, Line, Model, Moment, OptionalLine, Version
from domain.tasks.model import MAXIMUM_TITLE, TaskKind
from domain.tasks.model import Task as DomainTask
from domain.tasks.model import TaskLine as DomainLine

Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAXIMUM_TITLE, pattern=NO_CONTROL, strip_whitespace=True),
]


class TaskCreate(Model):
    """Een eigen taak in een dossier."""

    title: Title
    due_on: Day
    traject_id: Identifier | None = None


class TaskUpdate(Model):
    """Wat er aan een taak wijzigt; `done` rondt af of opent weer."""

    title: Title | None = None
    due_on: Day | None = None
    done: bool | None = None


class Task(Model):
    """Een taak. Alleen een eigen taak heeft een titel; de andere zeggen hun soort."""

    id: Identifier
    client_id: Identifier
    traject_id: Identifier | None = None
    kind: TaskKind
    title: Title | None = None
    due_on: Day
    created_at: Moment
    done_at: Moment | None = None
    escalated_at: Moment | None = None
    version: Version


class TaskList(Model):
    """De taken van een dossier."""

    items: Annotated[list[Task], Field(max_length=200)]


class TaskLine(Model):
    """Een taak in een lijst over cliënten. De coördinator krijgt soort en dag, nooit de titel."""

    id: Identifier
    client_id: Identifier
    traject_id: Identifier | None = None
    display_name: Line
    number: Line
    kind: TaskKind
    title: Title | None = None
    due_on: Day
    escalated_at: Moment | None = None
    adviser_name: OptionalLine | None = None


class TaskLineList(Model):
    """Een bladzijde van de taken."""

    items: Annotated[list[TaskLine], Field(max_length=100)]
    next_cursor: Cursor | None = None


def changes_of(update: TaskUpdate) -> dict[str, Any]:
    """The members that were sent; null leaves a member as it is."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    return {name: value for name, value in sent.items() if value is not None}


def present_task(task: DomainTask) -> dict[str, Any]:
    """A task as JSON members."""
    return {
        "id": task.id,
        "clientId": task.client_id,
        "trajectId": task.traject_id,
        "kind": task.kind,
        "title": task.title,
        "dueOn": task.due_on,
        "createdAt": task.created_at,
        "doneAt": task.done_at,
        "escalatedAt": task.escalated_at,
        "version": task.version,
    }


def present_line(line: DomainLine) -> dict[str, Any]:
    """A task in a list over clients as JSON members."""
    return {
        "id": line.id,
        "clientId": line.client_id,
        "trajectId": line.traject_id,
        "displayName": line.display_name,
        "number": line.number,
        "kind": line.kind,
        "title": line.title,
        "dueOn": line.due_on,
        "escalatedAt": line.escalated_at,
        "adviserName": line.adviser_name,
    }
