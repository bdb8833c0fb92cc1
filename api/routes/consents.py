"""Consents, objections, and the mailing list that follows from them (R28, R32-R34)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.csv_answers import csv_answer
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import consents as body
from domain.consents import use_cases
from domain.consents.receipt import receipt
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date

router = PolicyRouter(tags=["Toestemming"])

ConsentId = Annotated[UUID, Path(alias="consentId", json_schema_extra={"maxLength": 36})]
ConsentTextId = Annotated[UUID, Path(alias="consentTextId", json_schema_extra={"maxLength": 36})]
_TEXTS = "/consent-texts"
_OF_CLIENT = "/clients/{clientId}/consents"
_OBJECTIONS = "/clients/{clientId}/objections"
_DUTY = Purpose.LEGAL_DUTY
_CONFLICTS = {"x-conflicts": True}


@router.act(
    "GET", _TEXTS, name="listConsentTexts", action=Action.CONSENT_TEXT_READ, purpose=_DUTY,
    summary="De vragen om toestemming (consent texts)", response_model=body.ConsentTextList,
)  # fmt: skip
async def list_texts(call: AuthenticatedCall) -> Response:
    """The words in which each consent is asked, every version."""
    async with call.begin() as uow:
        found = await use_cases.list_texts(uow)
    return json_answer({"items": [body.present_text(text) for text in found]})


@router.act(
    "POST", _TEXTS, name="publishConsentText", action=Action.CONSENT_TEXT_PUBLISH, purpose=_DUTY,
    summary="Nieuwe vraag klaarzetten (publish consent text)", response_model=body.ConsentTextVersion, status_code=201,
)  # fmt: skip
async def publish_text(call: AuthenticatedCall, new: body.ConsentTextCreate) -> Response:
    """New words, used from now on. A consent given for older words stays valid until it ends or is replaced."""
    async with call.begin() as uow:
        text = await use_cases.publish_text(uow, new.purpose, new.body)
    return json_answer(body.present_text(text), status=201)


@router.act(
    "POST", _TEXTS + "/{consentTextId}/withdraw", name="withdrawConsentText", action=Action.CONSENT_TEXT_PUBLISH,
    purpose=_DUTY, summary="Een vraag intrekken (withdraw consent text)", response_model=body.ConsentTextVersion,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def withdraw_text(call: AuthenticatedCall, text_id: ConsentTextId) -> Response:
    """No consent is asked in these words any more."""
    async with call.begin() as uow:
        text = await use_cases.withdraw_text(uow, text_id)
    return json_answer(body.present_text(text))


@router.act(
    "GET", _OF_CLIENT, name="listConsents", action=Action.CONSENT_READ, purpose=_DUTY,
    summary="Toestemmingen (list consents)", response_model=body.ConsentList,
)  # fmt: skip
async def list_consents(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """What the client allowed, refused and took back, each as it stands at this moment."""
    async with call.begin() as uow:
        found = await use_cases.list_consents(uow, client_id)
    return json_answer({"items": [body.present_consent(consent) for consent in found]})


@router.act(
    "POST", _OF_CLIENT, name="askConsent", action=Action.CONSENT_ASK, purpose=_DUTY,
    summary="Toestemming vragen of vastleggen (ask consent)", response_model=body.ConsentView, status_code=201,
)  # fmt: skip
async def ask_consent(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.ConsentCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """One purpose, one recipient, named categories, a stored end. Refusing is a normal outcome."""
    asked = body.consent_of(new)

    async def act() -> Response:
        async with call.begin() as uow:
            consent = await use_cases.ask_consent(uow, client_id, asked)
        return json_answer(body.present_consent(consent), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", "/consents/{consentId}/answer", name="answerConsent", action=Action.CONSENT_ASK, purpose=_DUTY,
    summary="Antwoord vastleggen (answer consent)", response_model=body.ConsentView,
)  # fmt: skip
async def answer_consent(
    call: AuthenticatedCall, consent_id: ConsentId, answer: body.ConsentAnswer
) -> Response:
    """Yes with its evidence, or no."""
    async with call.begin() as uow:
        consent = await use_cases.answer_consent(
            uow, consent_id, answer.given, body.evidence_of(answer.evidence)
        )
    return json_answer(body.present_consent(consent))


@router.act(
    "POST", "/consents/{consentId}/withdraw", name="withdrawConsent", action=Action.CONSENT_WITHDRAW, purpose=_DUTY,
    summary="Toestemming intrekken (withdraw consent)", response_model=body.ConsentView,
)  # fmt: skip
async def withdraw_consent(
    call: AuthenticatedCall, consent_id: ConsentId, withdrawal: body.ConsentWithdrawal
) -> Response:
    """As easy as giving: one act, effective at once."""
    async with call.begin() as uow:
        consent = await use_cases.withdraw_consent(uow, consent_id, withdrawal.channel)
    return json_answer(body.present_consent(consent))


@router.act(
    "GET", "/consents/{consentId}/receipt", name="printConsentReceipt", action=Action.CONSENT_READ, purpose=_DUTY,
    summary="Bewijs van toestemming als PDF (consent receipt)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def print_receipt(call: AuthenticatedCall, consent_id: ConsentId) -> Response:
    """For the client to keep: what, to whom, until when, in which words, and how to take it back."""
    async with call.begin() as uow:
        consent, text, number = await use_cases.read_consent(uow, consent_id)
    letter = receipt(consent, text, number, bureau_date(uow.now))
    printed = await call.printer.print(letter)
    return pdf_answer(printed.pdf, f"toestemming-{consent_id}")


@router.act(
    "GET", _OBJECTIONS, name="listObjections", action=Action.OBJECTION_READ, purpose=_DUTY,
    summary="Bezwaren (list objections)", response_model=body.ObjectionList,
)  # fmt: skip
async def list_objections(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Objections to commercial or charitable use."""
    async with call.begin() as uow:
        found = await use_cases.list_objections(uow, client_id)
    return json_answer({"items": [body.present_objection(objection) for objection in found]})


@router.act(
    "POST", _OBJECTIONS, name="registerObjection", action=Action.OBJECTION_REGISTER, purpose=_DUTY,
    summary="Bezwaar vastleggen (register objection)", response_model=body.ObjectionView, status_code=201,
)  # fmt: skip
async def register_objection(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.ObjectionCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """No weighing, no term: with this act the use stops (R33, R34)."""

    async def act() -> Response:
        async with call.begin() as uow:
            objection = await use_cases.object_to_mailing(uow, client_id, new.channel)
        return json_answer(body.present_objection(objection), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", "/mailing-exports", name="exportMailing", action=Action.MAILING_EXPORT, purpose=_DUTY,
    summary="Lijst voor post van het bureau (mailing export)", response_class=Response, responses=binary("text/csv"),
)  # fmt: skip
async def export_mailing(call: AuthenticatedCall, mailing: body.MailingRequest) -> Response:
    """Exactly the clients with a consent in force at this moment; the log holds who they were."""
    async with call.begin() as uow:
        found = await use_cases.export_mailing(uow, mailing.purpose)
    rows = ((one.name, one.street, one.postcode, one.city, one.email or "") for one in found)
    return csv_answer(("naam", "adres", "postcode", "woonplaats", "email"), rows, "verzendlijst")
