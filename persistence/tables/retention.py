"""Retention and erasure: clocks per client, holds, runs, what the law keeps, statistics, ledger, certificates."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from persistence.tables.base import identifier, metadata, moment, version
from persistence.tables.clients import client_id

retention = Table(
    "retention",
    metadata,
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), primary_key=True),
    Column("client_number", Text, nullable=False),
    Column("ended_on", Date),
    Column("dossier_until", Date),
    Column("statutory_until", Date),
    moment("recalculated_at"),
    Index("ix_retention_dossier_until", "dossier_until", "client_id"),
)
"""Kept by a trigger on traject (migration 0021), in the transaction of the act."""

retention_hold = Table(
    "retention_hold",
    metadata,
    identifier(),
    client_id(),
    Column("reason", Text, nullable=False),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("placed_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("placed_at"),
    Column("lifted_on", Date),
    Column("lifted_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    CheckConstraint(
        "reason in ('legal-claim', 'authority-investigation', 'longer-legal-duty')", name="reason"
    ),
    CheckConstraint("ends_on >= begins_on", name="period"),
    CheckConstraint("(lifted_on is null) = (lifted_by is null)", name="lifted"),
    Index("ix_retention_hold_client", "client_id"),
)

retention_run = Table(
    "retention_run",
    metadata,
    identifier(),
    Column("name", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False, server_default=text("'draft'")),
    Column("made_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("made_at"),
    Column("approved_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    moment("approved_at", nullable=True),
    moment("executes_at", nullable=True),
    Column("stopped_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    moment("stopped_at", nullable=True),
    Column("stop_reason", Text),
    moment("finished_at", nullable=True),
    Column("results", JSONB, nullable=False, server_default=text("'{}'")),
    version(),
    CheckConstraint("state in ('draft', 'approved', 'executing', 'done', 'stopped')", name="state"),
    CheckConstraint("approved_by is null or approved_by <> made_by", name="second_person"),
    CheckConstraint(
        "executes_at is null or executes_at >= approved_at + interval '7 days'", name="seven_days"
    ),
    CheckConstraint(
        "state not in ('approved', 'executing', 'done') or (approved_by is not null and executes_at is not null)",
        name="approved",
    ),
    CheckConstraint("(state = 'stopped') = (stopped_at is not null)", name="stopped"),
    CheckConstraint("(state = 'done') = (finished_at is not null)", name="done"),
)

retention_item = Table(
    "retention_item",
    metadata,
    identifier(),
    Column("run_id", UUID(as_uuid=True), ForeignKey("retention_run.id"), nullable=False),
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id")),
    Column("client_number", Text),
    Column("due_on", Date, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'listed'")),
    Column("exclusion_reason", Text),
    Column("excluded_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    Column("pseudonym", LargeBinary),
    moment("done_at", nullable=True),
    CheckConstraint("state in ('listed', 'excluded', 'erased', 'paused')", name="state"),
    CheckConstraint("(state = 'erased') = (client_id is null)", name="unlinked"),
    CheckConstraint("(client_id is null) = (client_number is null)", name="number"),
    CheckConstraint("(state = 'excluded') = (exclusion_reason is not null)", name="excluded"),
    Index("ix_retention_item_run", "run_id", "state", "id"),
    Index("ix_retention_item_client", "client_id"),
)
"""An erased file's item keeps its pseudonym and nothing else."""

statutory_order = Table(
    "statutory_order",
    metadata,
    identifier(),
    Column("order_reference", Text, nullable=False),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False),
    Column("contract_id", UUID(as_uuid=True), ForeignKey("contract.id"), nullable=False),
    Column("service", Text, nullable=False),
    Column("granted_hours", Integer),
    Column("budget", Numeric(12, 2)),
    Column("started_on", Date),
    Column("ended_on", Date, nullable=False),
    Column("keep_until", Date, nullable=False),
    Index("ix_statutory_order_keep_until", "keep_until"),
)
"""R36. The identifier is random and leads nowhere: there is no row that says whose order it was."""

statutory_month = Table(
    "statutory_month",
    metadata,
    Column(
        "order_id", UUID(as_uuid=True), ForeignKey("statutory_order.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("month", Date, primary_key=True),
    Column("minutes", Integer, nullable=False),
    CheckConstraint("extract(day from month) = 1", name="first_day"),
)

outcome_count = Table(
    "outcome_count",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("service", Text, primary_key=True),
    Column("goal", Text, primary_key=True),
    Column("result", Text, primary_key=True),
    Column("party_kind", Text, primary_key=True, server_default=text("'unknown'")),
    Column("trajects", Integer, nullable=False),
    CheckConstraint("trajects > 0", name="trajects"),
    CheckConstraint("party_kind in ('uwv', 'municipality', 'employer', 'unknown')", name="party_kind"),
)

erasure_entry = Table(
    "erasure_entry",
    metadata,
    Column("pseudonym", LargeBinary, primary_key=True),
    moment("erased_at"),
    Column("reason", Text, nullable=False),
    Column("run_id", UUID(as_uuid=True)),
    CheckConstraint("octet_length(pseudonym) = 32", name="pseudonym"),
    CheckConstraint("reason in ('retention-term', 'data-subject-request', 'replay')", name="reason"),
)
"""The ledger inside the database; the same stands in a file outside it. Added to, never changed."""

erasure_certificate = Table(
    "erasure_certificate",
    metadata,
    identifier(),
    Column("number", Text, nullable=False, unique=True),
    Column("reason", Text, nullable=False),
    Column("run_id", UUID(as_uuid=True), ForeignKey("retention_run.id")),
    moment("made_at"),
    Column("complete", Boolean, nullable=False),
    Column("payload", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("key_id", Text, nullable=False),
    CheckConstraint("number ~ '^B-[0-9]{4}-[0-9]{4,}$'", name="number"),
    Index("uq_erasure_certificate_run", "run_id", unique=True),
)
