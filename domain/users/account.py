"""The own account: who I am, which agreement is in force, which acts the app may offer me."""

from dataclasses import dataclass

from domain.policy.actions import Action
from domain.policy.engine import may
from domain.policy.gate import authorise
from domain.shared.clock import bureau_date
from domain.shared.errors import NotAuthenticated
from domain.users.model import Agreement, User
from domain.users.ports import UsersWork


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """What a member of staff sees of the own account."""

    user: User
    agreement: Agreement | None
    permissions: frozenset[Action]


async def read_own_account(uow: UsersWork) -> OwnAccount:
    """The own account. Raises NotAuthenticated."""
    await authorise(uow)
    user = await uow.users.user(uow.actor.id)
    if user is None:
        raise NotAuthenticated
    await uow.commit()
    today = bureau_date(uow.now)
    agreement = user.agreement
    in_force = agreement is not None and agreement.valid_from <= today <= agreement.valid_until
    permissions = frozenset(action for action in Action if any(may(action, role) for role in user.roles))
    return OwnAccount(user, agreement if in_force else None, permissions)
