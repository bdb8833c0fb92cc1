"""What acts on packages need from outside."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from domain.access_packages.contents import Material
from domain.access_packages.document import PackageText
from domain.access_packages.model import Package, PackageEnd, PackageKind
from domain.access_packages.redactions import Ruling
from domain.bureau import Bureau
from domain.letters.model import Printed
from domain.statements.model import Link


class PackageSpool(Protocol):
    """Where a package grows: a ZIP, sealed piece by piece under link and code before it touches a disk."""

    package_id: UUID
    byte_size: int
    files: int

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def add(self, name: str, content: bytes) -> None:
        """A whole file."""
        ...

    async def add_pieces(self, name: str, pieces: AsyncIterator[bytes]) -> None:
        """A file that comes in pieces, as it is."""
        ...


class OpenedPackage(Protocol):
    """A package that opened to its last byte, about to be given. Gone when closed."""

    package_id: UUID
    byte_size: int

    def pieces(self) -> AsyncIterator[bytes]: ...

    def close(self) -> None: ...


class PackagePrinter(Protocol):
    """Prints the readable part."""

    bureau: Bureau

    async def print(self, text: PackageText) -> Printed:
        """As PDF. A character that the fonts do not have is replaced: it stands in the data file."""
        ...


@dataclass(frozen=True, slots=True)
class NewPackage:
    """A package to lay down."""

    client_id: UUID
    request_id: UUID
    kind: PackageKind
    link: Link
    link_expires_at: datetime
    pages: int


@dataclass(frozen=True, slots=True)
class TriedPackage:
    """Whose package a link and a code open now."""

    package_id: UUID
    client_id: UUID


@dataclass(frozen=True, slots=True)
class Expired:
    """A package whose time was over; its bytes are gone."""

    package_id: UUID
    client_id: UUID


class AccessPackagesRepository(Protocol):
    """Packages of a request. What a file holds is read through functions that ask the request's state themselves."""

    async def may_make(self, request_id: UUID) -> bool:
        """Whether the database lets this officer read this client's rows for this request, now."""
        ...

    async def counts(self, request_id: UUID) -> Mapping[str, int]:
        """How many rows each table has of the client; nothing of what is in them."""
        ...

    async def collect(self, request_id: UUID, tables: Collection[str] | None = None) -> Material:
        """Every row of the client, opened; or those of some tables.

        Raises Unreadable when a value was moved or changed: a package is whole or is not made.
        """
        ...

    def document(self, request_id: UUID, document_id: UUID) -> AsyncIterator[bytes]:
        """The pieces of a document, in order."""
        ...

    async def rulings(self, request_id: UUID) -> Sequence[Ruling]: ...

    async def rule(self, client_id: UUID, request_id: UUID, ruling: Ruling) -> None:
        """Write a decision in the place of an earlier one about the same."""
        ...

    def open_spool(self, client_id: UUID, link: Link) -> PackageSpool: ...

    async def add(self, new: NewPackage, spool: PackageSpool) -> None: ...

    async def of_request(self, client_id: UUID, request_id: UUID) -> Sequence[Package]:
        """Newest first, at most 50."""
        ...

    async def made_for(self, request_id: UUID) -> bool:
        """Whether there is one that was taken, or can be."""
        ...

    async def end(self, request_id: UUID, reason: PackageEnd) -> int:
        """End what is open, which deletes its bytes. Answers how many."""
        ...

    async def try_link(self, link: Link) -> TriedPackage | None:
        """Whose it is, when link and code fit. A wrong code counts, and five end it."""
        ...

    async def opened(self, tried: TriedPackage, link: Link) -> OpenedPackage | None:
        """Everything of it, opened and checked against what was laid down; None when a piece was changed or is gone."""
        ...

    async def take(self, link: Link) -> bool:
        """Mark it taken, which deletes its bytes. False when another was first."""
        ...

    async def expire_next(self) -> Expired | None:
        """For the job: end the next package whose time is over."""
        ...


class AccessPackagesWork(Protocol):
    @property
    def access_packages(self) -> AccessPackagesRepository: ...
