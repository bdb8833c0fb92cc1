"""Files for document tests, good and bad, each made here; and a ClamAV daemon that speaks the real protocol."""

import asyncio
import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
from PIL import Image

from api.demo_documents import simple_pdf
from tests.support.house import House, Person

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The test string every scanner knows; harmless."""


def pdf(*lines: str, pages: int = 1) -> bytes:
    """A PDF with these lines on every page."""
    return simple_pdf([lines] * pages)


_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def locked_pdf(password: bytes = b"") -> bytes:
    """A PDF encrypted with 40 bits of RC4 (ISO 32000-1, 7.6): with an empty password everybody's reader opens it."""
    owner, number, rights = b"A" * 32, bytes(16), -4
    seed = (password + _PAD)[:32] + owner + struct.pack("<i", rights) + number
    user = _rc4(hashlib.md5(seed).digest()[:5], _PAD)
    encryption = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        owner.hex().encode(), user.hex().encode(),
    )  # fmt: skip
    identity = b"/ID [<%s> <%s>] " % (number.hex().encode(), number.hex().encode())
    return pdf("x").replace(b"/Root 1 0 R", b"/Root 1 0 R " + identity + encryption)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for n in range(256):
        at = (at + state[n] + key[n % len(key)]) % 256
        state[n], state[at] = state[at], state[n]
    out, n, at = bytearray(), 0, 0
    for byte in data:
        n = (n + 1) % 256
        at = (at + state[n]) % 256
        state[n], state[at] = state[at], state[n]
        out.append(byte ^ state[(state[n] + state[at]) % 256])
    return bytes(out)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", size, (12, 120, 110)).save(out, kind, **more)
    return out.getvalue()


def huge_picture(side: int = 20_000) -> bytes:
    """A PNG that says it is side x side; a few bytes of it are enough to be refused."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    row = zlib.compress(bytes(100))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", row) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def office(main: str = "word/document.xml", **parts: bytes) -> bytes:
    """A DOCX (or XLSX by its main part) with more parts by name; `__` in a name stands for `/`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<document>tekst</document>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def odt() -> bytes:
    """An OpenDocument text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
    return out.getvalue()


async def add_document(
    house: House,
    by: Person,
    client_id: UUID,
    content: bytes,
    *,
    name: str = "brief.pdf",
    health: bool = False,
    kind: str | None = None,
    **fields: str,
) -> httpx.Response:
    """Send a document as the app does."""
    shelf = "health-documents?purpose=guidance" if health else "documents"
    return await house.http.post(
        f"/clients/{client_id}/{shelf}",
        headers=by.headers,
        files={"file": (name, content, "application/octet-stream")},
        data={"kind": kind or ("abilities-list" if health else "letter"), **fields},
    )


@dataclass
class Clamd:
    """A peer: what it was sent, and what it answers. `verdict` None ends the connection without a word."""

    address: str = ""
    received: list[bytes] = field(default_factory=list)
    verdict: bytes | None = b""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            content += await reader.readexactly(size)
        self.received.append(content)
        if self.verdict is not None:
            found = b"Eicar-Signature FOUND" if EICAR in content else b"OK"
            writer.write(b"stream: " + (self.verdict or found) + b"\0")
            await writer.drain()
        writer.close()


@asynccontextmanager
async def clamd(port: int = 0) -> AsyncIterator[Clamd]:
    """A ClamAV daemon on loopback."""
    daemon = Clamd()
    server = await asyncio.start_server(daemon.serve, "127.0.0.1", port)
    daemon.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield daemon
    finally:
        server.close()
