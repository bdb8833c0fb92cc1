"""What a file holds of one client, read for a package: every row of every table, each sealed value opened in its place.

The tables come from the metadata, the rows from a function of the database that asks the request's state itself
(migration 0022). Which key opens a value is written at its head, so a table needs no line here.
"""

import json
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from asyncpg import InsufficientPrivilegeError
from sqlalchemy import LargeBinary, Table, text
from sqlalchemy.dialects import postgresql

from domain.access_log.model import AccessLogEntry
from domain.access_packages.contents import CONTENT, LOG, Blob, Colleague, Material, Row
from domain.policy.actions import Action
from domain.policy.actor import ActorKind
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.shared.errors import Unreadable
from domain.stand_ins.model import StandInReason
from persistence.document_spool import piece_aad
from persistence.encryption.envelope import Aad, DataKey, SealBrokenError, open_sealed
from persistence.encryption.keyring import Wrapped
from persistence.erasing.plan import hangs_on_a_client
from persistence.sealing import key_aad
from persistence.sql import Sql
from persistence.tables import metadata

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ROWS = Sql(text("select r as row from access_package_rows(:case_id, :table) r"))
_COUNTS = Sql(text("select table_name, rows from access_package_counts(:case_id, cast(:tables as text[]))"))
_PEOPLE = Sql(text("select id, name, kind, guides from access_package_people(:case_id)"))
_PIECES = Sql(
    text("select sequence, content_sealed from access_package_document(:case_id, :document_id, :first, :end)")
)
_MAY = Sql(text("select access_package_client(:case_id) is not null"))

_AT_ONCE: Final = 8
_KEYS: Final = ("client_key", "case_key")
_DELIVERED: Final = "intake_row"
_NOT_ROWS: Final = frozenset({CONTENT, "access_package_piece", *_KEYS})
"""Pieces of files, which come one by one, and keys."""

TABLES: Final = (
    *(
        table.name
        for table in metadata.sorted_tables
        if hangs_on_a_client(table) and table.name not in _NOT_ROWS
    ),
    _DELIVERED,
)
"""Everything that hangs on a client, and the row in which the client was delivered."""

