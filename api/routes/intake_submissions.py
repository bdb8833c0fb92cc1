"""One referral by one call."""

from fastapi import Request
from starlette.responses import Response

from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas.intake import IntakeSubmission, IntakeSubmissionResult
from domain.intake.flatten import flatten
from domain.intake.use_cases import refused_as_json, submit_referral
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Aanlevering"])


@router.act(
    "POST",
    "/intake-submissions",
    action=Action.INTAKE_SUBMIT,
    purpose=Purpose.INTAKE,
    name="submitIntake",
    status_code=201,
    summary="Eén aanmelding aanleveren (submit one referral)",
    response_model=IntakeSubmissionResult,
)
async def submit_intake(
    call: AuthenticatedCall, request: Request, body: IntakeSubmission, idempotency_key: IdempotencyKey = None
) -> Response:
    """Opnieuw sturen verandert niets; andere inhoud onder hetzelfde kenmerk is een herziening."""
    raw = flatten(0, body.model_dump(mode="json", by_alias=True, exclude_none=True))

    async def submit() -> Response:
        async with call.begin() as uow:
            result = await submit_referral(uow, raw)
        answer = IntakeSubmissionResult.model_validate(
            {
                "id": result.referral_id,
                "orderReference": result.order_reference,
                "status": result.status,
                "change": result.change,
                "refusedFields": [refused_as_json(item) for item in result.refused],
            }
        )
        return Response(answer.model_dump_json(), 201, media_type="application/json")

    return await once(call, idempotency_key, await request.body(), submit)
