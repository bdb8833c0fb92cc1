"""The plan van aanpak of a traject: texts, versions, approval, comparison (R8)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.routing import PolicyRouter
from api.schemas import plans as body
from domain.plans import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Plan van aanpak"])

TrajectId = Annotated[UUID, Path(alias="trajectId", json_schema_extra={"maxLength": 36})]
PlanNumber = Annotated[int, Path(alias="number", ge=1, le=10_000, json_schema_extra={"format": "int32"})]
_PLAN = "/trajects/{trajectId}/plan"
_GUIDANCE = Purpose.GUIDANCE


@router.act(
    "GET", _PLAN, name="readPlan", action=Action.PLAN_READ, purpose=_GUIDANCE,
    summary="Het plan van aanpak (read plan)", response_model=body.Plan,
)  # fmt: skip
async def read_plan(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """The present version; an empty draft with version 0 when nothing was written yet."""
    async with call.begin() as uow:
        plan = await use_cases.read_plan(uow, traject_id)
    return json_answer(body.present_plan(plan), version=plan.version)


@router.act(
    "PUT", _PLAN, name="writePlan", action=Action.PLAN_WRITE, purpose=_GUIDANCE,
    summary="Plan opslaan (write plan)", response_model=body.Plan,
)  # fmt: skip
async def write_plan(call: AuthenticatedCall, traject_id: TrajectId, update: body.PlanUpdate) -> Response:
    """Save the texts; If-Match names the version ("0" for the first time). After approval this makes a new version."""
    version = call.expected_version()
    with present_stale(lambda plan: plain(body.present_plan(plan))):
        async with call.begin() as uow:
            plan = await use_cases.write_plan(uow, traject_id, body.texts_of(update), version)
    return json_answer(body.present_plan(plan), version=plan.version)


@router.act(
    "POST", _PLAN + "/approve", name="approvePlan", action=Action.PLAN_APPROVE, purpose=_GUIDANCE,
    summary="Akkoord vastleggen (approve plan)", response_model=body.Plan,
)  # fmt: skip
async def approve_plan(
    call: AuthenticatedCall, traject_id: TrajectId, new: body.PlanApprovalCreate
) -> Response:
    """Record that the client agreed, or afterwards the commissioning party where the contract asks that."""
    if new.approver is body.Approver.CLIENT:
        approval = body.client_approval_of(new)
        async with call.begin() as uow:
            plan = await use_cases.approve_for_client(uow, traject_id, new.number, approval)
    else:
        recorded = body.party_approval_of(new)
        async with call.begin() as uow:
            plan = await use_cases.record_party_approval(uow, traject_id, new.number, recorded)
    return json_answer(body.present_plan(plan), version=plan.version)


@router.act(
    "POST", _PLAN + "/approve-by-party", name="approvePlanByParty", action=Action.PLAN_APPROVE_BY_PARTY,
    purpose=Purpose.ACCOUNTABILITY, summary="Goedkeuren als opdrachtgever (approve as commissioning party)",
    response_model=body.PlanStatus,
)  # fmt: skip
async def approve_by_party(
    call: AuthenticatedCall, traject_id: TrajectId, new: body.PlanPartyApprovalCreate
) -> Response:
    """The party's machine approves a version of an own traject; it gets how the plan stands, no text of it."""
    async with call.begin() as uow:
        status = await use_cases.approve_by_party(uow, traject_id, new.number)
    return json_answer(body.present_status(status))


@router.act(
    "GET", _PLAN + "/versions", name="listPlanVersions", action=Action.PLAN_READ, purpose=_GUIDANCE,
    summary="Versies van het plan (list plan versions)", response_model=body.PlanVersionList,
)  # fmt: skip
async def list_versions(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """All versions, newest first, without their texts."""
    async with call.begin() as uow:
        found = await use_cases.list_versions(uow, traject_id)
    return json_answer({"items": [body.present_header(plan) for plan in found]})


@router.act(
    "GET", _PLAN + "/versions/{number}", name="readPlanVersion", action=Action.PLAN_READ, purpose=_GUIDANCE,
    summary="Eén versie van het plan (read plan version)", response_model=body.Plan,
)  # fmt: skip
async def read_version(call: AuthenticatedCall, traject_id: TrajectId, number: PlanNumber) -> Response:
    """One version with its activities as they were planned then."""
    async with call.begin() as uow:
        plan = await use_cases.read_version(uow, traject_id, number)
    return json_answer(body.present_plan(plan), version=plan.version)


@router.act(
    "GET", _PLAN + "/comparison", name="comparePlanVersions", action=Action.PLAN_READ, purpose=_GUIDANCE,
    summary="Twee versies vergelijken (compare plan versions)", response_model=body.PlanComparison,
)  # fmt: skip
async def compare_versions(
    call: AuthenticatedCall,
    traject_id: TrajectId,
    before: Annotated[body.VersionNumber, Query(alias="from")],
    after: Annotated[body.VersionNumber, Query(alias="to")],
) -> Response:
    """What differs between two versions: text by text, activity by activity."""
    async with call.begin() as uow:
        comparison = await use_cases.compare_versions(uow, traject_id, before, after)
    return json_answer(body.present_comparison(comparison))
