"""Bodies of hours: entries of a traject, the week, its approval."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import Count, Cursor, Day, Identifier, Line, Model, Moment, OptionalLine, Version
from domain.hours.model import HourEntry as DomainEntry
from domain.hours.model import HourKind, HoursBalance, HoursWeek, HourValues
from domain.hours.use_cases import TrajectHours as DomainHours

Minutes = Annotated[int, Field(ge=1, le=1440, json_schema_extra={"format": "int32"})]
SignedMinutes = Annotated[
    int, Field(ge=-2_147_483_648, le=2_147_483_647, json_schema_extra={"format": "int32"})
]
WeekText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-W[0-9]{2}$", max_length=8)]


class HoursCreate(Model):
    """Uren met de hand: reizen, voorbereiden, overleg. Contact met de cliënt boekt u met een notitie."""

    kind: HourKind
    day: Day
    minutes: Minutes
    activity_id: Identifier | None = None


class HoursUpdate(Model):
    """Wat er aan de uren wijzigt."""

    kind: HourKind | None = None
    day: Day | None = None
    minutes: Minutes | None = None
    activity_id: Identifier | None = None


class HourEntry(HoursCreate):
    """Geboekte uren, door een notitie (`noteId`) of met de hand."""

    id: Identifier
    traject_id: Identifier
    activity_name: OptionalLine | None = None
    note_id: Identifier | None = None
    adviser_id: Identifier
    adviser_name: Line
    approved_at: Moment | None = None
    version: Version


class OrderBalance(Model):
    """Hoe de opdracht ervoor staat, in minuten. Zonder `grantedMinutes` is er geen grens afgesproken."""

    granted_minutes: Count | None = None
    used_minutes: Count
    approved_minutes: Count
    left_minutes: SignedMinutes | None = None


class BookableActivity(Model):
    """Een activiteit van het plan waar uren op kunnen."""

    id: Identifier
    name: Line
    status: Line


class TrajectHours(Model):
    """De uren van een traject, nieuwste dag eerst."""

    items: Annotated[list[HourEntry], Field(max_length=100)]
    next_cursor: Cursor | None = None
    balance: OrderBalance
    activities: Annotated[list[BookableActivity], Field(max_length=200)]


class WeekOrder(Model):
    """Wat een week van een opdracht vroeg."""

    traject_id: Identifier
    client_id: Identifier
    display_name: Line
    number: Line
    order_reference: Line
    service: Line
    balance: OrderBalance
    entries: Annotated[list[HourEntry], Field(max_length=1000)]


class HoursWeekPage(Model):
    """De week van de adviseur: uren per opdracht, en werkdagen zonder uren."""

    week: WeekText
    first_day: Day
    last_day: Day
    orders: Annotated[list[WeekOrder], Field(max_length=1000)]
    gaps: Annotated[list[Day], Field(max_length=7)]


class HoursApproval(Model):
    """Akkoord op deze uren, of op alle uren van de week. Eén van beide."""

    entry_ids: Annotated[list[Identifier], Field(min_length=1, max_length=1000)] | None = None
    week: WeekText | None = None


class HoursApproved(Model):
    """Wat akkoord is."""

    entry_ids: Annotated[list[Identifier], Field(max_length=1000)]
    minutes: Count


def changed_values(current: HourValues, update: HoursUpdate) -> HourValues:
    """The values after an update: members that were sent, on top of what there is."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    sent = {name: value for name, value in sent.items() if value is not None or name == "activity_id"}
    kept = {name: getattr(current, name) for name in HourValues.__slots__}
    return HourValues(**{**kept, **sent})


def present_entry(entry: DomainEntry) -> dict[str, Any]:
    """An entry as JSON members."""
    return {
        "id": entry.id,
        "trajectId": entry.traject_id,
        "kind": entry.values.kind,
        "day": entry.values.day,
        "minutes": entry.values.minutes,
        "activityId": entry.values.activity_id,
        "activityName": entry.activity_name,
        "noteId": entry.note_id,
        "adviserId": entry.adviser_id,
        "adviserName": entry.adviser_name,
        "approvedAt": entry.approved_at,
        "version": entry.version,
    }


def present_hours(hours: DomainHours, limit: int, more: str | None) -> dict[str, Any]:
    """A page of a traject's hours as JSON members."""
    return {
        "items": [present_entry(entry) for entry in hours.entries[:limit]],
        "nextCursor": more,
        "balance": _balance(hours.balance),
        "activities": [
            {"id": activity.id, "name": activity.name, "status": activity.status}
            for activity in hours.activities
        ],
    }


def present_week(week: HoursWeek) -> dict[str, Any]:
    """A week as JSON members."""
    return {
        "week": str(week.week),
        "firstDay": week.week.first,
        "lastDay": week.week.last,
        "orders": [
            {
                "trajectId": order.traject_id,
                "clientId": order.client_id,
                "displayName": order.client_name,
                "number": order.client_number,
                "orderReference": order.order_reference,
                "service": order.service,
                "balance": _balance(order.balance),
                "entries": [present_entry(entry) for entry in order.entries],
            }
            for order in week.orders
        ],
        "gaps": list(week.gaps),
    }


def _balance(balance: HoursBalance) -> dict[str, Any]:
    return {
        "grantedMinutes": balance.granted,
        "usedMinutes": balance.used,
        "approvedMinutes": balance.approved,
        "leftMinutes": balance.left,
    }
