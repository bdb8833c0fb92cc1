"""Logging in and out, and the own account."""

from fastapi import Request, Response

from api.call import AuthenticatedCall, Call, OpenCall
from api.routing import PolicyRouter
from api.schemas import auth as body
from api.security.passwords import Argon2Hasher
from api.security.tokens import TokenService
from api.security.totp import TotpFactor, otpauth_uri, qr_svg
from api.settings import Settings
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.sessions import login, use_cases
from domain.sessions.login import LoggedIn, LoginFailed
from domain.sessions.model import SESSION_LIFETIME
from domain.shared.errors import NotAuthenticated, Refused, TooMany
from domain.users.account import read_own_account

router = PolicyRouter(tags=["Inloggen"])

COOKIE = "trajectdossier_refresh"
COOKIE_PATH = "/api/v1/auth"
_ADMIN = Purpose.ADMINISTRATION
_FACTOR = TotpFactor()
_HASHER = Argon2Hasher()

_CONFLICTS = {"x-conflicts": True}


@router.act(
    "POST", "/auth/login", name="login", action=Action.SESSION_START, purpose=_ADMIN,
    summary="Inloggen (log in)", response_model=body.LoginResponse,
)  # fmt: skip
async def log_in(call: OpenCall, credentials: body.LoginRequest, response: Response) -> body.LoginResponse:
    """E-mail address and password; the second step follows where it is enrolled."""
    async with call.begin() as uow:
        outcome = await login.log_in(uow, _HASHER, credentials.email, credentials.password, _address(call))
    if isinstance(outcome, LoginFailed):
        raise _failed(outcome)
    if isinstance(outcome, LoggedIn):
        return _logged_in(call.request, response, outcome)
    return body.LoginResponse(state="totpRequired", challenge=outcome.challenge)


@router.act(
    "POST", "/auth/totp", name="loginSecondStep", action=Action.SESSION_START, purpose=_ADMIN,
    summary="Tweede stap van het inloggen (second step)", response_model=body.LoginResponse,
)  # fmt: skip
async def pass_second_factor(
    call: OpenCall, given: body.TotpRequest, response: Response
) -> body.LoginResponse:
    """A code of the authenticator app, or a recovery code."""
    async with call.begin() as uow:
        outcome = await login.pass_second_factor(
            uow, _FACTOR, given.challenge, given.code, given.recovery_code
        )
    if isinstance(outcome, LoginFailed):
        raise _failed(outcome)
    return _logged_in(call.request, response, outcome)


@router.act(
    "POST", "/auth/step-up", name="strengthenSession", action=Action.SESSION_STRENGTHEN, purpose=_ADMIN,
    summary="Tweede factor opnieuw tonen (step up)", status_code=204,
)  # fmt: skip
async def strengthen(call: AuthenticatedCall, given: body.CodeRequest) -> None:
    """Prove the second factor again, for acts that need it fresh."""
    async with call.begin() as uow:
        await use_cases.strengthen(uow, _FACTOR, given.code)


