"""Assessments of results, by the assigned adviser alone, on evidence (R10, R11)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routes.plans import TrajectId
from api.routing import PolicyRouter
from api.schemas import assessments as body
from domain.assessments import use_cases
from domain.assessments.model import AssessmentState
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Resultaten"])

AssessmentId = Annotated[UUID, Path(alias="assessmentId", json_schema_extra={"maxLength": 36})]
_ASSESSMENTS = "/trajects/{trajectId}/assessments"
_ONE = _ASSESSMENTS + "/{assessmentId}"


@router.act(
    "GET", _ASSESSMENTS, name="listAssessments", action=Action.ASSESSMENT_READ, purpose=Purpose.GUIDANCE,
    summary="Beoordelingen (list assessments)", response_model=body.AssessmentList,
)  # fmt: skip
async def list_assessments(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """The assessments of a traject, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_assessments(uow, traject_id)
    return json_answer({"items": [body.present_assessment(assessment) for assessment in found]})


@router.act(
    "POST", _ASSESSMENTS, name="addAssessment", action=Action.ASSESSMENT_WRITE, purpose=Purpose.GUIDANCE,
    summary="Resultaat beoordelen (add assessment)", response_model=body.Assessment, status_code=201,
)  # fmt: skip
async def add_assessment(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.AssessmentCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Judge a result, citing at least one piece of evidence; without it the assessment is refused (R11)."""

    async def act() -> Response:
        async with call.begin() as uow:
            assessment = await use_cases.add_assessment(
                uow, traject_id, body.content_of(new), new.state, new.supersedes_id
            )
        location = f"/api/v1/trajects/{traject_id}/assessments/{assessment.id}"
        return json_answer(
            body.present_assessment(assessment), status=201, version=assessment.version, location=location
        )

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _ONE, name="readAssessment", action=Action.ASSESSMENT_READ, purpose=Purpose.GUIDANCE,
    summary="Beoordeling (read assessment)", response_model=body.Assessment,
)  # fmt: skip
async def read_assessment(
    call: AuthenticatedCall, traject_id: TrajectId, assessment_id: AssessmentId
) -> Response:
    """One assessment with its evidence."""
    async with call.begin() as uow:
        assessment = await use_cases.read_assessment(uow, traject_id, assessment_id)
    return json_answer(body.present_assessment(assessment), version=assessment.version)


@router.act(
    "PATCH", _ONE, name="changeAssessment", action=Action.ASSESSMENT_WRITE, purpose=Purpose.GUIDANCE,
    summary="Eigen concept wijzigen of vastzetten (change assessment)", response_model=body.Assessment,
)  # fmt: skip
async def change_assessment(
    call: AuthenticatedCall,
    traject_id: TrajectId,
    assessment_id: AssessmentId,
    update: body.AssessmentUpdate,
) -> Response:
    """Change the own draft or make it final; If-Match names the version. What is final does not change."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_assessment(current))):
        async with call.begin() as uow:
            assessment = await use_cases.change_assessment(
                uow,
                traject_id,
                assessment_id,
                lambda current: body.changed_content(current, update),
                update.state or AssessmentState.DRAFT,
                version,
            )
    return json_answer(body.present_assessment(assessment), version=assessment.version)
