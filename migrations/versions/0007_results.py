"""Results: references, assessments with evidence, suitability, placements; what SQL holds of R10, R11, R16, R20."""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import ACTOR, force, grant_to_application, mine, policy

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None

TABLES = (
    "reference",
    "assessment",
    "assessment_evidence",
    "suitability_assessment",
    "suitability_limitation",
    "placement",
)

# What is cited must be of the same client, and an activity of the same traject: pairs that a foreign key can name.
# Those of traject, note and activity are there since 0006.
PAIRS = (("health_record", "client_id"),)


def name_pairs() -> None:
    for table, owner in PAIRS:
        op.create_unique_constraint(op.f(f"uq_{table}_id_{owner}"), table, ["id", owner])


def create_reference() -> None:
    op.create_table(
        "reference",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=True),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("source_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("source_capacity_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("question_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("basis_consented_on", sa.Date(), nullable=True),
        sa.Column("basis_provision", sa.Text(), nullable=True),
        sa.Column("client_may_see", sa.Boolean(), nullable=False),
        sa.Column("withheld_reason", sa.Text(), nullable=True),
        sa.Column("fact_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("opinion_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("observation_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(basis = 'client-consent') = (basis_consented_on is not null)", name=op.f("ck_reference_consent")
        ),
        sa.CheckConstraint(
            "(basis = 'legal-provision') = (basis_provision is not null)", name=op.f("ck_reference_provision")
        ),
        sa.CheckConstraint(
            "basis in ('client-consent', 'contract', 'legal-provision')", name=op.f("ck_reference_basis")
        ),
        sa.CheckConstraint(
            "withheld_reason in ('rights-of-third-parties', 'protection-of-the-client')",
            name=op.f("ck_reference_withheld_reason"),
        ),
        sa.CheckConstraint(
            "basis_consented_on is null or basis_consented_on <= received_on",
            name=op.f("ck_reference_consent_before"),
        ),
        sa.CheckConstraint("client_may_see = (withheld_reason is null)", name=op.f("ck_reference_withheld")),
        sa.CheckConstraint(
            "coalesce(fact_sealed, opinion_sealed, observation_sealed) is not null",
            name=op.f("ck_reference_content"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_reference_author_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_reference_client_id")),
        sa.ForeignKeyConstraint(
            ["traject_id", "client_id"],
            ["traject.id", "traject.client_id"],
            name=op.f("fk_reference_traject_id_client_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
        sa.UniqueConstraint("id", "client_id", name=op.f("uq_reference_id_client_id")),
    )
    op.create_index("ix_reference_client", "reference", ["client_id", "received_on"], unique=False)


def create_assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("activity_id", sa.UUID(), nullable=True),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("facts_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("opinion_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'draft'"), nullable=False),
        sa.Column("supersedes_id", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("final_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(state = 'final') = (final_at is not null)", name=op.f("ck_assessment_final")),
        sa.CheckConstraint(
            "result in ('reached', 'partly-reached', 'not-reached', 'too-early')",
            name=op.f("ck_assessment_result"),
        ),
        sa.CheckConstraint("state in ('draft', 'final')", name=op.f("ck_assessment_state")),
        sa.ForeignKeyConstraint(
            ["activity_id", "traject_id"],
            ["activity.id", "activity.traject_id"],
            name=op.f("fk_assessment_activity_id_traject_id"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_assessment_author_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_assessment_client_id")),
        sa.ForeignKeyConstraint(
            ["supersedes_id", "traject_id"],
            ["assessment.id", "assessment.traject_id"],
            name=op.f("fk_assessment_supersedes_id_traject_id"),
        ),
        sa.ForeignKeyConstraint(
            ["traject_id", "client_id"],
            ["traject.id", "traject.client_id"],
            name=op.f("fk_assessment_traject_id_client_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("id", "client_id", name=op.f("uq_assessment_id_client_id")),
        sa.UniqueConstraint("id", "traject_id", name=op.f("uq_assessment_id_traject_id")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_assessment_supersedes_id")),
    )
    op.create_index("ix_assessment_client", "assessment", ["client_id"], unique=False)
    op.create_index("ix_assessment_traject", "assessment", ["traject_id", "created_at"], unique=False)


def create_assessment_evidence() -> None:
    op.create_table(
        "assessment_evidence",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note_id", sa.UUID(), nullable=True),
        sa.Column("reference_id", sa.UUID(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("observed_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'conversation') = (note_id is not null)",
            name=op.f("ck_assessment_evidence_conversation"),
        ),
        sa.CheckConstraint(
            "(kind = 'observation') = (observed_on is not null)",
            name=op.f("ck_assessment_evidence_observation"),
        ),
        sa.CheckConstraint(
            "(kind = 'reference') = (reference_id is not null)", name=op.f("ck_assessment_evidence_reference")
        ),
        sa.CheckConstraint(
            "(kind in ('observation', 'other')) = (text_sealed is not null)",
            name=op.f("ck_assessment_evidence_text"),
        ),
        sa.CheckConstraint(
            "kind in ('conversation', 'reference', 'observation', 'other')",
            name=op.f("ck_assessment_evidence_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "client_id"],
            ["assessment.id", "assessment.client_id"],
            name=op.f("fk_assessment_evidence_assessment_id_client_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_assessment_evidence_client_id")),
        sa.ForeignKeyConstraint(
            ["note_id", "client_id"],
            ["note.id", "note.client_id"],
            name=op.f("fk_assessment_evidence_note_id_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reference_id", "client_id"],
            ["reference.id", "reference.client_id"],
            name=op.f("fk_assessment_evidence_reference_id_client_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_evidence")),
    )
    op.create_index(
        "ix_assessment_evidence_assessment", "assessment_evidence", ["assessment_id"], unique=False
    )
    op.create_index("ix_assessment_evidence_client", "assessment_evidence", ["client_id"], unique=False)
    op.create_index("ix_assessment_evidence_reference", "assessment_evidence", ["reference_id"], unique=False)


def create_suitability_assessment() -> None:
    op.create_table(
        "suitability_assessment",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("education_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("experience_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("limitations_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("preferences_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("conclusion_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["app_user.id"], name=op.f("fk_suitability_assessment_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_suitability_assessment_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id", "client_id"],
            ["traject.id", "traject.client_id"],
            name=op.f("fk_suitability_assessment_traject_id_client_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suitability_assessment")),
        sa.UniqueConstraint("id", "client_id", name=op.f("uq_suitability_assessment_id_client_id")),
    )
    op.create_index("ix_suitability_assessment_client", "suitability_assessment", ["client_id"], unique=False)
    op.create_index(
        "ix_suitability_assessment_traject",
        "suitability_assessment",
        ["traject_id", "created_at"],
        unique=False,
    )


def create_suitability_limitation() -> None:
    op.create_table(
        "suitability_limitation",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("suitability_id", sa.UUID(), nullable=False),
        sa.Column("health_record_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_suitability_limitation_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["health_record_id", "client_id"],
            ["health_record.id", "health_record.client_id"],
            name=op.f("fk_suitability_limitation_health_record_id_client_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["suitability_id", "client_id"],
            ["suitability_assessment.id", "suitability_assessment.client_id"],
            name=op.f("fk_suitability_limitation_suitability_id_client_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suitability_limitation")),
        sa.UniqueConstraint(
            "suitability_id",
            "health_record_id",
            name=op.f("uq_suitability_limitation_suitability_id_health_record_id"),
        ),
    )
    op.create_index("ix_suitability_limitation_client", "suitability_limitation", ["client_id"], unique=False)
    op.create_index(
        "ix_suitability_limitation_record", "suitability_limitation", ["health_record_id"], unique=False
    )


def create_placement() -> None:
    op.create_table(
        "placement",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("employer_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kvk_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("job_title_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("contract_kind", sa.Text(), nullable=False),
        sa.Column("hours_per_week", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("wage_value_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("wage_subsidy_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("trial_exception_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("still_employed", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "contract_kind in ('open-ended', 'fixed-term', 'agency', 'assignment', 'no-contract')",
            name=op.f("ck_placement_contract_kind"),
        ),
        sa.CheckConstraint(
            "kind <> 'trial' or coalesce(ends_on < begins_on + interval '2 months'"
            " or (trial_exception_sealed is not null and ends_on < begins_on + interval '6 months'), false)",
            name=op.f("ck_placement_trial"),
        ),
        sa.CheckConstraint(
            "kind in ('permanent', 'temporary', 'trial', 'secondment', 'agency', 'subsidised', 'other-participation')",
            name=op.f("ck_placement_kind"),
        ),
        sa.CheckConstraint(
            "(checked_on is null) = (still_employed is null)", name=op.f("ck_placement_check")
        ),
        sa.CheckConstraint("ends_on is null or ends_on >= begins_on", name=op.f("ck_placement_period")),
        sa.CheckConstraint("hours_per_week between 0 and 60", name=op.f("ck_placement_hours")),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_placement_author_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_placement_client_id")),
        sa.ForeignKeyConstraint(
            ["traject_id", "client_id"],
            ["traject.id", "traject.client_id"],
            name=op.f("fk_placement_traject_id_client_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    op.create_index("ix_placement_client", "placement", ["client_id"], unique=False)
    op.create_index("ix_placement_traject", "placement", ["traject_id", "begins_on"], unique=False)


# R11: an assessment without evidence cannot be committed, whoever writes it and in whatever order. It asks as the
# writer: who cannot see the evidence has none.
EVIDENCE = """
    create function assessment_has_evidence() returns trigger language plpgsql set search_path = public, pg_temp as $$
    declare
        asked uuid;
    begin
        if tg_table_name = 'assessment' then
            asked := new.id;
        else
            asked := old.assessment_id;
            if not exists (select 1 from assessment a where a.id = asked) then
                return null;
            end if;
        end if;
        if not exists (select 1 from assessment_evidence e where e.assessment_id = asked) then
            raise exception 'an assessment cites evidence (R11)'
                using errcode = 'check_violation', constraint = 'ck_assessment_evidence_cited';
        end if;
        return null;
    end
    $$
"""


def hold_evidence() -> None:
    op.execute(EVIDENCE)
    op.execute(
        "create constraint trigger assessment_evidence_cited after insert on assessment"
        " deferrable initially deferred for each row execute function assessment_has_evidence()"
    )
    op.execute(
        "create constraint trigger assessment_evidence_kept after delete or update on assessment_evidence"
        " deferrable initially deferred for each row execute function assessment_has_evidence()"
    )


def guard() -> None:
    """R24 for all; R10: the author is who judges, and what is final has no row that can be changed."""
    force(*TABLES)
    for table in TABLES:
        policy(table, "select", using=mine(f"{table}.client_id"))
    for table in ("reference", "suitability_assessment", "placement"):
        policy(table, "insert", check=f"{mine(f'{table}.client_id')} and author_id = {ACTOR}")
    for table in ("reference", "placement"):
        own = mine(f"{table}.client_id")
        policy(table, "update", using=own, check=own)
    policy("reference", "delete", using=mine("reference.client_id"))
    judged = f"{mine('assessment.client_id')} and author_id = {ACTOR}"
    policy("assessment", "insert", check=f"{judged} and state = 'draft'")
    policy("assessment", "update", using=f"{judged} and state = 'draft'", check=judged)
    draft = (
        f"{mine('assessment_evidence.client_id')} and exists (select 1 from assessment a"
        f" where a.id = assessment_evidence.assessment_id and a.author_id = {ACTOR} and a.state = 'draft')"
    )
    policy("assessment_evidence", "insert", check=draft)
    policy("assessment_evidence", "delete", using=draft)
    policy(
        "suitability_limitation",
        "insert",
        check=f"{mine('suitability_limitation.client_id')} and exists (select 1 from suitability_assessment s"
        f" where s.id = suitability_limitation.suitability_id and s.author_id = {ACTOR})",
    )
    grant_to_application(*TABLES)


def upgrade() -> None:
    name_pairs()
    create_reference()
    create_assessment()
    create_assessment_evidence()
    create_suitability_assessment()
    create_suitability_limitation()
    create_placement()
    hold_evidence()
    guard()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("drop function assessment_has_evidence()")
    for table, owner in PAIRS:
        op.drop_constraint(op.f(f"uq_{table}_id_{owner}"), table, type_="unique")
