"""Carrying out a granted request to erase (R37): two people decided, the client has the letter, then the file goes."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from uuid import UUID

from domain.emergency_accesses.model import need_fresh_factor
from domain.recipient_notices.use_cases import require_recipients_settled
from domain.requests.execution import ExecutionWork
from domain.requests.machine import check_erasable
from domain.requests.steps import authorised, hold, refuse_the_own_adviser
from domain.retention.erasure import erase_client
from domain.retention.model import Erased, ErasureReason
from domain.shared.clauses import Clause
from domain.work import Works


async def erase_on_request(
    begin: Callable[[], AbstractAsyncContextManager[ExecutionWork]],
    works: Works,
    request_id: UUID,
    typed: str,
) -> Erased:
    """Erase the whole dossier, this request with it. What stays is the certificate and a line without a person.

    Who does it, and that it was meant, is one act and one record; the erasing is the job's own. Whatever ends the
    process in between leaves the request as it was, to be done again. Raises StrongLoginRequired, Refused, Invalid,
    Conflict (not handed over, not the whole file, recipients not told, a hold), NotFound.
    """
    async with begin() as uow:
        request = await authorised(uow, request_id)
        await refuse_the_own_adviser(uow, request.client_id)
        check_erasable(request, typed)
        await require_recipients_settled(uow, request)
        words = "Wissen vraagt uw code opnieuw. Bevestig met uw tweede factor."
        need_fresh_factor(await uow.access.standing(), uow.now, words, Clause.R37)
        await hold(uow, request)
        uow.log.code = request.number
        await uow.commit()
    return await erase_client(works, request.client_id, ErasureReason.REQUEST)
