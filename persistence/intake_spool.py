"""Where an upload waits until it is complete: sealed piece by piece in a nameless temporary file.

Pieces are of one size, so that a reader can find any byte (a spreadsheet is read from its end).
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self
from uuid import UUID

from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.encryption.keyring import Keyring, Wrapped
from persistence.sealing import KEY_BYTES, key_aad

PIECE_BYTES = 256 * 1024
_SEALED_EXTRA = len(
    seal(DataKey.of(UUID(int=0), bytes(KEY_BYTES)), b"", Aad("", "", UUID(int=0), UUID(int=0)))
)


def piece_aad(batch_id: UUID, sequence: int) -> Aad:
    """Binds a piece to its batch and its place in the file: pieces cannot be swapped."""
    return Aad("intake_chunk", f"content_sealed.{sequence}", batch_id, batch_id)


def open_piece(key: DataKey, blob: bytes, batch_id: UUID, sequence: int) -> bytes:
    """A piece in plain. Raises SealBrokenError."""
    return open_sealed(key, blob, piece_aad(batch_id, sequence))


class Spool:
    """See `domain.intake.ports.DeliverySpool`. Only sealed bytes touch the disk; closing removes them."""

    def __init__(self, keyring: Keyring) -> None:
        self.batch_id = new_id()
        self.byte_size = 0
        self.key_id = new_id()
        raw = os.urandom(KEY_BYTES)
        self.key = DataKey.of(self.key_id, raw)
        self.wrapped: Wrapped = keyring.wrap(raw, aad=key_aad(self.key_id, self.batch_id))
        self._digest = hashlib.sha256()
        self._buffer = bytearray()
        self._pieces = 0
        self._last_size = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the spool

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def file_hash(self) -> str:
        """SHA-256 of what was written, hexadecimal."""
        return self._digest.hexdigest()

    def write(self, data: bytes) -> None:
        """Add bytes of the file."""
        self.byte_size += len(data)
        self._digest.update(data)
        self._buffer.extend(data)
        while len(self._buffer) >= PIECE_BYTES:
            self._put(bytes(self._buffer[:PIECE_BYTES]))
            del self._buffer[:PIECE_BYTES]

    def sealed_pieces(self) -> Iterator[tuple[int, bytes]]:
        """Every sealed piece with its sequence, from 0."""
        if self._buffer:
            self._put(bytes(self._buffer))
            self._buffer.clear()
        self._file.seek(0)
        for sequence in range(self._pieces):
            size = PIECE_BYTES if sequence < self._pieces - 1 else self._last_size
            yield sequence, self._file.read(size + _SEALED_EXTRA)

    def _put(self, piece: bytes) -> None:
        self._file.write(seal(self.key, piece, piece_aad(self.batch_id, self._pieces)))
        self._pieces += 1
        self._last_size = len(piece)
