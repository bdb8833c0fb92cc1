"""Disclosures in PostgreSQL: the database decides whether the ground holds; names sealed, recipients a keyed index."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import CheckViolationError, Record

from domain.consents.model import ConsentPurpose
from domain.disclosures.model import (
    CONFIDENTIALITY_TEXT,
    CONFIDENTIALITY_VERSION,
    DisclosedKind,
    Disclosure,
    DisclosureBasis,
    DisclosurePurpose,
    DisclosureRecipient,
    DisclosureState,
    EndReason,
    NewDisclosure,
    not_covered,
)
from domain.disclosures.ports import Given, Released, Stopped, TriedLink
from domain.disclosures.register import Register, RegisterCount, RegisterFilter, RegisterLine
from domain.inventory_entry import Category
from persistence.document_spool import piece_aad
from persistence.encryption.envelope import Aad, DataKey, open_sealed
from persistence.repositories import disclosure_statements as sql
from persistence.repositories.consents import recipient_key
from persistence.sealing import open_text, seal_text

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_BASIS = "disclosure_basis_holds"


class PostgresDisclosures:
    """See `domain.disclosures.ports.DisclosureRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, new: NewDisclosure) -> None:
        key = await self._work.sealing.key_of(new.client_id)
        now = self._work.now
        try:
            await self._work.execute(
                sql.ADD,
                id=new.id,
                client_id=new.client_id,
                traject_id=new.traject_id,
                object_kind=new.object_kind.value,
                object_id=new.object_id,
                purpose=new.purpose.value,
                basis=new.basis.value,
                categories=sorted(category.value for category in new.categories),
                confidentiality_version=CONFIDENTIALITY_VERSION,
                confidentiality_text=CONFIDENTIALITY_TEXT,
                sha256=new.sha256,
                sent_at=None if new.send_at else now,
                sent_by=self._work.actor.id,
                recipient_kind=new.recipient.value,
                recipient_name_sealed=_seal(key, new.recipient_name, "recipient_name_sealed", new),
                recipient_key=recipient_key(self._work, new.client_id, new.recipient_name),
                consent_id=new.consent_id,
                provision=new.provision,
                made_at=now,
                send_at=new.send_at,
                link_token_hash=new.link.token_hash if new.link else None,
                link_code_hash=new.link.code_hash if new.link else None,
                link_expires_at=new.link_expires_at,
                accepted_by_sealed=_seal(key, new.accepted_by, "accepted_by_sealed", new),
                accepted_at=now if new.accepted_by else None,
            )
        except CheckViolationError as error:
            if error.constraint_name == _BASIS:
                raise not_covered() from error
            raise

    async def of(self, client_id: UUID) -> Sequence[Disclosure]:
        rows = await self._work.fetch_all(sql.OF, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_disclosure(row, key) for row in rows]

    async def revoke(self, client_id: UUID, disclosure_id: UUID) -> bool:
        revoked = await self._work.execute(
            sql.REVOKE, id=disclosure_id, client_id=client_id, now=self._work.now
        )
        return revoked == 1

    async def stop_for_consent(self, client_id: UUID, consent_id: UUID) -> Stopped:
        row = await self._work.fetch_one(
            sql.STOP_FOR_CONSENT,
            client_id=client_id,
            consent_id=consent_id,
            now=self._work.now,
            reason=EndReason.CONSENT_ENDED.value,
        )
        return _stopped(row)

    async def stop_for_objection(self, client_id: UUID, purposes: Sequence[ConsentPurpose]) -> Stopped:
        row = await self._work.fetch_one(
            sql.STOP_FOR_OBJECTION,
            client_id=client_id,
            purposes=[purpose.value for purpose in purposes],
            now=self._work.now,
            reason=EndReason.OBJECTION.value,
        )
        return _stopped(row)

    async def register(self, asked: RegisterFilter, limit: int) -> Register:
        values = {
            "since": asked.since,
            "until": asked.until,
            "recipient": asked.recipient.value if asked.recipient else None,
            "basis": asked.basis.value if asked.basis else None,
            "state": asked.state.value if asked.state else None,
            "now": self._work.now,
        }
        lines = await self._work.fetch_all(sql.REGISTER, **values, limit=limit)
        counts = await self._work.fetch_all(sql.REGISTER_COUNTS, **values)
        return Register([_line(row) for row in lines], [_count(row) for row in counts])

    async def try_link(self, token_hash: bytes, code_hash: bytes) -> TriedLink | None:
        rows = await self._try(token_hash, code_hash)
        if not rows:
            return None
        return TriedLink(
            rows[0]["disclosure_id"],
            rows[0]["client_id"],
            rows[0]["confidentiality_version"],
            rows[0]["confidentiality_text"],
        )

    async def take(self, token_hash: bytes, code_hash: bytes, accepted_by: str) -> Sequence[Given]:
        rows = await self._try(token_hash, code_hash)
        if not rows:
            return []
        first = rows[0]
        client_id = first["client_id"]
        key = self._work.sealing.unwrap(client_id, first["key_id"], first["kek_version"], first["wrapped"])
        ids = [row["disclosure_id"] for row in rows]
        accepted = [
            seal_text(key, accepted_by, "disclosure", "accepted_by_sealed", one, client_id) for one in ids
        ]
        given = await self._work.fetch_all(
            sql.TAKE, token_hash=token_hash, code_hash=code_hash, ids=ids, accepted_by=accepted
        )
        return [_given(row, key) for row in given]

    async def release_next(self) -> Released | None:
        row = await self._work.fetch_one(sql.RELEASE_NEXT)
        return Released(row["disclosure_id"], row["client_id"], row["sent"]) if row else None

    async def _try(self, token_hash: bytes, code_hash: bytes) -> list[Record]:
        return await self._work.fetch_all(sql.TRY_LINK, token_hash=token_hash, code_hash=code_hash)


def _seal(key: DataKey, value: str | None, column: str, new: NewDisclosure) -> bytes | None:
    return seal_text(key, value, "disclosure", column, new.id, new.client_id)


def _stopped(row: Record | None) -> Stopped:
    return Stopped(row["links"], row["sends"]) if row else Stopped(0, 0)


def _given(row: Record, key: DataKey) -> Given:
    """The bytes behind one row. What does not hash to what was promised does not leave."""
    kind, object_id, client_id = DisclosedKind(row["object_kind"]), row["object_id"], row["client_id"]
    if kind is DisclosedKind.EMPLOYER_PROFILE:
        places = [Aad("employer_profile", "pdf_sealed", object_id, client_id)]
    else:
        places = [piece_aad(object_id, client_id, sequence) for sequence in range(len(row["pieces"]))]
    pieces = zip(row["pieces"], places, strict=True)
    content = b"".join(open_sealed(key, piece, place) for piece, place in pieces)
    if sha256(content).digest() != row["sha256"]:
        raise LookupError("not what was promised")
    return Given(row["disclosure_id"], kind, row["media_type"], content)


def _line(row: Record) -> RegisterLine:
    return RegisterLine(
        id=row["id"],
        client_id=row["client_id"],
        client_number=row["client_number"],
        recipient=DisclosureRecipient(row["recipient_kind"]),
        object_kind=DisclosedKind(row["object_kind"]),
        purpose=DisclosurePurpose(row["purpose"]),
        basis=DisclosureBasis(row["basis"]),
        provision=row["provision"],
        categories=frozenset(Category(category) for category in row["categories"]),
        confidentiality_accepted=row["accepted"],
        state=DisclosureState(row["state"]),
        made_at=row["made_at"],
        sent_at=row["sent_at"],
        delivered_at=row["delivered_at"],
        ended_at=row["ended_at"],
        ended_reason=EndReason(row["ended_reason"]) if row["ended_reason"] else None,
    )


def _count(row: Record) -> RegisterCount:
    return RegisterCount(
        DisclosureRecipient(row["recipient_kind"]),
        DisclosureBasis(row["basis"]),
        DisclosureState(row["state"]),
        row["number"],
    )


def _disclosure(row: Record, key: DataKey) -> Disclosure:
    def opened(column: str) -> str | None:
        return open_text(key, row[column], "disclosure", column, row["id"], row["client_id"])

    return Disclosure(
        id=row["id"],
        client_id=row["client_id"],
        recipient=DisclosureRecipient(row["recipient_kind"]),
        recipient_name=opened("recipient_name_sealed") or row["party_name"],
        object_kind=DisclosedKind(row["object_kind"]),
        object_id=row["object_id"],
        purpose=DisclosurePurpose(row["purpose"]),
        basis=DisclosureBasis(row["basis"]),
        consent_id=row["consent_id"],
        consent_until=row["consent_until"],
        provision=row["provision"],
        categories=frozenset(Category(category) for category in row["categories"]),
        confidentiality_version=row["confidentiality_version"],
        confidentiality_text=row["confidentiality_text"],
        accepted_by=opened("accepted_by_sealed"),
        accepted_at=row["accepted_at"],
        sha256=row["sha256"],
        made_at=row["made_at"] or row["sent_at"],
        send_at=row["send_at"],
        sent_at=row["sent_at"],
        link_expires_at=row["link_expires_at"],
        delivered_at=row["delivered_at"],
        ended_at=row["ended_at"],
        ended_reason=EndReason(row["ended_reason"]) if row["ended_reason"] else None,
        sent_by_name=row["sent_by_name"],
    )
