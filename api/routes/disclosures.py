"""What leaves: the register, handing over, revoking, and the recipient's own link (R28, R31, R34)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer, one_of
from api.call import AuthenticatedCall, OpenCall
from api.given import GIVEN_TYPES, given_answer
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import disclosures as body
from api.schemas.statements import LinkKey
from domain.disclosures import use_cases
from domain.disclosures.model import Link
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.errors import NotFound

router = PolicyRouter(tags=["Verstrekkingen"])

DisclosureId = Annotated[UUID, Path(alias="disclosureId", json_schema_extra={"maxLength": 36})]
_OF_CLIENT = "/clients/{clientId}/disclosures"
_DUTY = Purpose.LEGAL_DUTY
_NO_LINK = "Deze link en code gaan niet open. Vraag degene die u de link gaf om een nieuwe."


@router.act(
    "GET", "/legal-provisions", name="listLegalProvisions", action=Action.LEGAL_PROVISION_READ, purpose=_DUTY,
    summary="Wettelijke bepalingen (legal provisions)", response_model=body.LegalProvisionList,
)  # fmt: skip
async def list_provisions(call: AuthenticatedCall) -> Response:
    """Which provisions open a disclosure without consent, and what each may give."""
    async with call.begin() as uow:
        await use_cases.read_provisions(uow)
    return json_answer(body.present_provisions())


@router.act(
    "GET", _OF_CLIENT, name="listDisclosures", action=Action.DISCLOSURE_READ, purpose=_DUTY,
    summary="Verstrekkingen (list disclosures)", response_model=body.DisclosureList,
)  # fmt: skip
async def list_disclosures(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Everything that left about a client, to whom, on what ground, until when."""
    async with call.begin() as uow:
        found = await use_cases.list_disclosures(uow, client_id)
        now = uow.now
    return json_answer({"items": [body.present_disclosure(one, now) for one in found]})


@router.act(
    "POST", _OF_CLIENT, name="handOverDocument", action=Action.DISCLOSURE_HAND_OVER, purpose=_DUTY,
    summary="Stukken aan een derde geven (hand over)", response_model=body.HandedOverDocuments, status_code=201,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def hand_over(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.DisclosureHandover,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """With the client's consent for this recipient, or a legal provision; never without a promise of secrecy.

    By a link with a code, now or later; or handed over at once to who accepted the duty.
    """
    handover = body.handover_of(new)
    base_url = str(request.app.state.settings.base_url)

    async def act() -> Response:
        async with call.begin() as uow:
            handed = await use_cases.hand_over(uow, client_id, handover)
            now = uow.now
        return json_answer(body.present_handed_over(handed, now, base_url), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", _OF_CLIENT + "/{disclosureId}/revoke", name="revokeDisclosure", action=Action.DISCLOSURE_REVOKE,
    purpose=_DUTY, summary="Een verstrekking stoppen (revoke)", response_model=body.DisclosureView,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def revoke_disclosure(
    call: AuthenticatedCall, client_id: ClientId, disclosure_id: DisclosureId
) -> Response:
    """The link no longer opens, the planned send never leaves. What was read cannot be taken back."""
    async with call.begin() as uow:
        ended = await use_cases.revoke_disclosure(uow, client_id, disclosure_id)
        now = uow.now
    return json_answer(body.present_disclosure(ended, now))


@router.act(
    "POST", "/disclosure-links/open", name="openDisclosureLink", action=Action.DISCLOSURE_LINK_USE, purpose=_DUTY,
    summary="Wat een ontvanger belooft (open link)", response_model=body.DisclosureLinkDuty,
)  # fmt: skip
async def open_link(call: OpenCall, key: LinkKey) -> Response:
    """For a recipient without a login: first the duty of confidentiality. Five wrong codes end the link."""
    async with call.begin() as uow:
        tried = await use_cases.open_link(uow, Link(key.token, key.code))
    if tried is None:
        raise NotFound(_NO_LINK)
    return json_answer(body.present_duty(tried, call.printer.bureau.name))


@router.act(
    "POST", "/disclosure-links/take", name="takeDisclosure", action=Action.DISCLOSURE_LINK_USE, purpose=_DUTY,
    summary="De gegevens krijgen, één keer (take)", response_class=Response, responses=one_of(*GIVEN_TYPES),
)  # fmt: skip
async def take(call: OpenCall, key: body.DisclosureLinkTake) -> Response:
    """To who accepts the duty by name, once; after this the link is used. Several documents come as one ZIP."""
    async with call.begin() as uow:
        given = await use_cases.take(uow, Link(key.token, key.code), key.accepted_by)
    if not given:
        raise NotFound(_NO_LINK)
    return given_answer(given)
