"""Words of consents in versions, consents, and objections (R28, R32-R34)."""

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Column,
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

MAILING = "('commercial-mailing', 'charitable-mailing')"
PURPOSES = (
    "('introduction-to-employer', 'reference-request', 'sharing-with-provider', 'sharing-health', 'photo-or-quote',"
    " 'commercial-mailing', 'charitable-mailing')"
)
CHANNELS = "('conversation', 'phone', 'email', 'post', 'app', 'other')"
CONSENT_RULES = {
    "purpose": f"purpose in {PURPOSES}",
    "recipient_kind": "recipient_kind in ('bureau', 'employer', 'provider', 'referee', 'other')",
    "state": "state in ('offered', 'given', 'refused', 'withdrawn', 'objected', 'replaced', 'lapsed', 'expired')",
    "categories": "cardinality(categories) > 0 and categories <@ array['name', 'contact', 'birth-and-sex',"
    " 'background', 'preference', 'traject', 'guidance', 'health']",
    "health": "not ('health' = any(categories)) or (purpose = 'sharing-health' and recipient_name_sealed is not null)",
    "months": "months between 1 and 24",
    "given": "(method is not null) = (expires_at is not null)"
    " and (state <> 'given' or (answered_at is not null and expires_at > answered_at and ended_at is null))",
    "refused": "state <> 'refused' or method is null",
    "evidence": "method is null or (method = 'paper' and document_id is not null)"
    " or (method = 'screen' and signature_sealed is not null) or (method = 'spoken' and witness_sealed is not null)",
    "written": f"method is distinct from 'spoken' or (purpose not in {MAILING} and purpose <> 'sharing-health'"
    " and not ('health' = any(categories)))",
    "ended": "(state in ('withdrawn', 'objected', 'replaced', 'lapsed', 'expired')) = (ended_at is not null)",
    "channel": f"ended_channel is null or ended_channel in {CHANNELS}",
}

consent_text = Table(
    "consent_text",
    metadata,
    identifier(),
    Column("purpose", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    moment("published_at"),
    Column("published_by", UUID(as_uuid=True), nullable=False),
    moment("withdrawn_at", nullable=True),
    CheckConstraint(f"purpose in {PURPOSES}", name="purpose"),
    CheckConstraint("version > 0 and length(body) > 20", name="body"),
    UniqueConstraint("purpose", "version"),
)

consent = Table(
    "consent",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id")),
    Column("purpose", Text, nullable=False),
    Column("text_id", UUID(as_uuid=True), ForeignKey("consent_text.id"), nullable=False),
    Column("text_sha256", LargeBinary, nullable=False),
    Column("recipient_kind", Text, nullable=False),
    sealed("recipient_name_sealed", nullable=True),
    Column("recipient_key", LargeBinary, nullable=False),
    Column("categories", ARRAY(Text), nullable=False),
    Column("months", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("method", Text),
    Column("document_id", UUID(as_uuid=True), ForeignKey("document.id")),
    sealed("signature_sealed", nullable=True),
    sealed("witness_sealed", nullable=True),
    moment("offered_at"),
    moment("answered_at", nullable=True),
    moment("expires_at", nullable=True),
    moment("ended_at", nullable=True),
    Column("ended_channel", Text),
    Column("effects", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("collected_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    *(CheckConstraint(rule, name=name) for name, rule in CONSENT_RULES.items()),
    Index("ix_consent_client", "client_id", "offered_at"),
    Index("ix_consent_traject", "traject_id"),
    Index(
        "uq_consent_one_active",
        "client_id",
        "purpose",
        "recipient_kind",
        "recipient_key",
        unique=True,
        postgresql_where=text("state = 'given'"),
    ),
    Index("ix_consent_mailing", "purpose", "expires_at", postgresql_where=text("state = 'given'")),
)

objection = Table(
    "objection",
    metadata,
    identifier(),
    client_id(),
    Column("against", ARRAY(Text), nullable=False),
    Column("channel", Text, nullable=False),
    moment("objected_at"),
    Column("recorded_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("ended_consents", Integer, nullable=False),
    CheckConstraint(
        "cardinality(against) > 0 and against <@ array['commercial-mailing', 'charitable-mailing']",
        name="against",
    ),
    CheckConstraint(f"channel in {CHANNELS}", name="channel"),
    Index("ix_objection_client", "client_id", "objected_at"),
)
