"""Acts on documents. Every one names the client first: there is no way to a document but through its file (R24).

Health documents are reached by acts of their own, which ask for a purpose (R23) and, to add one, for a traject that
gives a ground (R29). What is ordinary does not exist for those acts, and the other way around.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from domain.documents.model import (
    MAXIMUM_DOCUMENTS,
    UNDO_WINDOW,
    Document,
    DocumentClass,
    DocumentKind,
    HealthDocumentTrace,
    NewDocument,
    ScanState,
    check_described,
    check_servable,
)
from domain.documents.ports import DocumentSpool, DocumentsWork, OpenedDocument
from domain.intake.codes import PartyKind
from domain.policy.gate import authorise_client
from domain.records.use_cases import health_ground
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, Refused, StaleVersion


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents of one class; of health documents that they are there, for who asks for the ordinary ones."""

    documents: Sequence[Document]
    health: Sequence[HealthDocumentTrace]


async def list_documents(uow: DocumentsWork, document_class: DocumentClass, client_id: UUID) -> Listing:
    """The documents of a class, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about(_named(document_class))
    found = await uow.documents.documents(client_id, document_class)
    ordinary = document_class is DocumentClass.ORDINARY
    traces = await uow.documents.health_traces(client_id) if ordinary else []
    await uow.commit()
    return Listing(found, traces)


async def begin_upload(uow: DocumentsWork, document_class: DocumentClass, client_id: UUID) -> DocumentSpool:
    """Whether this actor may add to this file, before a byte is read; and the place the bytes go to."""
    await authorise_client(uow, client_id)
    await _ground(uow, document_class, client_id)
    return await uow.documents.open_spool(client_id)


async def add_document(
    uow: DocumentsWork,
    document_class: DocumentClass,
    client_id: UUID,
    new: NewDocument,
    spool: DocumentSpool,
    *,
    scanned: bool,
) -> Document:
    """Take a complete upload into the file. `scanned` says whether a scanner is in use; then it waits for that first.

    Raises Invalid, Conflict, Refused (R29: no ground for health data).
    """
    await authorise_client(uow, client_id)
    check_described(document_class, new.kind, new.title)
    await _check_kind(uow, document_class, client_id, new.kind)
    new = replace(new, traject_id=await _traject(uow, document_class, client_id, new.traject_id))
    if len(await uow.documents.documents(client_id, document_class)) >= MAXIMUM_DOCUMENTS:
        raise Conflict("Er staan al te veel documenten in dit dossier.")
    uow.log.about(_named(document_class), spool.document_id)
    state = ScanState.WAITING if scanned else ScanState.NOT_SCANNED
    await uow.documents.add(client_id, document_class, new, spool, state)
    document = await _document(uow, document_class, client_id, spool.document_id)
    await uow.commit()
    return document


async def read_document(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, document_id: UUID
) -> Document:
    """What is known of a document, without its content. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about(_named(document_class), document_id)
    document = await _document(uow, document_class, client_id, document_id)
    await uow.commit()
    return document


async def change_document(
    uow: DocumentsWork,
    document_class: DocumentClass,
    client_id: UUID,
    document_id: UUID,
    kind: DocumentKind | None,
    title: str | None,
    version: int,
) -> Document:
    """Give another title or kind. Content, class and client never change. Raises NotFound, Invalid, StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about(_named(document_class), document_id)
    current = await _document(uow, document_class, client_id, document_id)
    changed = replace(
        current,
        kind=kind or current.kind,
        title=current.title if title is None else title.strip(),
        version=version + 1,
    )
    check_described(document_class, changed.kind, changed.title)
    if changed.kind is not current.kind:
        await _check_kind(uow, document_class, client_id, changed.kind)
    if not await uow.documents.change(current, changed.kind, changed.title, version):
        raise StaleVersion(current)
    await uow.commit()
    return changed


async def remove_document(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, document_id: UUID, version: int
) -> None:
    """Take a document out; for an hour it can be put back. Raises NotFound, StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about(_named(document_class), document_id)
    uow.log.code = "removed"
    current = await _document(uow, document_class, client_id, document_id)
    if not await uow.documents.mark_removed(current, uow.now, version):
        raise StaleVersion(current)
    await uow.commit()


