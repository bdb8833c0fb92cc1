"""What sealing and verifying need from outside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.audit.model import Finding, FindingKind, Leaf, TreeHead, WaitingRecord
from domain.audit.verification import Outside
from domain.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class SealState:
    """How far the log is sealed."""

    records: int
    sealed: int
    waiting: int
    heads: int
    last_sealed_at: datetime | None
    last_number: int | None


@dataclass(frozen=True, slots=True)
class Verification:
    """A check of the whole log that was asked for: how far it is, and what it found."""

    id: UUID
    asked_by: UUID | None
    asked_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    records: int
    records_checked: int
    heads_checked: int
    compared_outside: bool
    finding: FindingKind | None
    head_number: int | None
    sequence: int | None
    record_id: UUID | None


class Checker(Protocol):
    """Says whether heads were signed and records were marked by the product."""

    def signature_fits(self, head: TreeHead) -> bool: ...

    def mark_fits(self, record: WaitingRecord, marked_since: datetime) -> bool: ...


class Signer(Checker, Protocol):
    """Signs heads, with a key that is not in the database."""

    @property
    def key_id(self) -> str: ...

    def sign(self, content: bytes) -> bytes: ...


class HeadsOutside(Protocol):
    """Where heads and leaves are kept outside the database."""

    def read(self, first: int, last: int) -> dict[int, Outside]: ...

    def last_number(self) -> int: ...

    def keep(self, kept: Iterable[Outside]) -> int: ...


class LogReader(Protocol):
    """The sealed log, read: by the application, by the verifier's role, or from an export."""

    async def heads(self, after: int, limit: int) -> Sequence[TreeHead]: ...

    async def leaves(self, head: TreeHead) -> Sequence[Leaf]: ...

    async def waiting(self, after: UUID | None, limit: int) -> Sequence[WaitingRecord]: ...

    async def first_outside_the_log(self) -> UUID | None:
        """A record that has no place and waits for none: the product did not write it."""
        ...

    async def marked_since(self) -> datetime: ...


class AuditRepository(LogReader, Protocol):
    """Sealing, and checks that were asked for."""

    async def lock(self) -> bool:
        """Be the only one who seals; False when another does."""
        ...

    async def last_head(self) -> TreeHead | None: ...

    async def seal(self, head: TreeHead, leaves: Sequence[Leaf]) -> None: ...

    async def state(self) -> SealState: ...

    async def ask_verification(self, verification_id: UUID, by: UUID) -> None: ...

    async def verifications(self, limit: int) -> Sequence[Verification]: ...

    async def start_verification(self, verification_id: UUID) -> bool: ...

    async def note_progress(self, verification_id: UUID, records: int, heads: int, outside: bool) -> None: ...

    async def end_verification(self, verification_id: UUID, finding: Finding | None) -> None: ...


class AuditWork(UnitOfWork, Protocol):
    """An act on the sealed log."""

    @property
    def audit(self) -> AuditRepository: ...
