"""Tasks in a file. The title is sealed: a coordinator who is told of an overdue task learns its kind and day only."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

task = Table(
    "task",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id")),
    Column("kind", Text, nullable=False),
    sealed("title_sealed", nullable=True),
    Column("due_on", Date, nullable=False),
    Column("source_id", UUID(as_uuid=True)),
    Column("created_by", UUID(as_uuid=True), nullable=False),
    moment("created_at"),
    moment("done_at", nullable=True),
    Column("done_by", UUID(as_uuid=True)),
    moment("escalated_at", nullable=True),
    version(),
    CheckConstraint("kind <> 'by-hand' or title_sealed is not null", name="title"),
    CheckConstraint("(done_at is null) = (done_by is null)", name="done"),
    Index("ix_task_client_due", "client_id", "due_on"),
    Index("ix_task_client_created", "client_id", "created_at", "id"),
    Index("ix_task_client_open", "client_id", "due_on", "id", postgresql_where=text("done_at is null")),
    Index("ix_task_client_done", "client_id", "done_at", "id", postgresql_where=text("done_at is not null")),
    Index("ix_task_open_due", "due_on", "id", postgresql_where=text("done_at is null")),
    Index("ix_task_traject", "traject_id", "kind", postgresql_where=text("done_at is null")),
    Index(
        "ix_task_escalated",
        "due_on",
        "id",
        postgresql_where=text("done_at is null and escalated_at is not null"),
    ),
)
