"""Sending: the previewed bytes and no others, with the disclosure in the same act (R12, R28, R31)."""

import hmac
from datetime import timedelta
from uuid import UUID

from domain.events.model import EventKind
from domain.inventory import INVENTORY
from domain.reporting.content import CONFIDENTIALITY_TEXT, CONFIDENTIALITY_VERSION
from domain.reporting.model import Report, ReportKind, ReportState
from domain.reporting.ports import NewDisclosure, ReportRenderer, ReportsWork
from domain.reporting.templates import ReportTemplate, TemplateSet
from domain.reporting.use_cases import OpenReport, found_report, open_report, refuse_sent, refuse_unready
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict
from domain.shared.ids import new_id
from domain.tasks.model import NewTask, TaskKind
from domain.trajects.deadline_tasks import plan_following
from domain.trajects.gate import authorise_traject
from domain.trajects.model import Traject

_CATEGORY_OF = {f"{entry.table}.{entry.column}": entry.category.value for entry in INVENTORY}


async def send_report(
    uow: ReportsWork,
    templates: TemplateSet,
    renderer: ReportRenderer,
    traject_id: UUID,
    report_id: UUID,
    sha256: bytes,
) -> OpenReport:
    """Send what was previewed: it becomes readable for the commissioning party, and is a logged disclosure.

    Raises NotFound, Conflict when it was sent before, when anything it is made from changed since the preview, or
    when the hash is not that of the preview. The task for this report is done; the next one is planned.
    """
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("report", report_id)
    report = await found_report(uow, traject_id, report_id, lock=True)
    refuse_sent(report)
    if report.preview is None:
        raise Conflict("Bekijk eerst het voorbeeld van wat eruit gaat.", code="preview-needed")
    opened = await open_report(uow, templates, renderer, traject, report)
    refuse_unready(opened)
    if not opened.current or not hmac.compare_digest(report.preview.pdf_sha256, sha256):
        raise Conflict(
            "Er is iets gewijzigd sinds het voorbeeld. Bekijk het nieuwe voorbeeld voordat u verstuurt.",
            code="preview-outdated",
        )
    await uow.reports.send(
        report,
        NewDisclosure(
            new_id(),
            report,
            categories_of(opened.content.template),
            CONFIDENTIALITY_VERSION,
            CONFIDENTIALITY_TEXT,
        ),
    )
    await uow.events.publish(report.party_id, EventKind.REPORT_AVAILABLE, report.id, traject_id=traject_id)
    await _plan_next(uow, traject, report, opened.report_term_days)
    sent = await found_report(uow, traject_id, report_id)
    assert sent.state is ReportState.SENT
    answer = await open_report(uow, templates, renderer, traject, sent)
    await uow.commit()
    return answer


def categories_of(template: ReportTemplate) -> list[str]:
    """The categories of personal data that a report from this template discloses; its texts are guidance."""
    found = {_CATEGORY_OF[b.path] for b in template.bindings if b.path in _CATEGORY_OF}
    return sorted(found | {"guidance"})


_DUE_FOR = {
    ReportKind.INTAKE: TaskKind.INTAKE_REPORT_DUE,
    ReportKind.PROGRESS: TaskKind.REPORT_DUE,
    ReportKind.FINAL: TaskKind.FINAL_REPORT_DUE,
}
"""The task of the service's template that a report fulfils."""


async def _plan_next(uow: ReportsWork, traject: Traject, report: Report, term_days: int | None) -> None:
    """What waited for this report is done. The next one is due by the contract's term, or else by the template's."""
    kind = _DUE_FOR.get(report.kind)
    fulfilled = await uow.tasks.finish_of_traject(traject.id, (kind,)) if kind else ()
    if report.kind is ReportKind.FINAL:
        await uow.tasks.finish_of_traject(traject.id, (TaskKind.REPORT_DUE,))
    elif term_days is not None:
        due = bureau_date(uow.now) + timedelta(days=term_days)
        await uow.tasks.finish_of_traject(traject.id, (TaskKind.REPORT_DUE,))
        await uow.tasks.add(
            NewTask(traject.client_id, traject.id, TaskKind.REPORT_DUE, due, source_id=traject.id)
        )
    elif kind is not None:
        for due_on in fulfilled:
            await plan_following(uow, traject, kind, after=due_on)
