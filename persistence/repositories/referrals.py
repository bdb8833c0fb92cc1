"""The inbox: referrals beside what may exist, and what their acceptance or rejection lays down."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.intake.codes import Goal, PartyKind, Service, Sex
from domain.intake.content import SealedContent
from domain.referrals.model import (
    AdviserLoad,
    Match,
    Previous,
    Referral,
    ReferralItem,
    ReferralState,
    RejectionCode,
)
from domain.referrals.ports import NewFile, NewTraject
from domain.shared.ids import new_id
from domain.shared.names import display_name
from persistence.encryption.envelope import Aad, DataKey, seal
from persistence.encryption.keyring import Wrapped
from persistence.repositories.assignments import CURRENT
from persistence.repositories.intake import refused_from_json
from persistence.repositories.new_files import lay_down_client
from persistence.repositories.new_referrals import open_content
from persistence.sealing import key_aad
from persistence.sql import Sql, insert_into
from persistence.tables.trajects import traject

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_SAME_PERSON = """
    (r.bsn_index is not null and exists (select 1 from client_bsn_index i where i.client_id = c.id
        and i.bsn_index = r.bsn_index))
"""
_MATCHING = """
    select i.client_id from client_bsn_index i where i.bsn_index = r.bsn_index
    union
    select c.id from client c where c.name_key = r.name_key and c.date_of_birth = r.date_of_birth
"""
# One index scan per state, whichever and however many are asked for (ix_referral_state_received).
_ITEMS = Sql(
    text(
        f"""
        with page as (
            select x.id, x.received_at from unnest(cast(:states as text[])) as wanted (state)
            cross join lateral (
                select y.id, y.received_at from referral y
                where y.state = wanted.state
                  and (cast(:party_id as uuid) is null or y.party_id = cast(:party_id as uuid))
                  and (y.received_at, y.id) > (cast(:after as timestamptz), cast(:after_id as uuid))
                order by y.received_at, y.id limit :limit
            ) x
            order by x.received_at, x.id limit :limit
        )
        select r.id, r.given_names, r.surname_prefix, r.surname, r.order_reference, p.name as party_name, r.service,
               r.goal, r.city, r.received_at, r.state, r.quarantined, r.revision_of,
               case when r.state = 'received' then (select count(*) from ({_MATCHING}) m) else 0 end as matches
        from page join referral r on r.id = page.id join commissioning_party p on p.id = r.party_id
        order by r.received_at, r.id
        """
    )
)
_PRESENT_STATES = [state.value for state in ReferralState if state is not ReferralState.SUPERSEDED]
_COLUMNS = """
    r.id, r.party_id, p.kind as party_kind, p.name as party_name, r.contract_id, r.order_reference, r.service, r.goal,
    r.state, r.quarantined, r.given_names, r.surname_prefix, r.surname, r.sex, r.date_of_birth, r.city, r.phone,
    r.email, r.contact_name, r.sealed_fields, r.refused_fields, r.revision_of, r.rejection_code, r.client_id,
    r.received_at, r.decided_at, r.version
