"""What acts that a commissioning party may know of need from the database."""

from typing import Protocol
from uuid import UUID

from domain.events.model import EventKind
from domain.ports import UnitOfWork


class EventRepository(Protocol):
    """The outbox: written with the act, told afterwards. Identifiers and kinds only, never a word or a number more."""

    async def publish(
        self, party_id: UUID, kind: EventKind, object_id: UUID, *, traject_id: UUID | None = None
    ) -> None:
        """Say that something happened to what `object_id` names, under which traject when there is one.

        Told when the act is committed, and not otherwise. The row filter refuses an event about a traject or
        referral that the actor cannot reach, or in the name of another party.
        """
        ...


class EventsWork(UnitOfWork, Protocol):
    """An act that a commissioning party may know of."""

    @property
    def events(self) -> EventRepository: ...
