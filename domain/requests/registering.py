"""Taking a request in (R41): by whoever has the file, or by anyone of the staff who has the client's number."""

from dataclasses import replace
from uuid import UUID

from domain.cases.model import CaseChannel, CaseKind, NewCase
from domain.legal_calendar import answer_term
from domain.letters.keeping import write_letter
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise, authorise_client
from domain.policy.relations import Relation
from domain.requests import letters, machine
from domain.requests.model import ABOUT, NewRequest, RequestAct, RequestType, TakenIn
from domain.requests.ports import RequestsWork
from domain.requests.steps import OpenRequest, found, read
from domain.shared.clock import bureau_date
from domain.shared.errors import TooMany
from domain.shared.ids import new_id

TAKE_IN = "request.take-in"
TAKEN_IN_PER_HOUR = 20
"""More than anyone takes in, and a wall for whoever tries numbers."""
UNKNOWN_NUMBER = "unknown-number"


async def register(
    uow: RequestsWork, client_id: UUID, new: NewRequest, printer: LetterPrinter
) -> OpenRequest:
    """Take a request in: from here its term runs. Who does not have the file records no words of it.

    The acknowledgement is printed at once where the file can be sealed into; else when it is first handled.
    Raises Invalid.
    """
    decision = await authorise_client(uow, client_id)
    request_id, today = new_id(), bureau_date(uow.now)
    uow.log.about(ABOUT, request_id)
    in_file = decision.relation is not Relation.OFFICE
    new = new if in_file else replace(new, scope=None, requester=None)
    machine.check_new(new, today)
    await _lay_down(uow, request_id, client_id, new)
    request = await read(uow, client_id, request_id)
    if not in_file:
        answer = OpenRequest(request, await uow.requests.events(request), ())
        await uow.commit()
        return answer
    to = await uow.requests.address(client_id)
    letter = letters.acknowledgement(request, to, today, request.due_on)
    await write_letter(uow, client_id, ABOUT, request_id, letter, printer)
    answer = await found(uow, request)
    await uow.commit()
    return answer


async def take_in(
    uow: RequestsWork, client_number: str, kind: RequestType, channel: CaseChannel
) -> TakenIn | None:
    """Take a request in by the client's number, today. What comes back is the same whether or not the file is theirs.

    None for a number that nobody has: that, too, is counted and logged. Raises TooMany.
    """
    await authorise(uow)
    uow.log.about(ABOUT)
    if await uow.access.count_act(TAKE_IN) > TAKEN_IN_PER_HOUR:
        raise TooMany("U heeft dit uur te veel verzoeken aangenomen. Vraag de privacyfunctionaris.", 3600)
    client_id = await uow.requests.client_of(client_number)
    if client_id is None:
        uow.log.code = UNKNOWN_NUMBER
        await uow.commit()
        return None
    request_id, today = new_id(), bureau_date(uow.now)
    uow.log.about(ABOUT, request_id)
    uow.log.client_id = client_id
    taken = await _lay_down(uow, request_id, client_id, NewRequest(kind, channel, today, None))
    await uow.commit()
    return taken


async def _lay_down(uow: RequestsWork, request_id: UUID, client_id: UUID, new: NewRequest) -> TakenIn:
    due = answer_term(new.received_on).due
    number = await uow.cases.register(
        NewCase(
            request_id, CaseKind.REQUEST, client_id, None, new.channel, new.received_on, handler_id=None, due_on=due
        )
    )  # fmt: skip
    await uow.requests.add(request_id, client_id, new)
    await uow.requests.add_event(request_id, client_id, RequestAct.REGISTERED)
    return TakenIn(number, new.received_on, due)
