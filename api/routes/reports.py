"""Reports of a traject: made from the file, written, checked, previewed and sent (R12, R21, R28, R29, R31)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer, plain
from api.call import AuthenticatedCall, Call, present_stale
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import reports as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.reporting import sending, use_cases
from domain.reporting.ports import ReportRenderer
from domain.reporting.templates import TemplateSet
from domain.shared.errors import NotFound

router = PolicyRouter(tags=["Rapportages"])

TrajectId = Annotated[UUID, Path(alias="trajectId", json_schema_extra={"maxLength": 36})]
ReportId = Annotated[UUID, Path(alias="reportId", json_schema_extra={"maxLength": 36})]
PageNumber = Annotated[int, Path(alias="pageNumber", ge=1, le=10_000, json_schema_extra={"format": "int32"})]
_REPORTS = "/trajects/{trajectId}/reports"
_REPORT = _REPORTS + "/{reportId}"
_ACCOUNT = Purpose.ACCOUNTABILITY


def _tools(call: Call) -> tuple[TemplateSet, ReportRenderer]:
    state = call.request.app.state
    return state.report_templates, state.report_renderer


def _answer(opened: use_cases.OpenReport, *, status: int = 200) -> Response:
    location = (
        f"/api/v1/trajects/{opened.report.traject_id}/reports/{opened.report.id}" if status == 201 else None
    )
    return json_answer(
        body.present_report(opened), status=status, version=opened.report.version, location=location
    )


@router.act(
    "GET", _REPORTS, name="listReports", action=Action.REPORT_READ, purpose=_ACCOUNT,
    summary="Rapportages (list reports)", response_model=body.ReportList,
)  # fmt: skip
async def list_reports(call: AuthenticatedCall, traject_id: TrajectId) -> Response:
    """The reports of a traject, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_reports(uow, traject_id)
    return json_answer({"items": [body.present_summary(report) for report in found]})


@router.act(
    "POST", _REPORTS, name="makeReport", action=Action.REPORT_WRITE, purpose=_ACCOUNT,
    summary="Rapportage maken uit het dossier (make report)", response_model=body.Report, status_code=201,
)  # fmt: skip
async def make_report(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.ReportCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Collects what happened since the last report; the adviser adds the texts."""

    async def act() -> Response:
        async with call.begin() as uow:
            opened = await use_cases.make_report(
                uow, *_tools(call), traject_id, new.kind, new.period_from, new.period_until
            )
        return _answer(opened, status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _REPORT, name="readReport", action=Action.REPORT_READ, purpose=_ACCOUNT,
    summary="Eén rapportage, met wat ontbreekt (read report)", response_model=body.Report,
)  # fmt: skip
async def read_report(call: AuthenticatedCall, traject_id: TrajectId, report_id: ReportId) -> Response:
    """The report filled from the file as it is now, what is missing, and words that hold it back."""
    async with call.begin() as uow:
        opened = await use_cases.read_report(uow, *_tools(call), traject_id, report_id)
    return _answer(opened)


@router.act(
    "PATCH", _REPORT, name="changeReport", action=Action.REPORT_WRITE, purpose=_ACCOUNT,
    summary="Teksten of periode wijzigen (change report)", response_model=body.Report,
)  # fmt: skip
async def change_report(
    call: AuthenticatedCall, traject_id: TrajectId, report_id: ReportId, update: body.ReportUpdate
) -> Response:
    """If-Match names the version. Words about health come back marked, with other words for them."""
    version = call.expected_version()
    texts = {section.code: section.text for section in update.sections}
    with present_stale(lambda opened: plain(body.present_report(opened))):
        async with call.begin() as uow:
            opened = await use_cases.change_report(
                uow,
                *_tools(call),
                traject_id,
                report_id,
                (update.period_from, update.period_until),
                texts,
                version,
            )
    return _answer(opened)


@router.act(
    "POST", _REPORT + "/preview", name="previewReport", action=Action.REPORT_WRITE, purpose=_ACCOUNT,
    summary="Voorbeeld maken van wat eruit gaat (preview report)", response_model=body.Report,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def preview_report(call: AuthenticatedCall, traject_id: TrajectId, report_id: ReportId) -> Response:
    """Renders PDF and JSON and keeps the bytes; only these can be sent."""
    async with call.begin() as uow:
        opened = await use_cases.preview_report(uow, *_tools(call), traject_id, report_id)
    return _answer(opened)


@router.act(
    "GET", _REPORT + "/preview", name="readReportPreview", action=Action.REPORT_READ, purpose=_ACCOUNT,
    summary="De PDF van het voorbeeld of van wat verstuurd is (preview as PDF)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def read_preview(call: AuthenticatedCall, traject_id: TrajectId, report_id: ReportId) -> Response:
    """The stored bytes: what is seen here is what is sent."""
    async with call.begin() as uow:
        pdf = await use_cases.read_preview(uow, traject_id, report_id)
    return pdf_answer(pdf, f"rapportage-{report_id}")


@router.act(
    "GET", _REPORT + "/preview/pages/{pageNumber}", name="readReportPreviewPage", action=Action.REPORT_READ,
    purpose=_ACCOUNT, summary="Een bladzijde van het voorbeeld als plaatje (page as picture)",
    response_class=Response, responses=binary("image/png"),
)  # fmt: skip
async def read_preview_page(
    call: AuthenticatedCall, traject_id: TrajectId, report_id: ReportId, page_number: PageNumber
) -> Response:
    """A page of the stored PDF, for the screen."""
    _, renderer = _tools(call)
    async with call.begin() as uow:
        pdf = await use_cases.read_preview(uow, traject_id, report_id)
    picture = await renderer.page(pdf, page_number)
    if picture is None:
        raise NotFound("Deze bladzijde is er niet.")
    return Response(picture, media_type="image/png")


@router.act(
    "POST", _REPORT + "/send", name="sendReport", action=Action.REPORT_SEND, purpose=_ACCOUNT,
    summary="Rapportage versturen (send report)", response_model=body.Report,
)  # fmt: skip
async def send_report(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    report_id: ReportId,
    send: body.ReportSend,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Sends the previewed bytes. 409 when anything they were made from changed: preview again."""

    async def act() -> Response:
        async with call.begin() as uow:
            opened = await sending.send_report(
                uow, *_tools(call), traject_id, report_id, bytes.fromhex(send.sha256)
            )
        return _answer(opened)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", _REPORT + "/reviews", name="askReportReview", action=Action.REPORT_WRITE, purpose=_ACCOUNT,
    summary="Een tweede persoon vragen over een zin (ask review)", response_model=body.Report,
)  # fmt: skip
async def ask_review(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    report_id: ReportId,
    asked: body.ReviewRequest,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The sentence around the marked word goes to the privacy officer, with the reason and no name."""

    async def act() -> Response:
        async with call.begin() as uow:
            opened = await use_cases.ask_review(
                uow, *_tools(call), traject_id, report_id, asked.place, asked.start, asked.reason
            )
        return _answer(opened)

    return await once(call, idempotency_key, await request.body(), act)
