"""Suitability assessments on the four criteria of R16. They hold limitations, so the caller names a purpose."""

from fastapi import Request
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.plans import TrajectId
from api.routes.records import HealthPurpose
from api.routing import PolicyRouter
from api.schemas import suitability as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.suitability import use_cases

router = PolicyRouter(tags=["Resultaten"])

_SUITABILITY = "/trajects/{trajectId}/suitability-assessments"


@router.act(
    "GET", _SUITABILITY, name="listSuitabilityAssessments", action=Action.SUITABILITY_READ,
    purpose=Purpose.SUITABILITY_ASSESSMENT, summary="Passend werk (list suitability assessments)",
    response_model=body.SuitabilityAssessmentList,
)  # fmt: skip
async def list_suitability(
    call: AuthenticatedCall, traject_id: TrajectId, purpose: HealthPurpose
) -> Response:
    """The suitability assessments of a traject, newest first."""
    async with call.begin(purpose) as uow:
        found = await use_cases.list_suitability(uow, traject_id)
    return json_answer({"items": [body.present_suitability(assessment) for assessment in found]})


@router.act(
    "POST", _SUITABILITY, name="addSuitabilityAssessment", action=Action.SUITABILITY_WRITE,
    purpose=Purpose.SUITABILITY_ASSESSMENT, summary="Beoordelen welk werk past (add suitability assessment)",
    response_model=body.SuitabilityAssessment, status_code=201,
)  # fmt: skip
async def add_suitability(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    purpose: HealthPurpose,
    new: body.SuitabilityAssessmentCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Judge which work fits. Limitations only under a traject that gives a ground for them (R29)."""

    async def act() -> Response:
        async with call.begin(purpose) as uow:
            made = await use_cases.add_suitability(uow, traject_id, body.content_of(new))
        return json_answer(body.present_suitability(made), status=201)

    return await once(call, idempotency_key, await request.body(), act)
