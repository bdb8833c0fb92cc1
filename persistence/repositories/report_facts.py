"""What a report is made from, read from the file: one statement a table, only what a template may bind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.intake.codes import PartyKind
from domain.reporting.facts import FactRow, ReportFacts, Value
from domain.reporting.model import ReportPeriod
from domain.restrictions.model import RestrictedField
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

NOT_RESTRICTED = "and not exists (select 1 from restricted_part x where x.record_id = {})"
"""What is restricted on its own stays out of a report (AVG 18)."""

_HEAD = Sql(
    text(
        """
        select t.order_reference, t.service, t.goal, t.state, t.granted_hours, t.started_on, t.ended_on, t.contact_name,
               c.given_names, c.surname_prefix, c.surname, c.date_of_birth,
               array(select x.field from restricted_part x
                      where x.client_id = c.id and x.field is not null) as restricted,
               p.name as party_name, p.kind as party_kind,
               k.report_term_days, u.name as adviser_name
        from traject t
        join client c on c.id = t.client_id
        join commissioning_party p on p.id = t.party_id
        join contract k on k.id = t.contract_id
        join app_user u on u.id = :author_id
        where t.id = :traject_id and t.client_id = :client_id
        """
    )
)
# Counted in the bureau's own days, as the period is.
_CONTACTS = Sql(
    text(
        f"""
        select n.kind, count(*) as number, coalesce(sum(n.duration_minutes), 0) as minutes
        from note n
        where n.client_id = :client_id
          and not exists (select 1 from hour_entry h where h.note_id = n.id and h.traject_id <> :traject_id)
          and (n.happened_at at time zone 'Europe/Amsterdam')::date between :begin and :end
          {NOT_RESTRICTED.format("n.id")}
        group by n.kind order by n.kind
        """
    )
)
# Used so far, up to the last day that is reported on.
_HOURS = Sql(
    text(
        """
        select h.activity_id, sum(h.minutes) as minutes from hour_entry h
        where h.client_id = :client_id and h.traject_id = :traject_id and h.day <= :end group by h.activity_id
        """
    )
)
_ASSESSMENTS = Sql(
    text(
        f"""
        select s.id, s.result, s.facts_sealed, s.opinion_sealed, a.product,
               (select string_agg(distinct e.kind, '|' order by e.kind) from assessment_evidence e
                 where e.assessment_id = s.id) as evidence
        from assessment s left join activity a on a.id = s.activity_id
        where s.client_id = :client_id and s.traject_id = :traject_id and s.state = 'final'
          and not exists (select 1 from assessment n where n.supersedes_id = s.id)
          {NOT_RESTRICTED.format("s.id")}
        order by s.created_at, s.id limit 500
        """
    )
)
_PLACEMENTS = Sql(
    text(
        f"""
        select p.id, p.kind, p.employer_sealed, p.job_title_sealed, p.hours_per_week, p.begins_on, p.ends_on
        from placement p where p.client_id = :client_id and p.traject_id = :traject_id
          {NOT_RESTRICTED.format("p.id")}
        order by p.begins_on, p.id limit 100
        """
    )
)
_ACTIVITIES = Sql(
    text(
        f"""
        select a.id, a.group_code, a.product, a.provider, a.aim_sealed, a.planned_hours, a.starts_on, a.ends_on,
               a.status, a.result_sealed, a.reason_sealed
        from activity a where a.client_id = :client_id and a.traject_id = :traject_id
          {NOT_RESTRICTED.format("a.id")}
        order by a.position, a.created_at, a.id limit 500
        """
    )
)


async def read_facts(
    work: "PostgresUnitOfWork", client_id: UUID, traject_id: UUID, author_id: UUID, period: ReportPeriod
) -> ReportFacts:
    """The facts of one traject over these days."""
    head = await work.fetch_one(_HEAD, client_id=client_id, traject_id=traject_id, author_id=author_id)
    if head is None:
        raise LookupError("no traject")
    place = _Place(work, client_id, traject_id)
    hours = await _hours(place, period)
    return ReportFacts(
        party_kind=PartyKind(head["party_kind"]),
        values={**_values(head), "hour_entry.minutes": sum(hours.values(), Decimal(0))},
        tables={
            "note": await _contacts(place, period),
            "activity": await _activities(place, hours),
            "assessment": await _assessments(place),
            "placement": await _placements(place),
        },
        report_term_days=head["report_term_days"],
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where is read, and the opening of what is sealed there."""

    work: "PostgresUnitOfWork"
    client_id: UUID
    traject_id: UUID

    async def rows(self, sql: Sql, **more: Any) -> Sequence[Record]:
        return await self.work.fetch_all(sql, client_id=self.client_id, traject_id=self.traject_id, **more)

    async def opened(self, table: str, rows: Sequence[Record], *columns: str) -> Sequence[dict[str, Value]]:
        """The sealed columns of each row, by path."""
        if not rows:
            return []
        key = await self.work.sealing.key_of(self.client_id)
        return [
            {
                f"{table}.{column}": open_text(key, row[column], table, column, row["id"], self.client_id)
                for column in columns
            }
            for row in rows
        ]


