"""Templates of services: versions with their phases and the documents due. Nothing of a person in them."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment

_UNITS = "('days', 'weeks', 'months')"

service_template = Table(
    "service_template",
    metadata,
    identifier(),
    Column("service", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("period_count", Integer),
    Column("period_unit", Text),
    Column("created_by", UUID(as_uuid=True), nullable=False),
    moment("created_at"),
    CheckConstraint("(period_count is null) = (period_unit is null)", name="period"),
    CheckConstraint(
        f"period_unit is null or (period_unit in {_UNITS} and period_count > 0)", name="period_unit"
    ),
    UniqueConstraint("service", "version"),
)

service_template_phase = Table(
    "service_template_phase",
    metadata,
    Column("template_id", UUID(as_uuid=True), ForeignKey("service_template.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("template_id", "code"),
)

service_template_document = Table(
    "service_template_document",
    metadata,
    Column("template_id", UUID(as_uuid=True), ForeignKey("service_template.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("term_count", Integer, nullable=False),
    Column("term_unit", Text, nullable=False),
    Column("repeat_count", Integer),
    Column("repeat_unit", Text),
    CheckConstraint("anchor in ('begin', 'expected-end')", name="anchor"),
    CheckConstraint(f"term_unit in {_UNITS} and term_count >= 0", name="term"),
    CheckConstraint("(repeat_count is null) = (repeat_unit is null)", name="repeat"),
    CheckConstraint(
        f"repeat_unit is null or (repeat_unit in {_UNITS} and repeat_count > 0 and anchor = 'begin')",
        name="repeat_unit",
    ),
    UniqueConstraint("template_id", "kind"),
)
