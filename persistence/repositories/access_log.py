"""Reading the log. A file's own log goes through a function of the database that checks the assignment again."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.access_log.model import AccessLogEntry, AuditRecord, Candidate
from domain.access_log.ports import AuditFilter
from domain.policy.actions import Action
from domain.policy.actor import ActorKind
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.work import Statements

_ENTRIES = Sql(
    text(
        """
        select l.id, l.at, l.actor_kind, l.role, l.action, l.purpose, l.clause, l.result, u.name
        from access_log_of_client(:client_id, :before, :before_id, :limit) l left join app_user u on u.id = l.actor_id
        order by l.at desc, l.id desc
        """
    )
)
_CANDIDATES = Sql(
    text(
        """
        select u.id, u.name, u.roles,
               (select max(g.valid_until) from confidentiality_agreement g
                 where g.user_id = u.id and g.valid_from <= :today) as agreement_until,
               exists (select 1 from assignment a where a.client_id = :client_id and a.adviser_id = u.id
                       and a.valid_from <= :now and (a.valid_until is null or a.valid_until > :now)) as assigned
        from app_user u
        where u.status = 'active' and ('coordinator' = any(u.roles) or exists (
            select 1 from assignment b where b.client_id = :client_id and b.adviser_id = u.id
            and b.valid_from <= :now and (b.valid_until is null or b.valid_until > :now)))
        order by u.name limit 200
        """
    )
)
_RECORDS = Sql(
    text(
        """
        select r.id, r.at, r.actor_id, u.name as actor_name, r.actor_kind, r.role, r.client_id,
               coalesce(cardinality(r.client_ids), 0) as clients_shown, r.action, r.object_kind, r.object_id, r.purpose,
               r.relation, r.clause, r.result, r.code, r.request_id
        from audit_record r left join app_user u on u.id = r.actor_id
        where (cast(:action as text) is null or r.action = :action)
          and (cast(:result as text) is null or r.result = :result)
          and (cast(:client_id as uuid) is null or r.client_id = :client_id)
          and (cast(:actor_id as uuid) is null or r.actor_id = :actor_id)
          and (cast(:before as timestamptz) is null or (r.at, r.id) < (:before, cast(:before_id as uuid)))
        order by r.at desc, r.id desc limit :limit
        """
    )
)
_NEWEST = timedelta(seconds=1)
_KIND_NAMES = {ActorKind.MACHINE: "Koppeling van de opdrachtgever", ActorKind.SYSTEM: "Het systeem"}


class PostgresAccessLog:
    """See `domain.access_log.ports.AccessLogRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def entries(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[AccessLogEntry]:
        before, before_id = after or (self._work.now + _NEWEST, UUID(int=0))
        rows = await self._work.fetch_all(
            _ENTRIES, client_id=client_id, before=before, before_id=before_id, limit=limit
        )
        return [
            AccessLogEntry(
                id=row["id"],
                at=row["at"],
                actor_name=row["name"] or _KIND_NAMES.get(ActorKind(row["actor_kind"]), "Onbekend"),
                role=Role(row["role"]) if row["role"] else None,
                action=Action(row["action"]),
                purpose=Purpose(row["purpose"]),
                clause=row["clause"],
                result=row["result"],
            )
            for row in rows
        ]

    async def candidates(self, client_id: UUID, today: date) -> Sequence[Candidate]:
        rows = await self._work.fetch_all(_CANDIDATES, client_id=client_id, today=today, now=self._work.now)
        return [
            Candidate(
                row["id"],
                row["name"],
                frozenset(Role(r) for r in row["roles"]),
                row["agreement_until"],
                row["assigned"],
            )
            for row in rows
        ]

    async def audit_records(self, wanted: AuditFilter) -> Sequence[AuditRecord]:
        before, before_id = wanted.after or (None, None)
        rows = await self._work.fetch_all(
            _RECORDS,
            action=wanted.action,
            result=wanted.result,
            client_id=wanted.client_id,
            actor_id=wanted.actor_id,
            before=before,
            before_id=before_id,
            limit=wanted.limit,
        )
        return [AuditRecord(**dict(row)) for row in rows]
