"""Histories of a request: whatever is tried in whatever order, what must come first has come first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cases.model import CaseChannel
from domain.requests import machine
from domain.requests.milestones import Step, milestones
from domain.requests.model import (
    Decision,
    Ground,
    IdentityMethod,
    ItemOutcome,
    Mandate,
    Outcome,
    ReopenReason,
    Request,
    Requester,
    RequestItem,
    RequestState,
    RequestType,
    whole,
)
from domain.shared.errors import Conflict, DomainError, Invalid, Refused

RECEIVED = date(2026, 1, 31)
PEOPLE = [UUID(int=number) for number in (1, 2, 3)]
YES = whole(ItemOutcome.GRANTED, "Ja.")
NO = whole(ItemOutcome.REFUSED, "Nee.", Ground.EXCESSIVE)
KEPT = RequestItem(ItemOutcome.REFUSED, "De opdracht", None, Ground.LEGAL_RETENTION, "Dat moet van de wet.")
PARTLY = Decision("Een deel.", (RequestItem(ItemOutcome.GRANTED, "De notities"), KEPT))
GONE = replace(PARTLY, whole_file=True)

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
    "verify": lambda r, today, _by: machine.verified(r, IdentityMethod.VIDEO, today),
    "not-established": lambda r, _today, _by: machine.identity_not_established(r),
    "ask": lambda r, today, _by: machine.question_asked(r, "Wat bedoelt u?", today),
    "clarify": lambda r, today, _by: machine.clarified(r, today),
    "extend": lambda r, today, _by: machine.extended(r, "Drukte.", today),
    "grant": lambda r, _today, by: machine.decided(r, YES, by),
    "refuse": lambda r, _today, by: machine.decided(r, NO, by),
    "agree": lambda r, _today, by: machine.reviewed(r, by),
    "disagree": lambda r, _today, by: machine.sent_back(r, by),
    "execute": lambda r, today, _by: machine.executed(r, datetime(today.year, 1, 1, tzinfo=UTC)),
    "close": lambda r, _today, _by: machine.closed(r, 1),
    "close without letter": lambda r, _today, _by: machine.closed(r, 0),
    "withdraw": lambda r, _today, _by: machine.taken_back(r),
    "reopen": lambda r, today, _by: machine.reopened(r, ReopenReason.NEW_FACTS, today),
    "grant in part": lambda r, _today, by: machine.decided(r, PARTLY, by),
    "fee": lambda r, _today, by: machine.fee_set(r, 500, Ground.EXCESSIVE, "Elke week opnieuw.", by),
    "agree with fee": lambda r, _today, by: machine.fee_approved(r, by),
    "no fee": lambda r, _today, _by: machine.fee_dropped(r),
    "hand over": lambda r, today, _by: machine.handed_over(r, CaseChannel.POST, today, today),
    "asked by another": lambda r, _today, _by: machine.asked_by(
        r, Requester("Een ander", Mandate.LAWYER, seen=False)
    ),
    "asked by oneself": lambda r, _today, _by: machine.asked_by(r, None),
    "join": lambda r, _today, _by: machine.joined(r, replace(request(), id=UUID(int=77))),
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
        extensions = 0 if act == "reopen" else extensions + (act == "extend")
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
            assert current.requester is None or current.requester.seen
            assert current.fee is None or current.fee.approved_by not in (None, current.fee.set_by)
            assert current.decision is not None
            assert (current.decision.outcome is Outcome.GRANTED) == (current.decision.ground is None)
        if current.state in (RequestState.REVIEWED, RequestState.EXECUTED, RequestState.CLOSED):
            assert current.reviewed_by not in (None, current.decided_by, current.received_by)
        if current.state is RequestState.JOINED:
            assert (current.identity_method is None, current.decision) == (False, None)
        assert current.scope is before.scope
        assert extensions <= 1


def test_a_request_closed_without_a_letter_stays_open() -> None:
    current = machine.verified(request(), IdentityMethod.VIDEO, RECEIVED)
    current = machine.reviewed(machine.decided(current, YES, PEOPLE[1]), PEOPLE[2])
    current = machine.executed(current, datetime(2026, 2, 1, tzinfo=UTC))
    with pytest.raises(DomainError):
        machine.closed(current, 0)
    assert machine.closed(current, 1).state is RequestState.CLOSED


@pytest.mark.parametrize(
    ("items", "outcome", "ground"),
    [
        ((ItemOutcome.GRANTED, ItemOutcome.GRANTED), Outcome.GRANTED, None),
        ((ItemOutcome.GRANTED, ItemOutcome.REFUSED), Outcome.PARTLY, Ground.EXCESSIVE),
        ((ItemOutcome.REFUSED, ItemOutcome.REFUSED), Outcome.REFUSED, Ground.EXCESSIVE),
    ],
)
def test_the_whole_follows_from_its_parts(
    items: tuple[ItemOutcome, ...], outcome: Outcome, ground: Ground | None
) -> None:
    made = Decision(
        "Uitleg.",
        tuple(
            RequestItem(one, "Iets", ground=Ground.EXCESSIVE if one is ItemOutcome.REFUSED else None)
            for one in items
        ),
    )
    assert (made.outcome, made.ground) == (outcome, ground)


@pytest.mark.parametrize(
    "items",
    [
        (),
        (RequestItem(ItemOutcome.REFUSED, "De notities", explanation="Nee."),),
        (RequestItem(ItemOutcome.REFUSED, "De notities", ground=Ground.EXCESSIVE),),
        (RequestItem(ItemOutcome.GRANTED, "De notities", ground=Ground.EXCESSIVE),),
        (RequestItem(ItemOutcome.GRANTED), RequestItem(ItemOutcome.GRANTED, "De notities")),
    ],
)
def test_a_part_without_ground_words_or_name_is_no_decision(items: tuple[RequestItem, ...]) -> None:
    current = machine.verified(request(), IdentityMethod.VIDEO, RECEIVED)
    with pytest.raises(Invalid) as refused:
        machine.decided(current, Decision("Uitleg.", items), PEOPLE[1])
    assert refused.value.clause == "R42"


@pytest.mark.clause("R44")
@pytest.mark.parametrize("ground", [None, Ground.RIGHTS_OF_OTHERS, Ground.LEGAL_RETENTION])
def test_an_ordinary_request_costs_nothing(ground: Ground | None) -> None:
    current = machine.verified(request(), IdentityMethod.VIDEO, RECEIVED)
    with pytest.raises(Refused) as refused:
        machine.fee_set(current, 500, ground, "Veel werk.", PEOPLE[1])
    assert refused.value.clause == "R44"


@pytest.mark.clause("R44")
def test_a_fee_waits_for_another_than_who_set_it() -> None:
    current = machine.verified(request(), IdentityMethod.VIDEO, RECEIVED)
    current = machine.fee_set(current, 500, Ground.EXCESSIVE, "Elke week.", PEOPLE[1])
    with pytest.raises(Conflict):
        machine.decided(current, YES, PEOPLE[1])
    with pytest.raises(Refused):
        machine.fee_approved(current, PEOPLE[1])
    assert machine.decided(machine.fee_approved(current, PEOPLE[2]), YES, PEOPLE[1]).decision is YES


@pytest.mark.clause("R41")
def test_a_repeat_is_joined_to_an_earlier_open_one_of_its_kind_and_only_after_the_identity_check() -> None:
    again, first = replace(request(), id=UUID(int=7)), request()
    with pytest.raises(Refused) as refused:
        machine.joined(again, first)
    assert refused.value.code == "identity-not-verified"
    again = machine.verified(again, IdentityMethod.VIDEO, RECEIVED)
    for other in (
        replace(first, type=RequestType.ERASURE),
        replace(first, client_id=UUID(int=1)),
        replace(first, state=RequestState.CLOSED),
        replace(first, received_on=RECEIVED + timedelta(days=1)),
        again,
    ):
        with pytest.raises(Invalid):
            machine.joined(again, other)
    assert machine.joined(again, first).joined_to == first.id


@pytest.mark.clause("R41")
def test_who_asks_for_another_shows_a_mandate_first() -> None:
    unseen = machine.asked_by(request(), Requester("Mr. Ander", Mandate.LAWYER, seen=False))
    with pytest.raises(Refused) as refused:
        machine.verified(unseen, IdentityMethod.VIDEO, RECEIVED)
    assert refused.value.code == "mandate-not-seen"
    seen = machine.asked_by(unseen, Requester("Mr. Ander", Mandate.LAWYER, seen=True))
    assert machine.verified(seen, IdentityMethod.VIDEO, RECEIVED).identity_method is IdentityMethod.VIDEO


def erasure(decision: Decision) -> Request:
    current = machine.verified(replace(request(), type=RequestType.ERASURE), IdentityMethod.VIDEO, RECEIVED)
    return machine.reviewed(machine.decided(current, decision, PEOPLE[1]), PEOPLE[2])


@pytest.mark.clause("R37")
def test_a_file_is_erased_after_the_letter_was_given_and_when_its_number_is_typed() -> None:
    current = erasure(GONE)
    with pytest.raises(Conflict) as refused:
        machine.check_erasable(current, current.number)
    assert refused.value.code == "not-handed-over"
    given = machine.handed_over(current, CaseChannel.POST, RECEIVED, RECEIVED)
    with pytest.raises(Invalid):
        machine.check_erasable(given, "V-2026-9999")
    machine.check_erasable(given, current.number)


@pytest.mark.clause("R37")
@pytest.mark.parametrize("ground", [Ground.LEGAL_CLAIM, Ground.RIGHTS_OF_OTHERS])
def test_a_file_of_which_a_part_stays_for_another_reason_is_not_erased_whole(ground: Ground) -> None:
    stays = RequestItem(ItemOutcome.REFUSED, "De klacht", None, ground, "Er loopt een zaak.")
    with pytest.raises(Invalid):
        erasure(replace(GONE, items=(*GONE.items, stays)))


@pytest.mark.clause("R37")
def test_parts_that_are_granted_are_never_read_as_the_whole_file() -> None:
    for decision in (PARTLY, YES):
        given = machine.handed_over(erasure(decision), CaseChannel.POST, RECEIVED, RECEIVED)
        with pytest.raises(Conflict) as refused:
            machine.check_erasable(given, given.number)
        assert refused.value.code == "not-the-whole-file"


@pytest.mark.clause("R37")
def test_only_who_asks_to_be_erased_is_erased() -> None:
    current = machine.verified(request(), IdentityMethod.VIDEO, RECEIVED)
    with pytest.raises(Invalid):
        machine.decided(current, GONE, PEOPLE[1])


@pytest.mark.clause("R41")
def test_opened_again_a_new_term_runs_from_that_day() -> None:
    ended = machine.identity_not_established(request())
    again = machine.reopened(ended, ReopenReason.IDENTITY_ESTABLISHED, date(2026, 6, 15))
    assert (again.state, again.term(date(2026, 6, 15)).due) == (RequestState.RECEIVED, date(2026, 7, 15))


@pytest.mark.clause("R41")
def test_milestones_are_three_ten_and_twenty_days_on_working_days_without_the_days_that_stood_still() -> None:
    current = request()
    # 31 January 2026 is a Saturday: day 3 is a Tuesday, day 10 a Tuesday, day 20 a Friday.
    assert [one.due_on for one in milestones(current, RECEIVED)] == [
        date(2026, 2, 3), date(2026, 2, 10), date(2026, 2, 20),
    ]  # fmt: skip
    asked = machine.question_asked(current, "Wie bent u?", RECEIVED)
    later = machine.verified(asked, IdentityMethod.VIDEO, RECEIVED + timedelta(days=5))
    found = milestones(later, date(2026, 2, 20))
    assert [(one.step, one.due_on, one.done, one.late) for one in found] == [
        (Step.IDENTITY, date(2026, 2, 9), True, False),
        (Step.COLLECTION, date(2026, 2, 16), False, True),
        (Step.REVIEW, date(2026, 2, 25), False, False),
    ]
