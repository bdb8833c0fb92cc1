"""Heads of privacy cases (R39-R46) and kept letters, with what an open case opens to the privacy officer."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    COORDINATOR,
    OWNER,
    agreed,
    force,
    grant_to_application,
    mine,
    policy,
)

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels = None
depends_on = None

OFFICER = agreed("privacy_officer")
DIRECTOR = agreed("director")
OVERSEES = f"({OFFICER} or {DIRECTOR})"

# Whose file parts an open request, complaint or mediation opens, for the officer who handles and the director who is
# the second person (R40, R42). It opens the key; which rows can be had is said by each table's own filter.
CASE_CLIENT = f"""
    create view case_client with (security_barrier) as
    select c.client_id from privacy_case c
     where c.client_id is not null and c.closed_at is null and c.kind in ('request', 'complaint', 'mediation')
       and {OVERSEES}
"""
IN_A_CASE = "exists (select 1 from case_client c where c.client_id = {})"


def create_cases() -> None:
    op.create_table(
        "privacy_case",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True)),
        sa.Column("traject_id", postgresql.UUID(as_uuid=True)),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handler_id", postgresql.UUID(as_uuid=True)),
        sa.Column("due_on", sa.Date()),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "kind in ('request', 'complaint', 'mediation', 'breach', 'question')",
            name=op.f("ck_privacy_case_kind"),
        ),
        sa.CheckConstraint("number ~ '^[A-Z]-[0-9]{4}-[0-9]{4,}$'", name=op.f("ck_privacy_case_number")),
        sa.CheckConstraint(
            "client_id is not null or kind in ('breach', 'complaint')", name=op.f("ck_privacy_case_client")
        ),
        sa.CheckConstraint(
            "channel in ('conversation', 'phone', 'email', 'post', 'app', 'other')",
            name=op.f("ck_privacy_case_channel"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_privacy_case_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_privacy_case_traject_id")),
        sa.ForeignKeyConstraint(["received_by"], ["app_user.id"], name=op.f("fk_privacy_case_received_by")),
        sa.ForeignKeyConstraint(["handler_id"], ["app_user.id"], name=op.f("fk_privacy_case_handler_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_case")),
        sa.UniqueConstraint("number", name=op.f("uq_privacy_case_number")),
    )
    op.create_index("ix_privacy_case_client", "privacy_case", ["client_id", "received_on"])
    op.create_index(
        "ix_privacy_case_open", "privacy_case", ["due_on"], postgresql_where=sa.text("closed_at is null")
    )
    op.create_index(
        "ix_privacy_case_open_client",
        "privacy_case",
        ["client_id"],
        postgresql_where=sa.text("closed_at is null and kind in ('request', 'complaint', 'mediation')"),
    )
    op.create_table(
        "case_number",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "year", name=op.f("pk_case_number")),
    )


def create_letters() -> None:
    op.create_table(
        "letter",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about_kind", sa.Text(), nullable=False),
        sa.Column("about_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("pdf_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", postgresql.UUID(as_uuid=True)),
        sa.CheckConstraint("octet_length(sha256) = 32", name=op.f("ck_letter_sha256")),
        sa.CheckConstraint("pages > 0", name=op.f("ck_letter_pages")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_letter_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index("ix_letter_about", "letter", ["about_kind", "about_id", "made_at"])
    op.create_index("ix_letter_client", "letter", ["client_id"])


def guard() -> None:
    force("privacy_case", "letter")
    policy("privacy_case", "select", using="true", to=OWNER)
    op.execute(CASE_CLIENT)
    op.execute(f"grant select on case_client to {APPLICATION}")
    concerned = f"{mine('privacy_case.client_id')} or {OVERSEES}"
    # A coordinator who took it in sees the head of it: when it must be done, and that it is.
    policy(
        "privacy_case",
        "select",
        using=f"{concerned} or (received_by = {ACTOR} and {COORDINATOR})",
        to=APPLICATION,
    )
    policy("privacy_case", "insert", check=f"received_by = {ACTOR} and {agreed()}", to=APPLICATION)
    policy("privacy_case", "update", using=concerned, check=concerned, to=APPLICATION)
    kept = f"{mine('letter.client_id')} or {IN_A_CASE.format('letter.client_id')}"
    policy("letter", "select", using=kept, to=APPLICATION)
    policy("letter", "insert", check=f"({kept}) and made_by = {ACTOR}", to=APPLICATION)
    op.execute(
        f"create policy client_key_select_case on client_key for select to {APPLICATION} "
        f"using ({IN_A_CASE.format('client_key.client_id')})"
    )
    grant_to_application("privacy_case", "letter", "case_number")


def upgrade() -> None:
    create_cases()
    create_letters()
    guard()


def downgrade() -> None:
    op.execute("drop policy client_key_select_case on client_key")
    op.drop_table("letter")
    op.execute("drop view case_client")
    op.drop_table("case_number")
    op.drop_table("privacy_case")
