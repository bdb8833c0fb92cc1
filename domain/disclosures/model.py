"""A disclosure: what left, on what ground, under which duty; and when it can no longer be opened."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from domain.disclosures.provisions import provision_of
from domain.inventory_entry import Category
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, Refused

LINK_ATTEMPTS: Final = 5
MAXIMUM_LINK_DAYS: Final = 14
MAXIMUM_DOCUMENTS_AT_ONCE: Final = 10
MAXIMUM_LINK_BYTES: Final = 32 * 1_048_576
"""What one link carries: it is put together in memory for who opens it."""
MAXIMUM_WAIT: Final = timedelta(days=30)
"""How far ahead a send can be planned."""

CONFIDENTIALITY_VERSION: Final = "2026-1"
CONFIDENTIALITY_TEXT: Final = (
    "U krijgt deze gegevens alleen voor het doel waarvoor wij ze u geven. U houdt ze geheim, u gebruikt ze nergens"
    " anders voor en u geeft ze niet aan anderen. U bewaart ze niet langer dan voor dat doel nodig is."
)
"""The duty that is imposed on a third party (R31)."""


class DisclosureBasis(StrEnum):
    """On what ground something leaves (R28). There is no fifth."""

    COMMISSIONING_PARTY = "commissioning-party"
    PLACEMENT_NEED = "placement-need"
    CONSENT = "consent"
    LEGAL_PROVISION = "legal-provision"


class DisclosureRecipient(StrEnum):
    """Who receives."""

    COMMISSIONING_PARTY = "commissioning-party"
    EMPLOYER = "employer"
    PROVIDER = "provider"
    REFEREE = "referee"
    AUTHORITY = "authority"
    OTHER = "other"


class DisclosurePurpose(StrEnum):
    """What for: accounting to the party, a legal duty, or what the client was asked consent for."""

    ACCOUNTABILITY = "accountability"
    LEGAL_DUTY = "legal-duty"
    INTRODUCTION_TO_EMPLOYER = "introduction-to-employer"
    REFERENCE_REQUEST = "reference-request"
    SHARING_WITH_PROVIDER = "sharing-with-provider"
    SHARING_HEALTH = "sharing-health"
    PHOTO_OR_QUOTE = "photo-or-quote"
    COMMERCIAL_MAILING = "commercial-mailing"
    CHARITABLE_MAILING = "charitable-mailing"


class DisclosedKind(StrEnum):
    """What left."""

    REPORT = "report"
    EMPLOYER_PROFILE = "employer-profile"
    DOCUMENT = "document"


class EndReason(StrEnum):
    """Why it can no longer be opened."""

    REVOKED = "revoked"
    CONSENT_ENDED = "consent-ended"
    OBJECTION = "objection"
    BASIS_GONE = "basis-gone"
    LOCKED = "locked"


class DisclosureState(StrEnum):
    """How it stands at a moment."""

    PLANNED = "planned"
    OPEN = "open"
    DELIVERED = "delivered"
    ENDED = "ended"
    EXPIRED = "expired"


EMPLOYER_CATEGORIES: Final = frozenset(
    {Category.NAME, Category.CONTACT, Category.BACKGROUND, Category.PREFERENCE}
)
"""All that an employer can ever get (R25); a benefit, a BSN or anything of health is not among it."""
ANONYMOUS_CATEGORIES: Final = frozenset({Category.BACKGROUND, Category.PREFERENCE})
"""What an introduction may hold without the client's consent: nothing that says who it is."""


@dataclass(frozen=True, slots=True)
class Link:
    """A single-use link: the token goes to the recipient, the code is told apart from it. Only hashes are kept."""

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


@dataclass(frozen=True, slots=True)
class NewDisclosure:
    """What is about to leave. `link` None is what was handed over, with the duty accepted there and then."""

    id: UUID
    client_id: UUID
    traject_id: UUID | None
    recipient: DisclosureRecipient
    recipient_name: str
    object_kind: DisclosedKind
    object_id: UUID
    purpose: DisclosurePurpose
    basis: DisclosureBasis
    consent_id: UUID | None
    provision: str | None
    categories: frozenset[Category]
    sha256: bytes
    link: Link | None = None
    link_expires_at: datetime | None = None
    send_at: datetime | None = None
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One row of the register."""

    id: UUID
    client_id: UUID
    recipient: DisclosureRecipient
    recipient_name: str | None
    object_kind: DisclosedKind
    object_id: UUID
    purpose: DisclosurePurpose
    basis: DisclosureBasis
    consent_id: UUID | None
    consent_until: datetime | None
    provision: str | None
    categories: frozenset[Category]
    confidentiality_version: str
    confidentiality_text: str
    accepted_by: str | None
    accepted_at: datetime | None
    sha256: bytes
    made_at: datetime
    send_at: datetime | None
    sent_at: datetime | None
    link_expires_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    ended_reason: EndReason | None
    sent_by_name: str

    def at(self, now: datetime) -> DisclosureState:
        """The state at a moment. What was handed over, or a report, is delivered as it is sent."""
        if self.delivered_at is not None:
            return DisclosureState.DELIVERED
        if self.ended_at is not None:
            return DisclosureState.ENDED
        if self.link_expires_at is not None and now >= self.link_expires_at:
            return DisclosureState.EXPIRED
        if self.sent_at is None:
            return DisclosureState.PLANNED
        return DisclosureState.OPEN if self.link_expires_at is not None else DisclosureState.DELIVERED


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A document as it was looked at before it leaves: these bytes, and no others."""

    document_id: UUID
    sha256: bytes


