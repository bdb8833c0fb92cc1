"""Acts on appointments (R13). An overlap with another own appointment is said, not refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from domain.appointments.model import (
    AgendaItem,
    Appointment,
    AppointmentState,
    AppointmentValues,
    Overlap,
    check_change,
    check_days,
    check_values,
    is_news,
)
from domain.appointments.ports import AppointmentsWork
from domain.policy.gate import authorise, authorise_client
from domain.shared.clock import BUREAU_TIME_ZONE
from domain.shared.errors import NotFound, StaleVersion
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class Planned:
    """An appointment as it stands after an act, and what it overlaps."""

    appointment: Appointment
    overlaps: Sequence[Overlap]


async def list_appointments(
    uow: AppointmentsWork, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Appointment]:
    """The appointments of a file, latest first."""
    await authorise_client(uow, client_id)
    uow.log.about("appointment")
    found = await uow.appointments.appointments(client_id, after, limit)
    await uow.commit()
    return found


async def add_appointment(uow: AppointmentsWork, client_id: UUID, values: AppointmentValues) -> Planned:
    """Plan an appointment. Raises Invalid, Conflict."""
    await authorise_client(uow, client_id)
    appointment_id = new_id()
    uow.log.about("appointment", appointment_id)
    check_values(values, uow.now)
    await uow.appointments.add(client_id, appointment_id, values)
    return await _planned(uow, Appointment(appointment_id, client_id, values, uow.actor.id, 0, 1))


async def change_appointment(
    uow: AppointmentsWork,
    client_id: UUID,
    appointment_id: UUID,
    change: Callable[[AppointmentValues], AppointmentValues],
    version: int,
) -> Planned:
    """Move, change, call off or finish an appointment. Raises NotFound, Invalid, Conflict, StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about("appointment", appointment_id)
    current = await _appointment(uow, client_id, appointment_id)
    if current.version != version:
        raise StaleVersion(current)
    values = change(current.values)
    check_values(values, uow.now)
    check_change(current.values, values)
    sequence = current.sequence + is_news(current.values, values)
    if not await uow.appointments.change(client_id, appointment_id, values, sequence, version):
        raise StaleVersion(current)
    changed = Appointment(appointment_id, client_id, values, current.made_by, sequence, version + 1)
    return await _planned(uow, changed)


async def remove_appointment(
    uow: AppointmentsWork, client_id: UUID, appointment_id: UUID, version: int
) -> None:
    """Take back what was planned by mistake; calling off is a change. Raises NotFound, StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about("appointment", appointment_id)
    current = await _appointment(uow, client_id, appointment_id)
    if not await uow.appointments.remove(client_id, appointment_id, version):
        raise StaleVersion(current)
    await uow.commit()


async def read_agenda(uow: AppointmentsWork, first: date, last: date) -> Sequence[AgendaItem]:
    """The actor's own agenda from the first day to the last, both included. Raises Invalid."""
    await authorise(uow)
    check_days(first, last)
    found = await agenda_of_days(uow, first, last)
    uow.log.about("appointment")
    uow.log.shown(sorted({item.client_id for item in found}))
    await uow.commit()
    return found


async def agenda_of_days(uow: AppointmentsWork, first: date, last: date) -> Sequence[AgendaItem]:
    """Appointments of own clients on these days of the bureau. Decides nothing: part of an act that did."""
    return await uow.appointments.agenda(_midnight(first), _midnight(last + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, BUREAU_TIME_ZONE)


async def _planned(uow: AppointmentsWork, appointment: Appointment) -> Planned:
    values = appointment.values
    overlaps: Sequence[Overlap] = ()
    if values.state is AppointmentState.PLANNED:
        overlaps = await uow.appointments.overlaps(values.starts_at, values.ends_at, appointment.id)
    await uow.commit()
    return Planned(appointment, overlaps)


async def _appointment(uow: AppointmentsWork, client_id: UUID, appointment_id: UUID) -> Appointment:
    found = await uow.appointments.appointment(client_id, appointment_id)
    if found is None:
        raise NotFound
    return found
