"""Trajects with their suspensions and history, and the assignment of an adviser to a client (R24)."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
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
    Column("budget", Numeric(12, 2)),
    Column("expected_end_on", Date),
    Column("phase", Text),
    Column("result_code", Text),
    Column("template_id", UUID(as_uuid=True), ForeignKey("service_template.id")),
    CheckConstraint("granted_hours >= 0", name="granted_hours"),
    CheckConstraint("budget >= 0", name="budget"),
    CheckConstraint("ended_on >= started_on", name="period"),
    CheckConstraint("expected_end_on >= started_on", name="expected_period"),
    CheckConstraint("state not in ('active', 'suspended') or started_on is not null", name="begun"),
    CheckConstraint(
        "(state = 'closed') = (ended_on is not null) and (state = 'closed') = (result_code is not null)",
        name="closed",
    ),
    Index("ix_traject_client", "client_id", "created_at"),
    Index("ix_traject_party_order", "party_id", "order_reference"),
)

traject_suspension = Table(
    "traject_suspension",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date),
    sealed("reason_sealed"),
    Column("created_by", UUID(as_uuid=True), nullable=False),
    moment("created_at"),
    CheckConstraint("ends_on >= begins_on", name="period"),
    Index("ix_traject_suspension_client", "client_id"),
)
"""`ends_on` is the day the traject went on. That two never overlap is a constraint of migration 0004."""

traject_event = Table(
    "traject_event",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("act", Text, nullable=False),
    moment("at"),
    Column("actor_id", UUID(as_uuid=True), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("changes", JSONB, nullable=False),
    Column("agreed_by", Text),
    Column("agreed_on", Date),
    sealed("reason_sealed", nullable=True),
    Index("ix_traject_event_traject", "traject_id", "at", "id"),
    Index("ix_traject_event_client", "client_id"),
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
    Column("transfer_id", UUID(as_uuid=True), ForeignKey("caseload_transfer.id")),
    CheckConstraint("valid_until is null or valid_until >= valid_from", name="period"),
    Index("ix_assignment_transfer", "transfer_id"),
    Index("ix_assignment_adviser", "adviser_id", "client_id"),
    Index("ix_assignment_client", "client_id", "valid_from"),
    Index(
        "uq_assignment_one_primary_adviser",
        "client_id",
        unique=True,
        postgresql_where=text("valid_until is null"),
    ),
)
