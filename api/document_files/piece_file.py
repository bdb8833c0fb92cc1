"""A document as an ordinary file for the libraries that open it: a few sealed pieces at a time."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from anyio import from_thread

from api.intake_files.source import PieceFile
from domain.documents.ports import DocumentSpool, SealedContent

_BUFFER = 64 * 1024


@contextmanager
def spooled(spool: DocumentSpool) -> Iterator[BinaryIO]:
    """The file of an upload that is complete but not stored yet. Call in a thread."""
    with _opened(spool.byte_size, spool.piece_bytes, spool.piece) as file:
        yield file


@contextmanager
def stored(content: SealedContent) -> Iterator[BinaryIO]:
    """The file of a stored document. Call in a thread that anyio started: pieces are fetched on the loop.

    Raises what kept a piece from being had, whatever the library made of it.
    """
    with _opened(
        content.byte_size, content.piece_bytes, lambda sequence: from_thread.run(content.piece, sequence)
    ) as file:
        yield file


@contextmanager
def _opened(byte_size: int, piece_bytes: int, fetch: Callable[[int], bytes]) -> Iterator[BinaryIO]:
    raw = PieceFile(byte_size, piece_bytes, fetch)
    try:
        yield cast("BinaryIO", io.BufferedReader(raw, _BUFFER))
    except Exception:
        if raw.failure is not None:
            raise raw.failure from None
        raise
