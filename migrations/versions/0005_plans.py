"""Plan van aanpak: activities."""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import guard_of_the_assigned

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None


def create_activity() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("group_code", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("aim_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("planned_hours", sa.Numeric(7, 2), nullable=True),
        sa.Column("planned_cost", sa.Numeric(12, 2), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), server_default=sa.text("'planned'"), nullable=False),
        sa.Column("result_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "status in ('planned', 'running', 'done', 'not-done')", name=op.f("ck_activity_status")
        ),
        sa.CheckConstraint("planned_hours is null or planned_hours >= 0", name=op.f("ck_activity_hours")),
        sa.CheckConstraint("planned_cost is null or planned_cost >= 0", name=op.f("ck_activity_cost")),
        sa.CheckConstraint(
            "ends_on is null or starts_on is null or ends_on >= starts_on", name=op.f("ck_activity_period")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_activity_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_activity_traject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index("ix_activity_traject", "activity", ["traject_id", "position"])
    op.create_index("ix_activity_client", "activity", ["client_id"])
    guard_of_the_assigned("activity")


def upgrade() -> None:
    create_activity()


def downgrade() -> None:
    op.drop_table("activity")
