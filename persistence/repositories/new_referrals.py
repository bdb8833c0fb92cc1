"""Laying down referrals: one statement for a whole chunk, each sealed with a data key of its own."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from sqlalchemy import text

from domain.intake.content import SealedContent
from domain.intake.model import NewReferral
from domain.shared.ids import new_id
from domain.shared.names import name_key
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.encryption.keyring import Keyring, Wrapped
from persistence.repositories.bsn_indexes import IN_USE, INDEX_KEYS, NEXT
from persistence.sealing import KEY_BYTES, key_aad
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

# column | PostgreSQL type, in the order of the unnested arrays
_COLUMNS = (
    ("id", "uuid"),
    ("contract_id", "uuid"),
    ("row_number", "integer"),
    ("order_reference", "text"),
    ("service", "text"),
    ("goal", "text"),
    ("given_names", "text"),
    ("surname_prefix", "text"),
    ("surname", "text"),
    ("name_key", "text"),
    ("sex", "text"),
    ("date_of_birth", "date"),
    ("city", "text"),
    ("phone", "text"),
    ("email", "text"),
    ("contact_name", "text"),
    ("bsn_first", "bytea"),
    ("bsn_last", "bytea"),
    ("content_hash", "bytea"),
    ("content_sealed", "bytea"),
    ("sealed_fields", "text"),
    ("refused_fields", "text"),
    ("quarantined", "boolean"),
    ("revision_of", "uuid"),
    ("key_id", "uuid"),
    ("kek_version", "integer"),
    ("wrapped_key", "bytea"),
)
_NAMES = tuple(name for name, _ in _COLUMNS)
# Arrays of arrays and of JSON do not travel as such; they come as text and are read here.
_READ = {
    "sealed_fields": "string_to_array(sealed_fields, ',')",
    "refused_fields": "cast(refused_fields as jsonb)",
}
_INDEXED = {
    "index_version": "case when delivered.bsn_first is not null then k.lowest end",
    "bsn_index": IN_USE,
    "bsn_index_next": NEXT,
}
_PLAIN = tuple(name for name in _NAMES if name not in ("bsn_first", "bsn_last"))
_SELECTED = ", ".join([_READ.get(name, name) for name in _PLAIN] + list(_INDEXED.values()))
_INSERT = Sql(
    text(
        f"with index_keys as ({INDEX_KEYS}) "
        f"insert into referral (party_id, batch_id, state, received_at, {', '.join((*_PLAIN, *_INDEXED))}) "
        f"select :party_id, :batch_id, 'received', :received_at, {_SELECTED} "
        f"from unnest({', '.join(f'cast(:{name} as {kind}[])' for name, kind in _COLUMNS)}) "
        f"as delivered ({', '.join(_NAMES)}) "
        "cross join (select min(version) as lowest, max(version) as highest from index_keys) k"
    )
)


async def insert_referrals(
    work: "PostgresUnitOfWork", party_id: UUID, batch_id: UUID | None, referrals: Sequence[NewReferral]
) -> None:
    """Seal and insert. The names, city and contact data stay plain for the inbox, under policy and row filter."""
    rows = [_values(work.database.keyring, referral) for referral in referrals]
    columns: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in _NAMES}
    held = work.database.keyring.index_pair(None)
    await work.execute(
        _INSERT,
        party_id=party_id,
        batch_id=batch_id,
        received_at=work.now,
        first_version=held.first_version,
        last_version=held.last_version,
        **columns,
    )


def content_aad(referral_id: UUID) -> Aad:
    """Binds the sealed content to its referral."""
    return Aad("referral", "content_sealed", referral_id, referral_id)


def open_content(
    keyring: Keyring, referral_id: UUID, key_id: UUID, wrapped: Wrapped, blob: bytes
) -> SealedContent:
    """The sealed content of a referral. Raises SealBrokenError."""
    raw = keyring.unwrap(wrapped, aad=key_aad(key_id, referral_id))
    plain = open_sealed(DataKey.of(key_id, raw), blob, content_aad(referral_id))
    return SealedContent.from_json(orjson.loads(plain))


def _values(keyring: Keyring, referral: NewReferral) -> dict[str, Any]:
    content = referral.content
    key_id, raw = new_id(), os.urandom(KEY_BYTES)
    wrapped = keyring.wrap(raw, aad=key_aad(key_id, referral.id))
    plain = orjson.dumps(SealedContent.of(content).as_json())
    indexes = keyring.index_pair(content.bsn.digits if content.bsn else None)
    return {
        "id": referral.id,
        "contract_id": content.contract_id,
        "row_number": referral.row_number,
        "order_reference": content.order_reference,
        "service": content.service.value,
        "goal": content.goal.value,
        "given_names": content.given_names,
        "surname_prefix": content.surname_prefix,
        "surname": content.surname,
        "name_key": name_key(content.given_names, content.surname),
        "sex": content.sex.value,
        "date_of_birth": content.date_of_birth,
        "city": content.city,
        "phone": content.phone,
        "email": content.email,
        "contact_name": content.contact_name,
        "bsn_first": indexes.first,
        "bsn_last": indexes.last,
        "content_hash": referral.content_hash,
        "content_sealed": seal(DataKey.of(key_id, raw), plain, content_aad(referral.id)),
        "sealed_fields": ",".join(content.sealed_fields()),
        "refused_fields": orjson.dumps(
            [
                {"field": item.field, "clause": item.clause.value, "reason": item.reason}
                for item in referral.refused
            ]
        ).decode(),
        "quarantined": referral.quarantined,
        "revision_of": referral.revision_of,
        "key_id": key_id,
        "kek_version": wrapped.kek_version,
        "wrapped_key": wrapped.blob,
    }
