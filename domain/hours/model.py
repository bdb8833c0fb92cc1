"""Hour entries, the balance of an order, and the rules that a booking meets. All lengths are whole minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

DAY_MINUTES = 24 * 60
WORKING_DAYS = 5


class HourKind(StrEnum):
    """What the time went to. `contact` is what a note books; the rest is written by hand."""

    CONTACT = "contact"
    TRAVEL = "travel"
    PREPARATION = "preparation"
    REPORTING = "reporting"
    CONSULTATION = "consultation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HourValues:
    """One entry: what, when, how long, for which activity of the plan."""

    kind: HourKind
    day: date
    minutes: int
    activity_id: UUID | None


@dataclass(frozen=True, slots=True)
class HourEntry:
    """An entry in the file. `note_id` where a note booked it; approved entries do not change any more."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    values: HourValues
    activity_name: str | None
    note_id: UUID | None
    adviser_id: UUID
    adviser_name: str
    approved_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class HoursBalance:
    """How an order stands. `granted` is None where the commissioning party set no limit."""

    granted: int | None
    used: int
    approved: int = 0

    @property
    def left(self) -> int | None:
        return None if self.granted is None else self.granted - self.used


@dataclass(frozen=True, slots=True)
class BookableTraject:
    """A traject of the client, as far as a booking must know it."""

    id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class BookableActivity:
    """An activity of the plan that time can be booked on."""

    id: UUID
    name: str
    status: str


def traject_to_book(trajects: Sequence[BookableTraject]) -> UUID | None:
    """The traject that a note without an activity books on: the newest active one, else the newest not closed.

    `trajects` come newest first. None when all are closed: the note is kept, no order is burdened.
    """
    still_open = [traject for traject in trajects if traject.state != "closed"]
    active = [traject for traject in still_open if traject.state == "active"]
    chosen = (active or still_open)[:1]
    return chosen[0].id if chosen else None


def check_values(values: HourValues, today: date) -> None:
    """Raise Invalid for an entry by hand that cannot be."""
    errors = []
    if not 1 <= values.minutes <= DAY_MINUTES:
        errors.append(FieldError("/minutes", "range", "Boek ten minste een minuut en ten hoogste 24 uur."))
    if values.day > today:
        errors.append(FieldError("/day", "future", "Uren die nog moeten komen, kunt u niet boeken."))
    if values.kind is HourKind.CONTACT:
        errors.append(FieldError("/kind", "note", "Contact met de cliënt boekt u met een notitie."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def check_grant(balance: HoursBalance, minutes: int, *, replaces: int = 0, pointer: str = "/minutes") -> None:
    """Refuse hours beyond the grant, saying what is left. `replaces` is what the entry already takes.

    An entry that becomes shorter always fits.
    """
    if balance.left is None or minutes <= replaces:
        return
    room = balance.left + replaces
    if minutes > room:
        raise Conflict(
            f"Van deze opdracht is nog {in_words(max(room, 0))} over. U boekt {in_words(minutes)}.",
            code="hours-exceeded",
            clause=Clause.R9,
            errors=[FieldError(pointer, "hours-exceeded", f"Er is nog {in_words(max(room, 0))} over.")],
        )


def check_state(state: str) -> None:
    """Refuse new hours on a traject that is closed."""
    if state == "closed":
        raise Conflict("Dit traject is afgesloten. Er komen geen uren meer bij.", code="traject-closed")


def check_open(entry: HourEntry) -> None:
    """Refuse a change of hours that were approved."""
    if entry.approved_at is not None:
        raise Conflict(
            "Deze uren zijn akkoord en veranderen niet meer.", code="hours-approved", clause=Clause.R9
        )


def in_words(minutes: int) -> str:
    """A length as people say it: `3 uur en 15 minuten`."""
    hours, rest = divmod(minutes, 60)
    small = "1 minuut" if rest == 1 else f"{rest} minuten"
    parts = ([f"{hours} uur"] if hours else []) + ([small] if rest or not hours else [])
    return " en ".join(parts)


@dataclass(frozen=True, slots=True)
class Week:
    """A week as ISO 8601 counts it: from Monday, `2026-W48`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Raises Invalid for what is no week of that year."""
        try:
            year, _, number = text.partition("-W")
            found = cls(int(year), int(number))
            date.fromisocalendar(found.year, found.number, 1)
        except ValueError:
            words = "Dit is geen week, zoals 2026-W48."
            raise Invalid(words, errors=[FieldError("/week", "week", words)]) from None
        return found

    @property
    def first(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


@dataclass(frozen=True, slots=True)
class WeekOrder:
    """What a week took of one order."""

    traject_id: UUID
    client_id: UUID
    client_name: str
    client_number: str
    order_reference: str
    service: str
    balance: HoursBalance
    entries: tuple[HourEntry, ...]


@dataclass(frozen=True, slots=True)
class HoursWeek:
    """A week of one adviser. `gaps` are the working days, up to today, on which nothing was written."""

    week: Week
    orders: tuple[WeekOrder, ...]
    gaps: tuple[date, ...]


def gaps_in(week: Week, written: frozenset[date], today: date) -> tuple[date, ...]:
    """Monday to Friday, not later than today, without an entry."""
    days = (week.first + timedelta(days=at) for at in range(WORKING_DAYS))
    return tuple(day for day in days if day <= today and day not in written)
