"""The common head of requests, complaints, mediations, breaches and questions (R39-R46), and kept letters."""

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
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

privacy_case = Table(
    "privacy_case",
    metadata,
    identifier(),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id")),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id")),
    Column("channel", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("received_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("registered_at"),
    Column("handler_id", UUID(as_uuid=True), ForeignKey("app_user.id")),
    Column("due_on", Date),
    moment("closed_at", nullable=True),
    version(),
    CheckConstraint("kind in ('request', 'complaint', 'mediation', 'breach', 'question')", name="kind"),
    CheckConstraint("number ~ '^[A-Z]-[0-9]{4}-[0-9]{4,}$'", name="number"),
    CheckConstraint("client_id is not null or kind in ('breach', 'complaint')", name="client"),
    CheckConstraint("channel in ('conversation', 'phone', 'email', 'post', 'app', 'other')", name="channel"),
    Index("ix_privacy_case_client", "client_id", "received_on"),
    Index("ix_privacy_case_open", "due_on", postgresql_where=text("closed_at is null")),
    Index(
        "ix_privacy_case_open_client",
        "client_id",
        postgresql_where=text("closed_at is null and kind in ('request', 'complaint', 'mediation')"),
    ),
)

case_number = Table(
    "case_number",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

letter = Table(
    "letter",
    metadata,
    identifier(),
    client_id(),
    Column("kind", Text, nullable=False),
    Column("about_kind", Text, nullable=False),
    Column("about_id", UUID(as_uuid=True), nullable=False),
    sealed("pdf_sealed"),
    Column("sha256", LargeBinary, nullable=False),
    Column("pages", Integer, nullable=False),
    moment("made_at"),
    Column("made_by", UUID(as_uuid=True)),
    CheckConstraint("octet_length(sha256) = 32", name="sha256"),
    CheckConstraint("pages > 0", name="pages"),
    Index("ix_letter_about", "about_kind", "about_id", "made_at"),
    Index("ix_letter_client", "client_id"),
)
