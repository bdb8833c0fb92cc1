"""Emergency access: taken with a reason and a fresh second factor, for thirty minutes, and reviewed afterwards."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.policy.actor import Standing
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid, StrongLoginRequired

LENGTH = timedelta(minutes=30)
FRESH = timedelta(minutes=5)
"""A second factor shown longer ago than this must be shown again."""

REVIEW_WORKING_DAYS = 5
TRIES_PER_HOUR = 10
"""Number and date of birth must be known, not guessed."""

SHORTEST_REASON = 15
_SATURDAY = 5


class EmergencyKind(StrEnum):
    """What kind of emergency. Anything else waits for the assigned adviser or a stand-in."""

    CLIENT_AT_RISK = "client-at-risk"
    CLIENT_AT_THE_DOOR = "client-at-the-door"
    LEGAL_DEADLINE = "legal-deadline"


class Outcome(StrEnum):
    """What the reviewer found."""

    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not-justified"


@dataclass(frozen=True, slots=True)
class EmergencyRequest:
    """Who is meant (number and date of birth, so that nobody browses), which emergency, and why."""

    client_number: str
    date_of_birth: date
    kind: EmergencyKind
    reason: str


@dataclass(frozen=True, slots=True)
class EmergencyAccess:
    """An emergency access as it stands. `reason` and `remark` are open to the reviewer and the one who took it."""

    id: UUID
    client_id: UUID
    client_number: str | None
    adviser_id: UUID
    adviser_name: str
    kind: EmergencyKind
    reason: str | None
    opened_at: datetime
    ends_at: datetime
    review_due_on: date
    reviewed_at: datetime | None
    reviewed_by_name: str | None
    outcome: Outcome | None
    remark: str | None
    version: int


def review_due(opened_on: date) -> date:
    """Five working days (Monday to Friday) after the day it was taken."""
    day, left = opened_on, REVIEW_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def check_request(request: EmergencyRequest) -> None:
    """Raise Invalid when the reason says too little to be reviewed."""
    if len(request.reason.strip()) < SHORTEST_REASON:
        words = "Schrijf op wat er aan de hand is; de privacyfunctionaris leest dit."
        raise Invalid(words, errors=[FieldError("/reason", "too-short", words)], clause=Clause.R26)


def need_fresh_factor(
    standing: Standing,
    now: datetime,
    words: str = "Noodtoegang vraagt uw code opnieuw. Bevestig met uw tweede factor.",
    clause: Clause = Clause.R26,
) -> None:
    """Raise StrongLoginRequired unless the second factor was shown in the last five minutes."""
    if standing.strong_at is None or now - standing.strong_at > FRESH:
        raise StrongLoginRequired(words, clause=clause)
