"""Bodies of activities: what is planned, and what became of it."""

from dataclasses import fields
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Day, Identifier, Line, Model, Moment, OptionalLine, Version
from domain.plans.activities import (
    Activity as DomainActivity,
)
from domain.plans.activities import (
    ActivityGroup,
    ActivityStatus,
    PlannedActivity,
    Progress,
)
from domain.plans.activity_use_cases import ActivityContent

DecimalText = Annotated[
    str,
    StringConstraints(pattern=r"^-?\d{1,10}(\.\d{1,2})?$", max_length=14),
    Field(description="Getal met hoogstens twee decimalen, als tekst (decimal as text)."),
]
Aim = Annotated[str, StringConstraints(max_length=2_000, pattern=NO_CONTROL, strip_whitespace=True)]
Reason = Annotated[str, StringConstraints(max_length=2_000, pattern=NO_CONTROL, strip_whitespace=True)]
Result = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROL)]


class ActivityCreate(Model):
    """Een activiteit of product in het plan (R9)."""

    group: ActivityGroup
    product: Line
    provider: OptionalLine | None = None
    aim: Aim | None = None
    hours: DecimalText | None = None
    cost: DecimalText | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None


class ActivityUpdate(Model):
    """Wat er aan een activiteit wijzigt: wat gepland is, of hoe het ging."""

    group: ActivityGroup | None = None
    product: Line | None = None
    provider: OptionalLine | None = None
    aim: Aim | None = None
    hours: DecimalText | None = None
    cost: DecimalText | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    status: ActivityStatus | None = None
    reason: Reason | None = None
    result: Result | None = None


class Activity(ActivityCreate):
    """Een activiteit met haar stand en resultaat."""

    id: Identifier
    status: ActivityStatus
    reason: Reason | None = None
    result: Result | None = None
    position: Count
    created_at: Moment
    version: Version


class ActivityList(Model):
    """De activiteiten van een traject, in de volgorde van het plan."""

    items: Annotated[list[Activity], Field(max_length=500)]


_PLANNED = frozenset(one.name for one in fields(PlannedActivity))
_PROGRESS = frozenset(one.name for one in fields(Progress))
_REQUIRED = frozenset({"group", "product", "status"})
_EMPTY_IS_NONE = frozenset({"provider", "aim"})


def planned_of(new: ActivityCreate) -> PlannedActivity:
    """What a new activity plans."""
    return PlannedActivity(**{name: _value(name, getattr(new, name)) for name in _PLANNED})


def changed(current: ActivityContent, update: ActivityUpdate) -> ActivityContent:
    """The activity after an update: members that were sent, on top of what there is."""
    sent = {name: _value(name, getattr(update, name)) for name in update.model_fields_set}
    sent = {name: value for name, value in sent.items() if value is not None or name not in _REQUIRED}
    planned, progress = current
    return (
        PlannedActivity(**{name: sent.get(name, getattr(planned, name)) for name in _PLANNED}),
        Progress(**{name: sent.get(name, getattr(progress, name)) for name in _PROGRESS}),
    )


def _value(name: str, value: Any) -> Any:
    if name in ("hours", "cost"):
        return None if value is None else Decimal(value)
    return value or None if name in _EMPTY_IS_NONE else value


def present_planned(planned: PlannedActivity) -> dict[str, Any]:
    """The planned part as JSON members; hours and money as decimal strings."""
    return {
        "group": planned.group,
        "product": planned.product,
        "provider": planned.provider,
        "aim": planned.aim,
        "hours": None if planned.hours is None else f"{planned.hours:.2f}",
        "cost": None if planned.cost is None else f"{planned.cost:.2f}",
        "startsOn": planned.starts_on,
        "endsOn": planned.ends_on,
    }


def present_activity(activity: DomainActivity) -> dict[str, Any]:
    """An activity as JSON members."""
    return {
        "id": activity.id,
        **present_planned(activity.planned),
        "status": activity.progress.status,
        "reason": activity.progress.reason,
        "result": activity.progress.result,
        "position": activity.position,
        "createdAt": activity.created_at,
        "version": activity.version,
    }
