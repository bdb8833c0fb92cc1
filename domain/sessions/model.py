"""Accounts as the login sees them, and the rules of time: how long, how often, how slow after failures."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.policy.roles import Role

SESSION_LIFETIME = timedelta(hours=12)
CHALLENGE_LIFETIME = timedelta(minutes=5)
CHALLENGE_ATTEMPTS = 5
STRONG_LIFETIME = timedelta(minutes=5)
"""How long a second factor counts as fresh."""

RECOVERY_CODES = 10
FAILURES_FORGOTTEN_AFTER = timedelta(hours=24)
LONGEST_DELAY = timedelta(minutes=15)
ACCOUNT_FREE_FAILURES = 5
ADDRESS_FREE_FAILURES = 20


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """What the login needs of a member of staff."""

    id: UUID
    name: str
    email: str
    roles: frozenset[Role]
    active: bool
    password_hash: str
    must_change_password: bool
    must_enrol_totp: bool
    totp_secret: str | None
    totp_confirmed: bool
    totp_last_step: int | None

    def __repr__(self) -> str:
        return f"Account({self.id})"


@dataclass(frozen=True, slots=True)
class Failures:
    """Failed logins of one account or one address."""

    count: int
    blocked_until: datetime | None


@dataclass(frozen=True, slots=True)
class RefreshState:
    """A refresh token as it stands."""

    id: UUID
    session_id: UUID
    user_id: UUID
    roles: frozenset[Role]
    used: bool
    session_live: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Challenge:
    """A login that passed the password and waits for the second factor."""

    id: UUID
    user_id: UUID
    attempts: int


def delay_after(failures: int, free: int) -> timedelta:
    """How long the next attempt must wait: nothing at first, then doubling, at most a quarter of an hour."""
    if failures <= free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - free, 12)), LONGEST_DELAY)


def new_token() -> str:
    """256 random bits for a refresh token or a challenge."""
    return secrets.token_urlsafe(32)


def token_hash(value: str) -> bytes:
    """Random tokens are kept as a hash only."""
    return hashlib.sha256(b"session-token\x00" + value.encode()).digest()


def new_recovery_codes() -> list[str]:
    """Codes for when the phone is lost; each works once. Letters and digits that cannot be confused."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return [
        "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(2))
        for _ in range(RECOVERY_CODES)
    ]


def recovery_hash(user_id: UUID, code: str) -> bytes:
    """A recovery code has about 49 random bits and is used under the login's delays."""
    tidy = code.strip().lower().replace(" ", "")
    return hashlib.sha256(b"recovery\x00" + user_id.bytes + tidy.encode()).digest()
