"""Documents of a file: what is known of one, and its content in sealed pieces. Neither can exist without a client."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

document = Table(
    "document",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id")),
    Column("document_class", Text, nullable=False),
    sealed("kind_sealed"),
    sealed("title_sealed"),
    sealed("original_name_sealed"),
    sealed("sha256_sealed"),
    Column("media_type", Text, nullable=False),
    Column("byte_size", BigInteger, nullable=False),
    Column("page_count", Integer),
    Column("scan_state", Text, nullable=False),
    moment("scanned_at", nullable=True),
    Column("uploaded_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("uploaded_at"),
    moment("removed_at", nullable=True),
    version(),
    UniqueConstraint("id", "client_id", name="uq_document_id_client"),
    CheckConstraint("document_class in ('ordinary', 'health')", name="class"),
    CheckConstraint("document_class = 'ordinary' or traject_id is not null", name="health_ground"),
    CheckConstraint("scan_state in ('not-scanned', 'waiting', 'clean', 'infected')", name="scan_state"),
    CheckConstraint("byte_size > 0", name="byte_size"),
    CheckConstraint("page_count is null or page_count between 1 and 500", name="page_count"),
    Index("ix_document_client", "client_id", "document_class", "uploaded_at"),
    Index("ix_document_waiting", "id", postgresql_where=text("scan_state = 'waiting'")),
    Index("ix_document_removed", "removed_at", postgresql_where=text("removed_at is not null")),
)

document_chunk = Table(
    "document_chunk",
    metadata,
    Column("document_id", UUID(as_uuid=True), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("client_id", UUID(as_uuid=True), nullable=False),
    sealed("content_sealed"),
    ForeignKeyConstraint(
        ["document_id", "client_id"],
        ["document.id", "document.client_id"],
        ondelete="CASCADE",
        name="fk_document_chunk_document",
    ),
    CheckConstraint("sequence >= 0", name="sequence"),
    Index("ix_document_chunk_client", "client_id"),
)
