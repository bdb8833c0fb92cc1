"""Accounts, sessions, refresh tokens, challenges and failures in PostgreSQL."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text

from domain.policy.roles import Role
from domain.sessions.model import FAILURES_FORGOTTEN_AFTER, Account, Challenge, Failures, RefreshState
from domain.shared.ids import new_id
from domain.users.model import email_key
from persistence.sql import Sql, insert_into
from persistence.tables.identity import auth_session, login_challenge, recovery_code, refresh_token

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_NONCE_BYTES = 12

_ACCOUNT = (
    "select id, name, email, roles, status, password_hash, must_change_password, must_enrol_totp, "
    "totp_secret_sealed, "
    "totp_confirmed_at, totp_last_step from app_user where "
)
_ACCOUNT_BY_EMAIL = Sql(text(_ACCOUNT + "email_key = :email_key"))
_ACCOUNT_BY_ID = Sql(text(_ACCOUNT + "id = :id"))
_FAILURES = Sql(
    text(
        "select key_hash, failures, blocked_until from login_throttle "
        "where key_hash = any(cast(:keys as bytea[])) and last_failure_at > :since"
    )
)
_RECORD_FAILURE = Sql(
    text(
        "insert into login_throttle (key_hash, failures, last_failure_at, blocked_until) "
        "values (:key, :failures, :now, :blocked_until) on conflict (key_hash) do update set "
        "failures = excluded.failures, last_failure_at = excluded.last_failure_at, blocked_until = "
        "excluded.blocked_until"
    )
)
_FORGET_FAILURES = Sql(text("delete from login_throttle where key_hash = any(cast(:keys as bytea[]))"))
_START = Sql(insert_into(auth_session, "id", "user_id", "created_at", "expires_at", "strong_at"))
_LOGGED_IN = Sql(text("update app_user set last_login_at = :now where id = :id"))
_ADD_REFRESH = Sql(insert_into(refresh_token, "id", "session_id", "token_hash", "issued_at", "expires_at"))
_REFRESH = Sql(
    text(
        """
        select r.id, r.session_id, s.user_id, u.roles, r.used_at is not null as used, r.expires_at,
               (s.revoked_at is null and s.expires_at > :now and u.status = 'active') as live
        from refresh_token r join auth_session s on s.id = r.session_id join app_user u on u.id = s.user_id
        where r.token_hash = :token_hash
        """
    )
)
_USE_REFRESH = Sql(text("update refresh_token set used_at = :now where id = :id and used_at is null"))
_END_SESSION = Sql(
    text(
        "update auth_session set revoked_at = :now, revoked_reason = :reason where id = :id and revoked_at is null"
    )
)
_END_ALL = Sql(
    text(
        "update auth_session set revoked_at = :now, revoked_reason = :reason "
        "where user_id = :user_id and revoked_at is null"
    )
)
_STRENGTHEN = Sql(text("update auth_session set strong_at = :now where id = :id"))
_ADD_CHALLENGE = Sql(insert_into(login_challenge, "id", "user_id", "token_hash", "expires_at"))
_ATTEMPT_CHALLENGE = Sql(
    text(
        "update login_challenge set attempts = attempts + 1 where token_hash = :token_hash and used_at is null "
        "and expires_at > :now returning id, user_id, attempts"
    )
)
_CLOSE_CHALLENGE = Sql(text("update login_challenge set used_at = :now where id = :id"))
_SET_PASSWORD = Sql(
    text(
        "update app_user set password_hash = :password_hash, must_change_password = :must_change, "
        "version = version + 1 "
        "where id = :id"
    )
)
_SET_SECRET = Sql(
    text(
        "update app_user set totp_secret_sealed = :sealed, totp_confirmed_at = null, totp_last_step = "
        "null where id = :id"
    )
)
_CONFIRM_TOTP = Sql(
    text(
        "update app_user set totp_confirmed_at = :now, totp_last_step = :step, must_enrol_totp = false, "
        "version = version + 1 where id = :id"
    )
)
_SET_STEP = Sql(text("update app_user set totp_last_step = :step where id = :id"))
_DROP_CODES = Sql(text("delete from recovery_code where user_id = :user_id"))
_ADD_CODE = Sql(insert_into(recovery_code, "id", "user_id", "code_hash"))
_USE_CODE = Sql(
    text(
        "update recovery_code set used_at = :now where user_id = :user_id and code_hash = :code_hash "
        "and used_at is null"
    )
)


class PostgresSessions:
    """See `domain.sessions.ports.SessionRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self._work.database.keyring.derive("totp-secret"))

    def throttle_key(self, kind: str, value: str) -> bytes:
        """A keyed hash: the table of failures names no address and no account."""
        tidy = email_key(value) if kind == "account" else value
        secret = self._work.database.keyring.derive("login-throttle")
        return hmac.new(secret, f"{kind}\x00{tidy}".encode(), hashlib.sha256).digest()

    async def failures(self, keys: Sequence[bytes]) -> dict[bytes, Failures]:
        since = self._work.now - FAILURES_FORGOTTEN_AFTER
        rows = await self._work.fetch_all(_FAILURES, keys=list(keys), since=since)
        return {row["key_hash"]: Failures(row["failures"], row["blocked_until"]) for row in rows}

    async def record_failure(self, key: bytes, count: int, blocked_until: datetime | None) -> None:
        await self._work.execute(
            _RECORD_FAILURE, key=key, failures=count, now=self._work.now, blocked_until=blocked_until
        )

    async def forget_failures(self, keys: Sequence[bytes]) -> None:
        await self._work.execute(_FORGET_FAILURES, keys=list(keys))

    async def account_by_email(self, email: str) -> Account | None:
        row = await self._work.fetch_one(_ACCOUNT_BY_EMAIL, email_key=email_key(email))
        return self._account(row) if row else None

    async def account(self, user_id: UUID) -> Account | None:
        row = await self._work.fetch_one(_ACCOUNT_BY_ID, id=user_id)
        return self._account(row) if row else None

    async def start_session(
        self, session_id: UUID, user_id: UUID, expires_at: datetime, strong_at: datetime | None
    ) -> None:
        now = self._work.now
        await self._work.execute(
            _START, id=session_id, user_id=user_id, created_at=now, expires_at=expires_at, strong_at=strong_at
        )
        await self._work.execute(_LOGGED_IN, id=user_id, now=now)

    async def add_refresh(self, session_id: UUID, token_hash: bytes, expires_at: datetime) -> None:
        await self._work.execute(
            _ADD_REFRESH,
            id=new_id(),
            session_id=session_id,
            token_hash=token_hash,
            issued_at=self._work.now,
            expires_at=expires_at,
        )

    async def refresh(self, token_hash: bytes) -> RefreshState | None:
        row = await self._work.fetch_one(_REFRESH, token_hash=token_hash, now=self._work.now)
        if row is None:
            return None
        roles = frozenset(Role(role) for role in row["roles"])
        return RefreshState(
            row["id"], row["session_id"], row["user_id"], roles, row["used"], row["live"], row["expires_at"]
        )

    async def use_refresh(self, refresh_id: UUID) -> bool:
        return await self._work.execute(_USE_REFRESH, id=refresh_id, now=self._work.now) == 1

    async def end_session(self, session_id: UUID, reason: str) -> None:
        await self._work.execute(_END_SESSION, id=session_id, now=self._work.now, reason=reason)

    async def end_all_sessions(self, user_id: UUID, reason: str) -> None:
        await self._work.execute(_END_ALL, user_id=user_id, now=self._work.now, reason=reason)

    async def strengthen(self, session_id: UUID) -> None:
        await self._work.execute(_STRENGTHEN, id=session_id, now=self._work.now)

    async def add_challenge(self, user_id: UUID, token_hash: bytes, expires_at: datetime) -> None:
        await self._work.execute(
            _ADD_CHALLENGE, id=new_id(), user_id=user_id, token_hash=token_hash, expires_at=expires_at
        )

    async def attempt_challenge(self, token_hash: bytes) -> Challenge | None:
        row = await self._work.fetch_one(_ATTEMPT_CHALLENGE, token_hash=token_hash, now=self._work.now)
        return Challenge(row["id"], row["user_id"], row["attempts"]) if row else None

    async def close_challenge(self, challenge_id: UUID) -> None:
        await self._work.execute(_CLOSE_CHALLENGE, id=challenge_id, now=self._work.now)

    async def set_password(self, user_id: UUID, password_hash: str, *, must_change: bool) -> None:
        await self._work.execute(
            _SET_PASSWORD, id=user_id, password_hash=password_hash, must_change=must_change
        )

    async def set_totp_secret(self, user_id: UUID, secret: str) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, secret.encode(), user_id.bytes)
        await self._work.execute(_SET_SECRET, id=user_id, sealed=sealed)

    async def confirm_totp(self, user_id: UUID, step: int, code_hashes: Sequence[bytes]) -> None:
        await self._work.execute(_CONFIRM_TOTP, id=user_id, step=step, now=self._work.now)
        await self._work.execute(_DROP_CODES, user_id=user_id)
        await self._work.execute_many(
            _ADD_CODE, [{"id": new_id(), "user_id": user_id, "code_hash": code} for code in code_hashes]
        )

    async def set_totp_step(self, user_id: UUID, step: int) -> None:
        await self._work.execute(_SET_STEP, id=user_id, step=step)

    async def use_recovery_code(self, user_id: UUID, code_hash: bytes) -> bool:
        return (
            await self._work.execute(_USE_CODE, user_id=user_id, code_hash=code_hash, now=self._work.now) == 1
        )

    def _account(self, row: Record) -> Account:
        return Account(
            id=row["id"],
            name=row["name"],
            email=row["email"],
            roles=frozenset(Role(role) for role in row["roles"]),
            active=row["status"] == "active",
            password_hash=row["password_hash"],
            must_change_password=row["must_change_password"],
            must_enrol_totp=row["must_enrol_totp"],
            totp_secret=self._secret(row),
            totp_confirmed=row["totp_confirmed_at"] is not None,
            totp_last_step=row["totp_last_step"],
        )

    def _secret(self, row: Record) -> str | None:
        sealed: bytes | None = row["totp_secret_sealed"]
        if sealed is None:
            return None
        opened = self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], row["id"].bytes)
        return opened.decode()
