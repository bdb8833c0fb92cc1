"""Bodies of the traject: header, acts, suspensions, history."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Code, Day, Identifier, Line, Model, Moment, OptionalLine, Version
from api.schemas.clients import Hours, TrajectHeader
from api.schemas.service_templates import (
    TemplateDocument,
    TemplatePhase,
    TemplateTerm,
    present_documents,
    present_phases,
)
from domain.intake.codes import Goal, Service
from domain.trajects.acts import Closing, Extension, Start, possible_acts
from domain.trajects.model import ResultCode, Suspension, Traject, TrajectAct, TrajectEvent, TrajectFile

Money = Annotated[str, StringConstraints(pattern=r"^\d{1,10}(\.\d{1,2})?$", max_length=13)]
Reason = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, pattern=NO_CONTROL, strip_whitespace=True)
]
"""Sealed with the client's key."""


class TrajectSummary(TrajectHeader):
    """Een traject met zijn opdracht, zijn afspraken en zijn versie."""

    client_id: Identifier
    budget: Money | None = None
    phase: OptionalLine | None = None
    result_code: ResultCode | None = None
    version: Version


class TrajectList(Model):
    """De trajecten van een cliënt, nieuwste eerst."""

    items: Annotated[list[TrajectSummary], Field(max_length=200)]


class TrajectSuspension(Model):
    """Een onderbreking. `endsOn` is de dag waarop het traject verderging."""

    id: Identifier
    begins_on: Day
    ends_on: Day | None = None
    reason: Reason | None = None


class TrajectChange(Model):
    """Wat er aan één gegeven wijzigde."""

    field: Line
    before: OptionalLine | None = None
    after: OptionalLine | None = None


class TrajectHistoryEntry(Model):
    """Eén handeling in de geschiedenis: wie, wanneer, van wat naar wat."""

    id: Identifier
    act: TrajectAct
    at: Moment
    actor_name: OptionalLine | None = None
    effective_on: Day
    changes: Annotated[list[TrajectChange], Field(max_length=20)]
    agreed_by: OptionalLine | None = None
    agreed_on: Day | None = None
    reason: Reason | None = None


class TrajectDetail(TrajectSummary):
    """Een traject in zijn geheel. De redenen en de onderbrekingen zijn er alleen voor wie in het dossier werkt."""

    template_version: Version | None = None
    period: TemplateTerm | None = None
    phases: Annotated[list[TemplatePhase], Field(max_length=12)]
    documents: Annotated[list[TemplateDocument], Field(max_length=10)]
    possible_acts: Annotated[list[TrajectAct], Field(max_length=10)]
    suspensions: Annotated[list[TrajectSuspension], Field(max_length=200)]
    history: Annotated[list[TrajectHistoryEntry], Field(max_length=200)]


class TrajectUpdate(Model):
    """Wat er aan een traject wijzigt. Doel, dienst, uren, budget en einde alleen voor het begin."""

    goal: Goal | None = None
    service: Service | None = None
    order_reference: Line | None = None
    granted_hours: Hours | None = None
    budget: Money | None = None
    expected_end_on: Day | None = None
    phase: Code | None = None
    contact_name: OptionalLine | None = None


class TrajectActivation(Model):
    """Het traject begint. Zonder verwacht einde geldt de looptijd van de dienst."""

    begins_on: Day
    expected_end_on: Day | None = None


class TrajectSuspend(Model):
    """Het traject staat stil vanaf een dag."""

    begins_on: Day
    reason: Reason


class TrajectResume(Model):
    """Het traject gaat verder op een dag."""

    resumes_on: Day


class TrajectExtension(Model):
    """Een later einde, met wat er aan uren en budget bij kwam, en wie bij de opdrachtgever akkoord gaf."""

    expected_end_on: Day
    extra_hours: Hours = 0
    extra_budget: Money = "0"
    agreed_by: Line
    agreed_on: Day


class TrajectClosing(Model):
    """Het traject eindigt. `endsSuspension`: een open onderbreking eindigt mee."""

    ended_on: Day
    result: ResultCode
    reason: Reason | None = None
    ends_suspension: bool = False


_REQUIRED = frozenset({"goal", "service", "order_reference", "phase"})


def changes_of(update: TrajectUpdate) -> dict[str, Any]:
    """The members that were sent; null empties what may be empty and leaves a required member as it is."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    sent = {name: value for name, value in sent.items() if value is not None or name not in _REQUIRED}
    if sent.get("budget") is not None:
        sent["budget"] = Decimal(sent["budget"])
    return sent


def start_of(activation: TrajectActivation) -> Start:
    return Start(activation.begins_on, activation.expected_end_on)


def extension_of(body: TrajectExtension) -> Extension:
    return Extension(
        body.expected_end_on, body.extra_hours, Decimal(body.extra_budget), body.agreed_by, body.agreed_on
    )


def closing_of(body: TrajectClosing) -> Closing:
    return Closing(body.ended_on, body.result, body.reason, body.ends_suspension)


def present_traject(traject: Traject) -> dict[str, Any]:
    """A traject's header with its agreements as JSON members."""
    header = traject.header
    return {
        "id": header.id,
        "clientId": traject.client_id,
        "orderReference": header.order_reference,
        "service": header.service,
        "goal": header.goal,
        "state": header.state,
        "partyId": header.party_id,
        "partyName": header.party_name,
        "partyKind": header.party_kind,
        "grantedHours": header.granted_hours,
        "budget": None if header.budget is None else str(header.budget),
        "startedOn": header.started_on,
        "expectedEndOn": header.expected_end_on,
        "endedOn": header.ended_on,
        "phase": header.phase,
        "resultCode": header.result_code,
        "contactName": header.contact_name,
        "healthGround": header.health_ground,
        "usedMinutes": header.used_minutes,
        "version": traject.version,
    }


def present_detail(file: TrajectFile) -> dict[str, Any]:
    """A whole traject as JSON members."""
    template = file.template
    period = template.content.period if template else None
    return {
        **present_traject(file.traject),
        "templateVersion": template.version if template else None,
        "period": {"count": period.count, "unit": period.unit} if period else None,
        "phases": present_phases(template.content) if template else [],
        "documents": present_documents(template.content) if template else [],
        "possibleActs": possible_acts(file.traject.state),
        "suspensions": [_suspension(suspension) for suspension in file.suspensions],
        "history": [_event(event) for event in file.events],
    }


def _suspension(suspension: Suspension) -> dict[str, Any]:
    return {
        "id": suspension.id,
        "beginsOn": suspension.begins_on,
        "endsOn": suspension.ends_on,
        "reason": suspension.reason,
    }


def _event(event: TrajectEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "act": event.act,
        "at": event.at,
        "actorName": event.actor_name,
        "effectiveOn": event.effective_on,
        "changes": [
            {"field": _camel(name), "before": old, "after": new} for name, (old, new) in event.changes.items()
        ],
        "agreedBy": event.agreed_by,
        "agreedOn": event.agreed_on,
        "reason": event.reason,
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
