"""What must be in order before the service is ready: this release's migrations, and the keys of these data."""

from pathlib import Path

from alembic.script import ScriptDirectory

from persistence.database import Database

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


class WrongKeyError(RuntimeError):
    """The database was sealed with other keys than the ones given."""


def release_revision() -> str:
    """The newest migration of this release."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


async def database_revision(database: Database) -> str | None:
    """The migration the database stands at."""
    revision: str | None = await database.pool.fetchval("select version_num from alembic_version")
    return revision


async def verify_key(database: Database) -> None:
    """Compare the keys with the fingerprint laid down at first start. Raises WrongKeyError with one clear sentence."""
    fingerprint = database.keyring.fingerprint()
    await database.pool.execute(
        "insert into bureau_setting (name, value) values ('key_fingerprint', $1) on conflict (name) do nothing",
        fingerprint,
    )
    stored = await database.pool.fetchval("select value from bureau_setting where name = 'key_fingerprint'")
    if stored != fingerprint:
        raise WrongKeyError(
            "These keys do not belong to this database. Put back the key files it was started with."
        )


async def is_ready(database: Database) -> bool:
    """Whether requests can be served: the schema is this release's and the keys fit."""
    return await database_revision(database) == release_revision()
