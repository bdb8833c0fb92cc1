"""Bodies of reports, of the sentences that a second person judges, and of what a party's machine reads."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Code, Count, Cursor, Day, Identifier, Line, Model, Moment, Version
from domain.intake.codes import PartyKind
from domain.reporting import model as domain
from domain.reporting.content import Content, Missing
from domain.reporting.facts import Value
from domain.reporting.firewall import PlacedHit, ReviewDecision
from domain.reporting.medical_words import HitKind
from domain.reporting.model import MAXIMUM_SECTION, ReportKind, ReportState
from domain.reporting.ports import Delivered, WaitingReview
from domain.reporting.use_cases import OpenReport
from domain.reporting.words import TABLE_TITLES, in_a_cell, in_words

Sha256 = Annotated[str, StringConstraints(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$")]
Words = Annotated[str, StringConstraints(max_length=2_000, pattern=NO_CONTROL)]
Cell = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROL)]
SectionText = Annotated[str, StringConstraints(max_length=MAXIMUM_SECTION, pattern=NO_CONTROL)]
Place = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[A-Za-z0-9:_-]+$")]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1_000, pattern=NO_CONTROL)]
Pages = Annotated[int, Field(ge=1, le=10_000, json_schema_extra={"format": "int32"})]


class ReportCreate(Model):
    """Een nieuwe rapportage; zonder dagen loopt zij vanaf de vorige rapportage tot en met vandaag."""

    kind: ReportKind
    period_from: Day | None = None
    period_until: Day | None = None


class ReportSectionUpdate(Model):
    """Een tekst van de adviseur."""

    code: Code
    text: SectionText


class ReportUpdate(Model):
    """Wat er aan de rapportage wijzigt; teksten die ontbreken blijven zoals zij zijn."""

    period_from: Day | None = None
    period_until: Day | None = None
    sections: Annotated[list[ReportSectionUpdate], Field(max_length=20)] = Field(default_factory=list)


class ReportSend(Model):
    """De vingerafdruk van het voorbeeld dat verstuurd moet worden."""

    sha256: Sha256


class ReviewRequest(Model):
    """Vraag een tweede persoon om een zin te laten staan."""

    place: Place
    start: Count
    reason: Reason


class ReportSummary(Model):
    """Een rapportage in de lijst."""

    id: Identifier
    kind: ReportKind
    state: ReportState
    period_from: Day
    period_until: Day
    author_name: Line
    created_at: Moment
    sent_at: Moment | None = None
    sha256: Sha256 | None = None


class ReportList(Model):
    """De rapportages van een traject, nieuwste eerst."""

    items: Annotated[list[ReportSummary], Field(max_length=domain.MAXIMUM_REPORTS)]


class ReportSection(Model):
    """Een tekst die de adviseur schrijft."""

    code: Code
    title: Line
    help: Words
    required: bool
    text: SectionText


class ReportFact(Model):
    """Een gegeven uit het dossier, in woorden."""

    name: Code
    label: Line
    text: Cell


class ReportTable(Model):
    """Een overzicht uit het dossier, in woorden."""

    name: Code
    title: Line
    columns: Annotated[list[Line], Field(max_length=20)]
    rows: Annotated[list[Annotated[list[Cell], Field(max_length=20)]], Field(max_length=1000)]


class ReportMissing(Model):
    """Wat nog ontbreekt, en waar het aan te vullen is."""

    code: Code
    label: Words
    place: Code
    object_id: Identifier | None = None


class ReportReviewState(Model):
    """Wat een tweede persoon van de zin vond."""

    decision: ReviewDecision
    reason: Reason
    decision_reason: Reason | None = None


class ReportHit(Model):
    """Een woord over gezondheid in een tekst, met andere woorden ervoor."""

    place: Place
    start: Count
    end: Count
    kind: HitKind
    term: Words
    sentence: Cell
    proposal: Words
    open: bool
    review: ReportReviewState | None = None


class ReportPreview(Model):
    """Het voorbeeld: precies de bytes die verstuurd worden. `current` zegt of het nog klopt met het dossier."""

    sha256: Sha256
    json_sha256: Sha256
    pages: Pages
    made_at: Moment
    current: bool


class Report(Model):
    """Een rapportage, gevuld uit het dossier."""

    id: Identifier
    traject_id: Identifier
    kind: ReportKind
    state: ReportState
    title: Line
    template_code: Code
    template_version: Version
    party_name: Line
    party_kind: PartyKind
    order_reference: Line
    period_from: Day
    period_until: Day
    author_name: Line
    created_at: Moment
    sent_at: Moment | None = None
    next_report_days: Count | None = None
    sections: Annotated[list[ReportSection], Field(max_length=20)]
    facts: Annotated[list[ReportFact], Field(max_length=50)]
    tables: Annotated[list[ReportTable], Field(max_length=10)]
    missing: Annotated[list[ReportMissing], Field(max_length=2000)]
    hits: Annotated[list[ReportHit], Field(max_length=20_000)]
    ready: bool
    preview: ReportPreview | None = None
    version: Version


class WaitingReviewItem(Model):
    """Een zin die op een tweede persoon wacht: de zin, wat opviel en waarom de schrijver hem nodig vindt."""

    id: Identifier
    kind: HitKind
    term: Words
    sentence: Cell
    reason: Reason
    requested_at: Moment


class ReportReviewList(Model):
    """De zinnen die wachten, oudste eerst."""

    items: Annotated[list[WaitingReviewItem], Field(max_length=100)]


class ReviewDecide(Model):
    """Het besluit over een zin, met de reden."""

    decision: Literal["approved", "refused"]
    reason: Reason


class ReviewDecided(Model):
    """Het besluit dat is vastgelegd."""

    decision: ReviewDecision


class DeliveredReportItem(Model):
    """Een rapportage die aan de eigen organisatie is verstuurd."""

    id: Identifier
    order_reference: Line
    kind: ReportKind
    period_from: Day
    period_until: Day
    sent_at: Moment
    sha256: Sha256
    json_sha256: Sha256
    pages: Pages


class DeliveredReportList(Model):
    """Verstuurde rapportages, oudste eerst."""

    items: Annotated[list[DeliveredReportItem], Field(max_length=100)]
    next_cursor: Cursor | None = None


class DeliveredTemplate(Model):
    """Welke opzet is gebruikt."""

    code: Code
    version: Version


class DeliveredPeriod(Model):
    """Eerste en laatste dag."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day


