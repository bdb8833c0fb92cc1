"""The test run's PostgreSQL: one cluster in memory, one migrated template, a copy for whoever asks.

Copies cost about 15 ms (STRATEGY file_copy on /dev/shm), so a test may have a database of its own.
"""

import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from persistence.embedded import EmbeddedPostgres, remove_data
from persistence.migrate import upgrade
from persistence.roles import OWNER, DatabaseUrls, close_to_others, ensure_database, with_database

TEMPLATE = "trajectdossier_template"
SHARED_MEMORY = Path("/dev/shm")
SHARED_MEMORY_NEEDED = 2 * 2**30


@dataclass(frozen=True)
class Cluster:
    """How to reach the running cluster; small enough to hand to the workers of the test run."""

    superuser_dsn: str
    owner_url: str
    application_url: str
    verifier_url: str

    def create(self) -> DatabaseUrls:
        """A fresh database with this release's schema and no rows but those the migrations made."""
        name = f"test_{secrets.token_hex(6)}"
        with psycopg.connect(self.superuser_dsn, autocommit=True) as connection:
            connection.execute(
                sql.SQL("create database {} template {} owner {} strategy file_copy").format(
                    sql.Identifier(name), sql.Identifier(TEMPLATE), sql.Identifier(OWNER)
                )
            )
        with psycopg.connect(with_database(self.superuser_dsn, name), autocommit=True) as connection:
            # Rights on a database are not copied with it.
            close_to_others(connection, name)
        return DatabaseUrls(
            owner=with_database(self.owner_url, name),
            application=with_database(self.application_url, name),
            verifier=with_database(self.verifier_url, name),
        )

    def drop(self, urls: DatabaseUrls) -> None:
        """End its sessions and remove the database."""
        name = psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"]
        with psycopg.connect(self.superuser_dsn, autocommit=True) as connection:
            connection.execute(
                sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(str(name)))
            )

    def superuser_of(self, urls: DatabaseUrls) -> str:
        """The superuser's URL in that database: only to look behind the walls, never to serve."""
        name = psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"]
        return with_database(self.superuser_dsn, str(name))


class RunningCluster:
    """Owns the server process and its folder. Make and stop it in the process that lives longest."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="td-test-", dir=_fastest_place()))
        self._folder.chmod(0o711)  # the server may run as another user than root
        self._data = self._folder / "data"
        self._server = EmbeddedPostgres(self._data, fast=True)
        try:
            self._server.start()
            self.cluster = self._with_template()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server and remove everything it wrote."""
        self._server.stop()
        if self._data.exists():
            remove_data(self._data)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _with_template(self) -> Cluster:
        urls = ensure_database(self._server.superuser_dsn, TEMPLATE)
        upgrade(urls.owner)
        with psycopg.connect(self._server.superuser_dsn, autocommit=True) as connection:
            connection.execute(
                sql.SQL("alter database {} with is_template true allow_connections false").format(
                    sql.Identifier(TEMPLATE)
                )
            )
        return Cluster(
            superuser_dsn=self._server.superuser_dsn,
            owner_url=urls.owner,
            application_url=urls.application,
            verifier_url=urls.verifier,
        )


def _fastest_place() -> str | None:
    """/dev/shm when it has room (containers often give it 64 MB), else the usual temporary folder."""
    if SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free >= SHARED_MEMORY_NEEDED:
        return str(SHARED_MEMORY)
    return None
