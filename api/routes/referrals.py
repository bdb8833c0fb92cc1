"""The coordinator's inbox, and the advisers with their load."""

from typing import Annotated

from fastapi import Path, Query, Request
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.call import AuthenticatedCall
from api.cursors import moment_cursor, read_moment_cursor
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas.base import Cursor, Identifier, PageLimit
from api.schemas.referrals import (
    Adviser,
    AdviserList,
    Referral,
    ReferralAccept,
    ReferralAccepted,
    ReferralItem,
    ReferralList,
    ReferralReject,
    ReferralState,
)
from domain.intake.use_cases import refused_as_json
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.referrals import model as domain
from domain.referrals import use_cases

ReferralId = Annotated[Identifier, Path(alias="referralId")]

router = PolicyRouter(tags=["Aanmeldingen"])


@router.act(
    "GET",
    "/referrals",
    action=Action.REFERRAL_LIST,
    purpose=Purpose.INTAKE,
    name="listReferrals",
    summary="De inbox (the inbox)",
    response_model=ReferralList,
)
async def list_referrals(
    call: AuthenticatedCall,
    state: Annotated[ReferralState | None, Query()] = None,
    party_id: Annotated[Identifier | SkipJsonSchema[None], Query(alias="partyId")] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> ReferralList:
    """Oudste eerst; zonder `state` alles behalve wat herzien is."""
    wanted = use_cases.Filter(domain.ReferralState(state) if state else None, party_id)
    after = read_moment_cursor(cursor)
    async with call.begin() as uow:
        items = await use_cases.list_referrals(uow, wanted, after, limit + 1)
    page = items[:limit]
    return ReferralList(
        items=[ReferralItem.model_validate(item, from_attributes=True) for item in page],
        next_cursor=moment_cursor(page[-1].received_at, page[-1].id) if len(items) > limit else None,
    )


@router.act(
    "GET",
    "/referrals/{referralId}",
    action=Action.REFERRAL_READ,
    purpose=Purpose.INTAKE,
    name="readReferral",
    summary="Eén aanmelding naast wat er al kan zijn (a referral beside possible matches)",
    response_model=Referral,
)
async def read_referral(call: AuthenticatedCall, referral_id: ReferralId, response: Response) -> Referral:
    """De aanleveraar ziet hier nooit iets van."""
    async with call.begin() as uow:
        referral = await use_cases.read_referral(uow, referral_id)
    response.headers["ETag"] = f'"{referral.version}"'
    return present_referral(referral)


@router.act(
    "POST",
    "/referrals/{referralId}/accept",
    action=Action.REFERRAL_ACCEPT,
    purpose=Purpose.INTAKE,
    name="acceptReferral",
    summary="Aannemen en toewijzen (accept and assign)",
    response_model=ReferralAccepted,
)
async def accept_referral(
    call: AuthenticatedCall,
    request: Request,
    referral_id: ReferralId,
    body: ReferralAccept,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Maakt in één handeling cliënt, traject en toewijzing; met `clientId` een nieuw traject erbij."""

    async def accept() -> Response:
        async with call.begin() as uow:
            accepted = await use_cases.accept_referral(uow, referral_id, body.adviser_id, body.client_id)
        answer = ReferralAccepted.model_validate(accepted, from_attributes=True)
        return Response(answer.model_dump_json(), media_type="application/json")

    return await once(call, idempotency_key, await request.body(), accept)


@router.act(
    "POST",
    "/referrals/{referralId}/reject",
    action=Action.REFERRAL_REJECT,
    purpose=Purpose.INTAKE,
    name="rejectReferral",
    summary="Afwijzen met een code (reject with a code)",
    response_model=Referral,
)
async def reject_referral(
    call: AuthenticatedCall,
    referral_id: ReferralId,
    body: ReferralReject,
) -> Referral:
    """De opdrachtgever krijgt de code te zien, de toelichting blijft hier."""
    async with call.begin() as uow:
        return present_referral(
            await use_cases.reject_referral(uow, referral_id, body.code, body.explanation)
        )


@router.act(
    "GET",
    "/advisers",
    action=Action.ADVISER_LIST,
    purpose=Purpose.INTAKE,
    name="listAdvisers",
    summary="Adviseurs en hun caseload (advisers and their load)",
    response_model=AdviserList,
)
async def list_advisers(call: AuthenticatedCall) -> AdviserList:
    """Minst belaste eerst; zonder geldige geheimhoudingsverklaring niet beschikbaar (R27)."""
    async with call.begin() as uow:
        advisers = await use_cases.list_advisers(uow)
    return AdviserList(items=[Adviser.model_validate(adviser, from_attributes=True) for adviser in advisers])


def present_referral(referral: domain.Referral) -> Referral:
    """The referral as the coordinator sees it."""
    names = Referral.model_fields.keys() - {"refused_fields"}
    values = {name: getattr(referral, name) for name in names}
    refused = [refused_as_json(item) for item in referral.refused_fields]
    return Referral.model_validate({**values, "refused_fields": refused}, from_attributes=True)
