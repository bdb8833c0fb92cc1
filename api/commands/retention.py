"""`trajectdossier retention`: carry out what is due, and say how far it is. Only numbers and names of lists."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from api.start import EXIT_LEDGER, StartError

if TYPE_CHECKING:
    from domain.retention.model import Run
    from persistence.database import Database

Answer = TypeVar("Answer")

retention = typer.Typer(no_args_is_help=True, help="Retention runs and the erasure ledger.")


@retention.command("status")
def status() -> None:
    """Every run with its state and how far it is."""
    from domain.retention.execution import list_progress

    for run in asyncio.run(_on_database(list_progress)):
        typer.echo(_line(run))


@retention.command("execute")
def execute(chunk: Annotated[int, typer.Option(min=1, max=500)] = 50) -> None:
    """Carry out every approved run whose stop window is over; goes on where an interrupted one stopped."""
    from domain.retention.execution import execute_due_runs, purge_statutory

    async def act(database: "Database") -> int:
        runs = await execute_due_runs(database, chunk=chunk)
        await purge_statutory(database)
        return runs

    typer.echo(f"Finished runs: {asyncio.run(_on_database(act))}.")


@retention.command("replay")
def replay() -> None:
    """Hold the erasure ledger against the database and erase again what a restored backup brought back."""

    async def act(_database: "Database") -> None:
        typer.echo("The ledger is in order and everything in it is erased.")

    asyncio.run(_on_database(act))


async def _on_database(act: "Callable[[Database], Awaitable[Answer]]") -> Answer:
    """Replay first, as every start does: nothing is done on a database that still holds what was erased."""
    from api.erasing import Replay, erasing_database
    from api.settings import Settings
    from persistence.erasing.ledger import LedgerUnusableError

    database = erasing_database(Settings())
    await database.open()
    try:
        await Replay(database).finish()
        return await act(database)
    except LedgerUnusableError as error:
        raise StartError(str(error), EXIT_LEDGER) from error
    finally:
        await database.close()


def _line(run: "Run") -> str:
    from domain.retention.model import ItemState

    done = run.counts.get(ItemState.ERASED, 0) + run.counts.get(ItemState.PAUSED, 0)
    return f"{run.name}: {run.state.value}, {done} of {run.listed}"
