"""Packages that answer a request, their sealed pieces, and what the officer decided to leave out (AVG 15, 20)."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed
from persistence.tables.clients import client_id

PACKAGE_RULES = {
    "kind": "kind in ('access', 'portability')",
    "size": "byte_size > 0 and files > 0 and pages >= 0",
    "hashes": "octet_length(link_token_hash) = 32 and octet_length(link_code_hash) = 32",
    "attempts": "link_attempts between 0 and 5",
    "once": "taken_at is null or ended_at is null",
    "ended": "(ended_at is null) = (ended_reason is null) and (ended_reason is null or ended_reason in"
    " ('revoked', 'replaced', 'expired', 'locked', 'request-ended'))",
}
REDACTION_RULES = {
    "code": "code is null or code in ('third-party', 'staff', 'withheld-reference', 'protection-of-data-subject',"
    " 'rights-of-others')",
    "ground": "shown or code is not null",
}

access_package = Table(
    "access_package",
    metadata,
    identifier(),
    client_id(),
    Column("case_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), nullable=False),
    Column("kind", Text, nullable=False),
    moment("made_at"),
    Column("made_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("byte_size", BigInteger, nullable=False),
    Column("files", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    sealed("manifest_sealed"),
    Column("link_token_hash", LargeBinary, nullable=False, unique=True),
    Column("link_code_hash", LargeBinary, nullable=False),
    moment("link_expires_at"),
    Column("link_attempts", Integer, nullable=False, server_default=text("0")),
    moment("taken_at", nullable=True),
    moment("ended_at", nullable=True),
    Column("ended_reason", Text),
    *(CheckConstraint(rule, name=name) for name, rule in PACKAGE_RULES.items()),
    UniqueConstraint("id", "client_id", name="uq_access_package_id_client"),
    Index("ix_access_package_case", "case_id", "made_at"),
    Index("ix_access_package_client", "client_id", "made_at"),
    Index(
        "ix_access_package_open",
        "link_expires_at",
        postgresql_where=text("taken_at is null and ended_at is null"),
    ),
)

access_package_piece = Table(
    "access_package_piece",
    metadata,
    Column("package_id", UUID(as_uuid=True), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("client_id", UUID(as_uuid=True), nullable=False),
    sealed("content_sealed"),
    ForeignKeyConstraint(
        ["package_id", "client_id"],
        ["access_package.id", "access_package.client_id"],
        ondelete="CASCADE",
        name="fk_access_package_piece_package",
    ),
    CheckConstraint("sequence >= 0", name="sequence"),
    Index("ix_access_package_piece_client", "client_id"),
)
"""Sealed under link and code. They go the moment the package is taken or ends, by a trigger (migration 0022)."""

access_package_redaction = Table(
    "access_package_redaction",
    metadata,
    identifier(),
    client_id(),
    Column("case_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), nullable=False),
    Column("path", Text, nullable=False),
    Column("item", Text, nullable=False, server_default=text("''")),
    Column("shown", Boolean, nullable=False),
    Column("code", Text),
    sealed("reason_sealed"),
    Column("decided_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("decided_at"),
    *(CheckConstraint(rule, name=name) for name, rule in REDACTION_RULES.items()),
    UniqueConstraint("case_id", "path", "item", name="uq_access_package_redaction_item"),
    Index("ix_access_package_redaction_client", "client_id"),
)