class DeliveredFact(Model):
    """Een gegeven: code, getal of datum als tekst."""

    name: Code
    label: Line
    value: Cell


class DeliveredColumn(Model):
    """Een kolom."""

    name: Code
    label: Line


class DeliveredTable(Model):
    """Een overzicht: de waarden staan in de volgorde van de kolommen."""

    name: Code
    columns: Annotated[list[DeliveredColumn], Field(max_length=20)]
    rows: Annotated[list[Annotated[list[Cell], Field(max_length=20)]], Field(max_length=1000)]


class DeliveredSection(Model):
    """Een tekst van de adviseur."""

    code: Code
    title: Line
    text: SectionText


class DeliveredConfidentiality(Model):
    """De geheimhouding die met de rapportage is opgelegd (R31)."""

    version: Code
    text: Words


class DeliveredReport(Model):
    """De rapportage zoals zij is verstuurd, byte voor byte."""

    schema_: Annotated[str, Field(alias="schema", max_length=60, pattern=r"^trajectdossier\.report/[0-9]+$")]
    report_id: Identifier
    kind: ReportKind
    title: Line
    template: DeliveredTemplate
    period: DeliveredPeriod
    made_on: Day
    facts: Annotated[list[DeliveredFact], Field(max_length=50)]
    tables: Annotated[list[DeliveredTable], Field(max_length=10)]
    sections: Annotated[list[DeliveredSection], Field(max_length=20)]
    confidentiality: DeliveredConfidentiality


