"""The job queue (procrastinate) in the same database and transaction. Payloads carry identifiers only."""

from alembic import op
from procrastinate.schema import SchemaManager

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

APPLICATION = "trajectdossier_app"


def upgrade() -> None:
    # The schema text holds percent signs: it goes to the driver as it is.
    op.get_bind().connection.driver_connection.execute(SchemaManager.get_schema())
    op.execute(
        f"""
        do $$ declare t record; begin
            for t in select tablename from pg_tables where schemaname = 'public' and tablename like 'procrastinate%' loop
                execute format('grant select, insert, update, delete on %I to {APPLICATION}', t.tablename);
            end loop;
            for t in select sequencename from pg_sequences where schemaname = 'public' and sequencename like 'procrastinate%' loop
                execute format('grant usage on sequence %I to {APPLICATION}', t.sequencename);
            end loop;
        end $$
        """
    )


def downgrade() -> None:
    op.execute(
        "drop table if exists procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, procrastinate_workers cascade"
    )
