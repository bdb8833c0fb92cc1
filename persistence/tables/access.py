"""Access beyond the assigned adviser (R26): stand-ins, emergency access, and who may not see a file."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id


def _user(name: str) -> Column[object]:
    return Column(name, UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False)


stand_in = Table(
    "stand_in",
    metadata,
    identifier(),
    _user("absent_adviser_id"),
    _user("stand_in_id"),
    Column("reason", Text, nullable=False),
    moment("begins_at"),
    moment("ends_at"),
    Column("whole_caseload", Boolean, nullable=False),
    Column("with_health", Boolean, nullable=False, server_default=text("false")),
    _user("arranged_by"),
    moment("created_at"),
    moment("ended_early_at", nullable=True),
    version(),
    CheckConstraint("ends_at > begins_at", name="period"),
    CheckConstraint("stand_in_id <> absent_adviser_id", name="someone_else"),
    CheckConstraint("reason in ('leave', 'illness', 'training', 'workload', 'vacancy')", name="reason"),
    Index("ix_stand_in_stand_in", "stand_in_id", "ends_at"),
    Index("ix_stand_in_absent_adviser", "absent_adviser_id", "ends_at"),
)

stand_in_client = Table(
    "stand_in_client",
    metadata,
    Column("arrangement_id", UUID(as_uuid=True), ForeignKey("stand_in.id"), primary_key=True),
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), primary_key=True),
)
"""Of a whole caseload: who is left out. Otherwise: who is in."""

emergency_access = Table(
    "emergency_access",
    metadata,
    identifier(),
    client_id(),
    _user("adviser_id"),
    Column("kind", Text, nullable=False),
    sealed("reason_sealed"),
    moment("opened_at"),
    moment("ends_at"),
    Column("review_due_on", Date, nullable=False),
    moment("reviewed_at", nullable=True),
    Column("reviewed_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    Column("outcome", Text),
    sealed("remark_sealed", nullable=True),
    version(),
    CheckConstraint("kind in ('client-at-risk', 'client-at-the-door', 'legal-deadline')", name="category"),
    CheckConstraint("ends_at <= opened_at + interval '30 minutes'", name="thirty_minutes"),
    CheckConstraint("outcome is null or outcome in ('justified', 'not-justified')", name="outcome"),
    CheckConstraint("(reviewed_at is null) = (outcome is null)", name="reviewed"),
    CheckConstraint("reviewed_by is null or reviewed_by <> adviser_id", name="second_person"),
    Index("ix_emergency_access_adviser", "adviser_id", "opened_at"),
    Index("ix_emergency_access_client", "client_id", "opened_at"),
)

client_exclusion = Table(
    "client_exclusion",
    metadata,
    identifier(),
    client_id(),
    _user("user_id"),
    Column("reason", Text, nullable=False),
    Column("recorded_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("created_at"),
    moment("ended_at", nullable=True),
    CheckConstraint(
        "reason in ('family', 'neighbour', 'acquaintance', 'former-employer', 'objection')", name="reason"
    ),
    Index(
        "uq_client_exclusion_one_active",
        "client_id",
        "user_id",
        unique=True,
        postgresql_where=text("ended_at is null"),
    ),
    Index("ix_client_exclusion_user", "user_id", "client_id"),
)
