"""Versions of keys in PostgreSQL, wrapping data keys anew, and the index of the BSN under the next key."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import asyncpg
from sqlalchemy import Table, text

from domain.keys.model import KeyKind, KeyStatus, KeyVersion
from persistence.encryption.envelope import Aad, DataKey, open_sealed
from persistence.encryption.keyring import Keyring, Wrapped
from persistence.repositories.new_referrals import open_content
from persistence.sealing import key_aad
from persistence.sql import Sql
from persistence.tables import metadata

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

KEK_VERSION = "kek_version"


def tables_with_wrapped_keys() -> list[Table]:
    """Every table that keeps a key wrapped with the master key."""
    return [table for table in metadata.sorted_tables if KEK_VERSION in table.columns]


class _WrappedKeys:
    """The statements for the wrapped keys of one table. Whose key it is, is its single primary key."""

    def __init__(self, table: Table) -> None:
        (owner,) = (column.name for column in table.primary_key.columns)
        wrapped = "wrapped" if "wrapped" in table.columns else "wrapped_key"
        self.behind = Sql(
            text(
                f"select {owner} as owner_id, key_id, kek_version, {wrapped} as wrapped from {table.name} "
                "where kek_version < :newest order by kek_version limit :limit for update skip locked"
            )
        )
        self.write = Sql(
            text(
                f"update {table.name} t set kek_version = n.kek_version, {wrapped} = n.wrapped "
                "from unnest(cast(:owners as uuid[]), cast(:versions as integer[]), cast(:wrapped as bytea[])) "
                f"as n (owner_id, kek_version, wrapped) where t.{owner} = n.owner_id"
            )
        )


_WRAPPED_KEYS = [_WrappedKeys(table) for table in tables_with_wrapped_keys()]
_VERSIONS = {
    kind: Sql(
        text(
            f"""
            select v.version, v.first_seen_at, coalesce(u.rows, 0) as rows, coalesce(u.behind, 0) as behind,
                   cast(null as timestamptz) as retired_at
            from {kind.value}_key_version v left join key_usage() u on u.kind = '{kind.value}' and u.version = v.version
            union all
            select version, first_seen_at, 0, 0, retired_at from retired_key_version where kind = '{kind.value}'
            order by version
            """
        )
    )
    for kind in KeyKind
}
_WITHOUT_NEXT = Sql(text("select coalesce(sum(behind), 0)::bigint from key_usage() where kind = 'index'"))
_NOW = Sql(text("select now()"))
_CLIENTS_WITHOUT_NEXT = Sql(
    text(
        """
        select i.client_id, k.key_id, k.kek_version, k.wrapped, d.bsn_sealed
        from client_bsn_index i join client_key k on k.client_id = i.client_id
        join client_identity d on d.client_id = i.client_id
        where i.bsn_index_next is null and d.bsn_sealed is not null
          and (cast(:after as uuid) is null or i.client_id > :after)
        order by i.client_id limit :limit for update of i skip locked
        """
    )
)
_SET_CLIENTS = Sql(
    text(
        "update client_bsn_index t set bsn_index_next = n.next "
        "from unnest(cast(:owners as uuid[]), cast(:nexts as bytea[])) as n (owner_id, next) "
        "where t.client_id = n.owner_id"
    )
)
_REFERRALS_WITHOUT_NEXT = Sql(
    text(
        """
        select r.id, r.key_id, r.kek_version, r.wrapped_key, r.content_sealed, i.bsn_index_next
        from referral r left join client_bsn_index i on i.bsn_index = r.bsn_index
        where r.bsn_index is not null and r.bsn_index_next is null
          and (cast(:after as uuid) is null or r.id > :after)
        order by r.id limit :limit for update of r skip locked
        """
    )
)
_SET_REFERRALS = Sql(
    text(
        # What cannot be computed any more (the content went to a file that is gone) matches nothing any more.
        "update referral t set bsn_index_next = n.next, "
        "bsn_index = case when n.next is null then null else t.bsn_index end, "
        "index_version = case when n.next is null then null else t.index_version end "
        "from unnest(cast(:owners as uuid[]), cast(:nexts as bytea[])) as n (owner_id, next) where t.id = n.owner_id"
    )
)
_LOCK_INDEX_VERSION = Sql(text("select version from index_key_version where version = :version for update"))
_SWITCH = [
    Sql(
        text(
            f"update {table} set bsn_index = bsn_index_next, bsn_index_next = null, index_version = :newest "
            "where index_version = :version"
        )
    )
    for table in ("client_bsn_index", "referral")
]
_RETIRE = {
    kind: Sql(
        text(
            f"with gone as (delete from {kind.value}_key_version where version = :version "
            "returning version, first_seen_at) insert into retired_key_version (kind, version, first_seen_at, "
            f"retired_at) select '{kind.value}', version, first_seen_at, now() from gone"
        )
    )
    for kind in KeyKind
}

_NEWEST = {
    kind: Sql(
        text(f"select version, first_seen_at from {kind.value}_key_version order by version desc limit 1")
    )
    for kind in KeyKind
}
_INDEX_VERSIONS = Sql(text("select version from index_key_version order by version"))


class PostgresKeys:
    """See `domain.keys.ports.KeyRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def status(self, kind: KeyKind) -> KeyStatus:
        rows = await self._work.fetch_all(_VERSIONS[kind])
        versions = tuple(
            KeyVersion(kind, row["version"], row["first_seen_at"], row["rows"], row["retired_at"])
            for row in rows
        )
        total = sum(version.rows for version in versions)
        in_use = [version for version in versions if version.retired_at is None]
        if kind is KeyKind.MASTER:
            behind = total - in_use[-1].rows
        else:
            behind = sum(row["behind"] for row in rows) if len(in_use) > 1 else 0
        return KeyStatus(kind, versions, total, behind)

    async def database_time(self) -> datetime:
        moment: datetime = await self._work.fetch_value(_NOW)
        return moment

    async def rewrap(self, limit: int) -> int:
        newest = (await self.status_newest(KeyKind.MASTER)).version
        if newest != self._keyring.current_version:
            return 0
        for keys in _WRAPPED_KEYS:
            rows = await self._work.fetch_all(keys.behind, newest=newest, limit=limit)
            if rows:
                await self._write_anew(keys, rows)
                return len(rows)
        return 0

    async def _write_anew(self, keys: _WrappedKeys, rows: list[asyncpg.Record]) -> None:
        keyring, wrapped = self._keyring, []
        for row in rows:
            if not row["wrapped"]:
                # The key was thrown away with what it sealed; only the mark that it rests on goes along.
                wrapped.append(Wrapped(keyring.current_version, b""))
                continue
            aad = key_aad(row["key_id"], row["owner_id"])
            wrapped.append(
                keyring.wrap(keyring.unwrap(Wrapped(row["kek_version"], row["wrapped"]), aad=aad), aad=aad)
            )
        await self._work.execute(
            keys.write,
            owners=[row["owner_id"] for row in rows],
            versions=[one.kek_version for one in wrapped],
            wrapped=[one.blob for one in wrapped],
        )

    async def status_newest(self, kind: KeyKind) -> KeyVersion:
        """The newest version in use, without counting rows."""
        row = await self._work.fetch_one(_NEWEST[kind])
        if row is None:
            raise LookupError("no version of the key")
        return KeyVersion(kind, row["version"], row["first_seen_at"], 0)

    async def fill_next_index(self, after: UUID | None, limit: int) -> tuple[int, UUID | None]:
        version = await self._next_version()
        if version is None:
            return 0, None
        rows = await self._work.fetch_all(_CLIENTS_WITHOUT_NEXT, after=after, limit=limit)
        if not rows:
            return 0, None
        await self._work.execute(
            _SET_CLIENTS,
            owners=[row["client_id"] for row in rows],
            nexts=[self._index(self._bsn_of_client(row), version) for row in rows],
        )
        return len(rows), rows[-1]["client_id"]

    async def fill_next_index_of_referrals(self, after: UUID | None, limit: int) -> tuple[int, UUID | None]:
        version = await self._next_version()
        if version is None:
            return 0, None
        rows = await self._work.fetch_all(_REFERRALS_WITHOUT_NEXT, after=after, limit=limit)
        if not rows:
            return 0, None
        await self._work.execute(
            _SET_REFERRALS,
            owners=[row["id"] for row in rows],
            nexts=[row["bsn_index_next"] or self._index(self._bsn_of_referral(row), version) for row in rows],
        )
        return len(rows), rows[-1]["id"]

    async def switch_index(self, version: int) -> int:
        # Waits for acts that lay down a row under this version, and makes later ones wait for the switch.
        await self._work.fetch_all(_LOCK_INDEX_VERSION, version=version)
        missing: int = await self._work.fetch_value(_WITHOUT_NEXT)
        if missing:
            return missing
        newest = (await self.status_newest(KeyKind.INDEX)).version
        for statement in _SWITCH:
            await self._work.execute(statement, version=version, newest=newest)
        await self._work.execute(_RETIRE[KeyKind.INDEX], version=version)
        return 0

    async def retire_master(self, version: int) -> bool:
        try:
            return await self._work.execute(_RETIRE[KeyKind.MASTER], version=version) == 1
        except asyncpg.ForeignKeyViolationError:
            return False

    @property
    def _keyring(self) -> Keyring:
        return self._work.database.keyring

    async def _next_version(self) -> int | None:
        """The version that takes over, when there is one and this process holds its key."""
        versions = [row["version"] for row in await self._work.fetch_all(_INDEX_VERSIONS)]
        newest: int = versions[-1]
        return newest if len(versions) > 1 and newest in self._keyring.versions("index") else None

    def _index(self, bsn: str | None, version: int) -> bytes | None:
        if bsn is None:
            return None
        return self._keyring.indexes(bsn)[version]

    def _bsn_of_client(self, row: asyncpg.Record) -> str:
        client_id = row["client_id"]
        raw = self._keyring.unwrap(
            Wrapped(row["kek_version"], row["wrapped"]), aad=key_aad(row["key_id"], client_id)
        )
        aad = Aad("client_identity", "bsn_sealed", client_id, client_id)
        return open_sealed(DataKey.of(row["key_id"], raw), row["bsn_sealed"], aad).decode()

    def _bsn_of_referral(self, row: asyncpg.Record) -> str | None:
        if not row["wrapped_key"]:
            return None
        wrapped = Wrapped(row["kek_version"], row["wrapped_key"])
        return open_content(self._keyring, row["id"], row["key_id"], wrapped, row["content_sealed"]).bsn
