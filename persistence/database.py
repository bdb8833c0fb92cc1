"""The pool, and the unit of work: one transaction, the actor set for row-level security, one log record.

Round trips of an act: begin and context together, then its own statements, then log and commit together.
"""

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import asyncpg
import orjson
from asyncpg import Record

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.log import LogDraft, Result
from domain.policy.purposes import Purpose
from domain.shared.clock import Clock
from domain.shared.errors import DomainError, LogUnavailable, Unreadable
from domain.shared.ids import new_id
from persistence.audit_log import PREPARE_APPEND, append_script
from persistence.context import begin_script
from persistence.encryption.envelope import Aad, seal
from persistence.encryption.key_cache import KeyCache
from persistence.encryption.key_news import KeyNews
from persistence.encryption.keyring import Keyring
from persistence.encryption.log_signer import RecordMark
from persistence.erasing.outside import Outside
from persistence.refusals import refusal_of
from persistence.sql import Sql
from persistence.work import Repositories


class _Connection(asyncpg.Connection):
    """A connection that needs no reset on release: every setting is transaction-local and every act ends its own."""

    def get_reset_query(self) -> str:
        return ""


async def _prepare(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec(
        "jsonb",
        encoder=lambda value: b"\x01" + orjson.dumps(value),
        decoder=lambda raw: orjson.loads(raw[1:]),
        schema="pg_catalog",
        format="binary",
    )
    await connection.set_type_codec(
        "json", encoder=orjson.dumps, decoder=orjson.loads, schema="pg_catalog", format="binary"
    )
    await connection.execute(PREPARE_APPEND)


class Database:
    """The application's way to PostgreSQL, as the application role only.

    `forget_key` empties the cached data key of a client in this process (shredding).
    """

    def __init__(
        self,
        dsn: str,
        keyring: Keyring,
        clock: Clock,
        *,
        pool_size: int = 16,
        outside: Outside | None = None,
    ) -> None:
        self._dsn = dsn
        self._pool_size = pool_size
        self._pool: asyncpg.Pool | None = None
        self.keyring = keyring
        self.clock = clock
        self.keys = KeyCache()
        self.record_mark = RecordMark(keyring)
        self.outside = outside
        self._news = KeyNews(dsn, self.keys)

    async def open(self) -> None:
        """Connect. Raises OSError or asyncpg errors when the server is not there."""
        self._pool = await asyncpg.create_pool(
            self._dsn,
            min_size=1,
            max_size=self._pool_size,
            init=_prepare,
            connection_class=_Connection,
            statement_cache_size=512,
            max_inactive_connection_lifetime=300,
        )
        self._news.start()

    async def close(self) -> None:
        await self._news.stop()
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    @property
    def pool(self) -> asyncpg.Pool:
        if self._pool is None:
            raise RuntimeError("the database is not open")
        return self._pool

    def begin(
        self, actor: Actor, action: Action, purpose: Purpose, *, request_id: UUID | None = None
    ) -> "PostgresUnitOfWork":
        """One act by one actor for one purpose."""
        return PostgresUnitOfWork(self, actor, action, purpose, request_id or new_id())


class PostgresUnitOfWork(Repositories):
    """See `domain.ports.UnitOfWork`. Repositories of every subject hang on it (persistence/work.py)."""

    def __init__(
        self, database: Database, actor: Actor, action: Action, purpose: Purpose, request_id: UUID
    ) -> None:
        self.database = database
        self.actor = actor
        self.action = action
        self.purpose = purpose
        self.request_id = request_id
        self.now = database.clock.now()
        self.log = LogDraft()
        self._connection: Any = None
        self._open = False

    async def __aenter__(self) -> Self:
        self._connection = await self.database.pool.acquire()
        try:
            await self._connection.execute(begin_script(self.actor, self.now))
        except BaseException:
            await self._release()
            raise
        self._open = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        refusal = refusal_of(error)
        try:
            if self._open:
                self._open = False
                await self._connection.execute("ROLLBACK")
            if isinstance(error, (Unreadable, asyncpg.SerializationError)):
                # A key in memory may be one that was renewed: the next act asks for it again.
                self.database.keys.clear()
            if refusal is not None and not isinstance(refusal, LogUnavailable):
                await self._record_refusal(refusal)
        finally:
            await self._release()
        if refusal is not None and refusal is not error:
            raise refusal from error

    @property
    def is_open(self) -> bool:
        """Whether the transaction is still to be committed or undone."""
        return self._open

    async def commit(self) -> None:
        if not self.log.decided or not self.log.allowed:
            raise RuntimeError("an act without a decision cannot be committed")
        try:
            await self._connection.execute(self._append(Result.DONE) + ";COMMIT")
        except (asyncpg.PostgresError, OSError) as error:
            if isinstance(error, asyncpg.SerializationError):
                raise
            raise LogUnavailable() from error
        self._open = False

    async def fetch_all(self, sql: Sql, /, **values: Any) -> list[Record]:
        """All rows of a statement; the statement itself bounds how many."""
        rows: list[Record] = await self._connection.fetch(sql.text, *sql.arguments(values))
        return rows

    async def fetch_one(self, sql: Sql, /, **values: Any) -> Record | None:
        """The first row, or None."""
        row: Record | None = await self._connection.fetchrow(sql.text, *sql.arguments(values))
        return row

    async def fetch_value(self, sql: Sql, /, **values: Any) -> Any:
        """The first column of the first row, or None."""
        return await self._connection.fetchval(sql.text, *sql.arguments(values))

    async def execute(self, sql: Sql, /, **values: Any) -> int:
        """Run a statement; answers how many rows it touched."""
        status: str = await self._connection.execute(sql.text, *sql.arguments(values))
        return int(status.rsplit(" ", 1)[-1]) if status[-1:].isdigit() else 0

    async def execute_many(self, sql: Sql, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement once per row, pipelined in one message."""
        await self._connection.executemany(sql.text, [sql.arguments(row) for row in rows])

    async def copy_rows(self, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Load many rows by COPY. Row-level security's WITH CHECK does not apply to COPY FROM: PostgreSQL refuses
        COPY FROM on tables with it, so this serves tables without."""
        await self._connection.copy_records_to_table(table, columns=columns, records=rows)

    def _append(self, result: Result) -> str:
        record_id = new_id()
        return append_script(
            self.log,
            record_id=record_id,
            actor=self.actor,
            action=self.action,
            purpose=self.purpose,
            result=result,
            now=self.now,
            request_id=self.request_id,
            payload=self._sealed_details(record_id),
            mark=self.database.record_mark.of,
        )

    def _sealed_details(self, record_id: UUID) -> bytes | None:
        """What the act adds of a client, under the client's own key, which it has in hand: gone when the key goes."""
        client_id = self.log.client_id
        key = self.database.keys.get(client_id) if client_id and self.log.details else None
        if key is None or client_id is None:
            return None
        return seal(
            key,
            ",".join(self.log.details).encode(),
            Aad("audit_record", "payload_sealed", record_id, client_id),
        )

    async def _record_refusal(self, error: DomainError) -> None:
        self.log.code = error.code
        result = Result.FAILED if self.log.allowed else Result.REFUSED
        try:
            await self._connection.execute(
                begin_script(self.actor, self.now) + ";" + self._append(result) + ";COMMIT"
            )
        except (asyncpg.PostgresError, OSError) as failure:
            await self._connection.execute("ROLLBACK")
            raise LogUnavailable() from failure

    async def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await self.database.pool.release(connection)
