"""Texts in versions, offers of statement and reglement, and notices given (R2-R4, R30)."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
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

privacy_text = Table(
    "privacy_text",
    metadata,
    identifier(),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    moment("published_at"),
    Column("published_by", UUID(as_uuid=True), nullable=False),
    moment("withdrawn_at", nullable=True),
    CheckConstraint("kind in ('reglement', 'statement', 'notice')", name="kind"),
    CheckConstraint("version > 0", name="version"),
    CheckConstraint("length(body) > 100", name="body"),
    UniqueConstraint("kind", "version"),
)

privacy_statement_offer = Table(
    "privacy_statement_offer",
    metadata,
    identifier(),
    client_id(),
    Column("method", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    moment("outcome_at", nullable=True),
    Column("unable_reason", Text),
    Column("document_id", UUID(as_uuid=True), ForeignKey("document.id")),
    sealed("signature_sealed", nullable=True),
    Column("statement_id", UUID(as_uuid=True), ForeignKey("privacy_text.id"), nullable=False),
    Column("statement_sha256", LargeBinary, nullable=False),
    Column("reglement_id", UUID(as_uuid=True), ForeignKey("privacy_text.id"), nullable=False),
    Column("reglement_sha256", LargeBinary, nullable=False),
    moment("offered_at"),
    Column("offered_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("link_token_hash", LargeBinary, unique=True),
    Column("link_code_hash", LargeBinary),
    moment("link_expires_at", nullable=True),
    Column("link_attempts", Integer, nullable=False, server_default=text("0")),
    moment("link_closed_at", nullable=True),
    CheckConstraint("method in ('paper', 'screen', 'link')", name="method"),
    CheckConstraint("outcome in ('open', 'signed', 'declined', 'unable')", name="outcome"),
    CheckConstraint("(outcome = 'open') = (outcome_at is null)", name="outcome_at"),
    CheckConstraint("(outcome = 'unable') = (unable_reason is not null)", name="unable"),
    CheckConstraint(
        "outcome <> 'signed' or (method = 'paper' and document_id is not null)"
        " or (method = 'screen' and signature_sealed is not null)"
        " or (method = 'link' and link_closed_at is not null)",
        name="evidence",
    ),
    CheckConstraint(
        "(method = 'link') = (link_token_hash is not null and link_code_hash is not null"
        " and link_expires_at is not null)",
        name="link",
    ),
    CheckConstraint("outcome <> 'open' or method = 'link'", name="open"),
    CheckConstraint(
        "octet_length(statement_sha256) = 32 and octet_length(reglement_sha256) = 32", name="hashes"
    ),
    Index("ix_privacy_statement_offer_client", "client_id", "offered_at"),
)

client_notice = Table(
    "client_notice",
    metadata,
    identifier(),
    client_id(),
    Column("notice_id", UUID(as_uuid=True), ForeignKey("privacy_text.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("recorded_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("recorded_at"),
    CheckConstraint("channel in ('conversation', 'post', 'email')", name="channel"),
    Index("ix_client_notice_client", "client_id", "given_on"),
)
