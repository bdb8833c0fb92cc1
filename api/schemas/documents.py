"""Bodies of documents; their content is never in one."""

from typing import Annotated, Any
from urllib.parse import quote

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Identifier, Line, Model, Moment, Version
from domain.documents.model import Document as DomainDocument
from domain.documents.model import (
    DocumentClass,
    DocumentKind,
    HealthDocumentTrace,
    MediaType,
    ScanState,
    download_name,
)

Title = Annotated[
    str, StringConstraints(max_length=200, min_length=1, pattern=NO_CONTROL, strip_whitespace=True)
]
Pages = Annotated[int, Field(ge=1, le=500, json_schema_extra={"format": "int32"})]
Bytes = Annotated[int, Field(ge=1, le=104_857_600, json_schema_extra={"format": "int32"})]
Hash = Annotated[str, StringConstraints(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$")]


class DocumentFields(Model):
    """De velden van het formulier naast het bestand."""

    kind: DocumentKind
    title: Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROL)] = ""
    traject_id: Identifier | None = None


class DocumentUpdate(Model):
    """Wat er aan een document wijzigt; de inhoud nooit."""

    kind: DocumentKind | None = None
    title: Title | None = None


class Document(Model):
    """Een document in het dossier. Bewijs verwijst ernaar met `id` en `title`."""

    id: Identifier
    document_class: DocumentClass
    kind: DocumentKind
    title: Line
    original_name: Line
    media_type: MediaType
    byte_size: Bytes
    page_count: Pages | None = None
    sha256: Hash
    scan_state: ScanState
    traject_id: Identifier | None = None
    uploaded_by_id: Identifier
    uploaded_by_name: Line
    uploaded_at: Moment
    version: Version


class HealthDocumentExists(Model):
    """Van een document over gezondheid, zonder doel: dat het er is en sinds wanneer."""

    id: Identifier
    uploaded_at: Moment


class DocumentList(Model):
    """De documenten, nieuwste eerst."""

    items: Annotated[list[Document], Field(max_length=500)]
    health_documents: Annotated[list[HealthDocumentExists], Field(max_length=500)]
    maximum_bytes: Count


def present_document(document: DomainDocument) -> dict[str, Any]:
    """A document as JSON members."""
    return {
        "id": document.id,
        "documentClass": document.document_class,
        "kind": document.kind,
        "title": document.title,
        "originalName": document.original_name,
        "mediaType": document.media_type,
        "byteSize": document.byte_size,
        "pageCount": document.page_count,
        "sha256": document.sha256,
        "scanState": document.scan_state,
        "trajectId": document.traject_id,
        "uploadedById": document.uploaded_by,
        "uploadedByName": document.uploaded_by_name,
        "uploadedAt": document.uploaded_at,
        "version": document.version,
    }


def present_trace(trace: HealthDocumentTrace) -> dict[str, Any]:
    """That a health document is there, as JSON members."""
    return {"id": trace.id, "uploadedAt": trace.uploaded_at}


def content_headers(document: DomainDocument) -> dict[str, str]:
    """Headers that make any browser save the content and run none of it (RFC 6266, RFC 5987)."""
    name = download_name(document)
    plain = "".join(char if char.isascii() and (char.isalnum() or char in " ._-") else "_" for char in name)
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Length": str(document.byte_size),
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
