"""The klachtenreglement as rules: its terms as a table of cases, and every path a complaint can take."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cases.model import CaseChannel
from domain.complaints import model
from domain.complaints.model import (
    Complainant,
    Complaint,
    ComplaintAct,
    ComplaintState,
    ComplaintSubject,
    ComplaintTerms,
    Deadlines,
    Escalation,
    Hearing,
    Outcome,
)
from domain.legal_calendar import is_working_day
from domain.shared.errors import Conflict, Invalid

TERMS = ComplaintTerms()


def complaint(received_on: date = date(2026, 11, 24)) -> Complaint:
    return Complaint(
        id=uuid4(),
        number="K-2026-0001",
        client_id=uuid4(),
        complainant=Complainant.CLIENT,
        subject=ComplaintSubject.TREATMENT,
        channel=CaseChannel.PHONE,
        state=ComplaintState.RECEIVED,
        received_on=received_on,
        received_by_name="Proef",
        handler_id=None,
        handler_name=None,
        deadlines=model.deadlines(received_on, TERMS),
        closed=False,
    )


@pytest.mark.clause("R46")
@pytest.mark.parametrize(
    ("received", "acknowledge", "hear", "answer"),
    [
        # an ordinary Tuesday
        ("2026-11-03", "2026-11-10", "2026-12-01", "2026-12-15"),
        # on a Saturday: the five working days begin on Monday; weeks end on a Saturday and move to Monday
        ("2026-11-07", "2026-11-13", "2026-12-07", "2026-12-21"),
        # the weekend and both days of Christmas count for nothing
        ("2026-12-21", "2026-12-29", "2027-01-18", "2027-02-01"),
        # the answer would fall on New Year's Day
        ("2026-11-20", "2026-11-27", "2026-12-18", "2027-01-04"),
        # Good Friday and Easter Monday
        ("2026-04-01", "2026-04-10", "2026-04-29", "2026-05-13"),
        # four weeks later is King's Day
        ("2026-03-30", "2026-04-08", "2026-04-28", "2026-05-11"),
        # a leap day
        ("2028-02-29", "2028-03-07", "2028-03-28", "2028-04-11"),
    ],
)
def test_the_terms_end_on_working_days(received: str, acknowledge: str, hear: str, answer: str) -> None:
    expected = Deadlines(*map(date.fromisoformat, (acknowledge, hear, answer)))
    assert model.deadlines(date.fromisoformat(received), TERMS) == expected


@pytest.mark.clause("R46")
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_every_last_day_is_a_working_day_in_order(received: date) -> None:
    last = model.deadlines(received, TERMS)
    later = model.deadlines(received, TERMS, adjourned=True)
    assert all(map(is_working_day, (last.acknowledge_by, last.hear_by, last.answer_by, later.answer_by)))
    assert received < last.acknowledge_by <= last.hear_by <= last.answer_by < later.answer_by


@pytest.mark.clause("R46")
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-12-01", Escalation.NONE),
        ("2026-12-02", Escalation.OVERDUE),
        ("2026-12-08", Escalation.OVERDUE),
        ("2026-12-09", Escalation.DIRECTOR),
    ],
)
def test_an_overdue_complaint_goes_up(today: str, expected: Escalation) -> None:
    assert model.escalation(date(2026, 12, 1), date.fromisoformat(today)) is expected


def do(one: Complaint, act: ComplaintAct, today: date) -> Complaint:
    """The act with words that are good enough."""
    match act:
        case ComplaintAct.ACKNOWLEDGE:
            return model.acknowledged(one, today)
        case ComplaintAct.HEAR:
            return model.heard(one, Hearing.HELD, today, "Verhaal.", today)
        case ComplaintAct.ADJOURN:
            return model.adjourned(one, "Ziekte.", TERMS, today)
        case ComplaintAct.FIND:
            return model.found(one, Outcome.FOUNDED, "Redenen.", "Maatregel.")
        case ComplaintAct.ANSWER:
            return model.answered(one, today)
        case ComplaintAct.FOLLOW_UP:
            return model.followed_up(one, "Gedaan.")
        case ComplaintAct.CLOSE:
            return model.closed(one)
        case ComplaintAct.WITHDRAW:
            return model.withdrawn(one)


@pytest.mark.clause("R46")
@settings(max_examples=300)
@given(st.lists(st.sampled_from(ComplaintAct), max_size=25))
def test_no_history_skips_a_step(acts: list[ComplaintAct]) -> None:
    """Whatever is tried in whatever order: an answer rests on a finding, a finding on a hearing, an end is an end."""
    one, today = complaint(), date(2026, 11, 25)
    for act in acts:
        allowed = act in model.possible_acts(one)
        before = one
        try:
            one = do(one, act, today)
        except Conflict:
            promised = act is ComplaintAct.CLOSE and before.measures and not before.follow_up
            assert promised or not allowed
            continue
        assert allowed
        assert not before.closed
        if one.answered_on:
            assert one.outcome
            assert one.finding
        if one.outcome:
            assert one.hearing
        if one.hearing:
            assert one.acknowledged_on
        if one.state is ComplaintState.CLOSED:
            assert one.answered_on
        assert one.closed == (one.state in (ComplaintState.CLOSED, ComplaintState.WITHDRAWN))
        assert one.deadlines.answer_by <= model.deadlines(one.received_on, TERMS, adjourned=True).answer_by


@pytest.mark.clause("R46")
def test_adjourning_is_possible_once_in_time_and_with_a_reason() -> None:
    one = model.acknowledged(complaint(), date(2026, 11, 25))
    with pytest.raises(Invalid):
        model.adjourned(one, " ", TERMS, date(2026, 11, 25))
    with pytest.raises(Conflict, match="voorbij"):
        model.adjourned(one, "Ziekte.", TERMS, date(2027, 1, 6))
    later = model.adjourned(one, "Ziekte.", TERMS, date(2027, 1, 5))
    assert later.deadlines.answer_by == date(2027, 2, 2)
    with pytest.raises(Conflict, match="tweede"):
        model.adjourned(later, "Weer.", TERMS, date(2027, 1, 5))
