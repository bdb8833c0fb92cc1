"""The own appointments in the own calendar: make and end the secret address, fetch it without a login (R13, R23)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path
from starlette.responses import Response

from api.answers import json_answer
from api.calendar_file import MEDIA_TYPE, calendar_file
from api.call import AuthenticatedCall, Call, OpenCall
from api.routing import PolicyRouter
from api.schemas import calendar_feeds as body
from domain.calendar_feeds import use_cases
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Agenda"])

FeedId = Annotated[UUID, Path(alias="feedId", json_schema_extra={"maxLength": 36})]
_FILE = {"type": "string", "maxLength": 2_000_000, "pattern": r"^BEGIN:VCALENDAR[\s\S]*$"}
_MANAGE = Action.CALENDAR_FEED_MANAGE


@router.act(
    "GET", "/calendar-feeds", name="readCalendarFeedState", action=_MANAGE, purpose=Purpose.ADMINISTRATION,
    summary="Is er een agendakoppeling? (read own feed)", response_model=body.CalendarFeedState,
)  # fmt: skip
async def read_own_feed(call: AuthenticatedCall) -> Response:
    """Whether the caller has a feed and since when. The secret cannot be shown again."""
    async with call.begin() as uow:
        feed = await use_cases.read_own_feed(uow)
    return json_answer({"feed": {"id": feed.id, "createdAt": feed.created_at} if feed else None})


@router.act(
    "POST", "/calendar-feeds", name="makeCalendarFeed", action=_MANAGE, purpose=Purpose.ADMINISTRATION,
    summary="Agendakoppeling maken (make feed)", response_model=body.NewCalendarFeed, status_code=201,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def make_feed(call: AuthenticatedCall) -> Response:
    """A secret address for the own calendar, shown once. The one before ends at once."""
    async with call.begin() as uow:
        made = await use_cases.make_feed(uow)
    base = str(call.request.app.state.settings.base_url).rstrip("/")
    return json_answer(
        {
            "id": made.feed.id,
            "createdAt": made.feed.created_at,
            "secret": made.secret,
            "address": f"{base}/api/v1/calendar-feeds/{made.secret}.ics",
        },
        status=201,
    )


@router.act(
    "DELETE", "/calendar-feeds/{feedId}", name="revokeCalendarFeed", action=_MANAGE, purpose=Purpose.ADMINISTRATION,
    summary="Agendakoppeling stoppen (revoke feed)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def revoke_feed(call: AuthenticatedCall, feed_id: FeedId) -> None:
    """The address answers nothing any more, from now on."""
    async with call.begin() as uow:
        await use_cases.revoke_feed(uow, feed_id)


@router.act(
    "GET", "/calendar-feeds/{token}.ics", name="readCalendarFeed", action=Action.CALENDAR_FEED_READ,
    purpose=Purpose.CLIENT_CONTACT, summary="Afspraken voor de eigen agenda (calendar feed)",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": _FILE}}}},
)  # fmt: skip
async def read_feed(call: OpenCall, token: Annotated[body.FeedSecret, Path()]) -> Response:
    """Appointments with clients assigned now to the feed's owner. A title holds the client's number only: no name,
    no purpose, no service, no health. An unknown or ended secret is 404."""
    async with call.begin() as uow:
        feed = await use_cases.find_feed(uow, token)
    owner = Call(call.request, Actor.calendar(feed.user_id), call.action, call.purpose)
    async with owner.begin() as uow:
        events = await use_cases.read_feed(uow, feed.id)
    return Response(calendar_file(events), media_type=MEDIA_TYPE)
