"""Rules of appointments, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.appointments.model import (
    AppointmentKind,
    AppointmentState,
    AppointmentValues,
    check_change,
    check_days,
    check_values,
    is_news,
)
from domain.shared.errors import Conflict, Invalid

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PLANNED, CANCELLED, DONE = AppointmentState.PLANNED, AppointmentState.CANCELLED, AppointmentState.DONE


def values(
    *, start: float = 1, minutes: float = 60, state: AppointmentState = PLANNED, remark: str | None = None
) -> AppointmentValues:
    """`start` in hours from now."""
    begin = NOW + timedelta(hours=start)
    end = begin + timedelta(minutes=minutes)
    return AppointmentValues(AppointmentKind.VISIT, begin, end, None, remark, state)


@pytest.mark.parametrize(
    ("start", "minutes", "wrong"),
    [
        (1, 60, None),
        (-48, 60, None),
        (1, 1440, None),
        (1, 1441, "/endsAt"),
        (1, 0, "/endsAt"),
        (1, -60, "/endsAt"),
        (24 * 366 * 4, 60, "/startsAt"),
        (-24 * 366 * 4, 60, "/startsAt"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(start: float, minutes: float, wrong: str | None) -> None:
    if wrong is None:
        check_values(values(start=start, minutes=minutes), NOW)
        return
    with pytest.raises(Invalid) as refused:
        check_values(values(start=start, minutes=minutes), NOW)
    assert [error.pointer for error in refused.value.errors] == [wrong]


def test_an_appointment_is_done_once_it_began() -> None:
    check_values(values(start=0, state=DONE), NOW)
    with pytest.raises(Conflict):
        check_values(values(start=1, state=DONE), NOW)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (values(), values(start=5), True),
        (values(), values(state=CANCELLED), True),
        (values(state=CANCELLED), values(), True),
        (values(state=CANCELLED), values(start=5), True),
        (values(state=CANCELLED), values(start=5, state=CANCELLED), False),
        (values(start=-2, state=DONE), values(start=-3, state=DONE), False),
        (values(start=-2, state=DONE), values(start=-2, state=DONE, remark="x"), True),
    ],
)
def test_only_what_is_planned_moves(
    before: AppointmentValues, after: AppointmentValues, *, allowed: bool
) -> None:
    if allowed:
        check_change(before, after)
        return
    with pytest.raises(Conflict):
        check_change(before, after)


@pytest.mark.parametrize(
    ("after", "news"),
    [
        (values(remark="x"), False),
        (values(start=2), True),
        (values(minutes=30), True),
        (values(state=CANCELLED), True),
    ],
)
def test_a_calendar_hears_of_time_and_state_only(after: AppointmentValues, *, news: bool) -> None:
    assert is_news(values(), after) is news


@pytest.mark.parametrize(
    ("first", "last", "allowed"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), True),
        (date(2026, 11, 1), date(2027, 1, 1), True),
        (date(2026, 11, 1), date(2027, 1, 2), False),
        (date(2026, 11, 24), date(2026, 11, 23), False),
    ],
)
def test_an_agenda_is_asked_for_two_months_at_most(first: date, last: date, *, allowed: bool) -> None:
    if allowed:
        check_days(first, last)
        return
    with pytest.raises(Invalid):
        check_days(first, last)
