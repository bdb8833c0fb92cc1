"""Histories of a request: whatever is tried in whatever order, what must come first has come first."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cases.model import CaseChannel
from domain.requests import model
from domain.requests.model import (
    Decision,
    Ground,
    IdentityMethod,
    Outcome,
    Request,
    RequestState,
    RequestType,
)
from domain.shared.errors import DomainError

RECEIVED = date(2026, 1, 31)
PEOPLE = [UUID(int=number) for number in (1, 2, 3)]
YES = Decision(Outcome.GRANTED, None, "Ja.")
NO = Decision(Outcome.REFUSED, Ground.EXCESSIVE, "Nee.")

pytestmark = pytest.mark.clause("R42")


def request() -> Request:
    return Request(
        id=UUID(int=9),
        number="V-2026-0001",
        client_id=UUID(int=8),
        type=RequestType.ACCESS,
        state=RequestState.RECEIVED,
        channel=CaseChannel.PHONE,
        received_on=RECEIVED,
        received_by=PEOPLE[0],
        handler_id=None,
        scope=None,
        identity_method=None,
        pauses=(),
        extended_on=None,
        extension_reason=None,
        decision=None,
        decided_by=None,
        reviewed_by=None,
        executed_at=None,
        due_on=RECEIVED,
        closed_at=None,
        version=1,
    )


Act = Callable[[Request, date, UUID], Request]
ACTS: dict[str, Act] = {
    "verify": lambda r, today, _by: model.verified(r, IdentityMethod.VIDEO, today),
    "not-established": lambda r, _today, _by: model.identity_not_established(r),
    "ask": lambda r, today, _by: model.question_asked(r, today),
    "clarify": lambda r, today, _by: model.clarified(r, today),
    "extend": lambda r, today, _by: model.extended(r, "Drukte.", today),
    "grant": lambda r, _today, by: model.decided(r, YES, by),
    "refuse": lambda r, _today, by: model.decided(r, NO, by),
    "agree": lambda r, _today, by: model.reviewed(r, by),
    "disagree": lambda r, _today, by: model.sent_back(r, by),
    "execute": lambda r, today, _by: model.executed(r, datetime(today.year, 1, 1, tzinfo=UTC)),
    "close": lambda r, _today, _by: model.closed(r, 1),
    "close without letter": lambda r, _today, _by: model.closed(r, 0),
    "withdraw": lambda r, _today, _by: model.taken_back(r),
    "reopen": lambda r, _today, _by: model.reopened(r),
}


@given(
    history=st.lists(
        st.tuples(
            st.sampled_from(sorted(ACTS)), st.integers(min_value=0, max_value=30), st.sampled_from(PEOPLE)
        ),
        max_size=25,
    )
)
@settings(max_examples=500, deadline=None)
def test_no_history_skips_a_step(history: list[tuple[str, int, UUID]]) -> None:
    current, today = request(), RECEIVED
    extensions = 0
    for act, days, by in history:
        today += timedelta(days=days)
        before = current
        try:
            current = ACTS[act](current, today, by)
        except DomainError:
            assert current is before
            continue
        extensions += act == "extend"
        assert act != "close without letter"
        if act == "extend":
            assert before.term(today).due >= today
        if current.state in (
            RequestState.DECIDED,
            RequestState.REVIEWED,
            RequestState.EXECUTED,
            RequestState.CLOSED,
        ):
            assert current.identity_method is not None
            assert current.decision is not None
            assert (current.decision.outcome is Outcome.GRANTED) == (current.decision.ground is None)
        if current.state in (RequestState.REVIEWED, RequestState.EXECUTED, RequestState.CLOSED):
            assert current.reviewed_by not in (None, current.decided_by, current.received_by)
        assert current.scope is before.scope
    assert extensions <= 1


def test_a_request_closed_without_a_letter_stays_open() -> None:
    current = model.verified(request(), IdentityMethod.VIDEO, RECEIVED)
    current = model.reviewed(model.decided(current, YES, PEOPLE[1]), PEOPLE[2])
    current = model.executed(current, datetime(2026, 2, 1, tzinfo=UTC))
    with pytest.raises(DomainError):
        model.closed(current, 0)
    assert model.closed(current, 1).state is RequestState.CLOSED
