"""What leads a request from one state to the next: the rules of R41-R44 that are no permission. All pure."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.legal_calendar import Pause, may_extend
from domain.requests.model import (
    BEFORE_EXECUTION,
    ENDED,
    FEE_GROUNDS,
    Decision,
    Fee,
    Ground,
    HandedOver,
    IdentityMethod,
    ItemOutcome,
    NewRequest,
    Outcome,
    Question,
    ReopenReason,
    Request,
    Requester,
    RequestState,
    RequestType,
)
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, Refused

_MEND = "Verbeter de genoemde velden."


def check_new(new: NewRequest, today: date) -> None:
    """Raise Invalid for a day that has not come."""
    if new.received_on > today:
        error = FieldError("/receivedOn", "future", "Deze dag moet nog komen.")
        raise Invalid(_MEND, clause=Clause.R41, errors=[error])


def asked_by(request: Request, requester: Requester | None) -> Request:
    """Somebody else asks for the client, or nobody else after all; before it is established who asks."""
    _in(request, RequestState.RECEIVED)
    return replace(request, requester=requester)


def verified(request: Request, method: IdentityMethod, today: date) -> Request:
    """Who asks is established; the clock goes on. Who asks for another has shown a mandate first."""
    _in(request, RequestState.RECEIVED)
    if request.requester is not None and not request.requester.seen:
        words = "Een ander vraagt dit voor de cliënt. Bekijk eerst de machtiging."
        raise Refused(words, clause=Clause.R41, code="mandate-not-seen")
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


def question_asked(request: Request, text: str, today: date) -> Request:
    """A question to the client, on what is meant or on who asks; the clock stands still until the answer."""
    _in(request, RequestState.IN_PROGRESS, RequestState.RECEIVED)
    if any(pause.ended_on is None for pause in request.pauses):
        raise _not_now(request)
    asks_meaning = request.state is RequestState.IN_PROGRESS
    state = RequestState.CLARIFICATION if asks_meaning else RequestState.RECEIVED
    return replace(request, state=state, pauses=(*request.pauses, Question(today, None, text)))


def clarified(request: Request, today: date) -> Request:
    _in(request, RequestState.CLARIFICATION)
    return replace(request, state=RequestState.IN_PROGRESS, pauses=_ended(request.pauses, today))


def extended(request: Request, reason: str, today: date) -> Request:
    """Two months more, once, told with a reason inside the first term (AVG 12(3)). What was escalated is not so now."""
    if request.state not in BEFORE_EXECUTION:
        raise _not_now(request)
    if request.extended_on is not None:
        words = "De termijn is al een keer verlengd. Een tweede keer kan niet."
        raise Conflict(words, clause=Clause.AVG_12, code="extended-already")
    if not may_extend(request.counts_from, today, request.pauses_that_count):
        words = "Verlengen kan alleen binnen de eerste termijn."
        raise Conflict(words, clause=Clause.AVG_12, code="term-over")
    return replace(
        request,
        extended_on=today,
        extension_reason=reason,
        escalated_officer_at=None,
        escalated_director_at=None,
    )


def fee_set(request: Request, cents: int, ground: Ground | None, reason: str, by: UUID) -> Request:
    """Answering costs something: only when it is manifestly unfounded or excessive, and never by one person (R44)."""
    if ground not in FEE_GROUNDS:
        words = "Een verzoek kost de cliënt niets, behalve als het duidelijk zonder grond of buitensporig is."
        raise Refused(words, clause=Clause.R44, code="fee-on-ordinary-request")
    _identified(request)
    _in(request, RequestState.IN_PROGRESS)
    return replace(request, fee=Fee(cents, ground, reason, by))


def fee_approved(request: Request, by: UUID) -> Request:
    """The second person agrees that it costs something."""
    _in(request, RequestState.IN_PROGRESS)
    if request.fee is None or request.fee.approved_by is not None:
        words = "Er is geen vergoeding waar nog iemand naar moet kijken."
        raise Conflict(words, clause=Clause.R44, code="no-fee")
    if by in (request.fee.set_by, request.received_by, request.handler_id):
        raise _not_the_second(Clause.R44)
    return replace(request, fee=replace(request.fee, approved_by=by))


def fee_dropped(request: Request) -> Request:
    """It costs nothing after all."""
    _in(request, RequestState.IN_PROGRESS)
    if request.fee is None:
        raise Conflict("Er is geen vergoeding gevraagd.", clause=Clause.R44, code="no-fee")
    return replace(request, fee=None)


def joined(request: Request, other: Request) -> Request:
    """The client asked the same before and it is still open. Also a repeat is joined only after the identity check."""
    _identified(request)
    _in(request, RequestState.IN_PROGRESS)
    same = other.client_id == request.client_id and other.type is request.type and other.id != request.id
    if not same or other.state in ENDED or other.received_on > request.received_on:
        words = "Kies een eerder verzoek van dezelfde cliënt, van dezelfde soort, dat nog open is."
        error = FieldError("/joinedTo", "not-the-same", words)
        raise Invalid(_MEND, clause=Clause.R41, errors=[error])
    return replace(request, state=RequestState.JOINED, joined_to=other.id)


def check_decision(request: Request, decision: Decision) -> None:
    """Raise Invalid for a refusal without a ground or without words, and for a ground where nothing is refused.

    The whole dossier goes only for who asks to be erased, and when nothing stays but what the law makes the bureau
    keep (R36-R38).
    """
    errors = []
    stays = {item.ground for item in decision.items} - {None, Ground.LEGAL_RETENTION}
    refused = decision.outcome is Outcome.REFUSED
    if decision.whole_file and (request.type is not RequestType.ERASURE or refused or stays):
        words = "Het hele dossier gaat alleen weg als niets blijft dan wat de wet laat bewaren."
        errors.append(FieldError("/wholeFile", "not-the-whole-file", words))
    for number, item in enumerate(decision.items):
        if (item.outcome is ItemOutcome.GRANTED) != (item.ground is None):
            words = "Bij weigeren hoort een grond; bij toewijzen niet."
            errors.append(FieldError(f"/items/{number}/ground", "ground", words))
        if item.outcome is ItemOutcome.REFUSED and item.asked is not None and not item.explanation:
            words = "Schrijf op waarom dit niet kan. De cliënt leest dit."
            errors.append(FieldError(f"/items/{number}/explanation", "required", words))
    if len(decision.items) > 1 and any(item.asked is None for item in decision.items):
        words = "Zeg van elk onderdeel wat het is."
        errors.append(FieldError("/items", "unnamed", words))
    if not decision.items:
        errors.append(FieldError("/items", "required", "Een besluit gaat ergens over."))
    if errors:
        raise Invalid(_MEND, clause=Clause.R42, errors=errors)


def decided(request: Request, decision: Decision, by: UUID) -> Request:
    """The handler's decision, before the second person's eyes."""
    _identified(request)
    _in(request, RequestState.IN_PROGRESS)
    if request.fee is not None and request.fee.approved_by is None:
        words = "Er wacht een vergoeding op een tweede persoon. Laat die eerst bekijken, of haal haar weg."
        raise Conflict(words, clause=Clause.R44, code="fee-waits")
    check_decision(request, decision)
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


def handed_over(request: Request, channel: CaseChannel, on: date, today: date) -> Request:
    """The client has the answer and whatever belongs to it: how, and when."""
    _in(request, RequestState.REVIEWED, RequestState.EXECUTED)
    if not request.received_on <= on <= today:
        words = "Deze dag ligt na vandaag, of voor de dag van het verzoek."
        raise Invalid(_MEND, clause=Clause.R43, errors=[FieldError("/on", "day", words)])
    return replace(request, handed_over=HandedOver(channel, on))


def erases_the_file(request: Request) -> bool:
    """Whether it was decided that the whole dossier goes."""
    return request.decision is not None and request.decision.whole_file


def check_erasable(request: Request, typed: str) -> None:
    """Raise unless the file may be erased now: decided by two, handed over, meant (the number is typed)."""
    _in(request, RequestState.REVIEWED)
    if not erases_the_file(request):
        words = "Het besluit is niet dat het hele dossier weg mag. Wis wat is toegewezen in het dossier zelf."
        raise Conflict(words, clause=Clause.R37, code="not-the-whole-file")
    if request.handed_over is None:
        words = "Geef eerst het besluit aan de cliënt. Na het wissen is er geen brief meer."
        raise Conflict(words, clause=Clause.R43, code="not-handed-over")
    if typed.strip() != request.number:
        words = "Dit is niet het nummer van het verzoek."
        raise Invalid(_MEND, clause=Clause.R37, errors=[FieldError("/number", "other-number", words)])


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


def reopened(request: Request, reason: ReopenReason, today: date) -> Request:
    """Open again: a new term runs from today, and it is decided anew by two people."""
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
        joined_to=None,
        handed_over=None,
        extended_on=None,
        extension_reason=None,
        pauses=_ended(request.pauses, today),
        reopened_on=today,
        reopen_reason=reason,
        escalated_officer_at=None,
        escalated_director_at=None,
    )


def _identified(request: Request) -> None:
    if request.identity_method is None:
        words = "Stel eerst vast wie het verzoek doet."
        raise Refused(words, clause=Clause.R41, code="identity-not-verified")


def _second_person(request: Request, by: UUID) -> None:
    if by in (request.decided_by, request.received_by, request.handler_id):
        raise _not_the_second(Clause.R42)


def _not_the_second(clause: Clause) -> Refused:
    words = "Wie het verzoek aannam, behandelt of besliste, kan niet ook de tweede persoon zijn."
    return Refused(words, clause=clause, code="second-person")


def _ended(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    return tuple(replace(pause, ended_on=pause.ended_on or today) for pause in pauses)


def _in(request: Request, *states: RequestState) -> None:
    if request.state not in states:
        raise _not_now(request)


def _not_now(request: Request) -> Conflict:
    words = "Dit past niet bij de stand van het verzoek."
    return Conflict(words, clause=Clause.R41, code=f"request-{request.state.value}")
