"""Texts in versions, and the act of offering them. A receipt is not a consent: nothing here allows any processing."""

import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from domain.legal_calendar import term_of_months
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid

LINK_LIFE: Final = timedelta(days=14)
LINK_ATTEMPTS: Final = 5
MAXIMUM_SIGNATURE: Final = 200_000
"""Bytes of a signature drawn on the screen."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"


class TextKind(StrEnum):
    """Which text. The reglement is the bureau's own; the other two follow from the data inventory (R2)."""

    REGLEMENT = "reglement"
    STATEMENT = "statement"
    NOTICE = "notice"


GENERATED: Final = frozenset({TextKind.STATEMENT, TextKind.NOTICE})


@dataclass(frozen=True, slots=True)
class PrivacyText:
    """One version of a text. What it says never changes; it can only be withdrawn."""

    id: UUID
    kind: TextKind
    version: int
    title: str
    body: str
    published_at: datetime
    withdrawn_at: datetime | None

    @property
    def sha256(self) -> bytes:
        """The fingerprint of exactly these words."""
        return fingerprint(self.body)


def fingerprint(body: str) -> bytes:
    """The SHA-256 of a text in UTF-8."""
    return sha256(body.encode()).digest()


@dataclass(frozen=True, slots=True)
class OfferedTexts:
    """The versions that are offered now: statement and reglement together, in one act (R4)."""

    statement: PrivacyText
    reglement: PrivacyText


class OfferMethod(StrEnum):
    """How the texts were offered."""

    PAPER = "paper"
    SCREEN = "screen"
    LINK = "link"


class OfferOutcome(StrEnum):
    """What the client did. Declining is a normal outcome: it never stands in the way of guidance (R3)."""

    OPEN = "open"
    SIGNED = "signed"
    DECLINED = "declined"
    UNABLE = "unable"


class UnableReason(StrEnum):
    """Why a client could not sign."""

    LANGUAGE = "language"
    READING = "reading"
    ILLNESS = "illness"
    REPRESENTED = "represented"
    OTHER = "other"


class NoticeChannel(StrEnum):
    """How the client was told that data are processed (R30)."""

    CONVERSATION = "conversation"
    POST = "post"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class NewOffer:
    """What the adviser records. `signature` is a PNG drawn on the screen; `document_id` the scan of the paper."""

    method: OfferMethod
    outcome: OfferOutcome
    unable_reason: UnableReason | None = None
    document_id: UUID | None = None
    signature: bytes | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One offering, as the file shows it."""

    id: UUID
    method: OfferMethod
    outcome: OfferOutcome
    outcome_at: datetime | None
    unable_reason: UnableReason | None
    document_id: UUID | None
    statement_id: UUID
    statement_version: int
    statement_sha256: bytes
    reglement_id: UUID
    reglement_version: int
    reglement_sha256: bytes
    offered_at: datetime
    offered_by: UUID
    offered_by_name: str
    link_expires_at: datetime | None
    link_closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Notice:
    """That the client was told, when and how (R30)."""

    id: UUID
    version: int
    channel: NoticeChannel
    given_on: date
    recorded_by_name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link: the token goes to the client, the code is told apart from it. Neither is kept, only hashes."""

    token: str
    code: str

    @classmethod
    def new(cls) -> "Link":
        return cls(secrets.token_urlsafe(32), f"{secrets.randbelow(10**6):06d}")

    @property
    def token_hash(self) -> bytes:
        return sha256(self.token.encode()).digest()

    @property
    def code_hash(self) -> bytes:
        """Bound to the token, so that equal codes of two links do not look alike."""
        return hmac.digest(self.token.encode(), self.code.encode(), "sha256")


def check_offer(new: NewOffer) -> None:
    """Raise Invalid, naming everything that does not belong together."""
    errors: list[FieldError] = []
    signed = new.outcome is OfferOutcome.SIGNED
    if (new.method is OfferMethod.LINK) != (new.outcome is OfferOutcome.OPEN):
        errors.append(FieldError("/outcome", "outcome", "Bij een link volgt de uitkomst van de cliënt zelf."))
    if (new.outcome is OfferOutcome.UNABLE) != (new.unable_reason is not None):
        errors.append(FieldError("/unableReason", "reason", "Kies waarom tekenen niet ging, en alleen dan."))
    if signed and new.method is OfferMethod.PAPER and new.document_id is None:
        errors.append(FieldError("/documentId", "evidence", "Voeg de scan van de getekende verklaring toe."))
    if new.document_id is not None and not (signed and new.method is OfferMethod.PAPER):
        errors.append(FieldError("/documentId", "evidence", "Een scan hoort bij tekenen op papier."))
    if (new.signature is not None) != (signed and new.method is OfferMethod.SCREEN):
        errors.append(FieldError("/signature", "signature", "Laat de cliënt tekenen op het scherm."))
    if new.signature is not None and not _is_signature(new.signature):
        errors.append(FieldError("/signature", "signature", "Dit is geen handtekening van het scherm."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R3, errors=errors)


def _is_signature(picture: bytes) -> bool:
    return picture.startswith(_PNG) and len(picture) <= MAXIMUM_SIGNATURE


def inform_by(now: datetime) -> date:
    """Until when a client whose data came from elsewhere must be told: one month (R30, AVG 14(3))."""
    return term_of_months(bureau_date(now), 1).target


def check_notice(given_on: date, today: date) -> None:
    """Raise Invalid for a day that has not come yet."""
    if given_on > today:
        error = FieldError("/givenOn", "future", "Deze dag moet nog komen.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R30, errors=[error])


def offered_now(texts: list[PrivacyText]) -> OfferedTexts:
    """The newest versions that were not withdrawn. Raises Conflict when one of the two is missing."""
    found = {kind: newest(texts, kind) for kind in (TextKind.STATEMENT, TextKind.REGLEMENT)}
    statement, reglement = found[TextKind.STATEMENT], found[TextKind.REGLEMENT]
    if statement is None or reglement is None:
        words = "Er is geen geldige privacyverklaring of geen geldig reglement. De privacyfunctionaris zet die klaar."
        raise Conflict(words, clause=Clause.R4, code="no-statement-to-offer")
    return OfferedTexts(statement, reglement)


def newest(texts: list[PrivacyText], kind: TextKind) -> PrivacyText | None:
    """The newest version of a kind that was not withdrawn."""
    live = [text for text in texts if text.kind is kind and text.withdrawn_at is None]
    return max(live, key=lambda text: text.version, default=None)


def withdrawn(text: PrivacyText, texts: list[PrivacyText], now: datetime) -> PrivacyText:
    """The version taken out of use. Raises Conflict when it already is, or when nothing would be left to offer."""
    if text.withdrawn_at is not None:
        raise Conflict("Deze versie is al ingetrokken.", code="text-withdrawn")
    if sum(other.kind is text.kind and other.withdrawn_at is None for other in texts) == 1:
        raise Conflict(
            "Zet eerst een nieuwe versie klaar; anders is er niets om aan te bieden.", code="last-text"
        )
    return replace(text, withdrawn_at=now)
