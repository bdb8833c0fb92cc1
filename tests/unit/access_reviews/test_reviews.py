"""The rules of the review of access, without I/O."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from domain.access_reviews.model import (
    Decision,
    Effect,
    Review,
    Reviewer,
    Row,
    RowKind,
    check_close,
    check_decision,
    check_open,
    check_reviewer,
    check_undo,
    due_on,
    is_due_to_open,
    next_quarter,
    opens_on,
    quarter_of,
    reviewer_of,
)
from domain.access_reviews.report import review_report
from domain.letters.model import Table
from domain.policy.matrix import words_of
from domain.policy.roles import Role
from domain.policy.rules import RULES
from domain.shared.errors import Conflict, Invalid, Refused

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
ROW = Row(
    id=uuid4(), review_id=uuid4(), kind=RowKind.STAND_IN, source_id=uuid4(), role=None, subject_id=uuid4(),
    subject_name="Sam Smit", other_name="Anna Jansen", client_id=uuid4(), client_number="C-000123", clients=4,
    begins_at=NOW, ends_at=NOW, remark=None, reviewer=Reviewer.PRIVACY_OFFICER, decision=None, reason=None, effect=None,
    measure_for=None, decided_at=None, decided_by_name=None, alive=True, version=1,
)  # fmt: skip
REVIEW = Review(
    id=ROW.review_id, quarter="2027-Q1", opened_at=NOW, due_on=date(2027, 1, 18), escalated_at=None, closed_at=None,
    closed_by_name=None, report_sha256=None, report_pages=None, rows=1, kept=0, revoked=0, version=1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "quarter", "opens"),
    [
        (date(2027, 1, 31), "2027-Q1", date(2027, 1, 4)),
        (date(2027, 4, 1), "2027-Q2", date(2027, 4, 1)),
        (date(2026, 12, 31), "2026-Q4", date(2026, 10, 1)),
        (date(2028, 8, 8), "2028-Q3", date(2028, 7, 3)),
        (date(2029, 4, 30), "2029-Q2", date(2029, 4, 3)),
    ],
)
def test_a_quarter_opens_on_its_first_working_day(day: date, quarter: str, opens: date) -> None:
    assert quarter_of(day) == quarter
    assert opens_on(quarter) == opens


def test_quarters_follow_each_other_over_the_year() -> None:
    assert next_quarter("2026-Q4") == "2027-Q1"
    assert next_quarter("2027-Q1") == "2027-Q2"
    assert due_on(date(2027, 1, 4)) == date(2027, 1, 18)


@pytest.mark.clause("R26")
def test_the_worker_waits_for_the_day_and_leaves_the_quarter_in_which_the_bureau_began() -> None:
    assert not is_due_to_open(date(2027, 1, 1), date(2026, 1, 1))
    assert is_due_to_open(date(2027, 1, 4), date(2026, 1, 1))
    assert is_due_to_open(date(2027, 3, 31), date(2027, 1, 4))
    assert not is_due_to_open(date(2027, 3, 31), date(2027, 1, 5))
    assert not is_due_to_open(date(2027, 3, 31), None)


@pytest.mark.clause("R26")
def test_an_officers_rights_are_the_directors_and_nobody_reviews_an_own_row() -> None:
    assert reviewer_of(frozenset({Role.PRIVACY_OFFICER, Role.ADVISER})) is Reviewer.DIRECTOR
    assert reviewer_of(frozenset({Role.DIRECTOR})) is Reviewer.PRIVACY_OFFICER
    officer = frozenset({Role.PRIVACY_OFFICER})
    check_reviewer(ROW, uuid4(), officer)
    assert isinstance(ROW.subject_id, UUID)
    with pytest.raises(Refused, match="eigen toegang"):
        check_reviewer(ROW, ROW.subject_id, officer)
    with pytest.raises(Refused):
        check_reviewer(replace(ROW, reviewer=Reviewer.DIRECTOR), uuid4(), officer)


@pytest.mark.clause("R26")
def test_each_decision_that_cannot_be_is_refused_with_a_reason() -> None:
    check_decision(ROW, Decision.KEPT, None)
    with pytest.raises(Invalid):
        check_decision(ROW, Decision.REVOKED, " ")
    with pytest.raises(Conflict, match="geëindigd"):
        check_decision(replace(ROW, alive=False), Decision.KEPT, None)
    with pytest.raises(Conflict, match="al beoordeeld"):
        check_decision(replace(ROW, decision=Decision.KEPT), Decision.KEPT, None)
    with pytest.raises(Conflict):
        check_undo(ROW)
    with pytest.raises(Conflict, match="staat vast"):
        check_undo(replace(ROW, decision=Decision.KEPT, effect=Effect.JUDGED))
    with pytest.raises(Conflict, match="gesloten"):
        check_open(replace(REVIEW, closed_at=NOW))
    with pytest.raises(Conflict, match="één regel wacht"):
        check_close(1)
    check_close(0)


@pytest.mark.clause("R23")
def test_the_report_names_staff_and_counts_clients_and_has_no_number_of_a_file() -> None:
    decided = replace(
        ROW,
        decision=Decision.REVOKED,
        reason="terug van verlof",
        effect=Effect.ENDED,
        decided_by_name="Piet Privacy",
    )
    letter = review_report(REVIEW, [decided, replace(ROW, alive=False)], "Piet Privacy", date(2027, 1, 8))
    tables = [block for block in letter.blocks if isinstance(block, Table)]
    assert tables[0].rows == (
        ("Sam Smit", "voor Anna Jansen, 4 cliënten, tot 4 januari 2027", "ingetrokken", "Piet Privacy",
         "per direct beëindigd. terug van verlof"),
        ("Sam Smit", "voor Anna Jansen, 4 cliënten, tot 4 januari 2027", "vanzelf geëindigd", "", ""),
    )  # fmt: skip
    assert "C-000123" not in str(letter)
    assert letter.signed_by == "Piet Privacy"


@pytest.mark.clause("R6")
def test_every_line_of_the_policy_says_its_clause_in_words() -> None:
    assert all(words_of(rule.clause) for rule in RULES)
