"""The traject as it runs: tasks."""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import COORDINATOR, force, grant_to_application, job, mine, policy

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None


def create_task() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("source_id", sa.UUID(), nullable=True),
        sa.Column("created_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.UUID(), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_task_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_task_traject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_client_due", "task", ["client_id", "due_on"])
    op.create_index("ix_task_open_due", "task", ["due_on", "id"], postgresql_where=sa.text("done_at is null"))
    force("task")
    own = mine("task.client_id")
    # The coordinator is told of overdue tasks; the title stays sealed with a key the coordinator has no way to.
    policy(
        "task", "select", using=f"{own} or (escalated_at is not null and {COORDINATOR}) or {job('deadlines')}"
    )
    policy("task", "insert", check=own)
    policy("task", "update", using=f"{own} or {job('deadlines')}", check=f"{own} or {job('deadlines')}")
    grant_to_application("task")


def upgrade() -> None:
    create_task()


def downgrade() -> None:
    op.drop_table("task")
