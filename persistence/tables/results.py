"""Results: references, assessments with their evidence, suitability, placements (R10, R11, R16, R20).

Composite foreign keys hold that what is cited, and the traject it is cited under, are of the same client.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version
from persistence.tables.clients import client_id


def _author() -> Column[object]:
    return Column("author_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False)


def _of_the_client() -> ForeignKeyConstraint:
    """The traject is one of the row's own client."""
    return ForeignKeyConstraint(["traject_id", "client_id"], ["traject.id", "traject.client_id"])


reference = Table(
    "reference",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True)),
    _author(),
    sealed("source_name_sealed"),
    sealed("source_capacity_sealed"),
    sealed("question_sealed"),
    Column("basis", Text, nullable=False),
    Column("basis_consented_on", Date),
    Column("basis_provision", Text),
    Column("client_may_see", Boolean, nullable=False),
    Column("withheld_reason", Text),
    sealed("fact_sealed", nullable=True),
    sealed("opinion_sealed", nullable=True),
    sealed("observation_sealed", nullable=True),
    Column("received_on", Date, nullable=False),
    moment("created_at"),
    version(),
    _of_the_client(),
    UniqueConstraint("id", "client_id"),
    CheckConstraint("basis in ('client-consent', 'contract', 'legal-provision')", name="basis"),
    CheckConstraint("(basis = 'client-consent') = (basis_consented_on is not null)", name="consent"),
    CheckConstraint("basis_consented_on is null or basis_consented_on <= received_on", name="consent_before"),
    CheckConstraint("(basis = 'legal-provision') = (basis_provision is not null)", name="provision"),
    CheckConstraint("client_may_see = (withheld_reason is null)", name="withheld"),
    CheckConstraint(
        "withheld_reason in ('rights-of-third-parties', 'protection-of-the-client')", name="withheld_reason"
    ),
    CheckConstraint("coalesce(fact_sealed, opinion_sealed, observation_sealed) is not null", name="content"),
    Index("ix_reference_client", "client_id", "received_on"),
)

assessment = Table(
    "assessment",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), nullable=False),
    Column("activity_id", UUID(as_uuid=True)),
    _author(),
    Column("result", Text, nullable=False),
    sealed("facts_sealed"),
    sealed("opinion_sealed"),
    Column("state", Text, nullable=False, server_default=text("'draft'")),
    Column("supersedes_id", UUID(as_uuid=True)),
    moment("created_at"),
    moment("final_at", nullable=True),
    version(),
    _of_the_client(),
    ForeignKeyConstraint(["activity_id", "traject_id"], ["activity.id", "activity.traject_id"]),
    ForeignKeyConstraint(["supersedes_id", "traject_id"], ["assessment.id", "assessment.traject_id"]),
    UniqueConstraint("id", "client_id"),
    UniqueConstraint("id", "traject_id"),
    UniqueConstraint("supersedes_id"),
    CheckConstraint("result in ('reached', 'partly-reached', 'not-reached', 'too-early')", name="result"),
    CheckConstraint("state in ('draft', 'final')", name="state"),
    CheckConstraint("(state = 'final') = (final_at is not null)", name="final"),
    Index("ix_assessment_traject", "traject_id", "created_at"),
    Index("ix_assessment_client", "client_id"),
)

