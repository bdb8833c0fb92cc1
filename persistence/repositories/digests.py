"""The hand-over digest in PostgreSQL: counts and days, read through the row filters of the one who takes over."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.digests.model import CONSENTS_END_WITHIN, DigestClient, DigestTask
from domain.shared.clock import bureau_date
from domain.shared.names import display_name
from domain.tasks.model import TaskKind
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_CLIENTS = Sql(
    text(
        """
        select c.id, c.number, c.given_names, c.surname_prefix, c.surname,
               (select n.next_contact_on from note n where n.client_id = c.id
                 order by n.happened_at desc, n.id desc limit 1) as next_contact_on,
               (select min(p.starts_at) from appointment p where p.client_id = c.id and p.state = 'planned'
                   and p.starts_at > :now) as next_appointment_at,
               (select count(*) from task t where t.client_id = c.id and t.done_at is null) as open_tasks,
               (select count(*) from task t where t.client_id = c.id and t.done_at is null
                   and t.due_on < :today) as overdue_tasks,
               (select json_agg(json_build_object('kind', f.kind, 'due_on', f.due_on) order by f.due_on, f.id)
                  from (select t.kind, t.due_on, t.id from task t where t.client_id = c.id and t.done_at is null
                         order by t.due_on, t.id limit 20) f) as tasks,
               (select max(v.number) from plan_version v where v.client_id = c.id
                   and v.state in ('draft', 'approved-by-client')) as plan_waiting,
               (select sum(t.granted_hours * 60 - t.used_minutes) from traject t where t.client_id = c.id
                   and t.state <> 'closed' and t.granted_hours is not null) as minutes_left,
               k.ending as consents_ending, k.first_end, r.open_requests, r.first_due
        from client c
        cross join lateral (
            select count(*) as ending, min(s.expires_at) as first_end from consent s
             where s.client_id = c.id and s.state = 'given' and s.expires_at > :now and s.expires_at <= :until) k
        cross join lateral (
            select count(*) as open_requests, min(p.due_on) as first_due from privacy_case p
             where p.client_id = c.id and p.kind = 'request' and p.closed_at is null) r
        where c.id = any (cast(:client_ids as uuid[])) order by c.name_key, c.id limit 500
        """
    )
)


class PostgresDigests:
    """See `domain.digests.ports.DigestRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def clients(self, client_ids: Sequence[UUID], today: date) -> Sequence[DigestClient]:
        now = self._work.now
        rows = await self._work.fetch_all(
            _CLIENTS, client_ids=list(client_ids), now=now, today=today, until=now + CONSENTS_END_WITHIN
        )
        return [_client(row) for row in rows]


def _client(row: Record) -> DigestClient:
    tasks: list[dict[str, Any]] = row["tasks"] or []
    return DigestClient(
        client_id=row["id"],
        number=row["number"],
        display_name=display_name(row["given_names"], row["surname_prefix"], row["surname"]),
        next_contact_on=row["next_contact_on"],
        next_appointment_at=row["next_appointment_at"],
        open_tasks=row["open_tasks"],
        overdue_tasks=row["overdue_tasks"],
        tasks=tuple(DigestTask(TaskKind(one["kind"]), date.fromisoformat(one["due_on"])) for one in tasks),
        plan_waiting=row["plan_waiting"],
        minutes_left=row["minutes_left"],
        consents_ending=row["consents_ending"],
        first_consent_ends_on=bureau_date(row["first_end"]) if row["first_end"] else None,
        open_requests=row["open_requests"],
        first_request_due_on=row["first_due"],
    )
