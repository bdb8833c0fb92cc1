"""What transferring a caseload needs from the database."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.caseload_transfers.model import TransferClient
from domain.clients.ports import ClientsWork


class CaseloadTransferRepository(Protocol):
    """A caseload at once."""

    async def caseload(
        self, from_adviser_id: UUID, to_adviser_id: UUID, today: date
    ) -> Sequence[TransferClient]:
        """The clients now assigned, by name, with whether each excludes the receiver. A bounded number."""
        ...

    async def lock(self, from_adviser_id: UUID) -> None:
        """Hold the assignments of this adviser, so that the caseload does not change under the act."""
        ...

    async def move(self, client_ids: Sequence[UUID], to_adviser_id: UUID, reason: str) -> int:
        """End the assignment of each client and begin a new one; answers how many."""
        ...


class CaseloadTransfersWork(ClientsWork, Protocol):
    """An act on a whole caseload."""

    @property
    def caseload_transfers(self) -> CaseloadTransferRepository: ...
