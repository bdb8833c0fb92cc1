"""A bureau for each test, on a database of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from persistence.roles import DatabaseUrls
from tests.support.house import House, house_of


@pytest.fixture
async def house(own_database: DatabaseUrls, key_dir: Path) -> AsyncIterator[House]:
    """The application with a first administrator; the clock stands still until it is moved."""
    async with house_of(own_database, key_dir) as opened:
        yield opened
