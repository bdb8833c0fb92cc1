"""Acts on hours (R9): by hand under a traject, and the adviser's week. The row filter keeps both to own clients."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.hours.booking import check_activity
from domain.hours.model import (
    BookableActivity,
    HourEntry,
    HoursBalance,
    HoursWeek,
    HourValues,
    Week,
    check_grant,
    check_open,
    check_state,
    check_values,
    gaps_in,
)
from domain.hours.ports import HoursWork
from domain.policy.gate import authorise
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, StaleVersion
from domain.shared.ids import new_id
from domain.trajects.gate import authorise_traject
from domain.trajects.model import Traject


@dataclass(frozen=True, slots=True)
class TrajectHours:
    """The hours of a traject: a page of entries, how the order stands, what can be booked on."""

    entries: Sequence[HourEntry]
    balance: HoursBalance
    activities: Sequence[BookableActivity]


async def list_hours(
    uow: HoursWork, traject_id: UUID, after: tuple[date, UUID] | None, limit: int
) -> TrajectHours:
    """The hours of a traject, newest day first."""
    await authorise_traject(uow, traject_id)
    uow.log.about("hour_entry")
    found = TrajectHours(
        await uow.hours.entries(traject_id, after, limit),
        await uow.hours.balance(traject_id),
        await uow.hours.activities(traject_id),
    )
    await uow.commit()
    return found


async def add_hours(uow: HoursWork, traject_id: UUID, values: HourValues) -> HourEntry:
    """Write hours by hand. Raises Invalid, Conflict (closed traject, beyond the grant)."""
    traject = await authorise_traject(uow, traject_id)
    entry_id = new_id()
    uow.log.about("hour_entry", entry_id)
    await _check(uow, traject, values)
    check_grant(await uow.hours.lock_balance(traject_id), values.minutes)
    await uow.hours.add(traject.client_id, traject_id, entry_id, values, None)
    entry = await _entry(uow, traject_id, entry_id)
    await uow.commit()
    return entry


async def change_hours(
    uow: HoursWork,
    traject_id: UUID,
    entry_id: UUID,
    change: Callable[[HourValues], HourValues],
    version: int,
) -> HourEntry:
    """Change an entry by hand.

    Raises NotFound, Invalid, Conflict (approved, of a note, beyond the grant), StaleVersion.
    """
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("hour_entry", entry_id)
    entry = await _changeable(uow, traject_id, entry_id, version)
    values = change(entry.values)
    await _check(uow, traject, values)
    balance = await uow.hours.lock_balance(traject_id)
    check_grant(balance, values.minutes, replaces=entry.values.minutes)
    if not await uow.hours.change(entry_id, traject_id, values, version):
        raise StaleVersion(entry)
    changed = await _entry(uow, traject_id, entry_id)
    await uow.commit()
    return changed


async def remove_hours(uow: HoursWork, traject_id: UUID, entry_id: UUID, version: int) -> None:
    """Take an entry by hand back. Raises NotFound, Conflict, StaleVersion."""
    await authorise_traject(uow, traject_id)
    uow.log.about("hour_entry", entry_id)
    entry = await _changeable(uow, traject_id, entry_id, version)
    if not await uow.hours.remove(entry_id, version):
        raise StaleVersion(entry)
    await uow.commit()


async def read_week(uow: HoursWork, week: Week) -> HoursWeek:
    """The week of the adviser: the hours of own clients per order, and the working days without any of their own.

    Hours of a client who was handed over come along, so that someone can approve them.
    """
    await authorise(uow)
    orders = await uow.hours.week(week.first, week.last)
    written = frozenset(
        entry.values.day for order in orders for entry in order.entries if entry.adviser_id == uow.actor.id
    )
    uow.log.about("hour_entry")
    uow.log.shown([order.client_id for order in orders])
    await uow.commit()
    return HoursWeek(week, tuple(orders), gaps_in(week, written, bureau_date(uow.now)))


async def approve_hours(
    uow: HoursWork, entry_ids: Sequence[UUID] | None, week: Week | None
) -> Sequence[HourEntry]:
    """Approve these entries, or all of a week but those of a restricted file (AVG 18). Twice is once.

    Raises Invalid, NotFound when one is out of reach.
    """
    await authorise(uow)
    uow.log.about("hour_entry")
    if (entry_ids is None) == (week is None):
        words = "Noem de uren, of de week."
        raise Invalid(words, errors=[FieldError("/entryIds", "one-of", words)])
    if week is not None:
        orders = await uow.hours.week(week.first, week.last)
        listed = [entry.id for order in orders for entry in order.entries]
        entry_ids = await uow.hours.of_open_files(listed)
    wanted = set(entry_ids or ())
    approved = await uow.hours.approve(sorted(wanted))
    if len(approved) != len(wanted):
        raise NotFound
    uow.log.shown(sorted({entry.client_id for entry in approved}))
    await uow.commit()
    return approved


async def _check(uow: HoursWork, traject: Traject, values: HourValues) -> None:
    check_values(values, bureau_date(uow.now))
    check_state(traject.header.state)
    if values.activity_id is not None:
        facts = await uow.hours.booking_facts(traject.client_id, None, values.activity_id)
        check_activity(facts, values.activity_id)
        if facts.activity_traject_id != traject.header.id:
            words = "Deze activiteit hoort bij een ander traject."
            raise Invalid(words, errors=[FieldError("/activityId", "other-traject", words)])


async def _changeable(uow: HoursWork, traject_id: UUID, entry_id: UUID, version: int) -> HourEntry:
    entry = await _entry(uow, traject_id, entry_id)
    if entry.version != version:
        raise StaleVersion(entry)
    check_open(entry)
    if entry.note_id is not None:
        raise Conflict("Deze uren horen bij een notitie. Wijzig de notitie.", code="hours-of-note")
    return entry


async def _entry(uow: HoursWork, traject_id: UUID, entry_id: UUID) -> HourEntry:
    entry = await uow.hours.entry(traject_id, entry_id)
    if entry is None:
        raise NotFound
    return entry
