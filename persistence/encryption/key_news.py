"""Hearing that a client's key was destroyed, so that no process keeps it in memory (R35)."""

import asyncio
import contextlib
import logging
from uuid import UUID

import asyncpg

from persistence.encryption.key_cache import KeyCache

CHANNEL = "client_key_gone"
RETRY_SECONDS = 1.0

log = logging.getLogger("trajectdossier")


class KeyNews:
    """Listens on a connection of its own. While it cannot hear, it keeps no keys from before."""

    def __init__(self, dsn: str, keys: KeyCache) -> None:
        self._dsn = dsn
        self._keys = keys
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Listen until `stop`."""
        self._task = asyncio.create_task(self._listen_forever())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _listen_forever(self) -> None:
        while True:
            try:
                await self._listen()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("no news of destroyed keys for a moment: %s", type(error).__name__)
            self._keys.clear()
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen(self) -> None:
        connection = await asyncpg.connect(self._dsn)
        gone = asyncio.Event()
        try:
            connection.add_termination_listener(lambda _connection: gone.set())
            await connection.add_listener(CHANNEL, self._hear)
            self._keys.clear()
            await gone.wait()
        finally:
            connection.terminate()

    def _hear(self, _connection: object, _process: int, _channel: str, payload: object) -> None:
        self._keys.forget(UUID(str(payload)))
