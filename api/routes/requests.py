"""Data-subject requests: taken in, identified, decided by two people, answered by letter (R41-R44, AVG 12, 15-21)."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import request_views as view
from api.schemas import requests as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.requests import erasing, registering, use_cases
from domain.requests.steps import OpenRequest
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound
from domain.work import Work, Works

router = PolicyRouter(tags=["Verzoeken"])

RequestId = Annotated[UUID, Path(alias="requestId", json_schema_extra={"maxLength": 36})]
LetterId = Annotated[UUID, Path(alias="letterId", json_schema_extra={"maxLength": 36})]
_ALL = "/data-subject-requests"
_ONE = _ALL + "/{requestId}"
_DUTY = Purpose.LEGAL_DUTY
_CONFLICTS = {"x-conflicts": True}


@router.act(
    "GET", _ALL, name="listDataSubjectRequests", action=Action.REQUEST_LIST, purpose=Purpose.OVERSIGHT,
    summary="Verzoeken (list requests)", response_model=view.DataSubjectRequestList,
)  # fmt: skip
async def list_requests(call: AuthenticatedCall, ended: Annotated[bool, Query()] = False) -> Response:
    """Open requests by their last day, or the ended ones."""
    async with call.begin() as uow:
        found = await use_cases.list_requests(uow, ended=ended)
    today = bureau_date(uow.now)
    return json_answer({"items": [view.present_line(line, today) for line in found]})


@router.act(
    "GET", "/clients/{clientId}/data-subject-requests", name="listRequestsOfClient", action=Action.REQUEST_READ,
    purpose=_DUTY, summary="Verzoeken van een cliënt (requests of a client)",
    response_model=view.DataSubjectRequestList,
)  # fmt: skip
async def list_of_client(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """The requests of one file, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_of_client(uow, client_id)
    today = bureau_date(uow.now)
    return json_answer({"items": [view.present_line(line, today) for line in found]})


