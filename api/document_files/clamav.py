"""ClamAV over TCP, by its INSTREAM command: the content goes out in pieces, one line comes back.

The scanner sees content in plain: run it on the same machine or network segment, and let it keep nothing.
"""

import asyncio
from collections.abc import AsyncIterator

from domain.documents.ports import ScannerDown

_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 120.0
_ANSWER_BYTES = 4096
_PIECE_BYTES = 64 * 1024


class ClamAv:
    """See `domain.documents.ports.Scanner`. `address` is host:port."""

    def __init__(self, address: str) -> None:
        self._host, _, port = address.rpartition(":")
        self._port = int(port)

    async def is_clean(self, content: AsyncIterator[bytes]) -> bool:
        try:
            connecting = asyncio.open_connection(self._host, self._port, limit=_ANSWER_BYTES)
            reader, writer = await asyncio.wait_for(connecting, _CONNECT_SECONDS)
        except (OSError, TimeoutError) as error:
            raise ScannerDown from error
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return _verdict(await _instream(reader, writer, content))
        except (OSError, TimeoutError, EOFError, asyncio.LimitOverrunError) as error:
            raise ScannerDown from error
        finally:
            writer.close()


async def _instream(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, content: AsyncIterator[bytes]
) -> bytes:
    writer.write(b"zINSTREAM\0")
    async for piece in content:
        for at in range(0, len(piece), _PIECE_BYTES):
            part = piece[at : at + _PIECE_BYTES]
            writer.write(len(part).to_bytes(4, "big") + part)
            await writer.drain()
    writer.write(bytes(4))
    await writer.drain()
    return await reader.readuntil(b"\0")


def _verdict(answer: bytes) -> bool:
    """`stream: OK`, `stream: <name> FOUND`; anything else (too large for its settings, out of memory) is no verdict."""
    words = answer.rstrip(b"\0\r\n ")
    if words == b"stream: OK":
        return True
    if words.startswith(b"stream: ") and words.endswith(b" FOUND"):
        return False
    raise ScannerDown
