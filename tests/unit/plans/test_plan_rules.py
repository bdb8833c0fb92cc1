"""Who can approve a version of a plan, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.plans.activities import ActivityGroup, PlannedActivity
from domain.plans.model import (
    ApprovalChannel,
    PartyApproval,
    Plan,
    PlanState,
    PlanTexts,
    SnapshotActivity,
    check_client_can_approve,
    check_current,
    check_open,
    check_party_can_approve,
    check_recorded_by_adviser,
    state_after_client,
)
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, Invalid

TODAY = date(2026, 11, 24)
ACTIVITY = SnapshotActivity(
    UUID(int=2), PlannedActivity(ActivityGroup.ORIENTATION, "Oriëntatie", None, None, None, None, None, None)
)
PLAN = Plan(
    id=UUID(int=1),
    number=2,
    state=PlanState.DRAFT,
    texts=PlanTexts(goals="Werk als kok."),
    activities=(ACTIVITY,),
    party_approval_required=True,
    client_approval=None,
    party_approval=None,
    created_at=datetime(2026, 11, 1, tzinfo=UTC),
    created_by_name="Proef",
    version=3,
)


@pytest.mark.clause("R8")
def test_a_client_agrees_to_a_draft_with_goals_and_an_activity() -> None:
    check_client_can_approve(PLAN, TODAY, TODAY)
    assert state_after_client(PLAN) is PlanState.APPROVED_BY_CLIENT
    assert state_after_client(replace(PLAN, party_approval_required=False)) is PlanState.APPROVED


@pytest.mark.clause("R8")
@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (replace(PLAN, texts=PlanTexts(goals="  ", agreements="Elke week")), "plan-incomplete"),
        (replace(PLAN, activities=()), "plan-incomplete"),
        (replace(PLAN, state=PlanState.APPROVED_BY_CLIENT), "plan-approved"),
        (replace(PLAN, state=PlanState.APPROVED), "plan-approved"),
    ],
)
def test_a_client_cannot_agree_to_an_empty_plan_or_twice(plan: Plan, code: str) -> None:
    with pytest.raises(Conflict) as refused:
        check_client_can_approve(plan, TODAY, TODAY)
    assert (refused.value.code, refused.value.clause) == (code, Clause.R8)


def test_an_approval_is_never_of_tomorrow() -> None:
    with pytest.raises(Invalid):
        check_client_can_approve(PLAN, TODAY + timedelta(days=1), TODAY)
    with pytest.raises(Invalid):
        check_recorded_by_adviser(
            PartyApproval(TODAY + timedelta(days=1), ApprovalChannel.RECORDED, "M. de Boer"), TODAY
        )


@pytest.mark.clause("R8")
def test_nobody_agrees_to_another_version_than_the_present_one() -> None:
    check_current(PLAN, 2)
    for number in (1, 3):
        with pytest.raises(Conflict):
            check_current(PLAN, number)


@pytest.mark.clause("R8")
@pytest.mark.parametrize("state", PlanState)
def test_the_party_approves_only_after_the_client(state: PlanState) -> None:
    if state is PlanState.APPROVED_BY_CLIENT:
        check_party_can_approve(state)
        return
    with pytest.raises(Conflict):
        check_party_can_approve(state)


@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_recorded_approval_of_the_party_says_who_gave_it(name: str | None) -> None:
    with pytest.raises(Invalid) as refused:
        check_recorded_by_adviser(PartyApproval(TODAY, ApprovalChannel.RECORDED, name), TODAY)
    assert refused.value.errors[0].pointer == "/name"


def test_the_plan_of_a_closed_traject_stays_as_it_is() -> None:
    for state in ("registered", "active", "suspended"):
        check_open(state)
    with pytest.raises(Conflict):
        check_open("closed")
