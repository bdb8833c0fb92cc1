"""Rules of hours, without a database: the grant, the bounds, the week."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.hours.model import (
    BookableTraject,
    HourKind,
    HoursBalance,
    HourValues,
    Week,
    check_grant,
    check_values,
    gaps_in,
    in_words,
    traject_to_book,
)
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, Invalid

TODAY = date(2026, 11, 24)
ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))


@pytest.mark.clause("R9")
@pytest.mark.parametrize(
    ("granted", "used", "minutes", "replaces", "left"),
    [
        (600, 0, 600, 0, None),
        (600, 0, 601, 0, "10 uur"),
        (600, 540, 60, 0, None),
        (600, 540, 61, 0, "1 uur"),
        (600, 540, 120, 60, None),
        (600, 540, 121, 60, "2 uur"),
        (600, 600, 1, 0, "0 minuten"),
        (600, 585, 30, 0, "15 minuten"),
        (600, 405, 240, 0, "3 uur en 15 minuten"),
        # The grant was lowered below what is used: shorter is always possible, longer is not.
        (600, 700, 30, 60, None),
        (600, 700, 61, 60, "0 minuten"),
        (0, 0, 1, 0, "0 minuten"),
        (None, 100_000, 1440, 0, None),
    ],
)
def test_hours_beyond_the_grant_are_refused_with_what_is_left(
    granted: int | None, used: int, minutes: int, replaces: int, left: str | None
) -> None:
    balance = HoursBalance(granted, used)
    if left is None:
        check_grant(balance, minutes, replaces=replaces)
        return
    with pytest.raises(Conflict) as refused:
        check_grant(balance, minutes, replaces=replaces)
    assert refused.value.code == "hours-exceeded"
    assert refused.value.clause is Clause.R9
    assert f"nog {left} over" in refused.value.detail


@pytest.mark.clause("R9")
@given(st.integers(0, 10_000), st.lists(st.tuples(st.integers(1, 1440), st.integers(0, 1440)), max_size=30))
def test_no_run_of_bookings_passes_the_grant(granted: int, bookings: list[tuple[int, int]]) -> None:
    used = 0
    for minutes, replaced in bookings:
        replaces = min(replaced, used)
        try:
            check_grant(HoursBalance(granted, used), minutes, replaces=replaces)
        except Conflict:
            continue
        used += minutes - replaces
        assert 0 <= used <= granted


@pytest.mark.parametrize(
    ("kind", "day", "minutes", "wrong"),
    [
        (HourKind.TRAVEL, TODAY, 1, set()),
        (HourKind.TRAVEL, TODAY, 1440, set()),
        (HourKind.TRAVEL, TODAY, 0, {"/minutes"}),
        (HourKind.TRAVEL, TODAY, -30, {"/minutes"}),
        (HourKind.TRAVEL, TODAY, 1441, {"/minutes"}),
        (HourKind.OTHER, date(2026, 11, 25), 10, {"/day"}),
        (HourKind.CONTACT, TODAY, 10, {"/kind"}),
        (HourKind.CONTACT, date(2027, 1, 1), -1, {"/kind", "/day", "/minutes"}),
    ],
)
def test_an_entry_that_cannot_be_is_named_field_by_field(
    kind: HourKind, day: date, minutes: int, wrong: set[str]
) -> None:
    values = HourValues(kind, day, minutes, None)
    if not wrong:
        check_values(values, TODAY)
        return
    with pytest.raises(Invalid) as refused:
        check_values(values, TODAY)
    assert {error.pointer for error in refused.value.errors} == wrong


@pytest.mark.parametrize(
    ("states", "chosen"),
    [
        ([], None),
        ([(ONE, "closed")], None),
        ([(ONE, "registered")], ONE),
        ([(ONE, "suspended"), (TWO, "active")], TWO),
        ([(ONE, "active"), (TWO, "active")], ONE),
        ([(ONE, "closed"), (TWO, "suspended"), (THREE, "registered")], TWO),
    ],
)
def test_a_note_books_on_the_newest_active_traject_or_else_the_newest_open_one(
    states: list[tuple[UUID, str]], chosen: UUID | None
) -> None:
    assert traject_to_book([BookableTraject(*state) for state in states]) == chosen


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
    ],
)
def test_a_week_is_that_of_iso_8601(text: str, first: date, last: date) -> None:
    week = Week.parse(text)
    assert (week.first, week.last, str(week)) == (first, last, text)


@pytest.mark.parametrize("text", ["2025-W53", "2026-W00", "2026-W54", "0000-W01", "", "2026-48", "x-Wy"])
def test_a_week_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        Week.parse(text)


def test_gaps_are_working_days_up_to_today_without_hours() -> None:
    week = Week(2026, 48)
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert gaps_in(week, frozenset({monday}), tuesday) == (tuesday,)
    assert gaps_in(week, frozenset(), date(2026, 11, 22)) == ()
    assert len(gaps_in(week, frozenset({date(2026, 11, 28)}), date(2026, 12, 31))) == 5


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 minuten"), (59, "59 minuten"), (60, "1 uur"), (61, "1 uur en 1 minuut")]
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert in_words(minutes) == words
