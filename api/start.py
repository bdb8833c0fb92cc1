"""What every way of starting shares: refusals in one sentence with an exit code, and the checks behind them."""

import asyncio
import ipaddress
from collections.abc import Callable
from typing import Final

from domain.shared.clock import SystemClock
from persistence.database import Database
from persistence.encryption.key_sources import KeyUnusableError
from persistence.encryption.keyring import Keyring
from persistence.readiness import WrongKeyError, verify_key

EXIT_FAILED: Final = 1
EXIT_UNSAFE: Final = 2
EXIT_NEWER_SCHEMA: Final = 3
EXIT_WRONG_KEY: Final = 4
EXIT_LEDGER: Final = 5


class StartError(Exception):
    """The product cannot start or go on: one sentence, and the exit code (never 0)."""

    def __init__(self, sentence: str, exit_code: int = EXIT_FAILED) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`. Names other than localhost are not trusted to stay local."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_demo_beyond_loopback(host: str) -> None:
    """Demo passwords are in a file and on the screen: raises StartError unless only this machine can reach `host`."""
    if not is_loopback(host):
        raise StartError(
            f"Demo mode listens on this machine only: HOST={host} is refused, leave it out or use 127.0.0.1.",
            EXIT_UNSAFE,
        )


def check_keys(application_url: str, load: Callable[[], Keyring]) -> None:
    """Raises StartError when keys are missing, unsafe, or not those this database was sealed with."""
    try:
        keyring = load()
        asyncio.run(_verify(Database(application_url, keyring, SystemClock(), pool_size=1)))
    except (KeyUnusableError, WrongKeyError) as error:
        raise StartError(str(error), EXIT_WRONG_KEY) from error


async def _verify(database: Database) -> None:
    await database.open()
    try:
        await verify_key(database)
    finally:
        await database.close()
