"""The access log: one record per act, fields after NEN 7513. Append-only by grant."""

from sqlalchemy import ARRAY, Column, Index, LargeBinary, Table, Text, text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment

audit_record = Table(
    "audit_record",
    metadata,
    identifier(),
    moment("at"),
    Column("actor_id", UUID(as_uuid=True), nullable=False),
    Column("actor_kind", Text, nullable=False),
    Column("role", Text),
    Column("on_behalf_of", UUID(as_uuid=True)),
    Column("session_id", UUID(as_uuid=True)),
    Column("client_id", UUID(as_uuid=True)),
    Column("client_ids", ARRAY(UUID(as_uuid=True))),
    Column("action", Text, nullable=False),
    Column("object_kind", Text),
    Column("object_id", UUID(as_uuid=True)),
    Column("field_groups", ARRAY(Text), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("clause", Text),
    Column("result", Text, nullable=False),
    Column("code", Text),
    Column("request_id", UUID(as_uuid=True), nullable=False),
    Column("payload_sealed", LargeBinary),
    Index("ix_audit_record_client_at", "client_id", "at", postgresql_where=text("client_id is not null")),
    Index(
        "ix_audit_record_client_ids",
        "client_ids",
        postgresql_using="gin",
        postgresql_where=text("client_ids is not null"),
    ),
    Index("ix_audit_record_at", "at", "id"),
)

bureau_setting = Table(
    "bureau_setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
