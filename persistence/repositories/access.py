"""The facts that a decision rests on: is the session live, which roles now, which agreement, which relation."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.policy.actor import ActorKind, Standing
from domain.policy.gate import ClientFacts
from domain.policy.roles import Role, Scope
from domain.shared.clock import bureau_date
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

STANDING_COLUMNS = """
    (s.revoked_at is null and s.expires_at > :now and u.status = 'active') as live,
    u.roles,
    (u.must_change_password or u.must_enrol_totp) as restricted,
    s.strong_at,
    (select max(g.valid_until) from confidentiality_agreement g
      where g.user_id = u.id and g.valid_from <= :today) as agreement_until
"""
"""What holds for a member of staff now. For use with `auth_session s join app_user u`."""

STANDING_SOURCE = (
    "auth_session s join app_user u on u.id = s.user_id and s.id = :session_id and u.id = :actor_id"
)

RELATION_COLUMNS = """
    exists(select 1 from assignment a where a.client_id = :client_id and a.adviser_id = u.id
            and a.valid_from <= :now and (a.valid_until is null or a.valid_until > :now)
            and not exists (select 1 from excluded_client x where x.client_id = a.client_id)) as assigned,
    (select row(d.absent_adviser_id, d.with_health, d.ends_at) from deputy_client d where d.client_id = :client_id
      order by d.with_health desc, d.ends_at desc limit 1) as stand_in,
    (select max(e.ends_at) from emergency_client e where e.client_id = :client_id) as emergency_until,
    exists(select 1 from restricted_client r where r.client_id = :client_id) as file_restricted
"""

_PERSON = Sql(text(f"select {STANDING_COLUMNS} from {STANDING_SOURCE}"))

_PERSON_AND_CLIENT = Sql(
    text(
        f"select {STANDING_COLUMNS}, {RELATION_COLUMNS}, "
        f"exists(select 1 from client c where c.id = :client_id) as present from {STANDING_SOURCE}"
    )
)

_MACHINE = Sql(
    text("select c.revoked_at is null as live, c.scopes, c.party_id from api_client c where c.id = :actor_id")
)

_COUNT_ACT = Sql(
    text(
        """
        insert into act_count as c (actor_id, act, hour, count) values (:actor_id, :act, :hour, 1)
        on conflict (actor_id, act) do update set
            count = case when c.hour = excluded.hour then c.count + 1 else 1 end, hour = excluded.hour
        returning count
        """
    )
)

_NOBODY = Standing(live=False)


def standing_values(work: "PostgresUnitOfWork") -> dict[str, Any]:
    """The parameters of STANDING_COLUMNS and STANDING_SOURCE for the actor of this act."""
    return {
        "session_id": work.actor.session_id,
        "actor_id": work.actor.id,
        "now": work.now,
        "today": bureau_date(work.now),
    }


def standing_of(row: Record | None) -> Standing:
    """Read STANDING_COLUMNS. No row is no standing."""
    if row is None:
        return _NOBODY
    return Standing(
        live=row["live"],
        roles=frozenset(Role(role) for role in row["roles"]),
        agreement_until=row["agreement_until"],
        strong_at=row["strong_at"],
        restricted_to_own_account=row["restricted"],
    )


def client_facts_of(client_id: UUID, row: Record, *, present: bool) -> ClientFacts:
    """Read STANDING_COLUMNS and RELATION_COLUMNS."""
    stand_in_for, with_health, stand_in_until = row["stand_in"] or (None, False, None)
    return ClientFacts(
        client_id,
        standing_of(row),
        present=present,
        assigned=row["assigned"],
        stand_in_for=stand_in_for,
        stand_in_with_health=with_health,
        stand_in_until=stand_in_until,
        emergency_until=row["emergency_until"],
        restricted=row["file_restricted"],
    )


class PostgresAccess:
    """See `domain.ports.AccessRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def standing(self) -> Standing:
        """What holds for the actor now."""
        match self._work.actor.kind:
            case ActorKind.PERSON:
                return standing_of(await self._work.fetch_one(_PERSON, **standing_values(self._work)))
            case ActorKind.MACHINE:
                return await self._machine()
            case ActorKind.SYSTEM | ActorKind.ANONYMOUS:
                return Standing(live=True)

    async def client_facts(self, client_id: UUID) -> ClientFacts:
        """How the actor stands to one client. Only staff stand to a client; others find nothing there."""
        if self._work.actor.kind is not ActorKind.PERSON:
            return ClientFacts(client_id, await self.standing(), present=False, assigned=False)
        row = await self._work.fetch_one(
            _PERSON_AND_CLIENT, client_id=client_id, **standing_values(self._work)
        )
        if row is None:
            return ClientFacts(client_id, _NOBODY, present=False, assigned=False)
        return client_facts_of(client_id, row, present=row["present"])

    async def count_act(self, act: str) -> int:
        """Count a rationed act in the present hour."""
        hour = self._work.now.replace(minute=0, second=0, microsecond=0)
        return int(await self._work.fetch_value(_COUNT_ACT, actor_id=self._work.actor.id, act=act, hour=hour))

    async def _machine(self) -> Standing:
        row = await self._work.fetch_one(_MACHINE, actor_id=self._work.actor.id)
        if row is None:
            return _NOBODY
        return Standing(
            live=row["live"], scopes=frozenset(Scope(s) for s in row["scopes"]), party_id=row["party_id"]
        )
