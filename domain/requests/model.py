"""The states of a request and what leads from one to the next. The rules of R41-R44 that are no permission."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.legal_calendar import Pause, Term, answer_term, may_extend
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, Refused

ABOUT: Final = "data-subject-request"


class RequestType(StrEnum):
    """What is asked (AVG 15-21). Taking back a consent is no request: that is done at once."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"


class RequestState(StrEnum):
    """Where it stands. `extended` is no state: it is said once, beside it."""

    RECEIVED = "received"
    IN_PROGRESS = "in-progress"
    CLARIFICATION = "clarification"
    DECIDED = "decided"
    REVIEWED = "reviewed"
    EXECUTED = "executed"
    CLOSED = "closed"
    IDENTITY_NOT_ESTABLISHED = "identity-not-established"
    WITHDRAWN = "withdrawn"


ENDED: Final = frozenset({RequestState.CLOSED, RequestState.IDENTITY_NOT_ESTABLISHED, RequestState.WITHDRAWN})
BEFORE_EXECUTION: Final = frozenset(
    {
        RequestState.RECEIVED,
        RequestState.IN_PROGRESS,
        RequestState.CLARIFICATION,
        RequestState.DECIDED,
        RequestState.REVIEWED,
    }
)


class IdentityMethod(StrEnum):
    """How it was established who asks. A copy of a document is none of them: it is never kept."""

    SEEN_IN_PERSON = "seen-in-person"
    CALLED_BACK = "called-back"
    PORTAL = "portal"
    VIDEO = "video"


class Outcome(StrEnum):
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why something is not granted (R42, UAVG 41, AVG 12(5), 17(3)). A closed list: no ground, no refusal."""

    PROTECTION_OF_DATA_SUBJECT = "protection-of-data-subject"
    RIGHTS_OF_OTHERS = "rights-of-others"
    MANIFESTLY_UNFOUNDED = "manifestly-unfounded"
    EXCESSIVE = "excessive"
    LEGAL_RETENTION = "legal-retention"
    LEGAL_CLAIM = "legal-claim"


class RequestAct(StrEnum):
    """What was done with it, for the history."""

    REGISTERED = "registered"
    IDENTITY_VERIFIED = "identity-verified"
    IDENTITY_NOT_ESTABLISHED = "identity-not-established"
    CLARIFICATION_ASKED = "clarification-asked"
    CLARIFIED = "clarified"
    EXTENDED = "extended"
    DECIDED = "decided"
    SENT_BACK = "sent-back"
    REVIEWED = "reviewed"
    EXECUTED = "executed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided and why, in words the client reads."""

    outcome: Outcome
    ground: Ground | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it stands."""

    id: UUID
    number: str
    client_id: UUID
    type: RequestType
    state: RequestState
    channel: CaseChannel
    received_on: date
    received_by: UUID
    handler_id: UUID | None
    scope: str | None
    identity_method: IdentityMethod | None
    pauses: tuple[Pause, ...]
    extended_on: date | None
    extension_reason: str | None
    decision: Decision | None
    decided_by: UUID | None
    reviewed_by: UUID | None
    executed_at: datetime | None
    due_on: date
    closed_at: datetime | None
    version: int

    def term(self, today: date) -> Term:
        """Until when it must be answered, with the days its clock stood still."""
        return answer_term(
            self.received_on, extended=self.extended_on is not None, pauses=self.pauses, today=today
        )


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What whoever takes it in records. `scope` only by who may read the file."""

    type: RequestType
    channel: CaseChannel
    received_on: date
    scope: str | None


