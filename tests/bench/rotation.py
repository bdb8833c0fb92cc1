"""Going over to a new master key: how many data keys a second are wrapped anew, as the command does it."""

import asyncio
import shutil
import time
from pathlib import Path

from domain.keys.use_cases import rewrap_all
from domain.shared.clock import SystemClock
from persistence.database import Database
from persistence.encryption.keyring import Keyring, create_next_key_file
from persistence.readiness import verify_key
from persistence.roles import DatabaseUrls


def measure_rotation(urls: DatabaseUrls, key_dir: Path, folder: Path) -> float:
    """Keys a second over every key of the database, with one connection and a record for each batch."""
    keys = folder / "rotated-keys"
    shutil.copytree(key_dir, keys)
    create_next_key_file(keys, "master")
    return asyncio.run(_rotate(urls, keys))


async def _rotate(urls: DatabaseUrls, keys: Path) -> float:
    database = Database(urls.application, Keyring.load(keys), SystemClock(), pool_size=2)
    await database.open()
    try:
        await verify_key(database)
        begin = time.perf_counter()
        count = await rewrap_all(database)
        return round(count / (time.perf_counter() - begin))
    finally:
        await database.close()
