"""Reading the story of a file: by the assigned adviser alone (R24)."""

from uuid import UUID

from domain.policy.gate import authorise_client
from domain.timeline.model import FIRST_PLACE, Place, TimelineFilter, TimelinePage
from domain.timeline.ports import TimelineWork


async def read_timeline(
    uow: TimelineWork, client_id: UUID, wanted: TimelineFilter, after: Place | None, limit: int
) -> TimelinePage:
    """The entries behind `after`, newest first. Raises Invalid for a period that cannot be."""
    await authorise_client(uow, client_id)
    wanted.check()
    uow.log.about("timeline")
    found = await uow.timeline.page(client_id, wanted, after or FIRST_PLACE, limit)
    await uow.commit()
    return found
