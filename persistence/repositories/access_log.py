"""Reading the log. A file's own log goes through a function of the database that checks the assignment again."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.access_log.model import AccessLogEntry, AuditRecord, Candidate
from domain.access_log.ports import AuditFilter
from domain.policy.actions import Action
from domain.policy.actor import ActorKind
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.stand_ins.model import StandInReason
from persistence.encryption.envelope import DataKey, open_sealed
from persistence.repositories.client_keys import payload_place
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ENTRIES = Sql(
    text(
        """
        select l.id, l.at, l.actor_kind, l.role, l.action, l.purpose, l.clause, l.result, l.relation, u.name,
               (select s.reason from stand_in s where l.relation like 'stand-in%' and s.stand_in_id = l.actor_id
                 and s.begins_at <= l.at and s.ends_at > l.at order by s.begins_at desc limit 1) as away
        from access_log_of_client(:client_id, :before, :before_id, :limit) l left join app_user u on u.id = l.actor_id
        order by l.at desc, l.id desc
        """
    )
)
REACHING = """
    select a.adviser_id as user_id, true as assigned, cast(null as timestamptz) as stand_in_until,
           false as with_health, cast(null as timestamptz) as emergency_until
    from assignment a where a.client_id = :client_id and a.valid_from <= :now
     and (a.valid_until is null or a.valid_until > :now)
    union all
    select s.stand_in_id, false, s.ends_at, s.with_health, null
    from stand_in s join assignment a on a.adviser_id = s.absent_adviser_id and a.client_id = :client_id
     and a.valid_from <= :now and (a.valid_until is null or a.valid_until > :now)
    where s.begins_at <= :now and s.ends_at > :now and s.whole_caseload <> exists (
        select 1 from stand_in_client l where l.arrangement_id = s.id and l.client_id = :client_id)
    union all
    select e.adviser_id, false, null, false, e.ends_at from emergency_access e
    where e.client_id = :client_id and e.opened_at <= :now and e.ends_at > :now
"""
"""Who stands to one file, and how. Needs :client_id and :now."""
_CANDIDATES = Sql(
    text(
        f"""
        with reaching as ({REACHING})
        select u.id, u.name, u.roles,
               (select max(g.valid_until) from confidentiality_agreement g
                 where g.user_id = u.id and g.valid_from <= :today) as agreement_until,
               coalesce(bool_or(r.assigned), false) as assigned, max(r.stand_in_until) as stand_in_until,
               coalesce(bool_or(r.with_health), false) as stand_in_with_health,
               max(r.emergency_until) as emergency_until,
               exists (select 1 from restricted_client s where s.client_id = :client_id) as restricted
        from app_user u left join reaching r on r.user_id = u.id
        where u.status = 'active' and (r.user_id is not null or ('coordinator' = any(u.roles)
              and not exists (select 1 from restricted_client s where s.client_id = :client_id)))
          and not exists (select 1 from client_exclusion x where x.client_id = :client_id and x.user_id = u.id
                          and x.ended_at is null)
        group by u.id order by u.name limit 200
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
_DETAILS = Sql(
    text(
        # Under the key of now: beside the record, where the client's key was renewed since.
        "select r.id, r.payload_sealed, p.payload_sealed as sealed_anew from audit_record r "
        "left join log_payload p on p.record_id = r.id where r.client_id = :client_id "
        "and r.id = any(cast(:ids as uuid[])) and r.payload_sealed is not null"
    )
)
_NEWEST = timedelta(seconds=1)
_KIND_NAMES = {ActorKind.MACHINE: "Koppeling van de opdrachtgever", ActorKind.SYSTEM: "Het systeem"}


class PostgresAccessLog:
    """See `domain.access_log.ports.AccessLogRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def entries(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[AccessLogEntry]:
        before, before_id = after or (self._work.now + _NEWEST, UUID(int=0))
        rows = await self._work.fetch_all(
            _ENTRIES, client_id=client_id, before=before, before_id=before_id, limit=limit
        )
        details = await self._details(client_id, [row["id"] for row in rows])
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
                changed_fields=details.get(row["id"], ()),
                actor_kind=ActorKind(row["actor_kind"]),
                relation=Relation(row["relation"]),
                stand_in_reason=StandInReason(row["away"]) if row["away"] else None,
            )
            for row in rows
        ]

    async def _details(self, client_id: UUID, record_ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
        rows = await self._work.fetch_all(_DETAILS, client_id=client_id, ids=record_ids)
        if not rows:
            return {}
        try:
            key = await self._work.sealing.key_of(client_id)
        except LookupError:
            return {}
        found = {row["id"]: self._opened(key, row, client_id) for row in rows}
        return {record_id: tuple(names.split(",")) for record_id, names in found.items() if names}

    @staticmethod
    def _opened(key: DataKey, row: Record, client_id: UUID) -> str | None:
        if row["sealed_anew"] is not None:
            return open_sealed(key, row["sealed_anew"], payload_place(row["id"], client_id)).decode()
        return open_text(key, row["payload_sealed"], "audit_record", "payload_sealed", row["id"], client_id)

    async def candidates(self, client_id: UUID, today: date) -> Sequence[Candidate]:
        rows = await self._work.fetch_all(_CANDIDATES, client_id=client_id, today=today, now=self._work.now)
        return [Candidate(**{**dict(row), "roles": frozenset(Role(r) for r in row["roles"])}) for row in rows]

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
