"""`trajectdossier`: every command of the product. Each part is imported by the command that needs it."""

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from api.commands.audit import audit
from api.commands.keys import keys
from api.commands.retention import retention
from api.start import (
    EXIT_FAILED,
    EXIT_LEDGER,
    EXIT_NEWER_SCHEMA,
    EXIT_UNSAFE,
    StartError,
    check_keys,
    refuse_demo_beyond_loopback,
)

ROOT = Path(__file__).resolve().parents[1]

SECRETS = ("APPLICATION_DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ADMIN_URL", "VERIFIER_DATABASE_URL")
"""Settings that may also be given as a file, by a variable of the same name with _FILE."""

if TYPE_CHECKING:
    from api.settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
demo = typer.Typer(no_args_is_help=True, help="Demo data.")
user = typer.Typer(no_args_is_help=True, help="Staff accounts.")
app.add_typer(demo, name="demo")
app.add_typer(keys, name="keys")
app.add_typer(audit, name="audit")
app.add_typer(user, name="user")
app.add_typer(retention, name="retention")


def main() -> None:
    """Entry of the console script. A refusal is one sentence on stderr and an exit code, never a traceback."""
    try:
        _read_secret_files()
        app()
    except StartError as error:
        _refuse(str(error), error.exit_code)
    except ValidationError as error:
        names = ", ".join(".".join(str(part) for part in item["loc"]).upper() for item in error.errors())
        _refuse(f"These settings are missing or wrong: {names} (docs/operations.md lists them).", EXIT_UNSAFE)


def _refuse(sentence: str, exit_code: int) -> None:
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(exit_code)


@app.command()
def run() -> None:
    """Start everything on this machine with demo data (what `make run` does)."""
    from api.launcher import run as launch

    raise typer.Exit(launch())


@app.command()
def serve(
    host: Annotated[str, typer.Option(envvar="HOST")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535)] = 8080,
    processes: Annotated[int, typer.Option(envvar="PROCESSES", min=1, max=64)] = 1,
) -> None:
    """Serve API and app as the application role; the schema and the keys must be in order."""
    import uvicorn

    from api.settings import Settings

    settings = Settings()
    if settings.demo:
        refuse_demo_beyond_loopback(host)
    _check_keys(settings)
    _check_ledger(settings)
    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=host,
        port=port,
        workers=processes,
        loop="uvloop",
        http="httptools",
        # The audit log records who saw what; a second list of addresses and paths would only be more to protect.
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        log_level="warning",
    )


@app.command()
def worker() -> None:
    """Run background jobs (intake files, deadlines) until told to end."""
    from api.jobs import run_worker
    from api.settings import Settings

    settings = Settings()
    _check_keys(settings)
    _check_ledger(settings)
    asyncio.run(run_worker(settings))


@app.command()
def migrate() -> None:
    """Bring the database to this release's schema, as the owner role (DATABASE_OWNER_URL)."""
    from persistence.migrate import NewerSchemaError, upgrade
    from persistence.roles import neutral

    try:
        upgrade(neutral(_address("DATABASE_OWNER_URL")))
    except NewerSchemaError as error:
        raise StartError(str(error), EXIT_NEWER_SCHEMA) from error


@app.command()
def roles() -> None:
    """Make database and roles, once, before the first `migrate`; passwords are those in the roles' addresses.

    DATABASE_ADMIN_URL may create roles and databases; DATABASE_OWNER_URL, APPLICATION_DATABASE_URL and
    VERIFIER_DATABASE_URL name the passwords.
    """
    from persistence.roles import (
        APPLICATION,
        OWNER,
        VERIFIER,
        DatabaseSetupError,
        ensure_database,
        neutral,
        password_in,
    )

    try:
        passwords = {
            OWNER: password_in(_address("DATABASE_OWNER_URL")),
            APPLICATION: password_in(_address("APPLICATION_DATABASE_URL")),
            VERIFIER: password_in(_address("VERIFIER_DATABASE_URL")),
        }
        ensure_database(neutral(_address("DATABASE_ADMIN_URL")), passwords=passwords)
    except DatabaseSetupError as error:
        raise StartError(str(error)) from error


@app.command()
def openapi(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail when the file is out of date.")
    ] = False,
) -> None:
    """Write openapi.yaml from the application."""
    from api.app import create_api
    from api.openapi import write

    was_current = write(create_api(), ROOT / "openapi.yaml", check=check)
    if check and not was_current:
        raise StartError("openapi.yaml is out of date: run make openapi and commit it.", EXIT_FAILED)


@demo.command("load")
def demo_load() -> None:
    """Make the demo data through the product's own upload and use cases, when absent."""
    from api.demo import load
    from api.settings import Settings

    asyncio.run(load(Settings()))


@user.command("create-admin")
def user_create_admin(
    name: Annotated[str, typer.Option(prompt=True)], email: Annotated[str, typer.Option(prompt=True)]
) -> None:
    """Make the first administrator; shows the password for the first login, once."""
    from api.installation import create_administrator
    from api.settings import Settings
    from domain.shared.errors import DomainError

    settings = Settings()
    _check_keys(settings)
    try:
        password = asyncio.run(create_administrator(settings, name=name, email=email))
    except DomainError as error:
        raise StartError(error.detail) from error
    typer.echo(f"{email} can log in with: {password}")


def _check_keys(settings: "Settings") -> None:
    from api.keys import keyring_of

    check_keys(settings.application_database_url.get_secret_value(), lambda: keyring_of(settings))


def _check_ledger(settings: "Settings") -> None:
    """A service without its erasure ledger does not start: one sentence instead of a traceback."""
    from api.erasing import check_ledger_of
    from persistence.erasing.ledger import LedgerUnusableError

    try:
        asyncio.run(check_ledger_of(settings))
    except LedgerUnusableError as error:
        raise StartError(str(error), EXIT_LEDGER) from error


def _address(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise StartError(f"{name} is missing (docs/operations.md says what it is).", EXIT_UNSAFE)
    return value


def _read_secret_files() -> None:
    """`NAME_FILE=/run/secrets/x` stands for NAME: orchestrators give secrets as files, out of `inspect` and logs."""
    for name in SECRETS:
        file = os.environ.pop(f"{name}_FILE", None)
        if file is None:
            continue
        try:
            os.environ[name] = Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise StartError(
                f"The file of {name} ({file}) cannot be read: {error.strerror}.", EXIT_UNSAFE
            ) from error


if __name__ == "__main__":
    main()
