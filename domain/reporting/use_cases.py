"""Making a report: begin it from the file, write, check, preview (R12, R21). Sending is in sending.py."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.reporting.content import Content, Missing, checked_texts, content_hash, fill, missing_fields
from domain.reporting.firewall import PlacedHit, ReviewDecision, inspect
from domain.reporting.medical_words import HitKind
from domain.reporting.model import (
    NewReport,
    Preview,
    Report,
    ReportKind,
    ReportPeriod,
    ReportState,
    ReportSummary,
    check_period,
    check_sections,
)
from domain.reporting.ports import NewReview, ReportRenderer, ReportsWork
from domain.reporting.templates import BUREAU_NAME, ReportTemplate, TemplateSet
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, StaleVersion
from domain.shared.ids import new_id
from domain.trajects.gate import authorise_traject
from domain.trajects.model import Traject


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report as its writer sees it: filled from the file now, with what is missing and what holds it back.

    `current` says whether the preview shows what the file says now.
    """

    report: Report
    content: Content
    party_name: str
    missing: tuple[Missing, ...]
    hits: tuple[PlacedHit, ...]
    current: bool
    report_term_days: int | None

    @property
    def ready(self) -> bool:
        """Whether it can be previewed."""
        return not self.missing and not any(hit.open for hit in self.hits)


async def list_reports(uow: ReportsWork, traject_id: UUID) -> Sequence[ReportSummary]:
    """The reports of a traject, newest first."""
    await authorise_traject(uow, traject_id)
    uow.log.about("report")
    found = await uow.reports.reports(traject_id)
    await uow.commit()
    return found


async def make_report(
    uow: ReportsWork,
    templates: TemplateSet,
    renderer: ReportRenderer,
    traject_id: UUID,
    kind: ReportKind,
    begin: date | None,
    end: date | None,
) -> OpenReport:
    """Begin a report over the days since the last one. Raises Invalid, Conflict."""
    traject = await authorise_traject(uow, traject_id)
    today = bureau_date(uow.now)
    period = ReportPeriod(begin or min(await uow.reports.first_day(traject_id), today), end or today)
    check_period(period, today)
    check_traject_state(kind, traject.header.state)
    template = templates.of(traject.header.party_kind, kind)
    new = NewReport(
        id=new_id(),
        client_id=traject.client_id,
        traject_id=traject_id,
        party_id=traject.header.party_id,
        order_reference=traject.header.order_reference,
        kind=kind,
        template_code=template.code,
        template_version=template.version,
        period=period,
    )
    uow.log.about("report", new.id)
    if not await uow.reports.add(new):
        raise Conflict(
            "Er is al een rapportage van deze soort in bewerking. Maak die eerst af.",
            code="report-in-progress",
        )
    opened = await open_report(uow, templates, renderer, traject, await found_report(uow, traject_id, new.id))
    await uow.commit()
    return opened


async def read_report(
    uow: ReportsWork, templates: TemplateSet, renderer: ReportRenderer, traject_id: UUID, report_id: UUID
) -> OpenReport:
    """A report with what it is made from, what is missing and which words hold it back."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("report", report_id)
    opened = await open_report(
        uow, templates, renderer, traject, await found_report(uow, traject_id, report_id)
    )
    await uow.commit()
    return opened


async def change_report(
    uow: ReportsWork,
    templates: TemplateSet,
    renderer: ReportRenderer,
    traject_id: UUID,
    report_id: UUID,
    period: tuple[date | None, date | None],
    texts: Mapping[str, str],
    version: int,
) -> OpenReport:
    """Write texts or other days. Raises NotFound, Conflict (sent already), Invalid, StaleVersion."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("report", report_id)
    report = await found_report(uow, traject_id, report_id, lock=True)
    refuse_sent(report)
    if report.version != version:
        raise StaleVersion(await open_report(uow, templates, renderer, traject, report))
    days = ReportPeriod(period[0] or report.period.begin, period[1] or report.period.end)
    check_period(days, bureau_date(uow.now))
    template = _template(templates, traject, report)
    sections = {**report.sections, **check_sections(texts, template.section_codes)}
    if not await uow.reports.change(report, days, sections, version):
        raise StaleVersion(await open_report(uow, templates, renderer, traject, report))
    changed = replace(report, period=days, sections=sections, version=version + 1)
    opened = await open_report(uow, templates, renderer, traject, changed)
    await uow.commit()
    return opened


async def preview_report(
    uow: ReportsWork, templates: TemplateSet, renderer: ReportRenderer, traject_id: UUID, report_id: UUID
) -> OpenReport:
    """Render what would go out and keep the bytes; only these bytes can be sent.

    Raises Conflict naming what is missing and which words must be replaced or let through first (R29).
    """
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("report", report_id)
    report = await found_report(uow, traject_id, report_id, lock=True)
    refuse_sent(report)
    opened = await open_report(uow, templates, renderer, traject, report)
    refuse_unready(opened)
    rendered = await renderer.render(opened.content, bureau_date(uow.now))
    preview = Preview(
        content_hash(opened.content),
        hashlib.sha256(rendered.pdf).digest(),
        hashlib.sha256(rendered.json).digest(),
        rendered.pages,
        uow.now,
    )
    await uow.reports.keep_preview(report, rendered, preview)
    await uow.commit()
    return replace(opened, report=replace(report, preview=preview), current=True)


