"""Appointments of a client, and the adviser's own agenda (R13)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.cursors import moment_cursor, read_moment_cursor
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import appointments as body
from api.schemas.base import Cursor, PageLimit
from domain.appointments import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Agenda"])

AppointmentId = Annotated[UUID, Path(alias="appointmentId", json_schema_extra={"maxLength": 36})]
_OF_CLIENT = "/clients/{clientId}/appointments"
_CONTACT = Purpose.CLIENT_CONTACT


@router.act(
    "GET", "/appointments", name="readAgenda", action=Action.AGENDA_READ, purpose=_CONTACT,
    summary="De eigen agenda (read agenda)", response_model=body.Agenda,
)  # fmt: skip
async def read_agenda(
    call: AuthenticatedCall,
    first: Annotated[date, Query(alias="from", json_schema_extra={"maxLength": 10})],
    last: Annotated[date, Query(alias="to", json_schema_extra={"maxLength": 10})],
) -> body.Agenda:
    """Appointments with own clients, from the first day to the last, both included; at most 62 days."""
    async with call.begin() as uow:
        found = await use_cases.read_agenda(uow, first, last)
    return body.Agenda(items=[body.AgendaItem.model_validate(item, from_attributes=True) for item in found])


@router.act(
    "GET", _OF_CLIENT, name="listAppointments", action=Action.APPOINTMENT_READ, purpose=_CONTACT,
    summary="Afspraken van een cliënt (list appointments)", response_model=body.AppointmentList,
)  # fmt: skip
async def list_appointments(
    call: AuthenticatedCall,
    client_id: ClientId,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """The appointments of a file, latest first."""
    after = read_moment_cursor(cursor)
    async with call.begin() as uow:
        found = await use_cases.list_appointments(uow, client_id, after, limit + 1)
    page = found[:limit]
    more = moment_cursor(page[-1].values.starts_at, page[-1].id) if len(found) > limit else None
    return json_answer({"items": [body.present_appointment(item) for item in page], "nextCursor": more})


@router.act(
    "POST", _OF_CLIENT, name="addAppointment", action=Action.APPOINTMENT_WRITE, purpose=_CONTACT,
    summary="Afspraak maken (add appointment)", response_model=body.Appointment, status_code=201,
)  # fmt: skip
async def add_appointment(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.AppointmentCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Plan an appointment; overlapping own appointments come back as a warning, not as a refusal."""
    values = body.new_values(new)

    async def act() -> Response:
        async with call.begin() as uow:
            planned = await use_cases.add_appointment(uow, client_id, values)
        location = f"/api/v1/clients/{client_id}/appointments/{planned.appointment.id}"
        return json_answer(
            body.present_planned(planned), status=201, version=planned.appointment.version, location=location
        )

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _OF_CLIENT + "/{appointmentId}", name="changeAppointment", action=Action.APPOINTMENT_WRITE,
    purpose=_CONTACT, summary="Afspraak verzetten of wijzigen (change appointment)", response_model=body.Appointment,
)  # fmt: skip
async def change_appointment(
    call: AuthenticatedCall,
    client_id: ClientId,
    appointment_id: AppointmentId,
    update: body.AppointmentUpdate,
) -> Response:
    """Move, call off, finish or change; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda appointment: plain(body.present_appointment(appointment))):
        async with call.begin() as uow:
            planned = await use_cases.change_appointment(
                uow, client_id, appointment_id, lambda current: body.changed_values(current, update), version
            )
    return json_answer(body.present_planned(planned), version=planned.appointment.version)


@router.act(
    "DELETE", _OF_CLIENT + "/{appointmentId}", name="removeAppointment", action=Action.APPOINTMENT_WRITE,
    purpose=_CONTACT, summary="Afspraak verwijderen (remove appointment)", status_code=204,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def remove_appointment(
    call: AuthenticatedCall, client_id: ClientId, appointment_id: AppointmentId
) -> None:
    """Take back what was planned by mistake; calling off is a change of state. If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda appointment: plain(body.present_appointment(appointment))):
        async with call.begin() as uow:
            await use_cases.remove_appointment(uow, client_id, appointment_id, version)
