"""Hours of a traject, the adviser's week and its approval (R9)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.cursors import day_cursor, read_day_cursor
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import hours as body
from api.schemas.base import Cursor, PageLimit
from domain.hours import use_cases
from domain.hours.model import HourValues, Week
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Uren"])

TrajectId = Annotated[UUID, Path(alias="trajectId", json_schema_extra={"maxLength": 36})]
EntryId = Annotated[UUID, Path(alias="entryId", json_schema_extra={"maxLength": 36})]
_HOURS = "/trajects/{trajectId}/hours"
_ACCOUNT = Purpose.ACCOUNTABILITY


@router.act(
    "GET", _HOURS, name="listHours", action=Action.HOURS_READ, purpose=_ACCOUNT,
    summary="Uren van een traject (list hours)", response_model=body.TrajectHours,
)  # fmt: skip
async def list_hours(
    call: AuthenticatedCall,
    traject_id: TrajectId,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """Newest day first, with the balance of the order and the activities that time can be booked on."""
    after: tuple[date, UUID] | None = read_day_cursor(cursor)
    async with call.begin() as uow:
        found = await use_cases.list_hours(uow, traject_id, after, limit + 1)
    last = found.entries[limit - 1] if len(found.entries) > limit else None
    more = day_cursor(last.values.day, last.id) if last else None
    return json_answer(body.present_hours(found, limit, more))


@router.act(
    "POST", _HOURS, name="addHours", action=Action.HOURS_WRITE, purpose=_ACCOUNT,
    summary="Uren schrijven (add hours)", response_model=body.HourEntry, status_code=201,
)  # fmt: skip
async def add_hours(
    request: Request,
    call: AuthenticatedCall,
    traject_id: TrajectId,
    new: body.HoursCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Travel, preparation and the like. Hours beyond the grant are refused with what is left (`hours-exceeded`)."""
    values = HourValues(**new.model_dump(by_alias=False))

    async def act() -> Response:
        async with call.begin() as uow:
            entry = await use_cases.add_hours(uow, traject_id, values)
        location = f"/api/v1/trajects/{traject_id}/hours/{entry.id}"
        return json_answer(body.present_entry(entry), status=201, version=entry.version, location=location)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _HOURS + "/{entryId}", name="changeHours", action=Action.HOURS_WRITE, purpose=_ACCOUNT,
    summary="Uren wijzigen (change hours)", response_model=body.HourEntry,
)  # fmt: skip
async def change_hours(
    call: AuthenticatedCall, traject_id: TrajectId, entry_id: EntryId, update: body.HoursUpdate
) -> Response:
    """Change hours written by hand and not approved yet; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda entry: plain(body.present_entry(entry))):
        async with call.begin() as uow:
            entry = await use_cases.change_hours(
                uow, traject_id, entry_id, lambda current: body.changed_values(current, update), version
            )
    return json_answer(body.present_entry(entry), version=entry.version)


@router.act(
    "DELETE", _HOURS + "/{entryId}", name="removeHours", action=Action.HOURS_WRITE, purpose=_ACCOUNT,
    summary="Uren terugnemen (remove hours)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def remove_hours(call: AuthenticatedCall, traject_id: TrajectId, entry_id: EntryId) -> None:
    """Take back hours written by hand and not approved yet; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda entry: plain(body.present_entry(entry))):
        async with call.begin() as uow:
            await use_cases.remove_hours(uow, traject_id, entry_id, version)


@router.act(
    "GET", "/hours/weeks/{isoWeek}", name="readHoursWeek", action=Action.HOURS_WEEK, purpose=_ACCOUNT,
    summary="De eigen week (read week)", response_model=body.HoursWeekPage,
)  # fmt: skip
async def read_week(
    call: AuthenticatedCall, iso_week: Annotated[body.WeekText, Path(alias="isoWeek")]
) -> Response:
    """The hours of own clients in this week per order, what is left of each, and working days without hours."""
    week = Week.parse(iso_week)
    async with call.begin() as uow:
        found = await use_cases.read_week(uow, week)
    return json_answer(body.present_week(found))


@router.act(
    "POST", "/hours/approvals", name="approveHours", action=Action.HOURS_APPROVE, purpose=_ACCOUNT,
    summary="Uren akkoord geven (approve hours)", response_model=body.HoursApproved,
)  # fmt: skip
async def approve_hours(call: AuthenticatedCall, wanted: body.HoursApproval) -> Response:
    """Approve these hours, or all of the week. Approved hours do not change any more; twice is once."""
    week = Week.parse(wanted.week) if wanted.week is not None else None
    async with call.begin() as uow:
        entries = await use_cases.approve_hours(uow, wanted.entry_ids, week)
    return json_answer(
        {
            "entryIds": [entry.id for entry in entries],
            "minutes": sum(entry.values.minutes for entry in entries),
        }
    )
