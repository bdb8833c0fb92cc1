"""Hours that burn down an order (R9): one row per note with a duration, and what was written by hand."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, version
from persistence.tables.clients import client_id

hour_entry = Table(
    "hour_entry",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), nullable=False),
    Column("note_id", UUID(as_uuid=True), unique=True),
    Column("activity_id", UUID(as_uuid=True)),
    Column("adviser_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    moment("approved_at", nullable=True),
    Column("approved_by", UUID(as_uuid=True)),
    moment("created_at"),
    version(),
    CheckConstraint("minutes between 1 and 1440", name="minutes"),
    CheckConstraint(
        "kind in ('contact', 'travel', 'preparation', 'reporting', 'consultation', 'other')", name="kind"
    ),
    # Contact is what a note books; the rest is written by hand.
    CheckConstraint("(kind = 'contact') = (note_id is not null)", name="source"),
    CheckConstraint("(approved_at is null) = (approved_by is null)", name="approval"),
    ForeignKeyConstraint(
        ["traject_id", "client_id"], ["traject.id", "traject.client_id"], name="fk_hour_entry_traject"
    ),
    ForeignKeyConstraint(
        ["note_id", "client_id"],
        ["note.id", "note.client_id"],
        name="fk_hour_entry_note",
    ),
    ForeignKeyConstraint(
        ["activity_id", "traject_id"],
        ["activity.id", "activity.traject_id"],
        name="fk_hour_entry_activity",
    ),
    Index("ix_hour_entry_traject_day", "traject_id", "day", "id"),
    Index("ix_hour_entry_client_day", "client_id", "day"),
)
