"""`make run` as a person meets it: a real start with demo data, and every refusal, in separate processes."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from persistence.embedded import EmbeddedPostgres, remove_data

ROOT = Path(__file__).resolve().parents[2]
FIRST_START_SECONDS = 180
SECOND_START_SECONDS = 10


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def alive(pid: int) -> bool:
    """Whether the process runs; one that only waits to be collected by its new parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (OSError, IndexError):
        return False


class Run:
    """One `trajectdossier run` in its own session, as a terminal would start it."""

    def __init__(self, var_dir: Path, **environment: str) -> None:
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "PG", "HOST", "PORT"))
        }
        self.port = int(environment.get("PORT") or free_port())
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "run"],
            cwd=ROOT,
            env={**inherited, "VAR_DIR": str(var_dir), "PORT": str(self.port), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def wait_ready(self, seconds: float) -> str:
        """The ready line; fails with what was said on stderr when it does not come in time."""
        assert self.process.stdout is not None
        said = b""
        while (left := self.started + seconds - time.monotonic()) > 0:
            if not select.select([self.process.stdout], [], [], left)[0]:
                break
            if not (part := os.read(self.process.stdout.fileno(), 65536)):
                break
            said += part
            if said.endswith(b"\n"):
                return said.decode()
        self.process.send_signal(signal.SIGINT)
        raise AssertionError(f"not ready after {seconds} s: {self.process.communicate(timeout=60)}")

    def refusal(self) -> tuple[int, str]:
        """Exit code and stderr of a start that must not succeed."""
        _, said = self.process.communicate(timeout=FIRST_START_SECONDS)
        return self.process.returncode, said.strip()

    def members(self) -> set[int]:
        """This process and everything it started, also what leads a session of its own."""
        parents: dict[int, int] = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                parents[int(status.parent.name)] = int(status.read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
        found = {self.process.pid}
        while more := {child for child, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ctrl-C and the exit code; nothing it started may be left."""
        everything = self.members()
        self.process.send_signal(number)
        self.process.communicate(timeout=60)
        left = {pid for pid in everything if alive(pid)}
        assert not left, f"still running: {left}"
        return self.process.returncode


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with demo data in it, made by a first start; shared by the tests of this module."""
    folder = tmp_path_factory.mktemp("run") / "var"
    run = Run(folder)
    line = run.wait_ready(FIRST_START_SECONDS)
    assert line.count("\n") == 1
    assert f"http://127.0.0.1:{run.port}" in line
    assert run.stop() == 0
    yield folder
    remove_data(folder / "postgres")


def counts(var_dir: Path) -> tuple[int, int]:
    with (
        EmbeddedPostgres(var_dir / "postgres") as server,
        psycopg.connect(server.superuser_dsn.replace("/postgres?", "/trajectdossier?")) as connection,
    ):
        row = connection.execute(
            "select (select count(*) from client), (select count(*) from app_user)"
        ).fetchone()
    assert row is not None
    return row[0], row[1]


def test_a_second_start_is_quick_and_keeps_the_data(var_dir: Path) -> None:
    before = counts(var_dir)
    run = Run(var_dir)
    run.wait_ready(SECOND_START_SECONDS)
    seconds = time.monotonic() - run.started
    with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/api/v1/health/ready", timeout=10) as answer:
        assert answer.status == 200
    with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/", timeout=10) as answer:
        assert b"<html" in answer.read().lower()
    assert run.stop(signal.SIGTERM) == 0
    assert seconds < SECOND_START_SECONDS
    assert counts(var_dir) == before
    assert before[0] >= 90
    assert before[1] >= 8


def test_the_credentials_file_names_who_can_log_in_and_the_present_address(var_dir: Path) -> None:
    run = Run(var_dir)
    run.wait_ready(SECOND_START_SECONDS)
    assert run.stop() == 0
    file = var_dir / "demo-credentials.json"
    content = json.loads(file.read_text())
    assert content["baseUrl"] == f"http://127.0.0.1:{run.port}"
    roles = {person["role"] for person in content["staff"]}
    assert roles == {
        "adviser",
        "coordinator",
        "privacy_officer",
        "administration",
        "director",
        "administrator",
    }
    assert len(content["apiClients"]) >= 3
    assert file.stat().st_mode & 0o077 == 0


def test_no_key_and_no_password_is_readable_by_others(var_dir: Path) -> None:
    files = list((var_dir / "keys").iterdir())
    assert files
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_a_port_in_use_is_said_in_one_sentence(var_dir: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, said = Run(var_dir, PORT=str(taken.getsockname()[1])).refusal()
    assert code != 0
    assert "is in use" in said
    assert said.count("\n") == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_demo_mode_is_refused_beyond_this_machine(var_dir: Path, host: str) -> None:
    code, said = Run(var_dir, HOST=host).refusal()
    assert code != 0
    assert "on this machine only" in said
    assert said.count("\n") == 0


def test_a_newer_schema_is_said_in_one_sentence(var_dir: Path) -> None:
    def stamp(revision: str) -> str:
        with (
            EmbeddedPostgres(var_dir / "postgres") as server,
            psycopg.connect(server.superuser_dsn.replace("/postgres?", "/trajectdossier?")) as connection,
        ):
            old = connection.execute("select version_num from alembic_version").fetchone()
            connection.execute("update alembic_version set version_num = %s", [revision])
        assert old is not None
        return str(old[0])

    real = stamp("9999")
    try:
        code, said = Run(var_dir).refusal()
    finally:
        stamp(real)
    assert code == 3
    assert "newer schema" in said
    assert said.count("\n") == 0


def test_a_wrong_key_is_said_in_one_sentence(var_dir: Path, key_dir: Path) -> None:
    own = var_dir / "keys"
    kept = {file.name: file.read_bytes() for file in own.iterdir() if file.name != "database.json"}
    try:
        for file in key_dir.iterdir():
            (own / file.name).write_bytes(file.read_bytes())
        code, said = Run(var_dir).refusal()
    finally:
        for name, content in kept.items():
            (own / name).write_bytes(content)
    assert code == 4
    assert said
    assert said.count("\n") == 0


def test_when_a_process_dies_everything_ends_with_a_sentence(var_dir: Path) -> None:
    run = Run(var_dir)
    run.wait_ready(SECOND_START_SECONDS)
    everything = run.members()
    worker = next(
        pid for pid in everything if Path(f"/proc/{pid}/cmdline").read_bytes().endswith(b"\0worker\0")
    )
    os.kill(worker, signal.SIGKILL)
    code, said = run.refusal()
    assert code != 0
    assert "worker process ended by itself" in said
    assert not {pid for pid in everything if alive(pid)}


def test_a_killed_launcher_leaves_no_process(var_dir: Path) -> None:
    run = Run(var_dir)
    run.wait_ready(SECOND_START_SECONDS)
    everything = run.members()
    run.process.kill()
    run.process.communicate(timeout=60)
    until = time.monotonic() + 30
    while (left := {pid for pid in everything if alive(pid)}) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left, [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in left]


def test_database_url_names_the_server_that_is_used_instead(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    with EmbeddedPostgres(tmp_path / "elsewhere", fast=True) as server:
        run = Run(tmp_path / "var", DATABASE_URL=server.superuser_dsn)
        run.wait_ready(FIRST_START_SECONDS)
        assert run.stop() == 0
        with psycopg.connect(server.superuser_dsn.replace("/postgres?", "/trajectdossier?")) as connection:
            row = connection.execute("select count(*) from client").fetchone()
    assert row is not None
    assert row[0] >= 90
    assert not (tmp_path / "var" / "postgres").exists()
    remove_data(tmp_path / "elsewhere")


def test_a_server_that_is_away_is_said_in_one_sentence(tmp_path: Path) -> None:
    code, said = Run(
        tmp_path / "var", DATABASE_URL=f"postgresql://nobody@127.0.0.1:{free_port()}/x"
    ).refusal()
    assert code != 0
    assert "cannot be used" in said
    assert said.count("\n") == 0
