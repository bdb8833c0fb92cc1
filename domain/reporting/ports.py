"""What the use cases of this subject need from the database and from the printer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.events.ports import EventsWork
from domain.reporting.content import Content
from domain.reporting.facts import ReportFacts
from domain.reporting.firewall import Review, ReviewDecision
from domain.reporting.medical_words import HitKind
from domain.reporting.model import (
    NewReport,
    Preview,
    Rendered,
    Report,
    ReportKind,
    ReportPeriod,
    ReportSummary,
)
from domain.trajects.ports import TrajectActsWork


class ReportRenderer(Protocol):
    """Makes the bytes that go out."""

    bureau_name: str

    async def render(self, content: Content, made_on: date) -> Rendered:
        """PDF and JSON of one content. Raises Invalid for a character that cannot be printed."""
        ...

    async def page(self, pdf: bytes, number: int) -> bytes | None:
        """A page as PNG, counted from 1; None when there is no such page."""
        ...


@dataclass(frozen=True, slots=True)
class NewReview:
    """A sentence for a second person."""

    id: UUID
    report: Report
    place: str
    kind: HitKind
    term: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """What the second person sees: the sentence, what was found in it, why the writer wants it, and no name."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    report_id: UUID
    requested_by: UUID
    author_id: UUID
    kind: HitKind
    term: str
    sentence: str
    reason: str
    requested_at: datetime


@dataclass(frozen=True, slots=True)
class NewDisclosure:
    """What leaves the bureau, to whom, on what ground, under which duty (R28, R31)."""

    id: UUID
    report: Report
    categories: Sequence[str]
    confidentiality_version: str
    confidentiality_text: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """A sent report, for the party it was sent to."""

    id: UUID
    client_id: UUID
    order_reference: str
    kind: ReportKind
    period: ReportPeriod
    sent_at: datetime
    pdf_sha256: bytes
    json_sha256: bytes
    pages: int


class ReportRepository(Protocol):
    """Reports of files that the actor may reach."""

    async def reports(self, traject_id: UUID) -> Sequence[ReportSummary]: ...

    async def report(self, traject_id: UUID, report_id: UUID, *, lock: bool = False) -> Report | None:
        """A report. With `lock` nobody else changes, previews or sends it until this act ends."""
        ...

    async def add(self, report: NewReport) -> bool:
        """Begin a report; False when the traject has an unsent one of this kind."""
        ...

    async def change(
        self, report: Report, period: ReportPeriod, sections: Mapping[str, str], expected_version: int
    ) -> bool: ...

    async def first_day(self, traject_id: UUID) -> date:
        """The day after the last sent report; without one, the day the traject began or came in."""
        ...

    async def facts(
        self, client_id: UUID, traject_id: UUID, author_id: UUID, period: ReportPeriod
    ) -> ReportFacts: ...

    async def keep_preview(self, report: Report, rendered: Rendered, preview: Preview) -> None: ...

    async def pdf(self, report: Report) -> bytes | None: ...

    async def send(self, report: Report, disclosure: NewDisclosure) -> None:
        """Lay down the disclosure and mark the report as sent."""
        ...

    async def reviews(self, client_id: UUID, report_id: UUID) -> Sequence[Review]: ...

    async def add_review(self, review: NewReview) -> None: ...

    async def waiting_reviews(self, limit: int) -> Sequence[WaitingReview]:
        """What waits for the actor's judgement, oldest first."""
        ...

    async def waiting_review(self, review_id: UUID) -> WaitingReview | None: ...

    async def decide_review(self, review: WaitingReview, decision: ReviewDecision, reason: str) -> bool: ...

    async def delivered(
        self, updated_since: datetime | None, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[Delivered]:
        """Reports sent to the actor's party, oldest first."""
        ...

    async def delivered_report(self, report_id: UUID) -> Delivered | None: ...

    async def delivered_bytes(self, report: Delivered, *, pdf: bool) -> bytes: ...


class ReportsWork(TrajectActsWork, EventsWork, Protocol):
    """An act on reports."""

    @property
    def reports(self) -> ReportRepository: ...
