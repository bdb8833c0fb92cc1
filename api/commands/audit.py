"""`trajectdossier audit`: seal, export and verify the log. Verifying only reads, and offline needs no database."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.start import EXIT_FAILED, EXIT_UNSAFE, StartError

if TYPE_CHECKING:
    from domain.audit.model import Finding
    from persistence.encryption.log_signer import SignatureCheck
    from persistence.repositories.audit import PostgresLogReader

audit = typer.Typer(no_args_is_help=True, help="The log: seal, export, verify.")

EXIT_FOUND = 5
"""`verify` found something wrong."""

_Heads = Annotated[
    Path | None,
    typer.Option("--heads", envvar="LOG_HEADS_DIR", help="Folder with the heads kept outside the database."),
]
_Keys = Annotated[
    list[Path] | None,
    typer.Option(
        "--public-key", help="PEM of a public signing key; without it the keys of KEY_SOURCE are used."
    ),
]


@audit.command("seal")
def seal() -> None:
    """Seal every record that waits, now; the worker does so every minute."""
    from api.jobs import Worker
    from api.settings import Settings

    async def run() -> int:
        async with Worker(Settings()).opened() as worker:
            return await worker.seal_log()

    typer.echo(f"{asyncio.run(run())} records sealed.")


@audit.command("export")
def export(
    out: Annotated[Path, typer.Argument(help="File to write: JSON lines of heads and records.")],
) -> None:
    """Write the sealed log to a file that verifies without the database (VERIFIER_DATABASE_URL)."""
    from domain.audit.lines import lines_of
    from domain.audit.use_cases import export_log

    async def run() -> int:
        count = 0
        async with _reader() as reader:
            descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                async for one in export_log(reader):
                    file.writelines(lines_of(one, with_records=True))
                    count += one.head.size
        return count

    try:
        typer.echo(f"{asyncio.run(run())} records written to {out}.")
    except FileExistsError as error:
        raise StartError(f"{out} is already there; an export never replaces a file.", EXIT_UNSAFE) from error


@audit.command("public-key")
def public_key() -> None:
    """Print the public halves of the signing keys, for who verifies elsewhere."""
    from persistence.encryption.log_signer import public_pem

    for key_id, public in _signer_of_source().public_keys.items():
        typer.echo(f"# {key_id}")
        typer.echo(public_pem(public).decode(), nl=False)


@audit.command("verify")
def verify(
    export: Annotated[
        Path | None, typer.Option("--export", help="Verify this export instead of the database.")
    ] = None,
    heads: _Heads = None,
    public_key: _Keys = None,
) -> None:
    """Check the whole log and name the first record that was altered, taken out, put in, moved or cut off.

    Ends with 0 when all is in order, with 5 when something is found. Against the database it uses the role that can
    only read (VERIFIER_DATABASE_URL).
    """
    checker = _signer(public_key)
    finding, records, count = asyncio.run(_verify(export, heads, checker))
    compared = f"{'' if heads else 'not '}compared with heads outside the database"
    if finding is None:
        typer.echo(f"The log is in order: {records} records under {count} heads, {compared}.")
        return
    print(_sentence(finding), file=sys.stderr, flush=True)
    raise typer.Exit(EXIT_FOUND)


async def _verify(
    export: Path | None, heads: Path | None, checker: "SignatureCheck"
) -> tuple["Finding | None", int, int]:
    from domain.audit.use_cases import verify_log
    from persistence.exported_log import ExportedLog
    from persistence.heads_outside import HeadFolder

    told = [0, 0]

    def follow(records: int, count: int) -> None:
        told[:] = [records, count]
        if sys.stderr.isatty():
            print(f"{records} records", end="\r", file=sys.stderr, flush=True)

    outside = HeadFolder(heads) if heads else None
    try:
        if export is not None:
            finding = await verify_log(ExportedLog(export), checker, outside, follow)
        else:
            async with _reader() as reader:
                finding = await verify_log(reader, checker, outside, follow)
    except (OSError, ValueError) as error:
        raise StartError(f"The log cannot be read: {error}.", EXIT_FAILED) from error
    return finding, told[0], told[1]


def _sentence(finding: "Finding") -> str:
    from domain.audit.model import SENTENCES

    place = [
        f"kop {finding.head_number}" if finding.head_number else "",
        f"plaats {finding.sequence}" if finding.sequence else "",
        f"regel {finding.record_id}" if finding.record_id else "",
    ]
    where = ", ".join(part for part in place if part)
    return f"{finding.kind.value}: {SENTENCES[finding.kind]} Het eerst bij: {where}."


class _Connection:
    """Runs statements on one connection, as the reading half of the repository asks."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch_all(self, sql: Any, /, **values: Any) -> Any:
        return await self._connection.fetch(sql.text, *sql.arguments(values))

    async def fetch_one(self, sql: Any, /, **values: Any) -> Any:
        return await self._connection.fetchrow(sql.text, *sql.arguments(values))

    async def fetch_value(self, sql: Any, /, **values: Any) -> Any:
        return await self._connection.fetchval(sql.text, *sql.arguments(values))


@asynccontextmanager
async def _reader() -> AsyncIterator["PostgresLogReader"]:
    import asyncpg

    from persistence.repositories.audit import PostgresLogReader
    from persistence.roles import neutral

    address = os.environ.get("VERIFIER_DATABASE_URL")
    if not address:
        raise StartError(
            "VERIFIER_DATABASE_URL is missing (docs/operations.md says what it is).", EXIT_UNSAFE
        )
    try:
        connection = await asyncpg.connect(neutral(address))
    except (OSError, asyncpg.PostgresError) as error:
        raise StartError("The database cannot be reached as the verifier.", EXIT_FAILED) from error
    try:
        yield PostgresLogReader(_Connection(connection))
    finally:
        await connection.close()


def _signer(paths: list[Path] | None) -> "SignatureCheck":
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from persistence.encryption.log_signer import SignatureCheck

    if not paths:
        return _signer_of_source()
    found = []
    for path in paths:
        try:
            key = serialization.load_pem_public_key(path.read_bytes())
        except (OSError, ValueError) as error:
            raise StartError(f"{path} is not a public key.", EXIT_UNSAFE) from error
        if not isinstance(key, Ed25519PublicKey):
            raise StartError(f"{path} is not an Ed25519 public key.", EXIT_UNSAFE)
        found.append(key)
    return SignatureCheck.of(*found)


def _signer_of_source() -> "SignatureCheck":
    from api.keys import keyring_of
    from api.settings import Settings
    from api.start import EXIT_WRONG_KEY
    from persistence.encryption.key_sources import KeyUnusableError
    from persistence.encryption.log_signer import LogSigner

    try:
        return LogSigner(keyring_of(Settings()))
    except KeyUnusableError as error:
        raise StartError(str(error), EXIT_WRONG_KEY) from error
