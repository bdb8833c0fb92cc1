"""Acts on requests (R41-R44). Each is one transaction, one state, one line in the history, one record in the log."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.letters.model import Letter, LetterKind
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise, authorise_client, conclude
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.requests import letters, machine
from domain.requests.execution import ExecutionWork, require_done
from domain.requests.model import (
    ABOUT,
    Decision,
    Ground,
    IdentityMethod,
    ReopenReason,
    Request,
    RequestAct,
    Requester,
    RequestType,
)
from domain.requests.ports import FinishedRequest, RequestLine, RequestsWork
from domain.requests.steps import (
    OpenRequest,
    authorised,
    found,
    hold,
    read,
    refuse_the_own_adviser,
    saved,
    step,
)
from domain.shared.clock import bureau_date
from domain.shared.errors import FieldError, Invalid, NotFound
from domain.shared.ids import new_id


async def list_requests(uow: RequestsWork, *, ended: bool) -> Sequence[RequestLine]:
    """The register, for who handles or reviews."""
    await authorise(uow)
    uow.log.about(ABOUT)
    lines = await uow.requests.all(ended=ended)
    uow.log.shown(sorted({line.client_id for line in lines}))
    await uow.commit()
    return lines


async def list_finished(uow: RequestsWork) -> Sequence[FinishedRequest]:
    """What is left of the requests of erased clients: numbers and codes."""
    await authorise(uow)
    uow.log.about(ABOUT)
    lines = await uow.requests.finished()
    await uow.commit()
    return lines


async def list_of_client(uow: RequestsWork, client_id: UUID) -> Sequence[RequestLine]:
    """The requests of one file."""
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT)
    lines = await uow.requests.of_client(client_id)
    await uow.commit()
    return lines


async def read_request(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """One request with its parts, history and letters. Raises NotFound."""
    answer = await found(uow, await authorised(uow, request_id))
    await uow.commit()
    return answer


async def read_letter(uow: RequestsWork, request_id: UUID, letter_id: UUID) -> bytes:
    """A kept letter as it was made. Raises NotFound."""
    request = await authorised(uow, request_id)
    pdf = await uow.letters.pdf(request.client_id, ABOUT, request.id, letter_id)
    if pdf is None:
        raise NotFound
    await uow.commit()
    return pdf


async def name_requester(uow: RequestsWork, request_id: UUID, requester: Requester | None) -> OpenRequest:
    """Who asks for the client, and whether the mandate was seen. Raises Conflict."""
    return await step(
        uow, request_id, lambda r, _: machine.asked_by(r, requester), RequestAct.REQUESTER_NAMED
    )


async def verify_identity(
    uow: RequestsWork, request_id: UUID, method: IdentityMethod | None, printer: LetterPrinter
) -> OpenRequest:
    """Who asks is established (how, never with a copy), or could not be: then a letter says so.

    Raises Conflict, Refused (a mandate nobody saw).
    """
    if method is not None:
        return await step(
            uow, request_id, lambda r, today: machine.verified(r, method, today), RequestAct.IDENTITY_VERIFIED,
            code=method.value, printer=printer,
        )  # fmt: skip
    return await step(
        uow,
        request_id,
        lambda r, _: machine.identity_not_established(r),
        RequestAct.IDENTITY_NOT_ESTABLISHED,
        letter=lambda r, to, today: letters.identity_not_established(r, to, today, printer.bureau),
        printer=printer,
    )


async def ask_clarification(
    uow: RequestsWork, request_id: UUID, question: str, printer: LetterPrinter
) -> OpenRequest:
    """A letter asks; the clock stands still until the client answers. Raises Conflict."""
    return await step(
        uow,
        request_id,
        lambda r, today: machine.question_asked(r, question, today),
        RequestAct.CLARIFICATION_ASKED,
        letter=lambda r, to, today: letters.question(r, question, to, today),
        printer=printer,
    )


async def clarify(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The client answered; the clock goes on. Raises Conflict."""
    return await step(uow, request_id, machine.clarified, RequestAct.CLARIFIED)


async def extend(uow: RequestsWork, request_id: UUID, reason: str, printer: LetterPrinter) -> OpenRequest:
    """Two months more, with a letter, once. Raises Conflict."""
    return await step(
        uow,
        request_id,
        lambda r, today: machine.extended(r, reason, today),
        RequestAct.EXTENDED,
        letter=lambda r, to, today: letters.extension(r, to, today, r.term(today).due),
        printer=printer,
    )


async def set_fee(
    uow: RequestsWork, request_id: UUID, cents: int, ground: Ground | None, reason: str
) -> OpenRequest:
    """What answering costs, with why; a second person looks next. Raises Refused (R44), Conflict."""
    return await step(
        uow, request_id, lambda r, _: machine.fee_set(r, cents, ground, reason, uow.actor.id), RequestAct.FEE_SET,
        code=ground.value if ground else None, impartial=True,
    )  # fmt: skip


