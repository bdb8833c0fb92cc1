"""The access log: one record per act, fields after NEN 7513. Append-only by grant."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)
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
    # Says that the product wrote this record, until a signed head does (0020).
    Column("mac", LargeBinary),
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

audit_pending = Table(
    "audit_pending",
    metadata,
    Column("record_id", UUID(as_uuid=True), primary_key=True),
)
"""Records that wait for their place in a tree; a row comes and commits with its record."""

audit_tree_head = Table(
    "audit_tree_head",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    moment("sealed_at"),
    Column("first_sequence", BigInteger, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    CheckConstraint("number > 0 and first_sequence > 0 and size > 0", name="counts"),
    CheckConstraint("octet_length(root) = 32 and octet_length(previous) = 32", name="hashes"),
)

audit_leaf = Table(
    "audit_leaf",
    metadata,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("record_id", UUID(as_uuid=True), nullable=False, unique=True),
    Column("head_number", Integer, ForeignKey("audit_tree_head.number"), nullable=False, index=True),
    Column("leaf_hash", LargeBinary, nullable=False),
)

audit_verification = Table(
    "audit_verification",
    metadata,
    identifier(),
    Column("asked_by", UUID(as_uuid=True)),
    moment("asked_at"),
    moment("started_at", nullable=True),
    moment("finished_at", nullable=True),
    Column("records", BigInteger, nullable=False, server_default=text("0")),
    Column("records_checked", BigInteger, nullable=False, server_default=text("0")),
    Column("heads_checked", Integer, nullable=False, server_default=text("0")),
    Column("compared_outside", Boolean, nullable=False, server_default=text("false")),
    Column("finding", Text),
    Column("head_number", Integer),
    Column("sequence", BigInteger),
    Column("record_id", UUID(as_uuid=True)),
    Index("ix_audit_verification_asked_at", "asked_at"),
)
