"""Reports, their reviews and what was disclosed.

Who reads beside the assigned adviser: the commissioning party's machine the rows that were sent to its party, the
privacy officer the sentences that wait. Both need the client's key for exactly those clients and no longer
(docs/decisions/0009-who-may-unwrap-a-clients-key.md).
"""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import ACTOR, PARTY, agreed, force, grant_to_application, mine, policy

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None

TABLES = ("disclosure", "report", "report_artifact", "report_review")


def create_disclosure() -> None:
    op.create_table(
        "disclosure",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.UUID(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("categories", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("confidentiality_version", sa.Text(), nullable=False),
        sa.Column("confidentiality_text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.UUID(), nullable=False),
        sa.CheckConstraint("object_kind in ('report')", name=op.f("ck_disclosure_object_kind")),
        sa.CheckConstraint("basis in ('commissioning-party')", name=op.f("ck_disclosure_basis")),
        sa.CheckConstraint("cardinality(categories) > 0", name=op.f("ck_disclosure_categories")),
        sa.CheckConstraint(
            "length(confidentiality_version) > 0 and length(confidentiality_text) > 20",
            name=op.f("ck_disclosure_confidentiality"),
        ),
        sa.CheckConstraint("octet_length(sha256) = 32", name=op.f("ck_disclosure_sha256")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_disclosure_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_disclosure_traject_id")),
        sa.ForeignKeyConstraint(
            ["party_id"], ["commissioning_party.id"], name=op.f("fk_disclosure_party_id")
        ),
        sa.ForeignKeyConstraint(["sent_by"], ["app_user.id"], name=op.f("fk_disclosure_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )
    op.create_index("ix_disclosure_client", "disclosure", ["client_id", "sent_at"])
    op.create_index("uq_disclosure_object", "disclosure", ["object_kind", "object_id"], unique=True)


def create_report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("order_reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'draft'"), nullable=False),
        sa.Column("template_code", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_until", sa.Date(), nullable=False),
        sa.Column("sections_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disclosure_id", sa.UUID(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("kind in ('intake', 'plan', 'progress', 'final')", name=op.f("ck_report_kind")),
        sa.CheckConstraint("state in ('draft', 'sent')", name=op.f("ck_report_state")),
        sa.CheckConstraint("period_until >= period_from", name=op.f("ck_report_period")),
        # R28: without a disclosure nothing is sent, whatever the application says.
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at is not null) and (state = 'sent') = (disclosure_id is not null)",
            name=op.f("ck_report_sent_with_disclosure"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_report_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_report_traject_id")),
        sa.ForeignKeyConstraint(["party_id"], ["commissioning_party.id"], name=op.f("fk_report_party_id")),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_report_author_id")),
        sa.ForeignKeyConstraint(["disclosure_id"], ["disclosure.id"], name=op.f("fk_report_disclosure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_report_disclosure_id")),
    )
    op.create_index("ix_report_traject", "report", ["traject_id", "created_at"])
    op.create_index("ix_report_client", "report", ["client_id"])
    sent = sa.text("state = 'sent'")
    op.create_index("ix_report_party_sent", "report", ["party_id", "sent_at", "id"], postgresql_where=sent)
    op.create_index(
        "uq_report_one_draft_of_a_kind",
        "report",
        ["traject_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state = 'draft'"),
    )


def create_artifact() -> None:
    op.create_table(
        "report_artifact",
        sa.Column("report_id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("json_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("json_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "octet_length(content_hash) = 32 and octet_length(pdf_sha256) = 32 and octet_length(json_sha256) = 32",
            name=op.f("ck_report_artifact_hashes"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_artifact_report_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_report_artifact_client_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_artifact")),
    )
    op.create_index("ix_report_artifact_client", "report_artifact", ["client_id"])


def create_review() -> None:
    op.create_table(
        "report_review",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("report_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("term_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sentence_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("requested_by", sa.UUID(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.Text(), server_default=sa.text("'pending'"), nullable=False),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "decision in ('pending', 'approved', 'refused')", name=op.f("ck_report_review_decision")
        ),
        sa.CheckConstraint(
            "(decision = 'pending') = (decided_by is null) and (decision = 'pending') = (decided_at is null)"
            " and (decision = 'pending') = (decision_reason_sealed is null)",
            name=op.f("ck_report_review_decided"),
        ),
        sa.CheckConstraint(
            "decided_by is null or (decided_by <> requested_by and decided_by <> author_id)",
            name=op.f("ck_report_review_second_person"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_report_review_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_report_review_traject_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_review_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_review")),
    )
    op.create_index("ix_report_review_report", "report_review", ["report_id"])
    op.create_index("ix_report_review_client", "report_review", ["client_id"])
    op.create_index(
        "ix_report_review_waiting",
        "report_review",
        ["requested_at"],
        postgresql_where=sa.text("decision = 'pending'"),
    )


def guard() -> None:
    force(*TABLES)
    own = mine("report.client_id")
    to_own_party = f"{PARTY} is not null and report.state = 'sent' and report.party_id = {PARTY}"
    policy("report", "select", using=f"{own} or ({to_own_party})")
    of_traject = (
        "exists (select 1 from traject t where t.id = {table}.traject_id"
        " and t.client_id = {table}.client_id and t.party_id = {table}.party_id)"
    )
    # R28: what is made for the party of this traject can go to that party and no other.
    of_party = of_traject.format(table="report")
    policy("report", "insert", check=f"{own} and author_id = {ACTOR} and state = 'draft' and {of_party}")
    # What was sent stays as it was sent: a sent row is no row to update.
    policy("report", "update", using=f"{own} and state = 'draft'", check=f"{own} and {of_party}")

    own = mine("report_artifact.client_id")
    of_report = "exists (select 1 from report where report.id = report_artifact.report_id and {})"
    policy("report_artifact", "select", using=f"{own} or {of_report.format(to_own_party)}")
    unsent = f"{own} and " + of_report.format(
        "report.state = 'draft' and report.client_id = report_artifact.client_id"
    )
    policy("report_artifact", "insert", check=unsent)
    policy("report_artifact", "update", using=unsent, check=unsent)

    own = mine("disclosure.client_id")
    policy("disclosure", "select", using=own)
    of_party = of_traject.format(table="disclosure")
    policy("disclosure", "insert", check=f"{own} and sent_by = {ACTOR} and {of_party}")

    own = mine("report_review.client_id")
    officer = agreed("privacy_officer")
    not_the_writer = f"requested_by <> {ACTOR} and author_id <> {ACTOR}"
    waiting = f"decision = 'pending' and {not_the_writer}"
    policy(
        "report_review",
        "select",
        using=f"{own} or ({officer} and (({waiting}) or decided_by = {ACTOR}))",
    )
    policy("report_review", "insert", check=f"{own} and requested_by = {ACTOR} and decision = 'pending'")
    policy(
        "report_review",
        "update",
        using=f"{officer} and {waiting}",
        check=f"decided_by = {ACTOR} and decision <> 'pending'",
    )
    op.execute(
        f"create policy client_key_select_recipient on client_key for select using ({PARTY} is not null and exists"
        f" (select 1 from report where report.client_id = client_key.client_id and report.state = 'sent'"
        f" and report.party_id = {PARTY}))"
    )
    op.execute(
        f"create policy client_key_select_reviewer on client_key for select using ({officer} and exists"
        f" (select 1 from report_review r where r.client_id = client_key.client_id and r.decision = 'pending'"
        f" and r.requested_by <> {ACTOR} and r.author_id <> {ACTOR}))"
    )
    # The officer tells the writer that the sentence was judged, and can leave no other task.
    op.execute(
        f"create policy task_insert_reviewer on task for insert with check ({officer} and kind = 'review-decided'"
        f" and title_sealed is null and created_by = {ACTOR} and exists (select 1 from report_review r"
        f" where r.report_id = task.source_id and r.client_id = task.client_id and r.decided_by = {ACTOR}))"
    )
    grant_to_application(*TABLES)


def upgrade() -> None:
    create_disclosure()
    create_report()
    create_artifact()
    create_review()
    guard()


def downgrade() -> None:
    op.execute("drop policy task_insert_reviewer on task")
    op.execute("drop policy client_key_select_reviewer on client_key")
    op.execute("drop policy client_key_select_recipient on client_key")
    for table in ("report_review", "report_artifact", "report", "disclosure"):
        op.drop_table(table)
