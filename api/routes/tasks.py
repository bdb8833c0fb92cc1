"""Tasks: the adviser's own over the caseload, those of one file, and the escalated ones for the coordinator."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.cursors import day_cursor, read_day_cursor
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import tasks as body
from api.schemas.base import Cursor, PageLimit
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.tasks import use_cases

router = PolicyRouter(tags=["Taken"])

TaskId = Annotated[UUID, Path(alias="taskId", json_schema_extra={"maxLength": 36})]
_TASKS = "/clients/{clientId}/tasks"
_GUIDANCE = Purpose.GUIDANCE


@router.act(
    "GET", "/tasks", name="listTasks", action=Action.TASK_LIST, purpose=_GUIDANCE,
    summary="Open taken over de caseload (list open tasks)", response_model=body.TaskLineList,
)  # fmt: skip
async def list_tasks(
    call: AuthenticatedCall, cursor: Annotated[Cursor | None, Query()] = None, limit: PageLimit = 50
) -> Response:
    """The caller's own open tasks by date; the coordinator gets the escalated ones, without their titles."""
    after = read_day_cursor(cursor)
    async with call.begin() as uow:
        found = await use_cases.list_tasks(uow, after, limit + 1)
    page = found[:limit]
    more = day_cursor(page[-1].due_on, page[-1].id) if len(found) > limit else None
    return json_answer({"items": [body.present_line(line) for line in page], "nextCursor": more})


@router.act(
    "GET", _TASKS, name="listClientTasks", action=Action.TASK_READ, purpose=_GUIDANCE,
    summary="Taken in een dossier (list tasks)", response_model=body.TaskList,
)  # fmt: skip
async def list_client_tasks(
    call: AuthenticatedCall, client_id: ClientId, state: Annotated[Literal["open", "done"], Query()] = "open"
) -> Response:
    """Open tasks by date, or the ones that are done, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_client_tasks(uow, client_id, done=state == "done")
    return json_answer({"items": [body.present_task(task) for task in found]})


@router.act(
    "POST", _TASKS, name="addTask", action=Action.TASK_WRITE, purpose=_GUIDANCE,
    summary="Taak toevoegen (add task)", response_model=body.Task, status_code=201,
)  # fmt: skip
async def add_task(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.TaskCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A task by hand; its title is sealed."""

    async def act() -> Response:
        async with call.begin() as uow:
            task = await use_cases.add_task(uow, client_id, new.title, new.due_on, new.traject_id)
        location = f"/api/v1/clients/{client_id}/tasks/{task.id}"
        return json_answer(body.present_task(task), status=201, version=task.version, location=location)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _TASKS + "/{taskId}", name="changeTask", action=Action.TASK_WRITE, purpose=_GUIDANCE,
    summary="Taak wijzigen, afronden of weer openen (change task)", response_model=body.Task,
)  # fmt: skip
async def change_task(
    call: AuthenticatedCall, client_id: ClientId, task_id: TaskId, update: body.TaskUpdate
) -> Response:
    """Change title or day, finish, open again; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda task: plain(body.present_task(task))):
        async with call.begin() as uow:
            task = await use_cases.change_task(uow, client_id, task_id, body.changes_of(update), version)
    return json_answer(body.present_task(task), version=task.version)
