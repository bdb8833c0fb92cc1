"""Bring a database to this release's schema, as the owner role and in this process."""

from pathlib import Path
from typing import Final

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

ROOT: Final = Path(__file__).resolve().parents[1]

LOCK: Final = 0x7472616A
"""Advisory lock: two starts at the same moment migrate one after the other."""


class NewerSchemaError(Exception):
    """The database was migrated by a newer release; this one could misread it. One sentence."""


def upgrade(owner_url: str) -> None:
    """`alembic upgrade head`. Raises NewerSchemaError when the database is ahead of this release."""
    config = _config(owner_url)
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", [LOCK])
        _refuse_newer(connection, ScriptDirectory.from_config(config))
        command.upgrade(config, "head")


def _config(owner_url: str) -> Config:
    config = Config(attributes={"owner_url": owner_url})
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


def _revisions(connection: psycopg.Connection) -> set[str]:
    exists = connection.execute("select to_regclass('public.alembic_version') is not null").fetchone()
    if exists is None or not exists[0]:
        return set()
    return {str(row[0]) for row in connection.execute("select version_num from public.alembic_version")}


def _refuse_newer(connection: psycopg.Connection, scripts: ScriptDirectory) -> None:
    for revision in sorted(_revisions(connection)):
        try:
            scripts.get_revision(revision)
        except CommandError as error:
            raise NewerSchemaError(
                f"The database has a newer schema ({revision}) than this release knows: "
                "start the newer release, or restore the backup made before it."
            ) from error
