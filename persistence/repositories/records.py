"""Records of a file in PostgreSQL: one set of statements per kind, made once from the kind's parts."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record as Row
from sqlalchemy import text

from domain.clients.model import TrajectHeader
from domain.records.model import MAXIMUM_RECORDS, SCHEMAS, Part, Record, RecordKind, RecordSchema, Values
from persistence.encryption.envelope import DataKey
from persistence.repositories.clients import TRAJECT_JSON, traject_of
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TABLES = {
    RecordKind.BENEFIT: "benefit",
    RecordKind.EDUCATION: "education",
    RecordKind.DIPLOMA: "diploma",
    RecordKind.WORK_EXPERIENCE: "work_experience",
    RecordKind.PREFERENCE: "preference",
    RecordKind.HEALTH: "health_record",
}


def _column(part: Part) -> str:
    return f"{part.name}_sealed" if part.sealed else part.name


class _Statements:
    """The statements of one kind. Table and column names are this module's own, never a caller's."""

    def __init__(self, schema: RecordSchema) -> None:
        table = _TABLES[schema.kind]
        columns = [_column(part) for part in schema.parts]
        extra = ["traject_id", "recorded_by"] if schema.kind is RecordKind.HEALTH else []
        written = ["id", "client_id", "created_at", *extra, *columns]
        selected = f"select id, version, {', '.join(columns)} from {table} where client_id = :client_id"
        guarded = "where id = :id and client_id = :client_id and version = :expected"
        self.list = Sql(text(f"{selected} order by created_at, id limit {MAXIMUM_RECORDS}"))
        self.one = Sql(text(f"{selected} and id = :id"))
        self.add = Sql(
            text(
                f"insert into {table} ({', '.join(written)}) values ({', '.join(':' + name for name in written)})"
            )
        )
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        self.change = Sql(text(f"update {table} set {assignments}, version = version + 1 {guarded}"))
        self.remove = Sql(text(f"delete from {table} {guarded}"))


_STATEMENTS = {kind: _Statements(schema) for kind, schema in SCHEMAS.items()}

_TRAJECTS = Sql(
    text(
        f"select {TRAJECT_JSON} as traject from traject t join commissioning_party p on p.id = t.party_id "
        "where t.client_id = :client_id order by t.created_at desc, t.id desc limit 200"
    )
)
_TRAJECT_OF = Sql(
    text(
        f"select {TRAJECT_JSON} as traject from health_record h join traject t on t.id = h.traject_id "
        "join commissioning_party p on p.id = t.party_id where h.client_id = :client_id and h.id = :id"
    )
)


class PostgresRecords:
    """See `domain.records.ports.RecordRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def records(self, kind: RecordKind, client_id: UUID) -> Sequence[Record]:
        rows = await self._work.fetch_all(_STATEMENTS[kind].list, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_opened(SCHEMAS[kind], row, client_id, key) for row in rows]

    async def record(self, kind: RecordKind, client_id: UUID, record_id: UUID) -> Record | None:
        row = await self._work.fetch_one(_STATEMENTS[kind].one, client_id=client_id, id=record_id)
        if row is None:
            return None
        return _opened(SCHEMAS[kind], row, client_id, await self._work.sealing.key_of(client_id))

    async def add(
        self, kind: RecordKind, client_id: UUID, record_id: UUID, values: Values, traject_id: UUID | None
    ) -> None:
        key = await self._work.sealing.key_of(client_id)
        extra = {"traject_id": traject_id, "recorded_by": self._work.actor.id} if traject_id else {}
        await self._work.execute(
            _STATEMENTS[kind].add,
            id=record_id,
            client_id=client_id,
            created_at=self._work.now,
            **extra,
            **_closed(SCHEMAS[kind], values, record_id, client_id, key),
        )

    async def change(
        self, kind: RecordKind, client_id: UUID, record_id: UUID, values: Values, expected_version: int
    ) -> bool:
        key = await self._work.sealing.key_of(client_id)
        changed = await self._work.execute(
            _STATEMENTS[kind].change,
            id=record_id,
            client_id=client_id,
            expected=expected_version,
            **_closed(SCHEMAS[kind], values, record_id, client_id, key),
        )
        return changed == 1

    async def remove(self, kind: RecordKind, client_id: UUID, record_id: UUID, expected_version: int) -> bool:
        removed = await self._work.execute(
            _STATEMENTS[kind].remove, id=record_id, client_id=client_id, expected=expected_version
        )
        return removed == 1

    async def trajects(self, client_id: UUID) -> Sequence[TrajectHeader]:
        rows = await self._work.fetch_all(_TRAJECTS, client_id=client_id)
        return [traject_of(row["traject"]) for row in rows]

    async def traject_of(self, client_id: UUID, record_id: UUID) -> TrajectHeader | None:
        row = await self._work.fetch_one(_TRAJECT_OF, client_id=client_id, id=record_id)
        return traject_of(row["traject"]) if row else None


def _opened(schema: RecordSchema, row: Row, client_id: UUID, key: DataKey) -> Record:
    table, record_id = _TABLES[schema.kind], row["id"]
    values: dict[str, Any] = {}
    for part in schema.parts:
        column = _column(part)
        if not part.sealed:
            values[part.name] = row[column]
            continue
        value = open_text(key, row[column], table, column, record_id, client_id)
        values[part.name] = date.fromisoformat(value) if part.day and value is not None else value
    return Record(record_id, row["version"], values)


def _closed(
    schema: RecordSchema, values: Values, record_id: UUID, client_id: UUID, key: DataKey
) -> dict[str, Any]:
    table = _TABLES[schema.kind]
    closed: dict[str, Any] = {}
    for part in schema.parts:
        column, value = _column(part), values.get(part.name)
        if part.sealed:
            written = None if value is None else (value.isoformat() if part.day else str(value))
            value = seal_text(key, written, table, column, record_id, client_id)
        closed[column] = value
    return closed
