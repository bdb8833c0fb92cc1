"""Consents in PostgreSQL. Names, signatures and witnesses are sealed; who a named recipient is, only a keyed index."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record, UniqueViolationError

from domain.consents.model import (
    MAILING,
    Channel,
    Consent,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    ConsentText,
    Evidence,
    NewConsent,
    RecipientKind,
    recipient_words,
)
from domain.consents.ports import Addressee, Objection
from domain.inventory_entry import Category
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict
from persistence.encryption.envelope import Aad, DataKey, seal
from persistence.repositories import consent_statements as sql
from persistence.sealing import open_text, seal_text

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_MAILING = sorted(purpose.value for purpose in MAILING)


class PostgresConsents:
    """See `domain.consents.ports.ConsentsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def texts(self) -> list[ConsentText]:
        return [
            ConsentText(
                row["id"], ConsentPurpose(row["purpose"]), row["version"], row["body"], row["published_at"],
                row["withdrawn_at"],
            )
            for row in await self._work.fetch_all(sql.TEXTS)
        ]  # fmt: skip

    async def add_text(self, text: ConsentText) -> bool:
        added = await self._work.execute(
            sql.ADD_TEXT,
            id=text.id,
            purpose=text.purpose.value,
            version=text.version,
            body=text.body,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return added == 1

    async def withdraw_text(self, text_id: UUID) -> None:
        await self._work.execute(sql.WITHDRAW_TEXT, id=text_id, now=self._work.now)

    async def of(self, client_id: UUID) -> Sequence[Consent]:
        rows = await self._work.fetch_all(sql.OF, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_consent(row, key) for row in rows]

    async def owner(self, consent_id: UUID) -> UUID | None:
        owner: UUID | None = await self._work.fetch_value(sql.OWNER, id=consent_id)
        return owner

    async def consent(self, client_id: UUID, consent_id: UUID, *, lock: bool = False) -> Consent | None:
        row = await self._work.fetch_one(sql.LOCKED if lock else sql.ONE, client_id=client_id, id=consent_id)
        if row is None:
            return None
        return _consent(row, await self._work.sealing.key_of(client_id))

    async def add(
        self,
        client_id: UUID,
        consent_id: UUID,
        new: NewConsent,
        text: ConsentText,
        expires_at: datetime | None,
    ) -> bool:
        key = await self._work.sealing.key_of(client_id)
        name = new.scope.recipient_name
        state = {None: ConsentState.OFFERED, True: ConsentState.GIVEN, False: ConsentState.REFUSED}[new.given]
        try:
            added = await self._work.execute(
                sql.ADD,
                id=consent_id,
                client_id=client_id,
                traject_id=new.traject_id,
                purpose=new.purpose.value,
                text_id=text.id,
                text_sha256=text.sha256,
                recipient_kind=new.scope.recipient_kind.value,
                recipient_name=seal_text(
                    key, name, "consent", "recipient_name_sealed", consent_id, client_id
                ),
                recipient_key=self._recipient_key(client_id, name),
                categories=sorted(category.value for category in new.scope.categories),
                months=new.scope.months,
                state=state.value,
                now=self._work.now,
                answered_at=None if new.given is None else self._work.now,
                expires_at=expires_at,
                actor_id=self._work.actor.id,
                **self._evidence(key, new.evidence, consent_id, client_id),
            )
        except UniqueViolationError as error:
            raise _active_already() from error
        return added == 1

    async def replace(self, client_id: UUID, new: NewConsent, text: ConsentText) -> None:
        same = {
            "client_id": client_id,
            "purpose": new.purpose.value,
            "recipient_kind": new.scope.recipient_kind.value,
            "recipient_key": self._recipient_key(client_id, new.scope.recipient_name),
            "now": self._work.now,
        }
        await self._work.execute(sql.EXPIRE, **same)
        await self._work.execute(sql.REPLACE, **same, text_id=text.id)

    async def answer(self, consent: Consent, evidence: Evidence | None, expires_at: datetime | None) -> bool:
        key = await self._work.sealing.key_of(consent.client_id)
        try:
            answered = await self._work.execute(
                sql.ANSWER,
                id=consent.id,
                client_id=consent.client_id,
                state=(ConsentState.GIVEN if evidence else ConsentState.REFUSED).value,
                now=self._work.now,
                expires_at=expires_at,
                **self._evidence(key, evidence, consent.id, consent.client_id),
            )
        except UniqueViolationError as error:
            raise _active_already() from error
        return answered == 1

    async def end(
        self, consent: Consent, state: ConsentState, channel: Channel | None, effects: Sequence[str]
    ) -> None:
        await self._work.execute(
            sql.END,
            id=consent.id,
            client_id=consent.client_id,
            state=state.value,
            channel=channel.value if channel else None,
            effects=list(effects),
            now=self._work.now,
        )

    async def lapse_of_traject(self, traject_id: UUID) -> int:
        return await self._work.execute(sql.LAPSE, traject_id=traject_id, now=self._work.now)

    async def mailing_in_force(self, client_id: UUID) -> Sequence[UUID]:
        rows = await self._work.fetch_all(sql.MAILING_OF, client_id=client_id, purposes=_MAILING)
        return [row["id"] for row in rows]

    async def end_by_objection(self, consent_ids: Sequence[UUID], channel: Channel) -> None:
        await self._work.execute(
            sql.END_BY_OBJECTION, ids=list(consent_ids), channel=channel.value, now=self._work.now
        )

    async def add_objection(self, client_id: UUID, objection_id: UUID, channel: Channel, ended: int) -> None:
        await self._work.execute(
            sql.ADD_OBJECTION,
            id=objection_id,
            client_id=client_id,
            purposes=_MAILING,
            channel=channel.value,
            now=self._work.now,
            actor_id=self._work.actor.id,
            ended=ended,
        )

    async def objections(self, client_id: UUID) -> Sequence[Objection]:
        return [
            Objection(
                row["id"],
                tuple(ConsentPurpose(purpose) for purpose in row["against"]),
                Channel(row["channel"]),
                row["objected_at"],
                row["recorded_by_name"],
                row["ended_consents"],
            )
            for row in await self._work.fetch_all(sql.OBJECTIONS, client_id=client_id)
        ]

    async def addressees(self, purpose: ConsentPurpose) -> Sequence[Addressee]:
        rows = await self._work.fetch_all(sql.ADDRESSEES, purpose=purpose.value, now=self._work.now)
        return [
            Addressee(row["id"], row["name"], row["street"], row["postcode"], row["city"], row["email"])
            for row in rows
        ]

    def _recipient_key(self, client_id: UUID, name: str | None) -> bytes:
        return recipient_key(self._work, client_id, name)

    def _evidence(
        self, key: DataKey, evidence: Evidence | None, consent_id: UUID, client_id: UUID
    ) -> dict[str, object]:
        signature = None
        if evidence is not None and evidence.signature is not None:
            signature = seal(
                key, evidence.signature, Aad("consent", "signature_sealed", consent_id, client_id)
            )
        witness = evidence.witness if evidence else None
        return {
            "method": evidence.method.value if evidence else None,
            "document_id": evidence.document_id if evidence else None,
            "signature": signature,
            "witness": seal_text(key, witness, "consent", "witness_sealed", consent_id, client_id),
        }


def recipient_key(work: "PostgresUnitOfWork", client_id: UUID, name: str | None) -> bytes:
    """Who a recipient is, for comparing within one client and for nothing else. The key stays when others are rotated:
    what was given before a rotation covers what leaves after it."""
    key = work.database.keyring.derive("recipient")
    return hmac.new(key, f"{client_id} {recipient_words(name)}".encode(), hashlib.sha256).digest()


def _active_already() -> Conflict:
    words = "Voor dit doel en deze ontvanger geldt al een toestemming. Trek die eerst in."
    return Conflict(words, clause=Clause.R28, code="consent-active")


def _consent(row: Record, key: DataKey) -> Consent:
    name = open_text(
        key, row["recipient_name_sealed"], "consent", "recipient_name_sealed", row["id"], row["client_id"]
    )
    return Consent(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        purpose=ConsentPurpose(row["purpose"]),
        text_id=row["text_id"],
        text_version=row["text_version"],
        text_sha256=row["text_sha256"],
        recipient_kind=RecipientKind(row["recipient_kind"]),
        recipient_name=name,
        categories=frozenset(Category(category) for category in row["categories"]),
        months=row["months"],
        state=ConsentState(row["state"]),
        method=ConsentMethod(row["method"]) if row["method"] else None,
        offered_at=row["offered_at"],
        answered_at=row["answered_at"],
        expires_at=row["expires_at"],
        ended_at=row["ended_at"],
        ended_channel=Channel(row["ended_channel"]) if row["ended_channel"] else None,
        effects=tuple(row["effects"]),
        collected_by_name=row["collected_by_name"],
    )
