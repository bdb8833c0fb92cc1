"""Texts in versions, offers and notices (R2-R4, R30); no traject becomes active before the statement was offered."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    NOW,
    OWNER,
    agreed,
    force,
    job,
    mine,
    policy,
)

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels = None
depends_on = None

ATTEMPTS = 5

# R3 in SQL: the first activation asks for an offer, whatever its outcome was.
OFFERED_FIRST = """
    create function traject_offered_first() returns trigger language plpgsql as $$
    begin
        if new.state = 'active' and old.state = 'registered' and not exists (
            select 1 from privacy_statement_offer o where o.client_id = new.client_id) then
            raise check_violation using message = 'statement not offered', constraint = 'traject_offered_first';
        end if;
        return new;
    end $$
"""

# A client without a login asks with the hashes of a link and its code. These two answer and change that one offer and
# nothing else; a wrong code counts, and the last one closes the link.
TRY_LINK = f"""
    create function statement_link_try(p_token bytea, p_code bytea)
    returns table (offer_id uuid, client_id uuid, statement_id uuid, reglement_id uuid)
    language plpgsql volatile security definer set search_path = public as $$
    begin
        update privacy_statement_offer o set link_attempts = o.link_attempts + 1,
               link_closed_at = case when o.link_attempts + 1 >= {ATTEMPTS} then {NOW} end
         where o.link_token_hash = p_token and o.link_closed_at is null and o.link_expires_at > {NOW}
           and o.link_code_hash <> p_code;
        return query select o.id, o.client_id, o.statement_id, o.reglement_id from privacy_statement_offer o
         where o.link_token_hash = p_token and o.link_code_hash = p_code and o.link_closed_at is null
           and o.link_expires_at > {NOW} and o.outcome = 'open';
    end $$
"""
ANSWER_LINK = f"""
    create function statement_link_answer(p_token bytea, p_code bytea, p_outcome text)
    returns table (offer_id uuid, client_id uuid, statement_id uuid, reglement_id uuid)
    language plpgsql volatile security definer set search_path = public as $$
    begin
        perform 1 from statement_link_try(p_token, p_code);
        return query update privacy_statement_offer o
           set outcome = p_outcome, outcome_at = {NOW}, link_closed_at = {NOW}
         where o.link_token_hash = p_token and o.link_code_hash = p_code and o.link_closed_at is null
           and o.link_expires_at > {NOW} and o.outcome = 'open' and p_outcome in ('signed', 'declined')
        returning o.id, o.client_id, o.statement_id, o.reglement_id;
    end $$
