"""Logging in: password, then the second factor where enrolled. Equal work for unknown accounts, growing delays.

A failed attempt is an outcome, not an error: what it counts up must be committed before the answer goes out.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.sessions.model import (
    ACCOUNT_FREE_FAILURES,
    ADDRESS_FREE_FAILURES,
    CHALLENGE_ATTEMPTS,
    CHALLENGE_LIFETIME,
    SESSION_LIFETIME,
    Account,
    delay_after,
    new_token,
    recovery_hash,
    token_hash,
)
from domain.sessions.ports import PasswordHasher, SecondFactor, SessionsWork
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True, repr=False)
class LoggedIn:
    """A session: whose, and the refresh token at the one moment it can be sent."""

    actor: Actor
    refresh_token: str
    must_set_up: bool


@dataclass(frozen=True, slots=True, repr=False)
class SecondFactorNeeded:
    """The password was right; `challenge` goes back with the code."""

    challenge: str


@dataclass(frozen=True, slots=True)
class LoginFailed:
    """Wrong, unknown, removed or blocked: the caller is told the same. `retry_after` in whole seconds, or None."""

    retry_after: int | None = None


async def log_in(
    uow: SessionsWork, hasher: PasswordHasher, email: str, password: str, address: str
) -> LoggedIn | SecondFactorNeeded | LoginFailed:
    """Check a password. Counts failures per account and per address."""
    await authorise(uow)
    throttle = _Throttle(uow, email, address)
    wait = await throttle.wait()
    if wait is not None:
        uow.log.code = "login-blocked"
        await uow.commit()
        return LoginFailed(wait)
    account = await uow.sessions.account_by_email(email)
    known = account if account is not None and account.active else None
    fits = await hasher.verify(password, known.password_hash if known else None)
    if known is None or not fits:
        if account is not None:
            uow.log.about("app_user", account.id)
        uow.log.code = "login-failed"
        await throttle.count_failure()
        await uow.commit()
        return LoginFailed()
    uow.log.about("app_user", known.id)
    if known.totp_confirmed:
        return await _ask_second_factor(uow, known)
    await throttle.forget()
    return await _start(uow, known, strong=False)


async def pass_second_factor(
    uow: SessionsWork, factor: SecondFactor, challenge: str, code: str | None, recovery_code: str | None
) -> LoggedIn | LoginFailed:
    """Finish a login with a code of the app, or with a recovery code that works once."""
    await authorise(uow)
    found = await uow.sessions.attempt_challenge(token_hash(challenge))
    account = await uow.sessions.account(found.user_id) if found else None
    if found is None or account is None or not account.active or found.attempts > CHALLENGE_ATTEMPTS:
        uow.log.code = "second-factor-failed"
        await uow.commit()
        return LoginFailed()
    uow.log.about("app_user", account.id)
    if not await accept_code(uow, factor, account, code, recovery_code):
        uow.log.code = "second-factor-failed"
        await uow.commit()
        return LoginFailed()
    await uow.sessions.close_challenge(found.id)
    await uow.sessions.forget_failures([uow.sessions.throttle_key("account", account.email)])
    return await _start(uow, account, strong=True)


async def accept_code(
    uow: SessionsWork, factor: SecondFactor, account: Account, code: str | None, recovery_code: str | None
) -> bool:
    """Whether a code fits; a code or recovery code is used up by it."""
    if recovery_code is not None:
        return await uow.sessions.use_recovery_code(account.id, recovery_hash(account.id, recovery_code))
    if code is None or account.totp_secret is None:
        return False
    step = factor.accepted_step(account.totp_secret, code, uow.now, account.totp_last_step)
    if step is None:
        return False
    await uow.sessions.set_totp_step(account.id, step)
    return True


async def _ask_second_factor(uow: SessionsWork, account: Account) -> SecondFactorNeeded:
    challenge = new_token()
    await uow.sessions.add_challenge(account.id, token_hash(challenge), uow.now + CHALLENGE_LIFETIME)
    uow.log.code = "second-factor-needed"
    await uow.commit()
    return SecondFactorNeeded(challenge)


async def _start(uow: SessionsWork, account: Account, *, strong: bool) -> LoggedIn:
    session_id, refresh = new_id(), new_token()
    expires_at = uow.now + SESSION_LIFETIME
    await uow.sessions.start_session(session_id, account.id, expires_at, uow.now if strong else None)
    await uow.sessions.add_refresh(session_id, token_hash(refresh), expires_at)
    await uow.commit()
    must_set_up = account.must_change_password or account.must_enrol_totp
    return LoggedIn(Actor.person(account.id, session_id, account.roles), refresh, must_set_up)


class _Throttle:
    """Counts failures per account and per address, and says how long to wait."""

    def __init__(self, uow: SessionsWork, email: str, address: str) -> None:
        self._uow = uow
        self._free = {
            uow.sessions.throttle_key("account", email): ACCOUNT_FREE_FAILURES,
            uow.sessions.throttle_key("address", address): ADDRESS_FREE_FAILURES,
        }

    async def wait(self) -> int | None:
        found = await self._uow.sessions.failures(list(self._free))
        ends = [
            f.blocked_until
            for f in found.values()
            if f.blocked_until is not None and f.blocked_until > self._uow.now
        ]
        return ceil((max(ends) - self._uow.now).total_seconds()) if ends else None

    async def count_failure(self) -> None:
        found = await self._uow.sessions.failures(list(self._free))
        for key, free in self._free.items():
            count = (found[key].count if key in found else 0) + 1
            delay = delay_after(count, free)
            blocked = self._uow.now + delay if delay > timedelta(0) else None
            await self._uow.sessions.record_failure(key, count, blocked)

    async def forget(self) -> None:
        await self._uow.sessions.forget_failures(list(self._free))
