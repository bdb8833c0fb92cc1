"""What must be in order before the service is ready: this release's migrations, and the keys of these data."""

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
from alembic.script import ScriptDirectory

from persistence.database import Database
from persistence.encryption.key_sources import KeyUnusableError
from persistence.encryption.keyring import ROTATED, Keyring

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
FOLLOW_SECONDS = 20.0
"""How soon a running process hears of a newer key; docs/operations.md builds on it."""


class WrongKeyError(RuntimeError):
    """The database was sealed with other keys than the ones given."""


_OTHER_KEYS = "These keys do not belong to this database. Put back the key files it was started with."


def release_revision() -> str:
    """The newest migration of this release."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


async def database_revision(database: Database) -> str | None:
    """The migration the database stands at."""
    revision: str | None = await database.pool.fetchval("select version_num from alembic_version")
    return revision


async def verify_key(database: Database) -> None:
    """Compare the keys with the fingerprints laid down when each was first seen, and lay down those of new versions.

    Raises WrongKeyError with one clear sentence: another root key, or a version that data are sealed with is missing.
    """
    keyring = database.keyring
    async with database.pool.acquire() as connection, connection.transaction():
        await _verify_root(connection, keyring)
        for kind in ROTATED:
            retired = await _verify_versions(connection, kind, keyring.versions(kind))
            if kind == "index":
                keyring.set_aside_indexes(retired)


async def _verify_root(connection: Any, keyring: Keyring) -> None:
    first = await connection.fetchval("select value from bureau_setting where name = 'key_fingerprint'")
    root = await connection.fetchval("select value from bureau_setting where name = 'root_fingerprint'")
    if root is None and first is not None and first != keyring.first_fingerprint():
        raise WrongKeyError(_OTHER_KEYS)
    await connection.execute(
        "insert into bureau_setting (name, value) values ('root_fingerprint', $1) on conflict (name) do nothing",
        keyring.fingerprint(),
    )
    stored = await connection.fetchval("select value from bureau_setting where name = 'root_fingerprint'")
    if stored != keyring.fingerprint():
        raise WrongKeyError(_OTHER_KEYS)


async def _verify_versions(connection: Any, kind: str, held: dict[int, str]) -> frozenset[int]:
    """Answers the versions that were retired."""
    known = await connection.fetch(f"select version, fingerprint from {kind}_key_version")
    for version, fingerprint in known:
        if version not in held:
            raise WrongKeyError(
                f"The {kind} key version {version} is missing, and data are still sealed with it. "
                "Put back its key file."
            )
        if fingerprint is not None and fingerprint != held[version]:
            raise WrongKeyError(_OTHER_KEYS)
    retired = frozenset(
        await connection.fetchval(
            "select array(select version from retired_key_version where kind = $1)", kind
        )
    )
    for version in held.keys() - retired:
        # A new version counts from here on: rows may be sealed with it, and others wait for it.
        await connection.execute(
            f"insert into {kind}_key_version (version, fingerprint, first_seen_at) values ($1, $2, now()) "
            f"on conflict (version) do update set fingerprint = excluded.fingerprint "
            f"where {kind}_key_version.fingerprint is null",
            version,
            held[version],
        )
    return retired


async def follow_keys(database: Database) -> None:
    """Read the keys again when the database knows a version that this process does not hold. For running processes.

    A source that does not answer leaves things as they are: the next look is soon.
    """
    while True:
        await asyncio.sleep(FOLLOW_SECONDS)
        try:
            await read_newer_keys(database)
        except (asyncpg.PostgresError, OSError, KeyUnusableError, WrongKeyError):
            continue


async def read_newer_keys(database: Database) -> bool:
    """Read the keys again when a newer version is in use; answers whether that was so."""
    for kind in ROTATED:
        newest = await database.pool.fetchval(f"select max(version) from {kind}_key_version")
        if newest is not None and newest not in database.keyring.versions(kind):
            await asyncio.to_thread(database.keyring.reload)
            await verify_key(database)
            return True
    return False


async def is_ready(database: Database) -> bool:
    """Whether requests can be served: the schema is this release's and the keys fit."""
    return await database_revision(database) == release_revision()
