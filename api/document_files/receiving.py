"""Receiving a document as it streams in: counted, sealed piece by piece, never whole in memory, never plain on disk."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import Request
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from api.document_files.inspection import inspect
from api.intake_files.multipart import read_multipart
from api.schemas.base import NO_CONTROL
from api.schemas.documents import DocumentFields
from domain.documents.model import DocumentKind, NewDocument, check_name, title_from
from domain.documents.ports import DocumentSpool
from domain.shared.errors import FieldError, Invalid, TooLarge

HARD_LIMIT = 100 * 1024 * 1024
"""What the setting can be at most, and what the API document says."""
_FIELD_BYTES = 1000

DOCUMENT_BODY: dict[str, Any] = {
    "required": True,
    "description": "Een formulier met het deel `file`, en wat erover te zeggen is.",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file", "kind"],
                "properties": {
                    "file": {
                        "type": "string",
                        "format": "binary",
                        "maxLength": HARD_LIMIT,
                        "description": "PDF, PNG, JPEG, WEBP, DOCX, XLSX, ODT of tekst; ten hoogste 25 MB",
                    },
                    "kind": {"type": "string", "enum": [kind.value for kind in DocumentKind]},
                    "title": {
                        "type": "string",
                        "maxLength": 200,
                        "pattern": NO_CONTROL,
                        "description": "Zonder titel: de naam van het bestand",
                    },
                    "trajectId": {"type": "string", "format": "uuid", "maxLength": 36},
                },
            }
        }
    },
}


@dataclass(frozen=True, slots=True)
class _Limited:
    """Writes on to the spool until the limit."""

    spool: DocumentSpool
    limit: int

    def write(self, piece: bytes) -> None:
        if self.spool.byte_size + len(piece) > self.limit:
            raise too_large(self.limit)
        self.spool.write(piece)


def too_large(limit: int) -> TooLarge:
    return TooLarge(f"Een document is ten hoogste {limit // (1024 * 1024)} MB.")


async def receive(request: Request, spool: DocumentSpool, limit: int) -> NewDocument:
    """Stream the request's file into the spool and open it. Raises TooLarge, Invalid, Unsupported, or 415."""
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != "multipart/form-data":
        raise HTTPException(415)
    parts = await read_multipart(
        kind, request.stream(), _Limited(spool, limit).write, field_bytes=_FIELD_BYTES
    )
    name = check_name(parts.file.filename)
    fields = _fields(parts.fields)
    return NewDocument(
        kind=fields.kind,
        title=title_from(fields.title, name),
        original_name=name,
        traject_id=fields.traject_id,
        inspected=await inspect(spool),
    )


def _fields(sent: dict[str, str]) -> DocumentFields:
    try:
        return DocumentFields.model_validate({name: value for name, value in sent.items() if value})
    except ValidationError as error:
        errors = [
            FieldError(
                f"/{item['loc'][0] if item['loc'] else ''}", item["type"], "Deze waarde kan hier niet."
            )
            for item in error.errors(include_url=False, include_input=False)
        ]
        raise Invalid("Verbeter de genoemde velden.", errors=errors) from None


def fingerprint(new: NewDocument, file_hash: str) -> bytes:
    """What makes two uploads the same, for the Idempotency-Key."""
    parts: tuple[str | UUID | None, ...] = (
        file_hash, new.kind.value, new.title, new.original_name, new.traject_id,
    )  # fmt: skip
    return "|".join(str(part) for part in parts).encode()
