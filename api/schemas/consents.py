"""Bodies of consents, objections and mailings."""

import base64
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Identifier, Line, Model, Moment, Version
from api.schemas.statements import Fingerprint, Signature
from domain.consents.model import (
    Channel,
    Consent,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    ConsentText,
    Evidence,
    NewConsent,
    RecipientKind,
    Scope,
)
from domain.consents.ports import Objection
from domain.inventory_entry import Category

Words = Annotated[str, StringConstraints(min_length=21, max_length=4_000, pattern=NO_CONTROL)]
Months = Annotated[int, Field(ge=1, le=24, json_schema_extra={"format": "int32"})]
Effect = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z-]+$")]


class ConsentTextCreate(Model):
    """Nieuwe woorden voor een doel."""

    purpose: ConsentPurpose
    body: Words


class ConsentTextVersion(Model):
    """De woorden waarmee toestemming wordt gevraagd, in een versie."""

    id: Identifier
    purpose: ConsentPurpose
    version: Version
    body: Words
    sha256: Fingerprint
    published_at: Moment
    withdrawn_at: Moment | None = None


class ConsentTextList(Model):
    """Alle versies, nieuwste eerst per doel."""

    items: Annotated[list[ConsentTextVersion], Field(max_length=300)]


class ConsentEvidence(Model):
    """Hoe te laten zien is dat de cliënt toestemming gaf: een scan, een handtekening of een getuige."""

    method: ConsentMethod
    document_id: Identifier | None = None
    signature: Signature | None = None
    witness: Line | None = None


class ConsentCreate(Model):
    """Wat wordt gevraagd. Met `given` staat het antwoord er meteen bij; zonder is de vraag gesteld."""

    purpose: ConsentPurpose
    text_id: Identifier
    traject_id: Identifier | None = None
    recipient_kind: RecipientKind
    recipient_name: Line | None = None
    categories: Annotated[list[Category], Field(max_length=20)]
    months: Months
    given: bool | None = None
    evidence: ConsentEvidence | None = None


class ConsentAnswer(Model):
    """Het antwoord op wat eerder is gevraagd."""

    given: bool
    evidence: ConsentEvidence | None = None


class ConsentWithdrawal(Model):
    """Hoe de cliënt het liet weten."""

    channel: Channel


class ConsentView(Model):
    """Een toestemming zoals zij nu geldt."""

    id: Identifier
    traject_id: Identifier | None = None
    purpose: ConsentPurpose
    text_id: Identifier
    text_version: Version
    text_sha256: Fingerprint
    recipient_kind: RecipientKind
    recipient_name: Line | None = None
    categories: Annotated[list[Category], Field(max_length=20)]
    months: Months
    state: ConsentState
    method: ConsentMethod | None = None
    offered_at: Moment
    answered_at: Moment | None = None
    expires_at: Moment | None = None
    ended_at: Moment | None = None
    ended_channel: Channel | None = None
    effects: Annotated[list[Effect], Field(max_length=20)]
    collected_by_name: Line


class ConsentList(Model):
    """De toestemmingen van een cliënt, nieuwste eerst."""

    items: Annotated[list[ConsentView], Field(max_length=300)]


class ObjectionCreate(Model):
    """Een bezwaar tegen commercieel of liefdadig gebruik: geen weging, geen termijn (R33)."""

    channel: Channel


class ObjectionView(Model):
    """Een bezwaar en hoeveel toestemmingen er meteen mee eindigden."""

    id: Identifier
    purposes: Annotated[list[ConsentPurpose], Field(max_length=10)]
    channel: Channel
    objected_at: Moment
    recorded_by_name: Line
    ended_consents: Count


class ObjectionList(Model):
    """De bezwaren van een cliënt, nieuwste eerst."""

    items: Annotated[list[ObjectionView], Field(max_length=100)]


class MailingRequest(Model):
    """Voor welke post de lijst is."""

    purpose: ConsentPurpose


def evidence_of(body: ConsentEvidence | None) -> Evidence | None:
    if body is None:
        return None
    signature = base64.b64decode(body.signature) if body.signature else None
    return Evidence(body.method, body.document_id, signature, body.witness)


def consent_of(body: ConsentCreate) -> NewConsent:
    """What is asked as the domain takes it."""
    scope = Scope(body.recipient_kind, body.recipient_name, frozenset(body.categories), body.months)
    return NewConsent(
        body.purpose, body.text_id, body.traject_id, scope, body.given, evidence_of(body.evidence)
    )


def present_text(text: ConsentText) -> dict[str, Any]:
    return {
        "id": text.id,
        "purpose": text.purpose,
        "version": text.version,
        "body": text.body,
        "sha256": text.sha256.hex(),
        "publishedAt": text.published_at,
        "withdrawnAt": text.withdrawn_at,
    }


def present_consent(consent: Consent) -> dict[str, Any]:
    """A consent as JSON members."""
    return {
        "id": consent.id,
        "trajectId": consent.traject_id,
        "purpose": consent.purpose,
        "textId": consent.text_id,
        "textVersion": consent.text_version,
        "textSha256": consent.text_sha256.hex(),
        "recipientKind": consent.recipient_kind,
        "recipientName": consent.recipient_name,
        "categories": sorted(consent.categories),
        "months": consent.months,
        "state": consent.state,
        "method": consent.method,
        "offeredAt": consent.offered_at,
        "answeredAt": consent.answered_at,
        "expiresAt": consent.expires_at,
        "endedAt": consent.ended_at,
        "endedChannel": consent.ended_channel,
        "effects": list(consent.effects),
        "collectedByName": consent.collected_by_name,
    }


def present_objection(objection: Objection) -> dict[str, Any]:
    return {
        "id": objection.id,
        "purposes": list(objection.purposes),
        "channel": objection.channel,
        "objectedAt": objection.objected_at,
        "recordedByName": objection.recorded_by_name,
        "endedConsents": objection.ended_consents,
    }