async def approve_fee(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The second person agrees with the fee. Raises Refused, Conflict."""
    return await step(
        uow, request_id, lambda r, _: machine.fee_approved(r, uow.actor.id), RequestAct.FEE_APPROVED, impartial=True
    )  # fmt: skip


async def drop_fee(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """It costs nothing after all. Raises Conflict."""
    return await step(uow, request_id, lambda r, _: machine.fee_dropped(r), RequestAct.FEE_DROPPED)


async def join(uow: RequestsWork, request_id: UUID, other_id: UUID, printer: LetterPrinter) -> OpenRequest:
    """The client asked the same before: both are answered together, and a letter says so. Raises Invalid, Refused."""
    before = await authorised(uow, request_id)
    other = await uow.requests.request(before.client_id, other_id)
    if other is None:
        words = "Kies een eerder verzoek van dezelfde cliënt, van dezelfde soort, dat nog open is."
        raise Invalid(words, errors=[FieldError("/joinedTo", "unknown", words)])
    return await step(
        uow,
        request_id,
        lambda r, _: machine.joined(r, other),
        RequestAct.JOINED,
        code=other.number,
        letter=lambda r, to, today: letters.joined(r, other, to, today),
        printer=printer,
    )


async def decide(uow: RequestsWork, request_id: UUID, decision: Decision) -> OpenRequest:
    """The handler decides, part by part; it waits for a second person. Raises Refused, Conflict, Invalid."""
    return await step(
        uow,
        request_id,
        lambda r, _: machine.decided(r, decision, uow.actor.id),
        RequestAct.DECIDED,
        impartial=True,
    )


async def review(uow: RequestsWork, request_id: UUID, agreed: bool, printer: LetterPrinter) -> OpenRequest:
    """The second person agrees, and the letter is made; or sends it back. Raises Refused, Conflict."""
    if not agreed:
        return await step(
            uow,
            request_id,
            lambda r, _: machine.sent_back(r, uow.actor.id),
            RequestAct.SENT_BACK,
            impartial=True,
        )
    order_until = await _order_until(uow, await authorised(uow, request_id))

    def letter(request: Request, to: tuple[str, ...], today: date) -> Letter:
        return letters.decision(request, to, today, printer.bureau, order_until)

    return await step(
        uow,
        request_id,
        lambda r, _: machine.reviewed(r, uow.actor.id),
        RequestAct.REVIEWED,
        impartial=True,
        letter=letter,
        printer=printer,
    )


async def hand_over(uow: RequestsWork, request_id: UUID, channel: CaseChannel, on: date) -> OpenRequest:
    """The client has the answer and what belongs to it. Raises Conflict, Invalid."""
    return await step(
        uow, request_id, lambda r, today: machine.handed_over(r, channel, on, today), RequestAct.HANDED_OVER,
        code=channel.value,
    )  # fmt: skip


async def execute(uow: ExecutionWork, request_id: UUID) -> OpenRequest:
    """What was granted is done, and is there to be seen. Raises Conflict."""
    before = await authorised(uow, request_id)
    after = machine.executed(before, uow.now)
    await require_done(uow, after)
    await hold(uow, before)
    return await saved(uow, before, after, RequestAct.EXECUTED)


async def close(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The end, with its letter. From here the case opens nothing and holds up nothing. Raises Refused, Conflict."""
    before = await authorised(uow, request_id)
    kept = await uow.letters.of(before.client_id, ABOUT, before.id)
    told = [letter for letter in kept if letter.kind is LetterKind.REQUEST_DECISION]
    after = machine.closed(before, len(told))
    await hold(uow, before)
    return await saved(uow, before, after, RequestAct.CLOSED)


async def withdraw(uow: RequestsWork, request_id: UUID) -> OpenRequest:
    """The client no longer asks it. Raises Conflict."""
    return await step(uow, request_id, lambda r, _: machine.taken_back(r), RequestAct.WITHDRAWN)


async def reopen(uow: RequestsWork, request_id: UUID, reason: ReopenReason) -> OpenRequest:
    """Open again what had ended, with why; a new term runs from today. Raises Conflict.

    An ended case opens no file: its head says whose it is, and the case is opened before anything of it is read.
    """
    owner = await uow.requests.owner(request_id)
    client_id = owner or new_id()
    facts = await uow.access.client_facts(client_id)
    uow.log.client_id = client_id
    of_office = owner is not None and facts.standing.roles - {Role.ADVISER}
    conclude(uow, facts.standing, facts.relations | ({Relation.OFFICE} if of_office else set()))
    uow.log.about(ABOUT, request_id)
    await refuse_the_own_adviser(uow, client_id)
    await uow.cases.reopen(request_id)
    before = await read(uow, client_id, request_id, lock=True)
    after = machine.reopened(before, reason, bureau_date(uow.now))
    return await saved(uow, before, after, RequestAct.REOPENED, reason.value)


async def _order_until(uow: RequestsWork, request: Request) -> date | None:
    """Until when the order's administration stays; asked only for who wants to be erased."""
    if request.type is not RequestType.ERASURE:
        return None
    known = await uow.retention.of_client(request.client_id, bureau_date(uow.now))
    return known.statutory_until if known else None
