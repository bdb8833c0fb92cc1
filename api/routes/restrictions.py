"""Restrictions: kept and no longer used, until the client was told (R41, AVG 18)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import restrictions as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.restrictions import use_cases

router = PolicyRouter(tags=["Afscherming"])

RestrictionId = Annotated[UUID, Path(alias="restrictionId", json_schema_extra={"maxLength": 36})]
LetterId = Annotated[UUID, Path(alias="letterId", json_schema_extra={"maxLength": 36})]
_ALL = "/clients/{clientId}/restrictions"
_ONE = _ALL + "/{restrictionId}"
_DUTY = Purpose.LEGAL_DUTY
_CONFLICTS = {"x-conflicts": True}


@router.act(
    "GET", _ALL, name="listRestrictions", action=Action.RESTRICTION_READ, purpose=_DUTY,
    summary="Afschermingen (list restrictions)", response_model=body.RestrictionList,
)  # fmt: skip
async def list_restrictions(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Every restriction of a file, newest first, also those that were lifted."""
    async with call.begin() as uow:
        found = await use_cases.list_restrictions(uow, client_id)
    return json_answer({"items": [body.present(one) for one in found]})


@router.act(
    "GET", "/clients/{clientId}/restrictable-records", name="listRestrictableRecords",
    action=Action.RESTRICTION_READ, purpose=_DUTY, summary="Stukken om af te schermen (restrictable records)",
    response_model=body.RestrictableRecordList,
)  # fmt: skip
async def list_records(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """What can be restricted on its own, by kind and day: for the officer, while a case of the client is open."""
    async with call.begin() as uow:
        found = await use_cases.list_records(uow, client_id)
    return json_answer({"items": [body.present_record(one) for one in found]})


@router.act(
    "POST", _ALL, name="restrictData", action=Action.RESTRICTION_SET, purpose=_DUTY,
    summary="Afschermen (restrict)", response_model=body.Restriction, status_code=201,
)  # fmt: skip
async def restrict(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.RestrictionCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """From this act on it is kept and not used; the client's letter is made in the same act."""

    async def act() -> Response:
        async with call.begin() as uow:
            made = await use_cases.restrict(uow, client_id, body.new_of(new), call.printer)
        location = f"/api/v1/clients/{client_id}/restrictions"
        return json_answer(body.present(made), status=201, location=location)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", _ONE + "/tell", name="tellOfLifting", action=Action.RESTRICTION_LIFT, purpose=_DUTY,
    summary="De cliënt vertellen dat het eraf gaat (tell)", response_model=body.Restriction,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def tell(call: AuthenticatedCall, client_id: ClientId, restriction_id: RestrictionId) -> Response:
    """With a letter, before it is lifted (AVG 18(3))."""
    async with call.begin() as uow:
        told = await use_cases.tell(uow, client_id, restriction_id, call.printer)
    return json_answer(body.present(told))


@router.act(
    "POST", _ONE + "/lift", name="liftRestriction", action=Action.RESTRICTION_LIFT, purpose=_DUTY,
    summary="Afscherming opheffen (lift)", response_model=body.Restriction, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def lift(call: AuthenticatedCall, client_id: ClientId, restriction_id: RestrictionId) -> Response:
    """Only after the client was told."""
    async with call.begin() as uow:
        lifted = await use_cases.lift(uow, client_id, restriction_id)
    return json_answer(body.present(lifted))


@router.act(
    "GET", _ONE + "/letters/{letterId}", name="readRestrictionLetter", action=Action.RESTRICTION_READ,
    purpose=_DUTY, summary="Brief bij een afscherming (letter of a restriction)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def read_letter(
    call: AuthenticatedCall, client_id: ClientId, restriction_id: RestrictionId, letter_id: LetterId
) -> Response:
    """The letter as it was made, byte for byte."""
    async with call.begin() as uow:
        pdf = await use_cases.read_letter(uow, client_id, restriction_id, letter_id)
    return pdf_answer(pdf, f"brief-{letter_id}")