"""
LINK_FUNCTIONS = ("statement_link_try(bytea, bytea)", "statement_link_answer(bytea, bytea, text)")


def create_texts() -> None:
    op.create_table(
        "privacy_text",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind in ('reglement', 'statement', 'notice')", name=op.f("ck_privacy_text_kind")),
        sa.CheckConstraint("version > 0", name=op.f("ck_privacy_text_version")),
        sa.CheckConstraint("length(body) > 100", name=op.f("ck_privacy_text_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_text")),
        sa.UniqueConstraint("kind", "version", name=op.f("uq_privacy_text_kind_version")),
    )


def create_offers() -> None:
    op.create_table(
        "privacy_statement_offer",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_at", sa.DateTime(timezone=True)),
        sa.Column("unable_reason", sa.Text()),
        sa.Column("document_id", postgresql.UUID(as_uuid=True)),
        sa.Column("signature_sealed", sa.LargeBinary()),
        sa.Column("statement_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("statement_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("reglement_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("reglement_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_by", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("link_token_hash", sa.LargeBinary()),
        sa.Column("link_code_hash", sa.LargeBinary()),
        sa.Column("link_expires_at", sa.DateTime(timezone=True)),
        sa.Column("link_attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("link_closed_at", sa.DateTime(timezone=True)),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_privacy_statement_offer_{name}"))
            for name, rule in OFFER_RULES.items()
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_privacy_statement_offer_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_privacy_statement_offer_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["privacy_text.id"], name=op.f("fk_privacy_statement_offer_statement_id")
        ),
        sa.ForeignKeyConstraint(
            ["reglement_id"], ["privacy_text.id"], name=op.f("fk_privacy_statement_offer_reglement_id")
        ),
        sa.ForeignKeyConstraint(
            ["offered_by"], ["app_user.id"], name=op.f("fk_privacy_statement_offer_offered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_statement_offer")),
        sa.UniqueConstraint("link_token_hash", name=op.f("uq_privacy_statement_offer_link_token_hash")),
    )
    op.create_index(
        "ix_privacy_statement_offer_client", "privacy_statement_offer", ["client_id", "offered_at"]
    )


OFFER_RULES = {
    "method": "method in ('paper', 'screen', 'link')",
    "outcome": "outcome in ('open', 'signed', 'declined', 'unable')",
    "outcome_at": "(outcome = 'open') = (outcome_at is null)",
    "unable": "(outcome = 'unable') = (unable_reason is not null)",
    "evidence": "outcome <> 'signed' or (method = 'paper' and document_id is not null)"
    " or (method = 'screen' and signature_sealed is not null)"
    " or (method = 'link' and link_closed_at is not null)",
    "link": "(method = 'link') = (link_token_hash is not null and link_code_hash is not null"
    " and link_expires_at is not null)",
    "open": "outcome <> 'open' or method = 'link'",
    "hashes": "octet_length(statement_sha256) = 32 and octet_length(reglement_sha256) = 32",
}


def create_notices() -> None:
    op.create_table(
        "client_notice",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("notice_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "channel in ('conversation', 'post', 'email')", name=op.f("ck_client_notice_channel")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_notice_client_id")),
        sa.ForeignKeyConstraint(["notice_id"], ["privacy_text.id"], name=op.f("fk_client_notice_notice_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["app_user.id"], name=op.f("fk_client_notice_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_notice")),
    )
    op.create_index("ix_client_notice_client", "client_notice", ["client_id", "given_on"])


def guard() -> None:
    # A text hangs on nobody and says what everyone may know. What it says never changes.
    op.execute(f"grant select, insert, update (withdrawn_at) on privacy_text to {APPLICATION}")
    force("privacy_text")
    policy("privacy_text", "select", using="true")
    officer = agreed("privacy_officer")
    policy("privacy_text", "insert", check=f"({officer} and published_by = {ACTOR}) or {job('information')}")
    policy("privacy_text", "update", using=officer, check=officer)
    force("privacy_statement_offer", "client_notice")
    for table in ("privacy_statement_offer", "client_notice"):
        own = mine(f"{table}.client_id")
        policy(table, "select", using=own, to=APPLICATION)
        policy(table, "insert", check=own, to=APPLICATION)
    own = mine("privacy_statement_offer.client_id")
    policy("privacy_statement_offer", "update", using=own, check=own, to=APPLICATION)
    op.execute(
        f"grant select, insert, update (link_closed_at), delete on privacy_statement_offer to {APPLICATION}"
    )
    op.execute(f"grant select, insert, delete on client_notice to {APPLICATION}")
    # For the two functions of a link, which fix in their own text what they answer and change.
    policy("privacy_statement_offer", "select", using="true", to=OWNER)
    policy("privacy_statement_offer", "update", using="true", check="true", to=OWNER)
    op.execute(TRY_LINK)
    op.execute(ANSWER_LINK)
    for function in LINK_FUNCTIONS:
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to {APPLICATION}")
    op.execute(OFFERED_FIRST)
    op.execute(
        "create trigger traject_offered_first before update of state on traject "
        "for each row execute function traject_offered_first()"
    )


def upgrade() -> None:
    create_texts()
    create_offers()
    create_notices()
    guard()


def downgrade() -> None:
    op.execute("drop trigger traject_offered_first on traject")
    op.execute("drop function traject_offered_first")
    for function in reversed(LINK_FUNCTIONS):
        op.execute(f"drop function {function}")
    op.drop_table("client_notice")
    op.drop_table("privacy_statement_offer")
    op.drop_table("privacy_text")
