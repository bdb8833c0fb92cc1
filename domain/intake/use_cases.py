"""The acts of intake: submit one referral, upload a file, follow it, cancel it, take its results (R5)."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.intake.applying import Checked, apply_rows
from domain.intake.fields import BY_HEADING
from domain.intake.model import (
    MAX_FILE_BYTES,
    Batch,
    BatchState,
    FileFormat,
    Party,
    RowResult,
    RowStatus,
)
from domain.intake.ports import DeliverySpool, IntakeWork
from domain.intake.row import RawRow, RefusedField, validate_row
from domain.policy.actor import Actor, ActorKind
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, Refused, TooLarge


async def submit_referral(uow: IntakeWork, raw: RawRow) -> RowResult:
    """Take one referral for the machine's own party. Raises Invalid with every wrong field at its JSON pointer."""
    await authorise(uow)
    party = await _party(uow, None)
    outcome = validate_row(raw, party.contracts, party.kind, bureau_date(uow.now))
    if outcome.content is None:
        errors = [_at_member(error) for error in outcome.errors]
        raise Invalid("Verbeter de genoemde velden en stuur de aanmelding opnieuw.", errors=errors)
    (result,) = await apply_rows(uow, party, [Checked(raw, outcome)], batch_id=None, dry_run=False)
    uow.log.about("referral", result.referral_id)
    await uow.commit()
    refused = tuple(replace(item, field=_member(item.field)) for item in result.refused)
    return replace(result, refused=refused)


async def check_upload(uow: IntakeWork, party_id: UUID | None) -> None:
    """Whether this actor may upload for this party, before a byte is read. Changes nothing."""
    await authorise(uow)
    await _party(uow, party_id)


async def receive_batch(
    uow: IntakeWork, party_id: UUID | None, spool: DeliverySpool, kind: FileFormat, *, dry_run: bool
) -> Batch:
    """Take a complete upload in: the sealed file, the batch and the job that will process it, in one transaction."""
    await authorise(uow)
    party = await _party(uow, party_id)
    if spool.byte_size == 0:
        raise Invalid(
            "Het bestand is leeg.", errors=[FieldError("/file", "empty-file", "Het bestand is leeg.")]
        )
    if spool.byte_size > MAX_FILE_BYTES:
        raise TooLarge("Een bestand is ten hoogste 50 MB.")
    batch = Batch(
        id=spool.batch_id,
        party_id=party.id,
        party_name=party.name,
        submitted_by=uow.actor.id,
        submitted_kind=uow.actor.kind.value,
        state=BatchState.RECEIVED,
        dry_run=dry_run,
        format=kind,
        file_hash=spool.file_hash,
        byte_size=spool.byte_size,
        received_at=uow.now,
    )
    await uow.intake.add_batch(batch, [terms.id for terms in party.contracts], spool)
    await uow.intake.defer_processing(batch.id)
    uow.log.about("intake_batch", batch.id)
    await uow.commit()
    return batch


async def list_batches(uow: IntakeWork, before: tuple[datetime, UUID] | None, limit: int) -> list[Batch]:
    """Batches, newest first: of the machine's own party, or for the coordinator of all."""
    await authorise(uow)
    batches = await uow.intake.batches(before, limit)
    await uow.commit()
    return batches


async def read_batch(uow: IntakeWork, batch_id: UUID) -> Batch:
    """One batch. Raises NotFound, also for another party's."""
    await authorise(uow)
    batch = await _batch(uow, batch_id)
    await uow.commit()
    return batch


async def cancel_batch(uow: IntakeWork, batch_id: UUID) -> Batch:
    """Stop a batch: rows that were laid down stay, no more follow. Raises Conflict when it already ended."""
    await authorise(uow)
    batch = await _batch(uow, batch_id, lock=True)
    if batch.state.ended:
        raise Conflict("De verwerking van dit bestand is al afgelopen.", code="batch-ended")
    cancelled = replace(batch, state=BatchState.CANCELLED, finished_at=uow.now)
    await uow.intake.save_batch(cancelled)
    await uow.intake.drop_content(batch.id)
    await uow.commit()
    return cancelled


async def list_rows(
    uow: IntakeWork, batch_id: UUID, status: RowStatus | None, after: int, limit: int
) -> list[RowResult]:
    """Outcomes per row, in the order of the file."""
    await authorise(uow)
    await _batch(uow, batch_id)
    rows = await uow.intake.rows(batch_id, status, after, limit)
    await uow.commit()
    return rows


