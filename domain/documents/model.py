"""What a document is: its class, its kind, what it may contain, its name, and when its content may be served."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from uuid import UUID

from domain.shared.errors import Conflict, FieldError, Invalid
from domain.shared.values import has_unwanted_characters

MAXIMUM_DOCUMENTS = 500
"""Of one class in one file; a bound for lists, far above what any file holds."""
MAXIMUM_TITLE = 200
MAXIMUM_PAGES = 500
UNDO_WINDOW = timedelta(hours=1)
"""How long a removed document can be put back; after that the job wipes it."""


class DocumentClass(StrEnum):
    """How sensitive a document is. Health documents have a right and a purpose of their own (R7, R29)."""

    ORDINARY = "ordinary"
    HEALTH = "health"


class DocumentKind(StrEnum):
    """What a document is to the file."""

    CV = "cv"
    DIPLOMA = "diploma"
    LETTER = "letter"
    AGREEMENT = "agreement"
    APPLICATION = "application"
    REFERENCE = "reference"
    REPORT = "report"
    ABILITIES_LIST = "abilities-list"
    COMPANY_DOCTOR_ADVICE = "company-doctor-advice"
    LABOUR_EXPERT_REPORT = "labour-expert-report"
    OTHER = "other"


_HEALTH_KINDS = frozenset(
    {
        DocumentKind.ABILITIES_LIST,
        DocumentKind.COMPANY_DOCTOR_ADVICE,
        DocumentKind.LABOUR_EXPERT_REPORT,
        DocumentKind.OTHER,
    }
)
_ORDINARY_KINDS = (frozenset(DocumentKind) - _HEALTH_KINDS) | {DocumentKind.OTHER}


def kinds_of(document_class: DocumentClass) -> frozenset[DocumentKind]:
    """The kinds a document of this class can be. `other` is in both."""
    return _HEALTH_KINDS if document_class is DocumentClass.HEALTH else _ORDINARY_KINDS


class MediaType(StrEnum):
    """What a document may contain, found by opening it. Nothing that a browser would run."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    TEXT = "text/plain"

    @property
    def extension(self) -> str:
        return _EXTENSIONS[self]

    @property
    def has_pages(self) -> bool:
        """Whether pages of it can be shown as pictures."""
        return self in (MediaType.PDF, MediaType.PNG, MediaType.JPEG, MediaType.WEBP)


_EXTENSIONS = {
    MediaType.PDF: ".pdf",
    MediaType.PNG: ".png",
    MediaType.JPEG: ".jpg",
    MediaType.WEBP: ".webp",
    MediaType.DOCX: ".docx",
    MediaType.XLSX: ".xlsx",
    MediaType.ODT: ".odt",
    MediaType.TEXT: ".txt",
}


class ScanState(StrEnum):
    """What the virus scanner said, or that there is none."""

    NOT_SCANNED = "not-scanned"
    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file turned out to be. `page_count` for what can be shown page by page."""

    media_type: MediaType
    page_count: int | None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What the uploader says of a file, and what the file says of itself."""

    kind: DocumentKind
    title: str
    original_name: str
    traject_id: UUID | None
    inspected: Inspected


@dataclass(frozen=True, slots=True)
class Document:
    """A document in a file. Evidence names it by `id` and `title`."""

    id: UUID
    client_id: UUID
    document_class: DocumentClass
    kind: DocumentKind
    title: str
    original_name: str
    media_type: MediaType
    byte_size: int
    page_count: int | None
    sha256: str
    scan_state: ScanState
    traject_id: UUID | None
    uploaded_by: UUID
    uploaded_by_name: str
    uploaded_at: datetime
    removed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class HealthDocumentTrace:
    """All that is shown of a health document to who named no purpose: that it is there, since when."""

    id: UUID
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """What the scan job knows of a document: where its content is, nothing of what it is."""

    id: UUID
    client_id: UUID
    byte_size: int


def check_name(raw: str) -> str:
    """The name of a file as it was sent. Raises Invalid for one that could be a path or that hides something."""
    name = unicodedata.normalize("NFC", raw)
    wrong = (
        not name.strip(" .")
        or len(name) > MAXIMUM_TITLE
        or any(mark in name for mark in '/\\:*?"<>|')
        or has_unwanted_characters(name)
    )
    if wrong:
        words = "De naam van het bestand kan niet. Geef het een gewone naam en probeer het opnieuw."
        raise Invalid(words, errors=[FieldError("/file", "file-name", words)])
    return name


def title_from(title: str, name: str) -> str:
    """The title to show: as given, else the name without its ending."""
    return title.strip() or PurePosixPath(name).stem.strip() or name


def check_described(document_class: DocumentClass, kind: DocumentKind, title: str) -> None:
    """Raise Invalid naming every member that cannot be."""
    errors = []
    if kind not in kinds_of(document_class):
        errors.append(FieldError("/kind", "enum", "Deze soort past niet bij dit document."))
    if not title.strip() or len(title) > MAXIMUM_TITLE or has_unwanted_characters(title):
        errors.append(FieldError("/title", "title", "Geef een titel van ten hoogste 200 tekens."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def check_servable(document: Document) -> None:
    """Raise Conflict for content that must not leave: not scanned yet, or infected. Nothing is served unscanned."""
    if document.scan_state is ScanState.INFECTED:
        raise Conflict(
            "In dit document zit een virus. Het blijft verzegeld en kan niet worden geopend.",
            code="document-infected",
        )
    if document.scan_state is ScanState.WAITING:
        raise Conflict(
            "Dit document wacht nog op de viruscontrole. Probeer het zo weer.", code="document-waiting"
        )


def download_name(document: Document) -> str:
    """A name that is safe on every system, ending as the content is, whatever the sender called it."""
    stem = PurePosixPath(document.original_name).stem.strip(" .") or "document"
    return stem[:100] + document.media_type.extension
