"""Complaints (R45, R46). A complaint about whoever asks does not exist for them."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall, Call
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import complaints as body
from api.settings import Settings
from domain.complaints import use_cases
from domain.complaints.model import ComplaintTerms, NewComplaint
from domain.complaints.ports import ComplaintFile
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date
from domain.work import Work

router = PolicyRouter(tags=["Klachten"])

ComplaintId = Annotated[UUID, Path(alias="complaintId", json_schema_extra={"maxLength": 36})]
UserId = Annotated[UUID, Path(alias="userId", json_schema_extra={"maxLength": 36})]
LetterId = Annotated[UUID, Path(alias="letterId", json_schema_extra={"maxLength": 36})]
Closed = Annotated[bool, Query(description="Afgesloten zaken in plaats van open zaken")]
_ALL, _ONE = "/complaints", "/complaints/{complaintId}"
_HANDLE, _READ = Action.COMPLAINT_HANDLE, Action.COMPLAINT_READ
_WATCH = Purpose.OVERSIGHT
_CONFLICTS = {"x-conflicts": True}


def terms_of(call: Call) -> ComplaintTerms:
    """The klachtenreglement's terms as this bureau has set them."""
    settings: Settings = call.request.app.state.settings
    return ComplaintTerms(
        settings.complaint_acknowledge_working_days,
        settings.complaint_hear_weeks,
        settings.complaint_answer_weeks,
        settings.complaint_adjourn_weeks,
    )


async def _done(call: Call, act: Callable[[Work], Awaitable[ComplaintFile]]) -> Response:
    async with call.begin() as uow:
        file = await act(uow)
    return json_answer(body.present_complaint(file, bureau_date(uow.now)))


@router.act(
    "GET", _ALL, name="listComplaints", action=_READ, purpose=_WATCH, summary="Klachten (list complaints)",
    response_model=body.ComplaintList,
)  # fmt: skip
async def list_complaints(call: AuthenticatedCall, closed: Closed = False) -> Response:
    """The register: what is due first stands first."""
    async with call.begin() as uow:
        found = await use_cases.list_complaints(uow, closed=closed)
    today = bureau_date(uow.now)
    return json_answer({"items": [body.present_item(complaint, today) for complaint in found]})


