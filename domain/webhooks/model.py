"""A webhook, its secrets, and what became of each message."""

import base64
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.events.model import SUBSCRIBABLE, EventKind
from domain.shared.errors import FieldError, Invalid

MAX_WEBHOOKS = 10
"""Per commissioning party."""

MAX_LIVE_SECRETS = 2
MAX_OVERLAP_HOURS = 168
SECRET_BYTES = 32


class WebhookState(StrEnum):
    """Whether messages go. Disabled: switched off by us, because nothing arrived for days or the receiver is gone."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"


class DeliveryState(StrEnum):
    """What became of one message. Dead: tried for a day, or given up; it can be sent again by hand."""

    PENDING = "pending"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class LiveSecret:
    """A secret that messages are signed with, without its value. `expires_at` once a newer one has taken over."""

    created_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a commissioning party wants to be told what. `failing_since`: the first failure after the last success."""

    id: UUID
    party_id: UUID
    url: str
    kinds: frozenset[EventKind]
    created_at: datetime
    state: WebhookState = WebhookState.ACTIVE
    failures: int = 0
    failing_since: datetime | None = None
    disabled_at: datetime | None = None
    secrets: tuple[LiveSecret, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one webhook. `event_id` is its `webhook-id`, the same at every attempt."""

    id: UUID
    event_id: UUID
    webhook_id: UUID
    kind: EventKind
    state: DeliveryState
    attempts: int
    created_at: datetime
    next_attempt_at: datetime
    last_attempt_at: datetime | None = None
    delivered_at: datetime | None = None
    response_status: int | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that this worker is about to attempt, with all that one attempt needs."""

    id: UUID
    webhook_id: UUID
    event_id: UUID
    kind: EventKind
    object_id: UUID
    happened_at: datetime
    attempt: int
    attempted_at: datetime
    url: str
    secrets: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt met: the status of the answer, or a code when there was none that counts."""

    status: int | None
    failure: str | None = None
    retry_after: str | None = None
    """What the receiver asked in `Retry-After`, as it wrote it."""

    @property
    def delivered(self) -> bool:
        return self.failure is None

    @property
    def gone(self) -> bool:
        """410: the receiver asks not to be told again."""
        return self.status == 410


def new_secret_value() -> str:
    """A signing secret, as Standard Webhooks writes them."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def check_kinds(kinds: frozenset[EventKind]) -> None:
    """Raise Invalid when nothing, or something that nobody can subscribe to, was chosen."""
    if not kinds or not kinds <= SUBSCRIBABLE:
        words = "Kies minstens één gebeurtenis uit de lijst."
        raise Invalid(words, errors=[FieldError("/kinds", "kinds", words)])


def overlap(hours: int) -> timedelta:
    """How long the present secret keeps signing beside a new one. Raises Invalid."""
    if not 0 <= hours <= MAX_OVERLAP_HOURS:
        words = f"Kies 0 tot {MAX_OVERLAP_HOURS} uur."
        raise Invalid(words, errors=[FieldError("/overlapHours", "overlap", words)])
    return timedelta(hours=hours)
