"""Acts on requests (R41-R44). Each is one transaction, one state, one line in the history, one record in the log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.cases.model import CaseKind, NewCase
from domain.legal_calendar import answer_term
from domain.letters.model import KeptLetter, Letter, LetterKind
from domain.letters.ports import LetterPrinter, NewLetter
from domain.policy.gate import authorise, authorise_client
from domain.policy.relations import Relation
from domain.requests import letters, model
from domain.requests.execution import require_done
from domain.requests.model import ABOUT, Decision, IdentityMethod, NewRequest, Request, RequestAct
from domain.requests.ports import RequestEvent, RequestLine, RequestsWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound, Refused
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request with its history and its letters."""

    request: Request
    events: Sequence[RequestEvent]
    letters: Sequence[KeptLetter]


async def register(
    uow: RequestsWork, client_id: UUID, new: NewRequest, printer: LetterPrinter
) -> OpenRequest:
    """Take a request in: from here its term runs. Who does not have the file records no words of it.

    The acknowledgement is printed at once where the file can be sealed into. Raises Invalid.
    """
    decision = await authorise_client(uow, client_id)
    request_id, today = new_id(), bureau_date(uow.now)
    uow.log.about(ABOUT, request_id)
    in_file = decision.relation is not Relation.OFFICE
    new = new if in_file else replace(new, scope=None)
    model.check_new(new, today)
    due = answer_term(new.received_on).due
    head = NewCase(
        request_id,
        CaseKind.REQUEST,
        client_id,
        None,
        new.channel,
        new.received_on,
        handler_id=None,
        due_on=due,
    )
    await uow.cases.register(head)
    await uow.requests.add(request_id, client_id, new)
    request = await _read(uow, client_id, request_id)
    await uow.requests.add_event(request, RequestAct.REGISTERED)
    if in_file:
        to = await uow.requests.address(client_id)
        await _keep(uow, request, letters.acknowledgement(request, to, today, due), printer)
    return await _answer(uow, request, in_file=in_file)


async def list_requests(uow: RequestsWork, *, ended: bool) -> Sequence[RequestLine]:
    """The register, for who handles or reviews."""
    await authorise(uow)
    uow.log.about(ABOUT)
    found = await uow.requests.all(ended=ended)
    uow.log.shown(sorted({line.client_id for line in found}))
    await uow.commit()
    return found


async def list_of_client(uow: RequestsWork, client_id: UUID) -> Sequence[RequestLine]:
    """The requests of one file."""
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT)
    found = await uow.requests.of_client(client_id)
    await uow.commit()
    return found