@dataclass(frozen=True, slots=True)
class FailedRows:
    """The rows to send again: the columns as delivered, and per row its values and reasons."""

    headings: list[str]
    rows: list[tuple[dict[str, str], str]]


async def read_failed_rows(uow: IntakeWork, batch_id: UUID) -> FailedRows:
    """Rejected and quarantined rows as they were delivered, with the reasons. Refused fields are not among them.

    They hold BSNs and more, so they go back to whoever delivered them: the party's machines, or the coordinator who
    uploaded this very file. Raises Refused (R24) for a coordinator who did not.
    """
    await authorise(uow)
    batch = await _batch(uow, batch_id)
    if not may_take_failed_rows(uow.actor, batch):
        raise Refused(
            "Deze rijen gaan terug naar wie ze aanleverde; u ziet er geen gegevens van.", clause=Clause.R24
        )
    headings = await uow.intake.headings(batch_id)
    failed = FailedRows(headings, [_failed(row) async for row in _failed_rows(uow, batch_id)])
    await uow.commit()
    return failed


def may_take_failed_rows(actor: Actor, batch: Batch) -> bool:
    """Whether the delivered values of failed rows may go back to this actor (R24): the party's own, an own upload."""
    return actor.kind is ActorKind.MACHINE or batch.submitted_by == actor.id


def _failed_rows(uow: IntakeWork, batch_id: UUID) -> AsyncIterator[RowResult]:
    return uow.intake.failed_rows(batch_id)


def _failed(row: RowResult) -> tuple[dict[str, str], str]:
    reasons = "; ".join(f"{error.pointer}: {error.detail}" for error in row.errors)
    return (row.raw.values if row.raw else {}), reasons


async def issue_receipt(uow: IntakeWork, batch_id: UUID) -> dict[str, Any]:
    """The signed receipt: what came in, what became of every row, which fields were refused. No personal data."""
    await authorise(uow)
    batch = await _batch(uow, batch_id)
    rows = await uow.intake.rows(batch_id, None, 0, 100_000)
    document = _receipt(batch, rows, uow.now)
    signature = uow.intake.sign(b"")
    document |= {"keyId": signature.key_id, "publicKey": signature.public_key}
    signed = uow.intake.sign(canonical(document))
    await uow.commit()
    return {**document, "signature": signed.signature}


def canonical(document: dict[str, Any]) -> bytes:
    """The bytes that are signed: sorted names, no spaces, UTF-8."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _receipt(batch: Batch, rows: list[RowResult], now: datetime) -> dict[str, Any]:
    return {
        "batchId": str(batch.id),
        "partyId": str(batch.party_id),
        "fileHash": batch.file_hash,
        "byteSize": batch.byte_size,
        "state": batch.state.value,
        "dryRun": batch.dry_run,
        "counts": batch.counts.as_json(),
        "refusedFields": [refused_as_json(item) for item in batch.refused_fields],
        "rows": [
            {
                "row": row.row,
                "orderReference": row.order_reference,
                "status": row.status.value,
                "refusedFields": [item.field for item in row.refused],
            }
            for row in rows
        ],
        "receivedAt": batch.received_at.isoformat(),
        "finishedAt": batch.finished_at.isoformat() if batch.finished_at else None,
        "issuedAt": now.isoformat(),
    }


def refused_as_json(item: RefusedField) -> dict[str, str]:
    """A refused field as receipts and answers show it."""
    return {"field": item.field, "clause": item.clause.value, "reason": item.reason}


async def _party(uow: IntakeWork, party_id: UUID | None) -> Party:
    """The machine's own party, or the one that staff names. A machine may name its own, never another."""
    if uow.actor.kind is ActorKind.MACHINE:
        if party_id is not None and party_id != uow.actor.party_id:
            raise NotFound()
        party_id = uow.actor.party_id
    if party_id is None:
        words = "Noem de opdrachtgever (partyId)."
        raise Invalid(words, errors=[FieldError("/partyId", "missing", words)])
    party = await uow.intake.party(party_id)
    if party is None:
        raise NotFound()
    return party


async def _batch(uow: IntakeWork, batch_id: UUID, *, lock: bool = False) -> Batch:
    uow.log.about("intake_batch", batch_id)
    batch = await uow.intake.batch(batch_id, lock=lock)
    if batch is None:
        raise NotFound()
    return batch


def _member(heading: str) -> str:
    return BY_HEADING[heading].member if heading in BY_HEADING else heading


def _at_member(error: FieldError) -> FieldError:
    pointer = BY_HEADING[error.pointer].pointer if error.pointer in BY_HEADING else "/" + error.pointer
    return FieldError(pointer, error.code, error.detail)
