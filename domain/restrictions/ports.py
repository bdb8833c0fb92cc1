"""What acts on restrictions need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.requests.ports import RequestsWork
from domain.restrictions.model import NewRestriction, RestrictableRecord, Restriction


class RestrictionsRepository(Protocol):
    """Restrictions of files that the actor may reach. `with_reason` opens why."""

    async def add(self, restriction_id: UUID, client_id: UUID, new: NewRestriction) -> bool:
        """False when the same is restricted already."""
        ...

    async def of(self, client_id: UUID, *, with_reason: bool) -> Sequence[Restriction]:
        """Newest first, at most 200."""
        ...

    async def restriction(
        self, client_id: UUID, restriction_id: UUID, *, lock: bool = False
    ) -> Restriction | None:
        """One; `lock` holds it so that no other act ends it before this one is done."""
        ...

    async def tell(self, restriction_id: UUID) -> bool:
        """False when it was lifted meanwhile."""
        ...

    async def lift(self, restriction_id: UUID) -> str:
        """End it now; answers the name of who did."""
        ...

    async def records(self, client_id: UUID) -> Sequence[RestrictableRecord]:
        """What can be pointed at in a file with an open case, by kind and day; newest first, at most 500."""
        ...


class RestrictionsWork(RequestsWork, Protocol):
    @property
    def restrictions(self) -> RestrictionsRepository: ...
