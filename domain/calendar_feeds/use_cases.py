"""Acts on feeds. One live feed per person; a new one ends the one before."""

from collections.abc import Sequence
from uuid import UUID

from domain.calendar_feeds.model import (
    SHOWN_AHEAD,
    SHOWN_BACK,
    CalendarFeed,
    FeedEvent,
    NewFeed,
    new_secret,
    secret_hash,
)
from domain.calendar_feeds.ports import CalendarFeedsWork
from domain.policy.gate import authorise
from domain.shared.errors import Conflict, NotFound
from domain.shared.ids import new_id


async def read_own_feed(uow: CalendarFeedsWork) -> CalendarFeed | None:
    """Whether there is one and since when; the secret cannot be shown again."""
    await authorise(uow)
    feed = await uow.calendar_feeds.own()
    await uow.commit()
    return feed


async def make_feed(uow: CalendarFeedsWork) -> NewFeed:
    """A feed with a new secret, shown once. Raises Conflict when two are made at once."""
    await authorise(uow)
    feed_id, secret = new_id(), new_secret()
    uow.log.about("calendar_feed", feed_id)
    await uow.calendar_feeds.revoke_own()
    if not await uow.calendar_feeds.add(feed_id, secret_hash(secret)):
        raise Conflict("Er is net een andere agendakoppeling gemaakt.")
    await uow.commit()
    return NewFeed(CalendarFeed(feed_id, uow.actor.id, uow.now), secret)


async def revoke_feed(uow: CalendarFeedsWork, feed_id: UUID) -> None:
    """End the own feed at once. Raises NotFound."""
    await authorise(uow)
    uow.log.about("calendar_feed", feed_id)
    feed = await uow.calendar_feeds.own()
    if feed is None or feed.id != feed_id:
        raise NotFound
    await uow.calendar_feeds.revoke_own()
    await uow.commit()


async def find_feed(uow: CalendarFeedsWork, secret: str) -> CalendarFeed:
    """Whose feed a secret opens. Raises NotFound, which leaves a record.

    Otherwise nothing is committed: the record is that of `read_feed`, in the name of the feed's owner.
    """
    await authorise(uow)
    feed = await uow.calendar_feeds.by_hash(secret_hash(secret))
    if feed is None:
        raise NotFound
    return feed


async def read_feed(uow: CalendarFeedsWork, feed_id: UUID) -> Sequence[FeedEvent]:
    """The appointments of clients assigned to the owner now. Without assignment or agreement: none (R24, R27)."""
    await authorise(uow)
    events = await uow.calendar_feeds.events(feed_id, uow.now - SHOWN_BACK, uow.now + SHOWN_AHEAD)
    uow.log.about("calendar_feed", feed_id)
    uow.log.shown(sorted({event.client_id for event in events}))
    await uow.commit()
    return events
