"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.sessions.ports import SessionRepository
from domain.users.model import Agreement, User


class UserRepository(Protocol):
    """Members of staff and their agreements."""

    async def list_users(self) -> Sequence[User]: ...

    async def user(self, user_id: UUID) -> User | None: ...

    async def add_user(self, user: User, password_hash: str, *, must_change: bool, must_enrol: bool) -> bool:
        """False when the e-mail address is in use."""
        ...

    async def change_user(self, user: User, expected_version: int) -> bool: ...

    async def remove_user(self, user_id: UUID) -> None: ...

    async def require_enrolment(self, user_id: UUID, *, required: bool) -> None: ...

    async def active_administrators(self) -> int: ...

    async def agreements(self, user_id: UUID) -> Sequence[Agreement]: ...

    async def add_agreement(self, agreement: Agreement, recorded_by: UUID) -> None: ...


class UsersWork(UnitOfWork, Protocol):
    """A unit of work with users and their sessions: changing a user ends sessions in the same act."""

    @property
    def users(self) -> UserRepository: ...

    @property
    def sessions(self) -> SessionRepository: ...
