"""Where an upload waits until it is complete: sealed piece by piece in a nameless temporary file.

Pieces are of one size, so that a reader can find any byte (a spreadsheet is read from its end, a PDF too).
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self
from uuid import UUID

from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal

PIECE_BYTES = 256 * 1024
_SEALED_EXTRA = len(seal(DataKey.of(UUID(int=0), bytes(32)), b"", Aad("", "", UUID(int=0), UUID(int=0))))


class SealedSpool:
    """Only sealed bytes touch the disk; closing removes them. `place` binds a piece to where it will stand."""

    piece_bytes = PIECE_BYTES

    def __init__(self, key: DataKey, place: Callable[[int], Aad]) -> None:
        self.key = key
        self.byte_size = 0
        self._place = place
        self._digest = hashlib.sha256()
        self._buffer = bytearray()
        self._sizes: list[int] = []
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
        self._flush()
        for sequence in range(len(self._sizes)):
            yield sequence, self._sealed(sequence)

    def piece(self, sequence: int) -> bytes:
        """A piece in plain; nothing after the last."""
        self._flush()
        if sequence >= len(self._sizes):
            return b""
        return open_sealed(self.key, self._sealed(sequence), self._place(sequence))

    def _sealed(self, sequence: int) -> bytes:
        self._file.seek(sequence * (PIECE_BYTES + _SEALED_EXTRA))
        return self._file.read(self._sizes[sequence] + _SEALED_EXTRA)

    def _flush(self) -> None:
        if self._buffer:
            self._put(bytes(self._buffer))
            self._buffer.clear()

    def _put(self, piece: bytes) -> None:
        self._file.seek(len(self._sizes) * (PIECE_BYTES + _SEALED_EXTRA))
        self._file.write(seal(self.key, piece, self._place(len(self._sizes))))
        self._sizes.append(len(piece))
