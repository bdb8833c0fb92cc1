"""Bodies of the secret feed of an adviser's own calendar."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.schemas.base import Identifier, Model, Moment

FeedSecret = Annotated[str, StringConstraints(min_length=43, max_length=43, pattern=r"^[A-Za-z0-9_-]{43}$")]
Address = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://\S+$"),
    Field(json_schema_extra={"format": "uri"}),
]


class CalendarFeed(Model):
    """De eigen agendakoppeling: of zij er is en sinds wanneer."""

    id: Identifier
    created_at: Moment


class CalendarFeedState(Model):
    """De koppeling, of niets."""

    feed: CalendarFeed | None = None


class NewCalendarFeed(CalendarFeed):
    """De koppeling met haar geheime adres, dat alleen nu te zien is."""

    secret: FeedSecret
    address: Address
