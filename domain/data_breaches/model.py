"""A data breach from suspicion to decision (AVG 33, 34). The clock counts hours on the clock, from knowing of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.inventory_entry import Category
from domain.legal_calendar import breach_deadline
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

FARTHEST_BACK: Final = timedelta(days=366)
FIRST_ALARM: Final = timedelta(hours=24)
SECOND_ALARM: Final = timedelta(hours=48)
LAST_ALARM: Final = timedelta(hours=72)


class BreachNature(StrEnum):
    """What seems to have happened, in one choice."""

    SENT_WRONG = "sent-wrong"
    SEEN_BY_WRONG = "seen-by-wrong"
    LOST = "lost"
    STOLEN = "stolen"
    HACKED = "hacked"
    UNAVAILABLE = "unavailable"
    OTHER = "other"


class Risk(StrEnum):
    """For the people whose data it is: none worth naming, a risk (tell the authority), high (tell them too)."""

    UNLIKELY = "unlikely"
    RISK = "risk"
    HIGH = "high"


class BreachState(StrEnum):
    """Where it stands."""

    REPORTED = "reported"
    ASSESSED = "assessed"
    TO_NOTIFY = "to-notify"
    DECIDED = "decided"
    CLOSED = "closed"


class Alarm(StrEnum):
    """How loudly it presses while the authority was not told and nothing was decided against it."""

    NONE = "none"
    DAY = "day"
    TWO_DAYS = "two-days"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class NewBreach:
    """What anyone can say at once."""

    nature: BreachNature
    known_at: datetime
    text: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Facts, categories, numbers, consequences, measures, risk (AVG 33(3))."""

    facts: str
    categories: frozenset[Category]
    people: int
    consequences: str
    measures: str
    keys_exposed: bool
    risk: Risk


