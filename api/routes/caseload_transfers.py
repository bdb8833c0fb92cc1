"""Handing a whole caseload to another adviser (R24, R26): look first, then do."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import caseload_transfers as body
from api.schemas.base import Identifier
from domain.caseload_transfers import use_cases
from domain.caseload_transfers.model import NewTransfer
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toegang"])
_PATH = "/caseload-transfers"


@router.act(
    "GET", _PATH + "/preview", name="previewCaseloadTransfer", action=Action.CASELOAD_TRANSFER,
    purpose=Purpose.GUIDANCE, summary="Wat een overdracht zou doen (preview caseload transfer)",
    response_model=body.CaseloadTransfer, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def preview_transfer(
    call: AuthenticatedCall,
    from_adviser_id: Annotated[Identifier, Query(alias="fromAdviserId")],
    to_adviser_id: Annotated[Identifier, Query(alias="toAdviserId")],
) -> Response:
    """Who would move with how much, and who would stay."""
    async with call.begin() as uow:
        found = await use_cases.preview_transfer(uow, from_adviser_id, to_adviser_id)
    return json_answer(body.present_transfer(found))


@router.act(
    "POST", _PATH, name="transferCaseload", action=Action.CASELOAD_TRANSFER, purpose=Purpose.GUIDANCE,
    summary="Caseload overdragen (transfer caseload)", response_model=body.CaseloadTransfer, status_code=201,
)  # fmt: skip
async def transfer_caseload(
    request: Request,
    call: AuthenticatedCall,
    new: body.CaseloadTransferCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """All at once or nothing: every client gets an assignment of its own, in force from this moment."""
    wanted = NewTransfer(new.from_adviser_id, new.to_adviser_id, new.reason, new.expected_clients)

    async def act() -> Response:
        async with call.begin() as uow:
            done = await use_cases.transfer_caseload(uow, wanted)
        return json_answer(body.present_transfer(done), status=201)

    return await once(call, idempotency_key, await request.body(), act)
