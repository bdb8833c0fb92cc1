"""An appointment and its rules. It follows the client: who is assigned now has it in the agenda."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.shared.errors import Conflict, FieldError, Invalid

LONGEST = timedelta(hours=24)
FURTHEST = timedelta(days=3 * 366)
AGENDA_DAYS = 62


class AppointmentKind(StrEnum):
    """How they meet."""

    VISIT = "visit"
    PHONE = "phone"
    VIDEO = "video"
    AT_EMPLOYER = "at-employer"


class AppointmentState(StrEnum):
    """How it stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class AppointmentValues:
    """What an adviser plans. `place` and `remark` are for inside only and sealed."""

    kind: AppointmentKind
    starts_at: datetime
    ends_at: datetime
    place: str | None
    remark: str | None
    state: AppointmentState


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment in the file. `sequence` counts what a calendar must show anew (RFC 5545)."""

    id: UUID
    client_id: UUID
    values: AppointmentValues
    made_by: UUID
    sequence: int
    version: int


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An appointment in the adviser's agenda: who and when, without what is for the file (R23)."""

    id: UUID
    client_id: UUID
    client_name: str
    client_number: str
    kind: AppointmentKind
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState
    version: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another own appointment at the same time: a warning, never a refusal."""

    id: UUID
    starts_at: datetime
    ends_at: datetime


def check_values(values: AppointmentValues, now: datetime) -> None:
    """Raise Invalid naming every member that cannot be; Conflict for one that is done before it began."""
    errors = []
    if values.ends_at <= values.starts_at:
        errors.append(FieldError("/endsAt", "period", "Het einde ligt voor het begin."))
    elif values.ends_at - values.starts_at > LONGEST:
        errors.append(FieldError("/endsAt", "too-long", "Een afspraak duurt ten hoogste 24 uur."))
    if abs(values.starts_at - now) > FURTHEST:
        errors.append(FieldError("/startsAt", "too-far", "Kies een moment binnen drie jaar."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)
    if values.state is AppointmentState.DONE and values.starts_at > now:
        raise Conflict("Deze afspraak is nog niet begonnen.", code="appointment-not-begun")


def check_change(old: AppointmentValues, new: AppointmentValues) -> None:
    """Refuse to move what is over or called off, in one act with nothing else."""
    moved = (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at)
    if moved and new.state is not AppointmentState.PLANNED:
        raise Conflict(
            "Een afspraak die voorbij of afgezegd is, kunt u niet verzetten.", code="appointment-not-planned"
        )


def is_news(old: AppointmentValues, new: AppointmentValues) -> bool:
    """Whether a calendar must show it anew: another time, or called off or on."""
    return (old.starts_at, old.ends_at, old.state) != (new.starts_at, new.ends_at, new.state)


def check_days(first: date, last: date) -> None:
    """Raise Invalid for days that are no stretch of an agenda."""
    if last < first:
        words = "De laatste dag ligt voor de eerste."
        raise Invalid(words, errors=[FieldError("/to", "period", words)])
    if (last - first).days >= AGENDA_DAYS:
        words = f"Vraag ten hoogste {AGENDA_DAYS} dagen tegelijk."
        raise Invalid(words, errors=[FieldError("/to", "too-long", words)])
