"""A report: which kind, over which days, what the adviser wrote, and what was previewed and sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.shared.errors import FieldError, Invalid

MAXIMUM_SECTION = 10_000
"""Characters in one text of a report."""

MAXIMUM_REPORTS = 200
"""Of one traject; a bound for lists, far above what any traject holds."""


class ReportKind(StrEnum):
    """The moments at which the commissioning party is told how it goes."""

    INTAKE = "intake"
    PLAN = "plan"
    PROGRESS = "progress"
    FINAL = "final"


class ReportState(StrEnum):
    """A report is written, and then it is sent and stays as it is."""

    DRAFT = "draft"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """First and last day that a report is about."""

    begin: date
    end: date


@dataclass(frozen=True, slots=True)
class Preview:
    """What was rendered: the hash of what went in, and of both results. Pages counts the PDF's."""

    content_hash: bytes
    pdf_sha256: bytes
    json_sha256: bytes
    pages: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a traject. `sections` holds the adviser's own texts, by the code of the section."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    party_id: UUID
    order_reference: str
    kind: ReportKind
    state: ReportState
    template_code: str
    template_version: int
    period: ReportPeriod
    sections: Mapping[str, str]
    author_id: UUID
    author_name: str
    created_at: datetime
    sent_at: datetime | None
    preview: Preview | None
    version: int


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list: no text of it."""

    id: UUID
    kind: ReportKind
    state: ReportState
    period: ReportPeriod
    author_name: str
    created_at: datetime
    sent_at: datetime | None
    pdf_sha256: bytes | None


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a report begins with."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    party_id: UUID
    order_reference: str
    kind: ReportKind
    template_code: str
    template_version: int
    period: ReportPeriod


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes that go out, and how many pages they are."""

    pdf: bytes
    json: bytes
    pages: int


_LINE_ENDS = re.compile(r"\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def check_period(period: ReportPeriod, today: date) -> None:
    """Raise Invalid when the days cannot be reported on."""
    errors = []
    if period.end < period.begin:
        errors.append(FieldError("/periodUntil", "period", "Het einde ligt voor het begin."))
    if period.end > today:
        errors.append(FieldError("/periodUntil", "future", "U kunt niet rapporteren over de toekomst."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def check_sections(texts: Mapping[str, str], known: frozenset[str]) -> dict[str, str]:
    """The texts with one kind of line end. Raises Invalid naming every text that cannot be."""
    errors = []
    for code, text in texts.items():
        pointer = f"/sections/{code}"
        if code not in known:
            errors.append(FieldError(pointer, "unknown", "Deze tekst hoort niet bij deze rapportage."))
        if len(text) > MAXIMUM_SECTION:
            errors.append(FieldError(pointer, "too-long", f"Hoogstens {MAXIMUM_SECTION} tekens."))
        if _CONTROL.search(text):
            errors.append(FieldError(pointer, "characters", "Hier staan tekens die geen tekst zijn."))
    if errors:
        raise Invalid("Verbeter de genoemde teksten.", errors=errors)
    return {code: _LINE_ENDS.sub("\n", text) for code, text in texts.items()}
