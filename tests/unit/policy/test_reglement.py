"""The page "Reglement": every clause with words, and no more tests claimed than there are."""

import re

import pytest

from domain.policy.clause_tests import TESTS_OF_CLAUSE
from domain.policy.reglement import CLAUSE_WORDS, clause_states
from domain.shared.clauses import Clause
from tools.count_clause_tests import count

OF_THE_REGLEMENT = [clause for clause in Clause if re.fullmatch(r"R[0-9]+", clause.value)]


@pytest.mark.clause("R2")
def test_every_clause_is_there_in_order_with_words_of_its_own() -> None:
    assert list(CLAUSE_WORDS) == OF_THE_REGLEMENT
    assert len(set(CLAUSE_WORDS.values())) == 46
    assert all(len(words) <= 120 and words.endswith(".") for words in CLAUSE_WORDS.values())


@pytest.mark.clause("R2")
def test_no_clause_claims_more_tests_than_there_are() -> None:
    counted = count()
    too_many = {clause: claimed for clause, claimed in TESTS_OF_CLAUSE.items() if claimed > counted[clause]}
    assert too_many == {}, "run tools/count_clause_tests.py"


@pytest.mark.clause("R2")
def test_a_clause_that_nothing_holds_is_open() -> None:
    for one in clause_states():
        expected = "held" if one.tests else "unproven" if one.rules else "open"
        assert one.state == expected
    assert {one.clause for one in clause_states() if one.state == "held"} >= {
        Clause.R24,
        Clause.R26,
        Clause.R27,
    }
