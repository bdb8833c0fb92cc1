"""Bodies of texts, offers and notices."""

import base64
import binascii
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from api.schemas.base import NO_CONTROL, Day, Identifier, Line, Model, Moment, Version
from domain.statements.model import Link as DomainLink
from domain.statements.model import (
    NewOffer,
    Notice,
    NoticeChannel,
    Offer,
    OfferMethod,
    OfferOutcome,
    PrivacyText,
    TextKind,
    UnableReason,
)
from domain.statements.use_cases import Informed, Texts

TextBody = Annotated[str, StringConstraints(min_length=101, max_length=100_000, pattern=NO_CONTROL)]
Fingerprint = Annotated[str, StringConstraints(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$")]
Token = Annotated[str, StringConstraints(min_length=43, max_length=43, pattern=r"^[A-Za-z0-9_-]{43}$")]
LinkCode = Annotated[str, StringConstraints(min_length=6, max_length=6, pattern=r"^[0-9]{6}$")]


def _decodable(value: str) -> str:
    try:
        base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError("geen base64") from None
    return value


Signature = Annotated[
    str,
    StringConstraints(min_length=16, max_length=280_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$"),
    AfterValidator(_decodable),
]


class PrivacyTextHeader(Model):
    """Een versie van een tekst, zonder de woorden."""

    id: Identifier
    kind: TextKind
    version: Version
    title: Line
    sha256: Fingerprint
    published_at: Moment
    withdrawn_at: Moment | None = None


class PrivacyTextVersion(PrivacyTextHeader):
    """Een versie met de woorden: `# ` begint een kopje, `- ` een punt, de rest is een alinea."""

    body: TextBody


class PrivacyTextList(Model):
    """Alle versies, en van welke soorten de geldige tekst niet meer klopt met de gegevensinventaris."""

    items: Annotated[list[PrivacyTextHeader], Field(max_length=300)]
    outdated: Annotated[list[TextKind], Field(max_length=3)]


class PrivacyTextCreate(Model):
    """Een nieuwe versie. Alleen het reglement krijgt woorden mee; de andere volgen uit de inventaris."""

    kind: TextKind
    body: TextBody | None = None


class StatementOfferCreate(Model):
    """Hoe verklaring en reglement zijn aangeboden en wat de cliënt deed (R3, R4)."""

    method: OfferMethod
    outcome: OfferOutcome
    unable_reason: UnableReason | None = None
    document_id: Identifier | None = None
    signature: Signature | None = None


class StatementOffer(Model):
    """Een aanbod met de versies en de vingerafdruk van beide teksten. Een bewijs van ontvangst, geen toestemming."""

    id: Identifier
    method: OfferMethod
    outcome: OfferOutcome
    outcome_at: Moment | None = None
    unable_reason: UnableReason | None = None
    document_id: Identifier | None = None
    statement_id: Identifier
    statement_version: Version
    statement_sha256: Fingerprint
    reglement_id: Identifier
    reglement_version: Version
    reglement_sha256: Fingerprint
    offered_at: Moment
    offered_by_name: Line
    link_expires_at: Moment | None = None
    link_closed_at: Moment | None = None


class StatementLink(Model):
    """De persoonlijke link en de code: één keer getoond, nergens bewaard. Vertel de code apart."""

    address: Annotated[str, StringConstraints(max_length=300, pattern=r"^https?://\S+$")]
    code: LinkCode


class MadeStatementOffer(StatementOffer):
    """Het aanbod, met de link als die de manier is."""

    link: StatementLink | None = None


class InformationNotice(Model):
    """Dat de cliënt is geïnformeerd, wanneer en hoe (R30)."""

    id: Identifier
    version: Version
    channel: NoticeChannel
    given_on: Day
    recorded_by_name: Line


class InformationNoticeCreate(Model):
    """Wanneer en hoe de cliënt is geïnformeerd."""

    channel: NoticeChannel
    given_on: Day


class StatementOffers(Model):
    """Wat de cliënt is aangeboden en verteld, nieuwste eerst."""

    offers: Annotated[list[StatementOffer], Field(max_length=100)]
    notices: Annotated[list[InformationNotice], Field(max_length=100)]


class LinkKey(Model):
    """De sleutel uit de link en de code die de adviseur vertelde."""

    token: Token
    code: LinkCode


class LinkAnswer(LinkKey):
    """Wat de cliënt besluit: getekend of niet."""

    outcome: Annotated[OfferOutcome, Field(json_schema_extra={"enum": ["signed", "declined"]})]


class LinkTexts(Model):
    """De teksten achter de link."""

    statement: PrivacyTextVersion
    reglement: PrivacyTextVersion


def offer_of(new: StatementOfferCreate) -> NewOffer:
    """The offer as the domain takes it."""
    signature = base64.b64decode(new.signature) if new.signature else None
    return NewOffer(new.method, new.outcome, new.unable_reason, new.document_id, signature)


def present_text(text: PrivacyText, *, words: bool = False) -> dict[str, Any]:
    """A version as JSON members."""
    members = {
        "id": text.id,
        "kind": text.kind,
        "version": text.version,
        "title": text.title,
        "sha256": text.sha256.hex(),
        "publishedAt": text.published_at,
        "withdrawnAt": text.withdrawn_at,
    }
    return {**members, "body": text.body} if words else members


def present_texts(texts: Texts) -> dict[str, Any]:
    return {"items": [present_text(text) for text in texts.versions], "outdated": sorted(texts.outdated)}


def present_offer(offer: Offer) -> dict[str, Any]:
    """An offer as JSON members."""
    return {
        "id": offer.id,
        "method": offer.method,
        "outcome": offer.outcome,
        "outcomeAt": offer.outcome_at,
        "unableReason": offer.unable_reason,
        "documentId": offer.document_id,
        "statementId": offer.statement_id,
        "statementVersion": offer.statement_version,
        "statementSha256": offer.statement_sha256.hex(),
        "reglementId": offer.reglement_id,
        "reglementVersion": offer.reglement_version,
        "reglementSha256": offer.reglement_sha256.hex(),
        "offeredAt": offer.offered_at,
        "offeredByName": offer.offered_by_name,
        "linkExpiresAt": offer.link_expires_at,
        "linkClosedAt": offer.link_closed_at,
    }


def present_made(offer: Offer, link: DomainLink | None, base_url: str) -> dict[str, Any]:
    """A new offer. The token stands behind the #, which a browser never sends to a server."""
    address = f"{base_url.rstrip('/')}/statement#{link.token}" if link else None
    return {**present_offer(offer), "link": {"address": address, "code": link.code} if link else None}


def present_notice(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.id,
        "version": notice.version,
        "channel": notice.channel,
        "givenOn": notice.given_on,
        "recordedByName": notice.recorded_by_name,
    }


def present_informed(found: Informed) -> dict[str, Any]:
    return {
        "offers": [present_offer(offer) for offer in found.offers],
        "notices": [present_notice(notice) for notice in found.notices],
    }