assessment_evidence = Table(
    "assessment_evidence",
    metadata,
    identifier(),
    client_id(),
    Column("assessment_id", UUID(as_uuid=True), nullable=False),
    Column("kind", Text, nullable=False),
    Column("note_id", UUID(as_uuid=True)),
    Column("reference_id", UUID(as_uuid=True)),
    sealed("text_sealed", nullable=True),
    Column("observed_on", Date),
    moment("created_at"),
    ForeignKeyConstraint(
        ["assessment_id", "client_id"], ["assessment.id", "assessment.client_id"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(["note_id", "client_id"], ["note.id", "note.client_id"]),
    ForeignKeyConstraint(["reference_id", "client_id"], ["reference.id", "reference.client_id"]),
    CheckConstraint("kind in ('conversation', 'reference', 'observation', 'other')", name="kind"),
    CheckConstraint("(kind = 'conversation') = (note_id is not null)", name="conversation"),
    CheckConstraint("(kind = 'reference') = (reference_id is not null)", name="reference"),
    CheckConstraint("(kind in ('observation', 'other')) = (text_sealed is not null)", name="text"),
    CheckConstraint("(kind = 'observation') = (observed_on is not null)", name="observation"),
    Index("ix_assessment_evidence_assessment", "assessment_id"),
    Index("ix_assessment_evidence_reference", "reference_id"),
    Index("ix_assessment_evidence_client", "client_id"),
)

suitability_assessment = Table(
    "suitability_assessment",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), nullable=False),
    _author(),
    sealed("education_sealed"),
    sealed("experience_sealed"),
    sealed("limitations_sealed", nullable=True),
    sealed("preferences_sealed"),
    sealed("conclusion_sealed"),
    Column("assessed_on", Date, nullable=False),
    moment("created_at"),
    _of_the_client(),
    UniqueConstraint("id", "client_id"),
    Index("ix_suitability_assessment_traject", "traject_id", "created_at"),
    Index("ix_suitability_assessment_client", "client_id"),
)

suitability_limitation = Table(
    "suitability_limitation",
    metadata,
    identifier(),
    client_id(),
    Column("suitability_id", UUID(as_uuid=True), nullable=False),
    Column("health_record_id", UUID(as_uuid=True), nullable=False),
    ForeignKeyConstraint(
        ["suitability_id", "client_id"],
        ["suitability_assessment.id", "suitability_assessment.client_id"],
        ondelete="CASCADE",
    ),
    # A limitation that is taken out of the file is no longer named; the text in work terms stays.
    ForeignKeyConstraint(
        ["health_record_id", "client_id"], ["health_record.id", "health_record.client_id"], ondelete="CASCADE"
    ),
    UniqueConstraint("suitability_id", "health_record_id"),
    Index("ix_suitability_limitation_record", "health_record_id"),
    Index("ix_suitability_limitation_client", "client_id"),
)

placement = Table(
    "placement",
    metadata,
    identifier(),
    client_id(),
    Column("traject_id", UUID(as_uuid=True), nullable=False),
    _author(),
    Column("kind", Text, nullable=False),
    sealed("employer_sealed"),
    sealed("kvk_number_sealed", nullable=True),
    sealed("job_title_sealed"),
    Column("contract_kind", Text, nullable=False),
    Column("hours_per_week", Numeric(4, 2), nullable=False),
    sealed("wage_value_sealed", nullable=True),
    sealed("wage_subsidy_sealed"),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date),
    sealed("trial_exception_sealed", nullable=True),
    Column("checked_on", Date),
    Column("still_employed", Boolean),
    moment("created_at"),
    version(),
    _of_the_client(),
    CheckConstraint(
        "kind in ('permanent', 'temporary', 'trial', 'secondment', 'agency', 'subsidised', 'other-participation')",
        name="kind",
    ),
    CheckConstraint(
        "contract_kind in ('open-ended', 'fixed-term', 'agency', 'assignment', 'no-contract')",
        name="contract_kind",
    ),
    CheckConstraint("hours_per_week between 0 and 60", name="hours"),
    CheckConstraint("ends_on is null or ends_on >= begins_on", name="period"),
    CheckConstraint(
        "kind <> 'trial' or coalesce(ends_on < begins_on + interval '2 months'"
        " or (trial_exception_sealed is not null and ends_on < begins_on + interval '6 months'), false)",
        name="trial",
    ),
    CheckConstraint("(checked_on is null) = (still_employed is null)", name="check"),
    Index("ix_placement_traject", "traject_id", "begins_on"),
    Index("ix_placement_client", "client_id"),
)
