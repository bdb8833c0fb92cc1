"""Questions, complaints, mediations and data breaches (R39, R40, R45, R46, AVG 33, 34).

Their texts are sealed with a key per case: whoever takes a complaint in needs no key of the client, and the person
it is about has none of the case.
"""

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
    grant_to_application,
    guard_of_the_assigned,
    mine,
    policy,
)

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels = None
depends_on = None

_UUID = postgresql.UUID(as_uuid=True)

COMPLAINT_RULES = {
    "complainant": "complainant in ('client', 'commissioning-party', 'employer', 'other')",
    "subject": "subject in ('reglement', 'treatment', 'content', 'term', 'invoice', 'data-breach', 'other')",
    "state": "state in ('received', 'acknowledged', 'heard', 'found', 'answered', 'following-up', 'closed',"
    " 'withdrawn')",
    "hearing": "hearing is null or hearing in ('held', 'declined', 'written')",
    "outcome": "outcome is null or outcome in ('founded', 'partly-founded', 'unfounded', 'inadmissible', 'mediated')",
    "adjourned": "(adjourned_on is null) = (adjourn_reason_sealed is null)",
    "found": "state not in ('found', 'answered', 'following-up') or"
    " (outcome is not null and finding_sealed is not null and hearing is not null)",
    "answered": "state not in ('answered', 'following-up') or answered_on is not null",
    "closed": "state <> 'closed' or answered_on is not null",
}
MEDIATION_RULES = {
    "outcome": "outcome is null or outcome in ('agreed', 'partly-agreed', 'not-agreed', 'withdrawn')",
    "closed": "(outcome is null) = (closed_on is null) and (outcome is null or result_sealed is not null)",
}
BREACH_RULES = {
    "nature": "nature in ('lost', 'stolen', 'sent-wrong', 'seen-by-wrong', 'hacked', 'unavailable', 'other')",
    "risk": "risk is null or risk in ('unlikely', 'risk', 'high')",
    "assessed": "(risk is null) = (assessed_at is null)",
    "people": "people is null or people >= 0",
    "authority": "(notify_authority is null) = (decided_at is null)",
    "not_notified": "notify_authority is distinct from false or decision_reason_sealed is not null",
    "risk_is_notified": "not (notify_authority is false and risk in ('risk', 'high'))",
    "late": "notified_at is null or notified_at <= known_at + interval '72 hours'"
    " or decision_reason_sealed is not null",
    "notified": "notified_at is null or (notify_authority and authority_reference is not null)",
    "clients": "(notify_clients is null) = (decided_at is null)",
    "high_is_told": "not (risk = 'high' and notify_clients is false) or clients_reason_sealed is not null",
}

OVERSEES = f"({agreed('privacy_officer')} or {agreed('director')})"

# R45: who a case is about sees nothing of it, in whatever role, and never handles it. Read as the owner, so that the
# filter of `case_about` is not asked inside every other filter.
ABOUT_ME = f"""
    create view case_about_me with (security_barrier) as
    select b.case_id from case_about b where b.user_id = {ACTOR}
"""
NOT_ABOUT_ME = "not exists (select 1 from case_about_me m where m.case_id = {})"

NEVER_HANDLED_BY = """
    create function case_refuse_handler() returns trigger
    language plpgsql security definer set search_path = public as $$
    begin
        if tg_table_name = 'privacy_case' then
            if exists (select 1 from case_about b where b.case_id = new.id and b.user_id = new.handler_id) then
                raise check_violation using message = 'a case is not handled by who it is about',
                    constraint = 'case_handler';
            end if;
        elsif exists (select 1 from privacy_case p where p.id = new.case_id and p.handler_id = new.user_id) then
            raise check_violation using message = 'a case is not handled by who it is about',
                constraint = 'case_handler';
        end if;
        return new;
    end $$
"""

# What a letter needs and no more: the client of one open complaint or mediation, for who may handle it.
CLIENT_OF_CASE = f"""
    create function client_of_case(p_case uuid)
    returns table (id uuid, number text, name text, street text, postcode text, city text)
    language sql stable security definer set search_path = public as $$
        select c.id, c.number, concat_ws(' ', c.given_names, c.surname_prefix, c.surname),
               concat_ws(' ', c.street, c.house_number, c.house_number_addition), c.postcode, c.city
          from privacy_case p join client c on c.id = p.client_id
         where p.id = p_case and p.closed_at is null and p.kind in ('complaint', 'mediation')
           and {OVERSEES} and {NOT_ABOUT_ME.format("p.id")}
    $$
"""

# AVG 34: whom a breach concerns is named by number; the addresses come for the letter.
CLIENTS_BY_NUMBER = f"""
    create function clients_by_number(p_numbers text[])
    returns table (id uuid, number text, name text, street text, postcode text, city text)
    language sql stable security definer set search_path = public as $$
        select c.id, c.number, concat_ws(' ', c.given_names, c.surname_prefix, c.surname),
               concat_ws(' ', c.street, c.house_number, c.house_number_addition), c.postcode, c.city
          from client c where c.number = any (p_numbers) and {OVERSEES}
         order by c.number limit 500
    $$
"""

