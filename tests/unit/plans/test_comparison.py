"""What differs between two versions of a plan."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from domain.plans.activities import ActivityGroup, PlannedActivity
from domain.plans.comparison import Change, FieldComparison, compare
from domain.plans.model import Plan, PlanState, PlanTexts, SnapshotActivity

TRAINING = PlannedActivity(
    ActivityGroup.APPLYING, "Training", "Bureau", None, Decimal("8.00"), None, date(2026, 1, 5), None
)


def plan(number: int, texts: PlanTexts, *activities: SnapshotActivity) -> Plan:
    return Plan(
        id=UUID(int=number),
        number=number,
        state=PlanState.SUPERSEDED,
        texts=texts,
        activities=activities,
        party_approval_required=False,
        client_approval=None,
        party_approval=None,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        created_by_name="Proef",
        version=number,
    )


def activity(number: int, planned: PlannedActivity = TRAINING) -> SnapshotActivity:
    return SnapshotActivity(UUID(int=number), planned)


@pytest.mark.clause("R8")
def test_every_text_is_named_with_what_happened_to_it() -> None:
    found = compare(
        plan(1, PlanTexts(goals="Kok", agreements="Elke week", client_view="Graag")),
        plan(2, PlanTexts(goals="Bakker", starting_point="Thuis", client_view="Graag")),
    )
    assert {one.field: one.change for one in found.texts} == {
        "goals": Change.CHANGED,
        "starting_point": Change.ADDED,
        "client_view": Change.SAME,
        "agreements": Change.REMOVED,
        "practical_matters": Change.SAME,
    }
    assert found.texts[0] == FieldComparison("goals", Change.CHANGED, "Kok", "Bakker")


@pytest.mark.clause("R8")
def test_activities_that_came_went_changed_and_stayed_are_told_apart() -> None:
    dearer = replace(TRAINING, hours=Decimal("12.00"), starts_on=None)
    found = compare(
        plan(1, PlanTexts(), activity(1), activity(2), activity(3)),
        plan(2, PlanTexts(), activity(1), activity(3, dearer), activity(4)),
    )
    assert [(one.id.int, one.change) for one in found.activities] == [
        (1, Change.SAME),
        (3, Change.CHANGED),
        (4, Change.ADDED),
        (2, Change.REMOVED),
    ]
    assert found.activities[0].fields == ()
    assert found.activities[1].fields == (
        FieldComparison("hours", Change.CHANGED, "8.00", "12.00"),
        FieldComparison("starts_on", Change.REMOVED, "2026-01-05", None),
    )
    added = {one.field: (one.before, one.after) for one in found.activities[2].fields}
    assert added["product"] == (None, "Training")
    assert "aim" not in added


def test_a_version_beside_itself_shows_no_difference() -> None:
    same = plan(1, PlanTexts(goals="Kok"), activity(1))
    found = compare(same, same)
    assert {one.change for one in (*found.texts, *found.activities)} == {Change.SAME}