def present_summary(report: domain.ReportSummary) -> dict[str, Any]:
    """A report in a list as JSON members."""
    return {
        "id": report.id,
        "kind": report.kind,
        "state": report.state,
        "periodFrom": report.period.begin,
        "periodUntil": report.period.end,
        "authorName": report.author_name,
        "createdAt": report.created_at,
        "sentAt": report.sent_at,
        "sha256": report.pdf_sha256.hex() if report.pdf_sha256 else None,
    }


def present_report(opened: OpenReport) -> dict[str, Any]:
    """A report as JSON members. What was sent is in its own bytes; the file may say something else by now."""
    report, template = opened.report, opened.content.template
    sent = report.state is ReportState.SENT
    return {
        "id": report.id,
        "trajectId": report.traject_id,
        "kind": report.kind,
        "state": report.state,
        "title": template.title,
        "templateCode": report.template_code,
        "templateVersion": report.template_version,
        "partyName": opened.party_name,
        "partyKind": template.party_kind,
        "orderReference": report.order_reference,
        "periodFrom": report.period.begin,
        "periodUntil": report.period.end,
        "authorName": report.author_name,
        "createdAt": report.created_at,
        "sentAt": report.sent_at,
        "nextReportDays": None if report.kind is ReportKind.FINAL else opened.report_term_days,
        "sections": [
            {
                "code": section.code,
                "title": section.title,
                "help": section.help,
                "required": section.required,
                "text": report.sections.get(section.code, ""),
            }
            for section in template.sections
        ],
        "facts": [] if sent else _facts(opened.content),
        "tables": [] if sent else _tables(opened.content),
        "missing": [_missing(item) for item in opened.missing],
        "hits": [_hit(hit) for hit in opened.hits],
        "ready": opened.ready,
        "preview": _preview(report.preview, opened.current) if report.preview else None,
        "version": report.version,
    }


def _facts(content: Content) -> list[dict[str, Any]]:
    return [
        {
            "name": fact.binding.name,
            "label": fact.binding.label,
            "text": in_words(fact.binding.path, fact.value),
        }
        for fact in content.facts
    ]


def _tables(content: Content) -> list[dict[str, Any]]:
    def cell(path: str, value: Value) -> str:
        return in_a_cell(path, value)

    return [
        {
            "name": table.name,
            "title": TABLE_TITLES[table.name],
            "columns": [column.label for column in table.columns],
            "rows": [
                [cell(column.path, row.values.get(column.path)) for column in table.columns]
                for row in table.rows
            ],
        }
        for table in content.tables
    ]


def _missing(item: Missing) -> dict[str, Any]:
    return {"code": item.code, "label": item.label, "place": item.place, "objectId": item.object_id}


def _hit(placed: PlacedHit) -> dict[str, Any]:
    hit, review = placed.hit, placed.review
    return {
        "place": placed.place,
        "start": hit.start,
        "end": hit.end,
        "kind": hit.kind,
        "term": hit.term,
        "sentence": hit.sentence,
        "proposal": hit.proposal,
        "open": placed.open,
        "review": review
        and {
            "decision": review.decision,
            "reason": review.reason,
            "decisionReason": review.decision_reason,
        },
    }


def _preview(preview: domain.Preview, current: bool) -> dict[str, Any]:
    return {
        "sha256": preview.pdf_sha256.hex(),
        "jsonSha256": preview.json_sha256.hex(),
        "pages": preview.pages,
        "madeAt": preview.made_at,
        "current": current,
    }


def present_waiting(review: WaitingReview) -> dict[str, Any]:
    """A sentence for the second person: no client, no report, no writer in it."""
    return {
        "id": review.id,
        "kind": review.kind,
        "term": review.term,
        "sentence": review.sentence,
        "reason": review.reason,
        "requestedAt": review.requested_at,
    }


def present_delivered(report: Delivered) -> dict[str, Any]:
    """A sent report in the list of its recipient."""
    return {
        "id": report.id,
        "orderReference": report.order_reference,
        "kind": report.kind,
        "periodFrom": report.period.begin,
        "periodUntil": report.period.end,
        "sentAt": report.sent_at,
        "sha256": report.pdf_sha256.hex(),
        "jsonSha256": report.json_sha256.hex(),
        "pages": report.pages,
    }
