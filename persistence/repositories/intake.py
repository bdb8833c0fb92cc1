"""Intake: parties with their contracts, sealed uploads, batches, and what a delivery is compared with."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from asyncpg import Record
from cryptography.hazmat.primitives import serialization
from sqlalchemy import text

from domain.intake.codes import IntakeField, PartyKind, Service
from domain.intake.content import IntakeContent, SealedContent
from domain.intake.model import (
    Batch,
    BatchState,
    Counts,
    FileFormat,
    NewReferral,
    Party,
    Standing,
)
from domain.intake.ports import DeliverySpool
from domain.intake.row import ContractTerms, RefusedField
from domain.shared.clauses import Clause
from persistence.encryption.envelope import DataKey
from persistence.encryption.keyring import Wrapped
from persistence.intake_spool import Spool, open_piece
from persistence.repositories.intake_rows import IntakeRows
from persistence.repositories.new_referrals import insert_referrals
from persistence.sealing import key_aad
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import Database, PostgresUnitOfWork

QUEUE = "intake"
TASK = "process_intake_batch"

_PARTY = Sql(text("select id, kind, name from commissioning_party where id = :party_id"))
_CONTRACTS = Sql(
    text(
        "select id, services, intake_fields, valid_from, valid_until from contract where party_id = :party_id "
        "order by valid_from desc, id desc limit 100"
    )
)
_LOCK_PARTY = Sql(
    text("select pg_advisory_xact_lock(hashtextextended('intake ' || cast(:party_id as text), 0))")
)
_STANDINGS = Sql(
    text(
        """
        select distinct on (r.order_reference) r.order_reference, r.id, r.state, r.content_hash
        from referral r
        where r.party_id = :party_id and r.order_reference = any(cast(:references as text[]))
          and r.state <> 'superseded'
        order by r.order_reference, r.received_at desc, r.id desc
        """
    )
)
_SUPERSEDE = Sql(
    text(
        "update referral set state = 'superseded', version = version + 1 "
        "where id = any(cast(:ids as uuid[])) and state = 'received'"
    )
)

_BATCH_COLUMNS = """
    b.id, b.party_id, p.name as party_name, b.submitted_by, b.submitted_kind, b.state, b.dry_run, b.format,
    b.file_hash, b.byte_size, b.rows_total, b.rows_done, b.counts, b.refused_fields, b.problem, b.received_at,
    b.finished_at