# A letter shows the number of its client to whoever handles cases, never the name.
NUMBERS_OF_CLIENTS = f"""
    create function numbers_of_clients(p_clients uuid[]) returns table (id uuid, number text)
    language sql stable security definer set search_path = public as $$
        select c.id, c.number from client c where c.id = any (p_clients) and {OVERSEES}
    $$
"""

SEALED_PARTS = ("case_key", "case_event", "case_letter", "complaint", "mediation", "data_breach")


def create_tables() -> None:
    op.create_table(
        "case_key",
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID),
        sa.Column("key_id", _UUID, nullable=False),
        sa.Column("kek_version", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_case_key_case_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_case_key_client_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_key")),
    )
    op.create_index("ix_case_key_client", "case_key", ["client_id"])
    op.create_table(
        "case_about",
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("user_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_case_about_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_case_about_user_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_case_about_client_id")),
        sa.PrimaryKeyConstraint("case_id", "user_id", name=op.f("pk_case_about")),
    )
    op.create_index("ix_case_about_client", "case_about", ["client_id"])
    op.create_index("ix_case_about_user", "case_about", ["user_id", "case_id"])
    op.create_table(
        "case_event",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", _UUID, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_case_event_case_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_case_event_client_id")),
        sa.ForeignKeyConstraint(["actor_id"], ["app_user.id"], name=op.f("fk_case_event_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index("ix_case_event_case", "case_event", ["case_id", "at"])
    op.create_index("ix_case_event_client", "case_event", ["client_id"])
    op.create_table(
        "case_letter",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pdf_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", _UUID, nullable=False),
        sa.CheckConstraint("octet_length(sha256) = 32 and pages > 0", name=op.f("ck_case_letter_printed")),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_case_letter_case_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_case_letter_client_id")),
        sa.ForeignKeyConstraint(["made_by"], ["app_user.id"], name=op.f("fk_case_letter_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_letter")),
    )
    op.create_index("ix_case_letter_case", "case_letter", ["case_id", "made_at"])
    op.create_index("ix_case_letter_client", "case_letter", ["client_id"])
    op.create_index(
        "uq_case_letter_breach_notice",
        "case_letter",
        ["case_id", "client_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'breach-notice'"),
    )
    op.create_table(
        "complaint",
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID),
        sa.Column("complainant", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("acknowledge_by", sa.Date(), nullable=False),
        sa.Column("hear_by", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary()),
        sa.Column("contact_sealed", sa.LargeBinary()),
        sa.Column("acknowledged_on", sa.Date()),
        sa.Column("hearing", sa.Text()),
        sa.Column("heard_on", sa.Date()),
        sa.Column("hearing_report_sealed", sa.LargeBinary()),
        sa.Column("adjourned_on", sa.Date()),
        sa.Column("adjourn_reason_sealed", sa.LargeBinary()),
        sa.Column("outcome", sa.Text()),
        sa.Column("finding_sealed", sa.LargeBinary()),
        sa.Column("measures_sealed", sa.LargeBinary()),
        sa.Column("answered_on", sa.Date()),
        sa.Column("follow_up_sealed", sa.LargeBinary()),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_complaint_{name}"))
            for name, rule in COMPLAINT_RULES.items()
        ),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_complaint_case_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_complaint_client_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_complaint")),
    )
    op.create_index("ix_complaint_client", "complaint", ["client_id"])
    op.create_table(
        "mediation",
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("about_case_id", _UUID, nullable=False),
        sa.Column("client_position_sealed", sa.LargeBinary()),
        sa.Column("bureau_position_sealed", sa.LargeBinary()),
        sa.Column("outcome", sa.Text()),
        sa.Column("result_sealed", sa.LargeBinary()),
        sa.Column("closed_on", sa.Date()),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_mediation_{name}"))
            for name, rule in MEDIATION_RULES.items()
        ),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_mediation_case_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_mediation_client_id")),
        sa.ForeignKeyConstraint(
            ["about_case_id"], ["privacy_case.id"], name=op.f("fk_mediation_about_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_mediation")),
    )
    op.create_index("ix_mediation_client", "mediation", ["client_id"])
    op.create_index(
        "uq_mediation_one_open",
        "mediation",
        ["about_case_id"],
        unique=True,
        postgresql_where=sa.text("closed_on is null"),
    )
    op.create_table(
        "data_breach",
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary()),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("people", sa.Integer()),
        sa.Column("consequences_sealed", sa.LargeBinary()),
        sa.Column("measures_sealed", sa.LargeBinary()),
        sa.Column("keys_exposed", sa.Boolean()),
        sa.Column("risk", sa.Text()),
        sa.Column("assessed_at", sa.DateTime(timezone=True)),
        sa.Column("notify_authority", sa.Boolean()),
        sa.Column("notify_clients", sa.Boolean()),
        sa.Column("decision_reason_sealed", sa.LargeBinary()),
        sa.Column("clients_reason_sealed", sa.LargeBinary()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("notified_at", sa.DateTime(timezone=True)),
        sa.Column("authority_reference", sa.Text()),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_data_breach_{name}"))
            for name, rule in BREACH_RULES.items()
        ),
        sa.ForeignKeyConstraint(["case_id"], ["privacy_case.id"], name=op.f("fk_data_breach_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_data_breach")),
    )
    op.create_table(
        "privacy_question",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", _UUID, nullable=False),
        sa.Column("question_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary()),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("answered_by", _UUID),
        sa.CheckConstraint(
            "(answer_sealed is null) = (answered_at is null) and (answered_at is null) = (answered_by is null)",
            name=op.f("ck_privacy_question_answered"),
        ),
        sa.ForeignKeyConstraint(["id"], ["privacy_case.id"], name=op.f("fk_privacy_question_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_privacy_question_client_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["app_user.id"], name=op.f("fk_privacy_question_asked_by")),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["app_user.id"], name=op.f("fk_privacy_question_answered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_question")),
    )
    op.create_index("ix_privacy_question_client", "privacy_question", ["client_id", "asked_at"])


def guard() -> None:
    force("case_about", *SEALED_PARTS)
    policy("case_about", "select", using="true", to=OWNER)
    op.execute(ABOUT_ME)
    op.execute(f"grant select on case_about_me to {APPLICATION}")
    policy("case_about", "select", using=f"{OVERSEES} and user_id <> {ACTOR}", to=APPLICATION)
    policy("case_about", "insert", check=f"{_taken_in_now('case_about')} or {OVERSEES}", to=APPLICATION)
    for table in SEALED_PARTS:
        handles = f"{OVERSEES} and {NOT_ABOUT_ME.format(table + '.case_id')}"
        policy(table, "select", using=handles, to=APPLICATION)
        own = f" and {table}.actor_id = {ACTOR}" if table == "case_event" else ""
        policy(table, "insert", check=f"({_taken_in_now(table)} or ({handles})){own}", to=APPLICATION)
        if table in ("complaint", "mediation", "data_breach"):
            policy(table, "update", using=handles, check=handles, to=APPLICATION)
    op.execute(
        f"create policy privacy_case_not_about_me on privacy_case as restrictive for all to {APPLICATION} "
        f"using ({NOT_ABOUT_ME.format('privacy_case.id')})"
    )
    # Who took in a question or complaint has its head in that act alone: a former adviser keeps nothing (R24).
    own = f"kind not in ('question', 'complaint') or {mine('privacy_case.client_id')} or {OVERSEES}"
    op.execute(
        f"create policy privacy_case_taken_in on privacy_case as restrictive for select to {APPLICATION} "
        f"using ({own} or registered_at = {NOW})"
    )
    # A suspected breach is told by whoever sees it, also without an agreement: no client data come back for it.
    reported = f"kind = 'breach' and client_id is null and received_by = {ACTOR}"
    op.execute(
        f"create policy privacy_case_insert_breach on privacy_case for insert to {APPLICATION} with check ({reported})"
    )
    # Who registers a complaint or a breach has its number back, in that act alone.
    now = f"received_by = {ACTOR} and registered_at = {NOW}"
    op.execute(
        f"create policy privacy_case_select_registering on privacy_case for select to {APPLICATION} "
        f"using ({now} and (kind = 'breach' or (kind = 'complaint' and {agreed()})))"
    )
    op.execute(NEVER_HANDLED_BY)
    for table in ("privacy_case", "case_about"):
        op.execute(
            f"create trigger {table}_refuse_handler before insert or update on {table} "
            "for each row execute function case_refuse_handler()"
        )
    for function in (CLIENT_OF_CASE, CLIENTS_BY_NUMBER, NUMBERS_OF_CLIENTS):
        op.execute(function)
    functions = "client_of_case(uuid), clients_by_number(text[]), numbers_of_clients(uuid[])"
    op.execute(f"revoke all on function {functions} from public")
    op.execute(f"grant execute on function {functions} to {APPLICATION}")
    grant_to_application("case_about", *SEALED_PARTS)
    guard_of_the_assigned("privacy_question")


def _taken_in_now(table: str) -> str:
    """The case is being registered by the actor in this very act."""
    return (
        f"exists (select 1 from privacy_case p where p.id = {table}.case_id and p.received_by = {ACTOR}"
        f" and p.registered_at = {NOW})"
    )


def upgrade() -> None:
    create_tables()
    guard()


def downgrade() -> None:
    op.execute("drop function numbers_of_clients(uuid[])")
    op.execute("drop function clients_by_number(text[])")
    op.execute("drop function client_of_case(uuid)")
    op.execute("drop trigger privacy_case_refuse_handler on privacy_case")
    for name in ("not_about_me", "taken_in", "insert_breach", "select_registering"):
        op.execute(f"drop policy privacy_case_{name} on privacy_case")
    for table in ("privacy_question", *reversed(SEALED_PARTS)):
        op.drop_table(table)
    op.execute("drop view case_about_me")
    op.drop_table("case_about")
    op.execute("drop function case_refuse_handler")
