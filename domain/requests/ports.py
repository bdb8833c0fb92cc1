"""What acts on requests need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.access_packages.ports import AccessPackagesWork
from domain.cases.ports import CasesWork
from domain.letters.ports import LettersWork
from domain.ports import UnitOfWork
from domain.requests.milestones import Escalation
from domain.requests.model import (
    Ground,
    NewRequest,
    Outcome,
    Request,
    RequestAct,
    RequestItem,
    RequestState,
    RequestType,
)
from domain.retention.ports import RetentionRepository


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in the list: its head, and whose it is."""

    id: UUID
    number: str
    client_id: UUID
    client_name: str | None
    type: RequestType
    state: RequestState
    received_on: date
    due_on: date
    handler_name: str | None
    escalation: Escalation


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """One act in the history of a request."""

    act: RequestAct
    at: datetime
    by_name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class FinishedRequest:
    """What is left of a request when its client is erased: a number and codes, and nobody in them."""

    number: str
    type: RequestType
    received_on: date
    closed_on: date
    outcome: Outcome | None
    ground: Ground | None


class RequestsRepository(Protocol):
    async def add(self, request_id: UUID, client_id: UUID, new: NewRequest) -> None: ...

    async def client_of(self, client_number: str) -> UUID | None:
        """Whose number this is; it opens nothing of that client."""
        ...

    async def owner(self, request_id: UUID) -> UUID | None:
        """Whose request it is; None when there is none in reach."""
        ...

    async def request(self, client_id: UUID, request_id: UUID, *, lock: bool = False) -> Request | None:
        """The request; with `lock` held so that no other act changes it before this one ends."""
        ...

    async def items(self, request: Request) -> Sequence[RequestItem]:
        """The parts as they were last decided, also when that decision was sent back."""
        ...

    async def of_client(self, client_id: UUID) -> Sequence[RequestLine]: ...

    async def all(self, *, ended: bool) -> Sequence[RequestLine]:
        """Open ones by due day, or ended ones newest first; a bounded number."""
        ...

    async def save(self, before: Request, after: Request) -> None:
        """Write what an act changed."""
        ...

    async def set_items(self, request: Request, items: Sequence[RequestItem]) -> None:
        """Write the parts of a decision in place of the earlier ones."""
        ...

    async def add_event(
        self, request_id: UUID, client_id: UUID, act: RequestAct, code: str | None = None
    ) -> None: ...

    async def events(self, request: Request) -> Sequence[RequestEvent]: ...

    async def finished(self) -> Sequence[FinishedRequest]:
        """What is left of the requests of erased clients, newest first, at most 500."""
        ...

    async def escalate(self, to: Escalation, due_by: date, limit: int) -> Sequence[UUID]:
        """Mark a bounded number of open requests that end by this day; answers whose they are. Each is marked once."""
        ...

    async def address(self, client_id: UUID) -> tuple[str, ...]:
        """The lines of the client's envelope."""
        ...


class RequestsWork(UnitOfWork, CasesWork, LettersWork, AccessPackagesWork, Protocol):
    @property
    def requests(self) -> RequestsRepository: ...

    @property
    def retention(self) -> RetentionRepository: ...
