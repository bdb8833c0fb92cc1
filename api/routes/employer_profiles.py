"""Employer profiles: made for a placement, looked at, and sent as they were looked at (R25)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import disclosures as body
from domain.employer_profiles import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Verstrekkingen"])

ProfileId = Annotated[UUID, Path(alias="profileId", json_schema_extra={"maxLength": 36})]
_PATH = "/clients/{clientId}/employer-profiles"
_GUIDANCE = Purpose.GUIDANCE


@router.act(
    "GET", _PATH, name="listEmployerProfiles", action=Action.EMPLOYER_PROFILE_READ, purpose=_GUIDANCE,
    summary="Profielen voor werkgevers (list profiles)", response_model=body.EmployerProfileList,
)  # fmt: skip
async def list_profiles(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """What was made for employers, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_profiles(uow, client_id)
    return json_answer({"items": [body.present_profile(profile) for profile in found]})


@router.act(
    "POST", _PATH, name="makeEmployerProfile", action=Action.EMPLOYER_PROFILE_MAKE, purpose=_GUIDANCE,
    summary="Profiel maken en bekijken (make profile)", response_model=body.EmployerProfilePreview, status_code=201,
)  # fmt: skip
async def make_profile(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.EmployerProfileCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Filled from the file with what consent or the placement opens; the answer is exactly what would leave."""

    async def act() -> Response:
        async with call.begin() as uow:
            made = await use_cases.make_profile(uow, call.printer, client_id, body.profile_of(new))
        return json_answer(body.present_preview(made), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _PATH + "/{profileId}/document", name="printEmployerProfile", action=Action.EMPLOYER_PROFILE_READ,
    purpose=_GUIDANCE, summary="Het voorbeeld als PDF (preview)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def print_profile(call: AuthenticatedCall, client_id: ClientId, profile_id: ProfileId) -> Response:
    """The bytes that leave when this profile is sent."""
    async with call.begin() as uow:
        pdf = await use_cases.read_pdf(uow, client_id, profile_id)
    return pdf_answer(pdf, f"profiel-{profile_id}")


@router.act(
    "POST", _PATH + "/{profileId}/send", name="sendEmployerProfile", action=Action.EMPLOYER_PROFILE_SEND,
    purpose=_GUIDANCE, summary="Het voorbeeld versturen (send profile)", response_model=body.SentEmployerProfile,
    status_code=201,
)  # fmt: skip
async def send_profile(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    profile_id: ProfileId,
    send: body.EmployerProfileSend,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A link that opens once, with a code told apart. Only what was looked at, and only while its ground holds."""
    base_url = str(request.app.state.settings.base_url)

    async def act() -> Response:
        async with call.begin() as uow:
            sent = await use_cases.send_profile(
                uow, client_id, profile_id, bytes.fromhex(send.sha256), send.days, send.send_at
            )
            now = uow.now
        return json_answer(body.present_sent(sent, now, base_url), status=201)

    return await once(call, idempotency_key, await request.body(), act)
