"""What `make run` runs inside the environment: the whole product with demo data, on this machine only.

Order: port, folder, database server, roles, keys, migrations, demo data, API and worker. What cannot go
on ends with one sentence on stderr and an exit code (`api.start`); what was started is ended first.
Production does not come this way: it runs `migrate`, `serve` and `worker` (compose.yaml).
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn, Self

import psycopg

from api.processes import Child, end_all
from api.start import (
    EXIT_FAILED,
    EXIT_NEWER_SCHEMA,
    EXIT_UNSAFE,
    StartError,
    check_keys,
    refuse_demo_beyond_loopback,
)
from persistence.embedded import EmbeddedPostgres, EmbeddedPostgresError
from persistence.encryption.keyring import Keyring, create_key_files
from persistence.migrate import NewerSchemaError, upgrade
from persistence.roles import DatabaseSetupError, DatabaseUrls, ensure_database, outside_database

ROOT: Final = Path(__file__).resolve().parents[1]

FREE_BYTES_NEEDED: Final = 500 * 1024 * 1024
READY_SECONDS: Final = 60.0
END_SECONDS: Final = 15.0
CREDENTIALS: Final = "demo-credentials.json"
CREDENTIALS_DRAFT: Final = "demo-credentials.draft.json"


@dataclass(frozen=True, slots=True)
class LaunchSettings:
    """The environment variables that `make run` honours; docs/operations.md lists them."""

    host: str
    port: int
    var_dir: Path
    database_url: str | None
    database_owner_url: str | None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Raises StartError for a PORT that is not a port."""
        port = environment.get("PORT") or "8080"
        if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
            raise StartError(f"PORT must be a number from 1 to 65535, not {port!r}.", EXIT_UNSAFE)
        return cls(
            host=environment.get("HOST") or "127.0.0.1",
            port=int(port),
            var_dir=Path(environment.get("VAR_DIR") or ROOT / "var").absolute(),
            database_url=environment.get("DATABASE_URL") or None,
            database_owner_url=environment.get("DATABASE_OWNER_URL") or None,
        )

    @property
    def base_url(self) -> str:
        """Where people open the product."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def key_dir(self) -> Path:
        return self.var_dir / "keys"

    @property
    def log_dir(self) -> Path:
        return self.var_dir / "log"


def run() -> int:
    """Start everything, wait for Ctrl-C (or SIGTERM), end everything. Returns the exit code, 0 after Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        settings = LaunchSettings.from_environment(os.environ)
        _check_place(settings)
        with _database(settings) as (urls, server):
            _prepare(settings, urls)
            _serve(settings, urls, server)
    except KeyboardInterrupt:
        return 0
    except StartError as error:
        print(error, file=sys.stderr, flush=True)
        return error.exit_code
    except (EmbeddedPostgresError, DatabaseSetupError) as error:
        print(error, file=sys.stderr, flush=True)
        return EXIT_FAILED
    except psycopg.OperationalError as error:
        print(
            f"The database cannot be used: {str(error).strip().splitlines()[0]}", file=sys.stderr, flush=True
        )
        return EXIT_FAILED
    except OSError as error:
        print(f"The product cannot go on: {error.strerror or error}.", file=sys.stderr, flush=True)
        return EXIT_FAILED


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """First signal: unwind and end the children. Later ones are ignored, so that the end is orderly."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


# ------------------------------------------------------------------ before anything is started


def _check_place(settings: LaunchSettings) -> None:
    refuse_demo_beyond_loopback(settings.host)
    check_port_free(settings.host, settings.port)
    check_folder(settings.var_dir)


def check_port_free(host: str, port: int) -> None:
    """Raises StartError when something else listens there, or when the port may not be used."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise StartError(
                f"Port {port} may not be used by this user; choose another with PORT=."
            ) from error
        except OSError as error:
            raise StartError(f"Port {port} on {host} is in use; choose another with PORT=.") from error