@router.act(
    "POST", _ALL, name="registerDataSubjectRequest", action=Action.REQUEST_REGISTER, purpose=_DUTY,
    summary="Verzoek aannemen (register request)", response_model=view.DataSubjectRequest, status_code=201,
)  # fmt: skip
async def register(
    request: Request,
    call: AuthenticatedCall,
    new: body.DataSubjectRequestCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """From the day it was received its term runs; the acknowledgement is made in the same act."""

    async def act() -> Response:
        async with call.begin() as uow:
            found = await registering.register(uow, new.client_id, body.new_of(new), call.printer)
        location = f"/api/v1/data-subject-requests/{found.request.id}"
        answer = view.present_request(found, bureau_date(uow.now))
        return json_answer(answer, status=201, location=location)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", _ALL + "/by-client-number", name="takeInDataSubjectRequest", action=Action.REQUEST_TAKE_IN, purpose=_DUTY,
    summary="Verzoek aannemen op nummer (take in by number)", response_model=body.RequestReceipt, status_code=201,
)  # fmt: skip
async def take_in(
    request: Request,
    call: AuthenticatedCall,
    new: body.RequestTakeIn,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """By anyone of the staff, with or without the file: the answer is the same. Tries are counted and logged."""

    async def act() -> Response:
        async with call.begin() as uow:
            taken = await registering.take_in(uow, new.client_number, new.type, new.channel)
        if taken is None:
            raise NotFound("Er is geen cliënt met dit nummer.")
        return json_answer(view.present_receipt(taken), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", "/finished-data-subject-requests", name="listFinishedRequests", action=Action.REQUEST_LIST,
    purpose=Purpose.OVERSIGHT, summary="Verzoeken van gewiste dossiers (list finished requests)",
    response_model=view.FinishedRequestList,
)  # fmt: skip
async def list_finished(call: AuthenticatedCall) -> Response:
    """Numbers, days and codes; nobody is in them."""
    async with call.begin() as uow:
        found = await use_cases.list_finished(uow)
    return json_answer({"items": [view.present_finished(line) for line in found]})


@router.act(
    "GET", _ONE, name="readDataSubjectRequest", action=Action.REQUEST_READ, purpose=_DUTY,
    summary="Verzoek lezen (read request)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def read(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """One request with its history and letters."""
    return await _do(call, lambda uow: use_cases.read_request(uow, request_id))


@router.act(
    "GET", _ONE + "/letters/{letterId}", name="readRequestLetter", action=Action.REQUEST_READ, purpose=_DUTY,
    summary="Brief bij een verzoek (letter of a request)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def read_letter(call: AuthenticatedCall, request_id: RequestId, letter_id: LetterId) -> Response:
    """The letter as it was made, byte for byte."""
    async with call.begin() as uow:
        pdf = await use_cases.read_letter(uow, request_id, letter_id)
    return pdf_answer(pdf, f"brief-{letter_id}")


@router.act(
    "POST", _ONE + "/requester", name="nameRequester", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Wie vraagt het voor de cliënt (requester)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def name_requester(
    call: AuthenticatedCall, request_id: RequestId, change: body.RequesterChange
) -> Response:
    """Somebody else with a mandate, or nobody else; before it is established who asks."""
    return await _do(
        call, lambda uow: use_cases.name_requester(uow, request_id, body.requester_of(change.requester))
    )


@router.act(
    "POST", _ONE + "/verify-identity", name="verifyRequestIdentity", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Nagaan wie het vraagt (verify identity)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def verify_identity(
    call: AuthenticatedCall, request_id: RequestId, how: body.IdentityVerification
) -> Response:
    """By a coded way, never with a copy of a document. Without a way it could not be established."""
    return await _do(call, lambda uow: use_cases.verify_identity(uow, request_id, how.method, call.printer))


@router.act(
    "POST", _ONE + "/ask", name="askOnRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Iets vragen aan de cliënt (ask)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def ask(call: AuthenticatedCall, request_id: RequestId, asked: body.RequestQuestion) -> Response:
    """By letter; the clock stands still from today until the answer."""
    return await _do(
        call, lambda uow: use_cases.ask_clarification(uow, request_id, asked.question, call.printer)
    )


@router.act(
    "POST", _ONE + "/clarify", name="clarifyRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Antwoord ontvangen (clarified)", response_model=view.DataSubjectRequest, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def clarify(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """The client answered; the clock goes on."""
    return await _do(call, lambda uow: use_cases.clarify(uow, request_id))


@router.act(
    "POST", _ONE + "/extend", name="extendRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Termijn verlengen (extend)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def extend(call: AuthenticatedCall, request_id: RequestId, given: body.Extension) -> Response:
    """Two months more, once, inside the first term, with a letter that says why."""
    return await _do(call, lambda uow: use_cases.extend(uow, request_id, given.reason, call.printer))


@router.act(
    "POST", _ONE + "/fee", name="setRequestFee", action=Action.REQUEST_DECIDE, purpose=_DUTY,
    summary="Vergoeding vragen (set fee)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def set_fee(call: AuthenticatedCall, request_id: RequestId, fee: body.RequestFee) -> Response:
    """Only for what is manifestly unfounded or excessive; a second person looks next (R44)."""
    return await _do(call, lambda uow: use_cases.set_fee(uow, request_id, fee.cents, fee.ground, fee.reason))


@router.act(
    "POST", _ONE + "/approve-fee", name="approveRequestFee", action=Action.REQUEST_REVIEW, purpose=_DUTY,
    summary="Vergoeding nakijken (approve fee)", response_model=view.DataSubjectRequest, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def approve_fee(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """Never by who set it, took the request in or handles it."""
    return await _do(call, lambda uow: use_cases.approve_fee(uow, request_id))


@router.act(
    "POST", _ONE + "/drop-fee", name="dropRequestFee", action=Action.REQUEST_DECIDE, purpose=_DUTY,
    summary="Geen vergoeding (drop fee)", response_model=view.DataSubjectRequest, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def drop_fee(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """It costs nothing after all."""
    return await _do(call, lambda uow: use_cases.drop_fee(uow, request_id))


@router.act(
    "POST", _ONE + "/join", name="joinRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Samen met een eerder verzoek (join)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def join(call: AuthenticatedCall, request_id: RequestId, earlier: body.RequestJoin) -> Response:
    """The same asked before and still open: both are answered together, and a letter says so."""
    return await _do(call, lambda uow: use_cases.join(uow, request_id, earlier.joined_to, call.printer))


@router.act(
    "POST", _ONE + "/decide", name="decideRequest", action=Action.REQUEST_DECIDE, purpose=_DUTY,
    summary="Besluiten (decide)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def decide(call: AuthenticatedCall, request_id: RequestId, made: body.RequestDecision) -> Response:
    """Part by part, with a coded ground for every part that is not granted. A second person looks next."""
    return await _do(call, lambda uow: use_cases.decide(uow, request_id, body.decision_of(made)))


@router.act(
    "POST", _ONE + "/review", name="reviewRequest", action=Action.REQUEST_REVIEW, purpose=_DUTY,
    summary="Besluit nakijken (review)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def review(call: AuthenticatedCall, request_id: RequestId, judged: body.RequestReview) -> Response:
    """Never by who took it in or decided. Agreed: the letter is made. Not agreed: it is decided again."""
    return await _do(call, lambda uow: use_cases.review(uow, request_id, judged.agreed, call.printer))


@router.act(
    "POST", _ONE + "/hand-over", name="handOverRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Aan de cliënt gegeven (hand over)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def hand_over(call: AuthenticatedCall, request_id: RequestId, given: body.RequestHandOver) -> Response:
    """The client has the answer and what belongs to it: how, and when."""
    return await _do(call, lambda uow: use_cases.hand_over(uow, request_id, given.channel, given.on))


@router.act(
    "POST", _ONE + "/erase", name="eraseOnRequest", action=Action.REQUEST_ERASE, purpose=_DUTY,
    summary="Dossier wissen op verzoek (erase)", response_model=view.ErasureResult,
)  # fmt: skip
async def erase(call: AuthenticatedCall, request_id: RequestId, meant: body.RequestErasure) -> Response:
    """The whole dossier goes, this request with it, after the client has the letter. Asks for the code again."""
    works: Works = call.request.app.state.database
    done = await erasing.erase_on_request(call.begin, works, request_id, meant.number)
    return json_answer(view.present_erased(done))


@router.act(
    "POST", _ONE + "/execute", name="executeRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Uitgevoerd (execute)", response_model=view.DataSubjectRequest, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def execute(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """What was granted is done."""
    return await _do(call, lambda uow: use_cases.execute(uow, request_id))


@router.act(
    "POST", _ONE + "/close", name="closeRequest", action=Action.REQUEST_HANDLE, purpose=_DUTY,
    summary="Afsluiten (close)", response_model=view.DataSubjectRequest, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def close(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """With its letter; the case opens nothing any more (R43)."""
    return await _do(call, lambda uow: use_cases.close(uow, request_id))


@router.act(
    "POST", _ONE + "/withdraw", name="withdrawRequest", action=Action.REQUEST_REGISTER, purpose=_DUTY,
    summary="De cliënt trekt het in (withdraw)", response_model=view.DataSubjectRequest, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def withdraw(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """The client no longer asks it; before execution."""
    return await _do(call, lambda uow: use_cases.withdraw(uow, request_id))


@router.act(
    "POST", _ONE + "/reopen", name="reopenRequest", action=Action.REQUEST_REOPEN, purpose=_DUTY,
    summary="Heropenen (reopen)", response_model=view.DataSubjectRequest,
)  # fmt: skip
async def reopen(call: AuthenticatedCall, request_id: RequestId, why: body.RequestReopening) -> Response:
    """Open again what had ended, with why; a new term runs from today."""
    return await _do(call, lambda uow: use_cases.reopen(uow, request_id, why.reason))


async def _do(call: AuthenticatedCall, act: Callable[[Work], Awaitable[OpenRequest]]) -> Response:
    async with call.begin() as uow:
        found = await act(uow)
    return json_answer(view.present_request(found, bureau_date(uow.now)), version=found.request.version)
