"""Texts in versions, offering them, telling the client, and the client's own link (R2-R4, R30)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall, OpenCall
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import statements as body
from domain.letters.model import Letter, LetterKind
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound
from domain.statements import links, use_cases
from domain.statements.model import Link
from domain.statements.receipt import receipt
from domain.statements.texts import as_blocks

router = PolicyRouter(tags=["Privacyverklaring"])

TextId = Annotated[UUID, Path(alias="textId", json_schema_extra={"maxLength": 36})]
OfferId = Annotated[UUID, Path(alias="offerId", json_schema_extra={"maxLength": 36})]
_TEXTS = "/privacy-statements"
_OFFERS = "/clients/{clientId}/privacy-statement-offers"
_DUTY = Purpose.LEGAL_DUTY
_NO_LINK = "Deze link en code gaan niet open. Vraag uw adviseur om een nieuwe."


@router.act(
    "GET", _TEXTS, name="listPrivacyTexts", action=Action.INFORMATION_READ, purpose=_DUTY,
    summary="Verklaring, reglement en kennisgeving: alle versies (privacy texts)", response_model=body.PrivacyTextList,
)  # fmt: skip
async def list_texts(call: AuthenticatedCall) -> Response:
    """Every version, and which of the current ones no longer say what the data inventory says."""
    async with call.begin() as uow:
        found = await use_cases.list_texts(uow, call.printer.bureau)
    return json_answer(body.present_texts(found))


@router.act(
    "POST", _TEXTS, name="publishPrivacyText", action=Action.INFORMATION_PUBLISH, purpose=_DUTY,
    summary="Nieuwe versie klaarzetten (publish text)", response_model=body.PrivacyTextVersion, status_code=201,
)  # fmt: skip
async def publish_text(call: AuthenticatedCall, new: body.PrivacyTextCreate) -> Response:
    """A new version, offered from now on. Older versions stay readable."""
    async with call.begin() as uow:
        text = await use_cases.publish_text(uow, new.kind, new.body, call.printer.bureau)
    location = f"/api/v1/privacy-statements/{text.id}"
    return json_answer(body.present_text(text, words=True), status=201, location=location)


@router.act(
    "GET", _TEXTS + "/{textId}", name="readPrivacyText", action=Action.INFORMATION_READ, purpose=_DUTY,
    summary="Een versie lezen (read text)", response_model=body.PrivacyTextVersion,
)  # fmt: skip
async def read_text(call: AuthenticatedCall, text_id: TextId) -> Response:
    """The words of one version."""
    async with call.begin() as uow:
        text = await use_cases.read_text(uow, text_id)
    return json_answer(body.present_text(text, words=True))


@router.act(
    "GET", _TEXTS + "/{textId}/document", name="printPrivacyText", action=Action.INFORMATION_READ, purpose=_DUTY,
    summary="Een versie als PDF (text as PDF)", response_class=Response, responses=binary("application/pdf"),
)  # fmt: skip
async def print_text(call: AuthenticatedCall, text_id: TextId) -> Response:
    """The same words on paper."""
    async with call.begin() as uow:
        text = await use_cases.read_text(uow, text_id)
    letter = Letter(
        kind=LetterKind.PRIVACY_TEXT,
        title=text.title,
        reference=f"versie {text.version}",
        dated=bureau_date(text.published_at),
        blocks=as_blocks(text.body),
    )
    return await _pdf(call, letter)


@router.act(
    "POST", _TEXTS + "/{textId}/withdraw", name="withdrawPrivacyText", action=Action.INFORMATION_PUBLISH,
    purpose=_DUTY, summary="Een versie intrekken (withdraw text)", response_model=body.PrivacyTextHeader,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def withdraw_text(call: AuthenticatedCall, text_id: TextId) -> Response:
    """Never offered again; what was offered under it stays as it is."""
    async with call.begin() as uow:
        text = await use_cases.withdraw_text(uow, text_id)
    return json_answer(body.present_text(text))


@router.act(
    "GET", _OFFERS, name="listStatementOffers", action=Action.STATEMENT_READ, purpose=_DUTY,
    summary="Wat de cliënt is aangeboden en verteld (offers and notices)", response_model=body.StatementOffers,
)  # fmt: skip
async def list_offers(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Offers of statement and reglement, and notices, newest first."""
    async with call.begin() as uow:
        found = await use_cases.informed(uow, client_id)
    return json_answer(body.present_informed(found))


