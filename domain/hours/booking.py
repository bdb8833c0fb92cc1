"""A note's hours: made, changed and removed with the note, in the note's own transaction."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.hours.model import (
    HourEntry,
    HourKind,
    HourValues,
    check_grant,
    check_open,
    check_state,
    traject_to_book,
)
from domain.hours.ports import BookingFacts, HoursWork
from domain.shared.errors import FieldError, Invalid
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class Booking:
    """What a note says of time: nothing without a duration."""

    minutes: int | None
    day: date
    activity_id: UUID | None


def check_activity(facts: BookingFacts, activity_id: UUID | None) -> None:
    """Raise Invalid for an activity that is of no traject of this client."""
    if activity_id is not None and facts.activity_traject_id is None:
        words = "Deze activiteit hoort niet bij een traject van deze cliënt."
        raise Invalid(words, errors=[FieldError("/activityId", "unknown", words)])


async def book_note(uow: HoursWork, client_id: UUID, note_id: UUID, booking: Booking) -> None:
    """Make the entry of a note what the note says. The note itself must be in the database already.

    Raises Invalid (activity of another), Conflict (beyond the grant; already approved).
    """
    facts = await uow.hours.booking_facts(client_id, note_id, booking.activity_id)
    check_activity(facts, booking.activity_id)
    wanted = _wanted(facts, booking)
    present = (facts.entry.traject_id, facts.entry.values) if facts.entry else None
    if wanted == present:
        return
    if facts.entry is not None:
        check_open(facts.entry)
    if wanted is None:
        if facts.entry is not None:
            await uow.hours.remove(facts.entry.id, facts.entry.version)
        return
    traject_id, values = wanted
    if facts.entry is None or facts.entry.traject_id != traject_id:
        check_state(next((traject.state for traject in facts.trajects if traject.id == traject_id), ""))
    balance = await uow.hours.lock_balance(traject_id)
    check_grant(
        balance,
        values.minutes,
        replaces=_replaced(facts.entry, traject_id),
        pointer="/durationMinutes",
    )
    if facts.entry is None:
        await uow.hours.add(client_id, traject_id, new_id(), values, note_id)
    else:
        await uow.hours.change(facts.entry.id, traject_id, values, facts.entry.version)


def _wanted(facts: BookingFacts, booking: Booking) -> tuple[UUID, HourValues] | None:
    if not booking.minutes:
        return None
    kept = facts.entry.traject_id if facts.entry else traject_to_book(facts.trajects)
    traject_id = facts.activity_traject_id or kept
    if traject_id is None:
        return None
    return traject_id, HourValues(HourKind.CONTACT, booking.day, booking.minutes, booking.activity_id)


def _replaced(entry: HourEntry | None, traject_id: UUID) -> int:
    return entry.values.minutes if entry is not None and entry.traject_id == traject_id else 0
