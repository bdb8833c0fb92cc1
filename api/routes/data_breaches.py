"""Data breaches (AVG 33, 34) and questions about data (R39)."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall, Call
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routes.complaints import Closed, LetterId
from api.routing import PolicyRouter
from api.schemas import data_breaches as body
from domain.data_breaches import use_cases
from domain.data_breaches.model import Assessment, BreachDecision, NewBreach
from domain.data_breaches.ports import BreachFile
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.questions import use_cases as questions
from domain.questions.model import NewQuestion
from domain.shared.clock import bureau_date
from domain.work import Work

router = PolicyRouter(tags=["Datalekken"])

BreachId = Annotated[UUID, Path(alias="dataBreachId", json_schema_extra={"maxLength": 36})]
QuestionId = Annotated[UUID, Path(alias="questionId", json_schema_extra={"maxLength": 36})]
_ALL, _ONE = "/data-breaches", "/data-breaches/{dataBreachId}"
_HANDLE, _READ = Action.BREACH_HANDLE, Action.BREACH_READ
_WATCH = Purpose.OVERSIGHT
_QUESTIONS = "/clients/{clientId}/questions"


async def _done(call: Call, act: Callable[[Work], Awaitable[BreachFile]]) -> Response:
    async with call.begin() as uow:
        file = await act(uow)
    return json_answer(body.present_breach(file, uow.now))


@router.act(
    "GET", _ALL, name="listDataBreaches", action=_READ, purpose=_WATCH, summary="Datalekken (list data breaches)",
    response_model=body.DataBreachList,
)  # fmt: skip
async def list_breaches(call: AuthenticatedCall, closed: Closed = False) -> Response:
    """The register; every breach is documented, also one that is not notified."""
    async with call.begin() as uow:
        found = await use_cases.list_breaches(uow, closed=closed)
    return json_answer({"items": [body.present_item(breach, uow.now) for breach in found]})


@router.act(
    "POST", _ALL, name="reportDataBreach", action=Action.BREACH_REPORT, purpose=Purpose.LEGAL_DUTY,
    summary="Mogelijk datalek melden (report data breach)", response_model=body.ReportedDataBreach, status_code=201,
)  # fmt: skip
async def report_breach(
    request: Request,
    call: AuthenticatedCall,
    new: body.DataBreachCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """By anyone of the staff. The 72 hours run from the moment it was known."""

    async def act() -> Response:
        async with call.begin() as uow:
            seen = NewBreach(new.nature, new.known_at or uow.now, new.text)
            reported = await use_cases.report_breach(uow, seen)
        return json_answer(body.present_reported(*reported), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _ONE, name="readDataBreach", action=_READ, purpose=_WATCH, summary="Datalek (read data breach)",
    response_model=body.DataBreachView,
)  # fmt: skip
async def read_breach(call: AuthenticatedCall, breach_id: BreachId) -> Response:
    """Assessment, decision, notifications, and what happened."""
    return await _done(call, lambda uow: use_cases.read_breach(uow, breach_id))


@router.act(
    "POST", _ONE + "/assessment", name="assessDataBreach", action=_HANDLE, purpose=_WATCH,
    summary="Datalek beoordelen (assess)", response_model=body.DataBreachView,
)  # fmt: skip
async def assess(
    call: AuthenticatedCall, breach_id: BreachId, assessment: body.DataBreachAssessment
) -> Response:
    """Facts, categories, numbers, consequences, measures, risk."""
    judged = Assessment(
        assessment.facts, frozenset(assessment.categories), assessment.people, assessment.consequences,
        assessment.measures, assessment.keys_exposed, assessment.risk,
    )  # fmt: skip
    return await _done(call, lambda uow: use_cases.assess_breach(uow, breach_id, judged))


@router.act(
    "POST", _ONE + "/decision", name="decideDataBreach", action=_HANDLE, purpose=_WATCH,
    summary="Besluiten over melden (decide)", response_model=body.DataBreachView,
)  # fmt: skip
async def decide(call: AuthenticatedCall, breach_id: BreachId, decision: body.DataBreachDecision) -> Response:
    """Whether authority and clients are told; not telling has a reason."""
    taken = BreachDecision(
        decision.notify_authority, decision.notify_clients, decision.reason, decision.clients_reason
    )
    return await _done(call, lambda uow: use_cases.decide_breach(uow, breach_id, taken))


@router.act(
    "POST", _ONE + "/notification", name="recordAuthorityNotification", action=_HANDLE, purpose=_WATCH,
    summary="Melding bij de AP vastleggen (record notification)", response_model=body.DataBreachView,
)  # fmt: skip
async def notify(call: AuthenticatedCall, breach_id: BreachId, told: body.AuthorityNotification) -> Response:
    """Reference and moment; after 72 hours with the reason."""
    return await _done(
        call,
        lambda uow: use_cases.record_notification(
            uow, breach_id, told.reference, told.notified_at, told.late_reason
        ),
    )


@router.act(
    "POST", _ONE + "/client-notices", name="tellClientsOfBreach", action=_HANDLE, purpose=_WATCH,
    summary="Cliënten schrijven (tell clients)", response_model=body.DataBreachView,
)  # fmt: skip
async def tell_clients(
    request: Request,
    call: AuthenticatedCall,
    breach_id: BreachId,
    notices: body.ClientNotices,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A letter to each, kept as the log of who was told."""

    async def act() -> Response:
        return await _done(
            call,
            lambda uow: use_cases.tell_clients(
                uow, breach_id, notices.client_numbers, notices.words, call.printer
            ),
        )

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", _ONE + "/closure", name="closeDataBreach", action=_HANDLE, purpose=_WATCH,
    summary="Datalek afsluiten (close)", response_model=body.DataBreachView, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def close(call: AuthenticatedCall, breach_id: BreachId) -> Response:
    """Once what was decided is done."""
    return await _done(call, lambda uow: use_cases.close_breach(uow, breach_id))


