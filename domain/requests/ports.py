"""What acts on requests need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.cases.ports import CasesWork
from domain.letters.ports import LettersWork
from domain.ports import UnitOfWork
from domain.requests.model import NewRequest, Request, RequestAct, RequestState, RequestType


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


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """One act in the history of a request."""

    act: RequestAct
    at: datetime
    by_name: str


class RequestsRepository(Protocol):
    async def add(self, request_id: UUID, client_id: UUID, new: NewRequest) -> None: ...

    async def owner(self, request_id: UUID) -> UUID | None:
        """Whose request it is; None when there is none in reach."""
        ...

    async def locked(self, client_id: UUID, request_id: UUID) -> Request | None:
        """The request, held so that no other act changes it before this one ends."""
        ...

    async def of_client(self, client_id: UUID) -> Sequence[RequestLine]: ...

    async def all(self, *, ended: bool) -> Sequence[RequestLine]:
        """Open ones by due day, or ended ones newest first; a bounded number."""
        ...

    async def save(self, before: Request, after: Request) -> None:
        """Write what an act changed."""
        ...

    async def add_event(self, request: Request, act: RequestAct) -> None: ...

    async def events(self, request: Request) -> Sequence[RequestEvent]: ...

    async def address(self, client_id: UUID) -> tuple[str, ...]:
        """The lines of the client's envelope."""
        ...


class RequestsWork(UnitOfWork, CasesWork, LettersWork, Protocol):
    @property
    def requests(self) -> RequestsRepository: ...
