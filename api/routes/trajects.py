"""The traject: its header, its acts and its history (R14-R20). One call is one act."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import trajects as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.trajects import use_cases
from domain.trajects.model import TrajectFile
from domain.work import Work

router = PolicyRouter(tags=["Trajecten"])

TrajectId = Annotated[UUID, Path(alias="trajectId", json_schema_extra={"maxLength": 36})]
_TRAJECT = "/trajects/{trajectId}"
_GUIDANCE = Purpose.GUIDANCE


@router.act(
    "GET", "/clients/{clientId}/trajects", name="listTrajects", action=Action.TRAJECT_READ, purpose=_GUIDANCE,
    summary="Trajecten (list trajects)", response_model=body.TrajectList,
)  # fmt: skip
async def list_trajects(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """The trajects of a client, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_trajects(uow, client_id)
    return json_answer({"items": [body.present_traject(traject) for traject in found]})


@router.act(
    "GET", _TRAJECT, name="readTraject", action=Action.TRAJECT_READ, purpose=_GUIDANCE,
    summary="Een traject (read traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def read_traject(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """Order, agreements, phases, suspensions and history, and the acts that fit now."""
    async with call.begin() as uow:
        found = await use_cases.read_traject(uow, traject_id)
    return _answer(found)


@router.act(
    "PATCH", _TRAJECT, name="changeTraject", action=Action.TRAJECT_CHANGE, purpose=_GUIDANCE,
    summary="Traject wijzigen (change traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def change_traject(
    call: AuthenticatedCall, traject_id: TrajectId, update: body.TrajectUpdate
) -> Response:
    """Goal, service, hours, budget and end before it begins; order number, phase and contact always."""
    version = call.expected_version()
    with present_stale(lambda found: plain(body.present_detail(found))):
        async with call.begin() as uow:
            found = await use_cases.change_traject(uow, traject_id, body.changes_of(update), version)
    return _answer(found)


@router.act(
    "POST", _TRAJECT + "/activate", name="activateTraject", action=Action.TRAJECT_ACTIVATE, purpose=_GUIDANCE,
    summary="Traject starten (activate traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def activate(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.TrajectActivation,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The traject begins; what its service expects becomes tasks with a date."""
    start = body.start_of(new)
    return await _act(
        request, call, idempotency_key, lambda uow: use_cases.activate_traject(uow, traject_id, start)
    )


@router.act(
    "POST", _TRAJECT + "/suspend", name="suspendTraject", action=Action.TRAJECT_SUSPEND, purpose=_GUIDANCE,
    summary="Traject onderbreken (suspend traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def suspend(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.TrajectSuspend,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The traject stands still, with the reason sealed; never twice at the same time."""
    return await _act(
        request,
        call,
        idempotency_key,
        lambda uow: use_cases.suspend_traject(uow, traject_id, new.begins_on, new.reason),
    )


@router.act(
    "POST", _TRAJECT + "/resume", name="resumeTraject", action=Action.TRAJECT_RESUME, purpose=_GUIDANCE,
    summary="Traject hervatten (resume traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def resume(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.TrajectResume,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The traject goes on."""
    return await _act(
        request,
        call,
        idempotency_key,
        lambda uow: use_cases.resume_traject(uow, traject_id, new.resumes_on),
    )


@router.act(
    "POST", _TRAJECT + "/extend", name="extendTraject", action=Action.TRAJECT_EXTEND, purpose=_GUIDANCE,
    summary="Traject verlengen (extend traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def extend(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.TrajectExtension,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A later end with extra hours and budget; the deadlines at the end move along."""
    extension = body.extension_of(new)
    return await _act(
        request, call, idempotency_key, lambda uow: use_cases.extend_traject(uow, traject_id, extension)
    )


@router.act(
    "POST", _TRAJECT + "/close", name="closeTraject", action=Action.TRAJECT_CLOSE, purpose=_GUIDANCE,
    summary="Traject afsluiten (close traject)", response_model=body.TrajectDetail,
)  # fmt: skip
async def close(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.TrajectClosing,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The traject ends with a result; a suspension that is open must be ended first, or with it."""
    closing = body.closing_of(new)
    return await _act(
        request, call, idempotency_key, lambda uow: use_cases.close_traject(uow, traject_id, closing)
    )


async def _act(
    request: Request,
    call: AuthenticatedCall,
    key: str | None,
    act: Callable[[Work], Awaitable[TrajectFile]],
) -> Response:
    async def do() -> Response:
        async with call.begin() as uow:
            found = await act(uow)
        return _answer(found)

    return await once(call, key, await request.body(), do)


def _answer(found: TrajectFile) -> Response:
    return json_answer(body.present_detail(found), version=found.traject.version)
