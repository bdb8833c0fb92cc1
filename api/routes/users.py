"""Members of staff, their roles and their confidentiality agreements: the administrator's work."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request, Response

from api.call import AuthenticatedCall, present_stale
from api.routing import PolicyRouter
from api.schemas import users as body
from api.security.passwords import Argon2Hasher
from api.settings import Settings
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.ids import new_id
from domain.users import use_cases
from domain.users.model import Agreement

router = PolicyRouter(tags=["Medewerkers"])

UserId = Annotated[UUID, Path(alias="userId", json_schema_extra={"maxLength": 36})]
_ADMIN = Purpose.ADMINISTRATION
_USER = "/users/{userId}"
_HASHER = Argon2Hasher()
_CONFLICTS = {"x-conflicts": True}


@router.act(
    "GET", "/users", name="listUsers", action=Action.USER_LIST, purpose=_ADMIN,
    summary="Alle medewerkers (list users)", response_model=body.UserList,
)  # fmt: skip
async def list_users(call: AuthenticatedCall) -> body.UserList:
    """Every member of staff, removed ones last."""
    async with call.begin() as uow:
        found = await use_cases.list_users(uow)
    return body.UserList(items=[body.present_user(user) for user in found])


@router.act(
    "POST", "/users", name="createUser", action=Action.USER_CREATE, purpose=_ADMIN,
    summary="Nieuwe medewerker (create user)", response_model=body.UserCreated, status_code=201,
)  # fmt: skip
async def create_user(call: AuthenticatedCall, new: body.UserCreate) -> body.UserCreated:
    """A member of staff with a first password, which is shown only now."""
    async with call.begin() as uow:
        user, password = await use_cases.create_user(
            uow,
            _HASHER,
            name=new.name,
            email=new.email,
            roles=frozenset(new.roles),
            require_totp=_require_totp(call.request),
        )
    return body.UserCreated(user=body.present_user(user), temporary_password=password)


@router.act(
    "GET", _USER, name="readUser", action=Action.USER_READ, purpose=_ADMIN,
    summary="Eén medewerker (read user)", response_model=body.User,
)  # fmt: skip
async def read_user(call: AuthenticatedCall, user_id: UserId, response: Response) -> body.User:
    """One member of staff, with the version as ETag."""
    async with call.begin() as uow:
        user = await use_cases.read_user(uow, user_id)
    response.headers["ETag"] = f'"{user.version}"'
    return body.present_user(user)


@router.act(
    "PATCH", _USER, name="changeUser", action=Action.USER_CHANGE, purpose=_ADMIN,
    summary="Medewerker wijzigen (change user)", response_model=body.User,
)  # fmt: skip
async def change_user(
    call: AuthenticatedCall, user_id: UserId, update: body.UserUpdate, response: Response
) -> body.User:
    """Change name or roles; other roles end every session. If-Match names the version."""
    version = call.expected_version()
    roles = frozenset(update.roles) if update.roles is not None else None
    with present_stale(lambda user: body.present_user(user).model_dump(mode="json")):
        async with call.begin() as uow:
            user = await use_cases.change_user(uow, user_id, version, name=update.name, roles=roles)
    response.headers["ETag"] = f'"{user.version}"'
    return body.present_user(user)


@router.act(
    "POST", _USER + "/remove", name="removeUser", action=Action.USER_REMOVE, purpose=_ADMIN,
    summary="Medewerker verwijderen (remove user)", response_model=body.User, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def remove_user(call: AuthenticatedCall, user_id: UserId) -> body.User:
    """The member of staff can no longer log in; tokens are dead at once."""
    async with call.begin() as uow:
        user = await use_cases.remove_user(uow, user_id)
    return body.present_user(user)


@router.act(
    "POST", _USER + "/reset-password", name="resetPassword", action=Action.USER_RESET_PASSWORD, purpose=_ADMIN,
    summary="Nieuw eerste wachtwoord (reset password)", response_model=body.TemporaryPassword,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def reset_password(call: AuthenticatedCall, user_id: UserId) -> body.TemporaryPassword:
    """A new first password, shown only now; the second factor is enrolled again; every session ends."""
    async with call.begin() as uow:
        password = await use_cases.reset_password(
            uow, _HASHER, user_id, require_totp=_require_totp(call.request)
        )
    return body.TemporaryPassword(temporary_password=password)


@router.act(
    "GET", _USER + "/confidentiality-agreements", name="listConfidentialityAgreements",
    action=Action.AGREEMENT_LIST, purpose=_ADMIN, summary="Geheimhoudingsverklaringen (list agreements)",
    response_model=body.ConfidentialityAgreementList,
)  # fmt: skip
async def list_agreements(call: AuthenticatedCall, user_id: UserId) -> body.ConfidentialityAgreementList:
    """The agreements of a member of staff, newest first (R27)."""
    async with call.begin() as uow:
        found = await use_cases.list_agreements(uow, user_id)
    return body.ConfidentialityAgreementList(items=[body.present_agreement(agreement) for agreement in found])


@router.act(
    "POST", _USER + "/confidentiality-agreements", name="recordConfidentialityAgreement",
    action=Action.AGREEMENT_RECORD, purpose=_ADMIN, summary="Geheimhoudingsverklaring vastleggen (record agreement)",
    response_model=body.ConfidentialityAgreement, status_code=201,
)  # fmt: skip
async def record_agreement(
    call: AuthenticatedCall, user_id: UserId, new: body.ConfidentialityAgreementCreate
) -> body.ConfidentialityAgreement:
    """A signed agreement with its period (R27). Without one in force there are no client data."""
    async with call.begin() as uow:
        agreement = await use_cases.record_agreement(
            uow,
            Agreement(
                id=new_id(),
                user_id=user_id,
                version=new.version,
                signed_on=new.signed_on,
                valid_from=new.valid_from,
                valid_until=new.valid_until,
                recorded_at=uow.now,
            ),
        )
    return body.present_agreement(agreement)


def _require_totp(request: Request) -> bool:
    settings: Settings = request.app.state.settings
    return settings.require_totp