"""
_BATCH_SOURCE = "intake_batch b join commissioning_party p on p.id = b.party_id"
_BATCH = Sql(text(f"select {_BATCH_COLUMNS} from {_BATCH_SOURCE} where b.id = :batch_id"))
_BATCH_LOCKED = Sql(
    text(f"select {_BATCH_COLUMNS} from {_BATCH_SOURCE} where b.id = :batch_id for update of b")
)
_BATCHES = Sql(
    text(
        f"select {_BATCH_COLUMNS} from {_BATCH_SOURCE} "
        "where (b.received_at, b.id) < (:before, :before_id) order by b.received_at desc, b.id desc limit :limit"
    )
)
_ADD_BATCH = Sql(
    text(
        """
        insert into intake_batch (id, party_id, contract_ids, submitted_by, submitted_kind, state, dry_run, format,
            file_hash, byte_size, counts, refused_fields, key_id, kek_version, wrapped_key, received_at)
        values (:id, :party_id, cast(:contract_ids as uuid[]), :submitted_by, :submitted_kind, :state, :dry_run,
            :format, :file_hash, :byte_size, cast(:counts as jsonb), cast(:refused_fields as jsonb), :key_id,
            :kek_version, :wrapped_key, :received_at)
        """
    )
)
_ADD_CHUNK = Sql(
    text(
        "insert into intake_chunk (batch_id, sequence, content_sealed) values (:batch_id, :sequence, :content)"
    )
)
_SAVE_BATCH = Sql(
    text(
        """
        update intake_batch set state = :state, rows_total = :rows_total, rows_done = :rows_done,
            counts = cast(:counts as jsonb), refused_fields = cast(:refused_fields as jsonb),
            problem = cast(:problem as jsonb), finished_at = :finished_at
        where id = :id
        """
    )
)
_DROP_CONTENT = Sql(text("delete from intake_chunk where batch_id = :batch_id"))
_KEY = Sql(text("select key_id, kek_version, wrapped_key from intake_batch where id = :batch_id"))
_DEFER = Sql(
    text(
        """
        select procrastinate_defer_jobs_v1(array[row(
            cast(:queue as varchar), cast(:task as varchar), 0, null, null,
            jsonb_build_object('batch_id', cast(:batch_id as text)), null
        )::procrastinate_job_to_defer_v1])
        """
    )
)
_ABANDONED = Sql(
    text(
        """
        select b.id from intake_batch b
        where b.state in ('received', 'validating', 'applying')
          and not exists (select 1 from procrastinate_jobs j where j.task_name = :task
                          and j.status in ('todo', 'doing') and j.args ->> 'batch_id' = cast(b.id as text))
        order by b.received_at limit 100
        for update of b skip locked
        """
    )
)
_FAR_FUTURE = datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ReceiptSignature:
    """See `domain.intake.ports.Signature`."""

    key_id: str
    public_key: str
    signature: str


class PostgresIntake(IntakeRows):
    """See `domain.intake.ports.IntakeRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        super().__init__(work)
        self._keyring = work.database.keyring
        self._hash_key: bytes | None = None

    def open_spool(self) -> Spool:
        return Spool(self._keyring)

    async def party(self, party_id: UUID) -> Party | None:
        row = await self._work.fetch_one(_PARTY, party_id=party_id)
        if row is None:
            return None
        contracts = await self._work.fetch_all(_CONTRACTS, party_id=party_id)
        return Party(row["id"], PartyKind(row["kind"]), row["name"], tuple(map(_terms, contracts)))

    def content_hash(self, content: IntakeContent) -> bytes:
        if self._hash_key is None:
            self._hash_key = self._keyring.derive("intake-content")
        plain = {
            "service": content.service,
            "goal": content.goal,
            "names": [content.given_names, content.surname_prefix, content.surname],
            "sex": content.sex,
            "dateOfBirth": content.date_of_birth.isoformat(),
            "contact": [content.city, content.phone, content.email, content.contact_name],
            "sealed": SealedContent.of(content).as_json(),
        }
        serialised = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
        return hmac.new(self._hash_key, serialised, hashlib.sha256).digest()

    async def lock_party(self, party_id: UUID) -> None:
        await self._work.fetch_value(_LOCK_PARTY, party_id=str(party_id))

    async def standings(self, party_id: UUID, references: Sequence[str]) -> dict[str, Standing]:
        rows = await self._work.fetch_all(_STANDINGS, party_id=party_id, references=list(references))
        return {
            row["order_reference"]: Standing(row["id"], row["state"] == "received", row["content_hash"])
            for row in rows
        }

    async def supersede(self, referral_ids: Sequence[UUID]) -> None:
        await self._work.execute(_SUPERSEDE, ids=list(referral_ids))

    async def add_referrals(
        self, party_id: UUID, batch_id: UUID | None, referrals: Sequence[NewReferral]
    ) -> None:
        await insert_referrals(self._work, party_id, batch_id, referrals)

    async def add_batch(self, batch: Batch, contract_ids: Sequence[UUID], spool: DeliverySpool) -> None:
        assert isinstance(spool, Spool)
        await self._work.execute(
            _ADD_BATCH,
            **_batch_values(batch),
            party_id=batch.party_id,
            contract_ids=list(contract_ids),
            submitted_by=batch.submitted_by,
            submitted_kind=batch.submitted_kind,
            dry_run=batch.dry_run,
            format=batch.format.value,
            file_hash=batch.file_hash,
            byte_size=batch.byte_size,
            key_id=spool.key_id,
            kek_version=spool.wrapped.kek_version,
            wrapped_key=spool.wrapped.blob,
            received_at=batch.received_at,
        )
        for sequence, content in spool.sealed_pieces():
            await self._work.execute(_ADD_CHUNK, batch_id=batch.id, sequence=sequence, content=content)

    async def defer_processing(self, batch_id: UUID) -> None:
        await self._work.fetch_value(_DEFER, queue=QUEUE, task=TASK, batch_id=str(batch_id))

    async def defer_abandoned(self) -> list[UUID]:
        rows = await self._work.fetch_all(_ABANDONED, task=TASK)
        for row in rows:
            await self.defer_processing(row["id"])
        return [row["id"] for row in rows]

    async def batch(self, batch_id: UUID, *, lock: bool = False) -> Batch | None:
        row = await self._work.fetch_one(_BATCH_LOCKED if lock else _BATCH, batch_id=batch_id)
        return _batch(row) if row else None

    async def batches(self, before: tuple[datetime, UUID] | None, limit: int) -> list[Batch]:
        moment, identifier = before or (
            _FAR_FUTURE,
            UUID(int=2**128 - 1),
        )
        rows = await self._work.fetch_all(_BATCHES, before=moment, before_id=identifier, limit=limit)
        return [_batch(row) for row in rows]

    async def save_batch(self, batch: Batch) -> None:
        await self._work.execute(
            _SAVE_BATCH,
            **_batch_values(batch),
            rows_total=batch.rows_total,
            rows_done=batch.rows_done,
            problem=batch.problem,
            finished_at=batch.finished_at,
        )

    async def drop_content(self, batch_id: UUID) -> None:
        await self._work.execute(_DROP_CONTENT, batch_id=batch_id)

    async def file(self, batch_id: UUID, byte_size: int) -> "PostgresSealedFile":
        return PostgresSealedFile(
            self._work.database, self._work, await self.key(batch_id), batch_id, byte_size
        )

    async def key(self, batch_id: UUID) -> DataKey:
        row = await self._work.fetch_one(_KEY, batch_id=batch_id)
        if row is None:
            raise LookupError("no such batch")
        wrapped = Wrapped(row["kek_version"], row["wrapped_key"])
        raw = self._keyring.unwrap(wrapped, aad=key_aad(row["key_id"], batch_id))
        return DataKey.of(row["key_id"], raw)

    def sign(self, document: bytes) -> ReceiptSignature:
        key = self._keyring.receipt_key
        public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return ReceiptSignature(
            key_id=_base64url(hashlib.sha256(public).digest()[:12]),
            public_key=_base64url(public),
            signature=_base64url(key.sign(document)),
        )


class PostgresSealedFile:
    """See `domain.intake.ports.SealedFile`. Each piece is read in a short transaction of the same actor."""

    def __init__(
        self, database: "Database", work: "PostgresUnitOfWork", key: DataKey, batch_id: UUID, byte_size: int
    ) -> None:
        self._database = database
        self._act = (work.actor, work.action, work.purpose)
        self._key = key
        self.batch_id = batch_id
        self.byte_size = byte_size

    async def chunk(self, sequence: int) -> bytes:
        """A piece of the file. Raises LookupError when it is gone (the batch was cancelled)."""
        async with self._database.begin(*self._act) as uow:
            blob = await uow.intake.sealed_piece(self.batch_id, sequence)
        if blob is None:
            raise LookupError("the file is gone")
        return open_piece(self._key, blob, self.batch_id, sequence)


def refused_from_json(items: list[dict[str, Any]]) -> tuple[RefusedField, ...]:
    """Read what `refused_as_json` wrote."""
    return tuple(RefusedField(item["field"], Clause(item["clause"]), item["reason"]) for item in items)


def refused_to_json(items: Sequence[RefusedField]) -> list[dict[str, str]]:
    """Names, clauses and reasons; never values."""
    return [{"field": item.field, "clause": item.clause.value, "reason": item.reason} for item in items]


def _batch_values(batch: Batch) -> dict[str, Any]:
    return {
        "id": batch.id,
        "state": batch.state.value,
        "counts": batch.counts.as_json(),
        "refused_fields": refused_to_json(batch.refused_fields),
    }


def _batch(row: Record) -> Batch:
    return Batch(
        id=row["id"],
        party_id=row["party_id"],
        party_name=row["party_name"],
        submitted_by=row["submitted_by"],
        submitted_kind=row["submitted_kind"],
        state=BatchState(row["state"]),
        dry_run=row["dry_run"],
        format=FileFormat(row["format"]),
        file_hash=row["file_hash"],
        byte_size=row["byte_size"],
        received_at=row["received_at"],
        rows_total=row["rows_total"],
        rows_done=row["rows_done"],
        counts=Counts(**row["counts"]),
        refused_fields=refused_from_json(row["refused_fields"]),
        problem=row["problem"],
        finished_at=row["finished_at"],
    )


def _terms(row: Record) -> ContractTerms:
    return ContractTerms(
        row["id"],
        frozenset(Service(code) for code in row["services"]),
        frozenset(IntakeField(code) for code in row["intake_fields"]),
        row["valid_from"],
        row["valid_until"],
    )


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
