"""Consents (R28, R32), objections (R33, R34), and the question whether a consent covers a disclosure."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import ACTOR, APPLICATION, COORDINATOR, agreed, force, job, mine, policy

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels = None
depends_on = None

MAILING = "('commercial-mailing', 'charitable-mailing')"
PURPOSES = (
    "('introduction-to-employer', 'reference-request', 'sharing-with-provider', 'sharing-health', 'photo-or-quote',"
    " 'commercial-mailing', 'charitable-mailing')"
)
CHANNELS = "('conversation', 'phone', 'email', 'post', 'app', 'other')"
CONSENT_RULES = {
    "purpose": f"purpose in {PURPOSES}",
    "recipient_kind": "recipient_kind in ('bureau', 'employer', 'provider', 'referee', 'other')",
    "state": "state in ('offered', 'given', 'refused', 'withdrawn', 'objected', 'replaced', 'lapsed', 'expired')",
    "categories": "cardinality(categories) > 0 and categories <@ array['name', 'contact', 'birth-and-sex',"
    " 'background', 'preference', 'traject', 'guidance', 'health']",
    "health": "not ('health' = any(categories)) or (purpose = 'sharing-health' and recipient_name_sealed is not null)",
    "months": "months between 1 and 24",
    "given": "(method is not null) = (expires_at is not null)"
    " and (state <> 'given' or (answered_at is not null and expires_at > answered_at and ended_at is null))",
    "refused": "state <> 'refused' or method is null",
    "evidence": "method is null or (method = 'paper' and document_id is not null)"
    " or (method = 'screen' and signature_sealed is not null) or (method = 'spoken' and witness_sealed is not null)",
    "written": f"method is distinct from 'spoken' or (purpose not in {MAILING} and purpose <> 'sharing-health'"
    " and not ('health' = any(categories)))",
    "ended": "(state in ('withdrawn', 'objected', 'replaced', 'lapsed', 'expired')) = (ended_at is not null)",
    "channel": f"ended_channel is null or ended_channel in {CHANNELS}",
}

# Whether a consent allows this at that moment. It holds the row, so that a withdrawal and a use of the same consent
# never both win. An empty question is answered with no.
COVERS = """
    create function consent_covers(p_consent uuid, p_client uuid, p_purpose text, p_recipient_kind text,
                                   p_categories text[], p_at timestamptz)
    returns boolean language plpgsql volatile as $$
    declare found boolean;
    begin
        select true into found from consent c
         where c.id = p_consent and c.client_id = p_client and c.state = 'given' and c.answered_at <= p_at
           and c.expires_at > p_at and c.purpose = p_purpose and c.recipient_kind = p_recipient_kind
           and cardinality(p_categories) > 0 and p_categories <@ c.categories
           for share;
        return coalesce(found, false);
    end $$
"""

# What was asked and what was answered stands; a row goes from offered to its answer, and from given to its end.
IMMUTABLE = """
    create function consent_refuse_rewriting() returns trigger language plpgsql as $$
    begin
        if (old.id, old.client_id, old.traject_id, old.purpose, old.text_id, old.text_sha256, old.recipient_kind,
            old.recipient_name_sealed, old.recipient_key, old.categories, old.months, old.offered_at, old.collected_by)
           is distinct from
           (new.id, new.client_id, new.traject_id, new.purpose, new.text_id, new.text_sha256, new.recipient_kind,
            new.recipient_name_sealed, new.recipient_key, new.categories, new.months, new.offered_at, new.collected_by)
           or (old.state <> 'offered' and (old.method, old.document_id, old.signature_sealed, old.witness_sealed,
               old.answered_at, old.expires_at) is distinct from (new.method, new.document_id, new.signature_sealed,
               new.witness_sealed, new.answered_at, new.expires_at))
           or old.state not in ('offered', 'given')
           or (old.state = 'given' and new.state not in ('withdrawn', 'objected', 'replaced', 'lapsed', 'expired')) then
            raise check_violation using message = 'a consent is not rewritten', constraint = 'consent_immutable';
        end if;
        return new;
    end $$
