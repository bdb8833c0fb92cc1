"""The walls around a restricted file taken away one by one: the other still stands, and without both it shows."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from domain.policy import engine
from domain.policy.rule import Rule
from persistence.roles import DatabaseUrls
from tests.api.test_restrictions import Desk, desk
from tests.support.cluster import Cluster
from tests.support.house import House, house_of

__all__ = ["desk"]


@pytest.fixture
async def house(own_database: DatabaseUrls, key_dir: Path) -> AsyncIterator[House]:
    """A database for one test, which takes a wall out of it."""
    async with house_of(own_database, key_dir) as opened:
        yield opened


def _always(_rule: Rule) -> bool:
    return True


@contextmanager
def without(cluster: Cluster, desk: Desk, *statements: str) -> Iterator[None]:
    with psycopg.connect(cluster.superuser_of(desk.house.urls), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
        yield


async def _refused(desk: Desk) -> bool:
    answer = await desk.note()
    return bool(answer.status_code == 409 and answer.json()["type"].endswith("/restricted"))


NO_TRIGGER = "alter table note disable trigger restriction_holds"


@pytest.mark.clause("AVG 18")
async def test_without_the_policy_the_database_refuses_in_the_same_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.restricted()
    monkeypatch.setattr(engine, "goes_on", _always)
    assert await _refused(desk)
    records = (await desk.ask("GET", "/audit-records?action=note.write")).json()["items"]
    assert (records[0]["result"], records[0]["code"]) == ("failed", "restricted")


@pytest.mark.clause("AVG 18")
async def test_without_the_trigger_the_policy_refuses(desk: Desk, cluster: Cluster) -> None:
    await desk.restricted()
    with without(cluster, desk, NO_TRIGGER):
        assert await _refused(desk)


@pytest.mark.clause("AVG 18")
async def test_without_both_a_restricted_file_is_written_in(
    desk: Desk, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check above can find something."""
    await desk.restricted()
    monkeypatch.setattr(engine, "goes_on", _always)
    with without(cluster, desk, NO_TRIGGER):
        assert not await _refused(desk)


@pytest.mark.clause("AVG 18")
async def test_without_the_narrowing_filter_the_coordinator_finds_it(desk: Desk, cluster: Cluster) -> None:
    await desk.restricted()
    query = {"query": "Proefachternaam"}
    hidden = await desk.ask("POST", "/clients/search", "coordinator", query)
    assert hidden.json()["items"] == []
    with without(cluster, desk, "drop policy client_restricted on client"):
        found = await desk.ask("POST", "/clients/search", "coordinator", query)
        assert len(found.json()["items"]) == 1


@pytest.mark.clause("AVG 18")
async def test_without_the_constraint_it_is_lifted_behind_the_clients_back(
    desk: Desk, cluster: Cluster
) -> None:
    restriction_id = await desk.restricted()
    lift = "update restriction set lifted_at = now(), lifted_by = set_by where id = %s"
    with psycopg.connect(cluster.superuser_of(desk.house.urls), autocommit=True) as connection:
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(lift, (restriction_id,))
        connection.execute("alter table restriction drop constraint ck_restriction_told_first")
        assert connection.execute(lift, (restriction_id,)).rowcount == 1
    assert not await _refused(desk)
