"""Receiving an upload as it streams in: sealed piece by piece, never whole in memory, never plain on disk."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

from fastapi import Request
from starlette.exceptions import HTTPException

from api.intake_files.multipart import FilePart, read_multipart
from api.intake_files.sniffing import HEAD_BYTES, format_of
from domain.intake.model import MAX_FILE_BYTES, FileFormat
from domain.intake.ports import DeliverySpool
from domain.shared.errors import FieldError, Invalid, TooLarge

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RAW_TYPES = frozenset(
    {
        "text/csv",
        "application/csv",
        "application/vnd.ms-excel",
        _XLSX,
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/json",
    }
)
_EXTENSIONS = frozenset({"", ".csv", ".txt", ".xlsx", ".ndjson", ".jsonl", ".json"})
_BINARY: dict[str, Any] = {"type": "string", "format": "binary", "maxLength": MAX_FILE_BYTES}

UPLOAD_BODY: dict[str, Any] = {
    "required": True,
    "description": "Het bestand: multipart met één deel `file`, of het bestand zelf als inhoud.",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {
                    "file": {**_BINARY, "description": "CSV, XLSX, NDJSON of JSON"},
                    "partyId": {"type": "string", "format": "uuid", "maxLength": 36},
                },
            }
        },
        **{kind: {"schema": _BINARY} for kind in ("text/csv", "application/x-ndjson", _XLSX)},
    },
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an upload turned out to be."""

    format: FileFormat
    party_id: UUID | None


async def receive(request: Request, spool: DeliverySpool) -> Delivery:
    """Stream the request's file into the spool. Raises TooLarge, Invalid, or 415 for another kind of content."""
    kind = request.headers.get("content-type", "")
    main = kind.partition(";")[0].strip().lower()
    if main == "multipart/form-data":
        head = _Head(spool)
        parts = await read_multipart(kind, request.stream(), head.write)
        return Delivery(_kind_of(head.first, parts.file), _party_id(parts.fields.get("partyId")))
    if main in RAW_TYPES:
        head = _Head(spool)
        await _copy(request.stream(), head)
        return Delivery(_kind_of(head.first, FilePart("", main)), None)
    raise HTTPException(415)


class _Head:
    """Writes on to the spool, counts, and keeps the first bytes, which say what the file is."""

    def __init__(self, spool: DeliverySpool) -> None:
        self._spool = spool
        self.first = b""

    def write(self, piece: bytes) -> None:
        if self._spool.byte_size + len(piece) > MAX_FILE_BYTES:
            raise TooLarge("Een bestand is ten hoogste 50 MB.")
        if len(self.first) < HEAD_BYTES:
            self.first += piece[: HEAD_BYTES - len(self.first)]
        self._spool.write(piece)


async def _copy(stream: AsyncIterator[bytes], head: _Head) -> None:
    async for piece in stream:
        head.write(piece)


def _kind_of(first: bytes, part: FilePart) -> FileFormat:
    if PurePath(part.filename.lower()).suffix not in _EXTENSIONS:
        raise HTTPException(415)
    found = format_of(first)
    if found is None:
        raise HTTPException(415)
    return found


def _party_id(text: str | None) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        words = "Dit is geen geldig nummer (UUID)."
        raise Invalid(words, errors=[FieldError("/partyId", "uuid_parsing", words)]) from None
