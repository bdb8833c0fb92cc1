"""`trajectdossier keys`: make, look at and rotate the bureau's keys, while the service runs."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.start import EXIT_FAILED, EXIT_UNSAFE, StartError

if TYPE_CHECKING:
    from domain.keys.model import KeyKind, KeyStatus
    from persistence.database import Database

keys = typer.Typer(no_args_is_help=True, help="Keys: make them, see where they stand, rotate them.")

_Wait = Annotated[
    bool, typer.Option("--wait/--no-wait", help="Wait until every running process knows the new version.")
]


@keys.command("create")
def create() -> None:
    """Make the key files in KEY_DIR that are absent. Keep a copy away from the database and its backups."""
    from persistence.encryption.keyring import create_key_files

    directory = os.environ.get("KEY_DIR")
    if not directory:
        raise StartError("KEY_DIR is missing (docs/operations.md says what it is).", EXIT_UNSAFE)
    create_key_files(Path(directory))


@keys.command("status")
def status() -> None:
    """Say whether the keys belong to this database, which versions are in use and how much rests on each."""
    found = asyncio.run(_status())
    typer.echo("The keys are in order and belong to this database.")
    for one in found:
        _print_status(one)


@keys.command("rotate-master")
def rotate_master() -> None:
    """Go on to a new version of the master key: every data key is wrapped anew, while the service runs.

    With key files the next file is made; with another source, put the next version there first. Ended in the middle,
    it goes on where it was when run again, and the worker goes on by itself.
    """
    asyncio.run(_rotate("master"))


@keys.command("rotate-index")
def rotate_index(wait: _Wait = True) -> None:
    """Go on to a new version of the index key: every BSN gets a second index, then the second becomes the one in use.

    Searching and matching go on meanwhile.
    """
    asyncio.run(_rotate("index", switch=True, wait=wait))


@keys.command("renew-client")
def renew_client(
    number: Annotated[str, typer.Argument(help="Number of the client, as it stands in the file (C-000123).")],
) -> None:
    """Give one client a new data key, after a suspicion that theirs leaked: everything of the file is sealed anew.

    The service goes on; acts that write in this file wait until it is done. Ended in the middle, nothing has changed.
    """
    asyncio.run(_renew_client(number))


@keys.command("retire")
def retire(
    kind: Annotated[str, typer.Argument(help="master or index")],
    version: Annotated[int, typer.Argument(min=1)],
) -> None:
    """Close off an old version. Refused while anything rests on it. Its file can be taken away afterwards."""
    asyncio.run(_retire(kind, version))


@asynccontextmanager
async def _opened() -> AsyncIterator["Database"]:
    from api.keys import keyring_of
    from api.settings import Settings
    from domain.shared.clock import SystemClock
    from persistence.database import Database
    from persistence.encryption.key_sources import KeyUnusableError
    from persistence.readiness import WrongKeyError, verify_key

    settings = Settings()
    try:
        url = settings.application_database_url.get_secret_value()
        database = Database(url, keyring_of(settings), SystemClock(), pool_size=2)
        await database.open()
        try:
            await verify_key(database)
            yield database
        finally:
            await database.close()
    except (KeyUnusableError, WrongKeyError) as error:
        from api.start import EXIT_WRONG_KEY

        raise StartError(str(error), EXIT_WRONG_KEY) from error


async def _status() -> tuple["KeyStatus", ...]:
    from domain.keys.use_cases import status_for_command

    async with _opened() as database:
        return await status_for_command(database)


async def _rotate(kind_name: str, *, switch: bool = False, wait: bool = True) -> None:
    from domain.keys.model import KeyKind
    from domain.keys.use_cases import fill_next_index, rewrap_all

    kind = KeyKind(kind_name)
    async with _opened() as database:
        status = await _of(database, kind)
        if not status.rotating and not status.behind:
            await _next_version(database, kind, status.newest.version)
        status = await _of(database, kind)
        old = status.in_use[0].version
        progress = _Progress(status.behind)
        run = rewrap_all if kind is KeyKind.MASTER else fill_next_index
        while (await _of(database, kind)).behind:
            if not await run(database, progress.told):
                # What is left is in the hands of another run, or of an act that has not ended.
                await asyncio.sleep(1)
        progress.end()
        if switch:
            if wait:
                await _settled(database, kind)
            await _retire_in(database, kind, old)
        else:
            typer.echo(f"Everything is sealed with version {status.newest.version}.")
            typer.echo(f"When it stands: trajectdossier keys retire {kind_name} {old}")


async def _renew_client(number: str) -> None:
    from domain.keys.renewal import renew_client_key
    from domain.shared.errors import DomainError, NotFound

    async with _opened() as database:
        try:
            done = await renew_client_key(
                database, number, lambda table, count: typer.echo(f"  {table}: {count}", err=True)
            )
        except NotFound as error:
            raise StartError("There is no client with this number.", EXIT_FAILED) from error
        except DomainError as error:
            raise StartError(error.detail, EXIT_FAILED) from error
    typer.echo(f"{sum(done.rows.values())} rows are sealed with a new key; the old one is thrown away.")


async def _next_version(database: "Database", kind: "KeyKind", present: int) -> None:
    """A new version: made as a file, or already put in the source by who keeps the keys."""
    from api.settings import Settings
    from persistence.encryption.keyring import create_next_key_file
    from persistence.readiness import verify_key

    settings = Settings()
    if settings.key_source == "files":
        create_next_key_file(settings.key_dir, kind.value)
    database.keyring.reload()
    if max(database.keyring.versions(kind.value)) <= present:
        raise StartError(
            f"The key source has no {kind.value}-{present + 1}: put the next version there first.",
            EXIT_UNSAFE,
        )
    await verify_key(database)


async def _settled(database: "Database", kind: "KeyKind") -> None:
    from domain.keys.model import SETTLE

    status = await _of(database, kind)
    async with database.pool.acquire() as connection:
        now = await connection.fetchval("select now()")
    left = (SETTLE - (now - status.newest.first_seen_at)).total_seconds()
    if left > 0:
        typer.echo(f"Waiting {left:.0f} seconds until every process knows version {status.newest.version}.")
        await asyncio.sleep(left + 1)


async def _retire(kind_name: str, version: int) -> None:
    from domain.keys.model import KeyKind

    if kind_name not in {kind.value for kind in KeyKind}:
        raise StartError("The key is master or index.", EXIT_UNSAFE)
    async with _opened() as database:
        await _retire_in(database, KeyKind(kind_name), version)


async def _retire_in(database: "Database", kind: "KeyKind", version: int) -> None:
    from domain.keys.use_cases import retire as retire_version
    from domain.shared.errors import DomainError

    try:
        await retire_version(database, kind, version)
    except DomainError as error:
        raise StartError(error.detail, EXIT_FAILED) from error
    typer.echo(
        f"{kind.value}-{version} is closed off. Take its key away; keep it only as long as backups need it."
    )


async def _of(database: "Database", kind: "KeyKind") -> "KeyStatus":
    from domain.keys.use_cases import status_for_command

    return next(one for one in await status_for_command(database) if one.kind is kind)


def _print_status(status: "KeyStatus") -> None:
    typer.echo(f"{status.kind.value} key: {status.done} of {status.total} on version {status.newest.version}")
    for version in status.versions:
        state = (
            f"retired {version.retired_at:%Y-%m-%d %H:%M} UTC"
            if version.retired_at
            else f"{version.rows} rows"
        )
        typer.echo(f"  version {version.version}, since {version.first_seen_at:%Y-%m-%d %H:%M} UTC: {state}")


class _Progress:
    """One line that counts up, on a terminal; a line now and then elsewhere."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0

    def told(self, count: int) -> None:
        self._done += count
        end = "\r" if sys.stderr.isatty() else "\n"
        print(f"{self._done} of {max(self._total, self._done)}", end=end, file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._done and sys.stderr.isatty():
            print(file=sys.stderr)
