"""Reports as the commissioning party's machine reads them: its own, and only what was sent (R12)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from pydantic import AwareDatetime, Field
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.cursors import moment_cursor, read_moment_cursor
from api.routing import PolicyRouter
from api.schemas import reports as body
from api.schemas.base import Cursor, PageLimit
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.reporting import delivery

router = PolicyRouter(tags=["Rapportages voor opdrachtgevers"])

ReportId = Annotated[UUID, Path(alias="reportId", json_schema_extra={"maxLength": 36})]
UpdatedSince = Annotated[AwareDatetime, Field(json_schema_extra={"maxLength": 40})]
_READ = Action.DELIVERED_REPORT_READ
_ACCOUNT = Purpose.ACCOUNTABILITY


@router.act(
    "GET", "/delivered-reports", name="listDeliveredReports", action=_READ, purpose=_ACCOUNT,
    summary="Rapportages aan de eigen organisatie (list delivered reports)", response_model=body.DeliveredReportList,
)  # fmt: skip
async def list_delivered(
    call: AuthenticatedCall,
    updated_since: Annotated[UpdatedSince | None, Query(alias="updatedSince")] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """Oldest first, so that the last page is where to go on next time."""
    after = read_moment_cursor(cursor)
    async with call.begin() as uow:
        found = await delivery.list_delivered(uow, updated_since, after, limit + 1)
    page = found[:limit]
    more = moment_cursor(page[-1].sent_at, page[-1].id) if len(found) > limit else None
    return json_answer({"items": [body.present_delivered(report) for report in page], "nextCursor": more})


@router.act(
    "GET", "/delivered-reports/{reportId}", name="readDeliveredReport", action=_READ, purpose=_ACCOUNT,
    summary="Een rapportage als gegevens (delivered report as data)", response_model=body.DeliveredReport,
)  # fmt: skip
async def read_delivered(call: AuthenticatedCall, report_id: ReportId) -> Response:
    """The bytes that were sent; their SHA-256 is `jsonSha256` in the list."""
    async with call.begin() as uow:
        _, content = await delivery.read_delivered(uow, report_id, pdf=False)
    return Response(content, media_type="application/json")


@router.act(
    "GET", "/delivered-reports/{reportId}/pdf", name="readDeliveredReportPdf", action=_READ, purpose=_ACCOUNT,
    summary="Een rapportage als PDF (delivered report as PDF)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def read_delivered_pdf(call: AuthenticatedCall, report_id: ReportId) -> Response:
    """The bytes that were sent; their SHA-256 is `sha256` in the list."""
    async with call.begin() as uow:
        _, pdf = await delivery.read_delivered(uow, report_id, pdf=True)
    return pdf_answer(pdf, f"rapportage-{report_id}")