async def restore_document(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, document_id: UUID
) -> Document:
    """Put back what was removed less than an hour ago; what is there already stays. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about(_named(document_class), document_id)
    uow.log.code = "restored"
    current = await uow.documents.document(client_id, document_class, document_id, removed=True)
    if current is None or (current.removed_at and uow.now - current.removed_at > UNDO_WINDOW):
        raise NotFound
    if current.removed_at is not None:
        await uow.documents.mark_removed(current, None, current.version)
        current = replace(current, removed_at=None, version=current.version + 1)
    await uow.commit()
    return current


async def open_content(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, document_id: UUID
) -> tuple[OpenedDocument, bytes]:
    """Open the content: its first piece now, the rest as it is read. One record, before a byte leaves.

    Raises NotFound, Conflict (not scanned yet, infected), Unreadable.
    """
    opened = await _opened(uow, document_class, client_id, document_id)
    first = await opened.content.piece(0)
    await uow.commit()
    return opened, first


async def open_page(
    uow: DocumentsWork,
    document_class: DocumentClass,
    client_id: UUID,
    document_id: UUID,
    number: int,
    shown_as: str,
) -> OpenedDocument:
    """A page to be shown as a picture; `shown_as` (page, thumbnail) stands in the record.

    Raises NotFound for a page that is not there, or a document that has none; Conflict as for the content.
    """
    opened = await _opened(uow, document_class, client_id, document_id)
    if number > (opened.document.page_count or 0) or not opened.document.media_type.has_pages:
        raise NotFound("Van dit document is er geen afbeelding van deze bladzijde.")
    uow.log.code = shown_as
    await uow.commit()
    return opened


async def _opened(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, document_id: UUID
) -> OpenedDocument:
    await authorise_client(uow, client_id)
    uow.log.about(_named(document_class), document_id)
    uow.log.code = "content"
    document = await _document(uow, document_class, client_id, document_id)
    check_servable(document)
    return OpenedDocument(document, uow.documents.content(document))


async def _document(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, document_id: UUID
) -> Document:
    document = await uow.documents.document(client_id, document_class, document_id)
    if document is None:
        raise NotFound
    return document


async def _traject(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, traject_id: UUID | None
) -> UUID | None:
    """The traject it belongs to. A health document always has one: the one that gives the ground."""
    ground = await _ground(uow, document_class, client_id)
    if traject_id is None or ground is not None:
        return ground
    if not await uow.documents.has_traject(client_id, traject_id):
        words = "Dit traject staat niet in dit dossier."
        raise Invalid(words, errors=[FieldError("/trajectId", "unknown", words)])
    return traject_id


async def _check_kind(
    uow: DocumentsWork, document_class: DocumentClass, client_id: UUID, kind: DocumentKind
) -> None:
    """R29: under an employer's traject only what says in work terms what someone can do, by name; nothing "other"."""
    if document_class is DocumentClass.ORDINARY or kind is not DocumentKind.OTHER:
        return
    ground = await health_ground(uow, client_id)
    for traject in await uow.records.trajects(client_id):
        if traject.id == ground and traject.party_kind is PartyKind.EMPLOYER:
            words = "Voor een werkgever mogen alleen stukken over wat iemand in werk kan in het dossier."
            raise Refused(words, clause=Clause.R29)


async def _ground(uow: DocumentsWork, document_class: DocumentClass, client_id: UUID) -> UUID | None:
    return await health_ground(uow, client_id) if document_class is DocumentClass.HEALTH else None


def _named(document_class: DocumentClass) -> str:
    return "health-document" if document_class is DocumentClass.HEALTH else "document"