@router.act(
    "POST", _ALL, name="registerComplaint", action=Action.COMPLAINT_REGISTER, purpose=Purpose.CLIENT_CONTACT,
    summary="Klacht vastleggen (register complaint)", response_model=body.RegisteredComplaint, status_code=201,
)  # fmt: skip
async def register_complaint(
    request: Request,
    call: AuthenticatedCall,
    new: body.ComplaintCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """By anyone of the staff; who takes it in does not read it back. The terms run from the day of receipt."""

    async def act() -> Response:
        async with call.begin() as uow:
            taken = NewComplaint(
                new.client_id, new.complainant, new.subject, new.channel,
                new.received_on or bureau_date(uow.now), new.text, new.contact, new.about_user_id,
            )  # fmt: skip
            registered = await use_cases.register_complaint(uow, taken, terms_of(call))
        return json_answer(body.present_registered(*registered), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _ONE, name="readComplaint", action=_READ, purpose=_WATCH, summary="Klacht (read complaint)",
    response_model=body.ComplaintView,
)  # fmt: skip
async def read_complaint(call: AuthenticatedCall, complaint_id: ComplaintId) -> Response:
    """With its texts, what happened and what was sent."""
    return await _done(call, lambda uow: use_cases.read_complaint(uow, complaint_id))


@router.act(
    "POST", _ONE + "/handler", name="assignComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Behandelaar kiezen (assign complaint)", response_model=body.ComplaintView,
)  # fmt: skip
async def assign(
    call: AuthenticatedCall, complaint_id: ComplaintId, handler: body.ComplaintHandler
) -> Response:
    """Never the person it is about (R45)."""
    return await _done(call, lambda uow: use_cases.assign_handler(uow, complaint_id, handler.handler_id))


@router.act(
    "POST", _ONE + "/persons", name="nameComplaintPerson", action=_HANDLE, purpose=_WATCH,
    summary="Over wie de klacht gaat (name person)", status_code=204, response_class=Response,
)  # fmt: skip
async def name_person(
    call: AuthenticatedCall, complaint_id: ComplaintId, person: body.ComplaintPerson
) -> Response:
    """From now on this colleague sees nothing of it and cannot handle it."""
    async with call.begin() as uow:
        await use_cases.name_person(uow, complaint_id, person.user_id)
    return Response(status_code=204)


@router.act(
    "DELETE", _ONE + "/persons/{userId}", name="unnameComplaintPerson", action=_HANDLE, purpose=_WATCH,
    summary="Gaat toch niet over deze collega (unname person)", status_code=204, response_class=Response,
)  # fmt: skip
async def unname_person(call: AuthenticatedCall, complaint_id: ComplaintId, user_id: UserId) -> Response:
    """Named by mistake; never undone by the colleague themselves, who does not see the complaint."""
    async with call.begin() as uow:
        await use_cases.unname_person(uow, complaint_id, user_id)
    return Response(status_code=204)


@router.act(
    "POST", _ONE + "/client", name="linkComplaintClient", action=_HANDLE, purpose=_WATCH,
    summary="Aan een cliënt koppelen (link to client)", response_model=body.ComplaintView,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def link_client(
    call: AuthenticatedCall, complaint_id: ComplaintId, client: body.ComplaintClient
) -> Response:
    """By the number of the file, once. From then on letters go to the client's address."""
    return await _done(call, lambda uow: use_cases.link_client(uow, complaint_id, client.client_number))


@router.act(
    "POST", _ONE + "/acknowledgement", name="acknowledgeComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Ontvangst bevestigen (acknowledge)", response_model=body.ComplaintView, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def acknowledge(call: AuthenticatedCall, complaint_id: ComplaintId) -> Response:
    """By letter, with the days that count."""
    return await _done(call, lambda uow: use_cases.acknowledge(uow, complaint_id, call.printer))


@router.act(
    "POST", _ONE + "/hearing", name="hearComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Horen vastleggen (record hearing)", response_model=body.ComplaintView,
)  # fmt: skip
async def hear(
    call: AuthenticatedCall, complaint_id: ComplaintId, hearing: body.ComplaintHearing
) -> Response:
    """Heard in person or in writing, or not wanted."""
    return await _done(
        call,
        lambda uow: use_cases.hear(
            uow, complaint_id, hearing.hearing, hearing.heard_on, hearing.report or ""
        ),
    )


@router.act(
    "POST", _ONE + "/adjournment", name="adjournComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Verdagen (adjourn)", response_model=body.ComplaintView,
)  # fmt: skip
async def adjourn(
    call: AuthenticatedCall, complaint_id: ComplaintId, adjournment: body.ComplaintAdjournment
) -> Response:
    """Once, in time, with a letter that says why and until when."""
    return await _done(
        call,
        lambda uow: use_cases.adjourn(uow, complaint_id, adjournment.reason, terms_of(call), call.printer),
    )


@router.act(
    "POST", _ONE + "/finding", name="findComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Oordeel vastleggen (record finding)", response_model=body.ComplaintView,
)  # fmt: skip
async def find(call: AuthenticatedCall, complaint_id: ComplaintId, found: body.ComplaintFinding) -> Response:
    """With its reasons; can be written anew until it is answered."""
    return await _done(
        call,
        lambda uow: use_cases.find(uow, complaint_id, found.outcome, found.finding, found.measures),
    )


@router.act(
    "POST", _ONE + "/answer", name="answerComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Klacht beantwoorden (answer)", response_model=body.ComplaintView, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def answer(call: AuthenticatedCall, complaint_id: ComplaintId) -> Response:
    """By letter, with the finding and the remedies."""
    return await _done(call, lambda uow: use_cases.answer_complaint(uow, complaint_id, call.printer))


@router.act(
    "POST", _ONE + "/follow-up", name="followUpComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Opvolging vastleggen (follow up)", response_model=body.ComplaintView,
)  # fmt: skip
async def follow_up(
    call: AuthenticatedCall, complaint_id: ComplaintId, done: body.ComplaintFollowUp
) -> Response:
    """What came of what was promised."""
    return await _done(call, lambda uow: use_cases.follow_up(uow, complaint_id, done.text))


@router.act(
    "POST", _ONE + "/closure", name="closeComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Klacht afsluiten (close)", response_model=body.ComplaintView, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def close(call: AuthenticatedCall, complaint_id: ComplaintId) -> Response:
    """From here on it no longer holds up the retention of the file (R38)."""
    return await _done(call, lambda uow: use_cases.close(uow, complaint_id))


@router.act(
    "POST", _ONE + "/withdrawal", name="withdrawComplaint", action=_HANDLE, purpose=_WATCH,
    summary="Klacht intrekken (withdraw)", response_model=body.ComplaintView, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def withdraw(call: AuthenticatedCall, complaint_id: ComplaintId) -> Response:
    """The complainant takes it back, until it is answered."""
    return await _done(call, lambda uow: use_cases.withdraw(uow, complaint_id))


@router.act(
    "GET", _ONE + "/letters/{letterId}", name="readComplaintLetter", action=_READ, purpose=_WATCH,
    summary="Brief bij een klacht als PDF (complaint letter)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def read_letter(call: AuthenticatedCall, complaint_id: ComplaintId, letter_id: LetterId) -> Response:
    """The bytes as they were sent."""
    async with call.begin() as uow:
        pdf = await use_cases.letter_pdf(uow, complaint_id, letter_id)
    return pdf_answer(pdf, f"klacht-{letter_id}")
