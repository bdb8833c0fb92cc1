"""What the acts of this subject need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.letters.ports import LettersWork
from domain.statements.model import (
    Link,
    NewOffer,
    Notice,
    NoticeChannel,
    Offer,
    OfferedTexts,
    OfferOutcome,
    PrivacyText,
)
from domain.tasks.ports import TasksWork


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """What a one-time link opens: an offer that waits for its client."""

    offer_id: UUID
    client_id: UUID
    statement_id: UUID
    reglement_id: UUID


class StatementsRepository(Protocol):
    async def texts(self) -> list[PrivacyText]:
        """Every version of every text, newest first; a bounded number."""
        ...

    async def add_text(self, text: PrivacyText) -> bool:
        """Lay a version down; False when that version is there already."""
        ...

    async def withdraw_text(self, text_id: UUID) -> None: ...

    async def offers(self, client_id: UUID) -> Sequence[Offer]:
        """Newest first."""
        ...

    async def add_offer(
        self, client_id: UUID, offer_id: UUID, new: NewOffer, texts: OfferedTexts, link: Link | None
    ) -> bool:
        """Record the offer; an older link of this client closes. False when the scan is no document of this file."""
        ...

    async def notices(self, client_id: UUID) -> Sequence[Notice]: ...

    async def add_notice(
        self, client_id: UUID, notice_id: UUID, text: PrivacyText, channel: NoticeChannel, given_on: date
    ) -> None: ...

    async def client_number(self, client_id: UUID) -> str: ...

    async def was_offered(self, client_id: UUID) -> bool:
        """Whether the statement was ever offered to this client (R3)."""
        ...

    async def try_link(self, token_hash: bytes, code_hash: bytes) -> OpenedLink | None:
        """The offer behind a link when the code fits; a wrong code counts, and five close the link."""
        ...

    async def answer_link(
        self, token_hash: bytes, code_hash: bytes, outcome: OfferOutcome
    ) -> OpenedLink | None:
        """Record what the client did and close the link, once. None when it no longer opens."""
        ...


class StatementsWork(TasksWork, LettersWork, Protocol):
    @property
    def statements(self) -> StatementsRepository: ...


class WasOffered(Protocol):
    """The part of this subject that the acts of a traject ask (R3)."""

    @property
    def statements(self) -> StatementsRepository: ...
