"""Reports in PostgreSQL: texts and bytes sealed with the client's key."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.policy.purposes import Purpose
from domain.reporting.facts import ReportFacts
from domain.reporting.firewall import Review, ReviewDecision
from domain.reporting.model import (
    MAXIMUM_REPORTS,
    NewReport,
    Preview,
    Rendered,
    Report,
    ReportKind,
    ReportPeriod,
    ReportState,
    ReportSummary,
)
from domain.reporting.ports import Delivered, NewDisclosure, NewReview, WaitingReview
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.repositories.report_deliveries import delivered, delivered_bytes, delivered_report
from persistence.repositories.report_facts import read_facts
from persistence.repositories.report_reviews import (
    add_review,
    decide_review,
    reviews,
    waiting_review,
    waiting_reviews,
)
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.disclosures import disclosure

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_LIST = Sql(
    text(
        f"""
        select r.id, r.kind, r.state, r.period_from, r.period_until, u.name as author_name, r.created_at, r.sent_at,
               a.pdf_sha256
        from report r join app_user u on u.id = r.author_id left join report_artifact a on a.report_id = r.id
        where r.traject_id = :traject_id order by r.created_at desc, r.id desc limit {MAXIMUM_REPORTS}
        """
    )
)
_ONE = Sql(
    text(
        """
        select r.*, u.name as author_name, a.content_hash, a.pdf_sha256, a.json_sha256, a.pages, a.made_at
        from report r join app_user u on u.id = r.author_id left join report_artifact a on a.report_id = r.id
        where r.traject_id = :traject_id and r.id = :id
        """
    )
)
_LOCK = Sql(text("select r.id from report r where r.traject_id = :traject_id and r.id = :id for update"))
_ADD = Sql(
    text(
        """
        insert into report (id, client_id, traject_id, party_id, order_reference, kind, template_code,
                            template_version, period_from, period_until, sections_sealed, author_id, created_at)
        values (:id, :client_id, :traject_id, :party_id, :order_reference, :kind, :template_code, :template_version,
                :period_from, :period_until, :sections_sealed, :author_id, :created_at)
        on conflict (traject_id, kind) where state = 'draft' do nothing
        """
    )
)
_CHANGE = Sql(
    text(
        """
        update report set period_from = :period_from, period_until = :period_until,
            sections_sealed = :sections_sealed, version = version + 1
        where id = :id and state = 'draft' and version = :expected
        """
    )
)
_FIRST_DAY = Sql(
    text(
        """
        select coalesce(
            (select max(r.period_until) + 1 from report r where r.traject_id = t.id and r.state = 'sent'),
            t.started_on, (t.created_at at time zone 'Europe/Amsterdam')::date)
        from traject t where t.id = :traject_id
        """
    )
)
_KEEP_PREVIEW = Sql(
    text(
        """
        insert into report_artifact (report_id, client_id, content_hash, pdf_sealed, pdf_sha256, json_sealed,
                                     json_sha256, pages, made_at)
        values (:report_id, :client_id, :content_hash, :pdf_sealed, :pdf_sha256, :json_sealed, :json_sha256, :pages,
                :made_at)
        on conflict (report_id) do update set content_hash = excluded.content_hash,
            pdf_sealed = excluded.pdf_sealed, pdf_sha256 = excluded.pdf_sha256, json_sealed = excluded.json_sealed,
            json_sha256 = excluded.json_sha256, pages = excluded.pages, made_at = excluded.made_at
        """
    )
)
_PDF = Sql(text("select pdf_sealed from report_artifact where report_id = :report_id"))
_DISCLOSE = Sql(
    insert_into(
        disclosure, "id", "client_id", "traject_id", "party_id", "object_kind", "object_id", "purpose", "basis",
        "categories", "confidentiality_version", "confidentiality_text", "sha256", "sent_at", "sent_by",
    )
)  # fmt: skip
_SENT = Sql(
    text(
        """
        update report set state = 'sent', sent_at = :now, disclosure_id = :disclosure_id, version = version + 1
        where id = :id and state = 'draft'
        """
    )
)


class PostgresReports:
    """See `domain.reporting.ports.ReportRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def reports(self, traject_id: UUID) -> Sequence[ReportSummary]:
        return [_summary(row) for row in await self._work.fetch_all(_LIST, traject_id=traject_id)]

    async def report(self, traject_id: UUID, report_id: UUID, *, lock: bool = False) -> Report | None:
        if lock:
            # Alone, because a sent report can be read but no longer be locked for a change.
            await self._work.fetch_one(_LOCK, traject_id=traject_id, id=report_id)
        row = await self._work.fetch_one(_ONE, traject_id=traject_id, id=report_id)
        return _report(row, await self._work.sealing.key_of(row["client_id"])) if row else None

    async def add(self, report: NewReport) -> bool:
        added = await self._work.execute(
            _ADD,
            id=report.id,
            client_id=report.client_id,
            traject_id=report.traject_id,
            party_id=report.party_id,
            order_reference=report.order_reference,
            kind=report.kind.value,
            template_code=report.template_code,
            template_version=report.template_version,
            period_from=report.period.begin,
            period_until=report.period.end,
            sections_sealed=await self._sections(report.client_id, report.id, {}),
            author_id=self._work.actor.id,
            created_at=self._work.now,
        )
        return added == 1

    async def change(
        self, report: Report, period: ReportPeriod, sections: Mapping[str, str], expected_version: int
    ) -> bool:
        changed = await self._work.execute(
            _CHANGE,
            id=report.id,
            period_from=period.begin,
            period_until=period.end,
            sections_sealed=await self._sections(report.client_id, report.id, sections),
            expected=expected_version,
        )
        return changed == 1

    async def first_day(self, traject_id: UUID) -> date:
        found: date = await self._work.fetch_value(_FIRST_DAY, traject_id=traject_id)
        return found

    async def facts(
        self, client_id: UUID, traject_id: UUID, author_id: UUID, period: ReportPeriod
    ) -> ReportFacts:
        return await read_facts(self._work, client_id, traject_id, author_id, period)

    async def keep_preview(self, report: Report, rendered: Rendered, preview: Preview) -> None:
        key = await self._work.sealing.key_of(report.client_id)
        await self._work.execute(
            _KEEP_PREVIEW,
            report_id=report.id,
            client_id=report.client_id,
            content_hash=preview.content_hash,
            pdf_sealed=seal(key, rendered.pdf, _place(report.id, report.client_id, "pdf_sealed")),
            pdf_sha256=preview.pdf_sha256,
            json_sealed=seal(key, rendered.json, _place(report.id, report.client_id, "json_sealed")),
            json_sha256=preview.json_sha256,
            pages=preview.pages,
            made_at=preview.made_at,
        )

    async def pdf(self, report: Report) -> bytes | None:
        sealed = await self._work.fetch_value(_PDF, report_id=report.id)
        if sealed is None:
            return None
        key = await self._work.sealing.key_of(report.client_id)
        return open_sealed(key, sealed, _place(report.id, report.client_id, "pdf_sealed"))

    async def send(self, report: Report, disclosure: NewDisclosure) -> None:
        assert report.preview is not None
        await self._work.execute(
            _DISCLOSE,
            id=disclosure.id,
            client_id=report.client_id,
            traject_id=report.traject_id,
            party_id=report.party_id,
            object_kind="report",
            object_id=report.id,
            purpose=Purpose.ACCOUNTABILITY.value,
            basis="commissioning-party",
            categories=list(disclosure.categories),
            confidentiality_version=disclosure.confidentiality_version,
            confidentiality_text=disclosure.confidentiality_text,
            sha256=report.preview.pdf_sha256,
            sent_at=self._work.now,
            sent_by=self._work.actor.id,
        )
        await self._work.execute(_SENT, id=report.id, now=self._work.now, disclosure_id=disclosure.id)

    async def reviews(self, client_id: UUID, report_id: UUID) -> Sequence[Review]:
        return await reviews(self._work, client_id, report_id)

    async def add_review(self, review: NewReview) -> None:
        await add_review(self._work, review)

    async def waiting_reviews(self, limit: int) -> Sequence[WaitingReview]:
        return await waiting_reviews(self._work, limit)

    async def waiting_review(self, review_id: UUID) -> WaitingReview | None:
        return await waiting_review(self._work, review_id)

    async def decide_review(self, review: WaitingReview, decision: ReviewDecision, reason: str) -> bool:
        return await decide_review(self._work, review, decision, reason)

    async def delivered(
        self, updated_since: datetime | None, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[Delivered]:
        return await delivered(self._work, updated_since, after, limit)

    async def delivered_report(self, report_id: UUID) -> Delivered | None:
        return await delivered_report(self._work, report_id)

    async def delivered_bytes(self, report: Delivered, *, pdf: bool) -> bytes:
        return await delivered_bytes(self._work, report, pdf=pdf)

    async def _sections(self, client_id: UUID, report_id: UUID, sections: Mapping[str, str]) -> bytes:
        key = await self._work.sealing.key_of(client_id)
        body = json.dumps(dict(sections), ensure_ascii=False)
        sealed = seal_text(key, body, "report", "sections_sealed", report_id, client_id)
        assert sealed is not None
        return sealed


def _place(report_id: UUID, client_id: UUID, column: str) -> Aad:
    return Aad("report_artifact", column, report_id, client_id)


def _summary(row: Record) -> ReportSummary:
    return ReportSummary(
        row["id"],
        ReportKind(row["kind"]),
        ReportState(row["state"]),
        ReportPeriod(row["period_from"], row["period_until"]),
        row["author_name"],
        row["created_at"],
        row["sent_at"],
        row["pdf_sha256"] if row["state"] == "sent" else None,
    )


def _report(row: Record, key: DataKey) -> Report:
    body = open_text(key, row["sections_sealed"], "report", "sections_sealed", row["id"], row["client_id"])
    preview = None
    if row["content_hash"] is not None:
        preview = Preview(
            row["content_hash"], row["pdf_sha256"], row["json_sha256"], row["pages"], row["made_at"]
        )
    return Report(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        party_id=row["party_id"],
        order_reference=row["order_reference"],
        kind=ReportKind(row["kind"]),
        state=ReportState(row["state"]),
        template_code=row["template_code"],
        template_version=row["template_version"],
        period=ReportPeriod(row["period_from"], row["period_until"]),
        sections=json.loads(body or "{}"),
        author_id=row["author_id"],
        author_name=row["author_name"],
        created_at=row["created_at"],
        sent_at=row["sent_at"],
        preview=preview,
        version=row["version"],
    )
