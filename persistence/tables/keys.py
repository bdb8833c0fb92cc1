"""Versions of the master and the index key: which are in use, never the keys themselves.

What is wrapped with a version refers to it, so PostgreSQL itself refuses to let a version go that a row still needs,
and a process that has not heard of a newer version cannot fall back on one that went.
"""

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import metadata, moment, sealed
from persistence.tables.clients import client_id

master_key_version = Table(
    "master_key_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", Text),
    moment("first_seen_at"),
)

index_key_version = Table(
    "index_key_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", Text),
    moment("first_seen_at"),
)

retired_key_version = Table(
    "retired_key_version",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    moment("first_seen_at"),
    moment("retired_at"),
)

renewed_client_key = Table(
    "renewed_client_key",
    metadata,
    Column("key_id", LargeBinary, primary_key=True),
    moment("renewed_at"),
    CheckConstraint("octet_length(key_id) = 16", name="key_id"),
)
"""Data keys of clients that another took over from: a value sealed with one of these is refused."""

log_payload = Table(
    "log_payload",
    metadata,
    Column("record_id", UUID(as_uuid=True), primary_key=True),
    client_id(),
    sealed("payload_sealed"),
    Index("ix_log_payload_client", "client_id"),
)
"""What a record of the log has sealed, once more under the client's present key: the record itself is never changed."""
