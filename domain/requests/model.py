"""What a data-subject request is (R41-R44): its kinds, states and parts. What leads from one state to the next is
in machine.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.inventory_entry import Category
from domain.legal_calendar import Pause, Term, answer_term

ABOUT: Final = "data-subject-request"


class RequestType(StrEnum):
    """What is asked (AVG 15-21). Taking back a consent is no request: that is done at once."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    COMPLETION = "completion"
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
    JOINED = "joined"
    """The client asked the same before: both are answered together."""


ENDED: Final = frozenset(
    {
        RequestState.CLOSED,
        RequestState.IDENTITY_NOT_ESTABLISHED,
        RequestState.WITHDRAWN,
        RequestState.JOINED,
    }
)
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


class Mandate(StrEnum):
    """Why somebody else may ask for the client."""

    LEGAL_REPRESENTATIVE = "legal-representative"
    LAWYER = "lawyer"
    WRITTEN_MANDATE = "written-mandate"


class Outcome(StrEnum):
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class ItemOutcome(StrEnum):
    """One part of what is asked is done, or it is not."""

    GRANTED = "granted"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why something is not granted (R42, UAVG 41, AVG 12(5), 17(3)). A closed list: no ground, no refusal."""

    PROTECTION_OF_DATA_SUBJECT = "protection-of-data-subject"
    RIGHTS_OF_OTHERS = "rights-of-others"
    MANIFESTLY_UNFOUNDED = "manifestly-unfounded"
    EXCESSIVE = "excessive"
    LEGAL_RETENTION = "legal-retention"
    LEGAL_CLAIM = "legal-claim"


FEE_GROUNDS: Final = frozenset({Ground.MANIFESTLY_UNFOUNDED, Ground.EXCESSIVE})
"""The only grounds on which answering may cost the client something (R44, AVG 12(5))."""


class ReopenReason(StrEnum):
    """Why what had ended is looked at again."""

    CLIENT_OBJECTED = "client-objected"
    COURT = "court"
    AUTHORITY = "authority"
    IDENTITY_ESTABLISHED = "identity-established"
    NEW_FACTS = "new-facts"


class RequestAct(StrEnum):
    """What was done with it, for the history."""

    REGISTERED = "registered"
    REQUESTER_NAMED = "requester-named"
    IDENTITY_VERIFIED = "identity-verified"
    IDENTITY_NOT_ESTABLISHED = "identity-not-established"
    CLARIFICATION_ASKED = "clarification-asked"
    CLARIFIED = "clarified"
    EXTENDED = "extended"
    FEE_SET = "fee-set"
    FEE_APPROVED = "fee-approved"
    FEE_DROPPED = "fee-dropped"
    JOINED = "joined"
    DECIDED = "decided"
    SENT_BACK = "sent-back"
    REVIEWED = "reviewed"
    HANDED_OVER = "handed-over"
    EXECUTED = "executed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Question(Pause):
    """What the client was asked; the clock stands still until the answer."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One part of what is asked and what is decided of it. Without `asked` it is everything that was asked."""

    outcome: ItemOutcome
    asked: str | None = None
    category: Category | None = None
    ground: Ground | None = None
    explanation: str | None = None
    kept_until: date | None = None
    """Until when it stays, for what is not erased."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided and why, per part, in words the client reads. The whole follows from its parts (R42)."""

    explanation: str
    items: tuple[RequestItem, ...]
    whole_file: bool = False
    """The whole dossier goes: said by who decides, never read into the parts (R37)."""

    @property
    def outcome(self) -> Outcome:
        outcomes = {item.outcome for item in self.items}
        if outcomes == {ItemOutcome.GRANTED}:
            return Outcome.GRANTED
        return Outcome.REFUSED if outcomes == {ItemOutcome.REFUSED} else Outcome.PARTLY

    @property
    def ground(self) -> Ground | None:
        """The ground of the first part that is refused, for lists and counts."""
        return next((item.ground for item in self.items if item.ground is not None), None)


def whole(outcome: ItemOutcome, explanation: str, ground: Ground | None = None) -> Decision:
    """One decision on everything that was asked."""
    return Decision(explanation, (RequestItem(outcome, ground=ground),))


@dataclass(frozen=True, slots=True)
class Requester:
    """Somebody else who asks for the client, and whether their mandate was seen."""

    name: str
    mandate: Mandate
    seen: bool


@dataclass(frozen=True, slots=True)
class Fee:
    """What answering costs the client, with why, and the two people who said so (R44)."""

    cents: int
    ground: Ground
    reason: str
    set_by: UUID
    approved_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How and when the client got the answer."""

    channel: CaseChannel
    on: date


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
    requester: Requester | None = None
    fee: Fee | None = None
    joined_to: UUID | None = None
    handed_over: HandedOver | None = None
    reopened_on: date | None = None
    reopen_reason: ReopenReason | None = None
    escalated_officer_at: datetime | None = None
    escalated_director_at: datetime | None = None

    @property
    def counts_from(self) -> date:
        """The day its term runs from: opened again, it is a new promise."""
        return self.reopened_on or self.received_on

    def term(self, today: date) -> Term:
        """Until when it must be answered, with the days its clock stood still."""
        return answer_term(
            self.counts_from,
            extended=self.extended_on is not None,
            pauses=self.pauses_that_count,
            today=today,
        )

    @property
    def pauses_that_count(self) -> Sequence[Pause]:
        return [pause for pause in self.pauses if pause.begun_on >= self.counts_from]


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What whoever takes it in records. `scope` and `requester` only by who may read the file."""

    type: RequestType
    channel: CaseChannel
    received_on: date
    scope: str | None
    requester: Requester | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What comes back to whoever takes a request in by number: nothing of the client, nothing of the file."""

    number: str
    received_on: date
    due_on: date
