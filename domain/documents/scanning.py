"""The jobs of documents: scan what waits, wipe what was removed. Each knows of a document where it is, not what it is.

A scanner that is down leaves the document waiting; its content is not served meanwhile (R6).
"""

from datetime import timedelta
from uuid import UUID

from domain.documents.model import UNDO_WINDOW, ScanState, WaitingDocument
from domain.documents.ports import Scanner
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.ids import new_id
from domain.work import Work, Works

JOB = "documents"
WIPED_AT_ONCE = 100


async def scan_document(works: Works, scanner: Scanner, document_id: UUID) -> ScanState | None:
    """Scan one document and write down what came out; safe to run again. None when there was nothing to do.

    Raises ScannerDown: the document stays waiting.
    """
    async with works.begin(Actor.system(JOB), Action.DOCUMENT_SCAN, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        waiting = await uow.documents.waiting(document_id)
        if waiting is None:
            return None
        content = await uow.documents.waiting_content(waiting)
    state = ScanState.CLEAN if await scanner.is_clean(content.pieces()) else ScanState.INFECTED
    async with works.begin(Actor.system(JOB), Action.DOCUMENT_SCAN, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        _about(uow, waiting)
        uow.log.code = state.value
        if not await uow.documents.mark_scanned(document_id, state):
            return None
        await uow.commit()
    return state


async def resume_unscanned(works: Works) -> int:
    """Ask again for documents whose scan was lost or gave up. Answers how many."""
    async with works.begin(Actor.system(JOB), Action.DOCUMENT_SCAN, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        found = await uow.documents.defer_unscanned()
        if found:
            uow.log.about("document", found[0])
            await uow.commit()
    return len(found)


async def wipe_removed(works: Works) -> int:
    """Wipe documents that were removed and can no longer be put back, one act each. Answers how many."""
    async with works.begin(Actor.system(JOB), Action.DOCUMENT_WIPE, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        gone = await uow.documents.removed_before(uow.now - UNDO_WINDOW - timedelta(minutes=1), WIPED_AT_ONCE)
    for document in gone:
        async with works.begin(
            Actor.system(JOB), Action.DOCUMENT_WIPE, Purpose.ADMINISTRATION, request_id=new_id()
        ) as uow:
            await authorise(uow)
            _about(uow, document)
            if await uow.documents.wipe(document.id):
                await uow.commit()
    return len(gone)


def _about(uow: Work, document: WaitingDocument) -> None:
    """The record stands in the client's access log, though the act was decided without a relation to the client."""
    uow.log.client_id = document.client_id
    uow.log.about("document", document.id)
