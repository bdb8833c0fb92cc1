"""Appointments as an iCalendar file (RFC 5545). What a title may say is decided in domain/calendar_feeds."""

from collections.abc import Sequence
from datetime import UTC, datetime

from icalendar import Calendar, Event

from domain.appointments.model import AppointmentState
from domain.calendar_feeds.model import FeedEvent

MEDIA_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Trajectdossier//Agenda 1.0//NL"


def calendar_file(events: Sequence[FeedEvent]) -> bytes:
    """The file. Times in UTC, so that no time zone definition is needed; lines folded and ended as the RFC asks."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_event(event))
    file: bytes = calendar.to_ical()
    return file


def _event(event: FeedEvent) -> Event:
    called_off = event.state is AppointmentState.CANCELLED
    component = Event()
    component.add("uid", f"{event.id}@trajectdossier")
    component.add("dtstamp", _utc(event.updated_at))
    component.add("created", _utc(event.created_at))
    component.add("last-modified", _utc(event.updated_at))
    component.add("dtstart", _utc(event.starts_at))
    component.add("dtend", _utc(event.ends_at))
    component.add("summary", f"Afspraak {event.client_number}")
    component.add("class", "PRIVATE")
    component.add("sequence", event.sequence)
    component.add("status", "CANCELLED" if called_off else "CONFIRMED")
    component.add("transp", "TRANSPARENT" if called_off else "OPAQUE")
    return component


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
