"""Documents in PostgreSQL: title, name, kind and hash sealed one by one, the content in sealed pieces."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.documents import ports as domain
from domain.documents.model import (
    MAXIMUM_DOCUMENTS,
    Document,
    DocumentClass,
    DocumentKind,
    HealthDocumentTrace,
    MediaType,
    NewDocument,
    ScanState,
    WaitingDocument,
)
from persistence.document_content import PostgresContent
from persistence.document_spool import DocumentSpool
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.documents import document, document_chunk

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

QUEUE = "documents"
TASK = "scan_document"

_DOCUMENT = """
    select d.id, d.client_id, d.document_class, d.kind_sealed, d.title_sealed, d.original_name_sealed, d.sha256_sealed,
           d.media_type, d.byte_size, d.page_count, d.scan_state, d.traject_id, d.uploaded_by,
           u.name as uploaded_by_name, d.uploaded_at, d.removed_at, d.version
    from document d join app_user u on u.id = d.uploaded_by
    where d.client_id = :client_id and d.document_class = :document_class
"""
_ALL = Sql(
    text(
        f"{_DOCUMENT} and d.removed_at is null order by d.uploaded_at desc, d.id desc limit {MAXIMUM_DOCUMENTS}"
    )
)
_ONE = Sql(text(f"{_DOCUMENT} and d.id = :id and (d.removed_at is null or :removed)"))
_TRACES = Sql(
    text(
        "select id, uploaded_at from document where client_id = :client_id and document_class = 'health' "
        f"and removed_at is null order by uploaded_at desc, id desc limit {MAXIMUM_DOCUMENTS}"
    )
)
_HAS_TRAJECT = Sql(text("select exists (select 1 from traject where id = :id and client_id = :client_id)"))
_ADD = Sql(
    insert_into(
        document, "id", "client_id", "traject_id", "document_class", "kind_sealed", "title_sealed",
        "original_name_sealed", "sha256_sealed", "media_type", "byte_size", "page_count", "scan_state", "uploaded_by",
        "uploaded_at",
    )
)  # fmt: skip
_ADD_PIECE = Sql(insert_into(document_chunk, "document_id", "sequence", "client_id", "content_sealed"))
_CHANGE = Sql(
    text(
        "update document set kind_sealed = :kind, title_sealed = :title, version = version + 1 "
        "where id = :id and client_id = :client_id and version = :expected and removed_at is null"
    )
)
_MARK_REMOVED = Sql(
    text(
        "update document set removed_at = :at, version = version + 1 "
        "where id = :id and client_id = :client_id and version = :expected"
    )
)
_WAITING = Sql(
    text(
        "select id, client_id, byte_size from document where id = :id and scan_state = 'waiting' "
        "and removed_at is null"
    )
)
_MARK_SCANNED = Sql(
    text(
        "update document set scan_state = :state, scanned_at = :now where id = :id and scan_state = 'waiting' "
        "and removed_at is null"
    )
)
_DEFER = Sql(
    text(
        """
        select procrastinate_defer_jobs_v1(array[row(
            cast(:queue as varchar), cast(:task as varchar), 0, null, null,
            jsonb_build_object('document_id', cast(:document_id as text)), null
        )::procrastinate_job_to_defer_v1])
        """
    )
)
_UNSCANNED = Sql(
    text(
        """
        select d.id from document d
        where d.scan_state = 'waiting' and d.removed_at is null
          and not exists (select 1 from procrastinate_jobs j where j.task_name = :task
                          and j.status in ('todo', 'doing') and j.args ->> 'document_id' = cast(d.id as text))
        order by d.id limit 100
        for update of d skip locked
        """
    )
)
_REMOVED = Sql(
    text(
        "select id, client_id, byte_size from document where removed_at < :moment order by removed_at limit :limit"
    )
)
_WIPE = Sql(text("delete from document where id = :id"))


class PostgresDocuments:
    """See `domain.documents.ports.DocumentRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work
        self._keys: dict[UUID, DataKey] = {}

    async def open_spool(self, client_id: UUID) -> DocumentSpool:
        return DocumentSpool(await self._key(client_id), client_id)

    async def documents(self, client_id: UUID, document_class: DocumentClass) -> Sequence[Document]:
        rows = await self._work.fetch_all(_ALL, client_id=client_id, document_class=document_class.value)
        if not rows:
            return []
        key = await self._key(client_id)
        return [_document(row, key) for row in rows]

    async def health_traces(self, client_id: UUID) -> Sequence[HealthDocumentTrace]:
        rows = await self._work.fetch_all(_TRACES, client_id=client_id)
        return [HealthDocumentTrace(row["id"], row["uploaded_at"]) for row in rows]

    async def document(
        self, client_id: UUID, document_class: DocumentClass, document_id: UUID, *, removed: bool = False
    ) -> Document | None:
        row = await self._work.fetch_one(
            _ONE,
            client_id=client_id,
            document_class=document_class.value,
            id=document_id,
            removed=removed,
        )
        return _document(row, await self._key(client_id)) if row else None

    async def has_traject(self, client_id: UUID, traject_id: UUID) -> bool:
        return bool(await self._work.fetch_value(_HAS_TRAJECT, id=traject_id, client_id=client_id))

    async def add(
        self,
        client_id: UUID,
        document_class: DocumentClass,
        new: NewDocument,
        spool: domain.DocumentSpool,
        scan_state: ScanState,
    ) -> None:
        assert isinstance(spool, DocumentSpool)
        key, row_id = await self._key(client_id), spool.document_id
        await self._work.execute(
            _ADD,
            id=row_id,
            client_id=client_id,
            traject_id=new.traject_id,
            document_class=document_class.value,
            kind_sealed=_seal(key, new.kind.value, "kind_sealed", row_id, client_id),
            title_sealed=_seal(key, new.title, "title_sealed", row_id, client_id),
            original_name_sealed=_seal(key, new.original_name, "original_name_sealed", row_id, client_id),
            sha256_sealed=_seal(key, spool.file_hash, "sha256_sealed", row_id, client_id),
            media_type=new.inspected.media_type.value,
            byte_size=spool.byte_size,
            page_count=new.inspected.page_count,
            scan_state=scan_state.value,
            uploaded_by=self._work.actor.id,
            uploaded_at=self._work.now,
        )
        for sequence, content in spool.sealed_pieces():
            await self._work.execute(
                _ADD_PIECE, document_id=row_id, sequence=sequence, client_id=client_id, content_sealed=content
            )
        if scan_state is ScanState.WAITING:
            await self._defer(row_id)

    async def change(self, document: Document, kind: DocumentKind, title: str, expected_version: int) -> bool:
        key, row_id, client_id = await self._key(document.client_id), document.id, document.client_id
        changed = await self._work.execute(
            _CHANGE,
            id=row_id,
            client_id=client_id,
            expected=expected_version,
            kind=_seal(key, kind.value, "kind_sealed", row_id, client_id),
            title=_seal(key, title, "title_sealed", row_id, client_id),
        )
        return changed == 1

    async def mark_removed(self, document: Document, at: datetime | None, expected_version: int) -> bool:
        changed = await self._work.execute(
            _MARK_REMOVED, id=document.id, client_id=document.client_id, at=at, expected=expected_version
        )
        return changed == 1

    def content(self, document: Document) -> PostgresContent:
        key = self._keys[document.client_id]
        return PostgresContent(self._work, document.id, document.client_id, document.byte_size, key)

    async def waiting(self, document_id: UUID) -> WaitingDocument | None:
        row = await self._work.fetch_one(_WAITING, id=document_id)
        return WaitingDocument(row["id"], row["client_id"], row["byte_size"]) if row else None

    async def waiting_content(self, waiting: WaitingDocument) -> PostgresContent:
        key = await self._key(waiting.client_id)
        return PostgresContent(self._work, waiting.id, waiting.client_id, waiting.byte_size, key)

    async def mark_scanned(self, document_id: UUID, state: ScanState) -> bool:
        changed = await self._work.execute(
            _MARK_SCANNED, id=document_id, state=state.value, now=self._work.now
        )
        return changed == 1

    async def defer_unscanned(self) -> list[UUID]:
        found = [row["id"] for row in await self._work.fetch_all(_UNSCANNED, task=TASK)]
        for document_id in found:
            await self._defer(document_id)
        return found

    async def removed_before(self, moment: datetime, limit: int) -> Sequence[WaitingDocument]:
        rows = await self._work.fetch_all(_REMOVED, moment=moment, limit=limit)
        return [WaitingDocument(row["id"], row["client_id"], row["byte_size"]) for row in rows]

    async def wipe(self, document_id: UUID) -> bool:
        return await self._work.execute(_WIPE, id=document_id) == 1

    async def _defer(self, document_id: UUID) -> None:
        await self._work.fetch_value(_DEFER, queue=QUEUE, task=TASK, document_id=str(document_id))

    async def _key(self, client_id: UUID) -> DataKey:
        if client_id not in self._keys:
            self._keys[client_id] = await self._work.sealing.key_of(client_id)
        return self._keys[client_id]


def _seal(key: DataKey, value: str, column: str, row_id: UUID, client_id: UUID) -> bytes | None:
    return seal_text(key, value, "document", column, row_id, client_id)


def _document(row: Record, key: DataKey) -> Document:
    def opened(column: str) -> str:
        return open_text(key, row[column], "document", column, row["id"], row["client_id"]) or ""

    return Document(
        id=row["id"],
        client_id=row["client_id"],
        document_class=DocumentClass(row["document_class"]),
        kind=DocumentKind(opened("kind_sealed")),
        title=opened("title_sealed"),
        original_name=opened("original_name_sealed"),
        media_type=MediaType(row["media_type"]),
        byte_size=row["byte_size"],
        page_count=row["page_count"],
        sha256=opened("sha256_sealed"),
        scan_state=ScanState(row["scan_state"]),
        traject_id=row["traject_id"],
        uploaded_by=row["uploaded_by"],
        uploaded_by_name=row["uploaded_by_name"],
        uploaded_at=row["uploaded_at"],
        removed_at=row["removed_at"],
        version=row["version"],
    )
