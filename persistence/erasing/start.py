"""At start: is this the ledger of this database, and does it know everything the database says was erased."""

from persistence.database import Database
from persistence.erasing.ledger import LedgerUnusableError, missing

SETTING = "erasure_ledger"


async def check_ledger(database: Database) -> bool:
    """Begin the ledger at the very first start, hold it against the database at every other one.

    Answers whether a restored backup must be caught up with before the service is used. Raises LedgerUnusableError,
    in one sentence, when the file is missing, changed, shorter than the database knows, or another database's.
    """
    if database.outside is None:
        raise RuntimeError("this process was started without an erasure ledger")
    ledger = database.outside.ledger
    known = await database.pool.fetchval("select value from bureau_setting where name = $1", SETTING)
    if not ledger.exists():
        if known is not None:
            raise LedgerUnusableError(missing(ledger.path))
        ledger.create()
    known = await database.pool.fetchval(
        "with added as (insert into bureau_setting (name, value) values ($1, $2) on conflict (name) do nothing "
        "returning value) select value from added union all select value from bureau_setting where name = $1",
        SETTING,
        ledger.id(),
    )
    if known != ledger.id():
        raise LedgerUnusableError(
            f"The erasure ledger {ledger.path} belongs to another database: put back the file of this one."
        )
    inside = await _entered(database)
    outside = {line.pseudonym for line in ledger.lines()}
    if inside - outside:
        raise LedgerUnusableError(
            f"The erasure ledger {ledger.path} lacks {len(inside - outside)} erasures that the database knows of: "
            "put back the file as it was."
        )
    return bool(outside - inside)


async def _entered(database: Database) -> set[bytes]:
    """Pseudonyms in the database's own half; read as the erasing job, which no act of a person is."""
    async with database.pool.acquire() as connection, connection.transaction():
        await connection.execute("set local app.job = 'erasure'")
        return {row["pseudonym"] for row in await connection.fetch("select pseudonym from erasure_entry")}
