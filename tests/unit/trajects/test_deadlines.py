"""Terms and deadlines: calendar months, the last day of a month, repeating until the end."""

from datetime import date
from typing import Any

import pytest

from domain.service_templates.model import Anchor, DueDocument, Phase, TemplateContent, check_template
from domain.shared.errors import Invalid
from domain.shared.terms import Term, TermUnit, add_months
from domain.tasks.model import TaskKind
from domain.trajects.deadlines import Due, documents_under, first_dues, next_due

D, W, M = TermUnit
PLAN = DueDocument(TaskKind.PLAN_DUE, Anchor.BEGIN, Term(4, W))
PROGRESS = DueDocument(TaskKind.REPORT_DUE, Anchor.BEGIN, Term(6, W), Term(6, W))
MONTHLY = DueDocument(TaskKind.EVALUATION_DUE, Anchor.BEGIN, Term(1, M), Term(1, M))
FINAL = DueDocument(TaskKind.FINAL_REPORT_DUE, Anchor.EXPECTED_END, Term(2, W))


@pytest.mark.clause("R20")
@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_a_month_is_a_calendar_month(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


def test_months_are_counted_from_the_first_day_at_once() -> None:
    assert [Term(1, M).after(date(2026, 1, 31), times) for times in (1, 2, 3)] == [
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_a_term_is_never_negative() -> None:
    with pytest.raises(ValueError, match="term-negative"):
        Term(-1, D)


@pytest.mark.clause("R8")
def test_what_is_due_once_a_traject_begins() -> None:
    begin, end = date(2026, 9, 1), date(2027, 2, 28)
    assert first_dues((PLAN, PROGRESS, FINAL), begin, end) == (
        Due(TaskKind.PLAN_DUE, date(2026, 9, 29)),
        Due(TaskKind.REPORT_DUE, date(2026, 10, 13)),
        Due(TaskKind.FINAL_REPORT_DUE, date(2027, 3, 14)),
    )


def test_a_short_traject_has_its_plan_before_it_is_over_and_no_progress_report() -> None:
    begin, end = date(2026, 9, 1), date(2026, 9, 14)
    assert first_dues((PLAN, PROGRESS), begin, end) == (Due(TaskKind.PLAN_DUE, end),)


@pytest.mark.clause("R12")
@pytest.mark.parametrize(
    ("after", "then"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 2, 27), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 3, 31)),
        (date(2026, 4, 30), date(2026, 5, 31)),
        (date(2026, 5, 31), None),
    ],
)
def test_a_repeating_document_is_due_each_time_until_the_end(after: date, then: date | None) -> None:
    assert next_due(MONTHLY, date(2026, 1, 31), date(2026, 6, 29), after=after) == then


@pytest.mark.clause("R12")
def test_the_report_term_of_the_contract_goes_before_that_of_the_template() -> None:
    content = TemplateContent(None, (Phase("intake", "Intake"),), (PLAN, PROGRESS))
    plan, progress = documents_under(content, 30)
    assert plan == PLAN
    assert (progress.term, progress.repeat) == (Term(30, D), Term(30, D))
    assert documents_under(content, None) == (PLAN, PROGRESS)


GOOD = {"period": None, "phases": (Phase("intake", "Intake"),), "documents": (PLAN, FINAL)}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"phases": ()}, "/phases"),
        ({"phases": (Phase("a", "A"), Phase("a", "B"))}, "/phases/1/code"),
        ({"phases": (Phase("a", "  "),)}, "/phases/0/name"),
        ({"period": Term(0, M)}, "/period"),
        ({"documents": (PLAN, PLAN)}, "/documents/1/kind"),
        ({"documents": (DueDocument(TaskKind.BY_HAND, Anchor.BEGIN, Term(1, D)),)}, "/documents/0/kind"),
        (
            {"documents": (DueDocument(TaskKind.REPORT_DUE, Anchor.BEGIN, Term(1, D), Term(0, D)),)},
            "/documents/0/repeat",
        ),
        (
            {"documents": (DueDocument(TaskKind.REPORT_DUE, Anchor.EXPECTED_END, Term(1, D), Term(1, D)),)},
            "/documents/0/repeat",
        ),
    ],
)
def test_a_template_that_cannot_be_is_refused_by_name(changes: dict[str, Any], wrong: str) -> None:
    check_template(TemplateContent(**GOOD))  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        check_template(TemplateContent(**{**GOOD, **changes}))
    assert [error.pointer for error in refused.value.errors] == [wrong]
