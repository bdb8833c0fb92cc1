"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.emergency_accesses.model import EmergencyAccess, EmergencyRequest, Outcome
from domain.ports import UnitOfWork


class EmergencyRepository(Protocol):
    """Emergency accesses that the actor may see; the row filter decides which."""

    async def accesses(self, *, unreviewed_only: bool) -> Sequence[EmergencyAccess]: ...

    async def access(self, access_id: UUID) -> EmergencyAccess | None: ...

    async def unreviewed(self) -> bool:
        """Whether an earlier access of the actor waits for its review."""
        ...

    async def open(self, request: EmergencyRequest, ends_at: datetime, review_due_on: date) -> UUID | None:
        """Take it; None when no client has this number and date of birth. The client's key seals the reason."""
        ...

    async def review(
        self, access: EmergencyAccess, outcome: Outcome, remark: str, expected_version: int
    ) -> bool: ...


class EmergencyWork(UnitOfWork, Protocol):
    """An act on emergency accesses."""

    @property
    def emergency_accesses(self) -> EmergencyRepository: ...
