"""What intake needs from outside."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from domain.intake.content import IntakeContent
from domain.intake.model import Batch, FileFormat, NewReferral, Party, RowResult, RowStatus, Standing
from domain.intake.row import RawRow, RefusedField
from domain.ports import UnitOfWork


class DeliverySpool(Protocol):
    """Where an upload waits until it is complete: sealed from the first byte, gone when closed."""

    batch_id: UUID
    byte_size: int

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def file_hash(self) -> str:
        """SHA-256 of the file, hexadecimal."""
        ...

    def write(self, data: bytes) -> None: ...


class SealedFile(Protocol):
    """An uploaded file, opened piece by piece."""

    batch_id: UUID
    byte_size: int

    async def chunk(self, sequence: int) -> bytes: ...


class Signature(Protocol):
    """A signature with what is needed to check it; base64url without padding."""

    @property
    def key_id(self) -> str: ...

    @property
    def public_key(self) -> str: ...

    @property
    def signature(self) -> str: ...


class IntakeRepository(Protocol):
    """Batches, rows and what a delivery is compared with."""

    def open_spool(self) -> DeliverySpool: ...

    async def party(self, party_id: UUID) -> Party | None: ...

    def content_hash(self, content: IntakeContent) -> bytes:
        """A keyed hash of the whole content: tells whether two deliveries are the same, and nothing else."""
        ...

    async def lock_party(self, party_id: UUID) -> None:
        """One delivery of a party at a time, until the end of the transaction."""
        ...

    async def standings(self, party_id: UUID, references: Sequence[str]) -> dict[str, Standing]: ...

    async def supersede(self, referral_ids: Sequence[UUID]) -> None: ...

    async def add_referrals(
        self, party_id: UUID, batch_id: UUID | None, referrals: Sequence[NewReferral]
    ) -> None: ...

    async def add_batch(self, batch: Batch, contract_ids: Sequence[UUID], spool: DeliverySpool) -> None: ...

    async def defer_processing(self, batch_id: UUID) -> None:
        """Ask for the job in this transaction; its payload is the identifier only."""
        ...

    async def defer_abandoned(self) -> list[UUID]:
        """Ask for the job again of every batch that has not ended and that no waiting or running job is for."""
        ...

    async def batch(self, batch_id: UUID, *, lock: bool = False) -> Batch | None: ...

    async def batches(self, before: tuple[datetime, UUID] | None, limit: int) -> list[Batch]: ...

    async def save_batch(self, batch: Batch) -> None: ...

    async def save_headings(self, batch_id: UUID, headings: Sequence[str]) -> None: ...

    async def drop_content(self, batch_id: UUID) -> None:
        """Remove the sealed file: after processing only outcomes and failed rows remain."""
        ...

    async def file(self, batch_id: UUID, byte_size: int) -> SealedFile: ...

    async def add_rows(self, batch_id: UUID, rows: Sequence[RowResult]) -> None: ...

    async def rows(
        self, batch_id: UUID, status: RowStatus | None, after: int, limit: int
    ) -> list[RowResult]: ...

    def failed_rows(self, batch_id: UUID) -> AsyncIterator[RowResult]:
        """Rejected and quarantined rows with what was delivered, in the order of the file."""
        ...

    async def headings(self, batch_id: UUID) -> list[str]: ...

    def sign(self, document: bytes) -> Signature: ...


class IntakeWork(UnitOfWork, Protocol):
    """An act of intake."""

    @property
    def intake(self) -> IntakeRepository: ...


class RowSource(Protocol):
    """The rows of a file, in order. Raises FileProblem when the file cannot be read."""

    headings: list[str]
    refused: list[RefusedField]

    async def rows(self, count: int) -> list[RawRow]:
        """The next rows; an empty list at the end."""
        ...

    async def close(self) -> None: ...


class RowSources(Protocol):
    """Opens a file of some format as rows."""

    async def open(self, kind: FileFormat, file: SealedFile) -> RowSource: ...
