"""What telling recipients needs from the database."""

from typing import Protocol
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.inventory_entry import Category
from domain.recipient_notices.model import DataChange, ImpossibleReason, Recipients
from domain.requests.model import Request
from domain.requests.ports import RequestsWork
from domain.tasks.ports import TasksWork


class RecipientNoticesRepository(Protocol):
    async def of(self, request: Request) -> Recipients:
        """The list of a request with its recipients, oldest disclosure first, at most 300."""
        ...

    async def make(self, request: Request, change: DataChange, categories: frozenset[Category]) -> None:
        """Lay down what changed, and a line for every disclosure that left with any of it; those there stay."""
        ...

    async def tell(self, notice_id: UUID, channel: CaseChannel, letter_id: UUID) -> bool:
        """False when somebody settled it meanwhile."""
        ...

    async def set_aside(self, notice_id: UUID, reason: ImpossibleReason) -> bool:
        """False when somebody settled it meanwhile."""
        ...

    async def about(self, client_id: UUID) -> tuple[str, str]:
        """The client's number and name, for a letter."""
        ...


class RecipientNoticesWork(RequestsWork, TasksWork, Protocol):
    @property
    def recipient_notices(self) -> RecipientNoticesRepository: ...
