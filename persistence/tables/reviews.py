"""The quarterly review of access, transfers of a caseload, and questions about the adviser (R24, R26, R39)."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

ROW_RULES = {
    "kind": "kind in ('caseload', 'assignment', 'stand-in', 'exclusion', 'office', 'agreement', 'api-client',"
    " 'calendar-feed', 'emergency')",
    "reviewer": "reviewer in ('privacy_officer', 'director')",
    "decision": "decision is null or decision in ('kept', 'revoked')",
    "decided": "(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)"
    " and (decision is null) = (effect is null)",
    "second_person": "decided_by is null or subject_id is null or decided_by <> subject_id",
    "reason": "decision is distinct from 'revoked' or length(trim(coalesce(reason, ''))) > 0",
    "effect": "effect is null or effect in ('none', 'ended', 'role-taken', 'judged', 'measure')",
    "measure": "(effect is not distinct from 'measure') = (measure_for is not null)"
    " and (measure_for is null or measure_for in ('coordinator', 'administrator'))",
}


def _user(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=nullable)


access_review = Table(
    "access_review",
    metadata,
    identifier(),
    Column("quarter", Text, nullable=False, unique=True),
    moment("opened_at"),
    Column("due_on", Date, nullable=False),
    moment("escalated_at", nullable=True),
    moment("closed_at", nullable=True),
    _user("closed_by", nullable=True),
    Column("report", LargeBinary),
    Column("report_sha256", LargeBinary),
    Column("report_pages", Integer),
    version(),
    CheckConstraint("quarter ~ '^[0-9]{4}-Q[1-4]$'", name="quarter"),
    CheckConstraint(
        "(closed_at is null) = (closed_by is null) and (closed_at is null) = (report is null)"
        " and (closed_at is null) = (report_sha256 is null) and (closed_at is null) = (report_pages is null)",
        name="closed_with_report",
    ),
    CheckConstraint("report_sha256 is null or octet_length(report_sha256) = 32", name="sha256"),
)
"""The report names staff and counts clients; it is the bureau's and stays when a file goes."""

access_review_row = Table(
    "access_review_row",
    metadata,
    identifier(),
    Column("review_id", UUID(as_uuid=True), ForeignKey("access_review.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("source_id", UUID(as_uuid=True), nullable=False),
    Column("role", Text),
    _user("subject_id", nullable=True),
    Column("other_id", UUID(as_uuid=True)),
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id")),
    Column("clients", Integer),
    moment("begins_at", nullable=True),
    moment("ends_at", nullable=True),
    Column("remark", Text),
    Column("reviewer", Text, nullable=False),
    Column("decision", Text),
    Column("reason", Text),
    Column("effect", Text),
    Column("measure_for", Text),
    moment("decided_at", nullable=True),
    _user("decided_by", nullable=True),
    version(),
    *(CheckConstraint(rule, name=name) for name, rule in ROW_RULES.items()),
    Index("ix_access_review_row_review", "review_id", "kind", "id"),
    Index("ix_access_review_row_source", "source_id"),
    Index("ix_access_review_row_client", "client_id"),
)
"""What stood on the day the review was opened; whether it still does is asked of `reasons_for_access`."""

caseload_transfer = Table(
    "caseload_transfer",
    metadata,
    identifier(),
    _user("from_adviser_id"),
    _user("to_adviser_id"),
    Column("reason", Text, nullable=False),
    moment("begins_at"),
    Column("clients", Integer, nullable=False),
    moment("planned_at"),
    _user("planned_by"),
    moment("cancelled_at", nullable=True),
    _user("cancelled_by", nullable=True),
    CheckConstraint("from_adviser_id <> to_adviser_id", name="someone_else"),
    CheckConstraint("begins_at >= planned_at", name="not_before"),
    CheckConstraint("clients > 0", name="clients"),
    CheckConstraint(
        "(cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null or cancelled_at < begins_at)",
        name="cancelled_before",
    ),
    Index("ix_caseload_transfer_from", "from_adviser_id", "begins_at"),
    Index("ix_caseload_transfer_to", "to_adviser_id", "begins_at"),
)

access_question = Table(
    "access_question",
    metadata,
    Column("case_id", UUID(as_uuid=True), ForeignKey("privacy_case.id"), primary_key=True),
    client_id(),
    Column("action", Text, nullable=False),
    moment("asked_at"),
    _user("asked_by"),
    sealed("question_sealed", nullable=True),
    sealed("answer_sealed", nullable=True),
    moment("answered_at", nullable=True),
    _user("answered_by", nullable=True),
    CheckConstraint(
        "(answer_sealed is null) = (answered_at is null) and (answered_at is null) = (answered_by is null)",
        name="answered",
    ),
    Index("ix_access_question_client", "client_id"),
)
"""A question about the adviser: sealed with the key of its case, so that the adviser never reads it."""
