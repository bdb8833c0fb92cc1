"""A letter as blocks of words. What it says is decided by the subject that writes it; how it looks, by one template."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class LetterKind(StrEnum):
    """What is kept as a letter, receipt or certificate. A subject that writes letters adds its kinds here."""

    STATEMENT_RECEIPT = "statement-receipt"
    PRIVACY_TEXT = "privacy-text"
    CONSENT_RECEIPT = "consent-receipt"
    REQUEST_RECEIVED = "request-received"
    REQUEST_EXTENDED = "request-extended"
    REQUEST_DECISION = "request-decision"
    REQUEST_QUESTION = "request-question"
    REQUEST_IDENTITY = "request-identity"
    REQUEST_JOINED = "request-joined"
    PROCESSING_REGISTER = "processing-register"
    DISCLOSURE_REGISTER = "disclosure-register"
    ERASURE_CERTIFICATE = "erasure-certificate"
    EMPLOYER_PROFILE = "employer-profile"
    ACCESS_LOG = "access-log"
    COMPLAINT_RECEIPT = "complaint-receipt"
    COMPLAINT_ADJOURNED = "complaint-adjourned"
    COMPLAINT_ANSWER = "complaint-answer"
    BREACH_NOTICE = "breach-notice"
    ACCESS_REVIEW = "access-review"
    RESTRICTION_SET = "restriction-set"
    RESTRICTION_LIFTING = "restriction-lifting"
    RECIPIENT_NOTICE = "recipient-notice"
    RECIPIENTS_OVERVIEW = "recipients-overview"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and text, one below the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("table-row-length")


Block = Heading | Paragraph | Bullets | Facts | Table


@dataclass(frozen=True, slots=True)
class Letter:
    """What is printed. `to` is empty for a document that is handed over; `closing` for one that nobody signs."""

    kind: LetterKind
    title: str
    reference: str
    dated: date
    blocks: tuple[Block, ...]
    to: tuple[str, ...] = ()
    signed_by: str = ""
    signed_as: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter as PDF (PDF/A-2a, PDF/UA-1), with what proves that it is this one."""

    pdf: bytes
    sha256: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """What a list shows of a kept letter; its bytes come by an act of their own."""

    id: UUID
    client_id: UUID
    kind: LetterKind
    about_kind: str
    about_id: UUID
    sha256: bytes
    pages: int
    made_at: datetime
    made_by: UUID | None


_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip


def in_words(day: date) -> str:
    """A date as a letter writes it: 3 november 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def as_print(letter: Letter) -> dict[str, Any]:
    """The letter as the template reads it."""
    return {
        "title": letter.title,
        "reference": letter.reference,
        "dated": in_words(letter.dated),
        "to": list(letter.to),
        "signedBy": letter.signed_by,
        "signedAs": letter.signed_as,
        "blocks": [printed_block(block) for block in letter.blocks],
    }


def printed_block(block: Block) -> dict[str, Any]:
    """A block as a template reads it."""
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Bullets(items):
            return {"kind": "bullets", "items": list(items)}
        case Facts(rows):
            return {"kind": "facts", "rows": [list(row) for row in rows]}
        case Table(columns, rows):
            return {"kind": "table", "columns": list(columns), "rows": [list(row) for row in rows]}
