"""What a file is, told by opening it: its name and what the sender calls it prove nothing."""

import codecs
import zipfile
from typing import BinaryIO

import puremagic
from anyio import CapacityLimiter, to_thread

from api.document_files.office import inspect_office
from api.document_files.pdf import inspect_pdf
from api.document_files.pictures import inspect_picture
from api.document_files.piece_file import spooled
from api.document_files.refusals import refuse
from domain.documents.model import Inspected, MediaType
from domain.documents.ports import DocumentSpool
from domain.shared.errors import Unsupported

HEAD_BYTES = 4096
_PDF_SEEN_WITHIN = 1024
"""Readers of PDF look for its mark this far: a picture that holds it here is two files in one."""
_SURE = 0.4
"""From here on puremagic goes by more than two letters that plain text may begin with as well."""
_BLOCK = 64 * 1024
_STARTS = (
    (b"%PDF-", MediaType.PDF),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
)
_MARKUP = (b"<script", b"<html", b"<svg", b"<!doctype", b"<iframe")
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13} | {127}

AT_ONCE = CapacityLimiter(2)
"""Opening and drawing takes memory: two at a time in a process, others wait."""


async def inspect(spool: DocumentSpool) -> Inspected:
    """What an upload is. Raises Invalid or Unsupported; nothing of it is kept then."""
    if spool.byte_size == 0:
        raise refuse("empty-file", "Het bestand is leeg.")
    return await to_thread.run_sync(_inspect_spooled, spool, limiter=AT_ONCE)


def _inspect_spooled(spool: DocumentSpool) -> Inspected:
    with spooled(spool) as file:
        return inspect_file(file)


def inspect_file(file: BinaryIO) -> Inspected:
    """What an ordinary file is. Raises Invalid or Unsupported."""
    head = file.read(HEAD_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return Inspected(inspect_office(file), None)
    found = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        found = MediaType.WEBP
    if found is None:
        _check_text(file, head)
        return Inspected(MediaType.TEXT, None)
    _check_one_file(file, head, found)
    file.seek(0)
    if found is MediaType.PDF:
        return Inspected(found, inspect_pdf(file))
    inspect_picture(file)
    return Inspected(found, 1)


def _check_one_file(file: BinaryIO, head: bytes, found: MediaType) -> None:
    """A file that is two things at once is neither: one program would open it as the one, another as the other."""
    picture = found is not MediaType.PDF
    if not any(match.mime_type == found.value for match in _matches(head)):
        raise _unknown()
    hidden = picture and (
        b"%PDF-" in head[:_PDF_SEEN_WITHIN] or any(mark in head.lower() for mark in _MARKUP)
    )
    if hidden or zipfile.is_zipfile(file):
        raise refuse("two-files-in-one", "Dit bestand bevat nog een ander bestand.")


def _check_text(file: BinaryIO, head: bytes) -> None:
    """Plain text in UTF-8, from begin to end; nothing that is a program or a page."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith((b"<", b"#!", b"{\\rtf", b"%!")) or b"%PDF-" in head[:_PDF_SEEN_WITHIN]:
        raise _unknown()
    if any(match.confidence >= _SURE and not match.mime_type.startswith("text/") for match in _matches(head)):
        raise _unknown()
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(_BLOCK):
            if _CONTROL.intersection(block):
                raise _unknown()
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise _unknown() from None


def _matches(head: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return list(puremagic.magic_string(head))
    except (puremagic.PureError, ValueError):
        return []


def _unknown() -> Unsupported:
    return Unsupported(
        "Dit soort bestand wordt niet aangenomen. Gebruik PDF, Word, Excel, ODT, een foto of tekst."
    )
