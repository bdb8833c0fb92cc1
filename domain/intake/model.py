"""Uploaded files and the outcomes of their rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.intake.codes import PartyKind
from domain.intake.content import IntakeContent
from domain.intake.row import ContractTerms, RawRow, RefusedField
from domain.shared.errors import FieldError

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELL_CHARACTERS = 10_000
CHUNK_ROWS = 1_000


class BatchState(StrEnum):
    """Where an uploaded file stands. Partial: some rows were taken, some not. Failed: none was."""

    RECEIVED = "received"
    VALIDATING = "validating"
    APPLYING = "applying"
    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        return self in _ENDED


_ENDED = frozenset({BatchState.DONE, BatchState.PARTIAL, BatchState.FAILED, BatchState.CANCELLED})


class FileFormat(StrEnum):
    """The formats that are read."""

    CSV = "csv"
    XLSX = "xlsx"
    NDJSON = "ndjson"
    JSON = "json"


class RowStatus(StrEnum):
    """What happened to a row. Quarantined: taken in, but the coordinator must look at it first."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    QUARANTINED = "quarantined"


class RowChange(StrEnum):
    """What an accepted row meant beside what was there."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by outcome."""

    accepted: int = 0
    rejected: int = 0
    quarantined: int = 0
    new: int = 0
    unchanged: int = 0
    revision: int = 0

    def plus(self, rows: Iterable["RowResult"]) -> "Counts":
        """These counts with more rows."""
        totals = self.as_json()
        for row in rows:
            totals[row.status.value] += 1
            if row.change is not None:
                totals[row.change.value] += 1
        return Counts(**totals)

    def as_json(self) -> dict[str, int]:
        return {
            "accepted": self.accepted,
            "rejected": self.rejected,
            "quarantined": self.quarantined,
            "new": self.new,
            "unchanged": self.unchanged,
            "revision": self.revision,
        }


class FileProblem(Exception):
    """The file as a whole cannot be read: a stable code, words, and the row and column where it shows."""

    def __init__(self, code: str, detail: str, *, row: int | None = None, column: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.row = row
        self.column = column

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "detail": self.detail, "row": self.row, "column": self.column}


@dataclass(frozen=True, slots=True)
class Party:
    """The commissioning party on whose behalf is delivered, with its contracts."""

    id: UUID
    kind: PartyKind
    name: str
    contracts: tuple[ContractTerms, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """An uploaded file: what came in, how far it is, what came of it."""

    id: UUID
    party_id: UUID
    party_name: str
    submitted_by: UUID
    submitted_kind: str
    state: BatchState
    dry_run: bool
    format: FileFormat
    file_hash: str
    byte_size: int
    received_at: datetime
    rows_total: int | None = None
    rows_done: int = 0
    counts: Counts = field(default_factory=Counts)
    refused_fields: tuple[RefusedField, ...] = ()
    problem: dict[str, Any] | None = None
    finished_at: datetime | None = None

    def ended(self, counts: Counts, now: datetime) -> "Batch":
        """The batch after its last row: honest about how it went."""
        if counts.accepted == 0 and counts.quarantined == 0:
            state = BatchState.FAILED
        elif counts.rejected or counts.quarantined:
            state = BatchState.PARTIAL
        else:
            state = BatchState.DONE
        return replace(self, state=state, counts=counts, finished_at=now)


@dataclass(frozen=True, slots=True)
class RowResult:
    """The outcome of one row. `raw` travels along for rows that failed, so that they can be sent again."""

    row: int
    order_reference: str | None
    status: RowStatus
    change: RowChange | None = None
    errors: tuple[FieldError, ...] = ()
    refused: tuple[RefusedField, ...] = ()
    referral_id: UUID | None = None
    raw: RawRow | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest referral under an order reference: what a new delivery is compared with."""

    referral_id: UUID
    open: bool
    content_hash: bytes


@dataclass(frozen=True, slots=True)
class NewReferral:
    """A referral to lay down: the content, and what it stands beside."""

    id: UUID
    content: IntakeContent
    content_hash: bytes
    row_number: int | None
    refused: tuple[RefusedField, ...]
    quarantined: bool
    revision_of: UUID | None


def merge_refused(
    known: Iterable[RefusedField], more: Iterable[RefusedField], maximum: int = 400
) -> tuple[RefusedField, ...]:
    """Each refused field once, in the order of first appearance."""
    seen: dict[str, RefusedField] = {}
    for refused in (*known, *more):
        if refused.field not in seen and len(seen) < maximum:
            seen[refused.field] = refused
    return tuple(seen.values())
