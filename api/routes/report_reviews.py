"""Sentences from reports before a second person: the privacy officer (R29)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import reports as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.reporting import reviews
from domain.reporting.firewall import ReviewDecision

router = PolicyRouter(tags=["Rapportages"])

ReviewId = Annotated[UUID, Path(alias="reviewId", json_schema_extra={"maxLength": 36})]


@router.act(
    "GET", "/report-reviews", name="listReportReviews", action=Action.REPORT_REVIEW_LIST,
    purpose=Purpose.OVERSIGHT, summary="Zinnen die op een tweede persoon wachten (list report reviews)",
    response_model=body.ReportReviewList,
)  # fmt: skip
async def list_reviews(call: AuthenticatedCall) -> Response:
    """The sentence, what was found in it and why the writer needs it; no client and no writer."""
    async with call.begin() as uow:
        found = await reviews.list_reviews(uow)
    return json_answer({"items": [body.present_waiting(review) for review in found]})


@router.act(
    "POST", "/report-reviews/{reviewId}/decide", name="decideReportReview", action=Action.REPORT_REVIEW_DECIDE,
    purpose=Purpose.OVERSIGHT, summary="Een zin laten staan of niet (decide report review)",
    response_model=body.ReviewDecided,
)  # fmt: skip
async def decide_review(
    request: Request,
    call: AuthenticatedCall,
    review_id: ReviewId,
    decided: body.ReviewDecide,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """With a reason; never one's own sentence."""

    async def act() -> Response:
        async with call.begin() as uow:
            decision = await reviews.decide_review(
                uow, review_id, ReviewDecision(decided.decision), decided.reason
            )
        return json_answer({"decision": decision})

    return await once(call, idempotency_key, await request.body(), act)