@router.act(
    "POST", _OFFERS, name="offerStatement", action=Action.STATEMENT_OFFER, purpose=_DUTY,
    summary="Verklaring en reglement aanbieden (offer statement)", response_model=body.MadeStatementOffer,
    status_code=201,
)  # fmt: skip
async def offer_statement(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.StatementOfferCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """One act records both versions, the fingerprint of both texts, how and with what outcome."""
    base_url = str(request.app.state.settings.base_url)

    async def act() -> Response:
        async with call.begin() as uow:
            offer, link = await use_cases.offer(uow, client_id, body.offer_of(new))
        return json_answer(body.present_made(offer, link, base_url), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _OFFERS + "/{offerId}/receipt", name="printStatementReceipt", action=Action.STATEMENT_READ, purpose=_DUTY,
    summary="Bewijs van ontvangst als PDF (receipt)", response_class=Response, responses=binary("application/pdf"),
)  # fmt: skip
async def print_receipt(call: AuthenticatedCall, client_id: ClientId, offer_id: OfferId) -> Response:
    """For the client to keep: what was offered, how, when, with the fingerprint of both texts."""
    async with call.begin() as uow:
        found, number = await use_cases.read_offer(uow, client_id, offer_id)
    return await _pdf(call, receipt(found, number, bureau_date(uow.now)))


@router.act(
    "POST", "/clients/{clientId}/information-notices", name="giveInformationNotice", action=Action.NOTICE_GIVE,
    purpose=_DUTY, summary="Vastleggen dat de cliënt is geïnformeerd (notice given)",
    response_model=body.InformationNotice, status_code=201,
)  # fmt: skip
async def give_notice(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    given: body.InformationNoticeCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """When and how the client was told (R30); the task to do so is done with it."""

    async def act() -> Response:
        async with call.begin() as uow:
            notice = await use_cases.give_notice(uow, client_id, given.channel, given.given_on)
        return json_answer(body.present_notice(notice), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", "/statement-links/open", name="openStatementLink", action=Action.STATEMENT_LINK_USE, purpose=_DUTY,
    summary="De teksten achter een persoonlijke link (open link)", response_model=body.LinkTexts,
)  # fmt: skip
async def open_link(call: OpenCall, key: body.LinkKey) -> Response:
    """For a client without a login. Five wrong codes close the link."""
    async with call.begin() as uow:
        texts = await links.open_link(uow, Link(key.token, key.code))
    if texts is None:
        raise NotFound(_NO_LINK)
    return json_answer(
        {
            "statement": body.present_text(texts.statement, words=True),
            "reglement": body.present_text(texts.reglement, words=True),
        }
    )


@router.act(
    "POST", "/statement-links/answer", name="answerStatementLink", action=Action.STATEMENT_LINK_USE, purpose=_DUTY,
    summary="Tekenen of niet, via de persoonlijke link (answer link)", status_code=204,
)  # fmt: skip
async def answer_link(call: OpenCall, answer: body.LinkAnswer) -> None:
    """The client's own answer, once; the link is closed with it."""
    async with call.begin() as uow:
        answered = await links.answer_link(uow, Link(answer.token, answer.code), answer.outcome)
    if not answered:
        raise NotFound(_NO_LINK)


async def _pdf(call: AuthenticatedCall, letter: Letter) -> Response:
    printed = await call.printer.print(letter)
    return pdf_answer(printed.pdf, letter.kind.value)
