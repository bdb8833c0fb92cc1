"""Placements, and whether they last (R20)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routes.plans import TrajectId
from api.routing import PolicyRouter
from api.schemas import placements as body
from domain.placements import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Resultaten"])

PlacementId = Annotated[UUID, Path(alias="placementId", json_schema_extra={"maxLength": 36})]
_PLACEMENTS = "/trajects/{trajectId}/placements"


@router.act(
    "GET", _PLACEMENTS, name="listPlacements", action=Action.PLACEMENT_READ, purpose=Purpose.GUIDANCE,
    summary="Plaatsingen (list placements)", response_model=body.PlacementList,
)  # fmt: skip
async def list_placements(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """The placements of a traject with whether they are durable today, newest begin first."""
    async with call.begin() as uow:
        found = await use_cases.list_placements(uow, traject_id)
    return json_answer({"items": [body.present_placement(judged) for judged in found]})


@router.act(
    "POST", _PLACEMENTS, name="addPlacement", action=Action.PLACEMENT_WRITE, purpose=Purpose.GUIDANCE,
    summary="Plaatsing vastleggen (add placement)", response_model=body.Placement, status_code=201,
)  # fmt: skip
async def add_placement(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.PlacementCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Record a placement; the task to check it after six calendar months is left in the same act."""

    async def act() -> Response:
        async with call.begin() as uow:
            judged = await use_cases.add_placement(uow, traject_id, body.content_of(new))
        placement = judged.placement
        location = f"/api/v1/trajects/{traject_id}/placements/{placement.id}"
        return json_answer(
            body.present_placement(judged), status=201, version=placement.version, location=location
        )

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _PLACEMENTS + "/{placementId}", name="changePlacement", action=Action.PLACEMENT_WRITE,
    purpose=Purpose.GUIDANCE, summary="Plaatsing wijzigen of controleren (change placement)",
    response_model=body.Placement,
)  # fmt: skip
async def change_placement(
    call: AuthenticatedCall, traject_id: TrajectId, placement_id: PlacementId, update: body.PlacementUpdate
) -> Response:
    """Change a placement, or record the check after six months; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_placement(current))):
        async with call.begin() as uow:
            judged = await use_cases.change_placement(
                uow, traject_id, placement_id, lambda current: body.changed_content(current, update), version
            )
    return json_answer(body.present_placement(judged), version=judged.placement.version)
