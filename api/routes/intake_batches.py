"""Uploaded files: receive, follow, cancel, rows, failed rows, receipt."""

from typing import Annotated

from fastapi import Path, Query, Request
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response, StreamingResponse

from api.call import AuthenticatedCall, Call
from api.cursors import encode_cursor, moment_cursor, read_moment_cursor, read_number_cursor
from api.idempotency import IdempotencyKey, once
from api.intake_files.delivery import UPLOAD_BODY, receive
from api.intake_files.failed_rows import as_csv
from api.routing import PolicyRouter
from api.schemas.base import Cursor, Identifier, PageLimit
from api.schemas.intake import (
    IntakeBatch,
    IntakeBatchList,
    IntakeReceipt,
    IntakeRow,
    IntakeRowList,
    RowStatus,
)
from domain.intake import model as domain
from domain.intake import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Aanlevering"])

BatchId = Annotated[Identifier, Path(alias="batchId")]
PartyId = Annotated[
    Identifier | SkipJsonSchema[None],
    Query(alias="partyId", description="Opdrachtgever; alleen voor medewerkers nodig"),
]


@router.act(
    "POST",
    "/intake-batches",
    action=Action.INTAKE_UPLOAD,
    purpose=Purpose.INTAKE,
    name="uploadIntakeBatch",
    status_code=202,
    summary="Een bestand aanleveren (upload a file)",
    response_model=IntakeBatch,
    openapi_extra={"requestBody": UPLOAD_BODY},
)
async def upload_intake_batch(
    call: AuthenticatedCall,
    request: Request,
    dry_run: Annotated[bool, Query(alias="dryRun", description="Alleen controleren")] = False,
    party_id: PartyId = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """CSV, XLSX, NDJSON of JSON, ten hoogste 50 MB en 100.000 rijen. Het antwoord komt direct; een werker verwerkt."""
    async with call.begin() as uow:
        await use_cases.check_upload(uow, party_id)
        spool = uow.intake.open_spool()
    with spool:
        delivery = await receive(request, spool)
        chosen = delivery.party_id or party_id

        async def take_in() -> Response:
            async with call.begin() as uow:
                batch = await use_cases.receive_batch(uow, chosen, spool, delivery.format, dry_run=dry_run)
            headers = {"Location": f"/api/v1/intake-batches/{batch.id}"}
            body = present_batch(call, batch).model_dump_json()
            return Response(body, 202, headers, media_type="application/json")

        body = f"{spool.file_hash}|{chosen}|{delivery.format}".encode()
        return await once(call, idempotency_key, body, take_in)


@router.act(
    "GET",
    "/intake-batches",
    action=Action.INTAKE_READ,
    purpose=Purpose.INTAKE,
    name="listIntakeBatches",
    summary="Aangeleverde bestanden (uploaded files)",
    response_model=IntakeBatchList,
)
async def list_intake_batches(
    call: AuthenticatedCall, cursor: Annotated[Cursor | None, Query()] = None, limit: PageLimit = 50
) -> IntakeBatchList:
    """Nieuwste eerst."""
    before = read_moment_cursor(cursor)
    async with call.begin() as uow:
        batches = await use_cases.list_batches(uow, before, limit + 1)
    page = batches[:limit]
    more = len(batches) > limit
    return IntakeBatchList(
        items=[present_batch(call, batch) for batch in page],
        next_cursor=moment_cursor(page[-1].received_at, page[-1].id) if more else None,
    )


@router.act(
    "GET",
    "/intake-batches/{batchId}",
    action=Action.INTAKE_READ,
    purpose=Purpose.INTAKE,
    name="readIntakeBatch",
    summary="Stand van een bestand (state of a file)",
    response_model=IntakeBatch,
)
async def read_intake_batch(call: AuthenticatedCall, batch_id: BatchId) -> IntakeBatch:
    """Stand, aantallen en geweigerde velden."""
    async with call.begin() as uow:
        return present_batch(call, await use_cases.read_batch(uow, batch_id))


@router.act(
    "POST",
    "/intake-batches/{batchId}/cancel",
    action=Action.INTAKE_CANCEL,
    purpose=Purpose.INTAKE,
    name="cancelIntakeBatch",
    summary="Verwerking stoppen (cancel)",
    response_model=IntakeBatch,
    openapi_extra={"x-conflicts": True},
)
async def cancel_intake_batch(call: AuthenticatedCall, batch_id: BatchId) -> IntakeBatch:
    """Wat al verwerkt is blijft; er volgt niets meer."""
    async with call.begin() as uow:
        return present_batch(call, await use_cases.cancel_batch(uow, batch_id))


@router.act(
    "GET",
    "/intake-batches/{batchId}/rows",
    action=Action.INTAKE_READ,
    purpose=Purpose.INTAKE,
    name="listIntakeRows",
    summary="Uitkomst per rij (outcome per row)",
    response_model=IntakeRowList,
)
async def list_intake_rows(
    call: AuthenticatedCall,
    batch_id: BatchId,
    status: Annotated[RowStatus | None, Query()] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> IntakeRowList:
    """Op volgorde van het bestand."""
    wanted = domain.RowStatus(status) if status else None
    async with call.begin() as uow:
        rows = await use_cases.list_rows(uow, batch_id, wanted, read_number_cursor(cursor), limit + 1)
    page = rows[:limit]
    return IntakeRowList(
        items=[present_row(row) for row in page],
        next_cursor=encode_cursor(str(page[-1].row)) if len(rows) > limit else None,
    )


@router.act(
    "GET",
    "/intake-batches/{batchId}/failed-rows",
    action=Action.INTAKE_FAILED_ROWS,
    purpose=Purpose.INTAKE,
    name="downloadFailedRows",
    summary="Alleen de mislukte rijen, met reden (failed rows with reasons)",
    response_class=StreamingResponse,
    responses={
        200: {
            "content": {"text/csv": {"schema": {"type": "string", "format": "binary", "maxLength": 52428800}}}
        }
    },
)
async def download_failed_rows(call: AuthenticatedCall, batch_id: BatchId) -> Response:
    """Verbeter deze rijen en lever alleen dit bestand opnieuw aan."""
    async with call.begin() as uow:
        failed = await use_cases.read_failed_rows(uow, batch_id)
    headers = {"Content-Disposition": 'attachment; filename="mislukte-rijen.csv"'}
    return StreamingResponse(as_csv(failed), headers=headers, media_type="text/csv; charset=utf-8")


@router.act(
    "GET",
    "/intake-batches/{batchId}/receipt",
    action=Action.INTAKE_READ,
    purpose=Purpose.INTAKE,
    name="readIntakeReceipt",
    summary="Ondertekend ontvangstbewijs (signed receipt)",
    response_model=IntakeReceipt,
)
async def read_intake_receipt(call: AuthenticatedCall, batch_id: BatchId) -> Response:
    """De handtekening staat over precies de bytes van het document zonder `signature`."""
    async with call.begin() as uow:
        receipt = await use_cases.issue_receipt(uow, batch_id)
    return Response(use_cases.canonical(receipt), media_type="application/json")


def present_batch(call: Call, batch: domain.Batch) -> IntakeBatch:
    """The batch as the API shows it."""
    return IntakeBatch.model_validate(
        {
            "id": batch.id,
            "partyId": batch.party_id,
            "partyName": batch.party_name,
            "state": batch.state,
            "dryRun": batch.dry_run,
            "fileHash": batch.file_hash,
            "byteSize": batch.byte_size,
            "format": batch.format,
            "rowsTotal": batch.rows_total,
            "rowsDone": batch.rows_done,
            "counts": batch.counts.as_json(),
            "refusedFields": [use_cases.refused_as_json(item) for item in batch.refused_fields],
            "problem": batch.problem,
            "failedRowsAvailable": use_cases.may_take_failed_rows(call.actor, batch),
            "receivedAt": batch.received_at,
            "finishedAt": batch.finished_at,
        }
    )


def present_row(row: domain.RowResult) -> IntakeRow:
    """A row's outcome as the API shows it."""
    return IntakeRow.model_validate(
        {
            "row": row.row,
            "orderReference": row.order_reference,
            "status": row.status,
            "change": row.change,
            "errors": [
                {"field": error.pointer, "code": error.code, "detail": error.detail} for error in row.errors
            ],
            "refusedFields": [item.field for item in row.refused],
            "referralId": row.referral_id,
        }
    )
