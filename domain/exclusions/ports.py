"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.exclusions.model import Exclusion, ExclusionReason
from domain.ports import UnitOfWork


class ExclusionRepository(Protocol):
    """Exclusions in force on one file."""

    async def exclusions(self, client_id: UUID) -> Sequence[Exclusion]: ...

    async def assigned_adviser(self, client_id: UUID) -> UUID | None: ...

    async def is_staff(self, user_id: UUID) -> bool: ...

    async def is_excluded(self, client_id: UUID, user_id: UUID) -> bool: ...

    async def add(self, client_id: UUID, exclusion_id: UUID, user_id: UUID, reason: ExclusionReason) -> bool:
        """False when this colleague is excluded already."""
        ...

    async def lift(self, client_id: UUID, exclusion_id: UUID) -> bool: ...


class ExclusionsWork(UnitOfWork, Protocol):
    """An act on exclusions."""

    @property
    def exclusions(self) -> ExclusionRepository: ...