async def read_request(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """One request with its history and letters. Raises NotFound."""
    request = await _authorised(uow, request_id)
    return await _answer(uow, request)


async def read_letter(uow: RequestsWork, request_id: UUID, letter_id: UUID) -> bytes:
    """A kept letter as it was made. Raises NotFound."""
    request = await _authorised(uow, request_id)
    pdf = await uow.letters.pdf(request.client_id, ABOUT, request.id, letter_id)
    if pdf is None:
        raise NotFound
    await uow.commit()
    return pdf


async def verify_identity(uow: RequestsWork, request_id: UUID, method: IdentityMethod | None) -> OpenRequest:
    """Who asks is established (how, never with a copy), or could not be. Raises Conflict."""
    if method is None:
        return await _act(
            uow,
            request_id,
            lambda r, _: model.identity_not_established(r),
            RequestAct.IDENTITY_NOT_ESTABLISHED,
        )
    return await _act(
        uow, request_id, lambda r, today: model.verified(r, method, today), RequestAct.IDENTITY_VERIFIED
    )


async def ask_clarification(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The clock stands still until the client answers. Raises Conflict."""
    return await _act(uow, request_id, model.question_asked, RequestAct.CLARIFICATION_ASKED)


async def clarify(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The client answered; the clock goes on. Raises Conflict."""
    return await _act(uow, request_id, model.clarified, RequestAct.CLARIFIED)


async def extend(uow: RequestsWork, request_id: UUID, reason: str, printer: LetterPrinter) -> OpenRequest:
    """Two months more, with a letter, once. Raises Conflict."""

    def letter(request: Request, to: tuple[str, ...], today: date) -> Letter:
        return letters.extension(request, to, today, request.term(today).due)

    return await _act(
        uow,
        request_id,
        lambda r, today: model.extended(r, reason, today),
        RequestAct.EXTENDED,
        letter=letter,
        printer=printer,
    )


async def decide(uow: RequestsWork, request_id: UUID, decision: Decision) -> OpenRequest:
    """The handler decides; it waits for a second person. Raises Refused, Conflict, Invalid."""
    return await _act(
        uow,
        request_id,
        lambda r, _: model.decided(r, decision, uow.actor.id),
        RequestAct.DECIDED,
        impartial=True,
    )


async def review(uow: RequestsWork, request_id: UUID, agreed: bool, printer: LetterPrinter) -> OpenRequest:
    """The second person agrees, and the letter is made; or sends it back. Raises Refused, Conflict."""
    if not agreed:
        return await _act(
            uow,
            request_id,
            lambda r, _: model.sent_back(r, uow.actor.id),
            RequestAct.SENT_BACK,
            impartial=True,
        )

    def letter(request: Request, to: tuple[str, ...], today: date) -> Letter:
        return letters.decision(request, to, today, printer.bureau)

    return await _act(
        uow,
        request_id,
        lambda r, _: model.reviewed(r, uow.actor.id),
        RequestAct.REVIEWED,
        impartial=True,
        letter=letter,
        printer=printer,
    )


async def execute(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """What was granted is done, and is there to be seen. Raises Conflict."""
    before = await _authorised(uow, request_id)
    after = model.executed(before, uow.now)
    await require_done(uow, after)
    return await _saved(uow, before, after, RequestAct.EXECUTED)


async def close(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The end, with its letter. From here the case opens nothing and holds up nothing. Raises Refused, Conflict."""
    request = await _authorised(uow, request_id)
    kept = await uow.letters.of(request.client_id, ABOUT, request.id)
    told = [letter for letter in kept if letter.kind is LetterKind.REQUEST_DECISION]
    after = model.closed(request, len(told))
    return await _saved(uow, request, after, RequestAct.CLOSED)


async def withdraw(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The client no longer asks it. Raises Conflict."""
    return await _act(uow, request_id, lambda r, _: model.taken_back(r), RequestAct.WITHDRAWN)


async def reopen(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """Open again what had ended. Raises Conflict."""
    return await _act(uow, request_id, lambda r, _: model.reopened(r), RequestAct.REOPENED)


async def _act(
    uow: RequestsWork,
    request_id: UUID,
    change: Callable[[Request, date], Request],
    act: RequestAct,
    *,
    impartial: bool = False,
    letter: Callable[[Request, tuple[str, ...], date], Letter] | None = None,
    printer: LetterPrinter | None = None,
) -> OpenRequest:
    before = await _authorised(uow, request_id)
    if impartial:
        await _refuse_the_own_adviser(uow, before.client_id)
    today = bureau_date(uow.now)
    after = change(before, today)
    if letter is not None and printer is not None:
        to = await uow.requests.address(after.client_id)
        await _keep(uow, after, letter(after, to, today), printer)
    return await _saved(uow, before, after, act)


async def _refuse_the_own_adviser(uow: RequestsWork, client_id: UUID) -> None:
    """Whoever guides the client does not judge a request that may be about that guidance, in whatever other role."""
    facts = await uow.access.client_facts(client_id)
    if facts.assigned or facts.stand_in_for is not None:
        words = "U begeleidt deze cliënt. Een ander beslist over het verzoek."
        raise Refused(words, clause=Clause.R42, code="own-conduct")


async def _saved(uow: RequestsWork, before: Request, after: Request, act: RequestAct) -> OpenRequest:
    today = bureau_date(uow.now)
    handler = after.handler_id or (uow.actor.id if act is not RequestAct.REVIEWED else None)
    due = after.term(today).due
    after = replace(after, handler_id=handler, due_on=due)
    await uow.requests.save(before, after)
    await uow.requests.add_event(after, act)
    await uow.cases.plan(after.id, handler_id=handler, due_on=due)
    answer = OpenRequest(
        after, await uow.requests.events(after), await uow.letters.of(after.client_id, ABOUT, after.id)
    )
    # Last: from here on the case no longer opens the file to who handles it.
    if after.state in model.ENDED and before.state not in model.ENDED:
        await uow.cases.close(after.id)
    if after.state not in model.ENDED and before.state in model.ENDED:
        await uow.cases.reopen(after.id)
    uow.log.code = after.state.value
    await uow.commit()
    return answer


async def _answer(uow: RequestsWork, request: Request, *, in_file: bool = True) -> OpenRequest:
    kept = await uow.letters.of(request.client_id, ABOUT, request.id) if in_file else ()
    found = OpenRequest(request, await uow.requests.events(request), kept)
    await uow.commit()
    return found


async def _authorised(uow: RequestsWork, request_id: UUID) -> Request:
    """A request out of reach is decided for a client that does not exist (R24)."""
    owner = await uow.requests.owner(request_id)
    client_id = owner or new_id()
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT, request_id)
    return await _read(uow, client_id, request_id)


async def _read(uow: RequestsWork, client_id: UUID, request_id: UUID) -> Request:
    request = await uow.requests.locked(client_id, request_id)
    if request is None:
        raise NotFound
    return request


async def _keep(uow: RequestsWork, request: Request, letter: Letter, printer: LetterPrinter) -> None:
    printed = await printer.print(letter)
    await uow.letters.add(NewLetter(new_id(), request.client_id, letter.kind, ABOUT, request.id, printed))