def check_folder(folder: Path, needed: int = FREE_BYTES_NEEDED) -> None:
    """Make the data folder when absent. Raises StartError when it cannot be written or the disk is (nearly) full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StartError(f"The data folder {folder} cannot be written: {error.strerror}.") from error
    if free < needed:
        raise StartError(
            f"The disk of {folder} has {free // 2**20} MB free and {needed // 2**20} MB is needed; "
            "make room or choose another folder with VAR_DIR=."
        )


# ------------------------------------------------------------------ database, keys, schema, demo data


@contextlib.contextmanager
def _database(settings: LaunchSettings) -> Iterator[tuple[DatabaseUrls, EmbeddedPostgres | None]]:
    """The URLs of the three roles; our own server is started unless DATABASE_URL names one."""
    password_file = settings.key_dir / "database.json"
    settings.key_dir.mkdir(mode=0o700, exist_ok=True)
    settings.log_dir.mkdir(mode=0o700, exist_ok=True)
    if settings.database_url is not None:
        yield (
            outside_database(settings.database_url, settings.database_owner_url, password_file=password_file),
            None,
        )
        return
    with EmbeddedPostgres(settings.var_dir / "postgres") as server:
        yield ensure_database(server.superuser_dsn, password_file=password_file), server


def _prepare(settings: LaunchSettings, urls: DatabaseUrls) -> None:
    try:
        upgrade(urls.owner)
    except NewerSchemaError as error:
        raise StartError(str(error), EXIT_NEWER_SCHEMA) from error
    create_key_files(settings.key_dir)
    check_keys(urls.application, lambda: Keyring.load(settings.key_dir))
    if not _has_demo_data(settings, urls):
        _load_demo_data(settings, urls)
    _name_address(settings)


def _has_demo_data(settings: LaunchSettings, urls: DatabaseUrls) -> bool:
    """Both halves must be there: people in the database, and the file that says how to log in."""
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute("select exists (select 1 from app_user)").fetchone()
    if row is None or not row[0]:
        return False
    if (settings.var_dir / CREDENTIALS_DRAFT).exists():
        return False  # a load that was interrupted: it goes on where it stopped
    if not (settings.var_dir / CREDENTIALS).exists():
        raise StartError(
            f"The database has users but {settings.var_dir / CREDENTIALS} is gone: "
            "bring the file back, or start with another VAR_DIR or database."
        )
    return True


def _load_demo_data(settings: LaunchSettings, urls: DatabaseUrls) -> None:
    words = [sys.executable, "-m", "api.cli", "demo", "load"]
    loader = Child("demo data", words, _environment(settings, urls), settings.log_dir / "demo.log", ROOT)
    try:
        while loader.exit_code is None:
            time.sleep(0.05)
    finally:
        end_all([loader], END_SECONDS)
    if loader.exit_code != 0:
        raise StartError(f"The demo data could not be made: {loader.last_line()} (all of it: {loader.log}).")


def _name_address(settings: LaunchSettings) -> None:
    """Keep `baseUrl` in the credentials file true when PORT or HOST is another than last time."""
    file = settings.var_dir / CREDENTIALS
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("baseUrl") == settings.base_url:
        return
    content["baseUrl"] = settings.base_url
    draft = file.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(content, out, indent=2, ensure_ascii=False)
        out.write("\n")
    draft.replace(file)


DEMO_BUREAU = {
    "BUREAU_NAME": "Bureau Voorbeeld",
    "BUREAU_STREET": "Voorbeeldkade 12",
    "BUREAU_POSTCODE": "1234 AB",
    "BUREAU_CITY": "Voorbeeldstad",
    "BUREAU_PHONE": "010 000 00 00",
    "BUREAU_EMAIL": "post@bureau.example",
    "BUREAU_WEBSITE": "bureau.example",
    "PRIVACY_CONTACT_NAME": "Paul Hartog",
    "PRIVACY_CONTACT_EMAIL": "privacy@bureau.example",
    "COMPLAINTS_CONTACT_NAME": "Anja Pronk",
    "COMPLAINTS_CONTACT_EMAIL": "klachten@bureau.example",
}
"""Who the letters of the demonstration come from, unless the environment says otherwise. Invented."""


def _environment(settings: LaunchSettings, urls: DatabaseUrls) -> dict[str, str]:
    """What API, worker and loader get: the application role only, never the owner's address."""
    inherited = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "DATABASE_OWNER_URL"} and not key.startswith("PG")
    }
    return {
        **DEMO_BUREAU,
        **inherited,
        "APPLICATION_DATABASE_URL": urls.application,
        "KEY_DIR": str(settings.key_dir),
        "VAR_DIR": str(settings.var_dir),
        "FRONTEND_DIR": str(ROOT / "frontend" / "dist"),
        "BASE_URL": settings.base_url,
        "HOST": settings.host,
        "PORT": str(settings.port),
        "LOG_HEADS_DIR": str(settings.var_dir / "log-heads"),
        "DEMO": "1",
        "WEBHOOK_LOOPBACK": "1",  # so that a receiver can be tried out on this machine
        "REQUIRE_TOTP": "0",  # the credentials file must be enough to log in; a second factor may be enrolled
        "SECURE_COOKIES": "0",  # loopback speaks plain HTTP; anything else refuses to start in demo mode
    }


