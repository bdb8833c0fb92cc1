"""The rules of an activity: what can be planned, what may go, what a reason belongs to."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.plans.activities import (
    Activity,
    ActivityGroup,
    ActivityStatus,
    Period,
    PlannedActivity,
    Progress,
    check_planned,
    check_removable,
    settle,
)
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, Invalid

TRAJECT = Period(date(2026, 1, 1), date(2026, 12, 31))
OPEN = Period(None, None)
PLANNED = PlannedActivity(
    group=ActivityGroup.APPLYING,
    product="Sollicitatietraining",
    provider=None,
    aim=None,
    hours=Decimal("8.50"),
    cost=Decimal("0.00"),
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
)


def test_an_activity_on_the_first_and_the_last_day_of_the_traject_fits() -> None:
    check_planned(PLANNED, TRAJECT)
    check_planned(replace(PLANNED, starts_on=None, ends_on=None, hours=None, cost=None), TRAJECT)
    check_planned(replace(PLANNED, starts_on=date(2020, 1, 1), ends_on=date(2030, 1, 1)), OPEN)


@pytest.mark.clause("R9")
@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"hours": Decimal("-0.01")}, [("/hours", "negative")]),
        ({"hours": Decimal(100000)}, [("/hours", "too-large")]),
        ({"cost": Decimal(-1)}, [("/cost", "negative")]),
        ({"product": "  "}, [("/product", "required")]),
        ({"starts_on": date(2025, 12, 31)}, [("/startsOn", "outside-traject")]),
        ({"ends_on": date(2027, 1, 1)}, [("/endsOn", "outside-traject")]),
        ({"starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 1)}, [("/endsOn", "period")]),
        (
            {"hours": Decimal(-1), "starts_on": date(2027, 1, 1), "ends_on": None},
            [("/hours", "negative"), ("/startsOn", "outside-traject")],
        ),
    ],
)
def test_an_activity_that_cannot_be_is_refused_with_every_field_named(
    changes: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    with pytest.raises(Invalid) as refused:
        check_planned(replace(PLANNED, **changes), TRAJECT)
    assert [(error.pointer, error.code) for error in refused.value.errors] == found


@pytest.mark.clause("R9")
@pytest.mark.parametrize("reason", [None, "", "  "])
def test_what_was_not_done_says_why(reason: str | None) -> None:
    with pytest.raises(Invalid) as refused:
        settle(Progress(ActivityStatus.NOT_DONE, reason, None))
    assert refused.value.errors[0].pointer == "/reason"


def test_a_reason_goes_when_the_activity_goes_on_after_all() -> None:
    stopped = settle(Progress(ActivityStatus.NOT_DONE, "Ziek", "Begonnen"))
    assert settle(replace(stopped, status=ActivityStatus.RUNNING)) == Progress(
        ActivityStatus.RUNNING, None, "Begonnen"
    )
    assert settle(Progress(result="  ")) == Progress()


def _with(progress: Progress) -> Activity:
    return Activity(UUID(int=1), PLANNED, progress, 0, datetime(2026, 1, 1, tzinfo=UTC), 1)


@pytest.mark.clause("R9")
def test_only_what_was_merely_planned_can_be_taken_out_of_the_plan() -> None:
    check_removable(_with(Progress()))
    for progress in (
        Progress(ActivityStatus.RUNNING),
        Progress(ActivityStatus.DONE),
        Progress(ActivityStatus.NOT_DONE, "Ziek"),
        Progress(ActivityStatus.PLANNED, None, "Toch iets geleerd"),
    ):
        with pytest.raises(Conflict) as refused:
            check_removable(_with(progress))
        assert refused.value.clause is Clause.R9
