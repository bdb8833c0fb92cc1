"""What the use cases of this subject need from the database."""

from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.timeline.model import Place, TimelineFilter, TimelinePage


class TimelineRepository(Protocol):
    """The story of one file."""

    async def page(self, client_id: UUID, wanted: TimelineFilter, after: Place, limit: int) -> TimelinePage:
        """The newest entries behind a place; the summaries of these are opened and no others."""
        ...


class TimelineWork(UnitOfWork, Protocol):
    """Reading the timeline."""

    @property
    def timeline(self) -> TimelineRepository: ...
