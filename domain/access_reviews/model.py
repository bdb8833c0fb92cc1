"""A review of access: its rows, who decides them, what taking away does, and when it may be closed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.legal_calendar import next_working_day, working_days_after
from domain.policy.roles import Role
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, Refused

REVIEW_WORKING_DAYS = 10
MOST_ROWS = 5_000
"""A bureau of five hundred members of staff has fewer; a review stays one screen and one report."""

_MONTHS_OF_A_QUARTER = 3


class RowKind(StrEnum):
    """What kind of access a row is about."""

    CASELOAD = "caseload"
    ASSIGNMENT = "assignment"
    STAND_IN = "stand-in"
    EMERGENCY = "emergency"
    EXCLUSION = "exclusion"
    OFFICE = "office"
    AGREEMENT = "agreement"
    CALENDAR_FEED = "calendar-feed"
    API_CLIENT = "api-client"


class Remark(StrEnum):
    """Why a row deserves a look. Reasons of an exclusion are the exclusion's own."""

    ACCOUNT_ENDED = "account-ended"
    NO_AGREEMENT = "no-agreement"
    ON_LEAVE = "on-leave"
    NO_OPEN_TRAJECT = "no-open-traject"
    WITH_HEALTH = "with-health"
    RUNNING = "running"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    ACQUAINTANCE = "acquaintance"
    FORMER_EMPLOYER = "former-employer"
    OBJECTION = "objection"


class Decision(StrEnum):
    """The two keys: `b` and `i`."""

    KEPT = "kept"
    REVOKED = "revoked"


class Effect(StrEnum):
    """What a decision did. A measure is something that another must do, because it may not simply end."""

    NONE = "none"
    ENDED = "ended"
    ROLE_TAKEN = "role-taken"
    JUDGED = "judged"
    MEASURE = "measure"


class Reviewer(StrEnum):
    """Who decides a row."""

    PRIVACY_OFFICER = "privacy_officer"
    DIRECTOR = "director"


class MeasureFor(StrEnum):
    """Who carries a measure out."""

    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Row:
    """One reason for access as it stood when the review was opened. `alive`: it still stands now.

    Names are of staff and machines; of a client only the number.
    """

    id: UUID
    review_id: UUID
    kind: RowKind
    source_id: UUID
    role: Role | None
    subject_id: UUID | None
    subject_name: str | None
    other_name: str | None
    client_id: UUID | None
    client_number: str | None
    clients: int | None
    begins_at: datetime | None
    ends_at: datetime | None
    remark: Remark | None
    reviewer: Reviewer
    decision: Decision | None
    reason: str | None
    effect: Effect | None
    measure_for: MeasureFor | None
    decided_at: datetime | None
    decided_by_name: str | None
    alive: bool
    version: int

    @property
    def waits(self) -> bool:
        """Whether it must still be decided: what ended by itself need not be."""
        return self.decision is None and self.alive


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one quarter."""

    id: UUID
    quarter: str
    opened_at: datetime
    due_on: date
    escalated_at: datetime | None
    closed_at: datetime | None
    closed_by_name: str | None
    report_sha256: bytes | None
    report_pages: int | None
    rows: int
    kept: int
    revoked: int
    version: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What deciding a row did."""

    effect: Effect
    measure_for: MeasureFor | None = None


def quarter_of(day: date) -> str:
    """The quarter of a day: 2026-Q4."""
    return f"{day.year}-Q{(day.month - 1) // _MONTHS_OF_A_QUARTER + 1}"


def first_day(quarter: str) -> date:
    """The first day of a quarter. Raises ValueError for what is none."""
    year, number = quarter.split("-Q")
    return date(int(year), (int(number) - 1) * _MONTHS_OF_A_QUARTER + 1, 1)


def opens_on(quarter: str) -> date:
    """The first working day of the quarter."""
    return next_working_day(first_day(quarter))


def next_quarter(quarter: str) -> str:
    """The quarter after it."""
    begin = first_day(quarter)
    month = begin.month + _MONTHS_OF_A_QUARTER
    return quarter_of(date(begin.year + (month > 12), (month - 1) % 12 + 1, 1))


def due_on(opened_on: date) -> date:
    """Ten working days after the day it was opened."""
    return working_days_after(opened_on, REVIEW_WORKING_DAYS)


def is_due_to_open(today: date, began_on: date | None) -> bool:
    """Whether the worker opens the review of today's quarter: from its first working day on.

    `began_on` is the day of the bureau's first account: a bureau that begins inside a quarter had nothing to review
    on that first day, and opens its first review by hand or in the next quarter.
    """
    opens = opens_on(quarter_of(today))
    return began_on is not None and began_on <= opens <= today


def reviewer_of(subject_roles: frozenset[Role]) -> Reviewer:
    """The privacy officer decides; a privacy officer's own rights are the director's to decide."""
    return Reviewer.DIRECTOR if Role.PRIVACY_OFFICER in subject_roles else Reviewer.PRIVACY_OFFICER


def check_open(review: Review) -> None:
    """Raise Conflict when the review is closed: what was decided then stands."""
    if review.closed_at is not None:
        raise Conflict(
            "Deze toegangsreview is gesloten. Wat toen is besloten, staat vast.",
            clause=Clause.R26,
            code="review-closed",
        )


def check_reviewer(row: Row, actor_id: UUID, roles: frozenset[Role]) -> None:
    """Raise Refused for an own row, and for one that is another's to decide."""
    if row.subject_id == actor_id:
        raise Refused(
            "Dit is uw eigen toegang. Een ander beoordeelt deze regel.", clause=Clause.R26, code="own-row"
        )
    if Role(row.reviewer.value) not in roles:
        words = (
            "Deze regel gaat over een privacyfunctionaris. De directeur beoordeelt hem."
            if row.reviewer is Reviewer.DIRECTOR
            else "Deze regel beoordeelt de privacyfunctionaris."
        )
        raise Refused(words, clause=Clause.R26, code="other-reviewer")


def check_decision(row: Row, decision: Decision, reason: str | None) -> None:
    """Raise Conflict when the reason for access ended meanwhile or was decided, Invalid without a reason to revoke."""
    if row.decision is not None:
        raise Conflict(
            "Deze regel is al beoordeeld. Maak het eerst ongedaan.", clause=Clause.R26, code="row-decided"
        )
    if not row.alive:
        raise Conflict(
            "Deze toegang is intussen geëindigd. Er is niets meer te beslissen.",
            clause=Clause.R24,
            code="row-ended",
        )
    if decision is Decision.REVOKED and not (reason or "").strip():
        words = "Schrijf op waarom u deze toegang intrekt."
        raise Invalid(words, clause=Clause.R26, errors=[FieldError("/reason", "required", words)])


def check_undo(row: Row) -> None:
    """Raise Conflict when there is nothing to undo, or a judgement that stands."""
    if row.decision is None:
        raise Conflict("Deze regel is nog niet beoordeeld.", clause=Clause.R26, code="row-undecided")
    if row.effect is Effect.JUDGED:
        raise Conflict(
            "Het oordeel over noodtoegang staat vast; de adviseur heeft het al gezien.",
            clause=Clause.R26,
            code="judgement-stands",
        )


def check_close(undecided: int) -> None:
    """Raise Conflict while rows wait."""
    if undecided:
        words = "één regel wacht" if undecided == 1 else f"{undecided} regels wachten"
        raise Conflict(
            f"Nog {words} op een beslissing. Loop ze eerst na.", clause=Clause.R26, code="rows-undecided"
        )
