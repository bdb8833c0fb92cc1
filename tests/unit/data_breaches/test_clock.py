"""The clock of a breach: hours, in UTC, over nights on which the clock is put forward or back."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.data_breaches import model
from domain.data_breaches.model import (
    Alarm,
    Assessment,
    Breach,
    BreachDecision,
    BreachNature,
    BreachState,
    Risk,
)
from domain.inventory_entry import Category
from domain.shared.errors import Conflict, Invalid

KNOWN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def breach(known_at: datetime = KNOWN) -> Breach:
    return Breach(uuid4(), "D-2026-0001", BreachNature.SENT_WRONG, known_at, "Proef", None, None, False)


def assessment(risk: Risk) -> Assessment:
    return Assessment("Feiten", frozenset({Category.NAME}), 3, "Gevolgen", "Maatregelen", False, risk)


@pytest.mark.clause("AVG 33")
@pytest.mark.parametrize(
    ("known", "deadline"),
    [
        ("2026-11-24T09:00:00+01:00", "2026-11-27T08:00:00+00:00"),
        # a weekend and Christmas stop nothing
        ("2026-12-24T17:00:00+01:00", "2026-12-27T16:00:00+00:00"),
        # summer time begins on 29 March 2026: 72 hours are 72 hours, an hour later on the wall
        ("2026-03-27T12:00:00+01:00", "2026-03-30T11:00:00+00:00"),
        # summer time ends on 25 October 2026
        ("2026-10-24T12:00:00+02:00", "2026-10-27T10:00:00+00:00"),
    ],
)
def test_seventy_two_hours_are_hours_on_the_clock(known: str, deadline: str) -> None:
    assert breach(datetime.fromisoformat(known)).deadline == datetime.fromisoformat(deadline)


@pytest.mark.clause("AVG 33")
@pytest.mark.parametrize(
    ("hours", "expected"),
    [(23.99, Alarm.NONE), (24, Alarm.DAY), (48, Alarm.TWO_DAYS), (72, Alarm.TWO_DAYS), (72.01, Alarm.LATE)],
)
def test_it_presses_more_at_24_48_and_72_hours(hours: float, expected: Alarm) -> None:
    assert breach().alarm(KNOWN + timedelta(hours=hours)) is expected


@pytest.mark.clause("AVG 33")
@pytest.mark.parametrize("risk", [Risk.RISK, Risk.HIGH])
def test_a_risk_cannot_be_kept_from_the_authority(risk: Risk) -> None:
    judged = model.assessed(breach(), assessment(risk), KNOWN)
    with pytest.raises(Invalid):
        model.decided(judged, BreachDecision(False, True, "Liever niet.", None), KNOWN)


@pytest.mark.clause("AVG 33")
def test_not_telling_the_authority_has_a_reason_and_stops_the_clock() -> None:
    judged = model.assessed(breach(), assessment(Risk.UNLIKELY), KNOWN)
    with pytest.raises(Invalid):
        model.decided(judged, BreachDecision(False, False, " ", None), KNOWN)
    done = model.decided(judged, BreachDecision(False, False, "Versleuteld.", None), KNOWN)
    assert done.state is BreachState.DECIDED
    assert done.alarm(KNOWN + timedelta(days=9)) is Alarm.NONE


@pytest.mark.clause("AVG 33")
def test_one_second_late_needs_a_reason() -> None:
    judged = model.assessed(breach(), assessment(Risk.RISK), KNOWN)
    to_tell = model.decided(judged, BreachDecision(True, False, None, None), KNOWN)
    late = to_tell.deadline + timedelta(seconds=1)
    assert model.notified(to_tell, "AP-1", to_tell.deadline, None, late).notified_at == to_tell.deadline
    with pytest.raises(Invalid):
        model.notified(to_tell, "AP-1", late, None, late)
    assert model.notified(to_tell, "AP-1", late, "Onderzoek.", late).decision_reason == "Onderzoek."


@pytest.mark.clause("AVG 34")
def test_at_high_risk_the_clients_are_told_or_it_is_said_why_not() -> None:
    judged = model.assessed(breach(), assessment(Risk.HIGH), KNOWN)
    with pytest.raises(Invalid):
        model.decided(judged, BreachDecision(True, False, None, None), KNOWN)
    told = model.decided(judged, BreachDecision(True, True, None, None), KNOWN)
    with pytest.raises(Conflict):
        model.closed(model.notified(told, "AP-1", KNOWN, None, KNOWN))
