"""Appointments with a client, and the secret feeds that bring them to an adviser's own calendar (R13)."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

appointment = Table(
    "appointment",
    metadata,
    identifier(),
    client_id(),
    Column("made_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("kind", Text, nullable=False),
    moment("starts_at"),
    moment("ends_at"),
    sealed("place_sealed", nullable=True),
    sealed("remark_sealed", nullable=True),
    Column("state", Text, nullable=False, server_default=text("'planned'")),
    # RFC 5545 SEQUENCE: counts what a calendar must show anew.
    Column("sequence", Integer, nullable=False, server_default=text("0")),
    moment("created_at"),
    moment("updated_at"),
    version(),
    CheckConstraint("kind in ('visit', 'phone', 'video', 'at-employer')", name="kind"),
    CheckConstraint("state in ('planned', 'cancelled', 'done')", name="state"),
    CheckConstraint("ends_at > starts_at and ends_at <= starts_at + interval '24 hours'", name="period"),
    Index("ix_appointment_client_starts", "client_id", "starts_at", "id"),
)

calendar_feed = Table(
    "calendar_feed",
    metadata,
    identifier(),
    Column("user_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    moment("created_at"),
    moment("revoked_at", nullable=True),
    Index(
        "uq_calendar_feed_one_per_user", "user_id", unique=True, postgresql_where=text("revoked_at is null")
    ),
)
