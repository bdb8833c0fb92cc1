"""What retention and erasure need from the database and from outside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.retention.model import (
    Certificate,
    ClientRetention,
    ErasureReason,
    ExclusionReason,
    ForecastCounts,
    Hold,
    HoldReason,
    Item,
    ItemState,
    Kept,
    Looked,
    Run,
    Standing,
    StopReason,
    Trace,
)


class RetentionRepository(Protocol):
    """Clocks, holds and runs, as far as the row filters let this actor see."""

    async def of_client(self, client_id: UUID, today: date) -> ClientRetention | None: ...

    async def counts(self, today: date) -> ForecastCounts: ...

    async def forecast(
        self, standing: Standing | None, today: date, after: tuple[date, UUID] | None, limit: int
    ) -> Sequence[ClientRetention]:
        """Files by the day they go, soonest first; running ones last."""
        ...

    async def holds(self, today: date) -> Sequence[Hold]:
        """Holds in force, at most 500."""
        ...

    async def hold(self, hold_id: UUID) -> Hold | None: ...

    async def add_hold(self, client_id: UUID, reason: HoldReason, begins_on: date, ends_on: date) -> UUID: ...

    async def lift_hold(self, hold_id: UUID) -> bool:
        """False when it was lifted already."""
        ...

    async def runs(self) -> Sequence[Run]:
        """Newest first, at most 100."""
        ...

    async def run(self, run_id: UUID) -> Run | None: ...

    async def next_name(self, today: date) -> str: ...

    async def add_run(self, name: str, today: date, limit: int) -> tuple[UUID, int]:
        """Lay down a list of every file that is due, not held up and on no other open list; answers its length."""
        ...

    async def items(
        self, run_id: UUID, state: ItemState | None, after: UUID | None, limit: int
    ) -> Sequence[Item]: ...

    async def exclude(self, run_id: UUID, item_id: UUID, reason: ExclusionReason) -> bool:
        """False when it is not on the list, or no longer waiting."""
        ...

    async def approve(self, run_id: UUID, executes_at: datetime, version: int) -> bool: ...

    async def stop(self, run_id: UUID, reason: StopReason, version: int) -> bool: ...

    async def certificates(self) -> Sequence[Certificate]:
        """Newest first, at most 200."""
        ...

    async def certificate(self, certificate_id: UUID) -> Certificate | None: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything a client could be recognised by, held in memory until the search for traces is done. Not printed."""

    client_id: UUID
    pseudonym: bytes
    ids: tuple[UUID, ...]
    words: tuple[str, ...]
    index_values: tuple[bytes, ...]

    def __repr__(self) -> str:
        return "Subject(***)"


class Signer(Protocol):
    """Signs certificates with a key that is not in the database."""

    key_id: str

    def sign(self, payload: bytes) -> bytes: ...

    def fits(self, payload: bytes, signature: bytes, key_id: str) -> bool: ...


class ErasureRepository(Protocol):
    """The erasing job's own acts. Its row filters open one client at a time: the one it said it is erasing."""

    @property
    def signer(self) -> Signer: ...

    async def due_runs(self) -> Sequence[UUID]:
        """Approved runs whose stop window is over, and runs that were begun and not finished."""
        ...

    async def begin_run(self, run_id: UUID) -> bool:
        """Take the run; another worker waits. False when there is nothing (more) to do."""
        ...

    async def waiting_items(self, run_id: UUID, limit: int) -> Sequence[tuple[UUID, UUID]]:
        """Item and client."""
        ...

    async def set_aside(self, item_id: UUID) -> None:
        """Keep this file for now: it is no longer due, or an obligation holds it up."""
        ...

    async def add_results(
        self, run_id: UUID, rows: Mapping[str, int], kept: Kept, traces: Sequence[Trace], looked: Looked
    ) -> None:
        """Add what a chunk did to what the run did so far."""
        ...

    async def results(
        self, run_id: UUID
    ) -> tuple[Mapping[str, int], Kept, Sequence[Trace], Looked, Sequence[bytes]]: ...

    async def finish_run(self, run_id: UUID, certificate_id: UUID) -> None: ...

    async def subject(self, client_id: UUID) -> Subject | None:
        """Say who is erased and lock the file; None when there is no such client (any more)."""
        ...

    async def retention_of(self, client_id: UUID, today: date) -> ClientRetention | None: ...

    async def keep_statutory(self, client_id: UUID) -> Kept:
        """Copy the order data under a pseudonym and count the outcomes (R36)."""
        ...

    async def destroy(self, subject: Subject) -> Mapping[str, int]:
        """Destroy the data key, delete every row of the client; answers how many by table."""
        ...

    async def enter(self, subject: Subject, reason: ErasureReason, run_id: UUID | None) -> None:
        """Enter the erasure in the ledger, in the database and in the file outside it, before anything is committed."""
        ...

    async def traces(self, subjects: Sequence[Subject]) -> tuple[Sequence[Trace], Looked]:
        """Look for what is left of these clients in every table, column and folder."""
        ...

    async def add_certificate(
        self, reason: ErasureReason, run_id: UUID | None, number: str, payload: str, *, complete: bool
    ) -> UUID: ...

    async def next_certificate(self, year: int) -> str: ...

    async def brought_back(self) -> Sequence[tuple[UUID, ErasureReason]]:
        """Clients that the ledger outside says are erased and this database has. Raises Refused for a bad ledger."""
        ...

    async def catch_up_ledger(self) -> int:
        """Lay down in the database what only the file outside knows; answers how many lines."""
        ...

    async def purge_statutory(self, today: date) -> int:
        """Delete order data whose ten years are over (R38)."""
        ...


class RetentionWork(UnitOfWork, Protocol):
    @property
    def retention(self) -> RetentionRepository: ...

    @property
    def erasures(self) -> ErasureRepository: ...
