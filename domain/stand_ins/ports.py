"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.digests.ports import DigestsWork
from domain.stand_ins.model import Colleague, NewStandIn, StandIn


class StandInRepository(Protocol):
    """Stand-ins that the actor is concerned with; the row filter decides which."""

    async def stand_ins(self) -> Sequence[StandIn]: ...

    async def stand_in(self, stand_in_id: UUID) -> StandIn | None: ...

    async def colleagues(self, today: date) -> Sequence[Colleague]:
        """All members of staff at work, by name."""
        ...

    async def available(self, adviser_id: UUID, on: date) -> bool:
        """Whether this is an adviser at work with an agreement in force on that day (R27)."""
        ...

    async def assigned_to(self, adviser_id: UUID, client_ids: Sequence[UUID]) -> int:
        """How many of these clients are assigned to the adviser now."""
        ...

    async def add(self, stand_in_id: UUID, new: NewStandIn) -> bool:
        """False when it overlaps another of the same two."""
        ...

    async def end(self, stand_in_id: UUID, at: datetime, expected_version: int) -> bool: ...

    async def clients_of(self, stand_in_id: UUID) -> Sequence[UUID]:
        """The clients that this arrangement opens to the actor now, at most 500."""
        ...


class StandInsWork(DigestsWork, Protocol):
    """An act on stand-ins."""

    @property
    def stand_ins(self) -> StandInRepository: ...
