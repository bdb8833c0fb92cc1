"""The cluster and the two web servers that the bench compares, each as it would run for real: one uvicorn worker."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import psycopg

from persistence.embedded import EmbeddedPostgres
from persistence.migrate import upgrade
from persistence.roles import DatabaseUrls, ensure_database, with_database
from tests.bench.baseline import TEXT_COLUMNS

START_SECONDS = 30.0


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    base_url: str
    pid: int


class Cluster:
    """An embedded PostgreSQL with its durable defaults: what `make run` starts."""

    def __init__(self, folder: Path) -> None:
        self._server = EmbeddedPostgres(folder)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stop()

    def superuser_dsn(self, name: str) -> str:
        return with_database(self._server.superuser_dsn, name)

    def create(self, name: str) -> DatabaseUrls:
        """A migrated database of this name."""
        urls = ensure_database(self._server.superuser_dsn, name)
        upgrade(urls.owner)
        return urls


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def product_server(urls: DatabaseUrls, key_dir: Path, var_dir: Path) -> Iterator[Server]:
    """The product, everything on: token, policy, row-level security, sealing, log."""
    port = free_port()
    environment = product_environment(urls, key_dir, var_dir, port)
    with _uvicorn("api.app:create_app", port, environment, "/api/v1/health/ready") as server:
        yield server


def product_environment(urls: DatabaseUrls, key_dir: Path, var_dir: Path, port: int) -> dict[str, str]:
    """The settings of the product's processes during the bench; each database has a data folder of its own."""
    database = str(psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"])
    return {
        "APPLICATION_DATABASE_URL": urls.application,
        "KEY_DIR": str(key_dir),
        "VAR_DIR": str(var_dir / database),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SECURE_COOKIES": "false",
        "RATE_LIMIT_PER_MINUTE": "1000000",
    }


@contextmanager
def baseline_server(cluster: Cluster, rows: int) -> Iterator[Server]:
    """The bare application on a database of the same server with `rows` rows."""
    ensure_database(cluster.superuser_dsn("postgres"), "bench_bare")
    dsn = cluster.superuser_dsn("bench_bare")
    _fill_baseline(dsn, rows)
    port = free_port()
    address = dsn.replace("postgresql://", "postgresql+asyncpg://", 1)
    with _uvicorn(
        "tests.bench.baseline:create_app", port, {"BASELINE_DATABASE_URL": address}, "/openapi.json"
    ) as server:
        yield server


def _fill_baseline(dsn: str, rows: int) -> None:
    texts = ", ".join(f"{name} text not null" for name in TEXT_COLUMNS)
    values = ", ".join(f"'waarde {name} ' || n" for name in TEXT_COLUMNS)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(
            "create table bench_client (id uuid primary key, owner_id uuid not null, born date not null, "
            f"since date not null, {texts})"
        )
        connection.execute("create index on bench_client (owner_id)")
        connection.execute(
            f"insert into bench_client select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, "
            f"('00000000-0000-4000-9000-' || lpad(to_hex(n % greatest({rows} / 50, 1)), 12, '0'))::uuid, "
            f"date '1980-01-01' + n % 9000, date '2026-01-01', {values} from generate_series(1, {rows}) n"
        )
        connection.execute("analyze bench_client")


@contextmanager
def _uvicorn(factory: str, port: int, environment: dict[str, str], probe: str) -> Iterator[Server]:
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        factory,
        "--factory",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--loop",
        "uvloop",
        "--http",
        "httptools",
        "--no-access-log",
        "--log-level",
        "warning",
    ]
    process = subprocess.Popen(command, env={**os.environ, **environment})
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(process, base + probe)
        yield Server(port, base, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the server ended before it was ready")
        try:
            if httpx.get(url, timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise RuntimeError("the server was not ready in time")
