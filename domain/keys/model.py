"""Where a rotation stands. Counts and versions only: no key, nothing of a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SETTLE = timedelta(seconds=60)
"""How long a new version must be known before the old one may go: running processes look for newer keys three times
in that time."""


class KeyKind(StrEnum):
    """A key that is rotated."""

    MASTER = "master"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class KeyVersion:
    """One version of a key, and how many rows still rest on it."""

    kind: KeyKind
    version: int
    first_seen_at: datetime
    rows: int
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """Every version of one kind, oldest first, and how far the newest has taken over."""

    kind: KeyKind
    versions: tuple[KeyVersion, ...]
    total: int
    """Rows that rest on this kind of key."""
    behind: int
    """Rows that the newest version has not yet."""

    @property
    def newest(self) -> KeyVersion:
        return self.in_use[-1]

    @property
    def in_use(self) -> tuple[KeyVersion, ...]:
        """The versions that are not retired."""
        return tuple(version for version in self.versions if version.retired_at is None)

    @property
    def rotating(self) -> bool:
        """Whether more than one version is in use."""
        return len(self.in_use) > 1

    @property
    def done(self) -> int:
        return self.total - self.behind


def may_go(status: KeyStatus, version: int, now: datetime) -> str | None:
    """Why a version may not be retired yet; None when it may."""
    known = {held.version: held for held in status.in_use}
    if version not in known:
        return f"Versie {version} van deze sleutel is niet in gebruik."
    if version == status.newest.version:
        return "De nieuwste versie blijft in gebruik."
    if status.behind or (status.kind is KeyKind.MASTER and known[version].rows):
        return f"Er rusten nog {max(status.behind, known[version].rows)} rijen op een oude versie."
    if now - status.newest.first_seen_at < SETTLE:
        return "De nieuwe versie is nog geen minuut bekend; wacht tot elk proces haar heeft."
    return None
