"""Each wall of webhooks and statuses is taken away once, and the test that stands for it goes red."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from api import webhook_sender
from persistence.roles import DatabaseUrls
from tests.api import test_referral_statuses as statuses
from tests.integration import test_row_level_security as second_wall
from tests.integration import test_webhook_sender as wire
from tests.support.cluster import Cluster
from tests.support.filled import FilledHouse, filled_house
from tests.support.house import house_of


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


@contextmanager
def hole(cluster: Cluster, urls: DatabaseUrls, table: str, command: str, words: str) -> Iterator[None]:
    """A policy that lets more through, for a while."""
    with psycopg.connect(cluster.superuser_of(urls), autocommit=True) as connection:
        connection.execute(f"create policy hole on {table} for {command} {words}")
        try:
            yield
        finally:
            connection.execute(f"drop policy hole on {table}")


@pytest.mark.clause("R24")
@pytest.mark.parametrize("table", second_wall.OF_WEBHOOKS)
async def test_a_policy_that_lets_staff_read_webhooks_is_noticed(
    filled: FilledHouse, cluster: Cluster, table: str
) -> None:
    with hole(cluster, filled.house.urls, table, "select", "using (true)"), pytest.raises(AssertionError):
        await second_wall.test_no_member_of_staff_but_the_administrator_reaches_webhooks(filled, "assigned")


@pytest.mark.clause("R12")
@pytest.mark.parametrize("table", ["traject", *second_wall.OF_WEBHOOKS])
async def test_a_policy_that_lets_machines_read_other_parties_is_noticed(
    filled: FilledHouse, cluster: Cluster, table: str
) -> None:
    words = "using (current_setting('app.kind', true) = 'machine')"
    with hole(cluster, filled.house.urls, table, "select", words), pytest.raises(AssertionError):
        await second_wall.test_a_machine_reaches_its_own_orders_webhooks_and_messages_only(filled)


@pytest.mark.clause("R24")
async def test_when_anything_may_be_published_it_is_noticed(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    async with house_of(own_database, key_dir) as house:
        with (
            hole(cluster, own_database, "outbox_event", "insert", "with check (true)"),
            pytest.raises(pytest.fail.Exception),
        ):
            await statuses.test_nobody_publishes_what_they_cannot_reach(house)


def _first(found: Sequence[str], **_rules: bool) -> str:
    return found[0]


async def test_when_resolved_addresses_are_not_looked_at_it_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webhook_sender, "choose_address", _first)
    with pytest.raises(pytest.fail.Exception):
        await wire.test_without_the_setting_this_machine_is_behind_the_wall()
