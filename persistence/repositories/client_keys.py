"""The data key of one client renewed: every value of the file opened with the old key and sealed with the new one."""

from typing import TYPE_CHECKING, Final
from uuid import UUID

from asyncpg import Record
from sqlalchemy import Table, text

from persistence.document_spool import piece_aad
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.encryption.key_news import CHANNEL
from persistence.encryption.keyring import Wrapped
from persistence.sealing import key_aad
from persistence.sql import Sql
from persistence.tables import metadata

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

OTHER_KEY: Final = {
    "audit_record": "is never changed; what it has sealed is sealed once more in log_payload",
    "referral": "has a data key of its own",
    "complaint": "is sealed with the key of its case",
    "mediation": "is sealed with the key of its case",
    "case_letter": "is sealed with the key of its case",
    "access_question": "is sealed with the key of its case",
    "access_package": "is sealed with a key that only its link holds",
    "access_package_piece": "is sealed with a key that only the link of its package holds",
}
"""Tables with a client and sealed values that are not sealed with the client's key, and why."""
ROWS_AT_ONCE: Final = 20
"""Few, because one row can be a piece of a document."""


def tables_with_client_keys() -> list[Table]:
    """Every table that holds values under a client's data key."""
    return [
        table
        for table in metadata.sorted_tables
        if "client_id" in table.c and sealed_columns(table) and table.name not in OTHER_KEY
    ]


def sealed_columns(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.name.endswith("_sealed")]


def place_of(table: Table, column: str, row: Record) -> Aad:
    """What binds a value to its one place, as the repository of that table seals it."""
    if table.name == "document_chunk":
        return piece_aad(row["document_id"], row["client_id"], row["sequence"])
    identifier = next(key.name for key in table.primary_key.columns)
    return Aad(table.name, column, row[identifier], row["client_id"])


class _Resealing:
    """The statements for one table: a page of its rows of one client, and writing one back."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.keys = [column.name for column in table.primary_key.columns]
        self.columns = sealed_columns(table)
        shown = dict.fromkeys([*self.keys, "client_id", *self.columns])
        after = " and ".join(f"{key} = :{key}" for key in self.keys)
        past = ", ".join(f"cast(:{key} as {table.c[key].type.compile()})" for key in self.keys)
        order = ", ".join(self.keys)
        select = f"select {', '.join(shown)} from {table.name} where client_id = :client_id"
        page = f"order by {order} limit {ROWS_AT_ONCE}"
        self.first = Sql(text(f"{select} {page}"))
        self.next = Sql(text(f"{select} and ({order}) > ({past}) {page}"))
        written = ", ".join(f"{column} = :{column}" for column in self.columns)
        self.write = Sql(text(f"update {table.name} set {written} where {after}"))


_RESEALING = {table.name: _Resealing(table) for table in tables_with_client_keys()}
_NAME_NUMBER = Sql(text("select set_config('app.renewing_number', :number, true)"))
_CLIENT = Sql(text("select id from client where number = :number"))
_TAKE = Sql(
    text(
        "select set_config('app.renewing', :client_id, true), "
        "pg_advisory_xact_lock(hashtextextended('client-key ' || :client_id, 0))"
    )
)
_KEY = Sql(
    text("select key_id, kek_version, wrapped from client_key where client_id = :client_id for update")
)
_UNSEEN_PAYLOADS = Sql(
    text(
        f"""
        select r.id, r.payload_sealed from audit_record r
        where r.client_id = :client_id and r.payload_sealed is not null
          and not exists (select 1 from log_payload p where p.record_id = r.id)
        order by r.id limit {ROWS_AT_ONCE}
        """
    )
)
_ADD_PAYLOAD = Sql(
    text(
        "insert into log_payload (record_id, client_id, payload_sealed) values (:record_id, :client_id, :payload)"
    )
)
_REPLACE = Sql(
    text(
        "update client_key set key_id = :key_id, kek_version = :kek_version, wrapped = :wrapped, created_at = :now "
        "where client_id = :client_id"
    )
)
_RETIRE = Sql(text("insert into renewed_client_key (key_id, renewed_at) values (:key_id, :now)"))
_TELL = Sql(text("select pg_notify(:channel, :client_id)"))


def payload_place(record_id: UUID, client_id: UUID) -> Aad:
    """Where what a record of the log has sealed stands after a renewal."""
    return Aad("log_payload", "payload_sealed", record_id, client_id)


class PostgresClientKeys:
    """See `domain.keys.ports.ClientKeyRepository`."""

    tables = tuple(_RESEALING)

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work
        self._old: DataKey | None = None
        self._new: tuple[DataKey, Wrapped] | None = None

    async def take(self, client_number: str) -> UUID | None:
        await self._work.fetch_value(_NAME_NUMBER, number=client_number)
        client_id: UUID | None = await self._work.fetch_value(_CLIENT, number=client_number)
        if client_id is None:
            return None
        await self._work.fetch_value(_TAKE, client_id=str(client_id))
        row = await self._work.fetch_one(_KEY, client_id=client_id)
        if row is None:
            return None
        wrapped = Wrapped(row["kek_version"], row["wrapped"])
        raw = self._work.database.keyring.unwrap(wrapped, aad=key_aad(row["key_id"], client_id))
        self._old, self._new = DataKey.of(row["key_id"], raw), self._work.sealing.new_key(client_id)
        return client_id

    async def reseal(self, client_id: UUID, table: str) -> int:
        resealing, count = _RESEALING[table], 0
        rows = await self._work.fetch_all(resealing.first, client_id=client_id)
        while rows:
            await self._work.execute_many(resealing.write, [self._anew(resealing, row) for row in rows])
            count += len(rows)
            after = {key: rows[-1][key] for key in resealing.keys}
            rows = await self._work.fetch_all(resealing.next, **{"client_id": client_id, **after})
        return count

    def _anew(self, resealing: _Resealing, row: Record) -> dict[str, object]:
        values: dict[str, object] = {key: row[key] for key in resealing.keys}
        for column in resealing.columns:
            place = place_of(resealing.table, column, row)
            values[column] = None if row[column] is None else self._moved(row[column], place, place)
        return values

    async def reseal_log(self, client_id: UUID) -> int:
        count = 0
        while rows := await self._work.fetch_all(_UNSEEN_PAYLOADS, client_id=client_id):
            await self._work.execute_many(
                _ADD_PAYLOAD,
                [
                    {
                        "record_id": row["id"],
                        "client_id": client_id,
                        "payload": self._moved(
                            row["payload_sealed"],
                            Aad("audit_record", "payload_sealed", row["id"], client_id),
                            payload_place(row["id"], client_id),
                        ),
                    }
                    for row in rows
                ],
            )
            count += len(rows)
        return count

    def _moved(self, blob: bytes, place: Aad, to: Aad) -> bytes:
        if self._old is None or self._new is None:
            raise RuntimeError("no client was taken")
        return seal(self._new[0], open_sealed(self._old, blob, place), to)

    async def replace(self, client_id: UUID) -> None:
        if self._old is None or self._new is None:
            raise RuntimeError("no client was taken")
        key, wrapped = self._new
        await self._work.execute(
            _REPLACE,
            client_id=client_id,
            key_id=key.id,
            kek_version=wrapped.kek_version,
            wrapped=wrapped.blob,
            now=self._work.now,
        )
        await self._work.execute(_RETIRE, key_id=self._old.id.bytes, now=self._work.now)
        await self._work.fetch_value(_TELL, channel=CHANNEL, client_id=str(client_id))

    def forget(self, client_id: UUID) -> None:
        self._work.database.keys.forget(client_id)
