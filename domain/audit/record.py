"""A record of the log as bytes: the one encoding that hashes and marks are made of, here, in exports, anywhere.

JSON in UTF-8 with the members in alphabetical order and no white space; identifiers in lower case, moments in UTC with
six decimals, bytes in hexadecimal, nothing as null. Values are codes and pseudonyms; what narrows down to a person is
in `payload_sealed`, in the sealed form, so that the record verifies as well when nobody can open it any more.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

RECORD_COLUMNS = (
    "id", "at", "actor_id", "actor_kind", "role", "on_behalf_of", "session_id", "client_id", "client_ids", "action",
    "object_kind", "object_id", "field_groups", "purpose", "relation", "clause", "result", "code", "request_id",
    "payload_sealed",
)  # fmt: skip
"""What is encoded, by the names of the log's columns. A column that comes later gets a format of its own."""


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def members_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record as JSON members."""
    return {name: _plain(record[name]) for name in RECORD_COLUMNS}


def encoded(members: Mapping[str, Any]) -> bytes:
    """The bytes that are hashed, from JSON members."""
    return _ENCODER.encode(members).encode()


def _plain(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    match value:
        case str():
            return str(value)
        case UUID():
            return str(value)
        case datetime():
            return moment_text(value)
        case bytes():
            return value.hex()
        case list() | tuple():
            return [_plain(item) for item in value]
        case _:
            raise TypeError(f"no encoding for {type(value).__name__}")


def moment_text(moment: datetime) -> str:
    """A moment in UTC with six decimals."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"
