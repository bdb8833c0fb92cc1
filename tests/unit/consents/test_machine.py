"""Histories of a consent: whatever is done in whatever order, it covers what was given, while it was, and no more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.consents.model import (
    OFFER_LIFE,
    Consent,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    Evidence,
    RecipientKind,
    check_answer,
    check_withdrawal,
    confirm_by,
    expiry,
)
from domain.inventory_entry import Category
from domain.shared.errors import DomainError

BEGIN = datetime(2026, 1, 31, 9, tzinfo=UTC)
SCOPE = frozenset({Category.NAME, Category.BACKGROUND})
SIGNED = Evidence(ConsentMethod.SCREEN, signature=b"streep")

pytestmark = pytest.mark.clause("R28")


def offered(at: datetime) -> Consent:
    return Consent(
        id=UUID(int=1),
        client_id=UUID(int=2),
        traject_id=None,
        purpose=ConsentPurpose.INTRODUCTION_TO_EMPLOYER,
        text_id=UUID(int=3),
        text_version=1,
        text_sha256=b"x" * 32,
        recipient_kind=RecipientKind.EMPLOYER,
        recipient_name="Bakkerij Voorbeeld",
        categories=SCOPE,
        months=1,
        state=ConsentState.OFFERED,
        method=None,
        offered_at=at,
        answered_at=None,
        expires_at=None,
        ended_at=None,
        ended_channel=None,
        effects=(),
        collected_by_name="A. Adviseur",
    )


def answer(consent: Consent, yes: bool, now: datetime) -> Consent:
    check_answer(consent, None, yes, SIGNED if yes else None, now)
    if not yes:
        return replace(consent, state=ConsentState.REFUSED, answered_at=now)
    return replace(consent, state=ConsentState.GIVEN, answered_at=now, expires_at=expiry(now, consent.months))


def withdraw(consent: Consent, now: datetime) -> Consent:
    check_withdrawal(consent, now)
    return replace(consent, state=ConsentState.WITHDRAWN, ended_at=now)


ACTS = {
    "yes": lambda consent, now: answer(consent, True, now),
    "no": lambda consent, now: answer(consent, False, now),
    "withdraw": withdraw,
    "wait": lambda consent, _now: consent,
}


@given(
    history=st.lists(
        st.tuples(st.sampled_from(sorted(ACTS)), st.integers(min_value=0, max_value=40 * 24)), max_size=12
    ),
    asked=st.sets(st.sampled_from(sorted(Category)), max_size=3),
)
@settings(max_examples=300, deadline=None)
def test_no_history_leaves_a_consent_that_covers_outside_what_was_given(
    history: list[tuple[str, int]], asked: set[Category]
) -> None:
    consent, now = offered(BEGIN), BEGIN
    given_at: datetime | None = None
    ended = False
    for act, hours in history:
        now += timedelta(hours=hours)
        before = consent
        try:
            consent = ACTS[act](consent, now)
        except DomainError:
            assert consent is before
            continue
        if act == "yes":
            assert given_at is None
            assert before.at(now) is ConsentState.OFFERED
            given_at = now
        ended = ended or act == "withdraw"
    covered = consent.covers(
        ConsentPurpose.INTRODUCTION_TO_EMPLOYER,
        RecipientKind.EMPLOYER,
        "bakkerij voorbeeld",
        frozenset(asked),
        now,
    )
    inside = given_at is not None and not ended and now < expiry(given_at, 1)
    assert covered == (inside and bool(asked) and asked <= SCOPE)


@pytest.mark.parametrize(
    ("purpose", "kind", "name"),
    [
        (ConsentPurpose.SHARING_WITH_PROVIDER, RecipientKind.EMPLOYER, "Bakkerij Voorbeeld"),
        (ConsentPurpose.INTRODUCTION_TO_EMPLOYER, RecipientKind.PROVIDER, "Bakkerij Voorbeeld"),
        (ConsentPurpose.INTRODUCTION_TO_EMPLOYER, RecipientKind.EMPLOYER, "Slagerij Voorbeeld"),
        (ConsentPurpose.INTRODUCTION_TO_EMPLOYER, RecipientKind.EMPLOYER, None),
    ],
)
def test_another_purpose_or_recipient_is_not_covered(
    purpose: ConsentPurpose, kind: RecipientKind, name: str | None
) -> None:
    consent = answer(offered(BEGIN), True, BEGIN)
    assert consent.covers(consent.purpose, consent.recipient_kind, consent.recipient_name, SCOPE, BEGIN)
    assert not consent.covers(purpose, kind, name, SCOPE, BEGIN)


def test_an_empty_scope_covers_nothing() -> None:
    consent = replace(answer(offered(BEGIN), True, BEGIN), categories=frozenset[Category]())
    for asked in (frozenset[Category](), SCOPE):
        assert not consent.covers(consent.purpose, consent.recipient_kind, None, asked, BEGIN)


def test_a_term_of_a_month_after_the_last_of_january_ends_on_the_last_of_february() -> None:
    assert expiry(BEGIN, 1) == datetime(2026, 2, 28, 9, tzinfo=UTC)


def test_an_offer_ends_by_itself_to_the_second() -> None:
    consent = offered(BEGIN)
    assert consent.at(BEGIN + OFFER_LIFE - timedelta(seconds=1)) is ConsentState.OFFERED
    assert consent.at(BEGIN + OFFER_LIFE) is ConsentState.OFFER_EXPIRED


def test_a_withdrawal_is_confirmed_on_the_next_working_day() -> None:
    """A Friday before Easter counts to the Tuesday after it."""
    assert confirm_by(datetime(2026, 4, 2, 12, tzinfo=UTC)).isoformat() == "2026-04-07"
