"""The one act that nobody could be asked permission for: it works only while there is no administrator."""

from domain.policy.gate import authorise
from domain.policy.roles import Role
from domain.sessions.ports import PasswordHasher
from domain.shared.errors import Conflict
from domain.shared.ids import new_id
from domain.users.model import User, temporary_password
from domain.users.passwords import check_password
from domain.users.ports import UsersWork

JOB = "installation"
"""The system actor of this act: whoever may start programs with the database's address and the keys."""


async def install_administrator(
    uow: UsersWork, hasher: PasswordHasher, *, name: str, email: str, password: str | None = None
) -> tuple[User, str]:
    """The first administrator and the password for the first login.

    Without `password` (always, but in the demonstration) one is made that must be changed, and a second
    factor must be enrolled, before anything else can be done. Raises Conflict when there is an
    administrator already: then the administrator adds users (R6).
    """
    await authorise(uow)
    if await uow.users.active_administrators() > 0:
        raise Conflict("Er is al een beheerder; die voegt gebruikers toe.")
    if password is not None:
        check_password(password, name=name, email=email, pointer="/password")
    first = password or temporary_password()
    strict = password is None
    user = User(
        id=new_id(),
        name=name.strip(),
        email=email.strip(),
        roles=frozenset({Role.ADMINISTRATOR}),
        active=True,
        totp_enrolled=False,
        must_change_password=strict,
        agreement=None,
        version=1,
        created_at=uow.now,
        last_login_at=None,
    )
    uow.log.about("app_user", user.id)
    if not await uow.users.add_user(user, await hasher.hash(first), must_change=strict, must_enrol=strict):
        raise Conflict("Er is al een gebruiker met dit e-mailadres.")
    await uow.commit()
    return user, first
