"""Answers made once, by orjson, from members that a presenter chose. The schema is in the document and in the tests."""

from typing import Any
from uuid import UUID

import orjson
from starlette.responses import Response

_OPTIONS = orjson.OPT_UTC_Z


def encode(body: Any) -> bytes:
    """JSON bytes; identifiers as the driver gives them are written as text. Raises TypeError for anything unknown."""
    return orjson.dumps(body, default=_text, option=_OPTIONS)


def _text(value: Any) -> str:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)


def json_answer(
    body: Any, *, status: int = 200, version: int | None = None, location: str | None = None
) -> Response:
    """A JSON answer, with the version as ETag where there is one."""
    headers: dict[str, str] = {}
    if version is not None:
        headers["ETag"] = f'"{version}"'
    if location is not None:
        headers["Location"] = location
    return Response(encode(body), status, headers or None, media_type="application/json")


def plain(body: Any) -> Any:
    """The same members as plain JSON types, for a place inside another answer (the 412 problem)."""
    return orjson.loads(encode(body))


def binary(media_type: str) -> dict[int | str, dict[str, object]]:
    """The answer of a route that gives a file."""
    return one_of(media_type)


def one_of(*media_types: str) -> dict[int | str, dict[str, object]]:
    """The answer of a route that gives a file of one of these kinds."""
    schema = {"type": "string", "format": "binary", "maxLength": 52_428_800}
    return {200: {"content": {media_type: {"schema": schema} for media_type in media_types}}}


def pdf_answer(pdf: bytes, name: str) -> Response:
    """A file to keep. `name` is a kind and an identifier: it says nothing about a person."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(pdf, headers=headers, media_type="application/pdf")
