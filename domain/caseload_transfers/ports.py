"""What transferring a caseload needs from the database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.caseload_transfers.model import NewTransfer, PlannedTransfer, TransferClient
from domain.clients.ports import ClientsWork
from domain.digests.ports import DigestsWork


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

    async def plan(self, new: NewTransfer, begins_at: datetime, clients: int) -> UUID:
        """Lay the transfer down."""
        ...

    async def move(
        self, transfer_id: UUID, client_ids: Sequence[UUID], new: NewTransfer, begins_at: datetime
    ) -> int:
        """End each assignment at that moment and begin a new one at it; answers how many."""
        ...

    async def transfers(self) -> Sequence[PlannedTransfer]:
        """Those the actor is concerned with, newest moment first, at most 100."""
        ...

    async def transfer(self, transfer_id: UUID, *, lock: bool = False) -> PlannedTransfer | None: ...

    async def cancel(self, transfer_id: UUID) -> bool:
        """Undo what was planned: the present adviser stays. False when it has begun."""
        ...

    async def received(self, transfer_id: UUID) -> Sequence[UUID]:
        """The clients that came to the actor by it and are still the actor's."""
        ...


class CaseloadTransfersWork(ClientsWork, DigestsWork, Protocol):
    """An act on a whole caseload."""

    @property
    def caseload_transfers(self) -> CaseloadTransferRepository: ...
