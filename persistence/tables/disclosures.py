"""What leaves, on what ground (R25, R28, R31): the register, employer profiles, and the provisions by code."""

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed
from persistence.tables.clients import client_id

CATEGORIES = (
    "array['name', 'contact', 'birth-and-sex', 'identification', 'nationality', 'benefit', 'background', 'preference',"
    " 'health', 'guidance', 'traject']"
)
PURPOSES = (
    "('accountability', 'legal-duty', 'introduction-to-employer', 'reference-request', 'sharing-with-provider',"
    " 'sharing-health', 'photo-or-quote', 'commercial-mailing', 'charitable-mailing')"
)
RULES = {
    "object_kind": "object_kind in ('report', 'employer-profile', 'document')",
    "basis": "basis in ('commissioning-party', 'placement-need', 'consent', 'legal-provision')",
    "recipient_kind": "recipient_kind in ('commissioning-party', 'employer', 'provider', 'referee', 'authority',"
    " 'other')",
    "purpose": f"purpose in {PURPOSES}",
    "party": "(basis = 'commissioning-party') = (party_id is not null and traject_id is not null"
    " and recipient_kind = 'commissioning-party')",
    "consent": "(basis = 'consent') = (consent_id is not null)",
    "provision": "(basis = 'legal-provision') = (provision is not null)",
    "recipient": "(recipient_kind = 'commissioning-party') = (recipient_name_sealed is null)"
    " and (recipient_name_sealed is null) = (recipient_key is null)",
    "known_categories": f"basis = 'commissioning-party' or categories <@ {CATEGORIES}",
    # R25: whatever ground is claimed, no BSN, no benefit and nothing of health goes to an employer.
    "employer": "recipient_kind <> 'employer' or (object_kind = 'employer-profile'"
    " and purpose = 'introduction-to-employer' and basis in ('consent', 'placement-need')"
    " and categories <@ array['name', 'contact', 'background', 'preference'])",
    "placement_need": "basis <> 'placement-need' or (recipient_kind = 'employer' and traject_id is not null"
    " and categories <@ array['background', 'preference'])",
    "bsn": "basis in ('commissioning-party', 'legal-provision')"
    " or not categories && array['identification', 'nationality', 'benefit']",
    "link": "(link_token_hash is null) = (link_expires_at is null)"
    " and (link_token_hash is null) = (link_code_hash is null)",
    # R31: nobody gets anything before accepting the duty by name; a party accepted it in its contract.
    "accepted": "(accepted_at is null) = (accepted_by_sealed is null) and (basis = 'commissioning-party'"
    " or (link_token_hash is null and accepted_at is not null) or (link_token_hash is not null"
    " and (delivered_at is null or accepted_at is not null)))",
    "sent": "sent_at is not null or (link_token_hash is not null and send_at is not null)",
    "delivered": "delivered_at is null or (sent_at is not null and delivered_at >= sent_at and ended_at is null)",
    "ended": "(ended_at is null) = (ended_reason is null) and (ended_reason is null or ended_reason in"
    " ('revoked', 'consent-ended', 'objection', 'basis-gone', 'locked'))",
}
PROFILE_RULES = {
    "kind": "kind in ('permanent', 'temporary', 'trial')",
    "basis": "(basis = 'consent') = (consent_id is not null) and basis in ('consent', 'placement-need')",
    "categories": "cardinality(categories) > 0 and categories <@ array['name', 'contact', 'background', 'preference']"
    " and (basis = 'consent' or categories <@ array['background', 'preference'])",
    "hashes": "octet_length(content_sha256) = 32 and octet_length(pdf_sha256) = 32",
}

legal_provision = Table(
    "legal_provision",
    metadata,
    Column("code", Text, primary_key=True),
    Column("categories", ARRAY(Text), nullable=False),
    CheckConstraint("cardinality(categories) > 0", name="categories"),
)

employer_profile = Table(
    "employer_profile",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id"), nullable=False),
    Column("kind", Text, nullable=False),
    sealed("employer_sealed"),
    Column("employer_key", LargeBinary, nullable=False),
    sealed("content_sealed"),
    Column("content_sha256", LargeBinary, nullable=False),
    sealed("pdf_sealed"),
    Column("pdf_sha256", LargeBinary, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("basis", Text, nullable=False),
    Column("consent_id", UUID(as_uuid=True), ForeignKey("consent.id")),
    Column("categories", ARRAY(Text), nullable=False),
    moment("made_at"),
    Column("made_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    *(CheckConstraint(rule, name=name) for name, rule in PROFILE_RULES.items()),
    Index("ix_employer_profile_client", "client_id", "made_at"),
)

disclosure = Table(
    "disclosure",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), ForeignKey("traject.id")),
    Column("party_id", UUID(as_uuid=True), ForeignKey("commissioning_party.id")),
    Column("object_kind", Text, nullable=False),
    Column("object_id", UUID(as_uuid=True), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("categories", ARRAY(Text), nullable=False),
    Column("confidentiality_version", Text, nullable=False),
    Column("confidentiality_text", Text, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    moment("sent_at", nullable=True),
    Column("sent_by", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("recipient_kind", Text, nullable=False, server_default=text("'commissioning-party'")),
    sealed("recipient_name_sealed", nullable=True),
    Column("recipient_key", LargeBinary),
    Column("consent_id", UUID(as_uuid=True), ForeignKey("consent.id")),
    Column("provision", Text, ForeignKey("legal_provision.code")),
    moment("made_at", nullable=True),
    moment("send_at", nullable=True),
    Column("link_token_hash", LargeBinary),
    Column("link_code_hash", LargeBinary),
    moment("link_expires_at", nullable=True),
    Column("link_attempts", Integer, nullable=False, server_default=text("0")),
    sealed("accepted_by_sealed", nullable=True),
    moment("accepted_at", nullable=True),
    moment("delivered_at", nullable=True),
    moment("ended_at", nullable=True),
    Column("ended_reason", Text),
    CheckConstraint("cardinality(categories) > 0", name="categories"),
    CheckConstraint(
        "length(confidentiality_version) > 0 and length(confidentiality_text) > 20", name="confidentiality"
    ),
    CheckConstraint("octet_length(sha256) = 32", name="sha256"),
    *(CheckConstraint(rule, name=name) for name, rule in RULES.items()),
    Index("ix_disclosure_client", "client_id", "sent_at"),
    Index("uq_disclosure_report", "object_id", unique=True, postgresql_where=text("object_kind = 'report'")),
    Index("ix_disclosure_made", text("coalesce(made_at, sent_at) desc"), text("id desc")),
    # One link may stand for several documents of one act.
    Index("uq_disclosure_link_object", "link_token_hash", "object_id", unique=True),
    Index("ix_disclosure_consent", "consent_id"),
    Index("ix_disclosure_planned", "send_at", postgresql_where=text("sent_at is null and ended_at is null")),
)
