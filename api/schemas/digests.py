"""The hand-over digest of a client: days, numbers and states, never a text."""

from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Count, Day, Identifier, Line, Model, Moment
from domain.digests.model import DigestClient as DomainDigest
from domain.tasks.model import TaskKind


class DigestTask(Model):
    """Waarom er iets moet gebeuren en wanneer; de omschrijving staat in het dossier."""

    kind: TaskKind
    due_on: Day


class DigestClient(Model):
    """Wat er bij een cliënt wacht, zonder inhoud."""

    client_id: Identifier
    number: Line
    display_name: Line
    next_contact_on: Day | None = None
    next_appointment_at: Moment | None = None
    open_tasks: Count
    overdue_tasks: Count
    tasks: Annotated[list[DigestTask], Field(max_length=20)]
    plan_waiting: Count | None = None
    minutes_left: Count | None = None
    consents_ending: Count
    first_consent_ends_on: Day | None = None
    open_requests: Count
    first_request_due_on: Day | None = None


def present_digest_client(client: DomainDigest) -> dict[str, Any]:
    """One client of the digest as JSON members."""
    return {
        "clientId": client.client_id,
        "number": client.number,
        "displayName": client.display_name,
        "nextContactOn": client.next_contact_on,
        "nextAppointmentAt": client.next_appointment_at,
        "openTasks": client.open_tasks,
        "overdueTasks": client.overdue_tasks,
        "tasks": [{"kind": task.kind, "dueOn": task.due_on} for task in client.tasks],
        "planWaiting": client.plan_waiting,
        "minutesLeft": client.minutes_left,
        "consentsEnding": client.consents_ending,
        "firstConsentEndsOn": client.first_consent_ends_on,
        "openRequests": client.open_requests,
        "firstRequestDueOn": client.first_request_due_on,
    }