@router.act(
    "GET", _ONE + "/letters/{letterId}", name="readBreachLetter", action=_READ, purpose=_WATCH,
    summary="Brief bij een datalek als PDF (breach letter)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def read_letter(call: AuthenticatedCall, breach_id: BreachId, letter_id: LetterId) -> Response:
    """The bytes as they were sent."""
    async with call.begin() as uow:
        pdf = await use_cases.letter_pdf(uow, breach_id, letter_id)
    return pdf_answer(pdf, f"datalek-{letter_id}")


@router.act(
    "GET", _QUESTIONS, name="listQuestions", action=Action.QUESTION_READ, purpose=Purpose.CLIENT_CONTACT,
    summary="Vragen over gegevens (list questions)", response_model=body.QuestionList, tags=["Vragen"],
)  # fmt: skip
async def list_questions(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """What the client asked about the own data, and what was answered."""
    async with call.begin() as uow:
        found = await questions.list_questions(uow, client_id)
    return json_answer({"items": [body.present_question(one) for one in found]})


@router.act(
    "POST", _QUESTIONS, name="askQuestion", action=Action.QUESTION_WRITE, purpose=Purpose.CLIENT_CONTACT,
    summary="Vraag vastleggen (record question)", response_model=body.QuestionView, status_code=201, tags=["Vragen"],
)  # fmt: skip
async def ask_question(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.QuestionCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A task stands until it is answered."""
    days = call.request.app.state.settings.question_working_days

    async def act() -> Response:
        async with call.begin() as uow:
            asked = NewQuestion(new.text, new.channel, new.received_on or bureau_date(uow.now))
            question = await questions.ask_question(uow, client_id, asked, days)
        return json_answer(body.present_question(question), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", "/questions/{questionId}/answer", name="answerQuestion", action=Action.QUESTION_WRITE,
    purpose=Purpose.CLIENT_CONTACT, summary="Vraag beantwoorden (answer question)", response_model=body.QuestionView,
    tags=["Vragen"],
)  # fmt: skip
async def answer_question(
    call: AuthenticatedCall, question_id: QuestionId, answer: body.QuestionAnswer
) -> Response:
    """Dated now; its task is done."""
    async with call.begin() as uow:
        question = await questions.answer_question(uow, question_id, answer.answer)
    return json_answer(body.present_question(question))
