"""Staying logged in, proving it again, changing the password, enrolling a second factor, logging out."""

from dataclasses import dataclass

from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.sessions.login import LoggedIn, accept_code
from domain.sessions.model import Account, new_recovery_codes, new_token, recovery_hash, token_hash
from domain.sessions.ports import PasswordHasher, SecondFactor, SessionsWork
from domain.shared.errors import Conflict, FieldError, Invalid, NotAuthenticated, Refused
from domain.users.passwords import check_password


@dataclass(frozen=True, slots=True, repr=False)
class Enrolment:
    """A secret to scan, not yet in force."""

    email: str
    secret: str


async def refresh_session(uow: SessionsWork, refresh_token: str) -> LoggedIn | None:
    """A new access for a refresh token that was not used before. Reuse ends the whole session: someone has a copy."""
    await authorise(uow)
    state = await uow.sessions.refresh(token_hash(refresh_token))
    if state is None or not state.session_live or state.expires_at <= uow.now:
        uow.log.code = "refresh-unknown"
        await uow.commit()
        return None
    uow.log.about("auth_session", state.session_id)
    if state.used or not await uow.sessions.use_refresh(state.id):
        await uow.sessions.end_session(state.session_id, "refresh-reused")
        uow.log.code = "refresh-reused"
        await uow.commit()
        return None
    account = await uow.sessions.account(state.user_id)
    fresh = new_token()
    await uow.sessions.add_refresh(state.session_id, token_hash(fresh), state.expires_at)
    await uow.commit()
    must_set_up = account is not None and (account.must_change_password or account.must_enrol_totp)
    return LoggedIn(Actor.person(state.user_id, state.session_id, state.roles), fresh, must_set_up)


async def log_out(uow: SessionsWork) -> None:
    """End this session; its tokens are dead at once."""
    await authorise(uow)
    assert uow.actor.session_id is not None
    uow.log.about("auth_session", uow.actor.session_id)
    await uow.sessions.end_session(uow.actor.session_id, "logged-out")
    await uow.commit()


async def strengthen(uow: SessionsWork, factor: SecondFactor, code: str) -> None:
    """Prove the second factor again, for acts that need it fresh. Raises Refused."""
    await authorise(uow)
    account = await _own_account(uow)
    assert uow.actor.session_id is not None
    if not account.totp_confirmed or not await accept_code(uow, factor, account, code, None):
        raise Refused("Deze code klopt niet.")
    await uow.sessions.strengthen(uow.actor.session_id)
    await uow.commit()


async def change_password(uow: SessionsWork, hasher: PasswordHasher, current: str, new: str) -> None:
    """Change the own password and end every session, this one included. Raises Invalid."""
    await authorise(uow)
    account = await _own_account(uow)
    uow.log.about("app_user", account.id)
    if not await hasher.verify(current, account.password_hash):
        raise Invalid(
            "Het huidige wachtwoord klopt niet.",
            errors=[FieldError("/currentPassword", "wrong", "Dit is niet uw huidige wachtwoord.")],
        )
    if new == current:
        raise Invalid(
            "Kies een ander wachtwoord.",
            errors=[FieldError("/newPassword", "same", "Dit is hetzelfde wachtwoord als nu.")],
        )
    check_password(new, name=account.name, email=account.email, pointer="/newPassword")
    await uow.sessions.set_password(account.id, await hasher.hash(new), must_change=False)
    await uow.sessions.end_all_sessions(account.id, "password-changed")
    await uow.commit()


async def begin_enrolment(uow: SessionsWork, factor: SecondFactor) -> Enrolment:
    """A secret for the authenticator app. Raises Conflict when a second factor is in force already."""
    await authorise(uow)
    account = await _own_account(uow)
    uow.log.about("app_user", account.id)
    if account.totp_confirmed:
        raise Conflict("Uw tweede factor is al ingesteld. De beheerder kan hem opnieuw openzetten.")
    secret = factor.new_secret()
    await uow.sessions.set_totp_secret(account.id, secret)
    await uow.commit()
    return Enrolment(account.email, secret)


async def confirm_enrolment(uow: SessionsWork, factor: SecondFactor, code: str) -> list[str]:
    """Put the second factor in force with a first code; answers the recovery codes, shown once. Raises Invalid."""
    await authorise(uow)
    account = await _own_account(uow)
    uow.log.about("app_user", account.id)
    if account.totp_confirmed or account.totp_secret is None:
        raise Conflict("Er staat geen nieuwe tweede factor klaar.")
    step = factor.accepted_step(account.totp_secret, code, uow.now, None)
    if step is None:
        raise Invalid(
            "Deze code klopt niet.",
            errors=[FieldError("/code", "wrong", "Neem de code over die de app nu toont.")],
        )
    codes = new_recovery_codes()
    await uow.sessions.confirm_totp(account.id, step, [recovery_hash(account.id, code) for code in codes])
    await uow.commit()
    return codes


async def _own_account(uow: SessionsWork) -> Account:
    account = await uow.sessions.account(uow.actor.id)
    if account is None or not account.active:
        raise NotAuthenticated
    return account
