"""Saying what changed, telling each recipient, telling the client who they were (AVG 19)."""

from uuid import UUID

from domain.cases.model import CaseChannel
from domain.inventory_entry import Category
from domain.letters.keeping import write_letter
from domain.letters.ports import LetterPrinter
from domain.recipient_notices import letters
from domain.recipient_notices.model import (
    ABOUT,
    ImpossibleReason,
    Notice,
    RecipientList,
    Recipients,
    change_of,
    check_categories,
    check_open,
    due_on,
    must_be_settled,
    not_told,
    settled_already,
)
from domain.recipient_notices.ports import RecipientNoticesWork
from domain.requests.model import ABOUT as REQUEST
from domain.requests.model import Request
from domain.requests.steps import authorised
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound
from domain.tasks.model import NewTask, TaskKind


async def list_recipients(uow: RecipientNoticesWork, request_id: UUID) -> Recipients:
    """Who must hear what this request changed, and how far that is. Raises NotFound."""
    found = await uow.recipient_notices.of(await authorised(uow, request_id))
    await uow.commit()
    return found


async def make_list(
    uow: RecipientNoticesWork, request_id: UUID, categories: frozenset[Category]
) -> Recipients:
    """Say what changed, by kind of data: whoever was sent any of it is listed, with a task for the adviser.

    Again with more: what is there stays, what came since is added. Before an erasure: the list goes with the client.
    Raises NotFound, Invalid, Conflict (a request that changes nothing, or that ended).
    """
    request = await authorised(uow, request_id)
    change = change_of(request)
    check_categories(categories)
    await uow.recipient_notices.make(request, change, categories)
    found = await uow.recipient_notices.of(request)
    await uow.tasks.finish(request.client_id, TaskKind.TELL_RECIPIENTS, request.id)
    if not found.settled:
        due = due_on(bureau_date(uow.now))
        await uow.tasks.add(
            NewTask(request.client_id, None, TaskKind.TELL_RECIPIENTS, due, source_id=request.id)
        )
    uow.log.code = change.value
    await uow.commit()
    return found


async def tell(
    uow: RecipientNoticesWork,
    request_id: UUID,
    notice_id: UUID,
    channel: CaseChannel,
    printer: LetterPrinter,
) -> Recipients:
    """One recipient is told, with a letter that names kinds of data and no value. Raises NotFound, Conflict."""
    request = await authorised(uow, request_id)
    made, notice = await _open(uow, request, notice_id)
    who = await uow.recipient_notices.about(request.client_id)
    letter = letters.to_recipient(notice, made.change, who, bureau_date(uow.now))
    letter_id = await write_letter(uow, request.client_id, REQUEST, request.id, letter, printer)
    if not await uow.recipient_notices.tell(notice_id, channel, letter_id):
        raise settled_already()
    return await _settled(uow, request, notice_id)


async def mark_impossible(
    uow: RecipientNoticesWork, request_id: UUID, notice_id: UUID, reason: ImpossibleReason
) -> Recipients:
    """One recipient cannot be told, with a coded reason (AVG 19). Raises NotFound, Conflict."""
    request = await authorised(uow, request_id)
    await _open(uow, request, notice_id)
    if not await uow.recipient_notices.set_aside(notice_id, reason):
        raise settled_already()
    uow.log.code = reason.value
    return await _settled(uow, request, notice_id)


async def tell_client(uow: RecipientNoticesWork, request_id: UUID, printer: LetterPrinter) -> Recipients:
    """A letter to the client with who received it and who was told. Raises NotFound, Conflict (no list yet)."""
    request = await authorised(uow, request_id)
    found = await uow.recipient_notices.of(request)
    if found.list is None:
        raise _no_list()
    to = await uow.requests.address(request.client_id)
    letter = letters.to_client(request, found.list, found.notices, to, bureau_date(uow.now))
    await write_letter(uow, request.client_id, REQUEST, request.id, letter, printer)
    await uow.commit()
    return found


async def require_recipients_settled(uow: RecipientNoticesWork, request: Request) -> None:
    """What must be done before a correction or erasure may be called done. Raises Conflict (recipients-not-told).

    The database says the same of closing it (migration 0023).
    """
    if must_be_settled(request) and not (await uow.recipient_notices.of(request)).settled:
        raise not_told()


async def _settled(uow: RecipientNoticesWork, request: Request, notice_id: UUID) -> Recipients:
    uow.log.about(ABOUT, notice_id)
    found = await uow.recipient_notices.of(request)
    if found.settled:
        await uow.tasks.finish(request.client_id, TaskKind.TELL_RECIPIENTS, request.id)
    await uow.commit()
    return found


async def _open(uow: RecipientNoticesWork, request: Request, notice_id: UUID) -> tuple[RecipientList, Notice]:
    found = await uow.recipient_notices.of(request)
    if found.list is None:
        raise _no_list()
    notice = next((one for one in found.notices if one.id == notice_id), None)
    if notice is None:
        raise NotFound
    check_open(notice)
    return found.list, notice


def _no_list() -> Conflict:
    words = "Leg eerst vast welke gegevens zijn gewijzigd."
    return Conflict(words, clause=Clause.AVG_19, code="no-recipient-list")
