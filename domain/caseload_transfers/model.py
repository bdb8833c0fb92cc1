"""What a transfer of a caseload moves, and what it leaves out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.digests.model import DigestClient
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

MOST_CLIENTS = 500
"""A caseload is far smaller; the act stays bounded."""

FARTHEST = timedelta(days=184)
DIGEST_SHOWS = timedelta(days=92)
"""So long after the transfer the digest is there; then the files are the adviser's own as any other."""


@dataclass(frozen=True, slots=True)
class TransferClient:
    """A client of the caseload. `excluded`: the client does not want the receiver at the file (R26).

    Tasks and appointments hang on the client and go along with the file; here they are only counted.
    """

    client_id: UUID
    number: str
    display_name: str
    excluded: bool
    open_tasks: int
    overdue_tasks: int
    planned_appointments: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """A caseload as it would go, or went: who moves and who stays."""

    from_adviser_id: UUID
    to_adviser_id: UUID
    moving: tuple[TransferClient, ...]
    left_out: tuple[TransferClient, ...]
    at: datetime
    id: UUID | None = None
    """Set when it was laid down."""


@dataclass(frozen=True, slots=True)
class NewTransfer:
    """What is asked: from whom, to whom, why, how many clients the preview showed, and from when (None: now)."""

    from_adviser_id: UUID
    to_adviser_id: UUID
    reason: str
    expected_clients: int
    begins_at: datetime | None = None


class TransferState(StrEnum):
    """It is planned until its moment, and then done: by the clock, without an act."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PlannedTransfer:
    """A transfer as coordinator and both advisers see it: names of staff and a number of clients."""

    id: UUID
    from_adviser_id: UUID
    from_adviser_name: str
    to_adviser_id: UUID
    to_adviser_name: str
    reason: str
    begins_at: datetime
    clients: int
    planned_at: datetime
    planned_by_name: str
    cancelled_at: datetime | None

    def state(self, now: datetime) -> TransferState:
        """Where it stands at this moment."""
        if self.cancelled_at is not None:
            return TransferState.CANCELLED
        return TransferState.DONE if now >= self.begins_at else TransferState.PLANNED


@dataclass(frozen=True, slots=True)
class TransferDigest:
    """The hand-over for who received the caseload."""

    transfer: PlannedTransfer
    clients: tuple[DigestClient, ...]


def check_moment(begins_at: datetime | None, now: datetime) -> None:
    """Raise Invalid for a moment that is past or too far."""
    if begins_at is None:
        return
    if begins_at <= now:
        words = "Dit moment is al voorbij. Laat het leeg om nu over te dragen."
        raise Invalid(words, errors=[FieldError("/beginsAt", "past", words)], clause=Clause.R26)
    if begins_at - now > FARTHEST:
        words = "Plan een overdracht ten hoogste een half jaar vooruit."
        raise Invalid(words, errors=[FieldError("/beginsAt", "far", words)], clause=Clause.R26)


def check_cancel(transfer: PlannedTransfer, now: datetime) -> None:
    """Raise Conflict when there is nothing left to cancel."""
    match transfer.state(now):
        case TransferState.CANCELLED:
            raise Conflict("Deze overdracht is al geannuleerd.", clause=Clause.R26, code="transfer-cancelled")
        case TransferState.DONE:
            raise Conflict(
                "Deze overdracht is al ingegaan. Draag de caseload terug over.",
                clause=Clause.R26,
                code="transfer-done",
            )
        case TransferState.PLANNED:
            pass


def check_advisers(from_adviser_id: UUID, to_adviser_id: UUID) -> None:
    """Raise Invalid when a caseload would go to its own adviser."""
    if from_adviser_id == to_adviser_id:
        words = "Kies een andere adviseur dan die de caseload nu heeft."
        raise Invalid(words, errors=[FieldError("/toAdviserId", "oneself", words)], clause=Clause.R26)


def check_preview(expected: int, moving: int) -> None:
    """Raise Conflict when what would move is not what was shown, or is nothing."""
    if moving == 0:
        raise Conflict("Er is geen cliënt die kan worden overgedragen.", code="nothing-to-transfer")
    if expected != moving:
        raise Conflict(
            "De caseload is veranderd sinds het overzicht. Bekijk het overzicht opnieuw.",
            code="caseload-changed",
        )
