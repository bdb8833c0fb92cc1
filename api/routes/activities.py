"""Activities and products of a plan, with what became of them (R9)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routes.plans import TrajectId
from api.routing import PolicyRouter
from api.schemas import activities as body
from domain.plans import activity_use_cases as use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Activiteiten"])

ActivityId = Annotated[UUID, Path(alias="activityId", json_schema_extra={"maxLength": 36})]
_ACTIVITIES = "/trajects/{trajectId}/activities"
_ONE = _ACTIVITIES + "/{activityId}"
_GUIDANCE = Purpose.GUIDANCE


@router.act(
    "GET", _ACTIVITIES, name="listActivities", action=Action.PLAN_READ, purpose=_GUIDANCE,
    summary="Activiteiten (list activities)", response_model=body.ActivityList,
)  # fmt: skip
async def list_activities(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """The activities of a traject, in the order of the plan."""
    async with call.begin() as uow:
        found = await use_cases.list_activities(uow, traject_id)
    return json_answer({"items": [body.present_activity(activity) for activity in found]})


@router.act(
    "POST", _ACTIVITIES, name="addActivity", action=Action.ACTIVITY_WRITE, purpose=_GUIDANCE,
    summary="Activiteit toevoegen (add activity)", response_model=body.Activity, status_code=201,
)  # fmt: skip
async def add_activity(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.ActivityCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Plan an activity. When the plan was approved, this makes a new version of it."""

    async def act() -> Response:
        async with call.begin() as uow:
            activity = await use_cases.add_activity(uow, traject_id, body.planned_of(new))
        location = f"/api/v1/trajects/{traject_id}/activities/{activity.id}"
        return json_answer(
            body.present_activity(activity), status=201, version=activity.version, location=location
        )

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _ONE, name="changeActivity", action=Action.ACTIVITY_WRITE, purpose=_GUIDANCE,
    summary="Activiteit wijzigen (change activity)", response_model=body.Activity,
)  # fmt: skip
async def change_activity(
    call: AuthenticatedCall, traject_id: TrajectId, activity_id: ActivityId, update: body.ActivityUpdate
) -> Response:
    """Change an activity; If-Match names the version. Status and result move on without a new version of the plan."""
    version = call.expected_version()
    with present_stale(lambda activity: plain(body.present_activity(activity))):
        async with call.begin() as uow:
            activity = await use_cases.change_activity(
                uow, traject_id, activity_id, lambda current: body.changed(current, update), version
            )
    return json_answer(body.present_activity(activity), version=activity.version)


@router.act(
    "DELETE", _ONE, name="removeActivity", action=Action.ACTIVITY_WRITE, purpose=_GUIDANCE,
    summary="Activiteit uit het plan halen (remove activity)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def remove_activity(call: AuthenticatedCall, traject_id: TrajectId, activity_id: ActivityId) -> None:
    """Take a planned activity out of the plan. What was deployed stays: set it to not done instead."""
    version = call.expected_version()
    with present_stale(lambda activity: plain(body.present_activity(activity))):
        async with call.begin() as uow:
            await use_cases.remove_activity(uow, traject_id, activity_id, version)
