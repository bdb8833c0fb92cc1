"""What differs between two versions of a plan: text by text, activity by activity (R8)."""

from dataclasses import dataclass, fields
from enum import StrEnum
from uuid import UUID

from domain.plans.activities import ActivityGroup, PlannedActivity
from domain.plans.model import Plan, PlanTexts


class Change(StrEnum):
    """What happened to a text or an activity from the one version to the other."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field in both versions, as text; None where it was empty. `field` is the domain's name of it."""

    field: str
    change: Change
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ActivityComparison:
    """One activity in both versions; `fields` holds what differs, and everything there is when it came or went."""

    id: UUID
    group: ActivityGroup
    product: str
    change: Change
    fields: tuple[FieldComparison, ...]


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """Two versions side by side. `texts` names every text, also those that stayed the same."""

    before: int
    after: int
    texts: tuple[FieldComparison, ...]
    activities: tuple[ActivityComparison, ...]


def compare(before: Plan, after: Plan) -> PlanComparison:
    """Every text, then every activity in the order of the newer version, those that are gone last."""
    texts = tuple(
        _field(one.name, getattr(before.texts, one.name), getattr(after.texts, one.name))
        for one in fields(PlanTexts)
    )
    old = {one.id: one.planned for one in before.activities}
    new = {one.id: one.planned for one in after.activities}
    order = [*new, *(one for one in old if one not in new)]
    activities = tuple(_activity(one, old.get(one), new.get(one)) for one in order)
    return PlanComparison(before.number, after.number, texts, activities)


def _activity(
    activity_id: UUID, before: PlannedActivity | None, after: PlannedActivity | None
) -> ActivityComparison:
    shown = after or before
    assert shown is not None
    compared = (
        _field(one.name, _text(before, one.name), _text(after, one.name)) for one in fields(PlannedActivity)
    )
    differing = tuple(one for one in compared if one.change is not Change.SAME)
    if before is None:
        change = Change.ADDED
    elif after is None:
        change = Change.REMOVED
    else:
        change = Change.CHANGED if differing else Change.SAME
    return ActivityComparison(activity_id, shown.group, shown.product, change, differing)


def _text(planned: PlannedActivity | None, name: str) -> str | None:
    value = None if planned is None else getattr(planned, name)
    return None if value is None else str(value)


def _field(name: str, before: str | None, after: str | None) -> FieldComparison:
    old, new = before or None, after or None
    if old == new:
        change = Change.SAME
    elif old is None:
        change = Change.ADDED
    else:
        change = Change.REMOVED if new is None else Change.CHANGED
    return FieldComparison(name, change, old, new)
