"""The days inside a term on which the work on a request must be somewhere, and to whom it goes when it is not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.legal_calendar import next_working_day, paused_days
from domain.requests.model import ENDED, Request, RequestState

OFFICER_DAYS_LEFT: Final = 5
DIRECTOR_DAYS_LEFT: Final = 2
"""With so many days left, a request stands with the privacy officer, then with the director."""


class Step(StrEnum):
    """What must be done by then."""

    IDENTITY = "identity"
    COLLECTION = "collection"
    REVIEW = "review"


AFTER_DAYS: Final = {Step.IDENTITY: 3, Step.COLLECTION: 10, Step.REVIEW: 20}
_DECIDED: Final = frozenset(
    {RequestState.DECIDED, RequestState.REVIEWED, RequestState.EXECUTED, RequestState.CLOSED}
)


class Escalation(StrEnum):
    """How far a request that presses has gone up."""

    NONE = "none"
    OFFICER = "privacy-officer"
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step with its day. `late` only while it still has to be done."""

    step: Step
    due_on: date
    done: bool
    late: bool


def milestones(request: Request, today: date) -> tuple[Milestone, ...]:
    """Identity on day 3, everything together and decided on day 10, looked at by the second person on day 20.

    Days the clock stood still do not count; each ends on a working day.
    """
    done = {
        Step.IDENTITY: request.identity_method is not None,
        Step.COLLECTION: request.state in _DECIDED,
        Step.REVIEW: request.reviewed_by is not None,
    }
    still = timedelta(days=paused_days(request.pauses_that_count, today))
    found = []
    for step, days in AFTER_DAYS.items():
        due = next_working_day(request.counts_from + timedelta(days=days) + still)
        over = today > due and not done[step] and request.state not in ENDED
        found.append(Milestone(step, due, done[step], over))
    return tuple(found)


def escalation_of(officer: datetime | None, director: datetime | None) -> Escalation:
    """How far it has gone, from the two moments that are kept of it."""
    if director is not None:
        return Escalation.DIRECTOR
    return Escalation.NONE if officer is None else Escalation.OFFICER
