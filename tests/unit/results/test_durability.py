"""Six calendar months (R20): the table of cases, and runs of placements at one employer."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from domain.placements.durability import DurabilityState, check_day, durability, is_six_months
from domain.placements.model import ContractKind, Employer, Placement, PlacementContent, PlacementKind
from domain.shared.terms import add_months

CONTENT = PlacementContent(
    kind=PlacementKind.TEMPORARY,
    employer=Employer("Bakkerij De Korenaar"),
    job_title="Bakker",
    contract_kind=ContractKind.FIXED_TERM,
    hours_per_week=Decimal(24),
    begins_on=date(2026, 1, 1),
    ends_on=None,
    wage_value=None,
    wage_subsidy=False,
    trial_exception=None,
    checked_on=None,
    still_employed=None,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def placed(begins_on: str, ends_on: str | None, **changes: object) -> Placement:
    content = replace(CONTENT, begins_on=day(begins_on), ends_on=day(ends_on) if ends_on else None, **changes)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return Placement(uuid4(), uuid4(), uuid4(), content, uuid4(), "Adviseur", moment, 1)


@pytest.mark.clause("R20")
@pytest.mark.parametrize(
    ("begins_on", "ends_on", "durable"),
    [
        ("2026-01-01", "2026-06-30", True),
        ("2026-01-01", "2026-06-29", False),
        ("2026-01-01", None, True),
        ("2026-08-31", "2027-02-28", True),
        ("2026-08-31", "2027-02-27", True),
        ("2026-08-31", "2027-02-26", False),
        ("2027-08-31", "2028-02-29", True),
        ("2027-08-31", "2028-02-27", False),
        ("2027-08-29", "2028-02-28", True),
        ("2027-08-29", "2028-02-27", False),
        ("2028-02-29", "2028-08-28", True),
        ("2028-02-29", "2028-08-27", False),
        ("2026-09-01", "2027-02-28", True),
        ("2026-09-01", "2027-02-27", False),
        ("2027-09-01", "2028-02-28", False),
        ("2027-09-01", "2028-02-29", True),
        ("2026-12-31", "2027-06-29", True),
        ("2026-12-31", "2027-06-28", False),
        ("2026-03-15", "2026-09-14", True),
        ("2026-03-15", "2026-09-13", False),
        ("2026-03-15", "2026-03-15", False),
    ],
)
def test_six_calendar_months_are_durable_and_a_day_less_is_not(
    begins_on: str, ends_on: str | None, durable: bool
) -> None:
    assert is_six_months(day(begins_on), day(ends_on) if ends_on else None) is durable


@pytest.mark.clause("R20")
@pytest.mark.parametrize(
    ("begins_on", "months", "on"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-12-15", 6, "2027-06-15"),
        ("2026-07-01", 6, "2027-01-01"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-06-15", 0, "2026-06-15"),
    ],
)
def test_months_are_calendar_months_and_end_with_the_month_where_the_day_is_missing(
    begins_on: str, months: int, on: str
) -> None:
    assert add_months(day(begins_on), months) == day(on)


@pytest.mark.clause("R20")
def test_work_is_not_yet_durable_until_the_day_it_becomes_so() -> None:
    placement = placed("2026-01-15", None)
    on = check_day(day("2026-01-15"))
    assert on == day("2026-07-15")
    before, after = (
        durability(placement, [], day("2026-07-14")),
        durability(placement, [], day("2026-07-15")),
    )
    assert (before.state, before.durable_on) == (DurabilityState.NOT_YET, on)
    assert (after.state, after.durable_on) == (DurabilityState.YES, on)


@pytest.mark.clause("R20")
def test_work_that_ended_a_day_early_is_never_durable() -> None:
    answer = durability(placed("2026-01-01", "2026-06-29"), [], day("2027-01-01"))
    assert (answer.state, answer.six_months, answer.durable_on) == (DurabilityState.NO, False, None)


@pytest.mark.clause("R20")
@pytest.mark.parametrize(
    ("second", "state"),
    [
        (("2026-04-01", "2026-06-30", {}), DurabilityState.YES),
        (("2026-03-15", "2026-06-30", {}), DurabilityState.YES),
        (("2026-04-02", "2026-06-30", {}), DurabilityState.NO),
        (("2026-04-01", "2026-06-29", {}), DurabilityState.NO),
        (("2026-04-01", "2026-06-30", {"employer": Employer("Een ander")}), DurabilityState.NO),
        (("2026-04-01", "2026-06-30", {"employer": Employer("bakkerij  de korenaar ")}), DurabilityState.YES),
        (("2026-04-01", "2026-06-30", {"kind": PlacementKind.TRIAL}), DurabilityState.NO),
        (("2026-04-01", None, {"kind": PlacementKind.PERMANENT}), DurabilityState.YES),
    ],
    ids=[
        "adjoins",
        "overlaps",
        "gap of a day",
        "a day short",
        "other employer",
        "same name",
        "trial",
        "open",
    ],
)
def test_placements_that_adjoin_at_one_employer_are_one_run(
    second: tuple[str, str | None, dict[str, object]], state: DurabilityState
) -> None:
    first = placed("2026-01-01", "2026-03-31")
    begins_on, ends_on, changes = second
    other = placed(begins_on, ends_on, **changes)
    assert durability(first, [first, other], day("2026-12-31")).state is state


@pytest.mark.clause("R20")
def test_a_run_of_three_is_found_in_any_order() -> None:
    parts = [
        placed("2026-05-01", "2026-07-31"),
        placed("2026-01-01", "2026-02-28"),
        placed("2026-03-01", "2026-04-30"),
    ]
    for part in parts:
        answer = durability(part, parts, day("2026-07-01"))
        assert (answer.run_begins_on, answer.run_ends_on) == (day("2026-01-01"), day("2026-07-31"))
        assert (answer.state, answer.durable_on) == (DurabilityState.YES, day("2026-07-01"))


@pytest.mark.clause("R20")
def test_the_same_kvk_number_is_the_same_employer_whatever_the_name() -> None:
    first = placed("2026-01-01", "2026-03-31", employer=Employer("De Korenaar", "12345678"))
    same = placed("2026-04-01", "2026-06-30", employer=Employer("Korenaar BV", "12345678"))
    other = placed("2026-04-01", "2026-06-30", employer=Employer("De Korenaar", "87654321"))
    assert durability(first, [same], day("2026-12-31")).state is DurabilityState.YES
    assert durability(first, [other], day("2026-12-31")).state is DurabilityState.NO


@pytest.mark.clause("R20")
def test_a_trial_placement_is_never_durable() -> None:
    trial = placed("2026-01-01", "2026-06-30", kind=PlacementKind.TRIAL)
    assert durability(trial, [], day("2026-12-31")).state is DurabilityState.NO
