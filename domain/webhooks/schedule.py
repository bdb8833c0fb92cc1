"""When to try again, and when to stop: about a day in all, further apart each time, never all at once."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from domain.webhooks.model import Webhook

MAX_ATTEMPTS = 10
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=8)
FACTOR = 3
SPREAD = 0.2
DISABLED_AFTER = timedelta(days=3)
"""A webhook at which nothing has succeeded for so long is switched off."""

LONGEST_ASKED = timedelta(hours=24)
"""A receiver that asks for a longer rest than this is tried again after this."""

LEASE = timedelta(seconds=60)
"""How long one attempt may take. A worker that was killed in the middle leaves the delivery due again after this."""


def wait_after(attempt: int, chance: float) -> timedelta:
    """How long to wait after failed attempt number `attempt` (from 1). `chance` in [0, 1) spreads it by a fifth."""
    wait = min(FIRST_WAIT * int(FACTOR ** (attempt - 1)), LONGEST_WAIT)
    return wait * (1 - SPREAD + 2 * SPREAD * chance)


def asked_wait(retry_after: str | None, now: datetime) -> timedelta | None:
    """The rest that a receiver asks for (RFC 9110, 10.2.3: seconds or a moment); None when it asks for none, or in
    words that are neither. Never below nothing, never above a day."""
    asked = (retry_after or "").strip()
    if asked.isascii() and asked.isdigit():
        wait = timedelta(seconds=min(int(asked[:9]), int(LONGEST_ASKED.total_seconds())))
    else:
        try:
            moment = parsedate_to_datetime(asked)
        except ValueError:
            return None
        if moment.tzinfo is None:
            return None
        wait = moment - now
    return min(max(wait, timedelta(0)), LONGEST_ASKED)


def next_wait(attempt: int, retry_after: str | None, chance: float, now: datetime) -> timedelta:
    """How long to wait: as long as it would be, and longer when the receiver asks for it. It cannot ask for sooner."""
    usual = wait_after(attempt, chance)
    return max(usual, asked_wait(retry_after, now) or usual)


def has_failed_too_long(webhook: Webhook, now: datetime) -> bool:
    """Whether nothing has arrived at a webhook for so long that it is switched off."""
    return webhook.failing_since is not None and now - webhook.failing_since >= DISABLED_AFTER
