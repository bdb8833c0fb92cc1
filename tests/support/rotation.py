"""Many wrapped keys, and what must hold of them during and after a rotation."""

import os
import shutil
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from persistence.encryption.envelope import Aad, DataKey, seal
from persistence.encryption.keyring import Keyring, Wrapped
from persistence.repositories.keys import tables_with_wrapped_keys
from persistence.sealing import key_aad

SETTLED = "update {}_key_version set first_seen_at = first_seen_at - interval '2 minutes'"


def own_keys(key_dir: Path, folder: Path) -> Path:
    """A copy of the key files, to rotate without touching those of other tests."""
    shutil.copytree(key_dir, folder)
    return folder


def add_clients(connection: psycopg.Connection[Any], keyring: Keyring, count: int) -> dict[UUID, bytes]:
    """Headers with a data key each; answers every raw key by its client."""
    raws = {uuid4(): os.urandom(32) for _ in range(count)}
    with connection.cursor() as cursor:
        with cursor.copy(
            "copy client (id, number, given_names, surname, name_key, sex, date_of_birth, street, house_number, "
            "postcode, city, created_at, updated_at) from stdin"
        ) as copy:
            for number, client_id in enumerate(raws):
                copy.write_row(
                    (client_id, f"P-{number:06d}", "Proef", "Sleutel", "proef sleutel", "O", "1980-01-01", "Straat",
                     "1", "1234 AB", "Utrecht", "2026-01-01", "2026-01-01")
                )  # fmt: skip
        with cursor.copy(
            "copy client_key (client_id, key_id, kek_version, wrapped, created_at) from stdin"
        ) as copy:
            for client_id, raw in raws.items():
                key_id = uuid4()
                wrapped = keyring.wrap(raw, aad=key_aad(key_id, client_id))
                copy.write_row((client_id, key_id, wrapped.kek_version, wrapped.blob, "2026-01-01"))
    return raws


def add_bsns(connection: psycopg.Connection[Any], keyring: Keyring, count: int) -> dict[UUID, str]:
    """Clients with a sealed BSN and its index; answers every BSN by its client."""
    bsns = {}
    raws = add_clients(connection, keyring, count)
    key_ids = dict(connection.execute("select client_id, key_id from client_key").fetchall())
    with connection.cursor() as cursor:
        identities, indexes = [], []
        for number, (client_id, raw) in enumerate(raws.items()):
            bsn = bsns[client_id] = f"{900_000_000 + number}"
            aad = Aad("client_identity", "bsn_sealed", client_id, client_id)
            key = DataKey.of(key_ids[client_id], raw)
            identities.append((client_id, seal(key, bsn.encode(), aad)))
            indexes.append((client_id, keyring.index(bsn), 1))
        with cursor.copy("copy client_identity (client_id, bsn_sealed) from stdin") as copy:
            for identity in identities:
                copy.write_row(identity)
        with cursor.copy("copy client_bsn_index (client_id, bsn_index, index_version) from stdin") as copy:
            for index in indexes:
                copy.write_row(index)
    return bsns


def unwrapped(connection: psycopg.Connection[Any], keyring: Keyring) -> dict[tuple[str, UUID], bytes]:
    """Every raw data key of every table that keeps any, by its owner, as it is wrapped now."""
    found = {}
    for table in tables_with_wrapped_keys():
        (owner,) = (column.name for column in table.primary_key.columns)
        column = "wrapped" if "wrapped" in table.columns else "wrapped_key"
        query = sql.SQL("select {}, key_id, kek_version, {} from {} where {} <> ''").format(
            *map(sql.Identifier, (owner, column, table.name, column))
        )
        for owner_id, key_id, version, wrapped in connection.execute(query):
            aad = key_aad(key_id, owner_id)
            found[(table.name, owner_id)] = keyring.unwrap(Wrapped(version, wrapped), aad=aad)
    return found