def check_new(new: NewRequest, today: date) -> None:
    """Raise Invalid for a day that has not come."""
    if new.received_on > today:
        error = FieldError("/receivedOn", "future", "Deze dag moet nog komen.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R41, errors=[error])


def verified(request: Request, method: IdentityMethod, today: date) -> Request:
    """Who asks is established; the clock goes on."""
    _in(request, RequestState.RECEIVED)
    return replace(
        request,
        state=RequestState.IN_PROGRESS,
        identity_method=method,
        pauses=_ended(request.pauses, today),
    )


def identity_not_established(request: Request) -> Request:
    """It ends here, and can be opened again: the request itself is not lost."""
    _in(request, RequestState.RECEIVED)
    return replace(request, state=RequestState.IDENTITY_NOT_ESTABLISHED)


def question_asked(request: Request, today: date) -> Request:
    """A question to the client, on what is meant or on who asks; the clock stands still until the answer."""
    _in(request, RequestState.IN_PROGRESS, RequestState.RECEIVED)
    if any(pause.ended_on is None for pause in request.pauses):
        raise _not_now(request)
    asks_meaning = request.state is RequestState.IN_PROGRESS
    state = RequestState.CLARIFICATION if asks_meaning else RequestState.RECEIVED
    return replace(request, state=state, pauses=(*request.pauses, Pause(today)))


def clarified(request: Request, today: date) -> Request:
    _in(request, RequestState.CLARIFICATION)
    return replace(request, state=RequestState.IN_PROGRESS, pauses=_ended(request.pauses, today))


def extended(request: Request, reason: str, today: date) -> Request:
    """Two months more, once, told with a reason inside the first term (AVG 12(3))."""
    if request.state not in BEFORE_EXECUTION:
        raise _not_now(request)
    if request.extended_on is not None:
        words = "De termijn is al een keer verlengd. Een tweede keer kan niet."
        raise Conflict(words, clause=Clause.AVG_12, code="extended-already")
    if not may_extend(request.received_on, today, request.pauses):
        words = "Verlengen kan alleen binnen de eerste termijn."
        raise Conflict(words, clause=Clause.AVG_12, code="term-over")
    return replace(request, extended_on=today, extension_reason=reason)


def decided(request: Request, decision: Decision, by: UUID) -> Request:
    """The handler's decision, before the second person's eyes."""
    if request.identity_method is None:
        words = "Stel eerst vast wie het verzoek doet."
        raise Refused(words, clause=Clause.R41, code="identity-not-verified")
    _in(request, RequestState.IN_PROGRESS)
    if (decision.outcome is Outcome.GRANTED) != (decision.ground is None):
        words = "Bij weigeren, ook voor een deel, hoort een grond; bij toewijzen niet."
        error = FieldError("/ground", "ground", words)
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R42, errors=[error])
    return replace(request, state=RequestState.DECIDED, decision=decision, decided_by=by)


def reviewed(request: Request, by: UUID) -> Request:
    """A second person agrees; never the one who decided, handles it or took it in (R42)."""
    _in(request, RequestState.DECIDED)
    _second_person(request, by)
    return replace(request, state=RequestState.REVIEWED, reviewed_by=by)


def sent_back(request: Request, by: UUID) -> Request:
    """A second person does not agree: it is decided again."""
    _in(request, RequestState.DECIDED)
    _second_person(request, by)
    return replace(request, state=RequestState.IN_PROGRESS, decision=None, decided_by=None)


def executed(request: Request, now: datetime) -> Request:
    """What was granted is done; after a refusal there is nothing to do."""
    _in(request, RequestState.REVIEWED)
    return replace(request, state=RequestState.EXECUTED, executed_at=now)


def closed(request: Request, letters: int) -> Request:
    """Ends with a letter of the decision: one that nobody was told is no end (R43)."""
    _in(request, RequestState.EXECUTED)
    if letters == 0:
        raise Refused(
            "Zonder brief aan de cliënt sluit een verzoek niet.", clause=Clause.R43, code="no-letter"
        )
    return replace(request, state=RequestState.CLOSED)


def taken_back(request: Request) -> Request:
    """The client no longer asks it."""
    if request.state not in BEFORE_EXECUTION:
        raise _not_now(request)
    return replace(request, state=RequestState.WITHDRAWN)


def reopened(request: Request) -> Request:
    """Open again: the client objected, a court or the authority asked, or the identity is established after all."""
    if request.state not in ENDED:
        raise _not_now(request)
    state = RequestState.IN_PROGRESS if request.identity_method else RequestState.RECEIVED
    return replace(
        request,
        state=state,
        decision=None,
        decided_by=None,
        reviewed_by=None,
        executed_at=None,
        closed_at=None,
    )


def _second_person(request: Request, by: UUID) -> None:
    if by in (request.decided_by, request.received_by, request.handler_id):
        words = "Wie het verzoek aannam, behandelt of besliste, kan niet ook de tweede persoon zijn."
        raise Refused(words, clause=Clause.R42, code="second-person")


def _ended(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    return tuple(replace(pause, ended_on=pause.ended_on or today) for pause in pauses)


def _in(request: Request, *states: RequestState) -> None:
    if request.state not in states:
        raise _not_now(request)


def _not_now(request: Request) -> Conflict:
    words = "Dit past niet bij de stand van het verzoek."
    return Conflict(words, clause=Clause.R41, code=f"request-{request.state.value}")
