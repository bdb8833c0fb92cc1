"""Texts, offers and notices in PostgreSQL. A drawn signature is sealed; of a link only hashes are kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.statements.model import (
    LINK_LIFE,
    Link,
    NewOffer,
    Notice,
    NoticeChannel,
    Offer,
    OfferedTexts,
    OfferMethod,
    OfferOutcome,
    PrivacyText,
    TextKind,
    UnableReason,
)
from domain.statements.ports import OpenedLink
from persistence.encryption.envelope import Aad, seal
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TEXTS = Sql(
    text(
        """
        select id, kind, version, title, body, published_at, withdrawn_at from privacy_text
        order by kind, version desc limit 300
        """
    )
)
_ADD_TEXT = Sql(
    text(
        """
        insert into privacy_text (id, kind, version, title, body, published_at, published_by)
        values (:id, :kind, :version, :title, :body, :now, :actor_id) on conflict (kind, version) do nothing
        """
    )
)
_WITHDRAW_TEXT = Sql(
    text("update privacy_text set withdrawn_at = :now where id = :id and withdrawn_at is null")
)
_OFFERS = Sql(
    text(
        """
        select o.id, o.method, o.outcome, o.outcome_at, o.unable_reason, o.document_id, o.statement_id,
               s.version as statement_version, o.statement_sha256, o.reglement_id, r.version as reglement_version,
               o.reglement_sha256, o.offered_at, o.offered_by, u.name as offered_by_name, o.link_expires_at,
               o.link_closed_at
        from privacy_statement_offer o
        join privacy_text s on s.id = o.statement_id
        join privacy_text r on r.id = o.reglement_id
        join app_user u on u.id = o.offered_by
        where o.client_id = :client_id order by o.offered_at desc, o.id desc limit 100
        """
    )
)
_CLOSE_LINKS = Sql(
    text(
        """
        update privacy_statement_offer set link_closed_at = :now
        where client_id = :client_id and method = 'link' and link_closed_at is null
        """
    )
)
_ADD_OFFER = Sql(
    text(
        """
        insert into privacy_statement_offer (id, client_id, method, outcome, outcome_at, unable_reason, document_id,
            signature_sealed, statement_id, statement_sha256, reglement_id, reglement_sha256, offered_at, offered_by,
            link_token_hash, link_code_hash, link_expires_at)
        select :id, :client_id, :method, :outcome, cast(:outcome_at as timestamptz), cast(:unable_reason as text),
               cast(:document_id as uuid), cast(:signature as bytea), :statement_id, :statement_sha256, :reglement_id,
               :reglement_sha256, :now, :actor_id, cast(:token_hash as bytea), cast(:code_hash as bytea),
               cast(:link_expires_at as timestamptz)
        where cast(:document_id as uuid) is null or exists (
            select 1 from document d where d.id = :document_id and d.client_id = :client_id and d.removed_at is null)
        """
    )
)
_NOTICES = Sql(
    text(
        """
        select n.id, t.version, n.channel, n.given_on, u.name as recorded_by_name
        from client_notice n join privacy_text t on t.id = n.notice_id join app_user u on u.id = n.recorded_by
        where n.client_id = :client_id order by n.given_on desc, n.id desc limit 100
        """
    )
)
_ADD_NOTICE = Sql(
    text(
        """
        insert into client_notice (id, client_id, notice_id, channel, given_on, recorded_by, recorded_at)
        values (:id, :client_id, :notice_id, :channel, :given_on, :actor_id, :now)
        """
    )
)
_NUMBER = Sql(text("select number from client where id = :client_id"))
_WAS_OFFERED = Sql(
    text("select exists (select 1 from privacy_statement_offer where client_id = :client_id) as offered")
)
_TRY_LINK = Sql(text("select * from statement_link_try(:token_hash, :code_hash)"))
_ANSWER_LINK = Sql(text("select * from statement_link_answer(:token_hash, :code_hash, :outcome)"))


class PostgresStatements:
    """See `domain.statements.ports.StatementsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def texts(self) -> list[PrivacyText]:
        return [
            PrivacyText(
                row["id"], TextKind(row["kind"]), row["version"], row["title"], row["body"], row["published_at"],
                row["withdrawn_at"],
            )
            for row in await self._work.fetch_all(_TEXTS)
        ]  # fmt: skip

    async def add_text(self, text: PrivacyText) -> bool:
        added = await self._work.execute(
            _ADD_TEXT,
            id=text.id,
            kind=text.kind.value,
            version=text.version,
            title=text.title,
            body=text.body,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return added == 1

    async def withdraw_text(self, text_id: UUID) -> None:
        await self._work.execute(_WITHDRAW_TEXT, id=text_id, now=self._work.now)

    async def offers(self, client_id: UUID) -> Sequence[Offer]:
        return [_offer(row) for row in await self._work.fetch_all(_OFFERS, client_id=client_id)]

    async def add_offer(
        self, client_id: UUID, offer_id: UUID, new: NewOffer, texts: OfferedTexts, link: Link | None
    ) -> bool:
        now = self._work.now
        signature = None
        if new.signature is not None:
            key = await self._work.sealing.key_of(client_id)
            place = Aad("privacy_statement_offer", "signature_sealed", offer_id, client_id)
            signature = seal(key, new.signature, place)
        await self._work.execute(_CLOSE_LINKS, client_id=client_id, now=now)
        added = await self._work.execute(
            _ADD_OFFER,
            id=offer_id,
            client_id=client_id,
            method=new.method.value,
            outcome=new.outcome.value,
            outcome_at=None if new.outcome is OfferOutcome.OPEN else now,
            unable_reason=new.unable_reason.value if new.unable_reason else None,
            document_id=new.document_id,
            signature=signature,
            statement_id=texts.statement.id,
            statement_sha256=texts.statement.sha256,
            reglement_id=texts.reglement.id,
            reglement_sha256=texts.reglement.sha256,
            now=now,
            actor_id=self._work.actor.id,
            token_hash=link.token_hash if link else None,
            code_hash=link.code_hash if link else None,
            link_expires_at=now + LINK_LIFE if link else None,
        )
        return added == 1

    async def notices(self, client_id: UUID) -> Sequence[Notice]:
        return [
            Notice(
                row["id"],
                row["version"],
                NoticeChannel(row["channel"]),
                row["given_on"],
                row["recorded_by_name"],
            )
            for row in await self._work.fetch_all(_NOTICES, client_id=client_id)
        ]

    async def add_notice(
        self, client_id: UUID, notice_id: UUID, text: PrivacyText, channel: NoticeChannel, given_on: date
    ) -> None:
        await self._work.execute(
            _ADD_NOTICE,
            id=notice_id,
            client_id=client_id,
            notice_id=text.id,
            channel=channel.value,
            given_on=given_on,
            actor_id=self._work.actor.id,
            now=self._work.now,
        )

    async def client_number(self, client_id: UUID) -> str:
        return str(await self._work.fetch_value(_NUMBER, client_id=client_id))

    async def was_offered(self, client_id: UUID) -> bool:
        return bool(await self._work.fetch_value(_WAS_OFFERED, client_id=client_id))

    async def try_link(self, token_hash: bytes, code_hash: bytes) -> OpenedLink | None:
        return _opened(await self._work.fetch_one(_TRY_LINK, token_hash=token_hash, code_hash=code_hash))

    async def answer_link(
        self, token_hash: bytes, code_hash: bytes, outcome: OfferOutcome
    ) -> OpenedLink | None:
        row = await self._work.fetch_one(
            _ANSWER_LINK, token_hash=token_hash, code_hash=code_hash, outcome=outcome.value
        )
        return _opened(row)


def _opened(row: Record | None) -> OpenedLink | None:
    if row is None:
        return None
    return OpenedLink(row["offer_id"], row["client_id"], row["statement_id"], row["reglement_id"])


def _offer(row: Record) -> Offer:
    return Offer(
        id=row["id"],
        method=OfferMethod(row["method"]),
        outcome=OfferOutcome(row["outcome"]),
        outcome_at=row["outcome_at"],
        unable_reason=UnableReason(row["unable_reason"]) if row["unable_reason"] else None,
        document_id=row["document_id"],
        statement_id=row["statement_id"],
        statement_version=row["statement_version"],
        statement_sha256=row["statement_sha256"],
        reglement_id=row["reglement_id"],
        reglement_version=row["reglement_version"],
        reglement_sha256=row["reglement_sha256"],
        offered_at=row["offered_at"],
        offered_by=row["offered_by"],
        offered_by_name=row["offered_by_name"],
        link_expires_at=row["link_expires_at"],
        link_closed_at=row["link_closed_at"],
    )
