"""An activity of the plan: what is deployed for a client, and what became of it (R9)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

MAXIMUM_ACTIVITIES = 200
"""Activities of one traject."""

MAXIMUM_HOURS = Decimal("99999.99")
MAXIMUM_COST = Decimal("9999999999.99")


class ActivityGroup(StrEnum):
    """The groups that commissioning parties order and account by."""

    EMPLOYEE_SKILLS = "employee-skills"
    PERSONAL_EFFECTIVENESS = "personal-effectiveness"
    LABOUR_MARKET_INSIGHT = "labour-market-insight"
    ORIENTATION = "orientation"
    APPLYING = "applying"
    PLACEMENT = "placement"
    AFTER_CARE = "after-care"


class ActivityStatus(StrEnum):
    """How an activity stands."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """The part of an activity that belongs to the plan: a change of it is a change of the plan (R8)."""

    group: ActivityGroup
    product: str
    provider: str | None
    aim: str | None
    hours: Decimal | None
    cost: Decimal | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of an activity; it moves on while the plan stays what was agreed. `reason`: why not done."""

    status: ActivityStatus = ActivityStatus.PLANNED
    reason: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of a traject."""

    id: UUID
    planned: PlannedActivity
    progress: Progress
    position: int
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Period:
    """The days a traject runs; an end that is not known yet is open."""

    starts_on: date | None
    ends_on: date | None


def check_planned(planned: PlannedActivity, traject: Period) -> None:
    """Raise Invalid naming every member that cannot be, all at once."""
    errors = [
        *_not_negative("/hours", planned.hours, MAXIMUM_HOURS, "Uren kunnen niet negatief zijn."),
        *_not_negative("/cost", planned.cost, MAXIMUM_COST, "Kosten kunnen niet negatief zijn."),
        *_within("/startsOn", planned.starts_on, traject),
        *_within("/endsOn", planned.ends_on, traject),
    ]
    if not planned.product.strip():
        errors.append(FieldError("/product", "required", "Vul de activiteit of het product in."))
    if planned.starts_on is not None and planned.ends_on is not None and planned.ends_on < planned.starts_on:
        errors.append(FieldError("/endsOn", "period", "De activiteit eindigt voordat zij begint."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def _not_negative(pointer: str, value: Decimal | None, maximum: Decimal, words: str) -> list[FieldError]:
    if value is None:
        return []
    if value < 0:
        return [FieldError(pointer, "negative", words)]
    return [FieldError(pointer, "too-large", "Dit getal is te groot.")] if value > maximum else []


def _within(pointer: str, day: date | None, traject: Period) -> list[FieldError]:
    if day is None:
        return []
    if traject.starts_on is not None and day < traject.starts_on:
        return [FieldError(pointer, "outside-traject", "Deze dag ligt voor het begin van het traject.")]
    if traject.ends_on is not None and day > traject.ends_on:
        return [FieldError(pointer, "outside-traject", "Deze dag ligt na het einde van het traject.")]
    return []


def settle(progress: Progress) -> Progress:
    """The progress as it is kept. A reason belongs to what was not done, and only to that. Raises Invalid."""
    progress = replace(progress, result=(progress.result or "").strip() or None)
    if progress.status is not ActivityStatus.NOT_DONE:
        return replace(progress, reason=None)
    if not (progress.reason or "").strip():
        error = FieldError("/reason", "required", "Schrijf op waarom de activiteit niet doorging.")
        raise Invalid("Zeg erbij waarom.", errors=[error], clause=Clause.R9)
    return progress


def check_removable(activity: Activity) -> None:
    """Raise Conflict when something was deployed or achieved: nothing of that may be missing from the plan (R9)."""
    if activity.progress.status is not ActivityStatus.PLANNED or activity.progress.result is not None:
        raise deployed()


def deployed() -> Conflict:
    """The refusal to remove what was deployed."""
    return Conflict(
        "Deze activiteit is ingezet: er zijn uren of er is een resultaat. Zet haar op niet doorgegaan.",
        clause=Clause.R9,
        code="activity-deployed",
    )
