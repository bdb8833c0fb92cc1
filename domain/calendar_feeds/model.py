"""A secret feed, and an appointment as it may leave in one: a client's number and a time, no more (R23)."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.appointments.model import AppointmentState

SHOWN_BACK = timedelta(days=31)
SHOWN_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """A feed that is live."""

    id: UUID
    user_id: UUID
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed at the one moment its secret can be shown. It never prints."""

    feed: CalendarFeed
    secret: str

    def __repr__(self) -> str:
        return f"NewFeed({self.feed.id}, ***)"


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """An appointment in the feed. The number says who to those who can look it up, and nobody else.

    No name, no initials, no kind of meeting, no place, no service: a calendar lies open on phones and screens.
    """

    id: UUID
    client_id: UUID
    client_number: str
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState
    sequence: int
    created_at: datetime
    updated_at: datetime


def new_secret() -> str:
    """256 random bits: nothing to guess (docs/decisions/0005)."""
    return secrets.token_urlsafe(32)


def secret_hash(secret: str) -> bytes:
    """What is kept of it."""
    return hashlib.sha256(b"calendar-feed\x00" + secret.encode()).digest()
