"""Disclosures: no row without a ground, to anyone, by any way (R25, R28, R31, R34); and employer profiles.

What a row rests on is asked at three moments: when it is laid down, when it is sent, when its link is opened. Each time
the consent's own row is held for share, and whoever ends a consent holds it for change: one of the two waits.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    COORDINATOR,
    NOW,
    OWNER,
    agreed,
    force,
    job,
    mine,
    policy,
)

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels = None
depends_on = None

ATTEMPTS = 5
CATEGORIES = (
    "array['name', 'contact', 'birth-and-sex', 'identification', 'nationality', 'benefit', 'background', 'preference',"
    " 'health', 'guidance', 'traject']"
)
MAILING = "('commercial-mailing', 'charitable-mailing')"
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
NEW_COLUMNS = (
    "recipient_kind", "recipient_name_sealed", "recipient_key", "consent_id", "provision", "made_at", "send_at",
    "link_token_hash", "link_code_hash", "link_expires_at", "link_attempts", "accepted_by_sealed", "accepted_at",
    "delivered_at", "ended_at", "ended_reason",
)  # fmt: skip
PROVISIONS = (
    ("suwi-54", "{name,contact,birth-and-sex,identification,benefit,traject}"),
    ("awr-53", "{name,contact,birth-and-sex,identification,traject}"),
    ("sv-126nd", "{name,contact,birth-and-sex,traject}"),
    (
        "avg-58",
        "{name,contact,birth-and-sex,identification,background,preference,traject,guidance,health}",
    ),
    ("avg-9-vital", "{name,contact,birth-and-sex,health}"),
)

HOLDS = """
    create function disclosure_basis_holds(d disclosure, p_at timestamptz)
    returns boolean language plpgsql volatile security definer set search_path = public as $$
    begin
        if d.basis = 'consent' then
            return consent_covers(d.consent_id, d.client_id, d.purpose, d.recipient_kind, d.categories, p_at)
               and exists (select 1 from consent c where c.id = d.consent_id
                           and (c.recipient_name_sealed is null or c.recipient_key = d.recipient_key));
        end if;
        if d.basis = 'legal-provision' then
            return d.purpose = 'legal-duty' and exists (
                select 1 from legal_provision p where p.code = d.provision and d.categories <@ p.categories);
        end if;
        return true;
    end $$
"""
CHECK = f"""
    create function disclosure_needs_a_basis() returns trigger language plpgsql as $$
    begin
        if tg_op = 'INSERT' or (new.sent_at is not null and old.sent_at is null)
           or (new.delivered_at is not null and old.delivered_at is null) then
            if not disclosure_basis_holds(new, greatest({NOW}, new.sent_at)) then
                raise check_violation using message = 'no basis for this disclosure',
                    constraint = 'disclosure_basis_holds';
            end if;
        end if;
        if tg_op = 'UPDATE' and (old.id, old.client_id, old.traject_id, old.party_id, old.recipient_kind,
               old.recipient_key, old.object_kind, old.object_id, old.purpose, old.basis, old.consent_id,
               old.provision, old.categories, old.confidentiality_text, old.sha256, old.link_token_hash,
               old.link_code_hash, old.link_expires_at, old.sent_by) is distinct from
              (new.id, new.client_id, new.traject_id, new.party_id, new.recipient_kind,
               new.recipient_key, new.object_kind, new.object_id, new.purpose, new.basis, new.consent_id,
               new.provision, new.categories, new.confidentiality_text, new.sha256, new.link_token_hash,
               new.link_code_hash, new.link_expires_at, new.sent_by) then
            raise check_violation using message = 'a disclosure is not rewritten', constraint = 'disclosure_immutable';
        end if;
        if tg_op = 'UPDATE' and (old.ended_at is not null or old.delivered_at is not null) then
            raise check_violation using message = 'what ended stays ended', constraint = 'disclosure_ended_stays';
        end if;
        return new;
    end $$
