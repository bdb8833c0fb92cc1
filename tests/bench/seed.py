"""Fills a database for the bench: invented clients by COPY, as the server's superuser, sealed with the real keys."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey, seal
from persistence.encryption.keyring import Keyring
from persistence.sealing import KEY_BYTES, key_aad

CLIENTS_PER_ADVISER = 50
NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Staff:
    """A member of staff with a live session."""

    user_id: UUID
    session_id: UUID
    role: str


@dataclass
class Seeded:
    """What the load needs to know."""

    coordinator: Staff
    advisers: list[Staff]
    clients: dict[UUID, list[UUID]]
    party_id: UUID
    contract_id: UUID


async def seed(
    connection: asyncpg.Connection, keyring: Keyring, *, clients: int, audit_records: int
) -> Seeded:
    """Make staff, a party with a contract, `clients` clients (50 an adviser) and `audit_records` older log records."""
    advisers = [await _staff(connection, "adviser", n) for n in range(max(clients // CLIENTS_PER_ADVISER, 1))]
    coordinator = await _staff(connection, "coordinator", 0)
    party_id, contract_id = await _party(connection)
    owned: dict[UUID, list[UUID]] = {adviser.user_id: [] for adviser in advisers}
    batch: list[_Row] = []
    for n in range(clients):
        adviser = advisers[n % len(advisers)].user_id
        row = _Row.make(keyring, n, adviser, party_id, contract_id)
        owned[adviser].append(row.client_id)
        batch.append(row)
        if len(batch) == 5000:
            await _copy(connection, batch)
            batch = []
    await _copy(connection, batch)
    await _audit(connection, audit_records)
    await connection.execute("analyze")
    return Seeded(coordinator, advisers, owned, party_id, contract_id)


async def _staff(connection: asyncpg.Connection, role: str, n: int) -> Staff:
    user_id, session_id = new_id(), new_id()
    await connection.execute(
        "insert into app_user (id, name, email, email_key, roles, password_hash, must_change_password, "
        "must_enrol_totp, created_at) values ($1, $2, $3, $3, array[$4], 'none', false, false, $5)",
        user_id,
        f"Bench {role} {n}",
        f"{role}{n}@example.org",
        role,
        NOW,
    )
    await connection.execute(
        "insert into auth_session (id, user_id, created_at, expires_at) values ($1, $2, $3, $4)",
        session_id,
        user_id,
        NOW,
        NOW + timedelta(days=1),
    )
    await connection.execute(
        "insert into confidentiality_agreement (id, user_id, version, signed_on, valid_from, valid_until, recorded_by, "
        "recorded_at) values ($1, $2, '1', $3, $3, $4, $2, $5)",
        new_id(),
        user_id,
        NOW.date() - timedelta(days=1),
        NOW.date() + timedelta(days=365),
        NOW,
    )
    return Staff(user_id, session_id, role)


async def _party(connection: asyncpg.Connection) -> tuple[UUID, UUID]:
    party_id, contract_id = new_id(), new_id()
    await connection.execute(
        "insert into commissioning_party (id, kind, name, created_at) values ($1, 'employer', 'Bench BV', $2)",
        party_id,
        NOW,
    )
    await connection.execute(
        "insert into contract (id, party_id, reference, services, intake_fields, valid_from, created_at) "
        "values ($1, $2, 'BENCH', array['spoor-2'], array['bsn','benefit','educations','diplomas','workExperiences',"
        "'functionalLimitations','nationality','contactName','phone','email'], $3, $4)",
        contract_id,
        party_id,
        NOW.date() - timedelta(days=30),
        NOW,
    )
    return party_id, contract_id


@dataclass
class _Row:
    client_id: UUID
    tables: dict[str, tuple[Any, ...]]

    @classmethod
    def make(cls, keyring: Keyring, n: int, adviser_id: UUID, party_id: UUID, contract_id: UUID) -> "_Row":
        client_id, key_id, raw = new_id(), new_id(), os.urandom(KEY_BYTES)
        wrapped = keyring.wrap(raw, aad=key_aad(key_id, client_id))
        key = DataKey.of(key_id, raw)
        bsn, index = _bsn(n), keyring.index(f"{n:09d}")
        return cls(
            client_id,
            {
                "client": (
                    client_id,
                    f"B-{n:07d}",
                    f"Voornaam{n}",
                    "van",
                    f"Achternaam{n}",
                    f"achternaam{n} voornaam{n}",
                    "V",
                    date(1980, 1, 1) + timedelta(days=n % 9000),
                    "Voorbeeldstraat",
                    str(n % 300 + 1),
                    None,
                    "1234 AB",
                    "Utrecht",
                    "+31600000000",
                    f"client{n}@example.org",
                    NOW,
                    NOW,
                ),
                "client_key": (client_id, key_id, wrapped.kek_version, wrapped.blob, NOW),
                "client_identity": (
                    client_id,
                    seal(key, bsn.encode(), Aad("client_identity", "bsn_sealed", client_id, client_id)),
                    seal(key, b"NL", Aad("client_identity", "nationality_sealed", client_id, client_id)),
                ),
                "client_bsn_index": (client_id, index),
                "traject": (
                    new_id(),
                    client_id,
                    party_id,
                    contract_id,
                    f"BENCH-{n:07d}",
                    "spoor-2",
                    "new-employer",
                    "registered",
                    NOW,
                ),
                "assignment": (
                    new_id(),
                    client_id,
                    adviser_id,
                    NOW - timedelta(days=n % 90 + 1),
                    adviser_id,
                    NOW,
                ),
            },
        )


def _bsn(n: int) -> str:
    """Numbers of the test range 0000xxxxx that pass the 11-test, over and over; the index is what must differ."""
    return _VALID[n % len(_VALID)]


def _passes(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


_VALID = tuple(digits for digits in (f"0000{n:05d}" for n in range(1, 100_000)) if _passes(digits))

_COLUMNS = {
    "client": (
        "id number given_names surname_prefix surname name_key sex date_of_birth street house_number "
        "house_number_addition postcode city phone email created_at updated_at"
    ),
    "client_key": "client_id key_id kek_version wrapped created_at",
    "client_identity": "client_id bsn_sealed nationality_sealed",
    "client_bsn_index": "client_id bsn_index",
    "traject": "id client_id party_id contract_id order_reference service goal state created_at",
    "assignment": "id client_id adviser_id valid_from assigned_by first_opened_at",
}


async def _copy(connection: asyncpg.Connection, rows: list[_Row]) -> None:
    for table, columns in _COLUMNS.items():
        records: Iterator[tuple[Any, ...]] = (row.tables[table] for row in rows)
        await connection.copy_records_to_table(table, columns=columns.split(), records=records)


async def _audit(connection: asyncpg.Connection, records: int) -> None:
    """Older looks, spread over the clients, as the product would have written them."""
    await connection.execute(
        """
        insert into audit_record (id, at, actor_id, actor_kind, role, client_id, action, field_groups, purpose,
                                  relation, clause, result, request_id)
        select gen_random_uuid(), now() - make_interval(secs => n), c.adviser_id, 'person', 'adviser', c.client_id,
               'client.read', array['header','person'], 'guidance', 'assigned', 'R24', 'done', gen_random_uuid()
        from generate_series(1, $1::int) n
        join (select client_id, adviser_id, row_number() over () - 1 as k from assignment) c
          on c.k = n % (select count(*) from assignment)
        """,
        records,
    )
