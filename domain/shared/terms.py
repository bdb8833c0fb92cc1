"""Terms: a length of time in the calendar's own units, counted from a day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class TermUnit(StrEnum):
    """What a term counts. Months are calendar months, not thirty days."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months on; the last day of a month that has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Term:
    """So many days, weeks or calendar months; never negative."""

    count: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("term-negative")

    def after(self, day: date, times: int = 1) -> date:
        """The day this term ends when it begins on `day`, laid down `times` times end to end.

        Months are counted from the first day at once: three times a month after 31 January is 30 April.
        """
        count = self.count * times
        match self.unit:
            case TermUnit.DAYS:
                return day + timedelta(days=count)
            case TermUnit.WEEKS:
                return day + timedelta(weeks=count)
            case TermUnit.MONTHS:
                return add_months(day, count)
