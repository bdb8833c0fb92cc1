"""Restrictions (AVG 18), and who was told of a correction, erasure or restriction (AVG 19)."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from persistence.tables.base import identifier, metadata, moment, sealed
from persistence.tables.clients import client_id

RESTRICTION_RULES = {
    "scope": "scope in ('file', 'field', 'record') and (scope = 'field') = (field is not null)"
    " and (scope = 'record') = (record_kind is not null) and (record_kind is null) = (record_id is null)"
    " and (scope = 'file') = (category is null)",
    "field": "field is null or field in ('name', 'birth-and-sex', 'address', 'phone', 'email')",
    "record_kind": "record_kind is null or record_kind in ('benefit', 'education', 'diploma', 'work-experience',"
    " 'preference', 'health-record', 'note', 'document', 'activity', 'assessment', 'reference',"
    " 'suitability-assessment', 'placement', 'appointment')",
    "ground": "ground in ('accuracy-contested', 'unlawful', 'needed-for-claim', 'objection-pending')",
    "lifted": "(lifted_at is null) = (lifted_by is null)",
    "told_first": "lifted_at is null or (told_before_lifting_at is not null and told_before_lifting_at <= lifted_at)",
}
NOTICE_RULES = {
    "state": "state in ('to-tell', 'told', 'impossible')",
    "told": "(state = 'told') = (letter_id is not null) and (state = 'told') = (channel is not null)",
    "channel": "channel is null or channel in ('conversation', 'phone', 'email', 'post', 'app', 'other')",
    "reason": "(state = 'impossible') = (reason is not null)"
    " and (reason is null or reason in ('recipient-gone', 'not-reachable', 'disproportionate'))",
    "settled": "(state = 'to-tell') = (settled_at is null) and (settled_at is null) = (settled_by is null)",
    "categories": "cardinality(categories) > 0",
}

restriction = Table(
    "restriction",
    metadata,
    identifier(),
    client_id(),
    Column("scope", Text, nullable=False),
    Column("field", Text),
    Column("record_kind", Text),
    Column("record_id", UUID(as_uuid=True)),
    Column("category", Text),
    Column("ground", Text, nullable=False),
    sealed("reason_sealed"),
    Column("request_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id")),
    moment("set_at"),
    Column("set_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("told_before_lifting_at", nullable=True),
    moment("lifted_at", nullable=True),
    Column("lifted_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    *(CheckConstraint(rule, name=name) for name, rule in RESTRICTION_RULES.items()),
    Index("ix_restriction_client", "client_id", "set_at"),
    Index(
        "uq_restriction_file",
        "client_id",
        unique=True,
        postgresql_where=text("scope = 'file' and lifted_at is null"),
    ),
    Index(
        "uq_restriction_part",
        "client_id",
        text("coalesce(field, record_id::text)"),
        unique=True,
        postgresql_where=text("scope <> 'file' and lifted_at is null"),
    ),
)

recipient_list = Table(
    "recipient_list",
    metadata,
    Column("request_id", UUID(as_uuid=True), ForeignKey("data_subject_request.case_id"), primary_key=True),
    client_id(),
    Column("change", Text, nullable=False),
    Column("categories", ARRAY(Text), nullable=False),
    moment("listed_at"),
    Column("listed_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    CheckConstraint("change in ('rectified', 'erased', 'restricted')", name="change"),
    CheckConstraint("cardinality(categories) > 0", name="categories"),
    Index("ix_recipient_list_client", "client_id"),
)

recipient_notice = Table(
    "recipient_notice",
    metadata,
    identifier(),
    client_id(),
    Column("request_id", UUID(as_uuid=True), ForeignKey("recipient_list.request_id"), nullable=False),
    Column("disclosure_id", UUID(as_uuid=True), ForeignKey("disclosure.id"), nullable=False),
    Column("categories", ARRAY(Text), nullable=False),
    Column("state", Text, nullable=False, server_default=text("'to-tell'")),
    Column("reason", Text),
    Column("channel", Text),
    Column("letter_id", UUID(as_uuid=True), ForeignKey("letter.id")),
    moment("settled_at", nullable=True),
    Column("settled_by", UUID(as_uuid=True), ForeignKey("app_user.id")),
    *(CheckConstraint(rule, name=name) for name, rule in NOTICE_RULES.items()),
    UniqueConstraint("request_id", "disclosure_id"),
    Index("ix_recipient_notice_client", "client_id"),
)
