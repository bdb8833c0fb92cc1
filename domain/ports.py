"""What use cases need from outside, as Protocols. Persistence and the API supply them."""

from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self
from uuid import UUID

from domain.policy.actions import Action
from domain.policy.actor import Actor, Standing
from domain.policy.log import LogDraft
from domain.policy.purposes import Purpose

if TYPE_CHECKING:
    from domain.policy.gate import ClientFacts


class AccessRepository(Protocol):
    """The facts a decision rests on, read in the transaction of the act."""

    async def standing(self) -> Standing: ...

    async def client_facts(self, client_id: UUID) -> "ClientFacts": ...

    async def count_act(self, act: str) -> int:
        """Count a rationed act; answers how often the actor did it in the present hour, this time included."""
        ...


class UnitOfWork(Protocol):
    """One act: one transaction, one actor set for row-level security, one log record.

    Leaving the block without `commit()` undoes everything. Leaving it with a DomainError undoes the work and
    records the refusal or failure in a transaction of its own.
    """

    actor: Actor
    action: Action
    purpose: Purpose
    now: datetime
    request_id: UUID
    log: LogDraft

    @property
    def access(self) -> AccessRepository: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    async def commit(self) -> None:
        """Write the log record and commit, together. Raises LogUnavailable; RuntimeError when nothing was decided."""
        ...
