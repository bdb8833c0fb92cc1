"""The sealed log for the privacy officer: its state, its heads, checking it and taking it out."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Query
from starlette.responses import Response, StreamingResponse

from api.answers import json_answer
from api.call import AuthenticatedCall, Call
from api.routing import PolicyRouter
from api.schemas import log as body
from api.schemas.base import PageLimit
from domain.audit import use_cases
from domain.audit.lines import lines_of
from domain.audit.ports import HeadsOutside
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toezicht"])

LINES = "application/x-ndjson"
_FILE = {"type": "string", "format": "binary", "maxLength": 2_147_483_647}


@router.act(
    "GET", "/audit/verify", name="readLogState", action=Action.AUDIT_READ, purpose=Purpose.OVERSIGHT,
    summary="Stand en controles van het logboek (log state)", response_model=body.LogState,
)  # fmt: skip
async def read_log_state(call: AuthenticatedCall) -> Response:
    """How far the log is sealed, and what the latest checks found."""
    async with call.begin() as uow:
        state, found = await use_cases.read_verifications(uow)
    folder: HeadsOutside | None = call.request.app.state.log_heads
    outside = await asyncio.to_thread(folder.last_number) if folder else None
    return json_answer(body.present_state(state, outside, list(found)))


@router.act(
    "POST", "/audit/verify", name="verifyLog", action=Action.AUDIT_VERIFY, purpose=Purpose.OVERSIGHT,
    summary="Het logboek laten controleren (verify)", status_code=202, response_model=body.LogVerification,
)  # fmt: skip
async def verify_log(call: AuthenticatedCall) -> Response:
    """Have the whole log checked; follow it at the same address."""
    async with call.begin() as uow:
        asked = await use_cases.ask_verification(uow)
    return json_answer(body.present_verification(asked), status=202, location="/api/v1/audit/verify")


@router.act(
    "GET", "/audit/tree-heads", name="listTreeHeads", action=Action.AUDIT_READ, purpose=Purpose.OVERSIGHT,
    summary="Ondertekende koppen van het logboek (tree heads)", response_model=body.LogTreeHeadList,
)  # fmt: skip
async def list_tree_heads(
    call: AuthenticatedCall,
    after: Annotated[int, Query(ge=0, le=2_147_483_647, json_schema_extra={"format": "int32"})] = 0,
    limit: PageLimit = 50,
) -> Response:
    """The heads after a number, oldest first."""
    async with call.begin() as uow:
        found = await use_cases.list_tree_heads(uow, after, limit + 1)
    page = found[:limit]
    more = page[-1].number if len(found) > limit else None
    return json_answer({"items": [body.present_head(head) for head in page], "nextAfter": more})


@router.act(
    "GET", "/audit/export", name="exportLog", action=Action.AUDIT_EXPORT, purpose=Purpose.OVERSIGHT,
    summary="Het logboek downloaden (export)", response_class=StreamingResponse,
    responses={200: {"content": {LINES: {"schema": _FILE}}}},
)  # fmt: skip
async def export_log(call: AuthenticatedCall) -> Response:
    """Every sealed record with its head, as JSON lines: what `trajectdossier audit verify --export` checks."""
    async with call.begin() as uow:
        await use_cases.begin_export(uow)
    headers = {
        "Content-Disposition": 'attachment; filename="logboek.jsonl"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(_lines(call), headers=headers, media_type=LINES)


async def _lines(call: Call) -> AsyncIterator[bytes]:
    async for one in use_cases.export_log(use_cases.ActReader(call.begin)):
        yield b"".join(lines_of(one, with_records=True))
