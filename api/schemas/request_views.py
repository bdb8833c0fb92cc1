"""Data-subject requests as they are answered."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Day, Identifier, Line, Model, Moment, Version
from api.schemas.requests import (
    Cents,
    Number,
    RequestDecision,
    RequesterBody,
    RequestHandOver,
    RequestItemBody,
    ShortText,
)
from domain.cases.model import CaseChannel
from domain.letters.model import LetterKind
from domain.requests.machine import erases_the_file
from domain.requests.milestones import Escalation, Step, escalation_of, milestones
from domain.requests.model import (
    ENDED,
    Ground,
    IdentityMethod,
    Outcome,
    Question,
    ReopenReason,
    RequestAct,
    RequestItem,
    RequestState,
    RequestType,
    TakenIn,
)
from domain.requests.ports import FinishedRequest, RequestLine
from domain.requests.steps import OpenRequest
from domain.retention.model import Erased

DaysLeft = Annotated[int, Field(ge=-100_000, le=100_000, json_schema_extra={"format": "int32"})]


class DataSubjectRequestLine(Model):
    """Een verzoek in de lijst."""

    id: Identifier
    number: Number
    client_id: Identifier
    client_name: Line | None = None
    type: RequestType
    state: RequestState
    received_on: Day
    due_on: Day
    days_left: DaysLeft
    handler_name: Line | None = None
    escalation: Escalation


class DataSubjectRequestList(Model):
    """De verzoeken: open op termijn, of afgesloten."""

    items: Annotated[list[DataSubjectRequestLine], Field(max_length=500)]


class RequestHistoryEntry(Model):
    """Wat met het verzoek is gedaan."""

    act: RequestAct
    code: Line | None = None
    at: Moment
    by_name: Line


class LetterHeader(Model):
    """Een brief bij het verzoek."""

    id: Identifier
    kind: LetterKind
    made_at: Moment


class FeeView(Model):
    """De vergoeding, en of een tweede persoon ernaar keek."""

    cents: Cents
    ground: Ground
    reason: ShortText
    set_by: Identifier
    approved_by: Identifier | None = None


class MilestoneView(Model):
    """Een stap met de dag waarop die klaar moet zijn."""

    step: Step
    due_on: Day
    done: bool
    late: bool


class ErasureResult(Model):
    """Wat er van het dossier is gewist en wat de wet laat bewaren; het bewijs staat bij de bewijzen."""

    certificate_id: Identifier
    rows: Annotated[int, Field(ge=0, le=100_000_000, json_schema_extra={"format": "int32"})]
    orders_kept: Annotated[int, Field(ge=0, le=100_000, json_schema_extra={"format": "int32"})]
    kept_until: Day | None = None
    complete: bool


class FinishedRequestLine(Model):
    """Wat van een verzoek overblijft als het dossier is gewist: niemand staat erin."""

    number: Number
    type: RequestType
    received_on: Day
    closed_on: Day
    outcome: Outcome | None = None
    ground: Ground | None = None


class FinishedRequestList(Model):
    """Verzoeken van gewiste dossiers."""

    items: Annotated[list[FinishedRequestLine], Field(max_length=500)]


class DataSubjectRequest(Model):
    """Een verzoek met zijn geschiedenis en brieven."""

    id: Identifier
    number: Number
    client_id: Identifier
    type: RequestType
    state: RequestState
    channel: CaseChannel
    received_on: Day
    due_on: Day
    days_left: DaysLeft
    scope: ShortText | None = None
    identity_method: IdentityMethod | None = None
    extended_on: Day | None = None
    extension_reason: ShortText | None = None
    decision: RequestDecision | None = None
    decided_by: Identifier | None = None
    reviewed_by: Identifier | None = None
    executed_at: Moment | None = None
    requester: RequesterBody | None = None
    question: ShortText | None = None
    fee: FeeView | None = None
    joined_to: Identifier | None = None
    handed_over: RequestHandOver | None = None
    reopened_on: Day | None = None
    reopen_reason: ReopenReason | None = None
    escalation: Escalation
    erases_the_file: bool
    milestones: Annotated[list[MilestoneView], Field(max_length=5)]
    items: Annotated[list[RequestItemBody], Field(max_length=50)]
    version: Version
    history: Annotated[list[RequestHistoryEntry], Field(max_length=200)]
    letters: Annotated[list[LetterHeader], Field(max_length=100)]


def present_receipt(taken: TakenIn) -> dict[str, Any]:
    return {"number": taken.number, "receivedOn": taken.received_on, "dueOn": taken.due_on}


def present_erased(done: Erased) -> dict[str, Any]:
    """What an erasure did, without anybody in it."""
    return {
        "certificateId": done.certificate_id,
        "rows": sum(done.rows.values()),
        "ordersKept": done.kept.orders,
        "keptUntil": done.kept.until,
        "complete": done.complete,
    }


def present_finished(line: FinishedRequest) -> dict[str, Any]:
    return {
        "number": line.number,
        "type": line.type,
        "receivedOn": line.received_on,
        "closedOn": line.closed_on,
        "outcome": line.outcome,
        "ground": line.ground,
    }


def present_line(line: RequestLine, today: date) -> dict[str, Any]:
    """A request of a list as JSON members."""
    return {
        "id": line.id,
        "number": line.number,
        "clientId": line.client_id,
        "clientName": line.client_name,
        "type": line.type,
        "state": line.state,
        "receivedOn": line.received_on,
        "dueOn": line.due_on,
        "daysLeft": (line.due_on - today).days,
        "handlerName": line.handler_name,
        "escalation": line.escalation,
    }


def present_request(found: OpenRequest, today: date) -> dict[str, Any]:
    """A request as JSON members."""
    request = found.request
    made = request.decision
    return {
        "id": request.id,
        "number": request.number,
        "clientId": request.client_id,
        "type": request.type,
        "state": request.state,
        "channel": request.channel,
        "receivedOn": request.received_on,
        "dueOn": request.due_on,
        "daysLeft": (request.due_on - today).days,
        "scope": request.scope,
        "identityMethod": request.identity_method,
        "extendedOn": request.extended_on,
        "extensionReason": request.extension_reason,
        "decision": None
        if made is None
        else {
            "outcome": made.outcome,
            "ground": made.ground,
            "explanation": made.explanation,
            "wholeFile": made.whole_file,
        },
        "decidedBy": request.decided_by,
        "reviewedBy": request.reviewed_by,
        "executedAt": request.executed_at,
        **_present_more(found, today),
        "version": request.version,
        "history": [{"act": e.act, "code": e.code, "at": e.at, "byName": e.by_name} for e in found.events],
        "letters": [{"id": one.id, "kind": one.kind, "madeAt": one.made_at} for one in found.letters],
    }


def _present_more(found: OpenRequest, today: date) -> dict[str, Any]:
    request = found.request
    by, fee, given = request.requester, request.fee, request.handed_over
    asked = [one.text for one in request.pauses if one.ended_on is None and isinstance(one, Question)]
    return {
        "requester": None if by is None else {"name": by.name, "mandate": by.mandate, "seen": by.seen},
        "question": asked[-1] if asked and request.state not in ENDED else None,
        "fee": None
        if fee is None
        else {
            "cents": fee.cents,
            "ground": fee.ground,
            "reason": fee.reason,
            "setBy": fee.set_by,
            "approvedBy": fee.approved_by,
        },
        "joinedTo": request.joined_to,
        "handedOver": None if given is None else {"channel": given.channel, "on": given.on},
        "reopenedOn": request.reopened_on,
        "reopenReason": request.reopen_reason,
        "escalation": escalation_of(request.escalated_officer_at, request.escalated_director_at),
        "erasesTheFile": erases_the_file(request),
        "milestones": [
            {"step": one.step, "dueOn": one.due_on, "done": one.done, "late": one.late}
            for one in milestones(request, today)
        ],
        "items": [present_item(item) for item in found.items],
    }


def present_item(item: RequestItem) -> dict[str, Any]:
    """One part of a decision."""
    return {
        "asked": item.asked,
        "category": item.category,
        "outcome": item.outcome,
        "ground": item.ground,
        "explanation": item.explanation,
        "keptUntil": item.kept_until,
    }
