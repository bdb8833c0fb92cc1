"""Telling recipients what was corrected, erased or restricted on a request (AVG 19)."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Path
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.routes.requests import RequestId
from api.routing import PolicyRouter
from api.schemas import recipient_notices as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.recipient_notices import use_cases
from domain.recipient_notices.model import Recipients
from domain.work import Work

router = PolicyRouter(tags=["Verzoeken"])

RecipientId = Annotated[UUID, Path(alias="recipientId", json_schema_extra={"maxLength": 36})]
_ALL = "/data-subject-requests/{requestId}/recipients"
_ONE = _ALL + "/{recipientId}"
_DUTY = Purpose.LEGAL_DUTY
_CONFLICTS = {"x-conflicts": True}


@router.act(
    "GET", _ALL, name="listRecipients", action=Action.RECIPIENT_READ, purpose=_DUTY,
    summary="Ontvangers van de gegevens (list recipients)", response_model=body.RecipientNoticeList,
)  # fmt: skip
async def list_recipients(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """Who was sent what changed, and who of them was told."""
    return await _do(call, lambda uow: use_cases.list_recipients(uow, request_id))


@router.act(
    "POST", _ALL, name="makeRecipientList", action=Action.RECIPIENT_LIST, purpose=_DUTY,
    summary="Ontvangers op een rij zetten (make the list)", response_model=body.RecipientNoticeList,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def make_list(call: AuthenticatedCall, request_id: RequestId, what: body.RecipientListMake) -> Response:
    """From the register of disclosures: everyone who was sent any of these kinds of data. Again adds, never removes."""
    return await _do(call, lambda uow: use_cases.make_list(uow, request_id, frozenset(what.categories)))


@router.act(
    "POST", _ALL + "/tell-client", name="tellClientOfRecipients", action=Action.RECIPIENT_LIST, purpose=_DUTY,
    summary="De cliënt vertellen wie het waren (tell the client)", response_model=body.RecipientNoticeList,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def tell_client(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """A letter with who received the data, and who was told; it stands with the request."""
    return await _do(call, lambda uow: use_cases.tell_client(uow, request_id, call.printer))


@router.act(
    "POST", _ONE + "/tell", name="tellRecipient", action=Action.RECIPIENT_TELL, purpose=_DUTY,
    summary="Een ontvanger het vertellen (tell a recipient)", response_model=body.RecipientNoticeList,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def tell(
    call: AuthenticatedCall, request_id: RequestId, recipient_id: RecipientId, told: body.RecipientTold
) -> Response:
    """With a letter that names the kinds of data and no value; it stands with the request."""
    return await _do(
        call, lambda uow: use_cases.tell(uow, request_id, recipient_id, told.channel, call.printer)
    )


@router.act(
    "POST", _ONE + "/mark-impossible", name="markRecipientImpossible", action=Action.RECIPIENT_TELL, purpose=_DUTY,
    summary="Een ontvanger is niet te bereiken (mark impossible)", response_model=body.RecipientNoticeList,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def mark_impossible(
    call: AuthenticatedCall, request_id: RequestId, recipient_id: RecipientId, why: body.RecipientImpossible
) -> Response:
    """Impossible, or out of proportion: with a coded reason."""
    return await _do(call, lambda uow: use_cases.mark_impossible(uow, request_id, recipient_id, why.reason))


async def _do(call: AuthenticatedCall, act: Callable[[Work], Awaitable[Recipients]]) -> Response:
    async with call.begin() as uow:
        found = await act(uow)
    return json_answer(body.present(found))
