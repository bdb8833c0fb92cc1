"""Bodies of appointments and of the agenda."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from api.schemas.base import NO_CONTROL, Cursor, Identifier, Line, Model, Moment, OptionalLine, Version
from domain.appointments.model import Appointment as DomainAppointment
from domain.appointments.model import AppointmentKind, AppointmentState, AppointmentValues, Overlap
from domain.appointments.use_cases import Planned
from domain.shared.errors import FieldError, Invalid

Offset = Annotated[AwareDatetime, Field(json_schema_extra={"maxLength": 40})]
Minutes = Annotated[int, Field(ge=1, le=1440, json_schema_extra={"format": "int32"})]
Remark = Annotated[str, StringConstraints(max_length=2000, pattern=NO_CONTROL)]
USUAL_MINUTES = 60


class AppointmentCreate(Model):
    """Een afspraak. Noem het einde of de duur; zonder beide duurt zij een uur."""

    kind: AppointmentKind
    starts_at: Offset
    ends_at: Offset | None = None
    minutes: Minutes | None = None
    place: OptionalLine | None = None
    remark: Remark | None = None


class AppointmentUpdate(Model):
    """Wat er aan de afspraak wijzigt. Met alleen een nieuw begin blijft de duur gelijk."""

    kind: AppointmentKind | None = None
    starts_at: Offset | None = None
    ends_at: Offset | None = None
    minutes: Minutes | None = None
    place: OptionalLine | None = None
    remark: Remark | None = None
    state: AppointmentState | None = None


class OverlapWarning(Model):
    """Een andere eigen afspraak op hetzelfde moment."""

    id: Identifier
    starts_at: Moment
    ends_at: Moment


class AppointmentEntry(Model):
    """Een afspraak in het dossier. Plaats en opmerking zijn voor intern en komen in geen agenda buiten."""

    id: Identifier
    client_id: Identifier
    kind: AppointmentKind
    starts_at: Moment
    ends_at: Moment
    place: OptionalLine | None = None
    remark: Remark | None = None
    state: AppointmentState
    version: Version


class Appointment(AppointmentEntry):
    """Een afspraak na een wijziging, met een waarschuwing waar zij een andere overlapt."""

    overlaps: Annotated[list[OverlapWarning], Field(max_length=20)]


class AppointmentList(Model):
    """De afspraken van een cliënt, laatste eerst."""

    items: Annotated[list[AppointmentEntry], Field(max_length=100)]
    next_cursor: Cursor | None = None


class AgendaItem(Model):
    """Een afspraak in de eigen agenda: met wie en wanneer (R23)."""

    id: Identifier
    client_id: Identifier
    client_name: Line
    client_number: Line
    kind: AppointmentKind
    starts_at: Moment
    ends_at: Moment
    state: AppointmentState
    version: Version


class Agenda(Model):
    """De eigen agenda, op volgorde van begin."""

    items: Annotated[list[AgendaItem], Field(max_length=500)]


def new_values(new: AppointmentCreate) -> AppointmentValues:
    """What was asked for, with an end. Raises Invalid when end and length are both named."""
    return AppointmentValues(
        kind=new.kind,
        starts_at=new.starts_at,
        ends_at=_end(new.starts_at, new.ends_at, new.minutes, timedelta(minutes=USUAL_MINUTES)),
        place=new.place or None,
        remark=new.remark or None,
        state=AppointmentState.PLANNED,
    )


def changed_values(current: AppointmentValues, update: AppointmentUpdate) -> AppointmentValues:
    """The values after an update; an appointment that moves keeps its length."""
    sent = update.model_fields_set
    starts_at = update.starts_at or current.starts_at
    length = current.ends_at - current.starts_at
    return AppointmentValues(
        kind=update.kind or current.kind,
        starts_at=starts_at,
        ends_at=_end(starts_at, update.ends_at, update.minutes, length),
        place=(update.place or None) if "place" in sent else current.place,
        remark=(update.remark or None) if "remark" in sent else current.remark,
        state=update.state or current.state,
    )


def _end(starts_at: datetime, ends_at: datetime | None, minutes: int | None, usual: timedelta) -> datetime:
    if ends_at is not None and minutes is not None:
        words = "Noem het einde of de duur, niet allebei."
        raise Invalid(words, errors=[FieldError("/minutes", "one-of", words)])
    if ends_at is not None:
        return ends_at
    length = usual if minutes is None else timedelta(minutes=minutes)
    try:
        return starts_at.astimezone(UTC) + length
    except OverflowError:
        words = "Dit moment bestaat niet."
        raise Invalid(words, errors=[FieldError("/startsAt", "too-far", words)]) from None


def present_appointment(appointment: DomainAppointment) -> dict[str, Any]:
    """An appointment as JSON members."""
    values = appointment.values
    return {
        "id": appointment.id,
        "clientId": appointment.client_id,
        "kind": values.kind,
        "startsAt": values.starts_at,
        "endsAt": values.ends_at,
        "place": values.place,
        "remark": values.remark,
        "state": values.state,
        "version": appointment.version,
    }


def present_planned(planned: Planned) -> dict[str, Any]:
    """The same with its overlaps."""
    return {
        **present_appointment(planned.appointment),
        "overlaps": [_overlap(overlap) for overlap in planned.overlaps],
    }


def _overlap(overlap: Overlap) -> dict[str, Any]:
    return {"id": overlap.id, "startsAt": overlap.starts_at, "endsAt": overlap.ends_at}
