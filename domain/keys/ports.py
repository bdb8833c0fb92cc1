"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.keys.model import KeyKind, KeyStatus
from domain.ports import UnitOfWork


class KeyRepository(Protocol):
    """Versions of keys, and what rests on them."""

    async def status(self, kind: KeyKind) -> KeyStatus: ...

    async def database_time(self) -> datetime:
        """The moment as the database sees it, by which versions are dated."""
        ...

    async def rewrap(self, limit: int) -> int:
        """Wrap at most `limit` data keys anew with the newest master key; answers how many.

        Rows that another run holds are left to it, so two runs at once do nothing twice.
        """
        ...

    async def fill_next_index(self, after: UUID | None, limit: int) -> tuple[int, UUID | None]:
        """Compute the index under the next key for at most `limit` clients after `after`; answers how many rows were
        looked at and the last of them."""
        ...

    async def fill_next_index_of_referrals(self, after: UUID | None, limit: int) -> tuple[int, UUID | None]:
        """The same for referrals."""
        ...

    async def switch_index(self, version: int) -> int:
        """Make the next index the one in use, everywhere at once, and let `version` go. Answers how many rows were
        still without a next index: then nothing is switched."""
        ...

    async def retire_master(self, version: int) -> bool:
        """Let a version go; False when a row rests on it after all."""
        ...


class KeysWork(UnitOfWork, Protocol):
    """An act on keys."""

    @property
    def key_versions(self) -> KeyRepository: ...


class ClientKeyRepository(Protocol):
    """The data key of one client, and everything that is sealed with it."""

    @property
    def tables(self) -> Sequence[str]:
        """Every table with values under a client's key."""
        ...

    async def take(self, client_number: str) -> UUID | None:
        """Open this client for the job, wait for acts that have sealed something of it, and make a new key.

        From here on acts that seal wait until this one ends.
        """
        ...

    async def reseal(self, client_id: UUID, table: str) -> int:
        """Seal this client's rows of a table anew, a few at a time; answers how many. Raises Unreadable."""
        ...

    async def reseal_log(self, client_id: UUID) -> int:
        """Seal what records of the log have sealed once more, beside the log, which is never changed."""
        ...

    async def replace(self, client_id: UUID) -> None:
        """Lay down the new key in the place of the old one, and have every process forget that."""
        ...

    def forget(self, client_id: UUID) -> None:
        """Forget the old key in this process."""
        ...


class ClientKeysWork(UnitOfWork, Protocol):
    """An act on the key of one client."""

    @property
    def client_keys(self) -> ClientKeyRepository: ...
