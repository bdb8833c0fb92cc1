"""A complaint from receipt to follow-up, with the terms of the klachtenreglement (R45, R46).

The terms are the bureau's settings; each ends on a working day. Never refused on its subject: the reglement knows
two grounds, the reglement itself and any other reason.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.legal_calendar import next_working_day, working_days_after
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

ESCALATE_TO_DIRECTOR_DAYS: Final = 7
"""So many days overdue, a complaint stands with the director too."""
FARTHEST_BACK: Final = timedelta(days=366)


class Complainant(StrEnum):
    """Who complains."""

    CLIENT = "client"
    COMMISSIONING_PARTY = "commissioning-party"
    EMPLOYER = "employer"
    OTHER = "other"


class ComplaintSubject(StrEnum):
    """What it is about, for counting; no subject is a reason to refuse."""

    REGLEMENT = "reglement"
    TREATMENT = "treatment"
    CONTENT = "content"
    TERM = "term"
    INVOICE = "invoice"
    DATA_BREACH = "data-breach"
    OTHER = "other"


class ComplaintState(StrEnum):
    """Where a complaint stands. The order is fixed; withdrawing is possible until the answer."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    HEARD = "heard"
    FOUND = "found"
    ANSWERED = "answered"
    FOLLOWING_UP = "following-up"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Hearing(StrEnum):
    """How the complainant was heard. Offering it is due; whoever does not want it, need not."""

    HELD = "held"
    WRITTEN = "written"
    DECLINED = "declined"


class Outcome(StrEnum):
    """What was found."""

    FOUNDED = "founded"
    PARTLY_FOUNDED = "partly-founded"
    UNFOUNDED = "unfounded"
    INADMISSIBLE = "inadmissible"
    MEDIATED = "mediated"


class ComplaintAct(StrEnum):
    """What can be done with a complaint."""

    ACKNOWLEDGE = "acknowledge"
    HEAR = "hear"
    ADJOURN = "adjourn"
    FIND = "find"
    ANSWER = "answer"
    FOLLOW_UP = "follow-up"
    CLOSE = "close"
    WITHDRAW = "withdraw"


S, A = ComplaintState, ComplaintAct
OPEN: Final = frozenset(S) - {S.CLOSED, S.WITHDRAWN}
UNANSWERED: Final = frozenset({S.RECEIVED, S.ACKNOWLEDGED, S.HEARD, S.FOUND})
POSSIBLE: Final[dict[ComplaintAct, frozenset[ComplaintState]]] = {
    A.ACKNOWLEDGE: frozenset({S.RECEIVED}),
    A.HEAR: frozenset({S.ACKNOWLEDGED}),
    A.ADJOURN: UNANSWERED - {S.RECEIVED},
    A.FIND: frozenset({S.HEARD, S.FOUND}),
    A.ANSWER: frozenset({S.FOUND}),
    A.FOLLOW_UP: frozenset({S.ANSWERED, S.FOLLOWING_UP}),
    A.CLOSE: frozenset({S.ANSWERED, S.FOLLOWING_UP}),
    A.WITHDRAW: UNANSWERED,
}
"""In which states an act can be done."""


