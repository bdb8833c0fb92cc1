"""Members of staff and their confidentiality agreements in PostgreSQL."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.policy.roles import Role
from domain.users.model import Agreement, User, email_key
from persistence.sql import Sql, insert_into
from persistence.tables.identity import confidentiality_agreement

if TYPE_CHECKING:
    from persistence.work import Statements

_USER = """
    select u.id, u.name, u.email, u.roles, u.status, u.totp_confirmed_at is not null as enrolled,
           u.must_change_password, u.version, u.created_at, u.last_login_at, g.id as agreement_id,
           g.version as agreement_version, g.signed_on, g.valid_from, g.valid_until, g.recorded_at
    from app_user u left join lateral (
        select * from confidentiality_agreement a where a.user_id = u.id order by a.valid_until desc, a.id desc limit 1
    ) g on true
"""
_USERS = Sql(text(_USER + " order by u.status, lower(u.name), u.id limit 1000"))
_ONE = Sql(text(_USER + " where u.id = :id"))
_ADD = Sql(
    text(
        "insert into app_user (id, name, email, email_key, roles, password_hash, must_change_password, "
        "must_enrol_totp, "
        "created_at) values (:id, :name, :email, :email_key, :roles, :password_hash, :must_change, :must_enrol, "
        ":created_at) on conflict (email_key) do nothing"
    )
)
_CHANGE = Sql(
    text(
        "update app_user set name = :name, roles = :roles, version = version + 1 where id = :id and "
        "version = :expected"
    )
)
_REMOVE = Sql(
    text("update app_user set status = 'removed', removed_at = :now, version = version + 1 where id = :id")
)
_REQUIRE_ENROLMENT = Sql(
    text(
        "update app_user set must_enrol_totp = :required, totp_secret_sealed = null, totp_confirmed_at = null, "
        "totp_last_step = null where id = :id"
    )
)
_ADMINISTRATORS = Sql(
    text("select count(*) from app_user where status = 'active' and 'administrator' = any(roles)")
)
_AGREEMENTS = Sql(
    text(
        "select id as agreement_id, user_id, version as agreement_version, signed_on, valid_from, "
        "valid_until, recorded_at "
        "from confidentiality_agreement where user_id = :user_id order by valid_until desc, id desc limit 100"
    )
)
_ADD_AGREEMENT = Sql(
    insert_into(
        confidentiality_agreement, "id", "user_id", "version", "signed_on", "valid_from", "valid_until", "recorded_by",
        "recorded_at",
    )
)  # fmt: skip


class PostgresUsers:
    """See `domain.users.ports.UserRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def list_users(self) -> Sequence[User]:
        return [_user(row) for row in await self._work.fetch_all(_USERS)]

    async def user(self, user_id: UUID) -> User | None:
        row = await self._work.fetch_one(_ONE, id=user_id)
        return _user(row) if row else None

    async def add_user(self, user: User, password_hash: str, *, must_change: bool, must_enrol: bool) -> bool:
        added = await self._work.execute(
            _ADD,
            id=user.id,
            name=user.name,
            email=user.email,
            email_key=email_key(user.email),
            roles=sorted(user.roles),
            password_hash=password_hash,
            must_change=must_change,
            must_enrol=must_enrol,
            created_at=user.created_at,
        )
        return added == 1

    async def change_user(self, user: User, expected_version: int) -> bool:
        changed = await self._work.execute(
            _CHANGE, id=user.id, name=user.name, roles=sorted(user.roles), expected=expected_version
        )
        return changed == 1

    async def remove_user(self, user_id: UUID) -> None:
        await self._work.execute(_REMOVE, id=user_id, now=self._work.now)

    async def require_enrolment(self, user_id: UUID, *, required: bool) -> None:
        await self._work.execute(_REQUIRE_ENROLMENT, id=user_id, required=required)

    async def active_administrators(self) -> int:
        return int(await self._work.fetch_value(_ADMINISTRATORS))

    async def agreements(self, user_id: UUID) -> Sequence[Agreement]:
        rows = await self._work.fetch_all(_AGREEMENTS, user_id=user_id)
        return [_agreement(row, user_id) for row in rows]

    async def add_agreement(self, agreement: Agreement, recorded_by: UUID) -> None:
        await self._work.execute(
            _ADD_AGREEMENT,
            id=agreement.id,
            user_id=agreement.user_id,
            version=agreement.version,
            signed_on=agreement.signed_on,
            valid_from=agreement.valid_from,
            valid_until=agreement.valid_until,
            recorded_by=recorded_by,
            recorded_at=agreement.recorded_at,
        )


def _user(row: Record) -> User:
    return User(
        id=row["id"],
        name=row["name"],
        email=row["email"],
        roles=frozenset(Role(role) for role in row["roles"]),
        active=row["status"] == "active",
        totp_enrolled=row["enrolled"],
        must_change_password=row["must_change_password"],
        agreement=_agreement(row, row["id"]) if row["agreement_id"] else None,
        version=row["version"],
        created_at=row["created_at"],
        last_login_at=row["last_login_at"],
    )


def _agreement(row: Record, user_id: UUID) -> Agreement:
    return Agreement(
        id=row["agreement_id"],
        user_id=user_id,
        version=row["agreement_version"],
        signed_on=row["signed_on"],
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        recorded_at=row["recorded_at"],
    )
