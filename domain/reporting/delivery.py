"""What the commissioning party's machine reads: reports sent to it, and nothing else (R12)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from domain.policy.gate import authorise
from domain.reporting.ports import Delivered, ReportsWork
from domain.shared.errors import NotFound


async def list_delivered(
    uow: ReportsWork, updated_since: datetime | None, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Delivered]:
    """Reports sent to the own party, oldest first, from a moment on."""
    await authorise(uow)
    uow.log.about("delivered-report")
    found = await uow.reports.delivered(updated_since, after, limit)
    uow.log.shown(sorted({report.client_id for report in found}))
    await uow.commit()
    return found


async def read_delivered(uow: ReportsWork, report_id: UUID, *, pdf: bool) -> tuple[Delivered, bytes]:
    """The bytes that were sent, as PDF or as JSON. The reading stands in the client's access log.

    Raises NotFound, also for another party's report.
    """
    await authorise(uow)
    uow.log.about("delivered-report", report_id)
    report = await uow.reports.delivered_report(report_id)
    if report is None:
        raise NotFound
    uow.log.client_id = report.client_id
    body = await uow.reports.delivered_bytes(report, pdf=pdf)
    await uow.commit()
    return report, body
