"""Bodies of disclosures, employer profiles and the recipient's link."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Code, Count, Identifier, Line, Model, Moment
from api.schemas.statements import Fingerprint, LinkCode, LinkKey
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
    Handover,
    LinkTerms,
    LookedAt,
)
from domain.disclosures.model import Link as DomainLink
from domain.disclosures.ports import TriedLink
from domain.disclosures.provisions import LEGAL_PROVISIONS
from domain.disclosures.use_cases import HandedOver
from domain.employer_profiles.fields import FIELDS_OF, ProfileField, ProfileKind
from domain.employer_profiles.model import NewProfile, Profile
from domain.employer_profiles.use_cases import Preview, SentProfile
from domain.inventory_entry import Category

Categories = Annotated[list[Category], Field(max_length=20)]
Introduction = Annotated[str, StringConstraints(max_length=1_500, pattern=NO_CONTROL)]
JobTitle = Annotated[
    str, StringConstraints(min_length=2, max_length=120, pattern=NO_CONTROL, strip_whitespace=True)
]
Words = Annotated[str, StringConstraints(max_length=2_000, pattern=NO_CONTROL)]
LinkDays = Annotated[int, Field(ge=1, le=14, json_schema_extra={"format": "int32"})]
FieldName = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z-]+$")]
Lines = Annotated[list[Words], Field(max_length=200)]


class LegalProvisionView(Model):
    """Een bepaling die een verstrekking zonder toestemming mogelijk maakt, en wat dan mag."""

    code: Code
    article: Line
    title: Line
    categories: Categories


class LegalProvisionList(Model):
    """Alle bepalingen, een andere is er niet; en wat iedere ontvanger belooft (R31)."""

    items: Annotated[list[LegalProvisionView], Field(max_length=50)]
    confidentiality_version: Line
    confidentiality_text: Words


class DocumentLookedAt(Model):
    """Een stuk zoals het in het voorbeeld stond: precies deze bytes gaan eruit."""

    document_id: Identifier
    sha256: Fingerprint


class DisclosureLinkTerms(Model):
    """Het gaat met een link: hoe lang die open is, en wanneer hij gaat als dat later is."""

    days: LinkDays = 7
    send_at: Moment | None = None


class DisclosureHandover(Model):
    """Stukken uit het dossier voor een derde, met de grond.

    Met een link aanvaardt de ontvanger zelf de geheimhouding; zonder link staat hier wie dat al deed.
    """

    recipient: DisclosureRecipient
    recipient_name: Line
    purpose: DisclosurePurpose
    documents: Annotated[list[DocumentLookedAt], Field(max_length=20)]
    categories: Categories
    consent_id: Identifier | None = None
    provision: Code | None = None
    accepted_by: Line | None = None
    link: DisclosureLinkTerms | None = None


class DisclosureView(Model):
    """Wat eruit ging: aan wie, waarvoor, op welke grond, tot wanneer."""

    id: Identifier
    recipient: DisclosureRecipient
    recipient_name: Line | None = None
    object_kind: DisclosedKind
    object_id: Identifier
    purpose: DisclosurePurpose
    basis: DisclosureBasis
    consent_id: Identifier | None = None
    consent_until: Moment | None = None
    provision: Code | None = None
    categories: Categories
    confidentiality_version: Line
    confidentiality_text: Words
    accepted_by: Line | None = None
    accepted_at: Moment | None = None
    sha256: Fingerprint
    state: DisclosureState
    made_at: Moment
    send_at: Moment | None = None
    sent_at: Moment | None = None
    link_expires_at: Moment | None = None
    delivered_at: Moment | None = None
    ended_at: Moment | None = None
    ended_reason: EndReason | None = None
    sent_by_name: Line


class DisclosureList(Model):
    """Alles wat over deze cliënt naar buiten ging, nieuwste eerst."""

    items: Annotated[list[DisclosureView], Field(max_length=300)]


class EmployerProfileCreate(Model):
    """Voor welke plaatsing, bij wie. Zonder plaatsing is er geen profiel (R25)."""

    traject_id: Identifier
    kind: ProfileKind | None = None
    employer_name: Line
    job_title: JobTitle
    introduction: Introduction = ""


class ProfileSection(Model):
    """Een veld van het profiel met wat er staat."""

    field: ProfileField
    lines: Lines


class ProfileDifference(Model):
    """Een veld dat anders is dan in het vorige profiel voor deze werkgever."""

    field: FieldName
    before: Lines
    after: Lines


class EmployerProfileView(Model):
    """Een profiel zoals het in het voorbeeld stond."""

    id: Identifier
    traject_id: Identifier
    kind: ProfileKind
    employer_name: Line
    job_title: Line
    introduction: Introduction
    sections: Annotated[list[ProfileSection], Field(max_length=20)]
    basis: DisclosureBasis
    consent_id: Identifier | None = None
    categories: Categories
    sha256: Fingerprint
    pages: Count
    made_at: Moment
    made_by_name: Line


class EmployerProfilePreview(EmployerProfileView):
    """Precies wat eruit gaat, wat de cliënt niet vrijgaf, en wat er anders is dan de vorige keer."""

    withheld: Annotated[list[ProfileField], Field(max_length=20)]
    differences: Annotated[list[ProfileDifference], Field(max_length=20)]


class EmployerProfileList(Model):
    """De profielen van een cliënt, nieuwste eerst."""

    items: Annotated[list[EmployerProfileView], Field(max_length=100)]


class EmployerProfileSend(Model):
    """Het voorbeeld dat eruit gaat, hoe lang de link open is, en wanneer hij gaat als dat later is."""

    sha256: Fingerprint
    days: LinkDays = 7
    send_at: Moment | None = None


class DisclosureLink(Model):
    """De link en de code: één keer getoond, nergens bewaard. Vertel de code apart."""

    address: Annotated[str, StringConstraints(max_length=300, pattern=r"^https?://\S+$")]
    code: LinkCode


class SentEmployerProfile(DisclosureView):
    """De verstrekking met haar link."""

    link: DisclosureLink


class HandedOverDocuments(Model):
    """De verstrekkingen, één per stuk, en hun link als die er is."""

    items: Annotated[list[DisclosureView], Field(max_length=20)]
    link: DisclosureLink | None = None


class DisclosureLinkDuty(Model):
    """Wat de ontvanger belooft voordat hij iets krijgt (R31)."""

    bureau: Line
    confidentiality_version: Line
    confidentiality_text: Words


class DisclosureLinkTake(LinkKey):
    """De link, de code en de naam van wie de geheimhouding aanvaardt."""

    accepted_by: Line | None = None


def handover_of(body: DisclosureHandover) -> Handover:
    return Handover(
        body.recipient,
        body.recipient_name,
        body.purpose,
        tuple(LookedAt(one.document_id, bytes.fromhex(one.sha256)) for one in body.documents),
        frozenset(body.categories),
        body.consent_id,
        body.provision,
        body.accepted_by,
        LinkTerms(body.link.days, body.link.send_at) if body.link else None,
    )


def profile_of(body: EmployerProfileCreate) -> NewProfile:
    return NewProfile(body.traject_id, body.kind, body.employer_name, body.job_title, body.introduction)


def present_provisions() -> dict[str, Any]:
    return {
        "items": [
            {
                "code": one.code,
                "article": one.article,
                "title": one.title,
                "categories": sorted(one.categories),
            }
            for one in LEGAL_PROVISIONS
        ],
        "confidentialityVersion": CONFIDENTIALITY_VERSION,
        "confidentialityText": CONFIDENTIALITY_TEXT,
    }


def present_disclosure(one: Disclosure, now: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "recipient": one.recipient,
        "recipientName": one.recipient_name,
        "objectKind": one.object_kind,
        "objectId": one.object_id,
        "purpose": one.purpose,
        "basis": one.basis,
        "consentId": one.consent_id,
        "consentUntil": one.consent_until,
        "provision": one.provision,
        "categories": sorted(one.categories),
        "confidentialityVersion": one.confidentiality_version,
        "confidentialityText": one.confidentiality_text,
        "acceptedBy": one.accepted_by,
        "acceptedAt": one.accepted_at,
        "sha256": one.sha256.hex(),
        "state": one.at(now),
        "madeAt": one.made_at,
        "sendAt": one.send_at,
        "sentAt": one.sent_at,
        "linkExpiresAt": one.link_expires_at,
        "deliveredAt": one.delivered_at,
        "endedAt": one.ended_at,
        "endedReason": one.ended_reason,
        "sentByName": one.sent_by_name,
    }


def present_profile(profile: Profile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "trajectId": profile.traject_id,
        "kind": profile.kind,
        "employerName": profile.employer_name,
        "jobTitle": profile.job_title,
        "introduction": profile.introduction,
        "sections": [
            {"field": field, "lines": profile.content["sections"][field.value]}
            for field in FIELDS_OF[profile.kind]
            if field.value in profile.content["sections"]
        ],
        "basis": profile.basis,
        "consentId": profile.consent_id,
        "categories": sorted(profile.categories),
        "sha256": profile.pdf_sha256.hex(),
        "pages": profile.pages,
        "madeAt": profile.made_at,
        "madeByName": profile.made_by_name,
    }


def present_preview(preview: Preview) -> dict[str, Any]:
    return {
        **present_profile(preview.profile),
        "withheld": list(preview.withheld),
        "differences": [
            {"field": one.field, "before": list(one.before), "after": list(one.after)}
            for one in preview.differences
        ],
    }


def present_sent(sent: SentProfile, now: Any, base_url: str) -> dict[str, Any]:
    return {**present_disclosure(sent.disclosure, now), "link": present_link(sent.link, base_url)}


def present_handed_over(handed: HandedOver, now: Any, base_url: str) -> dict[str, Any]:
    return {
        "items": [present_disclosure(one, now) for one in handed.disclosures],
        "link": present_link(handed.link, base_url) if handed.link else None,
    }


def present_link(link: DomainLink, base_url: str) -> dict[str, Any]:
    """The token stands behind the #, which a browser never sends to a server."""
    return {"address": f"{base_url.rstrip('/')}/verstrekking#{link.token}", "code": link.code}


def present_duty(tried: TriedLink, bureau: str) -> dict[str, Any]:
    return {
        "bureau": bureau,
        "confidentialityVersion": tried.confidentiality_version,
        "confidentialityText": tried.confidentiality_text,
    }
