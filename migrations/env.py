"""Runs migrations as the owner role. The address comes from the caller (`config.attributes`) or DATABASE_OWNER_URL."""

import os

from alembic import context
from sqlalchemy import create_engine, pool

from persistence.tables import metadata


def owner_url() -> str:
    """The owner's address, for psycopg. Raises SystemExit with one sentence when there is none."""
    url = context.config.attributes.get("owner_url") or os.environ.get("DATABASE_OWNER_URL")
    if not url:
        raise SystemExit("DATABASE_OWNER_URL is missing: migrations run as the owner role.")
    return str(url).replace("postgresql://", "postgresql+psycopg://", 1)


def ours(name: str | None, _kind: str, _parents: object) -> bool:
    """The job queue's tables belong to its own library (migration 0003)."""
    return not (name or "").startswith("procrastinate")


def run() -> None:
    engine = create_engine(owner_url(), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=metadata, include_name=ours, transaction_per_migration=True
        )
        with context.begin_transaction():
            context.run_migrations()


run()
