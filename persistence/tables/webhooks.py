"""The outbox of events, webhooks of commissioning parties and what was sent to them. Identifiers and kinds only."""

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, version


def _party() -> Column[object]:
    return Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False)


def _webhook(*, primary_key: bool = False) -> Column[object]:
    return Column(
        "webhook_id",
        UUID(as_uuid=True),
        ForeignKey("webhook.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


outbox_event = Table(
    "outbox_event",
    metadata,
    identifier(),
    _party(),
    Column("kind", Text, nullable=False),
    Column("object_id", UUID(as_uuid=True), nullable=False),
    Column("traject_id", UUID(as_uuid=True)),
    moment("created_at"),
    moment("dispatched_at", nullable=True),
    CheckConstraint(
        "kind in ('referral.accepted', 'referral.rejected', 'traject.changed', 'plan.submitted', "
        "'plan.approved', 'report.available', 'webhook.test')",
        name="kind",
    ),
    Index("ix_outbox_event_traject", "traject_id", "created_at"),
    Index("ix_outbox_event_object", "object_id", "created_at"),
    Index("ix_outbox_event_waiting", "created_at", "id", postgresql_where=text("dispatched_at is null")),
)

webhook = Table(
    "webhook",
    metadata,
    identifier(),
    _party(),
    Column("url", Text, nullable=False),
    Column("kinds", ARRAY(Text), nullable=False),
    Column("state", Text, nullable=False, server_default=text("'active'")),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    moment("failing_since", nullable=True),
    moment("disabled_at", nullable=True),
    moment("created_at"),
    version(),
    CheckConstraint("state in ('active', 'paused', 'disabled')", name="state"),
    CheckConstraint("cardinality(kinds) > 0", name="kinds"),
    CheckConstraint("length(url) <= 500 and url ~ '^https?://'", name="url"),
    Index("ix_webhook_party", "party_id", "created_at"),
)

webhook_secret = Table(
    "webhook_secret",
    metadata,
    _webhook(primary_key=True),
    Column("slot", SmallInteger, primary_key=True),
    _party(),
    Column("sealed_secret", LargeBinary, nullable=False),
    moment("created_at"),
    moment("expires_at", nullable=True),
    # Two places, so that a third live secret cannot be.
    CheckConstraint("slot in (1, 2)", name="slot"),
)

webhook_delivery = Table(
    "webhook_delivery",
    metadata,
    identifier(),
    Column("event_id", UUID(as_uuid=True), ForeignKey("outbox_event.id"), nullable=False),
    _webhook(),
    _party(),
    Column("state", Text, nullable=False, server_default=text("'pending'")),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    moment("next_attempt_at"),
    moment("last_attempt_at", nullable=True),
    moment("delivered_at", nullable=True),
    Column("response_status", Integer),
    Column("failure", Text),
    moment("created_at"),
    CheckConstraint("state in ('pending', 'delivered', 'dead')", name="state"),
    CheckConstraint("attempts >= 0", name="attempts"),
    CheckConstraint("(state = 'delivered') = (delivered_at is not null)", name="delivered"),
    # A code of ours, never a word of the receiver's.
    CheckConstraint("failure is null or failure ~ '^[a-z0-9-]{1,40}$'", name="failure"),
    UniqueConstraint("event_id", "webhook_id"),
    Index("ix_webhook_delivery_webhook", "webhook_id", "created_at", "id"),
    Index("ix_webhook_delivery_due", "next_attempt_at", "id", postgresql_where=text("state = 'pending'")),
)
