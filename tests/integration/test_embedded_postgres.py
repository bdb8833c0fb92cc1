"""The embedded server: who gets in, what is kept, what is left behind."""

import os
import pwd
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psycopg
import pytest

from persistence.embedded import EmbeddedPostgres, EmbeddedPostgresError, can_reach, remove_data


@pytest.fixture
def data_dir(tmp_path: Path):
    folder = tmp_path / "postgres"
    yield folder
    if folder.exists():
        remove_data(folder)


def test_data_are_kept_from_one_start_to_the_next(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True) as server, psycopg.connect(server.superuser_dsn) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('É')")
    with EmbeddedPostgres(data_dir, fast=True) as server, psycopg.connect(server.superuser_dsn) as connection:
        assert connection.execute("select lower(word) from kept").fetchone() == ("é",)


def test_it_listens_on_its_socket_only(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True) as server, psycopg.connect(server.superuser_dsn) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        socket_dir = Path(connection.info.host)
        assert socket_dir.stat().st_mode & 0o777 == 0o700
        assert len(str(socket_dir)) < 100
    assert not socket_dir.exists()


def test_only_the_person_who_started_it_gets_in(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True) as server, psycopg.connect(server.superuser_dsn) as connection:
        rules = connection.execute(
            "select type, database, user_name, auth_method, options from pg_hba_file_rules"
        ).fetchall()
        assert rules == [("local", ["all"], ["all"], "peer", ["map=launcher"])]
        mapped = connection.execute("select sys_name, pg_username from pg_ident_file_mappings").fetchall()
    assert mapped == [(pwd.getpwuid(os.geteuid()).pw_name, "all")]


def test_statements_and_values_stay_out_of_its_log(data_dir: Path) -> None:
    server = EmbeddedPostgres(data_dir, fast=True)
    with server, psycopg.connect(server.superuser_dsn, autocommit=True) as connection:
        connection.execute("create table person (bsn text primary key)")
        connection.execute("insert into person values ('999990019')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into person values ('999990019')")
    written = server.log_path.read_text()
    assert "duplicate key" in written
    assert "999990019" not in written


def test_a_second_server_on_the_same_data_is_refused_in_one_sentence(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True), pytest.raises(EmbeddedPostgresError, match="data are in use"):
        EmbeddedPostgres(data_dir, fast=True).start()


def test_a_lock_left_by_a_crash_does_not_stop_the_next_start(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True):
        lock = (data_dir / "postmaster.pid").read_text()
    # The id of a live process that is no PostgreSQL, as after a reboot.
    other = lock.replace(lock.split("\n", 1)[0], str(os.getpid()), 1)
    (data_dir / "postmaster.pid").write_text(other)
    with EmbeddedPostgres(data_dir, fast=True) as server:
        assert server.pid is not None


def test_data_of_another_major_version_are_refused(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True):
        pass
    (data_dir / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedPostgresError, match="of PostgreSQL 17"):
        EmbeddedPostgres(data_dir, fast=True).start()


def test_it_ends_when_its_parent_is_killed(data_dir: Path) -> None:
    program = textwrap.dedent("""
        import sys, time
        from pathlib import Path
        from persistence.embedded import EmbeddedPostgres
        server = EmbeddedPostgres(Path(sys.argv[1]), fast=True)
        server.start()
        print(server.pid, server._socket_dir, flush=True)
        time.sleep(60)
    """)
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(data_dir)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout:
        pid, socket_dir = parent.stdout.readline().split()
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    until = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
    Path(socket_dir).rmdir()  # empty: the server took its socket away


def test_a_failed_start_leaves_no_socket_folder(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, fast=True):
        pass
    (data_dir / "postgresql.conf").write_text("no_such_setting = 1\n")
    server = EmbeddedPostgres(data_dir, fast=True)
    with pytest.raises(EmbeddedPostgresError, match="stopped while starting"):
        server.start()
    with pytest.raises(EmbeddedPostgresError, match="not running"):
        _ = server.superuser_dsn


def test_reach_is_read_from_the_rights_of_every_folder(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    mine = inner.stat()
    assert can_reach(inner, mine.st_uid, mine.st_gid)
    (tmp_path / "a").chmod(0o700)
    assert not can_reach(inner, mine.st_uid + 12345, mine.st_gid + 12345)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down to another user")
def test_binaries_out_of_the_users_reach_are_copied_not_opened_up(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("persistence.embedded.can_reach", lambda *_: False)
    rights = {folder: folder.stat().st_mode for folder in data_dir.parents}
    with EmbeddedPostgres(data_dir, fast=True) as server, psycopg.connect(server.superuser_dsn) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
        assert Path(f"/proc/{server.pid}/exe").resolve().is_relative_to("/var/lib/trajectdossier")
    assert data_dir.is_symlink()
    assert {folder: folder.stat().st_mode for folder in data_dir.parents} == rights
