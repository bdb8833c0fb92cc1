"""Mediation (R40): the privacy officer tries to bring both sides together. About whoever asks: not there for them."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.complaints import Closed
from api.routing import PolicyRouter
from api.schemas import complaints as body
from domain.mediations import use_cases as mediations
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Klachten"])

MediationId = Annotated[UUID, Path(alias="mediationId", json_schema_extra={"maxLength": 36})]
_MEDIATIONS, _MEDIATION = "/mediations", "/mediations/{mediationId}"
_WATCH = Purpose.OVERSIGHT


@router.act(
    "GET", _MEDIATIONS, name="listMediations", action=Action.MEDIATION_READ, purpose=_WATCH,
    summary="Bemiddelingen (list mediations)", response_model=body.MediationList,
)  # fmt: skip
async def list_mediations(call: AuthenticatedCall, closed: Closed = False) -> Response:
    """The register of mediations."""
    async with call.begin() as uow:
        found = await mediations.list_mediations(uow, closed=closed)
    return json_answer({"items": [body.present_mediation_item(one) for one in found]})


@router.act(
    "POST", _MEDIATIONS, name="startMediation", action=Action.MEDIATION_HANDLE, purpose=_WATCH,
    summary="Bemiddeling beginnen (start mediation)", response_model=body.MediationView, status_code=201,
)  # fmt: skip
async def start_mediation(
    request: Request,
    call: AuthenticatedCall,
    new: body.MediationCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """About an open request or complaint; the terms of that case run on."""

    async def act() -> Response:
        async with call.begin() as uow:
            file = await mediations.start_mediation(uow, new.about_case_id, new.channel)
        return json_answer(body.present_mediation(file), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _MEDIATION, name="readMediation", action=Action.MEDIATION_READ, purpose=_WATCH,
    summary="Bemiddeling (read mediation)", response_model=body.MediationView,
)  # fmt: skip
async def read_mediation(call: AuthenticatedCall, mediation_id: MediationId) -> Response:
    """What both sides find, and nothing of the file (R40)."""
    async with call.begin() as uow:
        file = await mediations.read_mediation(uow, mediation_id)
    return json_answer(body.present_mediation(file))


@router.act(
    "POST", _MEDIATION + "/positions", name="recordPositions", action=Action.MEDIATION_HANDLE, purpose=_WATCH,
    summary="Standpunten vastleggen (record positions)", response_model=body.MediationView,
)  # fmt: skip
async def record_positions(
    call: AuthenticatedCall, mediation_id: MediationId, positions: body.MediationPositions
) -> Response:
    """What the client and what the bureau say."""
    async with call.begin() as uow:
        file = await mediations.record_positions(
            uow, mediation_id, positions.client_position, positions.bureau_position
        )
    return json_answer(body.present_mediation(file))


@router.act(
    "POST", _MEDIATION + "/conclusion", name="concludeMediation", action=Action.MEDIATION_HANDLE, purpose=_WATCH,
    summary="Bemiddeling afsluiten (conclude mediation)", response_model=body.MediationView,
)  # fmt: skip
async def conclude_mediation(
    call: AuthenticatedCall, mediation_id: MediationId, conclusion: body.MediationConclusion
) -> Response:
    """How it ended."""
    async with call.begin() as uow:
        file = await mediations.conclude_mediation(uow, mediation_id, conclusion.outcome, conclusion.result)
    return json_answer(body.present_mediation(file))
