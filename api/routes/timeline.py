"""The file as one story, and the one view before a meeting."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.cursors import place_cursor, read_place_cursor
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import timeline as body
from api.schemas.base import Cursor, Day, PageLimit
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.preparation.use_cases import prepare
from domain.timeline.model import TimelineFilter, TimelineKind
from domain.timeline.use_cases import read_timeline

router = PolicyRouter(tags=["Tijdlijn"])


@router.act(
    "GET", "/clients/{clientId}/timeline", name="readTimeline", action=Action.TIMELINE_READ,
    purpose=Purpose.GUIDANCE, summary="De tijdlijn (timeline)", response_model=body.Timeline,
)  # fmt: skip
async def timeline(
    call: AuthenticatedCall,
    client_id: ClientId,
    kinds: Annotated[list[TimelineKind] | None, Query(max_length=20)] = None,
    since: Annotated[Day | None, Query(alias="from")] = None,
    until: Annotated[Day | None, Query()] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """What happened in the file, newest first; what is due stands before what was. `from` and `until` are days,
    both included.
    """
    after = read_place_cursor(cursor)
    wanted = TimelineFilter(frozenset(kinds or ()), since, until)
    async with call.begin() as uow:
        page = await read_timeline(uow, client_id, wanted, after, limit)
    more = place_cursor(page.following) if page.following else None
    return json_answer({"items": [body.present_entry(entry) for entry in page.entries], "nextCursor": more})


@router.act(
    "GET", "/clients/{clientId}/preparation", name="readPreparation", action=Action.PREPARATION_READ,
    purpose=Purpose.GUIDANCE, summary="Een gesprek voorbereiden (preparation)", response_model=body.Preparation,
)  # fmt: skip
async def preparation(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Goal, last notes, promises and deadlines on one screen; health stays behind its own door."""
    async with call.begin() as uow:
        found = await prepare(uow, client_id)
    return json_answer(body.present_preparation(found))
