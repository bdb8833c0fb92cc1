"""The administrator's acts on members of staff. Removal, another role or a reset ends every session at once."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from domain.policy.gate import authorise
from domain.policy.roles import Role
from domain.sessions.ports import PasswordHasher
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, StaleVersion
from domain.shared.ids import new_id
from domain.users.model import Agreement, User, check_agreement, temporary_password
from domain.users.passwords import check_password
from domain.users.ports import UsersWork


async def list_users(uow: UsersWork) -> Sequence[User]:
    """Every member of staff, removed ones last."""
    await authorise(uow)
    found = await uow.users.list_users()
    await uow.commit()
    return found


async def read_user(uow: UsersWork, user_id: UUID) -> User:
    """One member of staff. Raises NotFound."""
    await authorise(uow)
    uow.log.about("app_user", user_id)
    user = await _user(uow, user_id)
    await uow.commit()
    return user


async def create_user(
    uow: UsersWork,
    hasher: PasswordHasher,
    *,
    name: str,
    email: str,
    roles: frozenset[Role],
    require_totp: bool,
    password: str | None = None,
) -> tuple[User, str]:
    """A member of staff and the password for the first login.

    `password` is for the demonstration only and then need not change. Raises Invalid, Conflict.
    """
    await authorise(uow)
    _check_roles(roles)
    if password is not None:
        check_password(password, name=name, email=email, pointer="/password")
    first = password or temporary_password()
    user = User(
        id=new_id(),
        name=name.strip(),
        email=email.strip(),
        roles=roles,
        active=True,
        totp_enrolled=False,
        must_change_password=password is None,
        agreement=None,
        version=1,
        created_at=uow.now,
        last_login_at=None,
    )
    uow.log.about("app_user", user.id)
    uow.log.code = "roles:" + "+".join(sorted(roles))
    hashed = await hasher.hash(first)
    if not await uow.users.add_user(user, hashed, must_change=password is None, must_enrol=require_totp):
        raise Conflict("Er is al een gebruiker met dit e-mailadres.")
    await uow.commit()
    return user, first


async def change_user(
    uow: UsersWork, user_id: UUID, version: int, *, name: str | None, roles: frozenset[Role] | None
) -> User:
    """Change name or roles. Other roles end every session. Raises NotFound, Invalid, Conflict, StaleVersion."""
    await authorise(uow)
    uow.log.about("app_user", user_id)
    user = await _active(uow, user_id)
    changed = replace(user, version=version + 1)
    if name is not None:
        changed = replace(changed, name=name.strip())
    if roles is not None and roles != user.roles:
        _check_roles(roles)
        _not_oneself(uow, user_id, "Uw eigen rollen wijzigt een andere beheerder.")
        await _keep_an_administrator(uow, user, roles)
        uow.log.code = "roles:" + "+".join(sorted(roles))
        changed = replace(changed, roles=roles)
    if not await uow.users.change_user(changed, version):
        raise StaleVersion(await _user(uow, user_id))
    if changed.roles != user.roles:
        await uow.sessions.end_all_sessions(user_id, "roles-changed")
    await uow.commit()
    return changed


async def remove_user(uow: UsersWork, user_id: UUID) -> User:
    """Remove a member of staff: tokens dead at once; the name stays in the log. Raises NotFound, Conflict."""
    await authorise(uow)
    uow.log.about("app_user", user_id)
    user = await _active(uow, user_id)
    _not_oneself(uow, user_id, "U kunt uzelf niet verwijderen.")
    await _keep_an_administrator(uow, user, frozenset())
    await uow.users.remove_user(user_id)
    await uow.sessions.end_all_sessions(user_id, "user-removed")
    await uow.commit()
    return replace(user, active=False, version=user.version + 1)


async def reset_password(uow: UsersWork, hasher: PasswordHasher, user_id: UUID, *, require_totp: bool) -> str:
    """A new first password; the second factor must be enrolled again. Raises NotFound, Conflict."""
    await authorise(uow)
    uow.log.about("app_user", user_id)
    await _active(uow, user_id)
    _not_oneself(uow, user_id, "Uw eigen wachtwoord wijzigt u bij uw account.")
    password = temporary_password()
    await uow.sessions.set_password(user_id, await hasher.hash(password), must_change=True)
    await uow.users.require_enrolment(user_id, required=require_totp)
    await uow.sessions.end_all_sessions(user_id, "password-reset")
    await uow.commit()
    return password


async def list_agreements(uow: UsersWork, user_id: UUID) -> Sequence[Agreement]:
    """The confidentiality agreements of a member of staff, newest first. Raises NotFound."""
    await authorise(uow)
    uow.log.about("app_user", user_id)
    await _user(uow, user_id)
    found = await uow.users.agreements(user_id)
    await uow.commit()
    return found


async def record_agreement(uow: UsersWork, agreement: Agreement) -> Agreement:
    """Record a signed agreement (R27). Raises NotFound, Invalid, Conflict."""
    await authorise(uow)
    uow.log.about("confidentiality_agreement", agreement.id)
    await _active(uow, agreement.user_id)
    check_agreement(agreement, bureau_date(uow.now))
    _not_oneself(uow, agreement.user_id, "Uw eigen verklaring legt een andere beheerder vast.")
    await uow.users.add_agreement(agreement, uow.actor.id)
    await uow.commit()
    return agreement


def _check_roles(roles: frozenset[Role]) -> None:
    if not roles:
        raise Invalid(
            "Kies minstens één rol.", errors=[FieldError("/roles", "required", "Kies minstens één rol.")]
        )
    if Role.ADMINISTRATOR in roles and roles & {Role.ADVISER, Role.COORDINATOR, Role.PRIVACY_OFFICER}:
        detail = "Een beheerder ziet nooit cliëntgegevens en heeft daarom geen rol die dat wel doet."
        raise Invalid(detail, errors=[FieldError("/roles", "separation", detail)])


def _not_oneself(uow: UsersWork, user_id: UUID, detail: str) -> None:
    if uow.actor.id == user_id:
        raise Conflict(detail)


async def _keep_an_administrator(uow: UsersWork, user: User, roles: frozenset[Role]) -> None:
    leaves = Role.ADMINISTRATOR in user.roles and Role.ADMINISTRATOR not in roles
    if leaves and await uow.users.active_administrators() <= 1:
        raise Conflict("Er moet minstens één beheerder blijven.")


async def _user(uow: UsersWork, user_id: UUID) -> User:
    user = await uow.users.user(user_id)
    if user is None:
        raise NotFound
    return user


async def _active(uow: UsersWork, user_id: UUID) -> User:
    user = await _user(uow, user_id)
    if not user.active:
        raise Conflict("Deze gebruiker is verwijderd.")
    return user
