"""Bodies of data breaches and of questions about data."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Day, Identifier, Line, Model, Moment
from api.schemas.cases import (
    CaseNumber,
    CaseText,
    ClientNumber,
    Events,
    Letters,
    present_event,
    present_letter,
)
from domain.cases.model import CaseChannel
from domain.data_breaches.model import Alarm, Breach, BreachNature, BreachState, Risk
from domain.data_breaches.ports import BreachFile
from domain.inventory_entry import Category
from domain.questions.model import Question

Reference = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=NO_CONTROL)]
Categories = Annotated[list[Category], Field(max_length=20)]


class DataBreachCreate(Model):
    """Een vermoeden is genoeg. Zonder moment is het bekend vanaf nu."""

    nature: BreachNature
    known_at: Moment | None = None
    text: CaseText | None = None


class ReportedDataBreach(Model):
    """Het nummer, en tot wanneer er 72 uur zijn."""

    id: Identifier
    number: CaseNumber
    deadline_at: Moment


class DataBreachItem(Model):
    """Een datalek in het register, zonder teksten."""

    id: Identifier
    number: CaseNumber
    nature: BreachNature
    state: BreachState
    known_at: Moment
    deadline_at: Moment
    clock_runs: bool
    alarm: Alarm
    closed: bool
    handler_name: Line | None = None


class DataBreachList(Model):
    """Open datalekken, oudste eerst, of afgesloten, nieuwste eerst."""

    items: Annotated[list[DataBreachItem], Field(max_length=200)]


class DataBreachView(DataBreachItem):
    """Een datalek met beoordeling, besluit en meldingen."""

    reported_by_name: Line
    text: CaseText | None = None
    categories: Categories
    people: Count | None = None
    consequences: CaseText | None = None
    measures: CaseText | None = None
    keys_exposed: bool | None = None
    risk: Risk | None = None
    assessed_at: Moment | None = None
    notify_authority: bool | None = None
    notify_clients: bool | None = None
    decision_reason: CaseText | None = None
    clients_reason: CaseText | None = None
    decided_at: Moment | None = None
    notified_at: Moment | None = None
    authority_reference: Reference | None = None
    events: Events
    letters: Letters


class DataBreachAssessment(Model):
    """Feiten, gegevens, aantal, gevolgen, maatregelen, risico (AVG 33)."""

    facts: CaseText
    categories: Categories
    people: Count
    consequences: CaseText
    measures: CaseText
    keys_exposed: bool = False
    risk: Risk


class DataBreachDecision(Model):
    """Wie het hoort; niet melden heeft een reden."""

    notify_authority: bool
    notify_clients: bool
    reason: CaseText | None = None
    clients_reason: CaseText | None = None


class AuthorityNotification(Model):
    """Dat het is gemeld bij de Autoriteit Persoonsgegevens; na 72 uur met de reden."""

    reference: Reference
    notified_at: Moment
    late_reason: CaseText | None = None


class ClientNotices(Model):
    """Aan welke cliënten het wordt geschreven, en wat er is gebeurd in gewone woorden (AVG 34)."""

    client_numbers: Annotated[list[ClientNumber], Field(min_length=1, max_length=200)]
    words: Annotated[str, StringConstraints(min_length=10, max_length=4_000, pattern=NO_CONTROL)]


class QuestionCreate(Model):
    """Een vraag van de cliënt over de eigen gegevens (R39)."""

    text: CaseText
    channel: CaseChannel = CaseChannel.CONVERSATION
    received_on: Day | None = None


class QuestionAnswer(Model):
    """Wat er is geantwoord."""

    answer: CaseText


class QuestionView(Model):
    """Een vraag en haar antwoord."""

    id: Identifier
    number: CaseNumber
    text: CaseText
    channel: CaseChannel
    received_on: Day
    due_on: Day | None = None
    asked_by_name: Line
    answer: CaseText | None = None
    answered_at: Moment | None = None
    answered_by_name: Line | None = None


class QuestionList(Model):
    """De vragen van een cliënt, nieuwste eerst."""

    items: Annotated[list[QuestionView], Field(max_length=200)]


def present_reported(breach_id: UUID, number: str, deadline: datetime) -> dict[str, Any]:
    return {"id": breach_id, "number": number, "deadlineAt": deadline}


def present_item(breach: Breach, now: datetime) -> dict[str, Any]:
    """A breach as the register shows it."""
    return {
        "id": breach.id,
        "number": breach.number,
        "nature": breach.nature,
        "state": breach.state,
        "knownAt": breach.known_at,
        "deadlineAt": breach.deadline,
        "clockRuns": breach.clock_runs,
        "alarm": breach.alarm(now),
        "closed": breach.closed,
        "handlerName": breach.handler_name,
    }


def present_breach(file: BreachFile, now: datetime) -> dict[str, Any]:
    """A breach, whole."""
    breach = file.breach
    return {
        **present_item(breach, now),
        "reportedByName": breach.reported_by_name,
        "text": breach.text,
        "categories": sorted(breach.categories),
        "people": breach.people,
        "consequences": breach.consequences,
        "measures": breach.measures,
        "keysExposed": breach.keys_exposed,
        "risk": breach.risk,
        "assessedAt": breach.assessed_at,
        "notifyAuthority": breach.notify_authority,
        "notifyClients": breach.notify_clients,
        "decisionReason": breach.decision_reason,
        "clientsReason": breach.clients_reason,
        "decidedAt": breach.decided_at,
        "notifiedAt": breach.notified_at,
        "authorityReference": breach.authority_reference,
        "events": [present_event(event) for event in file.events],
        "letters": [present_letter(letter) for letter in file.letters],
    }


def present_question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "number": question.number,
        "text": question.text,
        "channel": question.channel,
        "receivedOn": question.received_on,
        "dueOn": question.due_on,
        "askedByName": question.asked_by_name,
        "answer": question.answer,
        "answeredAt": question.answered_at,
        "answeredByName": question.answered_by_name,
    }
