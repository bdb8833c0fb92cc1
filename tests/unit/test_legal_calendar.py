"""The legal calendar, case by case."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from domain.legal_calendar import (
    Pause,
    answer_term,
    breach_deadline,
    is_working_day,
    may_extend,
    next_working_day,
    public_holidays,
    term_of_months,
    working_days_after,
)


@pytest.mark.clause("R41")
@pytest.mark.parametrize(
    ("received", "months", "target", "due"),
    [
        # the last day of a shorter month, a Saturday
        (date(2026, 1, 31), 1, date(2026, 2, 28), date(2026, 3, 2)),
        (date(2028, 1, 31), 1, date(2028, 2, 29), date(2028, 2, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28), date(2027, 3, 1)),
        # Bevrijdingsdag
        (date(2026, 4, 5), 1, date(2026, 5, 5), date(2026, 5, 6)),
        # Goede Vrijdag 3 April 2026, then the weekend and tweede paasdag
        (date(2026, 3, 3), 1, date(2026, 4, 3), date(2026, 4, 7)),
        # Koningsdag
        (date(2026, 3, 27), 1, date(2026, 4, 27), date(2026, 4, 28)),
        # Hemelvaartsdag 14 May 2026
        (date(2026, 4, 14), 1, date(2026, 5, 14), date(2026, 5, 15)),
        # tweede pinksterdag 25 May 2026
        (date(2026, 4, 25), 1, date(2026, 5, 25), date(2026, 5, 26)),
        # both days of Christmas and the weekend after
        (date(2026, 11, 25), 1, date(2026, 12, 25), date(2026, 12, 28)),
        # New Year's Day on a Friday
        (date(2026, 12, 1), 1, date(2027, 1, 1), date(2027, 1, 4)),
        # 29 February in a year that has one
        (date(2028, 2, 29), 12, date(2029, 2, 28), date(2029, 2, 28)),
        (date(2026, 8, 31), 3, date(2026, 11, 30), date(2026, 11, 30)),
        # an ordinary day
        (date(2026, 6, 9), 1, date(2026, 7, 9), date(2026, 7, 9)),
    ],
)
def test_a_term_in_months_ends_on_the_same_day_number_or_the_next_working_day(
    received: date, months: int, target: date, due: date
) -> None:
    term = term_of_months(received, months)
    assert (term.target, term.due) == (target, due)


@pytest.mark.clause("R41")
def test_an_extension_counts_from_the_day_of_receipt() -> None:
    """Three months after 30 November: the last day of February, a Sunday in 2027."""
    assert answer_term(date(2026, 11, 30), extended=True).due == date(2027, 3, 1)


@pytest.mark.clause("R41")
def test_the_clock_stands_still_while_the_bureau_asks_who_is_asking() -> None:
    received, today = date(2026, 6, 1), date(2026, 6, 20)
    pauses = [Pause(date(2026, 6, 3), date(2026, 6, 10)), Pause(date(2026, 6, 8), date(2026, 6, 12))]
    assert answer_term(received, pauses=pauses, today=today).target == date(2026, 7, 10)
    still_open = [Pause(date(2026, 6, 15))]
    assert answer_term(received, pauses=still_open, today=today).target == date(2026, 7, 6)
    assert answer_term(received, pauses=still_open, today=today + timedelta(days=1)).target == date(
        2026, 7, 7
    )


@pytest.mark.clause("R41")
@pytest.mark.parametrize(("today", "may"), [(date(2026, 3, 2), True), (date(2026, 3, 3), False)])
def test_an_extension_is_told_inside_the_first_term(today: date, may: bool) -> None:
    assert may_extend(date(2026, 1, 31), today) is may


@pytest.mark.parametrize(
    ("known", "until"),
    [
        # the night of 29 March 2026 loses an hour, that of 25 October gains one: neither changes 72 hours
        (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 31, 12, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 27, 12, tzinfo=UTC)),
        (
            datetime(2026, 10, 24, 14, tzinfo=timezone(timedelta(hours=2))),
            datetime(2026, 10, 27, 12, tzinfo=UTC),
        ),
        # Christmas counts like any other hours
        (datetime(2026, 12, 24, 23, 30, tzinfo=UTC), datetime(2026, 12, 27, 23, 30, tzinfo=UTC)),
    ],
)
def test_the_clock_of_a_breach_counts_hours(known: datetime, until: datetime) -> None:
    assert breach_deadline(known) == until


def test_kings_day_moves_to_saturday_when_it_would_be_a_sunday() -> None:
    assert public_holidays(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in public_holidays(2025)
    assert public_holidays(2026)[date(2026, 4, 27)] == "Koningsdag"


def test_good_friday_and_a_sunday_are_no_working_days() -> None:
    assert not is_working_day(date(2026, 4, 3))
    assert not is_working_day(date(2026, 4, 5))
    assert next_working_day(date(2026, 4, 7)) == date(2026, 4, 7)


def test_working_days_leave_out_the_day_itself_weekends_and_holidays() -> None:
    """Two working days after Thursday before Easter 2026: Tuesday and Wednesday."""
    assert working_days_after(date(2026, 4, 2), 2) == date(2026, 4, 8)
    assert working_days_after(date(2026, 4, 4), 1) == date(2026, 4, 7)
