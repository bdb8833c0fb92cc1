"""What a transfer of a caseload moves, and what it leaves out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

MOST_CLIENTS = 500
"""A caseload is far smaller; the act stays bounded."""


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


@dataclass(frozen=True, slots=True)
class NewTransfer:
    """What is asked: from whom, to whom, why, and how many clients the preview showed."""

    from_adviser_id: UUID
    to_adviser_id: UUID
    reason: str
    expected_clients: int


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