"""
_SOURCE = "referral r join commissioning_party p on p.id = r.party_id where r.id = :referral_id"
_REFERRAL = Sql(text(f"select {_COLUMNS} from {_SOURCE}"))
_REFERRAL_LOCKED = Sql(text(f"select {_COLUMNS} from {_SOURCE} for update of r"))
_MATCHES = Sql(
    text(
        f"""
        select c.id, c.number, c.given_names, c.surname_prefix, c.surname, c.date_of_birth, c.city,
               u.name as adviser_name, {_SAME_PERSON} as on_bsn,
               (c.name_key = r.name_key and c.date_of_birth = r.date_of_birth) as on_name
        from referral r
        cross join lateral ({_MATCHING}) m
        join client c on c.id = m.client_id
        left join assignment a on a.client_id = c.id and {CURRENT.format("a")}
        left join app_user u on u.id = a.adviser_id
        where r.id = :referral_id
        order by on_bsn desc, c.created_at limit 20
        """
    )
)
_PREVIOUS = Sql(
    text(
        "select o.id, o.state, o.received_at from referral r join referral o on o.id = r.revision_of "
        "where r.id = :referral_id"
    )
)
_SEALED = Sql(
    text("select key_id, kek_version, wrapped_key, content_sealed from referral where id = :referral_id")
)
_ADVISERS = Sql(
    text(
        f"""
        select u.id, u.name, g.valid_until,
               (select count(*) from assignment a where a.adviser_id = u.id and {CURRENT.format("a")}) as active,
               (select count(*) from assignment a where a.adviser_id = u.id and a.valid_from >= :week_ago
                   and {CURRENT.format("a")}) as recent
        from app_user u
        left join lateral (
            select max(x.valid_until) as valid_until from confidentiality_agreement x
            where x.user_id = u.id and x.valid_from <= :today
        ) g on true
        where u.status = 'active' and 'adviser' = any(u.roles)
        order by active, u.name limit 500
        """
    )
)
_LOCK_PERSON = Sql(
    text(
        "select pg_advisory_xact_lock(hashtextextended('person ' || encode(bsn_index, 'hex'), 0)) "
        "from referral where id = :referral_id and bsn_index is not null"
    )
)
_CLIENT = Sql(text("select 1 from client where id = :client_id"))
_TRAJECT = Sql(
    insert_into(
        traject,
        "id",
        "client_id",
        "party_id",
        "contract_id",
        "referral_id",
        "order_reference",
        "service",
        "goal",
        "granted_hours",
        "contact_name",
        "created_at",
    )
)
_HOURS = Sql(text("select hours_per_traject from contract where id = :contract_id"))
_CURRENT = Sql(
    text(
        "select id, adviser_id from assignment where client_id = :client_id and valid_until is null for update"
    )
)
_END = Sql(text("update assignment set valid_until = :now where id = :id"))
# Another adviser from now on: what a transfer had planned for this client is off.
_UNPLAN = Sql(
    text(
        "update assignment set valid_until = valid_from "
        "where client_id = :client_id and valid_until is null and valid_from > :now"
    )
)
_STAY = Sql(
    text(
        "update assignment set valid_until = null "
        "where client_id = :client_id and valid_from <= :now and valid_until > :now"
    )
)
_ASSIGN = Sql(
    text(
        """
        insert into assignment (id, client_id, adviser_id, valid_from, assigned_by, reason)
        select cast(:id as uuid), cast(:client_id as uuid), cast(:adviser_id as uuid), cast(:valid_from as timestamptz),
               cast(:assigned_by as uuid), cast(:reason as text)
        where not exists (select 1 from assignment a where a.client_id = :client_id and a.valid_until is null)
        """
    )
)
"""Assigns a client who is assigned to nobody; touches no row otherwise. The unique index holds the rest."""
_ACCEPTED = Sql(
    text(
        "update referral set state = 'accepted', client_id = :client_id, decided_by = :by, decided_at = :now, "
        "content_sealed = case when :moved then ''::bytea else content_sealed end, "
        "wrapped_key = case when :moved then ''::bytea else wrapped_key end, "
        "version = version + 1 where id = :referral_id"
    )
)
_REJECTED = Sql(
    text(
        "update referral set state = 'rejected', rejection_code = :code, "
        "rejection_explanation_sealed = cast(:explanation as bytea), decided_by = :by, decided_at = :now, "
        "version = version + 1 where id = :referral_id"
    )
)
_EARLIEST = datetime(1, 1, 2, tzinfo=UTC)


class PostgresReferrals:
    """See `domain.referrals.ports.ReferralRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def items(
        self,
        state: ReferralState | None,
        party_id: UUID | None,
        after: tuple[datetime, UUID] | None,
        limit: int,
    ) -> list[ReferralItem]:
        moment, identifier = after or (_EARLIEST, UUID(int=0))
        rows = await self._work.fetch_all(
            _ITEMS,
            states=[state.value] if state else _PRESENT_STATES,
            party_id=party_id,
            after=moment,
            after_id=identifier,
            limit=limit,
        )
        return [_item(row) for row in rows]

    async def referral(self, referral_id: UUID, *, lock: bool = False) -> Referral | None:
        row = await self._work.fetch_one(_REFERRAL_LOCKED if lock else _REFERRAL, referral_id=referral_id)
        return _referral(row) if row else None

    async def lock_person(self, referral_id: UUID) -> None:
        await self._work.fetch_all(_LOCK_PERSON, referral_id=referral_id)

    async def matches(self, referral_id: UUID) -> list[Match]:
        return [_match(row) for row in await self._work.fetch_all(_MATCHES, referral_id=referral_id)]

    async def previous(self, referral_id: UUID) -> Previous | None:
        row = await self._work.fetch_one(_PREVIOUS, referral_id=referral_id)
        return Previous(row["id"], ReferralState(row["state"]), row["received_at"]) if row else None

    async def open_content(self, referral_id: UUID) -> SealedContent:
        row = await self._sealed(referral_id)
        wrapped = Wrapped(row["kek_version"], row["wrapped_key"])
        return open_content(
            self._work.database.keyring, referral_id, row["key_id"], wrapped, row["content_sealed"]
        )

    async def advisers(self, today: date, week_ago: datetime) -> list[AdviserLoad]:
        rows = await self._work.fetch_all(_ADVISERS, today=today, week_ago=week_ago)
        return [_adviser(row, today) for row in rows]

    async def client_exists(self, client_id: UUID) -> bool:
        return await self._work.fetch_value(_CLIENT, client_id=client_id) is not None

    async def add_client(self, referral: Referral, file: NewFile) -> None:
        await lay_down_client(self._work, referral, file)

    async def add_traject(self, client_id: UUID, traject: NewTraject) -> None:
        await self._work.execute(
            _TRAJECT,
            id=traject.id,
            client_id=client_id,
            party_id=traject.party_id,
            contract_id=traject.contract_id,
            referral_id=traject.referral_id,
            order_reference=traject.order_reference,
            service=traject.service.value,
            goal=traject.goal.value,
            granted_hours=traject.granted_hours,
            contact_name=traject.contact_name,
            created_at=self._work.now,
        )

    async def hours_per_traject(self, contract_id: UUID) -> int | None:
        hours: int | None = await self._work.fetch_value(_HOURS, contract_id=contract_id)
        return hours

    async def assign(self, client_id: UUID, adviser_id: UUID, reason: str) -> UUID:
        assignment_id = new_id()
        values = {
            "id": assignment_id,
            "client_id": client_id,
            "adviser_id": adviser_id,
            "valid_from": self._work.now,
            "assigned_by": self._work.actor.id,
            "reason": reason,
        }
        if await self._work.execute(_ASSIGN, **values):
            return assignment_id
        if await self._work.execute(_UNPLAN, client_id=client_id, now=self._work.now):
            await self._work.execute(_STAY, client_id=client_id, now=self._work.now)
        current = await self._work.fetch_one(_CURRENT, client_id=client_id)
        if current is not None:
            if current["adviser_id"] == adviser_id:
                present: UUID = current["id"]
                return present
            await self._work.execute(_END, id=current["id"], now=self._work.now)
        await self._work.execute(_ASSIGN, **values)
        return assignment_id

    async def mark_accepted(self, referral_id: UUID, client_id: UUID, *, content_moved: bool) -> None:
        await self._work.execute(
            _ACCEPTED,
            moved=content_moved,
            referral_id=referral_id,
            client_id=client_id,
            by=self._work.actor.id,
            now=self._work.now,
        )

    async def mark_rejected(self, referral_id: UUID, code: RejectionCode, explanation: str | None) -> None:
        sealed = None
        if explanation is not None:
            row = await self._sealed(referral_id)
            wrapped = Wrapped(row["kek_version"], row["wrapped_key"])
            raw = self._work.database.keyring.unwrap(wrapped, aad=key_aad(row["key_id"], referral_id))
            place = Aad("referral", "rejection_explanation_sealed", referral_id, referral_id)
            sealed = seal(DataKey.of(row["key_id"], raw), explanation.encode(), place)
        await self._work.execute(
            _REJECTED,
            referral_id=referral_id,
            code=code.value,
            explanation=sealed,
            by=self._work.actor.id,
            now=self._work.now,
        )

    async def _sealed(self, referral_id: UUID) -> Record:
        row = await self._work.fetch_one(_SEALED, referral_id=referral_id)
        if row is None:
            raise LookupError("no such referral")
        return row


def _names(row: Record) -> str:
    return display_name(row["given_names"], row["surname_prefix"], row["surname"])


def _item(row: Record) -> ReferralItem:
    return ReferralItem(
        id=row["id"],
        display_name=_names(row),
        order_reference=row["order_reference"],
        party_name=row["party_name"],
        service=Service(row["service"]),
        goal=Goal(row["goal"]),
        city=row["city"],
        received_at=row["received_at"],
        state=ReferralState(row["state"]),
        possible_matches=row["matches"],
        quarantined=row["quarantined"],
        revision_of=row["revision_of"],
    )


_AS_IS = (
    "id",
    "party_id",
    "party_name",
    "contract_id",
    "order_reference",
    "quarantined",
    "given_names",
    "surname_prefix",
    "surname",
    "date_of_birth",
    "city",
    "phone",
    "email",
    "contact_name",
    "revision_of",
    "client_id",
    "received_at",
    "decided_at",
    "version",
)


def _referral(row: Record) -> Referral:
    values: dict[str, Any] = {name: row[name] for name in _AS_IS}
    return Referral(
        **values,
        party_kind=PartyKind(row["party_kind"]),
        service=Service(row["service"]),
        goal=Goal(row["goal"]),
        state=ReferralState(row["state"]),
        display_name=_names(row),
        sex=Sex(row["sex"]),
        sealed_fields=tuple(row["sealed_fields"]),
        refused_fields=refused_from_json(row["refused_fields"]),
        rejection_code=RejectionCode(row["rejection_code"]) if row["rejection_code"] else None,
    )


def _match(row: Record) -> Match:
    on = [name for name, holds in (("bsn", row["on_bsn"]), ("nameAndDateOfBirth", row["on_name"])) if holds]
    return Match(
        row["id"],
        row["number"],
        _names(row),
        row["date_of_birth"],
        row["city"],
        row["adviser_name"],
        tuple(on),
    )


def _adviser(row: Record, today: date) -> AdviserLoad:
    until = row["valid_until"]
    return AdviserLoad(
        row["id"], row["name"], row["active"], row["recent"], until, until is not None and until >= today
    )
