"""The composition of erasing: what it reaches outside the database, and the replay after a restore before use."""

import asyncio
import contextlib
import logging
from pathlib import Path

from api.keys import keyring_of
from api.settings import Settings
from domain.retention.execution import replay_ledger
from domain.shared.clock import SystemClock
from persistence.database import Database
from persistence.encryption.keyring import Keyring
from persistence.erasing.outside import Outside
from persistence.erasing.start import check_ledger

LEDGER = "erasure-ledger"
RETRY_SECONDS = 5.0

log = logging.getLogger("trajectdossier")


def ledger_path(settings: Settings) -> Path:
    """Where the ledger stands: ERASURE_LEDGER, or in the data folder."""
    return settings.erasure_ledger or settings.var_dir / LEDGER


def outside_of(settings: Settings, keyring: Keyring) -> Outside:
    """Ledger, search through folders and signer for this process."""
    more = [Path(name) for name in settings.trace_folders.split(":") if name]
    return Outside.of(keyring, ledger_path(settings), [settings.var_dir, *more])


def erasing_database(settings: Settings) -> Database:
    """A database for a command of its own, with everything erasing needs."""
    keyring = keyring_of(settings)
    url = settings.application_database_url.get_secret_value()
    return Database(url, keyring, SystemClock(), pool_size=2, outside=outside_of(settings, keyring))


async def check_ledger_of(settings: Settings) -> None:
    """Hold the ledger against the database, before anything is served. Raises LedgerUnusableError."""
    database = erasing_database(settings)
    await database.open()
    try:
        await check_ledger(database)
    finally:
        await database.close()


class Replay:
    """Whether erasures that a restored backup undid are done again; until then the service is not used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._task: asyncio.Task[None] | None = None
        self.done = False

    async def start(self) -> None:
        """Look, and when there is something to do, do it beside the start. Raises LedgerUnusableError."""
        if await check_ledger(self._database):
            self._task = asyncio.create_task(self._until_done())
        else:
            self.done = True

    async def finish(self) -> None:
        """Look and do it now: for a worker, which begins nothing before. Raises LedgerUnusableError."""
        if await check_ledger(self._database):
            await replay_ledger(self._database)
        self.done = True

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _until_done(self) -> None:
        while not self.done:
            try:
                await replay_ledger(self._database)
                self.done = True
            except Exception as error:  # noqa: BLE001 - its words could hold a person's data; it is tried again
                log.error("the replay of the erasure ledger was interrupted by %s", type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)
