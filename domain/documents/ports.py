"""What the use cases of this subject need from outside."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from domain.documents.model import (
    Document,
    DocumentClass,
    DocumentKind,
    HealthDocumentTrace,
    NewDocument,
    ScanState,
    WaitingDocument,
)
from domain.records.ports import RecordsWork


class DocumentSpool(Protocol):
    """Where an upload waits until it is complete: sealed with the client's key, gone when closed."""

    document_id: UUID
    client_id: UUID
    byte_size: int
    piece_bytes: int

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def file_hash(self) -> str:
        """SHA-256 of the file, hexadecimal."""
        ...

    def write(self, data: bytes) -> None: ...

    def piece(self, sequence: int) -> bytes:
        """A piece in plain, to look at what the file is."""
        ...


class SealedContent(Protocol):
    """The content of a stored document, opened piece by piece by the same actor."""

    byte_size: int
    piece_bytes: int

    async def piece(self, sequence: int) -> bytes:
        """Raises LookupError when it is gone, or no longer this actor's to open."""
        ...

    def pieces(self, first: int = 0) -> AsyncIterator[bytes]:
        """Every piece from `first` on, a few at a time."""
        ...


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document of which the content may be shown, and that content."""

    document: Document
    content: SealedContent


class DocumentRepository(Protocol):
    """Documents of a file, sealed with the client's key."""

    async def open_spool(self, client_id: UUID) -> DocumentSpool: ...

    async def documents(self, client_id: UUID, document_class: DocumentClass) -> Sequence[Document]:
        """Newest first; without the removed ones."""
        ...

    async def health_traces(self, client_id: UUID) -> Sequence[HealthDocumentTrace]: ...

    async def document(
        self, client_id: UUID, document_class: DocumentClass, document_id: UUID, *, removed: bool = False
    ) -> Document | None: ...

    async def has_traject(self, client_id: UUID, traject_id: UUID) -> bool: ...

    async def add(
        self,
        client_id: UUID,
        document_class: DocumentClass,
        new: NewDocument,
        spool: DocumentSpool,
        scan_state: ScanState,
    ) -> None:
        """The document and its content; with the job that scans it when it waits for that."""
        ...

    async def change(
        self, document: Document, kind: DocumentKind, title: str, expected_version: int
    ) -> bool: ...

    async def mark_removed(self, document: Document, at: datetime | None, expected_version: int) -> bool: ...

    def content(self, document: Document) -> SealedContent: ...

    async def waiting(self, document_id: UUID) -> WaitingDocument | None:
        """For the scan job: a document that waits for it, or None."""
        ...

    async def waiting_content(self, waiting: WaitingDocument) -> SealedContent: ...

    async def mark_scanned(self, document_id: UUID, state: ScanState) -> bool:
        """Answers False when it was scanned or wiped meanwhile."""
        ...

    async def defer_unscanned(self) -> list[UUID]:
        """Ask for the job again of every waiting document that no waiting or running job is for."""
        ...

    async def removed_before(self, moment: datetime, limit: int) -> Sequence[WaitingDocument]:
        """For the wipe: removed documents whose time to be put back is over."""
        ...

    async def wipe(self, document_id: UUID) -> bool: ...


class DocumentsWork(RecordsWork, Protocol):
    """An act on documents; with the records of the file, whose trajects give the ground for health data."""

    @property
    def documents(self) -> DocumentRepository: ...


class ScannerDown(Exception):
    """The scanner cannot be reached or does not answer: the document goes on waiting."""


class Scanner(Protocol):
    """A virus scanner."""

    async def is_clean(self, content: AsyncIterator[bytes]) -> bool:
        """Raises ScannerDown."""
        ...
