"""Activities of a plan van aanpak: what is deployed for a client, and what became of it (R9)."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Numeric, Table, Text, text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

activity = Table(
    "activity",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("group_code", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("provider", Text),
    sealed("aim_sealed", nullable=True),
    Column("planned_hours", Numeric(7, 2)),
    Column("planned_cost", Numeric(12, 2)),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("status", Text, nullable=False, server_default=text("'planned'")),
    sealed("result_sealed", nullable=True),
    Column("position", Integer, nullable=False, server_default=text("0")),
    moment("created_at"),
    version(),
    CheckConstraint("status in ('planned', 'running', 'done', 'not-done')", name="status"),
    CheckConstraint("planned_hours is null or planned_hours >= 0", name="hours"),
    CheckConstraint("planned_cost is null or planned_cost >= 0", name="cost"),
    CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on", name="period"),
    Index("ix_activity_traject", "traject_id", "position"),
    Index("ix_activity_client", "client_id"),
)
