"""Complaints, mediations, data breaches and questions (R39, R40, R45, R46, AVG 33, 34), sealed with a key per case."""

from sqlalchemy import (
    ARRAY,
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
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed
from persistence.tables.clients import client_id

COMPLAINT_RULES = {
    "complainant": "complainant in ('client', 'commissioning-party', 'employer', 'other')",
    "subject": "subject in ('reglement', 'treatment', 'content', 'term', 'invoice', 'data-breach', 'other')",
    "state": "state in ('received', 'acknowledged', 'heard', 'found', 'answered', 'following-up', 'closed',"
    " 'withdrawn')",
    "hearing": "hearing is null or hearing in ('held', 'declined', 'written')",
    "outcome": "outcome is null or outcome in ('founded', 'partly-founded', 'unfounded', 'inadmissible', 'mediated')",
    "adjourned": "(adjourned_on is null) = (adjourn_reason_sealed is null)",
    "found": "state not in ('found', 'answered', 'following-up') or"
    " (outcome is not null and finding_sealed is not null and hearing is not null)",
    "answered": "state not in ('answered', 'following-up') or answered_on is not null",
    "closed": "state <> 'closed' or answered_on is not null",
}
MEDIATION_RULES = {
    "outcome": "outcome is null or outcome in ('agreed', 'partly-agreed', 'not-agreed', 'withdrawn')",
    "closed": "(outcome is null) = (closed_on is null) and (outcome is null or result_sealed is not null)",
}
BREACH_RULES = {
    "nature": "nature in ('lost', 'stolen', 'sent-wrong', 'seen-by-wrong', 'hacked', 'unavailable', 'other')",
    "risk": "risk is null or risk in ('unlikely', 'risk', 'high')",
    "assessed": "(risk is null) = (assessed_at is null)",
    "people": "people is null or people >= 0",
    "authority": "(notify_authority is null) = (decided_at is null)",
    "not_notified": "notify_authority is distinct from false or decision_reason_sealed is not null",
    "risk_is_notified": "not (notify_authority is false and risk in ('risk', 'high'))",
    "late": "notified_at is null or notified_at <= known_at + interval '72 hours'"
    " or decision_reason_sealed is not null",
    "notified": "notified_at is null or (notify_authority and authority_reference is not null)",
    "clients": "(notify_clients is null) = (decided_at is null)",
    "high_is_told": "not (risk = 'high' and notify_clients is false) or clients_reason_sealed is not null",
}


def case_id(*, key: bool = False) -> Column[object]:
    return Column(
        "case_id", UUID(as_uuid=True), ForeignKey("privacy_case.id"), primary_key=key, nullable=False
    )


def case_client() -> Column[object]:
    """The client a case is about; none where someone else complains, or where nobody knows yet."""
    return Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"))


case_key = Table(
    "case_key",
    metadata,
    case_id(key=True),
    case_client(),
    Column("key_id", UUID(as_uuid=True), nullable=False),
    Column("kek_version", Integer, ForeignKey("master_key_version.version"), nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
    moment("created_at"),
    Index("ix_case_key_client", "client_id"),
)

case_about = Table(
    "case_about",
    metadata,
    case_id(key=True),
    Column("user_id", UUID(as_uuid=True), ForeignKey("app_user.id"), primary_key=True),
    case_client(),
    moment("recorded_at"),
    Index("ix_case_about_user", "user_id", "case_id"),
    Index("ix_case_about_client", "client_id"),
)

case_event = Table(
    "case_event",
    metadata,
    identifier(),
    case_id(),
    case_client(),
    moment("at"),
    Column("actor_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("code", Text),
    Index("ix_case_event_case", "case_id", "at"),
    Index("ix_case_event_client", "client_id"),
)

case_letter = Table(
    "case_letter",
    metadata,
    identifier(),
    case_id(),
    case_client(),
    Column("kind", Text, nullable=False),
    sealed("pdf_sealed"),
    Column("sha256", LargeBinary, nullable=False),
    Column("pages", Integer, nullable=False),
    moment("made_at"),
    Column("made_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    CheckConstraint("octet_length(sha256) = 32 and pages > 0", name="printed"),
    Index("ix_case_letter_case", "case_id", "made_at"),
    Index("ix_case_letter_client", "client_id"),
    Index(
        "uq_case_letter_breach_notice",
        "case_id",
        "client_id",
        unique=True,
        postgresql_where=text("kind = 'breach-notice'"),
    ),
)

complaint = Table(
    "complaint",
    metadata,
    case_id(key=True),
    case_client(),
    Column("complainant", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("acknowledge_by", Date, nullable=False),
    Column("hear_by", Date, nullable=False),
    Column("answer_by", Date, nullable=False),
    sealed("text_sealed", nullable=True),
    sealed("contact_sealed", nullable=True),
    Column("acknowledged_on", Date),
    Column("hearing", Text),
    Column("heard_on", Date),
    sealed("hearing_report_sealed", nullable=True),
    Column("adjourned_on", Date),
    sealed("adjourn_reason_sealed", nullable=True),
    Column("outcome", Text),
    sealed("finding_sealed", nullable=True),
    sealed("measures_sealed", nullable=True),
    Column("answered_on", Date),
    sealed("follow_up_sealed", nullable=True),
    *(CheckConstraint(rule, name=name) for name, rule in COMPLAINT_RULES.items()),
    Index("ix_complaint_client", "client_id"),
)

mediation = Table(
    "mediation",
    metadata,
    case_id(key=True),
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), nullable=False),
    Column("about_case_id", UUID(as_uuid=True), ForeignKey("privacy_case.id"), nullable=False),
    sealed("client_position_sealed", nullable=True),
    sealed("bureau_position_sealed", nullable=True),
    Column("outcome", Text),
    sealed("result_sealed", nullable=True),
    Column("closed_on", Date),
    *(CheckConstraint(rule, name=name) for name, rule in MEDIATION_RULES.items()),
    Index("ix_mediation_client", "client_id"),
    Index("uq_mediation_one_open", "about_case_id", unique=True, postgresql_where=text("closed_on is null")),
)

data_breach = Table(
    "data_breach",
    metadata,
    case_id(key=True),
    Column("nature", Text, nullable=False),
    moment("known_at"),
    sealed("text_sealed", nullable=True),
    Column("categories", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("people", Integer),
    sealed("consequences_sealed", nullable=True),
    sealed("measures_sealed", nullable=True),
    Column("keys_exposed", Boolean),
    Column("risk", Text),
    moment("assessed_at", nullable=True),
    Column("notify_authority", Boolean),
    Column("notify_clients", Boolean),
    sealed("decision_reason_sealed", nullable=True),
    sealed("clients_reason_sealed", nullable=True),
    moment("decided_at", nullable=True),
    moment("notified_at", nullable=True),
    Column("authority_reference", Text),
    *(CheckConstraint(rule, name=name) for name, rule in BREACH_RULES.items()),
)

privacy_question = Table(
    "privacy_question",
    metadata,
    Column("id", UUID(as_uuid=True), ForeignKey("privacy_case.id"), primary_key=True),
    client_id(),
    moment("asked_at"),
    Column("asked_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    sealed("question_sealed"),
    sealed("answer_sealed", nullable=True),
    moment("answered_at", nullable=True),
    Column("answered_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    CheckConstraint(
        "(answer_sealed is null) = (answered_at is null) and (answered_at is null) = (answered_by is null)",
        name="answered",
    ),
    Index("ix_privacy_question_client", "client_id", "asked_at"),
)
