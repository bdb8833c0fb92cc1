"""Trajects (header only) and the assignment of an adviser to a client (R24)."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, version
from persistence.tables.clients import client_id

traject = Table(
    "traject",
    metadata,
    identifier(),
    client_id(),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False),
    Column("contract_id", UUID(as_uuid=True), ForeignKey("contract.id"), nullable=False),
    Column("referral_id", UUID(as_uuid=True), unique=True),
    Column("order_reference", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("goal", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'registered'")),
    Column("granted_hours", Integer),
    # Kept by a trigger on hour_entry (migration 0006), so that headers and the grant need no sum.
    Column("used_minutes", Integer, nullable=False, server_default=text("0")),
    Column("started_on", Date),
    Column("ended_on", Date),
    Column("contact_name", Text),
    moment("created_at"),
    version(),
    UniqueConstraint("id", "client_id"),
    CheckConstraint("state in ('registered', 'active', 'suspended', 'closed')", name="state"),
    CheckConstraint("granted_hours is null or used_minutes <= granted_hours * 60", name="within_grant"),
    Index("ix_traject_client", "client_id", "created_at"),
    Index("ix_traject_party_order", "party_id", "order_reference"),
)

assignment = Table(
    "assignment",
    metadata,
    identifier(),
    client_id(),
    Column("adviser_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("valid_from"),
    moment("valid_until", nullable=True),
    Column("assigned_by", UUID(as_uuid=True), nullable=False),
    Column("reason", Text),
    moment("first_opened_at", nullable=True),
    CheckConstraint("valid_until is null or valid_until >= valid_from", name="period"),
    Index("ix_assignment_adviser", "adviser_id", "client_id"),
    Index("ix_assignment_client", "client_id", "valid_from"),
    Index(
        "uq_assignment_one_primary_adviser",
        "client_id",
        unique=True,
        postgresql_where=text("valid_until is null"),
    ),
)
