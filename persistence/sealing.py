"""Sealing values of a client inside an act: the client's data key is unwrapped once and kept briefly in memory."""

import os
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.encryption.keyring import Wrapped
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_KEY_OF_CLIENT = Sql(text("select key_id, kek_version, wrapped from client_key where client_id = :client_id"))

KEY_BYTES = 32


def key_aad(key_id: UUID, subject_id: UUID) -> bytes:
    """What binds a wrapped key to its owner: a key row moved to another client does not unwrap."""
    return key_id.bytes + subject_id.bytes


class Sealing:
    """Opens and seals. The row filter of client_key decides whether a key can be had at all."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def key_of(self, client_id: UUID) -> DataKey:
        """The data key of a client. Raises LookupError when there is none, or none for this actor."""
        cached = self._work.database.keys.get(client_id)
        if cached is not None:
            return cached
        row = await self._work.fetch_one(_KEY_OF_CLIENT, client_id=client_id)
        if row is None:
            raise LookupError("no data key")
        return self.unwrap(client_id, row["key_id"], row["kek_version"], row["wrapped"])

    def unwrap(self, client_id: UUID, key_id: UUID, kek_version: int, wrapped: bytes) -> DataKey:
        """The data key from its row, kept for the next act."""
        cached = self._work.database.keys.get(client_id)
        if cached is not None:
            return cached
        raw = self._work.database.keyring.unwrap(
            Wrapped(kek_version, wrapped), aad=key_aad(key_id, client_id)
        )
        key = DataKey.of(key_id, raw)
        self._work.database.keys.put(client_id, key)
        return key

    def new_key(self, client_id: UUID) -> tuple[DataKey, Wrapped]:
        """A data key for a new client, and how it is stored: wrapped, bound to this client."""
        key_id, raw = new_id(), os.urandom(KEY_BYTES)
        wrapped = self._work.database.keyring.wrap(raw, aad=key_aad(key_id, client_id))
        return DataKey.of(key_id, raw), wrapped


def seal_text(
    key: DataKey, value: str | None, table: str, column: str, row_id: UUID, client_id: UUID
) -> bytes | None:
    """Seal a text for its one place. None stays None."""
    if value is None:
        return None
    return seal(key, value.encode(), Aad(table, column, row_id, client_id))


def open_text(
    key: DataKey, blob: bytes | None, table: str, column: str, row_id: UUID, client_id: UUID
) -> str | None:
    """Open a text sealed for this place. None stays None. Raises SealBroken when it was moved or changed."""
    if blob is None:
        return None
    return open_sealed(key, blob, Aad(table, column, row_id, client_id)).decode()
