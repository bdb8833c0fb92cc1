"""Sent reports as the commissioning party's machine reads them: the stored bytes and nothing made anew."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.reporting.model import ReportKind, ReportPeriod
from domain.reporting.ports import Delivered
from persistence.encryption.envelope import Aad, open_sealed
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_COLUMNS = """
    select r.id, r.client_id, r.order_reference, r.kind, r.period_from, r.period_until, r.sent_at, a.pdf_sha256,
           a.json_sha256, a.pages
    from report r join report_artifact a on a.report_id = r.id
    where r.state = 'sent' and r.party_id = :party_id
"""
_LIST = Sql(
    text(
        _COLUMNS
        + """
        and (cast(:since as timestamptz) is null or r.sent_at >= :since)
        and (cast(:after as timestamptz) is null or (r.sent_at, r.id) > (:after, cast(:after_id as uuid)))
        order by r.sent_at, r.id limit :limit
        """
    )
)
_ONE = Sql(text(_COLUMNS + " and r.id = :id"))
_PDF = Sql(text("select pdf_sealed from report_artifact where report_id = :id"))
_JSON = Sql(text("select json_sealed from report_artifact where report_id = :id"))


async def delivered(
    work: "PostgresUnitOfWork", since: datetime | None, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Delivered]:
    """Reports sent to the actor's party, oldest first."""
    moment, identifier = after or (None, None)
    rows = await work.fetch_all(
        _LIST, party_id=work.actor.party_id, since=since, after=moment, after_id=identifier, limit=limit
    )
    return [_delivered(row) for row in rows]


async def delivered_report(work: "PostgresUnitOfWork", report_id: UUID) -> Delivered | None:
    """One report sent to the actor's party."""
    row = await work.fetch_one(_ONE, party_id=work.actor.party_id, id=report_id)
    return _delivered(row) if row else None


async def delivered_bytes(work: "PostgresUnitOfWork", report: Delivered, *, pdf: bool) -> bytes:
    """What was sent, byte for byte."""
    column, statement = ("pdf_sealed", _PDF) if pdf else ("json_sealed", _JSON)
    sealed = await work.fetch_value(statement, id=report.id)
    key = await work.sealing.key_of(report.client_id)
    return open_sealed(key, sealed, Aad("report_artifact", column, report.id, report.client_id))


def _delivered(row: Record) -> Delivered:
    return Delivered(
        id=row["id"],
        client_id=row["client_id"],
        order_reference=row["order_reference"],
        kind=ReportKind(row["kind"]),
        period=ReportPeriod(row["period_from"], row["period_until"]),
        sent_at=row["sent_at"],
        pdf_sha256=row["pdf_sha256"],
        json_sha256=row["json_sha256"],
        pages=row["pages"],
    )
