"""When to try again, and when to stop: about a day in all, further apart each time, never all at once."""

from datetime import datetime, timedelta

from domain.webhooks.model import Webhook

MAX_ATTEMPTS = 10
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=8)
FACTOR = 3
SPREAD = 0.2
DISABLED_AFTER = timedelta(days=3)
"""A webhook at which nothing has succeeded for so long is switched off."""

LEASE = timedelta(seconds=60)
"""How long one attempt may take. A worker that was killed in the middle leaves the delivery due again after this."""


def wait_after(attempt: int, chance: float) -> timedelta:
    """How long to wait after failed attempt number `attempt` (from 1). `chance` in [0, 1) spreads it by a fifth."""
    wait = min(FIRST_WAIT * int(FACTOR ** (attempt - 1)), LONGEST_WAIT)
    return wait * (1 - SPREAD + 2 * SPREAD * chance)


def has_failed_too_long(webhook: Webhook, now: datetime) -> bool:
    """Whether nothing has arrived at a webhook for so long that it is switched off."""
    return webhook.failing_since is not None and now - webhook.failing_since >= DISABLED_AFTER
