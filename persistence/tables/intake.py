"""What commissioning parties deliver: uploaded files (sealed in pieces), their rows' outcomes, and referrals."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version


def own_key() -> tuple[Column[object], Column[object], Column[object]]:
    """The wrapped data key of a thing that is not (yet) a client."""
    return (
        Column("key_id", UUID(as_uuid=True), nullable=False),
        Column("kek_version", Integer, ForeignKey("master_key_version.version"), nullable=False, index=True),
        Column("wrapped_key", LargeBinary, nullable=False),
    )


intake_batch = Table(
    "intake_batch",
    metadata,
    identifier(),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False),
    Column("contract_ids", ARRAY(UUID(as_uuid=True)), nullable=False),
    Column("submitted_by", UUID(as_uuid=True), nullable=False),
    Column("submitted_kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("dry_run", Boolean, nullable=False),
    Column("format", Text, nullable=False),
    Column("file_hash", Text, nullable=False),
    Column("byte_size", BigInteger, nullable=False),
    Column("rows_total", Integer),
    Column("rows_done", Integer, nullable=False, server_default=text("0")),
    Column("counts", JSONB, nullable=False),
    Column("refused_fields", JSONB, nullable=False),
    Column("problem", JSONB),
    Column("headings_sealed", LargeBinary),
    *own_key(),
    moment("received_at"),
    moment("finished_at", nullable=True),
    CheckConstraint(
        "state in ('received', 'validating', 'applying', 'done', 'partial', 'failed', 'cancelled')",
        name="state",
    ),
    Index("ix_intake_batch_party_received", "party_id", "received_at"),
)

intake_chunk = Table(
    "intake_chunk",
    metadata,
    Column("batch_id", UUID(as_uuid=True), ForeignKey("intake_batch.id"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    sealed("content_sealed"),
)

intake_row = Table(
    "intake_row",
    metadata,
    Column("batch_id", UUID(as_uuid=True), ForeignKey("intake_batch.id"), primary_key=True),
    Column("row_number", Integer, primary_key=True),
    Column("order_reference", Text),
    Column("status", Text, nullable=False),
    Column("change", Text),
    Column("errors", JSONB, nullable=False),
    Column("refused_fields", ARRAY(Text), nullable=False),
    Column("referral_id", UUID(as_uuid=True)),
    sealed("content_sealed", nullable=True),
    CheckConstraint("status in ('accepted', 'rejected', 'quarantined')", name="status"),
)

referral = Table(
    "referral",
    metadata,
    identifier(),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False),
    Column("contract_id", UUID(as_uuid=True), ForeignKey("contract.id"), nullable=False),
    Column("batch_id", UUID(as_uuid=True)),
    Column("row_number", Integer),
    Column("order_reference", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("goal", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("given_names", Text, nullable=False),
    Column("surname_prefix", Text),
    Column("surname", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("sex", Text, nullable=False),
    Column("date_of_birth", Date, nullable=False),
    Column("city", Text, nullable=False),
    Column("phone", Text),
    Column("email", Text),
    Column("contact_name", Text),
    Column("bsn_index", LargeBinary),
    # The same under the next index key, while it takes over.
    Column("bsn_index_next", LargeBinary),
    Column("index_version", Integer, ForeignKey("index_key_version.version")),
    Column("content_hash", LargeBinary, nullable=False),
    sealed("content_sealed"),
    Column("sealed_fields", ARRAY(Text), nullable=False),
    Column("refused_fields", JSONB, nullable=False),
    Column("quarantined", Boolean, nullable=False, server_default=text("false")),
    Column("revision_of", UUID(as_uuid=True)),
    Column("rejection_code", Text),
    sealed("rejection_explanation_sealed", nullable=True),
    Column("decided_by", UUID(as_uuid=True)),
    moment("decided_at", nullable=True),
    Column("client_id", UUID(as_uuid=True)),
    *own_key(),
    moment("received_at"),
    version(),
    CheckConstraint("state in ('received', 'accepted', 'rejected', 'superseded')", name="state"),
    Index("ix_referral_state_received", "state", "received_at", "id"),
    Index("ix_referral_bsn_index", "bsn_index"),
    Index(
        "uq_referral_open_order",
        "party_id",
        "order_reference",
        unique=True,
        postgresql_where=text("state = 'received'"),
    ),
    Index("ix_referral_party_order", "party_id", "order_reference", "received_at"),
    Index("ix_referral_party_received", "party_id", "received_at", "id"),
)

idempotency_key = Table(
    "idempotency_key",
    metadata,
    Column("scope_id", UUID(as_uuid=True), primary_key=True),
    Column("key_hash", LargeBinary, primary_key=True),
    Column("request_hash", LargeBinary, nullable=False),
    Column("status", Integer),
    Column("headers", JSONB),
    sealed("answer_sealed", nullable=True),
    moment("created_at"),
)
