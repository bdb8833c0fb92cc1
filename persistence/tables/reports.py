"""Reports to the commissioning party: texts and bytes sealed; reviews of held-back sentences."""

from sqlalchemy import (
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
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

report = Table(
    "report",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False),
    Column("order_reference", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'draft'")),
    Column("template_code", Text, nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("period_from", Date, nullable=False),
    Column("period_until", Date, nullable=False),
    sealed("sections_sealed"),
    Column("author_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("created_at"),
    moment("sent_at", nullable=True),
    Column("disclosure_id", UUID(as_uuid=True), ForeignKey("disclosure.id"), unique=True),
    version(),
    CheckConstraint("kind in ('intake', 'plan', 'progress', 'final')", name="kind"),
    CheckConstraint("state in ('draft', 'sent')", name="state"),
    CheckConstraint("period_until >= period_from", name="period"),
    CheckConstraint(
        "(state = 'sent') = (sent_at is not null) and (state = 'sent') = (disclosure_id is not null)",
        name="sent_with_disclosure",
    ),
    Index("ix_report_traject", "traject_id", "created_at"),
    Index("ix_report_client", "client_id"),
    Index("ix_report_party_sent", "party_id", "sent_at", "id", postgresql_where=text("state = 'sent'")),
    Index(
        "uq_report_one_draft_of_a_kind",
        "traject_id",
        "kind",
        unique=True,
        postgresql_where=text("state = 'draft'"),
    ),
)

report_artifact = Table(
    "report_artifact",
    metadata,
    Column("report_id", UUID(as_uuid=True), ForeignKey("report.id"), primary_key=True),
    client_id(),
    Column("content_hash", LargeBinary, nullable=False),
    sealed("pdf_sealed"),
    Column("pdf_sha256", LargeBinary, nullable=False),
    sealed("json_sealed"),
    Column("json_sha256", LargeBinary, nullable=False),
    Column("pages", Integer, nullable=False),
    moment("made_at"),
    CheckConstraint(
        "octet_length(content_hash) = 32 and octet_length(pdf_sha256) = 32 and octet_length(json_sha256) = 32",
        name="hashes",
    ),
    Index("ix_report_artifact_client", "client_id"),
)

report_review = Table(
    "report_review",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("report_id", UUID(as_uuid=True), ForeignKey("report.id"), nullable=False),
    Column("author_id", UUID(as_uuid=True), nullable=False),
    Column("place", Text, nullable=False),
    Column("kind", Text, nullable=False),
    sealed("term_sealed"),
    sealed("sentence_sealed"),
    sealed("reason_sealed"),
    Column("requested_by", UUID(as_uuid=True), nullable=False),
    moment("requested_at"),
    Column("decision", Text, nullable=False, server_default=text("'pending'")),
    Column("decided_by", UUID(as_uuid=True)),
    moment("decided_at", nullable=True),
    sealed("decision_reason_sealed", nullable=True),
    CheckConstraint("decision in ('pending', 'approved', 'refused')", name="decision"),
    CheckConstraint(
        "(decision = 'pending') = (decided_by is null) and (decision = 'pending') = (decided_at is null)"
        " and (decision = 'pending') = (decision_reason_sealed is null)",
        name="decided",
    ),
    CheckConstraint(
        "decided_by is null or (decided_by <> requested_by and decided_by <> author_id)", name="second_person"
    ),
    Index("ix_report_review_report", "report_id"),
    Index("ix_report_review_client", "client_id"),
    Index("ix_report_review_waiting", "requested_at", postgresql_where=text("decision = 'pending'")),
)
