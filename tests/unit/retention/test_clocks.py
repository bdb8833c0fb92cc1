"""The two clocks, day by day (R35, R36)."""

from datetime import date
from uuid import UUID

import pytest

from domain.cases.model import CaseKind
from domain.retention.clocks import dossier_until, last_end, statutory_until
from domain.retention.model import ClientRetention, Pauses, Standing, check_hold
from domain.shared.errors import Invalid

_ID = UUID(int=1)


@pytest.mark.clause("R35")
@pytest.mark.parametrize(
    ("ended_on", "until", "statutory"),
    [
        ("2026-03-31", "2028-03-31", "2036-12-31"),
        ("2024-02-29", "2026-02-28", "2034-12-31"),
        ("2026-02-28", "2028-02-28", "2036-12-31"),
        ("2026-12-31", "2028-12-31", "2036-12-31"),
        ("2027-01-01", "2029-01-01", "2037-12-31"),
    ],
)
def test_a_dossier_goes_after_two_calendar_years_and_an_order_after_ten_financial_ones(
    ended_on: str, until: str, statutory: str
) -> None:
    day = date.fromisoformat(ended_on)
    assert dossier_until(day).isoformat() == until
    assert statutory_until(day).isoformat() == statutory


def test_the_last_traject_counts_and_a_running_one_stops_the_clock() -> None:
    first, second = date(2024, 1, 31), date(2025, 6, 30)
    assert last_end([first, second]) == second
    assert last_end([first, None]) is None
    assert last_end([]) is None


@pytest.mark.clause("R38")
def test_an_open_obligation_pauses_what_is_due_and_nothing_else() -> None:
    until = date(2028, 3, 31)
    free = ClientRetention(_ID, "C-1", date(2026, 3, 31), until, date(2036, 12, 31))
    held = ClientRetention(_ID, "C-1", date(2026, 3, 31), until, None, Pauses((CaseKind.COMPLAINT,)))
    for day, expected in (
        (date(2028, 1, 30), Standing.KEPT),
        (date(2028, 1, 31), Standing.SOON),
        (date(2028, 3, 30), Standing.SOON),
        (date(2028, 3, 31), Standing.DUE),
    ):
        assert free.standing(day) is expected
        assert held.standing(day) is (Standing.PAUSED if expected is Standing.DUE else expected)
    assert ClientRetention(_ID, "C-1", None, None, None).standing(until) is Standing.RUNNING


@pytest.mark.clause("R38")
@pytest.mark.parametrize(("ends_on", "fits"), [("2026-11-23", False), ("2026-11-24", True), ("2027-05-24", True),
                                               ("2027-05-25", False)])  # fmt: skip
def test_a_hold_ends_within_six_months(ends_on: str, fits: bool) -> None:
    begins_on = date(2026, 11, 24)
    if fits:
        check_hold(begins_on, date.fromisoformat(ends_on))
    else:
        with pytest.raises(Invalid):
            check_hold(begins_on, date.fromisoformat(ends_on))