"""


def create_tables() -> None:
    op.create_table(
        "consent_text",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(f"purpose in {PURPOSES}", name=op.f("ck_consent_text_purpose")),
        sa.CheckConstraint("version > 0 and length(body) > 20", name=op.f("ck_consent_text_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_text")),
        sa.UniqueConstraint("purpose", "version", name=op.f("uq_consent_text_purpose_version")),
    )
    op.create_table(
        "consent",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("traject_id", postgresql.UUID(as_uuid=True)),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("text_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("text_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("recipient_kind", sa.Text(), nullable=False),
        sa.Column("recipient_name_sealed", sa.LargeBinary()),
        sa.Column("recipient_key", sa.LargeBinary(), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("method", sa.Text()),
        sa.Column("document_id", postgresql.UUID(as_uuid=True)),
        sa.Column("signature_sealed", sa.LargeBinary()),
        sa.Column("witness_sealed", sa.LargeBinary()),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("expires_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_channel", sa.Text()),
        sa.Column("effects", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("collected_by", postgresql.UUID(as_uuid=True), nullable=False),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_consent_{name}")) for name, rule in CONSENT_RULES.items()),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_consent_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_consent_traject_id")),
        sa.ForeignKeyConstraint(["text_id"], ["consent_text.id"], name=op.f("fk_consent_text_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_consent_document_id")),
        sa.ForeignKeyConstraint(["collected_by"], ["app_user.id"], name=op.f("fk_consent_collected_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_client", "consent", ["client_id", "offered_at"])
    op.create_index("ix_consent_traject", "consent", ["traject_id"])
    given = sa.text("state = 'given'")
    op.create_index(
        "uq_consent_one_active",
        "consent",
        ["client_id", "purpose", "recipient_kind", "recipient_key"],
        unique=True,
        postgresql_where=given,
    )
    op.create_index("ix_consent_mailing", "consent", ["purpose", "expires_at"], postgresql_where=given)
    op.create_table(
        "objection",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("against", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("ended_consents", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "cardinality(against) > 0 and against <@ array['commercial-mailing', 'charitable-mailing']",
            name=op.f("ck_objection_against"),
        ),
        sa.CheckConstraint(f"channel in {CHANNELS}", name=op.f("ck_objection_channel")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_objection_client_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["app_user.id"], name=op.f("fk_objection_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
    )
    op.create_index("ix_objection_client", "objection", ["client_id", "objected_at"])


def guard() -> None:
    force("consent_text", "consent", "objection")
    policy("consent_text", "select", using="true")
    officer = agreed("privacy_officer")
    policy("consent_text", "insert", check=f"({officer} and published_by = {ACTOR}) or {job('information')}")
    policy("consent_text", "update", using=officer, check=officer)
    op.execute(f"grant select, insert, update (withdrawn_at) on consent_text to {APPLICATION}")
    own = mine("consent.client_id")
    # The coordinator makes the mailing and takes in an objection: those consents and no other.
    mailing = f"(purpose in {MAILING} and {COORDINATOR})"
    policy("consent", "select", using=f"{own} or {mailing}", to=APPLICATION)
    policy("consent", "insert", check=f"{own} and collected_by = {ACTOR}", to=APPLICATION)
    policy("consent", "update", using=f"{own} or {mailing}", check=f"{own} or {mailing}", to=APPLICATION)
    op.execute(f"grant select, insert, update, delete on consent to {APPLICATION}")
    takes_in = f"{mine('objection.client_id')} or {COORDINATOR}"
    policy("objection", "select", using=takes_in, to=APPLICATION)
    policy("objection", "insert", check=f"({takes_in}) and recorded_by = {ACTOR}", to=APPLICATION)
    op.execute(f"grant select, insert, delete on objection to {APPLICATION}")
    op.execute(COVERS)
    op.execute(IMMUTABLE)
    op.execute(
        "create trigger consent_refuse_rewriting before update on consent "
        "for each row execute function consent_refuse_rewriting()"
    )


def upgrade() -> None:
    create_tables()
    guard()


def downgrade() -> None:
    op.execute("drop function consent_covers(uuid, uuid, text, text, text[], timestamptz)")
    op.drop_table("objection")
    op.drop_table("consent")
    op.drop_table("consent_text")
    op.execute("drop function consent_refuse_rewriting")
