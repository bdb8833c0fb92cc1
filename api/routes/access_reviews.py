"""The quarterly review of access (R24, R26, R27): one key a row, and a report when it is closed."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import access_reviews as body
from domain.access_reviews import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toegangsreview"])

ReviewId = Annotated[UUID, Path(alias="accessReviewId", json_schema_extra={"maxLength": 36})]
RowId = Annotated[UUID, Path(alias="rowId", json_schema_extra={"maxLength": 36})]
_PATH = "/access-reviews"
_ONE = _PATH + "/{accessReviewId}"
_OVERSIGHT = Purpose.OVERSIGHT


@router.act(
    "GET", _PATH, name="listAccessReviews", action=Action.ACCESS_REVIEW_READ, purpose=_OVERSIGHT,
    summary="Toegangsreviews (list access reviews)", response_model=body.AccessReviewList,
)  # fmt: skip
async def list_reviews(call: AuthenticatedCall) -> Response:
    """One for each quarter, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_reviews(uow)
    return json_answer({"items": [body.present_summary(review) for review in found]})


@router.act(
    "POST", _PATH, name="openAccessReview", action=Action.ACCESS_REVIEW_OPEN, purpose=_OVERSIGHT,
    summary="Toegangsreview nu openen (open access review)", response_model=body.AccessReview, status_code=201,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def open_review(
    request: Request, call: AuthenticatedCall, idempotency_key: IdempotencyKey = None
) -> Response:
    """This quarter's review, when the worker did not open it on the first working day."""

    async def act() -> Response:
        async with call.begin() as uow:
            made = await use_cases.open_review(uow)
        place = f"/api/v1{_PATH}/{made.review.id}"
        return json_answer(body.present_review(made), status=201, version=made.review.version, location=place)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _ONE, name="readAccessReview", action=Action.ACCESS_REVIEW_READ, purpose=_OVERSIGHT,
    summary="Eén toegangsreview (read access review)", response_model=body.AccessReview,
)  # fmt: skip
async def read_review(call: AuthenticatedCall, review_id: ReviewId) -> Response:
    """Every row, with whether the access still stands."""
    async with call.begin() as uow:
        found = await use_cases.read_review(uow, review_id)
    return json_answer(body.present_review(found), version=found.review.version)


@router.act(
    "PATCH", _ONE + "/rows/{rowId}", name="decideAccessReviewRow", action=Action.ACCESS_REVIEW_DECIDE,
    purpose=_OVERSIGHT, summary="Behouden, intrekken of ongedaan maken (decide a row)",
    response_model=body.AccessReviewRow,
)  # fmt: skip
async def decide_row(
    call: AuthenticatedCall, review_id: ReviewId, row_id: RowId, update: body.AccessReviewDecision
) -> Response:
    """Taking away does it at once, or leaves it to who must do it. If-Match names the version of the row."""
    version = call.expected_version()
    with present_stale(lambda row: plain(body.present_row(row))):
        async with call.begin() as uow:
            row = await use_cases.decide_row(uow, review_id, row_id, update.decision, update.reason, version)
    return json_answer(body.present_row(row), version=row.version)


@router.act(
    "POST", _ONE + "/close", name="closeAccessReview", action=Action.ACCESS_REVIEW_CLOSE, purpose=_OVERSIGHT,
    summary="Toegangsreview sluiten (close access review)", response_model=body.AccessReview,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def close_review(call: AuthenticatedCall, review_id: ReviewId) -> Response:
    """Every row decided: the report is printed and its hash kept. If-Match names the version of the review."""
    version = call.expected_version()
    with present_stale(lambda review: plain(body.present_summary(review))):
        async with call.begin() as uow:
            closed = await use_cases.close_review(uow, review_id, version, call.printer)
    return json_answer(body.present_review(closed), version=closed.review.version)


@router.act(
    "GET", _ONE + "/report", name="readAccessReviewReport", action=Action.ACCESS_REVIEW_READ,
    purpose=_OVERSIGHT, summary="Verslag van de toegangsreview (report as PDF)", response_class=Response,
    responses=binary("application/pdf"), openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def read_report(call: AuthenticatedCall, review_id: ReviewId) -> Response:
    """The report as it was closed: names of staff, numbers of clients."""
    async with call.begin() as uow:
        quarter, pdf = await use_cases.read_report(uow, review_id)
    return pdf_answer(pdf, f"toegangsreview-{quarter}")


@router.act(
    "GET", "/access-review-measures", name="listAccessReviewMeasures", action=Action.ACCESS_REVIEW_FOLLOW,
    purpose=_OVERSIGHT, summary="Wat de review aan u overliet (list measures)",
    response_model=body.AccessReviewMeasureList,
)  # fmt: skip
async def list_measures(call: AuthenticatedCall) -> Response:
    """What the coordinator or the administrator must still end; it goes by itself when it is done."""
    async with call.begin() as uow:
        found = await use_cases.list_measures(uow)
    return json_answer({"items": [body.present_measure(row) for row in found]})
