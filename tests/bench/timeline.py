"""Files for the timeline's figures: some with twenty entries, some with two thousand, sealed with their own keys."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import asyncpg

from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey, seal
from persistence.encryption.keyring import Keyring, Wrapped
from persistence.sealing import key_aad
from tests.bench.seed import NOW, Seeded, Staff

FEW, MANY = 20, 2_000
FILES = 10
_TEXT = b"Besproken hoe de week ging, wat er lukte en wat er voor de volgende afspraak nog moet gebeuren."
_COLUMNS = ["id", "client_id", "author_id", "kind", "happened_at", "text_sealed", "created_at"]


@dataclass(frozen=True)
class Timelines:
    """Clients of one adviser with a short and with a long file."""

    adviser: Staff
    short: list[UUID]
    long: list[UUID]


async def fill_timelines(connection: asyncpg.Connection, keyring: Keyring, seeded: Seeded) -> Timelines:
    """Write notes in files of the first adviser."""
    adviser = seeded.advisers[0]
    clients = seeded.clients[adviser.user_id]
    short, long = clients[:FILES], clients[FILES : 2 * FILES]
    for client_id in (*short, *long):
        row = await connection.fetchrow(
            "select key_id, kek_version, wrapped from client_key where client_id = $1", client_id
        )
        raw = keyring.unwrap(
            Wrapped(row["kek_version"], row["wrapped"]), aad=key_aad(row["key_id"], client_id)
        )
        key = DataKey.of(row["key_id"], raw)
        records = []
        for number in range(FEW if client_id in short else MANY):
            note_id = new_id()
            sealed = seal(key, _TEXT, Aad("note", "text_sealed", note_id, client_id))
            happened = NOW - timedelta(hours=8 * number + 1)
            records.append((note_id, client_id, adviser.user_id, "conversation", happened, sealed, NOW))
        await connection.copy_records_to_table("note", columns=_COLUMNS, records=records)
    await connection.execute("analyze note")
    return Timelines(adviser, short, long)