@dataclass(frozen=True, slots=True)
class ComplaintTerms:
    """The klachtenreglement's terms, from the settings: working days, then weeks from the day of receipt."""

    acknowledge_working_days: int = 5
    hear_weeks: int = 4
    answer_weeks: int = 6
    adjourn_weeks: int = 4


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The last day for each step; every one a working day."""

    acknowledge_by: date
    hear_by: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What is needed to take a complaint in: everything else follows later."""

    client_id: UUID | None
    complainant: Complainant
    subject: ComplaintSubject
    channel: CaseChannel
    received_on: date
    text: str | None = None
    contact: str | None = None
    about_user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class About:
    """A colleague whom a complaint is about."""

    user_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as its handler sees it."""

    id: UUID
    number: str
    client_id: UUID | None
    complainant: Complainant
    subject: ComplaintSubject
    channel: CaseChannel
    state: ComplaintState
    received_on: date
    received_by_name: str
    handler_id: UUID | None
    handler_name: str | None
    deadlines: Deadlines
    closed: bool
    text: str | None = None
    contact: str | None = None
    acknowledged_on: date | None = None
    hearing: Hearing | None = None
    heard_on: date | None = None
    hearing_report: str | None = None
    adjourned_on: date | None = None
    adjourn_reason: str | None = None
    outcome: Outcome | None = None
    finding: str | None = None
    measures: str | None = None
    answered_on: date | None = None
    follow_up: str | None = None
    about: tuple[About, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The next day that counts; none once it is answered."""
        match self.state:
            case ComplaintState.RECEIVED:
                return self.deadlines.acknowledge_by
            case ComplaintState.ACKNOWLEDGED:
                return min(self.deadlines.hear_by, self.deadlines.answer_by)
            case ComplaintState.HEARD | ComplaintState.FOUND:
                return self.deadlines.answer_by
            case _:
                return None


class Escalation(StrEnum):
    """How far an overdue complaint has gone up."""

    NONE = "none"
    OVERDUE = "overdue"
    DIRECTOR = "director"


def deadlines(received_on: date, terms: ComplaintTerms, *, adjourned: bool = False) -> Deadlines:
    """The last days for receipt, hearing and answer; the day of receipt does not count."""
    weeks = terms.answer_weeks + (terms.adjourn_weeks if adjourned else 0)
    return Deadlines(
        working_days_after(received_on, terms.acknowledge_working_days),
        next_working_day(received_on + timedelta(weeks=terms.hear_weeks)),
        next_working_day(received_on + timedelta(weeks=weeks)),
    )


def escalation(due_on: date | None, today: date) -> Escalation:
    """Overdue from the day after; with the director a week later."""
    if due_on is None or today <= due_on:
        return Escalation.NONE
    late = (today - due_on).days
    return Escalation.DIRECTOR if late > ESCALATE_TO_DIRECTOR_DAYS else Escalation.OVERDUE


def possible_acts(complaint: Complaint) -> tuple[ComplaintAct, ...]:
    """What can be done with it now, in the order in which it is usually done."""
    return tuple(act for act in ComplaintAct if _possible(complaint, act))


def check_act(complaint: Complaint, act: ComplaintAct) -> None:
    """Raise Conflict when the act does not fit where the complaint stands."""
    if act is ComplaintAct.ADJOURN and complaint.adjourned_on is not None:
        words = "De klacht is al een keer verdaagd. Een tweede keer kan niet."
        raise Conflict(words, clause=Clause.R46, code="adjourned-already")
    if complaint.state not in POSSIBLE[act]:
        words = "Dit past niet bij waar de klacht nu staat."
        raise Conflict(words, clause=Clause.R46, code="complaint-state")


def check_new(new: NewComplaint, today: date) -> None:
    """Raise Invalid naming everything that cannot be."""
    errors = day_errors("/receivedOn", new.received_on, today - FARTHEST_BACK, today)
    if new.complainant is Complainant.CLIENT and new.client_id is None and not _said(new.contact):
        words = "Noem de cliënt, of schrijf op hoe die te bereiken is."
        errors.append(FieldError("/contact", "required", words))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R45, errors=errors)


def acknowledged(complaint: Complaint, today: date) -> Complaint:
    """Receipt confirmed in writing."""
    check_act(complaint, ComplaintAct.ACKNOWLEDGE)
    return replace(complaint, state=ComplaintState.ACKNOWLEDGED, acknowledged_on=today)


