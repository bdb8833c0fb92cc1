"""Commissioning parties, their contracts and their machines."""

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    Numeric,
    Table,
    Text,
    false,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from persistence.tables.base import identifier, metadata, moment, version

commissioning_party = Table(
    "commissioning_party",
    metadata,
    identifier(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kvk_number", Text),
    Column("oin", Text),
    Column("contact_email", Text),
    moment("created_at"),
    version(),
    CheckConstraint("kind in ('uwv', 'municipality', 'employer')", name="kind"),
)

contract = Table(
    "contract",
    metadata,
    identifier(),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False, index=True),
    Column("reference", Text, nullable=False),
    Column("services", ARRAY(Text), nullable=False),
    Column("intake_fields", ARRAY(Text), nullable=False),
    Column("hours_per_traject", Integer),
    Column("hourly_rate", Numeric(8, 2)),
    Column("report_term_days", Integer),
    Column("plan_approval_required", Boolean, nullable=False, server_default=false()),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    moment("created_at"),
    version(),
    CheckConstraint("valid_until is null or valid_until >= valid_from", name="period"),
)

api_client = Table(
    "api_client",
    metadata,
    identifier(),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("client_id", Text, nullable=False, unique=True),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("public_keys", JSONB, nullable=False),
    moment("created_at"),
    moment("revoked_at", nullable=True),
)

api_client_secret = Table(
    "api_client_secret",
    metadata,
    identifier(),
    Column("api_client_id", UUID(as_uuid=True), ForeignKey("api_client.id"), nullable=False, index=True),
    Column("secret_hash", LargeBinary, nullable=False),
    moment("created_at"),
    moment("expires_at", nullable=True),
    moment("last_used_at", nullable=True),
    moment("revoked_at", nullable=True),
)

used_assertion = Table(
    "used_assertion",
    metadata,
    Column("assertion_hash", LargeBinary, primary_key=True),
    moment("expires_at"),
)
