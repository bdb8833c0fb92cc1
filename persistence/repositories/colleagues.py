"""How a colleague stands to a file, for who explains access. The row filters of the asker hold here too."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.policy.actor import Standing
from domain.policy.gate import ClientFacts
from domain.policy.restriction_rules import HANDLERS
from domain.policy.roles import Role
from persistence.repositories.access_log import REACHING
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_FACTS = Sql(
    text(
        f"""
        with reaching as ({REACHING})
        select u.status = 'active' as live, u.roles, (u.must_change_password or u.must_enrol_totp) as restricted,
               (select max(g.valid_until) from confidentiality_agreement g
                 where g.user_id = u.id and g.valid_from <= :today) as agreement_until,
               exists (select 1 from client_exclusion x where x.client_id = :client_id and x.user_id = u.id
                       and x.ended_at is null) as excluded,
               coalesce(bool_or(r.assigned), false) as assigned, max(r.stand_in_until) as stand_in_until,
               coalesce(bool_or(r.with_health), false) as with_health, max(r.emergency_until) as emergency_until,
               exists (select 1 from restricted_client s where s.client_id = :client_id) as file_restricted
        from app_user u left join reaching r on r.user_id = u.id
        where u.id = :user_id group by u.id
        """
    )
)


class PostgresColleagues:
    """See `domain.policy.ports.ColleagueRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def colleague_facts(self, user_id: UUID, client_id: UUID | None, today: date) -> ClientFacts | None:
        row = await self._work.fetch_one(
            _FACTS, user_id=user_id, client_id=client_id, today=today, now=self._work.now
        )
        if row is None:
            return None
        standing = Standing(
            live=row["live"],
            roles=frozenset(Role(role) for role in row["roles"]),
            agreement_until=row["agreement_until"],
            restricted_to_own_account=row["restricted"],
        )
        if client_id is None or row["excluded"]:
            return ClientFacts(client_id or user_id, standing, present=False, assigned=False)
        return ClientFacts(
            client_id,
            standing,
            present=not row["file_restricted"] or bool(standing.roles & HANDLERS),
            assigned=row["assigned"],
            stand_in_for=user_id if row["stand_in_until"] else None,
            stand_in_with_health=row["with_health"],
            stand_in_until=row["stand_in_until"],
            emergency_until=row["emergency_until"],
            restricted=row["file_restricted"],
        )