def heard(complaint: Complaint, hearing: Hearing, on: date, report: str, today: date) -> Complaint:
    """Heard, in whatever way, or not wanted. What was said belongs to it unless it was declined."""
    check_act(complaint, ComplaintAct.HEAR)
    errors = day_errors("/heardOn", on, complaint.received_on, today)
    if hearing is not Hearing.DECLINED and not _said(report):
        errors.append(FieldError("/report", "required", "Schrijf op wat er is gezegd."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R46, errors=errors)
    return replace(
        complaint, state=ComplaintState.HEARD, hearing=hearing, heard_on=on, hearing_report=report or None
    )


def adjourned(complaint: Complaint, reason: str, terms: ComplaintTerms, today: date) -> Complaint:
    """Once, with a reason the complainant reads, before the answer was due."""
    check_act(complaint, ComplaintAct.ADJOURN)
    if today > complaint.deadlines.answer_by:
        words = "De termijn voor het antwoord is voorbij; verdagen kan niet meer."
        raise Conflict(words, clause=Clause.R46, code="adjourn-too-late")
    if not _said(reason):
        words = "Schrijf op waarom het langer duurt. De klager leest dit."
        raise Invalid(words, clause=Clause.R46, errors=[FieldError("/reason", "required", words)])
    later = complaint.deadlines.answer_by + timedelta(weeks=terms.adjourn_weeks)
    moved = replace(complaint.deadlines, answer_by=next_working_day(later))
    return replace(complaint, adjourned_on=today, adjourn_reason=reason, deadlines=moved)


def found(complaint: Complaint, outcome: Outcome, finding: str, measures: str | None) -> Complaint:
    """What was found, with its reasons. Can be rewritten until it is answered."""
    check_act(complaint, ComplaintAct.FIND)
    if not _said(finding):
        words = "Schrijf op waarom u dit vindt. De klager leest dit."
        raise Invalid(words, clause=Clause.R46, errors=[FieldError("/finding", "required", words)])
    return replace(
        complaint, state=ComplaintState.FOUND, outcome=outcome, finding=finding, measures=measures or None
    )


def answered(complaint: Complaint, today: date) -> Complaint:
    """Answered by letter, with what the complainant can still do."""
    check_act(complaint, ComplaintAct.ANSWER)
    return replace(complaint, state=ComplaintState.ANSWERED, answered_on=today)


def followed_up(complaint: Complaint, text: str) -> Complaint:
    """What was done with it since the answer."""
    check_act(complaint, ComplaintAct.FOLLOW_UP)
    if not _said(text):
        words = "Schrijf op wat er is gedaan."
        raise Invalid(words, clause=Clause.R46, errors=[FieldError("/text", "required", words)])
    return replace(complaint, state=ComplaintState.FOLLOWING_UP, follow_up=text)


def closed(complaint: Complaint) -> Complaint:
    """Done. With measures promised, not before it was written down that they were taken."""
    check_act(complaint, ComplaintAct.CLOSE)
    if complaint.measures and not complaint.follow_up:
        words = "Er zijn maatregelen toegezegd. Schrijf eerst op wat daarvan is gedaan."
        raise Conflict(words, clause=Clause.R46, code="follow-up-first")
    return replace(complaint, state=ComplaintState.CLOSED, closed=True)


def withdrawn(complaint: Complaint) -> Complaint:
    """The complainant takes it back."""
    check_act(complaint, ComplaintAct.WITHDRAW)
    return replace(complaint, state=ComplaintState.WITHDRAWN, closed=True)


def day_errors(pointer: str, day: date, earliest: date, latest: date) -> list[FieldError]:
    """What is wrong with a day that lies outside a period."""
    if day > latest:
        return [FieldError(pointer, "future", "Deze dag ligt nog in de toekomst.")]
    if day < earliest:
        return [FieldError(pointer, "too-early", "Deze dag ligt te ver terug.")]
    return []


def _possible(complaint: Complaint, act: ComplaintAct) -> bool:
    if act is ComplaintAct.ADJOURN and complaint.adjourned_on is not None:
        return False
    return complaint.state in POSSIBLE[act]


def _said(text: str | None) -> bool:
    return bool(text and text.strip())
