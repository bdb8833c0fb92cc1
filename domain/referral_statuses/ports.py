"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.referral_statuses.model import ReferralStatus


class ReferralStatusRepository(Protocol):
    """Statuses of one party's orders; the row filter holds the machine to its own."""

    async def statuses(
        self,
        party_id: UUID,
        changed_since: datetime | None,
        after: tuple[datetime, UUID] | None,
        limit: int,
    ) -> Sequence[ReferralStatus]: ...

    async def status(self, party_id: UUID, status_id: UUID) -> ReferralStatus | None:
        """By the id of the referral, or of the traject that came of it."""
        ...


class ReferralStatusWork(UnitOfWork, Protocol):
    """A read of statuses."""

    @property
    def referral_statuses(self) -> ReferralStatusRepository: ...
