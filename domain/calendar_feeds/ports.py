"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.calendar_feeds.model import CalendarFeed, FeedEvent
from domain.ports import UnitOfWork


class CalendarFeedRepository(Protocol):
    """Feeds by owner or by the hash of their secret, and what they show."""

    async def own(self) -> CalendarFeed | None: ...

    async def add(self, feed_id: UUID, token_hash: bytes) -> bool:
        """False when the actor made another one in the meantime."""
        ...

    async def revoke_own(self) -> int:
        """End every live feed of the actor; answers how many."""
        ...

    async def by_hash(self, token_hash: bytes) -> CalendarFeed | None:
        """A live feed of someone who still works here."""
        ...

    async def events(self, feed_id: UUID, since: datetime, until: datetime) -> Sequence[FeedEvent]:
        """What the feed may show at this moment; the row filter of the calendar decides."""
        ...


class CalendarFeedsWork(UnitOfWork, Protocol):
    """An act on feeds."""

    @property
    def calendar_feeds(self) -> CalendarFeedRepository: ...
