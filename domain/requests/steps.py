"""One step with a request, as every act takes it: read, change, print, hold, write, in one transaction.

Letters are printed before the row is held (domain/cases/held.py). When somebody changed the request meanwhile, the
act is refused and nothing of it stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.cases.held import check_unchanged
from domain.legal_calendar import answer_term
from domain.letters.model import KeptLetter, Letter, LetterKind
from domain.letters.ports import LetterPrinter, NewLetter
from domain.policy.gate import authorise_client
from domain.requests import letters
from domain.requests.model import ABOUT, ENDED, Request, RequestAct, RequestItem, RequestState
from domain.requests.ports import RequestEvent, RequestsWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound, Refused
from domain.shared.ids import new_id

Change = Callable[[Request, date], Request]
Write = Callable[[Request, tuple[str, ...], date], Letter]

_OF_ANOTHER = frozenset({RequestAct.REVIEWED, RequestAct.FEE_APPROVED, RequestAct.WITHDRAWN})
"""Acts that do not make who does them the handler."""


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request with its parts, its history and its letters."""

    request: Request
    events: Sequence[RequestEvent]
    letters: Sequence[KeptLetter]
    items: Sequence[RequestItem] = ()


async def authorised(uow: RequestsWork, request_id: UUID) -> Request:
    """A request out of reach is decided for a client that does not exist (R24)."""
    owner = await uow.requests.owner(request_id)
    client_id = owner or new_id()
    await authorise_client(uow, client_id)
    uow.log.about(ABOUT, request_id)
    return await read(uow, client_id, request_id)


async def read(uow: RequestsWork, client_id: UUID, request_id: UUID, *, lock: bool = False) -> Request:
    """Raises NotFound."""
    request = await uow.requests.request(client_id, request_id, lock=lock)
    if request is None:
        raise NotFound
    return request


async def step(
    uow: RequestsWork,
    request_id: UUID,
    change: Change,
    act: RequestAct,
    *,
    code: str | None = None,
    impartial: bool = False,
    letter: Write | None = None,
    printer: LetterPrinter | None = None,
) -> OpenRequest:
    """Do one act. With a printer the acknowledgement goes out too when nobody made it yet. Raises Conflict."""
    before = await authorised(uow, request_id)
    if impartial:
        await refuse_the_own_adviser(uow, before.client_id)
    today = bureau_date(uow.now)
    after = change(before, today)
    written = [] if printer is None else await _to_write(uow, before, after, letter, today)
    printed = [(one.kind, await printer.print(one)) for one in written] if printer else []
    await hold(uow, before)
    for kind, pdf in printed:
        await uow.letters.add(NewLetter(new_id(), after.client_id, kind, ABOUT, after.id, pdf))
    return await saved(uow, before, after, act, code)


async def hold(uow: RequestsWork, before: Request) -> None:
    """From here on nobody else changes it. Raises Conflict when somebody did since it was read."""
    check_unchanged(before, await read(uow, before.client_id, before.id, lock=True), Clause.R41)


async def refuse_the_own_adviser(uow: RequestsWork, client_id: UUID) -> None:
    """Whoever guides the client does not judge a request that may be about that guidance, in whatever other role."""
    facts = await uow.access.client_facts(client_id)
    if facts.assigned or facts.stand_in_for is not None:
        words = "U begeleidt deze cliënt. Een ander beslist over het verzoek."
        raise Refused(words, clause=Clause.R42, code="own-conduct")


async def saved(
    uow: RequestsWork, before: Request, after: Request, act: RequestAct, code: str | None = None
) -> OpenRequest:
    """Write what an act changed, and end or open the case with it."""
    today = bureau_date(uow.now)
    handler = after.handler_id or (None if act in _OF_ANOTHER else uow.actor.id)
    due = after.term(today).due
    after = replace(after, handler_id=handler, due_on=due)
    if act is RequestAct.DECIDED and after.decision is not None:
        await uow.requests.set_items(after, after.decision.items)
    await uow.requests.save(before, after)
    await uow.requests.add_event(after.id, after.client_id, act, code)
    await uow.cases.plan(after.id, handler_id=handler, due_on=due)
    answer = await found(uow, replace(after, version=after.version + 1))
    # Last: from here on the case no longer opens the file to who handles it.
    if after.state in ENDED and before.state not in ENDED:
        await uow.cases.close(after.id)
    uow.log.code = code or after.state.value
    await uow.commit()
    return answer


async def found(uow: RequestsWork, request: Request) -> OpenRequest:
    """The request with everything that is shown of it."""
    return OpenRequest(
        request,
        await uow.requests.events(request),
        await uow.letters.of(request.client_id, ABOUT, request.id),
        await uow.requests.items(request),
    )


async def _to_write(
    uow: RequestsWork, before: Request, after: Request, letter: Write | None, today: date
) -> list[Letter]:
    to = await uow.requests.address(after.client_id)
    written = []
    if before.state is RequestState.RECEIVED and before.reopened_on is None:
        kept = await uow.letters.of(before.client_id, ABOUT, before.id)
        if all(one.kind is not LetterKind.REQUEST_RECEIVED for one in kept):
            due = answer_term(before.received_on).due
            written.append(letters.acknowledgement(before, to, today, due))
    if letter is not None:
        written.append(letter(after, to, today))
    return written
