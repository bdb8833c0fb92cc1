"""Handing a whole caseload to another adviser (R24, R26): look first, then do."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import caseload_transfers as body
from api.schemas.base import Identifier
from api.schemas.digests import DigestClient, present_digest_client
from domain.caseload_transfers import use_cases
from domain.caseload_transfers.model import NewTransfer
from domain.digests.use_cases import read_client_digest
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toegang"])
_PATH = "/caseload-transfers"
TransferId = Annotated[UUID, Path(alias="transferId", json_schema_extra={"maxLength": 36})]


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
    """All at once or nothing: every client gets an assignment of its own, from now or from the moment named."""
    wanted = NewTransfer(
        new.from_adviser_id, new.to_adviser_id, new.reason, new.expected_clients, new.begins_at
    )

    async def act() -> Response:
        async with call.begin() as uow:
            done = await use_cases.transfer_caseload(uow, wanted)
        return json_answer(body.present_transfer(done), status=201)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", _PATH, name="listCaseloadTransfers", action=Action.CASELOAD_TRANSFER_LIST, purpose=Purpose.GUIDANCE,
    summary="Overdrachten (list caseload transfers)", response_model=body.PlannedTransferList,
)  # fmt: skip
async def list_transfers(call: AuthenticatedCall) -> Response:
    """All for the coordinator; for an adviser those from or to the own caseload."""
    async with call.begin() as uow:
        found = await use_cases.list_transfers(uow)
        now = uow.now
    return json_answer({"items": [body.present_planned(transfer, now) for transfer in found]})


@router.act(
    "POST", _PATH + "/{transferId}/cancel", name="cancelCaseloadTransfer", action=Action.CASELOAD_TRANSFER,
    purpose=Purpose.GUIDANCE, summary="Geplande overdracht annuleren (cancel transfer)",
    response_model=body.PlannedTransfer, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def cancel_transfer(call: AuthenticatedCall, transfer_id: TransferId) -> Response:
    """Until its moment: the present adviser keeps every client."""
    async with call.begin() as uow:
        cancelled = await use_cases.cancel_transfer(uow, transfer_id)
        now = uow.now
    return json_answer(body.present_planned(cancelled, now))


@router.act(
    "GET", _PATH + "/{transferId}/digest", name="readTransferDigest", action=Action.CASELOAD_TRANSFER_DIGEST,
    purpose=Purpose.GUIDANCE, summary="Overzicht bij de overdracht van een caseload (transfer digest)",
    response_model=body.TransferDigest,
)  # fmt: skip
async def read_digest(call: AuthenticatedCall, transfer_id: TransferId) -> Response:
    """What waits with each client, for who received them, from the moment of the transfer on."""
    async with call.begin() as uow:
        digest = await use_cases.read_transfer_digest(uow, transfer_id)
        now = uow.now
    return json_answer(body.present_transfer_digest(digest, now))


@router.act(
    "GET", "/clients/{clientId}/hand-over-digest", name="readClientDigest", action=Action.CLIENT_DIGEST,
    purpose=Purpose.GUIDANCE, summary="Wat er bij deze cliënt wacht (hand-over digest of a client)",
    response_model=DigestClient,
)  # fmt: skip
async def read_digest_of_client(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """The same for one client."""
    async with call.begin() as uow:
        found = await read_client_digest(uow, client_id)
    return json_answer(present_digest_client(found))
