"""Every act and purpose can be explained to a client in plain Dutch."""

import pytest

from domain.access_log.labels import ACTION_LABELS, PURPOSE_LABELS
from domain.policy.actions import Action
from domain.policy.purposes import PURPOSE_CLAUSES, Purpose


@pytest.mark.clause("R6")
@pytest.mark.parametrize("action", Action)
def test_every_act_has_words(action: Action) -> None:
    words = ACTION_LABELS[action]
    assert words[0].isupper()
    assert 5 < len(words) <= 60
    assert "." not in words


def test_no_two_acts_have_the_same_words() -> None:
    assert len(set(ACTION_LABELS.values())) == len(ACTION_LABELS) == len(Action)


@pytest.mark.clause("R23")
@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_has_words_and_a_clause(purpose: Purpose) -> None:
    assert PURPOSE_LABELS[purpose]
    assert PURPOSE_CLAUSES[purpose]
    assert len(set(PURPOSE_LABELS.values())) == len(Purpose)
