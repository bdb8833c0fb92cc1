"""Bodies of the timeline and of the preparation of a meeting."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Cursor, Day, Identifier, Model, Moment
from api.schemas.clients import TrajectHeader, present_traject
from api.schemas.notes import Note, present_note
from domain.appointments.model import AppointmentKind
from domain.plans.model import PlanState
from domain.preparation.model import Preparation as DomainPreparation
from domain.tasks.model import Task as DomainTask
from domain.tasks.model import TaskKind
from domain.timeline.model import FilePart, TimelineEvent, TimelineKind
from domain.timeline.model import TimelineEntry as DomainEntry

Words = Annotated[str, StringConstraints(max_length=1000, pattern=NO_CONTROL)]


class TimelineEntry(Model):
    """Een gebeurtenis in het dossier. `wholeDay`: het tijdstip is een dag zonder uur. `summary`: het begin van een
    tekst. `part` en `itemId`: waar het zelf staat.
    """

    id: Identifier
    event: TimelineEvent
    kind: TimelineKind
    at: Moment
    whole_day: bool
    code: Words | None = None
    title: Words | None = None
    summary: Words | None = None
    by_name: Words | None = None
    part: FilePart
    item_id: Identifier


class Timeline(Model):
    """Het verhaal van het dossier, het nieuwste eerst."""

    items: Annotated[list[TimelineEntry], Field(max_length=100)]
    next_cursor: Cursor | None = None


class PreparationTask(Model):
    """Een toezegging of termijn die nog openstaat."""

    id: Identifier
    kind: TaskKind
    title: Words | None = None
    due_on: Day
    overdue: bool


class PreparationPlan(Model):
    """Hoe het plan van aanpak staat, en wat daarin over en weer is afgesproken."""

    number: Count
    state: PlanState
    agreements: Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROL)]
    client_approved_on: Day | None = None


class PreparationAppointment(Model):
    """De eerstvolgende afspraak."""

    id: Identifier
    kind: AppointmentKind
    starts_at: Moment
    place: Words | None = None


class Preparation(Model):
    """Wat u voor een gesprek wilt weten, op een scherm. Zonder gezondheid: die heeft een eigen deur (R7)."""

    client_id: Identifier
    traject: TrajectHeader | None = None
    plan: PreparationPlan | None = None
    next_appointment: PreparationAppointment | None = None
    last_notes: Annotated[list[Note], Field(max_length=3)]
    promises: Annotated[list[PreparationTask], Field(max_length=200)]
    deadlines: Annotated[list[PreparationTask], Field(max_length=200)]
    next_contact_on: Day | None = None


def present_entry(entry: DomainEntry) -> dict[str, Any]:
    """An entry as JSON members."""
    return {
        "id": entry.id,
        "event": entry.event,
        "kind": entry.event.kind,
        "at": entry.moment,
        "wholeDay": entry.whole_day,
        "code": entry.code,
        "title": entry.title,
        "summary": entry.summary,
        "byName": entry.by_name,
        "part": entry.part,
        "itemId": entry.item_id,
    }


def present_preparation(found: DomainPreparation) -> dict[str, Any]:
    """A preparation as JSON members."""

    def task(one: DomainTask) -> dict[str, Any]:
        return {
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "dueOn": one.due_on,
            "overdue": one.due_on < found.today,
        }

    return {
        "clientId": found.client_id,
        "traject": present_traject(found.traject) if found.traject else None,
        "plan": found.plan
        and {
            "number": found.plan.number,
            "state": found.plan.state,
            "agreements": found.plan.agreements,
            "clientApprovedOn": found.plan.client_approved_on,
        },
        "nextAppointment": found.next_appointment
        and {
            "id": found.next_appointment.id,
            "kind": found.next_appointment.kind,
            "startsAt": found.next_appointment.starts_at,
            "place": found.next_appointment.place,
        },
        "lastNotes": [present_note(note) for note in found.last_notes],
        "promises": [task(one) for one in found.promises],
        "deadlines": [task(one) for one in found.deadlines],
        "nextContactOn": found.next_contact_on,
    }
