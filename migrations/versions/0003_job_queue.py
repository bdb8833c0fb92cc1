"""The job queue (procrastinate) in the same database and transaction. Payloads carry identifiers only."""

from alembic import op
from procrastinate.schema import SchemaManager

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

APPLICATION = "trajectdossier_app"


def grant(kind: str, column: str, privileges: str, word: str) -> str:
    """Give the application its rights on every table or sequence of the queue."""
    return f"""
        do $$ declare found record; begin
            for found in select {column} as name from {kind}
                where schemaname = 'public' and {column} like 'procrastinate%' loop
                execute format('grant {privileges} on {word} %I to {APPLICATION}', found.name);
            end loop;
        end $$
    """


def upgrade() -> None:
    # The schema text holds percent signs: it goes to the driver as it is.
    connection = op.get_bind().connection.driver_connection
    if connection is None:
        raise RuntimeError("migrations need a connection")
    connection.execute(SchemaManager.get_schema())
    op.execute(grant("pg_tables", "tablename", "select, insert, update, delete", "table"))
    op.execute(grant("pg_sequences", "sequencename", "usage", "sequence"))


def downgrade() -> None:
    op.execute(
        "drop table if exists procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, "
        "procrastinate_workers cascade"
    )
