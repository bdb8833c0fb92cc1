"""The two clocks of a file (R35, R36, R38). PostgreSQL keeps the outcome per client (migration 0021); same arithmetic.

The dossier goes two calendar years after the last assignment ended; 29 February becomes 28 February. What the
statutory administration needs is kept until ten years after the end of the financial year in which it ended.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.shared.terms import add_months

DOSSIER_YEARS: Final = 2
STATUTORY_YEARS: Final = 10
NEVER: Final = date.max
"""Where a file without a date stands in a list: after all others."""
SOON_DAYS: Final = 60
"""From how many days ahead the privacy officer is told that a file goes."""


def last_end(ends: Sequence[date | None]) -> date | None:
    """The anchor: the end of the last traject, or None while one still runs or there has been none."""
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None


def dossier_until(ended_on: date) -> date:
    """The day on which the dossier must go: that day itself no longer belongs to the two years."""
    return add_months(ended_on, 12 * DOSSIER_YEARS)


def statutory_until(ended_on: date) -> date:
    """The last day of the ten years: financial years are calendar years."""
    return date(ended_on.year + STATUTORY_YEARS, 12, 31)
