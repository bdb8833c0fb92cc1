"""The content of a stored document: sealed pieces, fetched a few at a time in short transactions of the same actor.

The act that opened the document was recorded and committed before; row-level security is asked again for every piece,
so that a download stops when the right to it ends.
"""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from persistence.document_spool import piece_aad
from persistence.encryption.envelope import DataKey, open_sealed
from persistence.sealed_spool import PIECE_BYTES
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

PIECES_AT_ONCE = 4
"""One megabyte: few round trips, little memory."""

_PIECES = Sql(
    text(
        "select sequence, content_sealed from document_chunk where document_id = :document_id "
        "and client_id = :client_id and sequence >= :first and sequence < :end order by sequence"
    )
)


class PostgresContent:
    """See `domain.documents.ports.SealedContent`. The first piece of an open act is read in that act."""

    piece_bytes = PIECE_BYTES

    def __init__(
        self, work: "PostgresUnitOfWork", document_id: UUID, client_id: UUID, byte_size: int, key: DataKey
    ) -> None:
        self._work = work
        self._document_id = document_id
        self._client_id = client_id
        self._key = key
        self.byte_size = byte_size

    async def piece(self, sequence: int) -> bytes:
        return (await self._fetch(sequence, 1))[0]

    async def pieces(self, first: int = 0) -> AsyncIterator[bytes]:
        count = -(-self.byte_size // PIECE_BYTES)
        for start in range(first, count, PIECES_AT_ONCE):
            for piece in await self._fetch(start, min(PIECES_AT_ONCE, count - start)):
                yield piece

    async def _fetch(self, first: int, count: int) -> list[bytes]:
        values = {
            "document_id": self._document_id,
            "client_id": self._client_id,
            "first": first,
            "end": first + count,
        }
        if self._work.is_open:
            rows = await self._work.fetch_all(_PIECES, **values)
        else:
            act = self._work
            async with act.database.begin(act.actor, act.action, act.purpose) as uow:
                rows = await uow.fetch_all(_PIECES, **values)
        if [row["sequence"] for row in rows] != list(range(first, first + count)):
            raise LookupError("the content is gone")
        return [
            open_sealed(
                self._key,
                row["content_sealed"],
                piece_aad(self._document_id, self._client_id, row["sequence"]),
            )
            for row in rows
        ]
