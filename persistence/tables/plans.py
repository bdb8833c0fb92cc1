"""The plan van aanpak: its versions (R8), and its activities with what became of them (R9)."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id

activity = Table(
    "activity",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("group_code", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("provider", Text),
    sealed("aim_sealed", nullable=True),
    Column("planned_hours", Numeric(7, 2)),
    Column("planned_cost", Numeric(12, 2)),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("status", Text, nullable=False, server_default=text("'planned'")),
    sealed("reason_sealed", nullable=True),
    sealed("result_sealed", nullable=True),
    Column("position", Integer, nullable=False, server_default=text("0")),
    moment("created_at"),
    version(),
    UniqueConstraint("id", "traject_id"),
    UniqueConstraint("id", "client_id"),
    CheckConstraint("status in ('planned', 'running', 'done', 'not-done')", name="status"),
    CheckConstraint("planned_hours is null or planned_hours >= 0", name="hours"),
    CheckConstraint("planned_cost is null or planned_cost >= 0", name="cost"),
    CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on", name="period"),
    CheckConstraint("(status = 'not-done') = (reason_sealed is not null)", name="reason"),
    CheckConstraint(
        "group_code in ('employee-skills', 'personal-effectiveness', 'labour-market-insight', 'orientation', "
        "'applying', 'placement', 'after-care')",
        name="group",
    ),
    Index("ix_activity_traject", "traject_id", "position"),
    Index("ix_activity_client", "client_id"),
)

plan_version = Table(
    "plan_version",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'draft'")),
    sealed("goals_sealed"),
    sealed("starting_point_sealed"),
    sealed("client_view_sealed"),
    sealed("agreements_sealed"),
    sealed("practical_matters_sealed"),
    sealed("activities_sealed", nullable=True),
    Column("party_approval_required", Boolean),
    Column("client_approved_on", Date),
    Column("client_approval_method", Text),
    Column("party_approved_on", Date),
    Column("party_approval_channel", Text),
    Column("party_approver_name", Text),
    Column("created_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    moment("created_at"),
    version(),
    CheckConstraint("state in ('draft', 'approved-by-client', 'approved', 'superseded')", name="state"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint(
        "case when state = 'draft' then num_nonnulls(client_approved_on, client_approval_method, "
        "activities_sealed, party_approval_required, party_approved_on) = 0 "
        "else num_nonnulls(client_approved_on, client_approval_method, activities_sealed, "
        "party_approval_required) = 4 end",
        name="client_approval",
    ),
    CheckConstraint(
        "state <> 'approved' or not party_approval_required or party_approved_on is not null",
        name="party_approval",
    ),
    CheckConstraint(
        "client_approval_method in ('paper', 'screen', 'mail', 'spoken')", name="client_approval_method"
    ),
    CheckConstraint(
        "(party_approved_on is null) = (party_approval_channel is null) and "
        "(party_approval_channel = 'machine' and party_approver_name is null "
        "or party_approval_channel = 'recorded' and party_approver_name is not null "
        "or party_approval_channel is null and party_approver_name is null)",
        name="party_approval_channel",
    ),
    UniqueConstraint("traject_id", "number", name="uq_plan_version_traject_number"),
    Index(
        "uq_plan_version_one_current",
        "traject_id",
        unique=True,
        postgresql_where=text("state <> 'superseded'"),
    ),
    Index("ix_plan_version_client", "client_id"),
)
