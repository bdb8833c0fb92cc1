"""Calendar months: the arithmetic of terms that are agreed in months."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last day of that month where there is no such day.

    31 August and six months is 28 February, or 29 in a leap year. PostgreSQL counts `date + interval` the same way.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
