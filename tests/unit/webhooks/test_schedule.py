"""About a day of attempts, further apart each time; days of silence switch a webhook off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.events.model import EventKind
from domain.shared.errors import Invalid
from domain.shared.ids import new_id
from domain.webhooks.model import Outcome, Webhook, check_kinds, new_secret_value, overlap
from domain.webhooks.schedule import (
    DISABLED_AFTER,
    LONGEST_ASKED,
    LONGEST_WAIT,
    MAX_ATTEMPTS,
    asked_wait,
    has_failed_too_long,
    next_wait,
    wait_after,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("chance", [0.0, 0.5, 0.999])
def test_all_attempts_together_take_about_a_day(chance: float) -> None:
    total = sum((wait_after(n, chance) for n in range(1, MAX_ATTEMPTS)), timedelta())
    assert timedelta(hours=20) <= total <= timedelta(hours=31)


def test_waits_grow_and_stop_growing_at_the_longest() -> None:
    waits = [wait_after(n, 0.5) for n in range(1, 12)]
    assert waits[0] == timedelta(seconds=30)
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_chance_spreads_a_wait_by_a_fifth_either_way() -> None:
    assert wait_after(1, 0.0) == timedelta(seconds=24)
    assert wait_after(1, 1.0) == timedelta(seconds=36)


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 3600 ", timedelta(hours=1)),
        ("0", timedelta(0)),
        ("999999999999999999", LONGEST_ASKED),
        ("Tue, 24 Nov 2026 09:30:00 GMT", timedelta(minutes=30)),
        ("Tue, 24 Nov 2026 08:00:00 GMT", timedelta(0)),
        ("Fri, 01 Jan 2038 00:00:00 GMT", LONGEST_ASKED),
        ("-5", None),
        ("1.5", None),
        ("\N{ARABIC-INDIC DIGIT FIVE}", None),
        ("soon", None),
        ("Tue, 24 Nov 2026 09:30:00 -0000", None),
        ("", None),
        (None, None),
    ],
)
def test_a_receiver_may_ask_for_a_rest_of_at_most_a_day(asked: str | None, wait: timedelta | None) -> None:
    assert asked_wait(asked, NOW) == wait


def test_a_receiver_makes_a_wait_longer_and_never_shorter() -> None:
    assert next_wait(1, "600", 0.5, NOW) == timedelta(minutes=10)
    assert next_wait(9, "600", 0.5, NOW) == LONGEST_WAIT
    assert next_wait(1, "soon", 0.5, NOW) == next_wait(1, None, 0.5, NOW) == timedelta(seconds=30)


def test_a_webhook_is_off_after_days_of_failures_and_not_before() -> None:
    webhook = Webhook(new_id(), new_id(), "https://example.org/", frozenset(), NOW)
    assert not has_failed_too_long(webhook, NOW)
    failing = replace(webhook, failing_since=NOW)
    assert not has_failed_too_long(failing, NOW + DISABLED_AFTER - timedelta(seconds=1))
    assert has_failed_too_long(failing, NOW + DISABLED_AFTER)


def test_a_test_message_cannot_be_subscribed_to() -> None:
    check_kinds(frozenset({EventKind.PLAN_APPROVED}))
    for kinds in (frozenset[EventKind](), frozenset({EventKind.WEBHOOK_TEST})):
        with pytest.raises(Invalid):
            check_kinds(kinds)


@pytest.mark.parametrize("hours", [-1, 169])
def test_an_overlap_lasts_at_most_a_week(hours: int) -> None:
    with pytest.raises(Invalid):
        overlap(hours)


def test_gone_is_gone_and_other_answers_are_not() -> None:
    assert Outcome(410, "refused-by-receiver").gone
    assert not Outcome(404, "refused-by-receiver").gone


def test_secrets_are_long_and_never_twice_the_same() -> None:
    made = {new_secret_value() for _ in range(100)}
    assert len(made) == 100
    assert all(len(secret) == 50 and secret.startswith("whsec_") for secret in made)
