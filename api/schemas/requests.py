"""Bodies of data-subject requests."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Day, Identifier, Line, LongText, Model, Moment, Version
from domain.cases.model import CaseChannel
from domain.letters.model import LetterKind
from domain.requests.model import (
    Decision,
    Ground,
    IdentityMethod,
    NewRequest,
    Outcome,
    RequestAct,
    RequestState,
    RequestType,
)
from domain.requests.ports import RequestLine
from domain.requests.use_cases import OpenRequest

Number = Annotated[str, StringConstraints(max_length=20, pattern=r"^V-[0-9]{4}-[0-9]{4,}$")]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=NO_CONTROL)]
DaysLeft = Annotated[int, Field(ge=-100_000, le=100_000, json_schema_extra={"format": "int32"})]


class DataSubjectRequestCreate(Model):
    """Een verzoek van een cliënt. `scope` alleen van wie het dossier heeft; anders vervalt het."""

    client_id: Identifier
    type: RequestType
    channel: CaseChannel
    received_on: Day
    scope: ShortText | None = None


class IdentityVerification(Model):
    """Hoe is nagegaan wie het vraagt, nooit met een kopie; leeg als het niet lukte."""

    method: IdentityMethod | None = None


class Extension(Model):
    """Waarom het langer duurt. De cliënt leest dit."""

    reason: ShortText


class RequestDecision(Model):
    """Het besluit. De cliënt leest de uitleg; zonder grond is er geen weigering (R42)."""

    outcome: Outcome
    ground: Ground | None = None
    explanation: LongText


class RequestReview(Model):
    """Of de tweede persoon het besluit deelt."""

    agreed: bool


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


class DataSubjectRequestList(Model):
    """De verzoeken: open op termijn, of afgesloten."""

    items: Annotated[list[DataSubjectRequestLine], Field(max_length=500)]


class RequestHistoryEntry(Model):
    """Wat met het verzoek is gedaan."""

    act: RequestAct
    at: Moment
    by_name: Line


class LetterHeader(Model):
    """Een brief bij het verzoek."""

    id: Identifier
    kind: LetterKind
    made_at: Moment


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
    version: Version
    history: Annotated[list[RequestHistoryEntry], Field(max_length=200)]
    letters: Annotated[list[LetterHeader], Field(max_length=100)]


def new_of(body: DataSubjectRequestCreate) -> NewRequest:
    return NewRequest(body.type, body.channel, body.received_on, body.scope)


def decision_of(body: RequestDecision) -> Decision:
    return Decision(body.outcome, body.ground, body.explanation)


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
        else {"outcome": made.outcome, "ground": made.ground, "explanation": made.explanation},
        "decidedBy": request.decided_by,
        "reviewedBy": request.reviewed_by,
        "executedAt": request.executed_at,
        "version": request.version,
        "history": [{"act": e.act, "at": e.at, "byName": e.by_name} for e in found.events],
        "letters": [{"id": one.id, "kind": one.kind, "madeAt": one.made_at} for one in found.letters],
    }
