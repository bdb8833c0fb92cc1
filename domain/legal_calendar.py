"""The legal calendar: the one place where terms of the law become days.

Terms in months follow Regulation (EEG, Euratom) 1182/71: the day itself does not count, the term ends on the same
day-number of its last month, or on that month's last day; an end on a Saturday, Sunday or public holiday moves to the
next working day. Public holidays are those of the Algemene termijnenwet, article 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from dateutil.easter import easter

from domain.shared.terms import add_months

FIXED_HOLIDAYS: Final = {(1, 1): "Nieuwjaarsdag", (5, 5): "Bevrijdingsdag", (12, 25): "Eerste kerstdag",
                         (12, 26): "Tweede kerstdag"}  # fmt: skip
EASTER_HOLIDAYS: Final = {-2: "Goede Vrijdag", 0: "Eerste paasdag", 1: "Tweede paasdag", 39: "Hemelvaartsdag",
                          49: "Eerste pinksterdag", 50: "Tweede pinksterdag"}  # fmt: skip
"""Days after Easter Sunday."""

ANSWER_MONTHS: Final = 1
EXTENSION_MONTHS: Final = 2
"""AVG 12(3): one month, and once two months more."""
BREACH_HOURS: Final = 72
"""AVG 33(1): hours on the clock, not working days."""


@lru_cache(maxsize=256)
def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of a year by day, with their Dutch names."""
    sunday: date = easter(year)
    days = {date(year, month, day): name for (month, day), name in FIXED_HOLIDAYS.items()}
    days |= {sunday + timedelta(days=after): name for after, name in EASTER_HOLIDAYS.items()}
    days[_kings_day(year)] = "Koningsdag"
    return days


def _kings_day(year: int) -> date:
    """27 April; the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day


def is_public_holiday(day: date) -> bool:
    return day in public_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Not a Saturday, Sunday or public holiday."""
    return day.isoweekday() < 6 and not is_public_holiday(day)


def next_working_day(day: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`; the day itself does not count."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day


def hours_after(moment: datetime, hours: int) -> datetime:
    """So many hours later on the clock, in UTC: a change to or from summer time adds or takes nothing."""
    return moment.astimezone(UTC) + timedelta(hours=hours)


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the day we aim at, and the last day the law allows (the same, or the next working day)."""

    target: date
    due: date


def term_of_months(received_on: date, months: int, *, paused_days: int = 0) -> Term:
    """A term of calendar months after the day something was received, moved by the days its clock stood still."""
    target = add_months(received_on, months) + timedelta(days=paused_days)
    return Term(target, next_working_day(target))


@dataclass(frozen=True, slots=True)
class Pause:
    """Days the clock stood still: from the day a question was put to the client until the day of the answer."""

    begun_on: date
    ended_on: date | None = None

    def days(self, today: date) -> int:
        """How many days so far; never negative."""
        return max(0, ((self.ended_on or today) - self.begun_on).days)


def paused_days(pauses: Sequence[Pause], today: date) -> int:
    """The days on which the clock stood still, each counted once where pauses overlap."""
    counted: set[date] = set()
    for pause in pauses:
        counted |= {pause.begun_on + timedelta(days=n) for n in range(pause.days(today))}
    return len(counted)


def answer_term(
    received_on: date, *, extended: bool = False, pauses: Sequence[Pause] = (), today: date | None = None
) -> Term:
    """When a data-subject request must be answered at the latest (AVG 12(3)).

    The clock stands still while the identity or the meaning of the request is being asked about; while a pause is
    open, the term moves on with `today`.
    """
    months = ANSWER_MONTHS + (EXTENSION_MONTHS if extended else 0)
    return term_of_months(received_on, months, paused_days=paused_days(pauses, today or received_on))


def may_extend(received_on: date, today: date, pauses: Sequence[Pause] = ()) -> bool:
    """Whether the client can still be told of an extension: only inside the first term (AVG 12(3))."""
    return today <= answer_term(received_on, pauses=pauses, today=today).due


def breach_deadline(known_at: datetime) -> datetime:
    """Until when a breach can be notified to the authority without giving reasons for the delay (AVG 33(1))."""
    return hours_after(known_at, BREACH_HOURS)