@dataclass(frozen=True, slots=True)
class BreachDecision:
    """Whether the authority and the clients are told; not telling has a reason."""

    notify_authority: bool
    notify_clients: bool
    reason: str | None
    clients_reason: str | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach as officer and director see it."""

    id: UUID
    number: str
    nature: BreachNature
    known_at: datetime
    reported_by_name: str
    handler_id: UUID | None
    handler_name: str | None
    closed: bool
    text: str | None = None
    categories: frozenset[Category] = frozenset()
    people: int | None = None
    consequences: str | None = None
    measures: str | None = None
    keys_exposed: bool | None = None
    risk: Risk | None = None
    assessed_at: datetime | None = None
    notify_authority: bool | None = None
    notify_clients: bool | None = None
    decision_reason: str | None = None
    clients_reason: str | None = None
    decided_at: datetime | None = None
    notified_at: datetime | None = None
    authority_reference: str | None = None
    told_clients: int = 0

    @property
    def deadline(self) -> datetime:
        """Until when the authority can be told without giving reasons for the delay."""
        return breach_deadline(self.known_at)

    @property
    def state(self) -> BreachState:
        if self.closed:
            return BreachState.CLOSED
        if self.decided_at is None:
            return BreachState.REPORTED if self.assessed_at is None else BreachState.ASSESSED
        if self.notify_authority and self.notified_at is None:
            return BreachState.TO_NOTIFY
        return BreachState.DECIDED

    @property
    def clock_runs(self) -> bool:
        return self.state in (BreachState.REPORTED, BreachState.ASSESSED, BreachState.TO_NOTIFY)

    def alarm(self, now: datetime) -> Alarm:
        """At 24, 48 and 72 hours it presses more; told or decided against, no more."""
        if not self.clock_runs:
            return Alarm.NONE
        passed = now - self.known_at
        if passed > LAST_ALARM:
            return Alarm.LATE
        if passed >= SECOND_ALARM:
            return Alarm.TWO_DAYS
        return Alarm.DAY if passed >= FIRST_ALARM else Alarm.NONE


def check_new(new: NewBreach, now: datetime) -> None:
    """Raise Invalid when it was known in the future or longer ago than anyone can mean."""
    errors = []
    if new.known_at > now + timedelta(minutes=5):
        errors.append(FieldError("/knownAt", "future", "Dit moment ligt nog in de toekomst."))
    if new.known_at < now - FARTHEST_BACK:
        errors.append(FieldError("/knownAt", "too-early", "Dit moment ligt te ver terug."))
    _raise(errors)


def assessed(breach: Breach, assessment: Assessment, now: datetime) -> Breach:
    """What happened, to whom, how bad. Can be written anew until it is decided. Raises Conflict, Invalid."""
    _check_open(breach)
    if breach.decided_at is not None:
        raise Conflict("Hierover is al besloten.", clause=Clause.AVG_33, code="breach-decided")
    errors = [
        FieldError(pointer, "required", "Vul dit in.")
        for pointer, text in (
            ("/facts", assessment.facts),
            ("/consequences", assessment.consequences),
            ("/measures", assessment.measures),
        )
        if not text.strip()
    ]
    if not assessment.categories:
        errors.append(FieldError("/categories", "empty", "Kies om welke gegevens het gaat."))
    if assessment.people < 0:
        errors.append(FieldError("/people", "negative", "Dit aantal kan niet."))
    _raise(errors)
    return replace(
        breach,
        text=assessment.facts,
        categories=assessment.categories,
        people=assessment.people,
        consequences=assessment.consequences,
        measures=assessment.measures,
        keys_exposed=assessment.keys_exposed,
        risk=assessment.risk,
        assessed_at=now,
    )


def decided(breach: Breach, decision: BreachDecision, now: datetime) -> Breach:
    """Whom to tell. A risk is told to the authority; a high risk to the clients, unless a reason of AVG 34(3)."""
    _check_open(breach)
    if breach.risk is None:
        raise Conflict("Beoordeel het datalek eerst.", clause=Clause.AVG_33, code="assess-first")
    if breach.decided_at is not None:
        raise Conflict("Hierover is al besloten.", clause=Clause.AVG_33, code="breach-decided")
    errors = []
    if not decision.notify_authority and breach.risk is not Risk.UNLIKELY:
        words = "Bij een risico voor mensen moet u dit melden bij de Autoriteit Persoonsgegevens."
        errors.append(FieldError("/notifyAuthority", "must-notify", words))
    if not decision.notify_authority and not _said(decision.reason):
        errors.append(FieldError("/reason", "required", "Schrijf op waarom u niet meldt."))
    if breach.risk is Risk.HIGH and not decision.notify_clients and not _said(decision.clients_reason):
        words = "Bij een hoog risico horen cliënten dit. Doet u dat niet, schrijf dan op waarom (AVG 34)."
        errors.append(FieldError("/clientsReason", "required", words))
    _raise(errors)
    return replace(
        breach,
        notify_authority=decision.notify_authority,
        notify_clients=decision.notify_clients,
        decision_reason=decision.reason,
        clients_reason=decision.clients_reason,
        decided_at=now,
    )


def notified(breach: Breach, reference: str, at: datetime, late_reason: str | None, now: datetime) -> Breach:
    """The authority was told. After 72 hours it also says why so late (AVG 33(1))."""
    _check_open(breach)
    if breach.state is not BreachState.TO_NOTIFY:
        words = "Er is geen besluit om te melden, of het is al gemeld."
        raise Conflict(words, clause=Clause.AVG_33, code="nothing-to-notify")
    errors = []
    if at > now + timedelta(minutes=5) or at < breach.known_at:
        words = "Dit moment kan niet: het ligt voor de ontdekking of in de toekomst."
        errors.append(FieldError("/notifiedAt", "moment", words))
    if at > breach.deadline and not _said(late_reason):
        words = "De 72 uur zijn voorbij. Schrijf op waarom de melding later is."
        errors.append(FieldError("/lateReason", "required", words))
    _raise(errors)
    return replace(
        breach,
        notified_at=at,
        authority_reference=reference,
        decision_reason=late_reason if _said(late_reason) else breach.decision_reason,
    )


def check_clients_can_be_told(breach: Breach) -> None:
    """Raise Conflict unless it was decided to tell the clients."""
    _check_open(breach)
    if not breach.notify_clients:
        words = "Besluit eerst dat u het aan de cliënten laat weten."
        raise Conflict(words, clause=Clause.AVG_34, code="not-decided-to-tell")


def closed(breach: Breach) -> Breach:
    """Documented and done. Raises Conflict when what was decided was not done."""
    _check_open(breach)
    if breach.state is not BreachState.DECIDED:
        words = "Beoordeel, besluit en meld eerst."
        raise Conflict(words, clause=Clause.AVG_33, code="breach-not-done")
    if breach.notify_clients and breach.told_clients == 0:
        words = "U besloot het aan cliënten te laten weten. Maak eerst die brieven."
        raise Conflict(words, clause=Clause.AVG_34, code="clients-first")
    return replace(breach, closed=True)


def _check_open(breach: Breach) -> None:
    if breach.closed:
        raise Conflict("Dit datalek is afgesloten.", clause=Clause.AVG_33, code="breach-closed")


def _raise(errors: list[FieldError]) -> None:
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.AVG_33, errors=errors)


def _said(text: str | None) -> bool:
    return bool(text and text.strip())