"""

# A recipient without a login asks with the hashes of a link and its code. These functions answer and change that one
# row and nothing else. A wrong code counts, and the last one ends the link.
OPENABLE = f"""d.link_token_hash = p_token and d.sent_at is not null and d.delivered_at is null and d.ended_at is null
              and d.link_expires_at > {NOW}"""
TRY = f"""
    create function disclosure_link_try(p_token bytea, p_code bytea)
    returns table (disclosure_id uuid, client_id uuid, confidentiality_version text, confidentiality_text text,
                   key_id uuid, kek_version integer, wrapped bytea)
    language plpgsql volatile security definer set search_path = public as $$
    begin
        update disclosure d set link_attempts = d.link_attempts + 1,
               ended_at = case when d.link_attempts + 1 >= {ATTEMPTS} then {NOW} end,
               ended_reason = case when d.link_attempts + 1 >= {ATTEMPTS} then 'locked' end
         where {OPENABLE} and d.link_code_hash <> p_code;
        return query select d.id, d.client_id, d.confidentiality_version, d.confidentiality_text,
                            k.key_id, k.kek_version, k.wrapped
          from disclosure d join client_key k on k.client_id = d.client_id
         where {OPENABLE} and d.link_code_hash = p_code;
    end $$
"""
TAKE = f"""
    create function disclosure_link_take(p_token bytea, p_code bytea, p_accepted bytea)
    returns table (disclosure_id uuid, client_id uuid, profile_id uuid, pdf_sealed bytea)
    language plpgsql volatile security definer set search_path = public as $$
    declare asked disclosure;
    begin
        select d.* into asked from disclosure d where {OPENABLE} and d.link_code_hash = p_code;
        if asked.id is null or p_accepted is null then
            return;
        end if;
        -- The consent first, then the row: the order in which a withdrawal takes them.
        if not disclosure_basis_holds(asked, {NOW}) then
            update disclosure d set ended_at = {NOW}, ended_reason = 'basis-gone'
             where d.id = asked.id and d.ended_at is null and d.delivered_at is null;
            return;
        end if;
        return query
            with given as (
                update disclosure d set delivered_at = {NOW}, accepted_at = {NOW}, accepted_by_sealed = p_accepted
                 where {OPENABLE} and d.id = asked.id
                returning d.id, d.client_id, d.object_id, d.sha256)
            select g.id, g.client_id, p.id, p.pdf_sealed from given g
              join employer_profile p on p.id = g.object_id and p.client_id = g.client_id and p.pdf_sha256 = g.sha256;
    end $$
"""
RELEASE = f"""
    create function disclosure_release_next() returns table (disclosure_id uuid, client_id uuid, sent boolean)
    language plpgsql volatile security definer set search_path = public as $$
    declare due disclosure; holds boolean;
    begin
        if not {job("disclosures")} then
            return;
        end if;
        for due in select d.* from disclosure d where d.sent_at is null and d.ended_at is null and d.send_at <= {NOW}
                    order by d.send_at, d.id limit 20 loop
            holds := disclosure_basis_holds(due, {NOW});
            return query update disclosure d
               set sent_at = case when holds then {NOW} end, ended_at = case when not holds then {NOW} end,
                   ended_reason = case when not holds then 'basis-gone' end
             where d.id = due.id and d.sent_at is null and d.ended_at is null
            returning d.id, d.client_id, holds;
            if found then
                return;
            end if;
        end loop;
    end $$
