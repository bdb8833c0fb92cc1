"""Data-subject requests beside their head in privacy_case, the days their clock stood still, and their history."""

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
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed
from persistence.tables.clients import client_id

REQUEST_RULES = {
    "type": "type in ('access', 'rectification', 'completion', 'erasure', 'restriction', 'portability', 'objection')",
    "state": "state in ('received', 'in-progress', 'clarification', 'decided', 'reviewed', 'executed', 'closed',"
    " 'identity-not-established', 'withdrawn', 'joined')",
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
    "requester": "(requester_sealed is null) = (mandate is null) and (mandate is null) = (mandate_seen is null)"
    " and (mandate is null or mandate in ('legal-representative', 'lawyer', 'written-mandate'))",
    "mandate_seen": "identity_method is null or mandate_seen is not false",
    "fee": "(fee_cents is null) = (fee_ground is null) and (fee_cents is null) = (fee_reason_sealed is null)"
    " and (fee_cents is null) = (fee_set_by is null) and (fee_cents is null or fee_cents > 0)",
    "fee_ground": "fee_ground is null or fee_ground in ('manifestly-unfounded', 'excessive')",
    "fee_second_person": "fee_approved_by is null or (fee_set_by is not null and fee_approved_by <> fee_set_by)",
    "fee_approved": "state not in ('decided', 'reviewed', 'executed', 'closed') or fee_cents is null"
    " or fee_approved_by is not null",
    "joined": "(state = 'joined') = (joined_to is not null) and (joined_to is null or"
    " (joined_to <> case_id and identity_method is not null))",
    "whole_file": "not whole_file or (type = 'erasure' and outcome in ('granted', 'partly'))",
    "handed_over": "(handed_over_on is null) = (handed_over_by is null) and (handed_over_by is null or handed_over_by"
    " in ('conversation', 'phone', 'email', 'post', 'app', 'other'))",
    "reopened": "(reopened_on is null) = (reopen_reason is null) and (reopen_reason is null or reopen_reason in"
    " ('client-objected', 'court', 'authority', 'identity-established', 'new-facts'))",
}
ITEM_RULES = {
    "outcome": "outcome in ('granted', 'refused')",
    "ground": "(outcome = 'granted') = (ground is null)",
    "ground_code": "ground is null or ground in ('protection-of-data-subject', 'rights-of-others',"
    " 'manifestly-unfounded', 'excessive', 'legal-retention', 'legal-claim')",
    "explained": "outcome = 'granted' or asked_sealed is null or explanation_sealed is not null",
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
    sealed("requester_sealed", nullable=True),
    Column("mandate", Text),
    Column("mandate_seen", Boolean),
    Column("fee_cents", Integer),
    Column("fee_ground", Text),
    sealed("fee_reason_sealed", nullable=True),
    Column("fee_set_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    Column("fee_approved_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    Column("joined_to", UUID(as_uuid=True)),
    Column("handed_over_on", Date),
    Column("handed_over_by", Text),
    Column("whole_file", Boolean, nullable=False, server_default=text("false")),
    Column("reopened_on", Date),
    Column("reopen_reason", Text),
    moment("escalated_officer_at", nullable=True),
    moment("escalated_director_at", nullable=True),
    *(CheckConstraint(rule, name=name) for name, rule in REQUEST_RULES.items()),
    UniqueConstraint("case_id", "client_id", "type", name="uq_data_subject_request_same"),
    # A request is joined to one of the same client and of the same kind, whoever writes it.
    ForeignKeyConstraint(
        ["joined_to", "client_id", "type"],
        ["data_subject_request.case_id", "data_subject_request.client_id", "data_subject_request.type"],
        name="fk_data_subject_request_joined_to",
    ),
    Index("ix_data_subject_request_client", "client_id"),
)

request_item = Table(
    "request_item",
    metadata,
    identifier(),
    Column("case_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), nullable=False),
    Column("position", Integer, nullable=False),
    client_id(),
    sealed("asked_sealed", nullable=True),
    Column("about", Text),
    Column("outcome", Text, nullable=False),
    Column("ground", Text),
    sealed("explanation_sealed", nullable=True),
    Column("kept_until", Date),
    *(CheckConstraint(rule, name=name) for name, rule in ITEM_RULES.items()),
    UniqueConstraint("case_id", "position"),
    Index("ix_request_item_client", "client_id"),
)

finished_request = Table(
    "finished_request",
    metadata,
    Column("number", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("closed_on", Date, nullable=False),
    Column("outcome", Text),
    Column("ground", Text),
)
"""What is left of a request when its client is erased: it leads to nobody."""

request_pause = Table(
    "request_pause",
    metadata,
    Column("case_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), primary_key=True),
    Column("begun_on", Date, primary_key=True),
    client_id(),
    Column("ended_on", Date),
    sealed("question_sealed", nullable=True),
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
    Column("code", Text),
    moment("at"),
    Column("actor_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Index("ix_request_event_case", "case_id", "at"),
    Index("ix_request_event_client", "client_id", "at"),
)
