"""What a report is made from, read from the file: one statement a table, only what a template may bind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.intake.codes import PartyKind
from domain.reporting.facts import FactRow, ReportFacts, Value
from domain.reporting.model import ReportPeriod
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_HEAD = Sql(
    text(
        """
        select t.order_reference, t.service, t.goal, t.state, t.granted_hours, t.started_on, t.ended_on, t.contact_name,
               c.given_names, c.surname_prefix, c.surname, c.date_of_birth, p.name as party_name, p.kind as party_kind,
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
        """
        select n.kind, count(*) as number, coalesce(sum(n.duration_minutes), 0) as minutes
        from note n
        where n.client_id = :client_id
          and (n.happened_at at time zone 'Europe/Amsterdam')::date between :begin and :end
        group by n.kind order by n.kind
        """
    )
)
_ACTIVITIES = Sql(
    text(
        """
        select a.id, a.group_code, a.product, a.provider, a.aim_sealed, a.planned_hours, a.starts_on, a.ends_on,
               a.status, a.result_sealed, a.reason_sealed
        from activity a where a.client_id = :client_id and a.traject_id = :traject_id
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
    return ReportFacts(
        party_kind=PartyKind(head["party_kind"]),
        values=_values(head),
        tables={
            "note": await _contacts(work, client_id, period),
            "activity": await _activities(work, client_id, traject_id),
        },
        report_term_days=head["report_term_days"],
        traject_state=head["state"],
    )


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
        "client.surname": _short_name(head),
        "client.date_of_birth": head["date_of_birth"],
        "commissioning_party.name": head["party_name"],
        "app_user.name": head["adviser_name"],
    }


def _short_name(head: Record) -> str:
    """Initials and surname: what a letter needs to name someone (R23)."""
    initials = "".join(f"{name[0].upper()}." for name in head["given_names"].split())
    return " ".join(part for part in (initials, head["surname_prefix"], head["surname"]) if part)


async def _contacts(work: "PostgresUnitOfWork", client_id: UUID, period: ReportPeriod) -> Sequence[FactRow]:
    rows = await work.fetch_all(_CONTACTS, client_id=client_id, begin=period.begin, end=period.end)
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


async def _activities(work: "PostgresUnitOfWork", client_id: UUID, traject_id: UUID) -> Sequence[FactRow]:
    rows = await work.fetch_all(_ACTIVITIES, client_id=client_id, traject_id=traject_id)
    if not rows:
        return []
    key = await work.sealing.key_of(client_id)

    def opened(row: Record, column: str) -> str | None:
        return open_text(key, row[column], "activity", column, row["id"], client_id)

    plain = ("group_code", "product", "provider", "planned_hours", "starts_on", "ends_on", "status")
    return [
        FactRow(
            row["id"],
            {
                **{f"activity.{name}": row[name] for name in plain},
                "activity.aim_sealed": opened(row, "aim_sealed"),
                # Of what was not done, the reason is the result (R9).
                "activity.result_sealed": opened(row, "result_sealed") or opened(row, "reason_sealed"),
            },
        )
        for row in rows
    ]
