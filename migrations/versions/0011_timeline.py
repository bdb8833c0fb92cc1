"""Indexes that give the newest of one file first, for the timeline."""

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_task_client_created", "task", ["client_id", "created_at", "id"])
    op.create_index(
        "ix_task_client_open",
        "task",
        ["client_id", "due_on", "id"],
        postgresql_where=sa.text("done_at is null"),
    )
    op.create_index(
        "ix_task_client_done",
        "task",
        ["client_id", "done_at", "id"],
        postgresql_where=sa.text("done_at is not null"),
    )


def downgrade() -> None:
    op.drop_index("ix_task_client_done", table_name="task")
    op.drop_index("ix_task_client_open", table_name="task")
    op.drop_index("ix_task_client_created", table_name="task")
