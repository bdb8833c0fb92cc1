"""Periods, summaries and what a meeting needs, as plain rules."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from domain.notes.model import Note, NoteContent, NoteKind
from domain.preparation.model import next_contact, promises_and_deadlines
from domain.shared.errors import Invalid
from domain.tasks.model import Task, TaskKind
from domain.timeline.model import SUMMARY_LENGTH, TimelineFilter, shortened

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_a_period_counts_whole_days_of_the_bureau_also_across_summer_time() -> None:
    march = TimelineFilter(from_day=date(2026, 3, 29), until_day=date(2026, 3, 29))
    assert march.since.astimezone(UTC) == datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    assert march.before.astimezone(UTC) == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Invalid):
        TimelineFilter(from_day=date(2026, 3, 2), until_day=date(2026, 3, 1)).check()
    TimelineFilter(from_day=date(2026, 3, 1), until_day=date(2026, 3, 1)).check()


def test_a_summary_is_one_line_cut_at_a_word() -> None:
    assert shortened("Eerste regel\n\n tweede\tregel ") == "Eerste regel tweede regel"
    long = shortened("woord " * 100)
    assert long.endswith("woord…")
    assert len(long) <= SUMMARY_LENGTH + 1
    assert len(shortened("x" * 5000)) == SUMMARY_LENGTH + 1


def _task(kind: TaskKind, due: date) -> Task:
    return Task(
        id=uuid4(), client_id=uuid4(), traject_id=None, kind=kind, title=None, due_on=due, source_id=None,
        created_at=NOW, done_at=None, escalated_at=None, version=1,
    )  # fmt: skip


def test_promises_and_deadlines_stand_apart_the_soonest_first() -> None:
    late, soon = _task(TaskKind.BY_HAND, date(2026, 12, 2)), _task(TaskKind.BY_HAND, date(2026, 12, 1))
    due = _task(TaskKind.PLAN_DUE, date(2026, 12, 3))
    assert promises_and_deadlines((late, due, soon)) == ((soon, late), (due,))


def _note(next_on: date | None) -> Note:
    content = NoteContent(NoteKind.PHONE, NOW, None, next_on, "Gebeld.")
    return Note(uuid4(), content, uuid4(), "Proef", NOW, 1)


def test_an_older_agreement_on_the_next_contact_is_overtaken_by_the_newest_contact() -> None:
    agreed = _note(date(2026, 12, 1))
    assert next_contact((agreed, _note(None))) == date(2026, 12, 1)
    assert next_contact((_note(None), agreed)) is None
    assert next_contact(()) is None
