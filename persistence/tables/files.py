"""What stands in the client's file: benefits, background, preferences, health, notes. One table per sensitivity."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

benefit = Table(
    "benefit",
    metadata,
    identifier(),
    client_id(),
    sealed("kind_sealed"),
    sealed("since_sealed", nullable=True),
    sealed("until_sealed", nullable=True),
    moment("created_at"),
    version(),
    Index("ix_benefit_client", "client_id"),
)

education = Table(
    "education",
    metadata,
    identifier(),
    client_id(),
    Column("level", Text),
    Column("name", Text, nullable=False),
    Column("year", Integer),
    Column("completed", Boolean),
    moment("created_at"),
    version(),
    Index("ix_education_client", "client_id"),
)

diploma = Table(
    "diploma",
    metadata,
    identifier(),
    client_id(),
    Column("name", Text, nullable=False),
    Column("obtained_on", Integer),
    moment("created_at"),
    version(),
    Index("ix_diploma_client", "client_id"),
)

work_experience = Table(
    "work_experience",
    metadata,
    identifier(),
    client_id(),
    Column("job_title", Text, nullable=False),
    Column("employer", Text),
    Column("from_year", Integer),
    Column("until_year", Integer),
    sealed("description_sealed", nullable=True),
    moment("created_at"),
    version(),
    Index("ix_work_experience_client", "client_id"),
)

preference = Table(
    "preference",
    metadata,
    identifier(),
    client_id(),
    Column("kind", Text, nullable=False),
    sealed("text_sealed"),
    moment("created_at"),
    version(),
    Index("ix_preference_client", "client_id"),
)

health_record = Table(
    "health_record",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("valid_until", Date),
    sealed("group_sealed", nullable=True),
    sealed("item_sealed"),
    sealed("level_sealed", nullable=True),
    sealed("explanation_sealed", nullable=True),
    sealed("source_sealed"),
    sealed("source_date_sealed", nullable=True),
    Column("recorded_by", UUID(as_uuid=True), nullable=False),
    moment("created_at"),
    version(),
    UniqueConstraint("id", "client_id"),
    Index("ix_health_record_client", "client_id"),
)

note = Table(
    "note",
    metadata,
    identifier(),
    client_id(),
    Column("author_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("kind", Text, nullable=False),
    moment("happened_at"),
    Column("duration_minutes", Integer),
    Column("next_contact_on", Date),
    Column("activity_id", UUID(as_uuid=True)),
    sealed("text_sealed"),
    moment("created_at"),
    version(),
    UniqueConstraint("id", "client_id"),
    CheckConstraint("duration_minutes is null or duration_minutes between 0 and 1440", name="duration"),
    # An activity of the same client, or none.
    ForeignKeyConstraint(
        ["activity_id", "client_id"], ["activity.id", "activity.client_id"], name="fk_note_activity"
    ),
    Index("ix_note_client_happened", "client_id", "happened_at", "id"),
)

note_draft = Table(
    "note_draft",
    metadata,
    identifier(),
    client_id(),
    Column("author_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("kind", Text),
    moment("happened_at", nullable=True),
    Column("duration_minutes", Integer),
    Column("next_contact_on", Date),
    Column("activity_id", UUID(as_uuid=True)),
    sealed("text_sealed"),
    moment("updated_at"),
    ForeignKeyConstraint(
        ["activity_id", "client_id"], ["activity.id", "activity.client_id"], name="fk_note_draft_activity"
    ),
    Index("uq_note_draft_one_per_author", "client_id", "author_id", unique=True),
)