def _values(head: Record) -> dict[str, Value]:
    names = (
        "order_reference",
        "service",
        "goal",
        "granted_hours",
        "started_on",
        "ended_on",
        "contact_name",
    )
    return {
        **{f"traject.{name}": head[name] for name in names},
        "client.surname": None if RestrictedField.NAME in head["restricted"] else _short_name(head),
        "client.date_of_birth": None
        if RestrictedField.BIRTH_AND_SEX in head["restricted"]
        else head["date_of_birth"],
        "commissioning_party.name": head["party_name"],
        "app_user.name": head["adviser_name"],
    }


def _short_name(head: Record) -> str:
    """Initials and surname: what a letter needs to name someone (R23)."""
    initials = "".join(f"{name[0].upper()}." for name in head["given_names"].split())
    return " ".join(part for part in (initials, head["surname_prefix"], head["surname"]) if part)


async def _hours(place: _Place, period: ReportPeriod) -> dict[UUID | None, Decimal]:
    """Hours used so far by activity; None is what belongs to no activity."""
    rows = await place.rows(_HOURS, end=period.end)
    return {row["activity_id"]: (Decimal(row["minutes"]) / 60).quantize(Decimal("0.01")) for row in rows}


async def _contacts(place: _Place, period: ReportPeriod) -> Sequence[FactRow]:
    rows = await place.rows(_CONTACTS, begin=period.begin, end=period.end)
    return [
        FactRow(
            None,
            {
                "note.kind": row["kind"],
                "note.id": row["number"],
                "note.duration_minutes": int(row["minutes"]),
            },
        )
        for row in rows
    ]


async def _activities(place: _Place, hours: Mapping[UUID | None, Decimal]) -> Sequence[FactRow]:
    rows = await place.rows(_ACTIVITIES)
    texts = await place.opened("activity", rows, "aim_sealed", "result_sealed", "reason_sealed")
    plain = ("group_code", "product", "provider", "planned_hours", "starts_on", "ends_on", "status")
    return [
        FactRow(
            row["id"],
            {
                **{f"activity.{name}": row[name] for name in plain},
                **opened,
                # Of what was not done, the reason is the result (R9).
                "activity.result_sealed": opened["activity.result_sealed"]
                or opened["activity.reason_sealed"],
                "hour_entry.minutes": hours.get(row["id"], Decimal(0)),
            },
        )
        for row, opened in zip(rows, texts, strict=True)
    ]


async def _assessments(place: _Place) -> Sequence[FactRow]:
    """The adviser's judgements that stand now, with what each rests on (R10, R11)."""
    rows = await place.rows(_ASSESSMENTS)
    texts = await place.opened("assessment", rows, "facts_sealed", "opinion_sealed")
    return [
        FactRow(
            row["id"],
            {
                **opened,
                "assessment.result": row["result"],
                "activity.product": row["product"] or "Het traject",
                "assessment_evidence.kind": row["evidence"],
            },
        )
        for row, opened in zip(rows, texts, strict=True)
    ]


async def _placements(place: _Place) -> Sequence[FactRow]:
    rows = await place.rows(_PLACEMENTS)
    texts = await place.opened("placement", rows, "employer_sealed", "job_title_sealed")
    plain = ("kind", "hours_per_week", "begins_on", "ends_on")
    return [
        FactRow(row["id"], {**{f"placement.{name}": row[name] for name in plain}, **opened})
        for row, opened in zip(rows, texts, strict=True)
    ]