_HEAD = slice(1, 17)
_MAGIC: Final = {b"%PDF": ".pdf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


class PackageMaterial:
    """Reads for one request. Made once an act."""

    def __init__(self, work: "PostgresUnitOfWork", case_id: UUID) -> None:
        self._work = work
        self._case_id = case_id
        self._keys: dict[bytes, tuple[DataKey, UUID]] = {}
        self._people: dict[str, Colleague | str] = {}

    async def may_make(self) -> bool:
        return bool(await self._work.fetch_value(_MAY, case_id=self._case_id))

    async def counts(self) -> Mapping[str, int]:
        rows = await self._work.fetch_all(_COUNTS, case_id=self._case_id, tables=list(TABLES))
        return {row["table_name"]: row["rows"] for row in rows}

    async def collect(self, tables: Collection[str] | None) -> Material:
        await self._read_keys()
        await self._read_people()
        found: dict[str, Sequence[Row]] = {}
        log: Sequence[AccessLogEntry] = ()
        for name in TABLES:
            if tables is not None and name not in tables:
                continue
            rows = sorted(await self._rows(name), key=_in_time)
            if name == LOG:
                log = [self._entry(row) for row in reversed(rows)]
            else:
                found[name] = [self._row(metadata.tables[name], row) for row in rows]
        return Material(found, log)

    async def document(self, document_id: UUID) -> AsyncIterator[bytes]:
        first = 0
        while True:
            rows = await self._work.fetch_all(
                _PIECES, case_id=self._case_id, document_id=document_id, first=first, end=first + _AT_ONCE
            )
            for row in rows:
                key, client_id = self._key_of(row["content_sealed"])
                if row["sequence"] != first:
                    raise Unreadable
                yield open_sealed(key, row["content_sealed"], piece_aad(document_id, client_id, first))
                first += 1
            if len(rows) < _AT_ONCE:
                return

    async def _rows(self, table: str) -> list[dict[str, Any]]:
        try:
            found = await self._work.fetch_all(_ROWS, case_id=self._case_id, table=table)
        except InsufficientPrivilegeError as error:
            raise PermissionError("no package is made of this") from error
        return [row["row"] for row in found]

    async def _read_keys(self) -> None:
        """The client's key, those of the cases, and those that deliveries came with."""
        if self._keys:
            return
        for table in _KEYS:
            for row in await self._rows(table):
                subject = UUID(row["client_id" if table == "client_key" else "case_id"])
                self._hold(subject, row["key_id"], row["kek_version"], row["wrapped"])
        for row in await self._rows("referral"):
            self._hold(UUID(row["id"]), row["key_id"], row["kek_version"], row["wrapped_key"])
        for row in await self._rows(_DELIVERED):
            batch = UUID(row["batch_id"])
            self._hold(batch, row["batch_key_id"], row["batch_kek_version"], row["batch_wrapped_key"])

    def _hold(self, subject: UUID, key_id: str | None, version: int | None, wrapped: str | None) -> None:
        """A key whose delivery moved to a client, or is over, was emptied: what it sealed is gone too."""
        blob = _bytes(wrapped) if wrapped else b""
        if key_id is None or version is None or not blob:
            return
        raw = self._work.database.keyring.unwrap(Wrapped(version, blob), aad=key_aad(UUID(key_id), subject))
        self._keys[UUID(key_id).bytes] = (DataKey.of(UUID(key_id), raw), subject)

    async def _read_people(self) -> None:
        for row in await self._work.fetch_all(_PEOPLE, case_id=self._case_id):
            staff = row["kind"] == "staff"
            self._people[str(row["id"])] = (
                Colleague(row["id"], row["name"], row["guides"]) if staff else row["name"]
            )

    def _key_of(self, blob: bytes) -> tuple[DataKey, UUID]:
        try:
            return self._keys[blob[_HEAD]]
        except KeyError as error:
            raise SealBrokenError from error

    def _row(self, table: Table, row: dict[str, Any]) -> Row:
        identity = [str(row[column.name]) for column in table.primary_key.columns]
        values = {name: self._value(table, name, row) for name in table.c.keys()}  # noqa: SIM118
        return Row(table.name, "/".join(identity), values)

    def _value(self, table: Table, name: str, row: dict[str, Any]) -> Any:
        value, kind = row.get(name), table.c[name].type
        if value is None:
            return None
        if isinstance(kind, LargeBinary):
            return self._opened(table, name, row) if name.endswith("_sealed") else _bytes(value).hex()
        if isinstance(kind, postgresql.UUID):
            return self._people.get(str(value), value)
        return value

    def _opened(self, table: Table, name: str, row: dict[str, Any]) -> Any:
        blob = _bytes(row[name])
        if table.name == "access_package" or not blob:
            return None
        key, subject = self._key_of(blob)
        plain = open_sealed(key, blob, _place(table, name, row, subject))
        for magic, extension in _MAGIC.items():
            if plain.startswith(magic):
                return Blob(plain, extension)
        try:
            return _structured(plain.decode())
        except UnicodeDecodeError:
            return Blob(plain, ".bin")

    def _entry(self, row: dict[str, Any]) -> AccessLogEntry:
        blob = _bytes(row["payload_sealed"]) if row["payload_sealed"] else b""
        changed: tuple[str, ...] = ()
        if blob and blob[_HEAD] in self._keys:
            key, subject = self._keys[blob[_HEAD]]
            place = Aad(LOG, "payload_sealed", UUID(row["id"]), subject)
            changed = tuple(open_sealed(key, blob, place).decode().split(","))
        return AccessLogEntry(
            id=UUID(row["id"]),
            at=datetime.fromisoformat(row["at"]),
            actor_name="",
            role=Role(row["role"]) if row["role"] else None,
            action=Action(row["action"]),
            purpose=Purpose(row["purpose"]),
            clause=row["clause"],
            result=row["result"],
            changed_fields=changed,
            actor_kind=ActorKind(row["actor_kind"]),
            relation=Relation(row["relation"]),
            stand_in_reason=StandInReason(row["away"]) if row["away"] else None,
        )


def _place(table: Table, name: str, row: dict[str, Any], subject: UUID) -> Aad:
    """Where a value was sealed: its row under the client, the case or the delivery whose key it is."""
    if table.name == _DELIVERED:
        return Aad(_DELIVERED, f"{name}.{row['row_number']}", subject, subject)
    return Aad(table.name, name, UUID(row[next(iter(table.primary_key.columns)).name]), subject)


def _bytes(value: str) -> bytes:
    """Bytes as PostgreSQL writes them in JSON: `\\x` and hexadecimal."""
    return bytes.fromhex(value.removeprefix("\\x"))


def _structured(value: str) -> Any:
    """A sealed text that is itself an object or a list, as such; any other as it is."""
    if value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _in_time(row: dict[str, Any]) -> tuple[str, str]:
    """Identifiers are made in the order of time; the log by its moment."""
    return str(row.get("at", "")) if "mac" in row else "", str(row.get("id", ""))