@router.act(
    "POST", "/auth/refresh", name="refreshSession", action=Action.SESSION_REFRESH, purpose=_ADMIN,
    summary="Ingelogd blijven (refresh)", response_model=body.LoginResponse, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def refresh(call: OpenCall, response: Response) -> body.LoginResponse:
    """A new access token for the cookie; the cookie changes every time, and an old one ends the session."""
    _not_from_elsewhere(call.request)
    token = call.request.cookies.get(COOKIE, "")
    async with call.begin() as uow:
        outcome = await use_cases.refresh_session(uow, token)
    if outcome is None:
        raise NotAuthenticated
    return _logged_in(call.request, response, outcome)


@router.act(
    "POST", "/auth/logout", name="logout", action=Action.SESSION_END, purpose=_ADMIN,
    summary="Uitloggen (log out)", status_code=204, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def log_out(call: AuthenticatedCall, response: Response) -> None:
    """End this session at once."""
    async with call.begin() as uow:
        await use_cases.log_out(uow)
    response.delete_cookie(COOKIE, path=COOKIE_PATH, httponly=True, samesite="strict")


@router.act(
    "GET", "/auth/me", name="readMe", action=Action.SESSION_READ, purpose=_ADMIN,
    summary="Wie ben ik (who am I)", response_model=body.Me,
)  # fmt: skip
async def read_me(call: AuthenticatedCall) -> body.Me:
    """The own account, the agreement in force and the acts the app may offer."""
    async with call.begin() as uow:
        account = await read_own_account(uow)
    settings: Settings = call.request.app.state.settings
    agreement = account.agreement
    return body.Me(
        user_id=account.user.id,
        name=account.user.name,
        email=account.user.email,
        roles=sorted(account.user.roles),
        permissions=sorted(account.permissions),
        agreement=None
        if agreement is None
        else body.AgreementInForce(version=agreement.version, valid_until=agreement.valid_until),
        totp_enrolled=account.user.totp_enrolled,
        must_change_password=account.user.must_change_password,
        demo=settings.demo,
        bureau_name=settings.bureau_name,
    )


@router.act(
    "POST", "/auth/totp-enrolments", name="beginTotpEnrolment", action=Action.TOTP_ENROL, purpose=_ADMIN,
    summary="Tweede factor klaarzetten (begin enrolment)", response_model=body.TotpEnrolment, status_code=201,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def begin_enrolment(call: AuthenticatedCall) -> body.TotpEnrolment:
    """A secret and its QR picture; it counts only after a first code."""
    async with call.begin() as uow:
        enrolment = await use_cases.begin_enrolment(uow, _FACTOR)
    uri = otpauth_uri(enrolment.secret, enrolment.email, "Trajectdossier")
    return body.TotpEnrolment(otpauth_uri=uri, qr_svg=qr_svg(uri), secret=enrolment.secret)


@router.act(
    "POST", "/auth/totp-enrolments/confirm", name="confirmTotpEnrolment", action=Action.TOTP_ENROL, purpose=_ADMIN,
    summary="Tweede factor in gebruik nemen (confirm enrolment)", response_model=body.RecoveryCodes,
)  # fmt: skip
async def confirm_enrolment(call: AuthenticatedCall, given: body.CodeRequest) -> body.RecoveryCodes:
    """The first code; answers the recovery codes, shown only now."""
    async with call.begin() as uow:
        codes = await use_cases.confirm_enrolment(uow, _FACTOR, given.code)
    return body.RecoveryCodes(codes=codes)


@router.act(
    "POST", "/auth/password", name="changePassword", action=Action.PASSWORD_CHANGE, purpose=_ADMIN,
    summary="Wachtwoord wijzigen (change password)", status_code=204,
)  # fmt: skip
async def change_password(call: AuthenticatedCall, change: body.PasswordChange, response: Response) -> None:
    """Change the own password; every session ends, this one included."""
    async with call.begin() as uow:
        await use_cases.change_password(uow, _HASHER, change.current_password, change.new_password)
    response.delete_cookie(COOKIE, path=COOKIE_PATH, httponly=True, samesite="strict")


def _logged_in(request: Request, response: Response, outcome: LoggedIn) -> body.LoginResponse:
    tokens: TokenService = request.app.state.tokens
    settings: Settings = request.app.state.settings
    issued = tokens.issue(outcome.actor)
    response.set_cookie(
        COOKIE,
        outcome.refresh_token,
        max_age=int(SESSION_LIFETIME.total_seconds()),
        path=COOKIE_PATH,
        secure=settings.secure_cookies,
        httponly=True,
        samesite="strict",
    )
    return body.LoginResponse(
        state="enrolmentRequired" if outcome.must_set_up else "authenticated",
        access_token=issued.token,
        token_type="Bearer",
        expires_in=issued.expires_in,
    )


def _failed(outcome: LoginFailed) -> Exception:
    if outcome.retry_after is not None:
        return TooMany(
            "Te veel mislukte pogingen. Wacht even en probeer het daarna opnieuw.", outcome.retry_after
        )
    return NotAuthenticated("Het e-mailadres, het wachtwoord of de code klopt niet.")


def _not_from_elsewhere(request: Request) -> None:
    """A form on another site can send the cookie's request but cannot set this header."""
    if request.headers.get("x-requested-with") != "trajectdossier":
        raise Refused("Dit verzoek komt niet uit de app.")


def _address(call: Call) -> str:
    return call.request.client.host if call.request.client else "local"