@dataclass(frozen=True, slots=True)
class LinkTerms:
    """That it leaves by a link: how many days it opens, and when it leaves (None: now)."""

    days: int
    send_at: datetime | None


@dataclass(frozen=True, slots=True)
class Handover:
    """Documents of the file that go to a third party: by a link, or handed over with the duty accepted at once."""

    recipient: DisclosureRecipient
    recipient_name: str
    purpose: DisclosurePurpose
    documents: tuple[LookedAt, ...]
    categories: frozenset[Category]
    consent_id: UUID | None
    provision: str | None
    accepted_by: str | None
    link: LinkTerms | None

    @property
    def basis(self) -> DisclosureBasis:
        return DisclosureBasis.CONSENT if self.consent_id else DisclosureBasis.LEGAL_PROVISION


def check_handover(handover: Handover) -> None:
    """Raise Refused (R25, R28, R31) or Invalid for what can never leave this way."""
    if (handover.consent_id is None) == (handover.provision is None):
        words = "Noem de toestemming of de wettelijke bepaling. Zonder grond gaat er niets uit."
        raise Refused(words, clause=Clause.R28, code="disclosure-without-basis")
    if handover.link is None and not (handover.accepted_by or "").strip():
        words = "De ontvanger moet de geheimhouding aanvaarden. Vul in wie dat deed."
        raise Refused(words, clause=Clause.R31, code="no-confidentiality")
    if handover.link is not None and handover.accepted_by is not None:
        error = FieldError(
            "/acceptedBy", "link", "Bij een link aanvaardt de ontvanger zelf de geheimhouding."
        )
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R31, errors=[error])
    if handover.recipient in (DisclosureRecipient.EMPLOYER, DisclosureRecipient.COMMISSIONING_PARTY):
        words = "Een werkgever krijgt een profiel, een opdrachtgever een rapportage. Geen stukken uit het dossier."
        raise Refused(words, clause=Clause.R25, code="no-documents-for-this-recipient")
    errors = []
    if not handover.categories:
        errors.append(FieldError("/categories", "empty", "Kies welke soorten gegevens erin staan."))
    if not 1 <= len(handover.documents) <= MAXIMUM_DOCUMENTS_AT_ONCE:
        words = f"Kies 1 tot en met {MAXIMUM_DOCUMENTS_AT_ONCE} stukken."
        errors.append(FieldError("/documents", "documents", words))
    if len({one.document_id for one in handover.documents}) != len(handover.documents):
        errors.append(FieldError("/documents", "double", "Een stuk staat er twee keer in."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R28, errors=errors)
    if handover.provision is not None:
        _check_provision(handover)


def _check_provision(handover: Handover) -> None:
    provision = provision_of(handover.provision or "")
    if provision is None:
        raise Refused("Deze bepaling kennen wij niet.", clause=Clause.R28, code="provision-unknown")
    if not handover.categories <= provision.categories:
        words = f"{provision.article} geeft hier geen recht op al deze gegevens."
        raise Refused(words, clause=Clause.R28, code="beyond-provision")
    if handover.purpose is not DisclosurePurpose.LEGAL_DUTY:
        raise Refused("Bij een wettelijke bepaling hoort een wettelijk doel.", clause=Clause.R28)


def preview_outdated() -> Conflict:
    """What was looked at is not what would leave."""
    words = "Dit stuk is niet meer zoals in het voorbeeld. Bekijk het opnieuw voordat u het verstuurt."
    return Conflict(words, clause=Clause.R28, code="preview-outdated")


def too_large() -> Invalid:
    """More than one link carries."""
    megabytes = MAXIMUM_LINK_BYTES // 1_048_576
    words = (
        f"Samen zijn deze stukken te groot voor één link (ten hoogste {megabytes} MB). Verstuur ze in delen."
    )
    return Invalid(words, clause=Clause.R28, errors=[FieldError("/documents", "too-large", words)])


def not_covered() -> Refused:
    """The consent does not cover this recipient, this purpose or these categories, or is no longer in force."""
    words = "De toestemming geldt niet (meer) voor deze ontvanger, dit doel of deze gegevens."
    return Refused(words, clause=Clause.R28, code="consent-does-not-cover")


def check_window(now: datetime, days: int, send_at: datetime | None) -> tuple[datetime, datetime | None]:
    """When the link ends, and when it leaves (None: now). Raises Invalid for a moment that cannot be."""
    if send_at is not None and not now < send_at <= now + MAXIMUM_WAIT:
        error = FieldError("/sendAt", "moment", "Kies een moment binnen dertig dagen.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])
    return (send_at or now) + timedelta(days=days), send_at


def check_revocable(disclosure: Disclosure, now: datetime) -> None:
    """Raise Conflict for what has been read, or ended, already."""
    if disclosure.at(now) not in (DisclosureState.PLANNED, DisclosureState.OPEN):
        raise Conflict("Deze verstrekking is al geopend of beëindigd.", code="disclosure-ended")
