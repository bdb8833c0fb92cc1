"""The acts on a traject as a table: which fits which state, and what each of them refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from domain.clients.model import TrajectHeader
from domain.intake.codes import Goal, PartyKind, Service
from domain.service_templates.model import Anchor, DueDocument, Phase, ServiceTemplate, TemplateContent
from domain.shared.errors import Conflict, Invalid
from domain.shared.terms import Term, TermUnit
from domain.tasks.model import TaskKind
from domain.trajects import acts
from domain.trajects.model import Grant, OrderTerms, ResultCode, Suspension, TrajectAct, TrajectState

TODAY = date(2026, 11, 24)
BEGIN = date(2026, 9, 1)
END = date(2027, 2, 28)

TEMPLATE = ServiceTemplate(
    uuid4(),
    Service.WERKFIT_MAKEN,
    1,
    TemplateContent(
        Term(6, TermUnit.MONTHS),
        (Phase("intake", "Intake"), Phase("uitvoering", "Uitvoering")),
        (DueDocument(TaskKind.PLAN_DUE, Anchor.BEGIN, Term(4, TermUnit.WEEKS)),),
    ),
    datetime(2026, 1, 1, tzinfo=UTC),
)
ORDER = OrderTerms(frozenset({Service.WERKFIT_MAKEN, Service.NAAR_WERK}), None)
EXTENSION = acts.Extension(date(2027, 6, 30), 20, Decimal("1500.00"), "M. de Wit", TODAY)
CLOSING = acts.Closing(TODAY, ResultCode.PLACED_PERMANENT, None, ends_suspension=False)


def header(state: TrajectState, **more: Any) -> TrajectHeader:
    begun = state is not TrajectState.REGISTERED
    values: dict[str, Any] = {
        "id": uuid4(),
        "order_reference": "UWV-1",
        "service": Service.WERKFIT_MAKEN,
        "goal": Goal.BENEFIT_TO_WORK,
        "state": state,
        "party_id": uuid4(),
        "party_name": "UWV Proef",
        "party_kind": PartyKind.UWV,
        "granted_hours": 40,
        "started_on": BEGIN if begun else None,
        "ended_on": None,
        "contact_name": None,
        "expected_end_on": END if begun else None,
        "phase": "intake" if begun else None,
    }
    return TrajectHeader(**{**values, **more})


def suspension(begins_on: date, ends_on: date | None = None) -> Suspension:
    return Suspension(uuid4(), begins_on, ends_on, None)


OPEN = (suspension(date(2026, 11, 2)),)


def do(act: TrajectAct, before: TrajectHeader, suspensions: tuple[Suspension, ...] = ()) -> TrajectHeader:
    """The act as plain as it goes."""
    match act:
        case TrajectAct.CHANGE:
            return acts.changed(before, {"order_reference": "UWV-2"}, ORDER, TEMPLATE)
        case TrajectAct.ACTIVATE:
            return acts.activated(before, acts.Start(BEGIN), TEMPLATE, TODAY)
        case TrajectAct.SUSPEND:
            return acts.suspended(before, TODAY, suspensions, TODAY)
        case TrajectAct.RESUME:
            return acts.resumed(before, TODAY, suspensions, TODAY)[0]
        case TrajectAct.EXTEND:
            return acts.extended(before, EXTENSION, TODAY)
        case TrajectAct.CLOSE:
            result = ResultCode.ENDED_BY_CLIENT
            closing = acts.Closing(TODAY, result, "Zag ervan af.", ends_suspension=True)
            return acts.closed(before, closing, suspensions, TODAY)[0]


R, A, S, C = TrajectState
TABLE = {
    TrajectAct.CHANGE: {R: R, A: A, S: S},
    TrajectAct.ACTIVATE: {R: A},
    TrajectAct.SUSPEND: {A: S},
    TrajectAct.RESUME: {S: A},
    TrajectAct.EXTEND: {A: A, S: S},
    TrajectAct.CLOSE: {R: C, A: C, S: C},
}


@pytest.mark.clause("R8")
@pytest.mark.parametrize("act", TrajectAct)
@pytest.mark.parametrize("state", TrajectState)
def test_each_act_goes_from_the_states_of_the_table_to_the_state_of_the_table(
    act: TrajectAct, state: TrajectState
) -> None:
    before = header(state)
    suspensions = OPEN if state is TrajectState.SUSPENDED else ()
    after = TABLE[act].get(state)
    assert (act in acts.possible_acts(state)) == (after is not None)
    if after is None:
        with pytest.raises(Conflict) as refused:
            do(act, before, suspensions)
        assert refused.value.code == f"traject-{state.value}"
    else:
        assert do(act, before, suspensions).state == after


def pointers(refused: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return {error.pointer for error in refused.value.errors}


@pytest.mark.parametrize(
    ("begins_on", "expected_end_on", "wrong"),
    [
        (date(2026, 11, 25), None, "/beginsOn"),
        (date(2023, 11, 23), None, "/beginsOn"),
        (date(2026, 9, 1), date(2026, 8, 31), "/expectedEndOn"),
        (date(2026, 9, 1), date(2062, 9, 1), "/expectedEndOn"),
    ],
)
def test_a_traject_does_not_begin_on_a_day_that_cannot_be(
    begins_on: date, expected_end_on: date | None, wrong: str
) -> None:
    with pytest.raises(Invalid) as refused:
        acts.activated(header(R), acts.Start(begins_on, expected_end_on), TEMPLATE, TODAY)
    assert pointers(refused) == {wrong}


def test_a_traject_begins_in_the_first_phase_and_ends_after_the_period_of_its_service() -> None:
    after = acts.activated(header(R), acts.Start(date(2026, 8, 31)), TEMPLATE, TODAY)
    assert (after.phase, after.started_on, after.expected_end_on) == (
        "intake",
        date(2026, 8, 31),
        date(2027, 2, 28),
    )


def test_without_a_period_someone_must_say_when_it_ends() -> None:
    content = replace(TEMPLATE.content, period=None)
    with pytest.raises(Invalid) as refused:
        acts.activated(header(R), acts.Start(BEGIN), replace(TEMPLATE, content=content), TODAY)
    assert pointers(refused) == {"/expectedEndOn"}


@pytest.mark.parametrize(
    ("begins_on", "known", "wrong"),
    [
        (date(2026, 11, 25), (), "future"),
        (date(2026, 8, 31), (), "period"),
        (date(2026, 10, 5), (suspension(date(2026, 10, 1), date(2026, 10, 10)),), "overlap"),
        (date(2026, 9, 25), (suspension(date(2026, 10, 1), date(2026, 10, 10)),), "overlap"),
        (date(2026, 10, 9), (suspension(date(2026, 10, 1), date(2026, 10, 10)),), "overlap"),
    ],
)
def test_a_suspension_lies_inside_the_traject_and_over_no_other(
    begins_on: date, known: tuple[Suspension, ...], wrong: str
) -> None:
    with pytest.raises(Invalid) as refused:
        acts.suspended(header(A), begins_on, known, TODAY)
    assert {error.code for error in refused.value.errors} == {wrong}


def test_a_traject_may_stand_still_again_on_the_day_it_went_on() -> None:
    known = (suspension(date(2026, 10, 1), date(2026, 10, 10)),)
    assert acts.suspended(header(A), date(2026, 10, 10), known, TODAY).state == S


@pytest.mark.parametrize("resumes_on", [date(2026, 11, 1), date(2026, 11, 25)])
def test_a_traject_goes_on_between_the_begin_of_the_suspension_and_today(resumes_on: date) -> None:
    with pytest.raises(Invalid) as refused:
        acts.resumed(header(S), resumes_on, OPEN, TODAY)
    assert pointers(refused) == {"/resumesOn"}


@pytest.mark.clause("R8")
@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"expected_end_on": END}, {"/expectedEndOn"}),
        ({"expected_end_on": date(2026, 8, 1)}, {"/expectedEndOn"}),
        ({"extra_hours": -1}, {"/extraHours"}),
        ({"extra_budget": Decimal("-0.01")}, {"/extraBudget"}),
        ({"agreed_by": "  ", "agreed_on": date(2026, 11, 25)}, {"/agreedBy", "/agreedOn"}),
    ],
)
def test_an_extension_that_cannot_be_is_refused_by_name(changes: dict[str, Any], wrong: set[str]) -> None:
    with pytest.raises(Invalid) as refused:
        acts.extended(header(A), replace(EXTENSION, **changes), TODAY)
    assert wrong <= pointers(refused)


def test_an_extension_adds_to_what_was_granted() -> None:
    after = acts.extended(header(A), EXTENSION, TODAY)
    assert (after.granted_hours, after.budget, after.expected_end_on) == (
        60,
        Decimal("1500.00"),
        date(2027, 6, 30),
    )


def test_more_time_alone_leaves_a_grant_without_limit_without_limit() -> None:
    extension = replace(EXTENSION, extra_hours=0, extra_budget=Decimal(0))
    after = acts.extended(header(A, granted_hours=None), extension, TODAY)
    assert (after.granted_hours, after.budget) == (None, None)


@pytest.mark.parametrize(
    ("changes", "suspensions", "wrong"),
    [
        ({"ended_on": date(2026, 8, 31)}, (), "/endedOn"),
        ({"ended_on": date(2026, 11, 25)}, (), "/endedOn"),
        ({"ended_on": date(2026, 10, 9)}, (suspension(date(2026, 10, 1), date(2026, 10, 10)),), "/endedOn"),
        ({"result": ResultCode.ENDED_MOVED}, (), "/reason"),
        ({"result": ResultCode.ENDED_MOVED, "reason": "   "}, (), "/reason"),
    ],
)
def test_a_traject_does_not_end_where_it_cannot(
    changes: dict[str, Any], suspensions: tuple[Suspension, ...], wrong: str
) -> None:
    with pytest.raises(Invalid) as refused:
        acts.closed(header(A), replace(CLOSING, **changes), suspensions, TODAY)
    assert pointers(refused) == {wrong}


def test_a_suspended_traject_closes_only_with_its_suspension() -> None:
    with pytest.raises(Conflict) as refused:
        acts.closed(header(S), CLOSING, OPEN, TODAY)
    assert refused.value.code == "traject-suspended"
    after, ended = acts.closed(header(S), replace(CLOSING, ends_suspension=True), OPEN, TODAY)
    assert ended is not None
    assert (after.state, ended.ends_on) == (C, TODAY)


def test_a_traject_that_never_began_has_no_result_but_that_it_stopped() -> None:
    with pytest.raises(Invalid) as refused:
        acts.closed(header(R), CLOSING, (), TODAY)
    assert pointers(refused) == {"/result"}


FIXED_LATER: dict[str, Any] = {
    "goal": Goal.PARTICIPATION,
    "service": Service.NAAR_WERK,
    "granted_hours": 80,
    "budget": Decimal(9000),
    "expected_end_on": date(2027, 12, 31),
}


@pytest.mark.clause("R14")
@pytest.mark.parametrize("name", FIXED_LATER)
def test_goal_service_and_grant_change_before_the_begin_and_stand_after_it(name: str) -> None:
    change = {name: FIXED_LATER[name]}
    assert getattr(acts.changed(header(R), change, ORDER, TEMPLATE), name) == FIXED_LATER[name]
    for state in (A, S):
        with pytest.raises(Conflict) as refused:
            acts.changed(header(state), change, ORDER, TEMPLATE)
        assert refused.value.code == "traject-field-fixed"


@pytest.mark.parametrize(
    ("state", "changes", "wrong"),
    [
        (R, {"service": Service.SPOOR_2}, "/service"),
        (R, {"granted_hours": -1}, "/grantedHours"),
        (R, {"budget": Decimal(-1)}, "/budget"),
        (A, {"phase": "nergens"}, "/phase"),
    ],
)
def test_a_change_that_cannot_be_is_refused_by_name(
    state: TrajectState, changes: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(Invalid) as refused:
        acts.changed(header(state), changes, ORDER, TEMPLATE)
    assert pointers(refused) == {wrong}


@pytest.mark.clause("R29")
@pytest.mark.parametrize(
    ("kind", "goal", "away"),
    [
        (PartyKind.EMPLOYER, Goal.NEW_EMPLOYER, True),
        (PartyKind.EMPLOYER, Goal.SUITABILITY, False),
        (PartyKind.UWV, Goal.PARTICIPATION, False),
        (PartyKind.MUNICIPALITY, Goal.PARTICIPATION, True),
    ],
)
def test_another_goal_may_take_the_ground_for_health_data_away(
    kind: PartyKind, goal: Goal, away: bool
) -> None:
    before = header(R, party_kind=kind, goal=Goal.SICK_EMPLOYEE)
    assert acts.takes_health_ground_away(before, replace(before, goal=goal)) is away


@pytest.mark.parametrize("act", [TrajectAct.SUSPEND, TrajectAct.EXTEND])
def test_the_history_names_what_differs_and_nothing_else(act: TrajectAct) -> None:
    before = header(A)
    after: dict[TrajectAct, Callable[[], set[str]]] = {
        TrajectAct.SUSPEND: lambda: {"state"},
        TrajectAct.EXTEND: lambda: {"granted_hours", "budget", "expected_end_on"},
    }
    assert set(acts.differences(before, do(act, before))) == after[act]()


@pytest.mark.clause("R9")
@pytest.mark.parametrize(
    ("granted", "booked", "left"),
    [(40, "0", "40"), (40, "12.5", "27.5"), (40, "41", "0"), (0, "0", "0"), (None, "12", None)],
)
def test_the_hours_left_are_what_was_granted_less_what_is_booked(
    granted: int | None, booked: str, left: str | None
) -> None:
    assert Grant(granted, None).hours_left(Decimal(booked)) == (None if left is None else Decimal(left))
