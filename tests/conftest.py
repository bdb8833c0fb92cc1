"""Fixtures for every test: a real PostgreSQL with the schema, and key files. Nothing is mocked here.

`worker_database`  one database per test process, for tests that leave nothing behind or do not mind
`database_urls`    a fresh database per test module
`own_database`     a fresh database for one test
`new_database`     a function that gives as many as wanted
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster, RunningCluster

CLUSTER = pytest.StashKey[RunningCluster]()


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_configure_node(node: Any) -> None:
    """With -n the controller starts the cluster, which must outlive every worker, and tells each where it is."""
    if CLUSTER not in node.config.stash:
        node.config.stash[CLUSTER] = RunningCluster()
    node.workerinput["cluster"] = asdict(node.config.stash[CLUSTER].cluster)


def pytest_unconfigure(config: pytest.Config) -> None:
    if CLUSTER in config.stash:
        config.stash[CLUSTER].stop()


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """Async tests run on the loop that production runs on."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest) -> Cluster:
    """The cluster of this test run; without -n it starts when the first test asks for it."""
    config = request.config
    if _is_worker(config):
        return Cluster(**config.workerinput["cluster"])  # type: ignore[attr-defined]
    if CLUSTER not in config.stash:
        config.stash[CLUSTER] = RunningCluster()
    return config.stash[CLUSTER].cluster


@pytest.fixture(scope="session")
def worker_database(cluster: Cluster) -> Iterator[DatabaseUrls]:
    """One database per test process, kept between its tests."""
    urls = cluster.create()
    yield urls
    cluster.drop(urls)


@pytest.fixture(scope="module")
def database_urls(cluster: Cluster) -> Iterator[DatabaseUrls]:
    """A fresh database per test module."""
    urls = cluster.create()
    yield urls
    cluster.drop(urls)


@pytest.fixture
def own_database(cluster: Cluster) -> Iterator[DatabaseUrls]:
    """A fresh database for this test alone."""
    urls = cluster.create()
    yield urls
    cluster.drop(urls)


@pytest.fixture
def new_database(cluster: Cluster) -> Iterator[Callable[[], DatabaseUrls]]:
    """A function that makes fresh databases; all are dropped after the test."""
    made: list[DatabaseUrls] = []

    def make() -> DatabaseUrls:
        made.append(cluster.create())
        return made[-1]

    yield make
    for urls in made:
        cluster.drop(urls)


@pytest.fixture(scope="session")
def key_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with key files of its own, for the whole test run."""
    from persistence.encryption.keyring import create_key_files

    folder = tmp_path_factory.mktemp("keys")
    create_key_files(folder)
    return folder
