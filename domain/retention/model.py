"""What is known of the end of files: the forecast, holds, runs with their list, and certificates (R35-R38)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.cases.model import CaseKind
from domain.retention.clocks import SOON_DAYS
from domain.shared.errors import FieldError, Invalid
from domain.shared.terms import add_months

STOP_WINDOW: Final = timedelta(days=7)
"""How long an approved run waits, so that it can still be stopped."""
LIST_LIMIT: Final = 1000
HOLD_MONTHS: Final = 6
"""A hold ends by itself; who still needs it says so again, with a reason."""


class HoldReason(StrEnum):
    """Why a file must stay for now (R38)."""

    LEGAL_CLAIM = "legal-claim"
    AUTHORITY = "authority-investigation"
    LONGER_DUTY = "longer-legal-duty"


class Standing(StrEnum):
    """Where a file stands."""

    RUNNING = "running"
    """A traject still runs: there is no date."""
    KEPT = "kept"
    SOON = "soon"
    DUE = "due"
    PAUSED = "paused"
    """Due, but an open obligation holds it up; goes on by itself when that ends."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on one file, with its end."""

    id: UUID
    client_id: UUID
    reason: HoldReason
    begins_on: date
    ends_on: date
    placed_by_name: str
    lifted_on: date | None = None

    def holds(self, today: date) -> bool:
        return self.lifted_on is None and self.begins_on <= today <= self.ends_on


@dataclass(frozen=True, slots=True)
class Pauses:
    """What holds a file up at this moment."""

    cases: tuple[CaseKind, ...] = ()
    holds: tuple[HoldReason, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cases or self.holds)


@dataclass(frozen=True, slots=True)
class ClientRetention:
    """The stored clocks of one client. `number` is all the forecast says of who it is."""

    client_id: UUID
    number: str
    ended_on: date | None
    dossier_until: date | None
    statutory_until: date | None
    pauses: Pauses = field(default_factory=Pauses)

    def standing(self, today: date) -> Standing:
        if self.dossier_until is None:
            return Standing.RUNNING
        if today >= self.dossier_until:
            return Standing.PAUSED if self.pauses else Standing.DUE
        return Standing.SOON if (self.dossier_until - today).days <= SOON_DAYS else Standing.KEPT


@dataclass(frozen=True, slots=True)
class ForecastCounts:
    """How many files stand where."""

    running: int
    kept: int
    soon: int
    due: int
    paused: int


class RunState(StrEnum):
    """How far a run is. Nothing goes before `executing`."""

    DRAFT = "draft"
    APPROVED = "approved"
    EXECUTING = "executing"
    DONE = "done"
    STOPPED = "stopped"


class ExclusionReason(StrEnum):
    """Why a file is taken off the list for this run."""

    DATE_DOUBTED = "date-doubted"
    STILL_NEEDED = "still-needed"
    HOLD_EXPECTED = "hold-expected"


class ItemState(StrEnum):
    """What became of one file on the list."""

    LISTED = "listed"
    EXCLUDED = "excluded"
    ERASED = "erased"
    PAUSED = "paused"
    """An obligation opened after the list was made, or the date moved: kept."""


class StopReason(StrEnum):
    """Why a run was stopped."""

    WRONG_LIST = "wrong-list"
    OBJECTION = "objection"
    TO_BE_CHECKED = "to-be-checked"


@dataclass(frozen=True, slots=True)
class Run:
    """A list of files that go together, with the people who decided it."""

    id: UUID
    name: str
    state: RunState
    made_by: UUID
    made_by_name: str
    made_at: datetime
    counts: Mapping[ItemState, int]
    version: int
    approved_by_name: str | None = None
    approved_at: datetime | None = None
    executes_at: datetime | None = None
    stopped_by_name: str | None = None
    stopped_at: datetime | None = None
    stop_reason: StopReason | None = None
    finished_at: datetime | None = None
    certificate_id: UUID | None = None

    @property
    def listed(self) -> int:
        """How many files this run is to erase, those done included."""
        return sum(n for state, n in self.counts.items() if state is not ItemState.EXCLUDED)


@dataclass(frozen=True, slots=True)
class Item:
    """One file on a list. After erasure nothing is left of who it was."""

    id: UUID
    number: str | None
    state: ItemState
    due_on: date
    exclusion_reason: ExclusionReason | None = None
    done_at: datetime | None = None


class ErasureReason(StrEnum):
    """On which ground a file was erased."""

    TERM = "retention-term"
    REQUEST = "data-subject-request"
    REPLAY = "replay"
    """A restored backup brought it back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of an erased file, under a pseudonym, because the law asks it (R36)."""

    orders: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A place where something of an erased client was still found, and how often. Never what was found."""

    place: str
    count: int


@dataclass(frozen=True, slots=True)
class Looked:
    """How far the search for traces went."""

    columns: int
    files: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did. `complete` when nothing of the client was found afterwards."""

    rows: Mapping[str, int]
    kept: Kept
    traces: Sequence[Trace]
    looked: Looked
    certificate_id: UUID | None = None

    @property
    def complete(self) -> bool:
        return not self.traces


@dataclass(frozen=True, slots=True)
class Certificate:
    """A signed statement of what was erased, without anybody in it. `payload` is what was signed, byte for byte."""

    id: UUID
    number: str
    reason: ErasureReason
    run_id: UUID | None
    made_at: datetime
    complete: bool
    payload: str
    signature: bytes
    key_id: str


def run_name(made_on: date, sequence: int) -> str:
    """The name a second person types to approve: it says when the list was made, so it cannot be any other."""
    return f"Bewaarlijst {made_on.isoformat()} nr {sequence}"


def check_hold(begins_on: date, ends_on: date) -> None:
    """Raises Invalid for a hold without end in sight, or one that is over before it begins."""
    if not begins_on <= ends_on <= add_months(begins_on, HOLD_MONTHS):
        words = "Een bewaarblokkade eindigt na vandaag en binnen zes maanden. Daarna kan zij opnieuw."
        raise Invalid(words, errors=[FieldError("/endsOn", "hold-end", words)])
