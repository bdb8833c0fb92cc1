"""The roles hold without the application: who may connect, write, or pass row-level security."""

from pathlib import Path

import psycopg
import pytest

from persistence.embedded import EmbeddedPostgres, remove_data
from persistence.roles import (
    APPLICATION,
    ROLES,
    DatabaseSetupError,
    DatabaseUrls,
    ensure_database,
    neutral,
    outside_database,
    with_database,
    with_role,
)
from tests.support.cluster import Cluster


def test_no_role_is_superuser_or_passes_row_level_security(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_dsn) as connection:
        found = connection.execute(
            "select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
            " from pg_roles where rolname = any(%s)",
            [list(ROLES)],
        ).fetchall()
    assert sorted(found) == sorted((role, False) for role in ROLES)


def test_the_application_role_owns_nothing(own_database: DatabaseUrls) -> None:
    with psycopg.connect(own_database.application) as connection:
        owned = connection.execute(
            "select count(*) from pg_class where pg_get_userbyid(relowner) = %s", [APPLICATION]
        ).fetchone()
    assert owned == (0,)


def test_the_application_role_cannot_make_tables(own_database: DatabaseUrls) -> None:
    with psycopg.connect(own_database.application) as connection:
        for statement in (
            "create table mine (id int)",
            "create temporary table mine (id int)",
            "create schema mine",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
            connection.rollback()


def test_the_verifier_reads_only(own_database: DatabaseUrls) -> None:
    with psycopg.connect(own_database.verifier) as connection:
        assert connection.execute("select count(*) from alembic_version").fetchone() is not None
        with pytest.raises((psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InsufficientPrivilege)):
            connection.execute("delete from alembic_version")


def test_a_stranger_cannot_connect(cluster: Cluster, own_database: DatabaseUrls) -> None:
    with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
        connection.execute("drop role if exists stranger")
        connection.execute("create role stranger login")
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(with_role(own_database.application, "stranger", ""))
    finally:
        with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
            connection.execute("drop role stranger")


def test_setting_up_twice_keeps_passwords_and_weak_or_powerful_addresses_are_refused(tmp_path: Path) -> None:
    """Idempotence, on a server of its own: roles are cluster-wide and other tests run beside this one."""
    tmp_path.chmod(0o711)
    file = tmp_path / "keys" / "database.json"
    server = EmbeddedPostgres(tmp_path / "data", fast=True)
    with server:
        first = ensure_database(server.superuser_dsn, password_file=file)
        second = ensure_database(server.superuser_dsn, password_file=file)
        assert (first.owner, first.application) == (second.owner, second.application)
        assert file.stat().st_mode & 0o777 == 0o600

        with psycopg.connect(server.superuser_dsn, autocommit=True) as connection:
            connection.execute("create role plain login")
            connection.execute("grant connect on database trajectdossier to plain")

        plain = with_role(first.owner, "plain", "")
        with pytest.raises(DatabaseSetupError, match="may not create roles"):
            outside_database(plain, None, password_file=file)
        with pytest.raises(DatabaseSetupError, match="must log in as trajectdossier_app"):
            outside_database(plain, first.owner, password_file=file)
        with pytest.raises(DatabaseSetupError, match="superuser"):
            outside_database(server.superuser_dsn, first.owner, password_file=file)
        accepted = outside_database(first.application, first.owner, password_file=file)
        assert accepted.application == first.application

        file.chmod(0o644)
        with pytest.raises(DatabaseSetupError, match="readable by others"):
            ensure_database(server.superuser_dsn, password_file=file)
    remove_data(tmp_path / "data")


def test_a_role_that_may_create_roles_sets_up_an_empty_server(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    server = EmbeddedPostgres(tmp_path / "data", fast=True)
    with server:
        with psycopg.connect(server.superuser_dsn, autocommit=True) as connection:
            connection.execute("create role manager login createrole createdb")
        url = with_role(server.superuser_dsn, "manager", "")
        for _ in range(2):
            urls = outside_database(url, None, password_file=tmp_path / "keys" / "database.json")
        with psycopg.connect(urls.application) as connection:
            assert connection.execute("select current_user").fetchone() == (APPLICATION,)
    remove_data(tmp_path / "data")


def test_urls_never_show_their_passwords() -> None:
    urls = DatabaseUrls(owner="postgresql://a:secret@h/d", application="x", verifier="y")
    assert "secret" not in repr(urls)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("postgresql+asyncpg://u:p@h:5433/d?sslmode=require", "postgresql://u:p@h:5433/d?sslmode=require"),
        ("postgres://u@h/d", "postgresql://u@h/d"),
    ],
)
def test_the_driver_is_taken_out_of_an_address(given: str, wanted: str) -> None:
    assert neutral(given) == wanted


def test_an_address_of_another_kind_of_server_is_refused() -> None:
    with pytest.raises(DatabaseSetupError, match=r"must begin with postgresql://"):
        neutral("mysql://u@h/d")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            "postgresql://u:p%40ss@h:5433/old?sslmode=require",
            "postgresql://u:p%40ss@h:5433/new?sslmode=require",
        ),
        ("postgresql://u@[::1]:5433/old", "postgresql://u@[::1]:5433/new"),
        ("postgresql://u@/old?host=%2Ftmp%2Fs&port=5432", "postgresql://u@/new?host=%2Ftmp%2Fs&port=5432"),
    ],
)
def test_another_database_on_the_same_server(given: str, wanted: str) -> None:
    assert with_database(given, "new") == wanted