# ------------------------------------------------------------------ serving


def _serve(settings: LaunchSettings, urls: DatabaseUrls, server: EmbeddedPostgres | None) -> NoReturn:
    """API and worker until a signal comes or one of them ends."""
    environment, children = _environment(settings, urls), list[Child]()
    try:
        for name, command in (("api", "serve"), ("worker", "worker")):
            words = [sys.executable, "-m", "api.cli", command]
            children.append(Child(name, words, environment, settings.log_dir / f"{name}.log", ROOT))
        _wait_until_ready(settings, children, server)
        print(ready_line(settings.base_url, settings.var_dir / CREDENTIALS), flush=True)
        while True:
            _check_alive(children, server)
            time.sleep(0.2)
    finally:
        end_all(children, END_SECONDS)


def _wait_until_ready(
    settings: LaunchSettings, children: list[Child], server: EmbeddedPostgres | None
) -> None:
    until, last = time.monotonic() + READY_SECONDS, "no answer"
    # No proxy of the machine's: the address is its own.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        _check_alive(children, server)
        try:
            with opener.open(f"{settings.base_url}/api/v1/health/ready", timeout=5) as answer:
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            last = f"status {error.code}"
        except OSError:
            last = "no answer"
        time.sleep(0.05)
    raise StartError(
        f"The API was not ready after {READY_SECONDS:.0f} seconds ({last}); see {settings.log_dir}."
    )


def _check_alive(children: list[Child], server: EmbeddedPostgres | None) -> None:
    for child in children:
        if child.exit_code is not None:
            raise StartError(
                f"The {child.name} process ended by itself (exit code {child.exit_code}), so everything stops; "
                f"its last words: {child.last_line()} (all of it: {child.log})."
            )
    if server is not None and server.exit_code() is not None:
        raise StartError(f"The database server ended by itself, so everything stops; see {server.log_path}.")


def ready_line(base_url: str, credentials: Path) -> str:
    """The one line of a successful start: address and demo logins."""
    staff = json.loads(credentials.read_text(encoding="utf-8"))["staff"]
    passwords = {person["password"] for person in staff}
    if len(passwords) == 1:
        logins = ", ".join(f"{person['role']} {person['email']}" for person in staff)
        logins = f"{logins}; password for all: {passwords.pop()}"
    else:
        logins = ", ".join(f"{person['role']} {person['email']} {person['password']}" for person in staff)
    return f"Trajectdossier (demo) is ready at {base_url} - logins: {logins} (also in {credentials})"