"""
FUNCTIONS = (
    "disclosure_basis_holds(disclosure, timestamptz)",
    "disclosure_link_try(bytea, bytea)",
    "disclosure_link_take(bytea, bytea, bytea)",
    "disclosure_release_next()",
)


def create_profile() -> None:
    op.create_table(
        "employer_profile",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("traject_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("employer_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("employer_key", sa.LargeBinary(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("content_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("consent_id", postgresql.UUID(as_uuid=True)),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", postgresql.UUID(as_uuid=True), nullable=False),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_employer_profile_{name}"))
            for name, rule in PROFILE_RULES.items()
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_employer_profile_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_employer_profile_traject_id")),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name=op.f("fk_employer_profile_consent_id")),
        sa.ForeignKeyConstraint(["made_by"], ["app_user.id"], name=op.f("fk_employer_profile_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_profile")),
    )
    op.create_index("ix_employer_profile_client", "employer_profile", ["client_id", "made_at"])


PROFILE_RULES = {
    "kind": "kind in ('permanent', 'temporary', 'trial')",
    "basis": "(basis = 'consent') = (consent_id is not null) and basis in ('consent', 'placement-need')",
    "categories": "cardinality(categories) > 0 and categories <@ array['name', 'contact', 'background', 'preference']"
    " and (basis = 'consent' or categories <@ array['background', 'preference'])",
    "hashes": "octet_length(content_sha256) = 32 and octet_length(pdf_sha256) = 32",
}


def create_provisions() -> None:
    op.create_table(
        "legal_provision",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint("cardinality(categories) > 0", name=op.f("ck_legal_provision_categories")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_legal_provision")),
    )
    for code, categories in PROVISIONS:
        op.execute(f"insert into legal_provision (code, categories) values ('{code}', '{categories}')")
    force("legal_provision")
    policy("legal_provision", "select", using="true")
    op.execute(f"grant select on legal_provision to {APPLICATION}")


def extend_disclosure() -> None:
    for name in ("object_kind", "basis"):
        op.drop_constraint(op.f(f"ck_disclosure_{name}"), "disclosure")
    op.drop_index("uq_disclosure_object", "disclosure")
    for name in ("traject_id", "party_id", "sent_at"):
        op.alter_column("disclosure", name, nullable=True)
    for column in (
        sa.Column("recipient_kind", sa.Text(), nullable=False, server_default="commissioning-party"),
        sa.Column("recipient_name_sealed", sa.LargeBinary()),
        sa.Column("recipient_key", sa.LargeBinary()),
        sa.Column("consent_id", postgresql.UUID(as_uuid=True)),
        sa.Column("provision", sa.Text()),
        sa.Column("made_at", sa.DateTime(timezone=True)),
        sa.Column("send_at", sa.DateTime(timezone=True)),
        sa.Column("link_token_hash", sa.LargeBinary()),
        sa.Column("link_code_hash", sa.LargeBinary()),
        sa.Column("link_expires_at", sa.DateTime(timezone=True)),
        sa.Column("link_attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("accepted_by_sealed", sa.LargeBinary()),
        sa.Column("accepted_at", sa.DateTime(timezone=True)),
        sa.Column("delivered_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_reason", sa.Text()),
    ):
        op.add_column("disclosure", column)
    op.create_foreign_key(op.f("fk_disclosure_consent_id"), "disclosure", "consent", ["consent_id"], ["id"])
    op.create_foreign_key(
        op.f("fk_disclosure_provision"), "disclosure", "legal_provision", ["provision"], ["code"]
    )
    for name, rule in RULES.items():
        op.create_check_constraint(op.f(f"ck_disclosure_{name}"), "disclosure", rule)
    op.create_unique_constraint(op.f("uq_disclosure_link_token_hash"), "disclosure", ["link_token_hash"])
    op.create_index(
        "uq_disclosure_report",
        "disclosure",
        ["object_id"],
        unique=True,
        postgresql_where=sa.text("object_kind = 'report'"),
    )
    op.create_index("ix_disclosure_consent", "disclosure", ["consent_id"])
    op.create_index(
        "ix_disclosure_planned",
        "disclosure",
        ["send_at"],
        postgresql_where=sa.text("sent_at is null and ended_at is null"),
    )


OF_PARTY = (
    "exists (select 1 from traject t where t.id = disclosure.traject_id"
    " and t.client_id = disclosure.client_id and t.party_id = disclosure.party_id)"
)


def guard() -> None:
    force("employer_profile")
    own = mine("employer_profile.client_id")
    policy("employer_profile", "select", using=own, to=APPLICATION)
    policy("employer_profile", "insert", check=f"{own} and made_by = {ACTOR}", to=APPLICATION)
    policy("employer_profile", "select", using="true", to=OWNER)
    op.execute(f"grant select, insert, delete on employer_profile to {APPLICATION}")

    own = mine("disclosure.client_id")
    officer = agreed("privacy_officer")
    # The coordinator takes in an objection, and ends what rests on a consent to mailing and nothing else.
    mailing = (
        f"({COORDINATOR} and exists (select 1 from consent c where c.id = disclosure.consent_id"
        f" and c.purpose in {MAILING}))"
    )
    op.execute("drop policy disclosure_select_public on disclosure")
    op.execute("drop policy disclosure_insert_public on disclosure")
    policy("disclosure", "select", using=f"{own} or {officer} or {mailing}", to=APPLICATION)
    policy(
        "disclosure",
        "insert",
        check=f"{own} and sent_by = {ACTOR} and (basis <> 'commissioning-party' or {OF_PARTY})",
        to=APPLICATION,
    )
    policy("disclosure", "update", using=f"{own} or {mailing}", check=f"{own} or {mailing}", to=APPLICATION)
    op.execute(f"revoke update on disclosure from {APPLICATION}")
    op.execute(f"grant update (ended_at, ended_reason) on disclosure to {APPLICATION}")
    # For the functions above, which fix in their own text what they answer and change.
    policy("disclosure", "select", using="true", to=OWNER)
    policy("disclosure", "update", using="true", check="true", to=OWNER)
    policy("consent", "select", using="true", to=OWNER)
    policy("consent", "update", using="true", check="true", to=OWNER)
    for statement in (HOLDS, CHECK, TRY, TAKE, RELEASE):
        op.execute(statement)
    for function in FUNCTIONS:
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to {APPLICATION}")
    op.execute(
        "create trigger disclosure_needs_a_basis before insert or update on disclosure "
        "for each row execute function disclosure_needs_a_basis()"
    )


def upgrade() -> None:
    create_profile()
    create_provisions()
    extend_disclosure()
    guard()


def downgrade() -> None:
    op.execute("drop trigger disclosure_needs_a_basis on disclosure")
    op.execute("drop function disclosure_needs_a_basis")
    for function in reversed(FUNCTIONS):
        op.execute(f"drop function {function}")
    for name in ("select", "update"):
        op.execute(f"drop policy consent_{name}_{OWNER} on consent")
        op.execute(f"drop policy disclosure_{name}_{OWNER} on disclosure")
    for name in ("select", "insert", "update"):
        op.execute(f"drop policy disclosure_{name}_{APPLICATION} on disclosure")
    for index in ("uq_disclosure_report", "ix_disclosure_consent", "ix_disclosure_planned"):
        op.drop_index(index, "disclosure")
    for name in RULES:
        op.drop_constraint(op.f(f"ck_disclosure_{name}"), "disclosure")
    op.execute("alter table disclosure no force row level security")
    op.execute("delete from disclosure where basis <> 'commissioning-party'")
    op.execute("alter table disclosure force row level security")
    for column in NEW_COLUMNS:
        op.drop_column("disclosure", column)
    op.drop_table("employer_profile")
    op.drop_table("legal_provision")
    for column in ("traject_id", "party_id", "sent_at"):
        op.alter_column("disclosure", column, nullable=False)
    op.create_check_constraint(op.f("ck_disclosure_object_kind"), "disclosure", "object_kind in ('report')")
    op.create_check_constraint(op.f("ck_disclosure_basis"), "disclosure", "basis in ('commissioning-party')")
    op.create_index("uq_disclosure_object", "disclosure", ["object_kind", "object_id"], unique=True)
    own = mine("disclosure.client_id")
    policy("disclosure", "select", using=own)
    policy("disclosure", "insert", check=f"{own} and sent_by = {ACTOR} and {OF_PARTY}")
    op.execute(f"grant update on disclosure to {APPLICATION}")
