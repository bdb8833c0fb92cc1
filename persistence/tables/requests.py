"""Data-subject requests beside their head in privacy_case, the days their clock stood still, and their history."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed
from persistence.tables.clients import client_id

REQUEST_RULES = {
    "type": "type in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')",
    "state": "state in ('received', 'in-progress', 'clarification', 'decided', 'reviewed', 'executed', 'closed',"
    " 'identity-not-established', 'withdrawn')",
    "identity": "identity_method is null"
    " or identity_method in ('seen-in-person', 'called-back', 'portal', 'video')",
    "identity_first": "state not in ('in-progress', 'clarification', 'decided', 'reviewed', 'executed', 'closed')"
    " or identity_method is not null",
    "extension": "(extended_on is null) = (extension_reason_sealed is null)",
    "decision": "(outcome is null) = (explanation_sealed is null) and (outcome is null) = (decided_by is null)"
    " and (outcome is null or outcome in ('granted', 'partly', 'refused'))"
    " and (state not in ('decided', 'reviewed', 'executed', 'closed') or outcome is not null)",
    "ground": "outcome is null or (outcome = 'granted') = (ground is null)",
    "ground_code": "ground is null or ground in ('protection-of-data-subject', 'rights-of-others',"
    " 'manifestly-unfounded', 'excessive', 'legal-retention', 'legal-claim')",
    "second_person": "reviewed_by is null or reviewed_by <> decided_by",
    "reviewed": "state not in ('reviewed', 'executed', 'closed') or reviewed_by is not null",
}

data_subject_request = Table(
    "data_subject_request",
    metadata,
    Column("case_id", UUID(as_uuid=True), ForeignKey("privacy_case.id"), primary_key=True),
    client_id(),
    Column("type", Text, nullable=False),
    Column("state", Text, nullable=False),
    sealed("scope_sealed", nullable=True),
    Column("identity_method", Text),
    Column("extended_on", Date),
    sealed("extension_reason_sealed", nullable=True),
    Column("outcome", Text),
    Column("ground", Text),
    sealed("explanation_sealed", nullable=True),
    Column("decided_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    Column("reviewed_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    moment("executed_at", nullable=True),
    *(CheckConstraint(rule, name=name) for name, rule in REQUEST_RULES.items()),
    Index("ix_data_subject_request_client", "client_id"),
)

request_pause = Table(
    "request_pause",
    metadata,
    Column("case_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), primary_key=True),
    Column("begun_on", Date, primary_key=True),
    client_id(),
    Column("ended_on", Date),
    CheckConstraint("ended_on is null or ended_on >= begun_on", name="order"),
    Index("ix_request_pause_client", "client_id"),
)

request_event = Table(
    "request_event",
    metadata,
    identifier(),
    Column("case_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), nullable=False),
    client_id(),
    Column("act", Text, nullable=False),
    moment("at"),
    Column("actor_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Index("ix_request_event_case", "case_id", "at"),
    Index("ix_request_event_client", "client_id", "at"),
)
