"""Whether work lasts: six calendar months, counted by date (R20). Pure: placements and a day in, an answer out.

The rule adopted: work is durable when it has no end, or its last day is on or after the day before the same day six
calendar months on. 1 January up to and including 30 June is durable, up to and including 29 June is not. Placements
with the same employer that adjoin or overlap count as one run: a contract that is followed by another is one job.
A trial placement is no contract: it is never durable and its weeks do not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.placements.model import Placement, PlacementContent, PlacementKind
from domain.shared.terms import add_months

MONTHS = 6
_ONE_DAY = timedelta(days=1)


class DurabilityState(StrEnum):
    """Durable, not durable, or on the way to it."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Durability:
    """The answer on a day.

    `six_months` says whether the run is six calendar months by its own dates, whatever day it is; `durable_on` is the
    first day after those six months: the day it becomes durable, and the day of the check. None where it never does.
    """

    state: DurabilityState
    six_months: bool
    durable_on: date | None
    run_begins_on: date
    run_ends_on: date | None


def is_six_months(begins_on: date, ends_on: date | None) -> bool:
    """Whether a period, with its last day included, is six calendar months or longer."""
    return ends_on is None or ends_on >= check_day(begins_on) - _ONE_DAY


def check_day(begins_on: date) -> date:
    """The first day after six calendar months from a first day."""
    return add_months(begins_on, MONTHS)


def durability(placement: Placement, others: Iterable[Placement], today: date) -> Durability:
    """Whether a placement is durable today, with the placements that adjoin it at the same employer."""
    content = placement.content
    if content.kind is PlacementKind.TRIAL:
        return Durability(DurabilityState.NO, False, None, content.begins_on, content.ends_on)
    begins_on, ends_on = run_of(content, [other.content for other in others if other.id != placement.id])
    if not is_six_months(begins_on, ends_on):
        return Durability(DurabilityState.NO, False, None, begins_on, ends_on)
    day = check_day(begins_on)
    state = DurabilityState.YES if today >= day else DurabilityState.NOT_YET
    return Durability(state, True, day, begins_on, ends_on)


def run_of(content: PlacementContent, others: Sequence[PlacementContent]) -> tuple[date, date | None]:
    """First and last day of the run that a placement is part of."""
    begins_on, ends_on = content.begins_on, content.ends_on
    left = [other for other in others if _counts_with(content, other)]
    while joined := [other for other in left if _adjoins(begins_on, ends_on, other)]:
        left = [other for other in left if other not in joined]
        begins_on = min(begins_on, *(other.begins_on for other in joined))
        ends = [ends_on, *(other.ends_on for other in joined)]
        ends_on = None if None in ends else max(end for end in ends if end is not None)
    return begins_on, ends_on


def _counts_with(content: PlacementContent, other: PlacementContent) -> bool:
    return other.kind is not PlacementKind.TRIAL and content.employer.is_same_as(other.employer)


def _adjoins(begins_on: date, ends_on: date | None, other: PlacementContent) -> bool:
    begins_in_time = ends_on is None or other.begins_on <= ends_on + _ONE_DAY
    ends_late_enough = other.ends_on is None or other.ends_on + _ONE_DAY >= begins_on
    return begins_in_time and ends_late_enough
