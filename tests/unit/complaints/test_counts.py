"""Complaints of a quarter in numbers: which quarter, what counts as what, and what is left out."""

from datetime import date

import pytest

from domain.complaints.counts import Counted, Handling, Judgement, Quarter, count
from domain.complaints.model import ComplaintSubject, Outcome
from domain.shared.errors import Invalid

Q4 = Quarter(2026, 4)


@pytest.mark.clause("R46")
@pytest.mark.parametrize(
    ("written", "begins_on", "ends_on"),
    [
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_is_three_whole_months(written: str, begins_on: date, ends_on: date) -> None:
    quarter = Quarter.parse(written)
    assert (quarter.begins_on, quarter.ends_on, str(quarter)) == (begins_on, ends_on, written)
    assert Quarter.of(begins_on) == Quarter.of(ends_on) == quarter


@pytest.mark.parametrize("written", ["2026-Q5", "2026-Q0", "1899-Q1", "2026Q1", "", "2026-Q1 "])
def test_something_else_is_no_quarter(written: str) -> None:
    with pytest.raises(Invalid) as refused:
        Quarter.parse(written)
    assert [error.pointer for error in refused.value.errors] == ["/quarter"]


@pytest.mark.clause("R46")
def test_each_complaint_counts_once_in_each_way_of_parting_them() -> None:
    treatment, term = ComplaintSubject.TREATMENT, ComplaintSubject.TERM
    counts = count(
        Q4,
        [
            Counted(treatment, Outcome.FOUNDED, True, 8),
            Counted(treatment, Outcome.UNFOUNDED, False, 6),
            Counted(term, Outcome.INADMISSIBLE, True, 5),
            Counted(term, Outcome.PARTLY_FOUNDED, True, 9),
            Counted(term, None, None, 10),
            Counted(treatment, Outcome.MEDIATED, False, 7),
            Counted(treatment, Outcome.INADMISSIBLE, False, 11),
        ],
    )
    assert counts.received == 56
    assert counts.subjects.parts["treatment"] == 32
    assert counts.subjects.parts["term"] == 24
    assert {name: counts.judgements.parts[name] for name in Judgement} == {
        "founded": 8,
        "partly-founded": 9,
        "unfounded": 6,
        "none": 33,
    }
    assert {name: counts.handling.parts[name] for name in Handling} == {
        "taken-up-in-time": 17,
        "taken-up-late": 13,
        "not-taken-up-in-time": 5,
        "not-taken-up-late": 11,
        "not-answered": 10,
    }


def test_few_complaints_are_not_told() -> None:
    counts = count(Q4, [Counted(ComplaintSubject.TERM, Outcome.FOUNDED, True, 4)])
    assert counts.received is None
    for cells in (counts.subjects, counts.judgements, counts.handling):
        assert set(cells.parts.values()) == {None}
