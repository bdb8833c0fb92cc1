"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from enum import Enum
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.references.model import Reference, ReferenceContent


class Citation(Enum):
    """Whether assessments rest on a reference."""

    NONE = "none"
    BY_DRAFT = "by-draft"
    BY_FINAL = "by-final"


class ReferenceRepository(Protocol):
    """References of one file, sealed with the client's key."""

    async def references(self, client_id: UUID) -> Sequence[Reference]:
        """The references of a file, newest first."""
        ...

    async def reference(self, client_id: UUID, reference_id: UUID) -> Reference | None: ...

    async def citation(self, client_id: UUID, reference_id: UUID) -> Citation: ...

    async def has_traject(self, client_id: UUID, traject_id: UUID) -> bool:
        """Whether a traject is one of this client."""
        ...

    async def add(self, client_id: UUID, reference_id: UUID, content: ReferenceContent) -> None: ...

    async def change(
        self, client_id: UUID, reference_id: UUID, content: ReferenceContent, expected_version: int
    ) -> bool: ...

    async def remove(self, client_id: UUID, reference_id: UUID, expected_version: int) -> bool: ...


class ReferencesWork(UnitOfWork, Protocol):
    """An act on references."""

    @property
    def references(self) -> ReferenceRepository: ...