async def read_preview(uow: ReportsWork, traject_id: UUID, report_id: UUID) -> bytes:
    """The PDF as it was previewed or sent. Raises NotFound."""
    await authorise_traject(uow, traject_id)
    uow.log.about("report", report_id)
    pdf = await uow.reports.pdf(await found_report(uow, traject_id, report_id))
    if pdf is None:
        raise NotFound("Maak eerst een voorbeeld van deze rapportage.")
    await uow.commit()
    return pdf


async def ask_review(
    uow: ReportsWork,
    templates: TemplateSet,
    renderer: ReportRenderer,
    traject_id: UUID,
    report_id: UUID,
    place: str,
    start: int,
    reason: str,
) -> OpenReport:
    """Put the sentence around a hit before a second person. Raises NotFound, Invalid, Conflict (asked already)."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("report", report_id)
    report = await found_report(uow, traject_id, report_id, lock=True)
    refuse_sent(report)
    if not reason.strip():
        raise Invalid("Geef een reden.", errors=[FieldError("/reason", "required", "Geef een reden.")])
    opened = await open_report(uow, templates, renderer, traject, report)
    asked = next((hit for hit in opened.hits if hit.place == place and hit.hit.start == start), None)
    if asked is None:
        raise Conflict("Op deze plaats staat geen gemarkeerd woord meer.", code="no-such-hit")
    if asked.hit.kind is HitKind.BSN:
        raise Conflict("Een BSN staat in geen rapportage. Haal het weg.", clause=Clause.UAVG_46)
    if asked.review is not None and asked.review.decision is not ReviewDecision.REFUSED:
        raise Conflict("Deze zin ligt al bij een tweede persoon.", code="review-exists")
    hit = asked.hit
    await uow.reports.add_review(
        NewReview(new_id(), report, place, hit.kind, hit.term, hit.sentence, reason.strip())
    )
    again = await open_report(uow, templates, renderer, traject, report)
    await uow.commit()
    return again


async def open_report(
    uow: ReportsWork, templates: TemplateSet, renderer: ReportRenderer, traject: Traject, report: Report
) -> OpenReport:
    """Fill the report from the file as it is now."""
    template = _template(templates, traject, report)
    facts = await uow.reports.facts(traject.client_id, report.traject_id, report.author_id, report.period)
    facts = replace(facts, values={**facts.values, BUREAU_NAME: renderer.bureau_name})
    content = fill(template, report, facts)
    if report.state is ReportState.SENT:
        missing: tuple[Missing, ...] = ()
        hits: tuple[PlacedHit, ...] = ()
    else:
        missing = tuple(missing_fields(content))
        reviews = await uow.reports.reviews(report.client_id, report.id)
        hits = tuple(inspect(checked_texts(content), reviews))
    current = report.preview is not None and (
        report.state is ReportState.SENT or report.preview.content_hash == content_hash(content)
    )
    return OpenReport(
        report, content, traject.header.party_name, missing, hits, current, facts.report_term_days
    )


async def found_report(uow: ReportsWork, traject_id: UUID, report_id: UUID, *, lock: bool = False) -> Report:
    """The report under this traject. Raises NotFound."""
    report = await uow.reports.report(traject_id, report_id, lock=lock)
    if report is None:
        raise NotFound
    return report


def refuse_sent(report: Report) -> None:
    """Raise Conflict: what was sent stays as it was sent."""
    if report.state is ReportState.SENT:
        raise Conflict("Deze rapportage is verstuurd en blijft zoals zij is.", code="report-sent")


def refuse_unready(opened: OpenReport) -> None:
    """Raise Conflict naming everything that holds the report back."""
    errors = [FieldError(f"/{item.place}/{item.code}", "missing", item.label) for item in opened.missing]
    errors += [
        FieldError(f"/{hit.place}", f"health-{hit.hit.kind.value}", "Hier staat iets over gezondheid.")
        for hit in opened.hits
        if hit.open
    ]
    if errors:
        health = any(hit.open for hit in opened.hits)
        raise Conflict(
            "Vul eerst aan wat ontbreekt en vervang de gemarkeerde woorden.",
            code="report-not-ready",
            clause=Clause.R29 if health else Clause.R12,
            errors=errors,
        )


def check_traject_state(kind: ReportKind, state: str) -> None:
    """Raise Conflict when the traject is not where this kind of report belongs."""
    if state == "closed" and kind is not ReportKind.FINAL:
        raise Conflict(
            "Het traject is afgesloten. U kunt alleen nog een eindrapportage maken.", code="traject-closed"
        )
    if state == "registered" and kind in (ReportKind.PROGRESS, ReportKind.FINAL):
        raise Conflict("Het traject is nog niet gestart.", code="traject-not-started")


def _template(templates: TemplateSet, traject: Traject, report: Report) -> ReportTemplate:
    return templates.of(traject.header.party_kind, report.kind)
