"""Requests decided part by part (R42), fees (R44), joining, handing over, reopening and escalation; what is left of a
request after erasure; and walls in the database for who changes what of a request."""

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

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels = None
depends_on = None

OFFICER, DIRECTOR = agreed("privacy_officer"), agreed("director")
OVERSEES = f"({OFFICER} or {DIRECTOR})"
ERASURE, DEADLINES = job("erasure"), job("deadlines")
ERASED_CLIENT = "nullif(current_setting('app.erasing', true), '')::uuid"
ERASING = f"({ERASURE} and {{}} = {ERASED_CLIENT})"
SCAN = f"(current_user = '{OWNER}' and current_setting('app.scan', true) = 'on')"
_UUID = postgresql.UUID(as_uuid=True)

REQUEST_RULES = {
    "type": "type in ('access', 'rectification', 'completion', 'erasure', 'restriction', 'portability', 'objection')",
    "state": "state in ('received', 'in-progress', 'clarification', 'decided', 'reviewed', 'executed', 'closed',"
    " 'identity-not-established', 'withdrawn', 'joined')",
    "requester": "(requester_sealed is null) = (mandate is null) and (mandate is null) = (mandate_seen is null)"
    " and (mandate is null or mandate in ('legal-representative', 'lawyer', 'written-mandate'))",
    "mandate_seen": "identity_method is null or mandate_seen is not false",
    "fee": "(fee_cents is null) = (fee_ground is null) and (fee_cents is null) = (fee_reason_sealed is null)"
    " and (fee_cents is null) = (fee_set_by is null) and (fee_cents is null or fee_cents > 0)",
    "fee_ground": "fee_ground is null or fee_ground in ('manifestly-unfounded', 'excessive')",
    "fee_second_person": "fee_approved_by is null or (fee_set_by is not null and fee_approved_by <> fee_set_by)",
    "fee_approved": "state not in ('decided', 'reviewed', 'executed', 'closed') or fee_cents is null"
    " or fee_approved_by is not null",
    "joined": "(state = 'joined') = (joined_to is not null) and (joined_to is null or"
    " (joined_to <> case_id and identity_method is not null))",
    "whole_file": "not whole_file or (type = 'erasure' and outcome in ('granted', 'partly'))",
    "handed_over": "(handed_over_on is null) = (handed_over_by is null) and (handed_over_by is null or handed_over_by"
    " in ('conversation', 'phone', 'email', 'post', 'app', 'other'))",
    "reopened": "(reopened_on is null) = (reopen_reason is null) and (reopen_reason is null or reopen_reason in"
    " ('client-objected', 'court', 'authority', 'identity-established', 'new-facts'))",
}
ITEM_RULES = {
    "outcome": "outcome in ('granted', 'refused')",
    "ground": "(outcome = 'granted') = (ground is null)",
    "ground_code": "ground is null or ground in ('protection-of-data-subject', 'rights-of-others',"
    " 'manifestly-unfounded', 'excessive', 'legal-retention', 'legal-claim')",
    "explained": "outcome = 'granted' or asked_sealed is null or explanation_sealed is not null",
}
NEW_COLUMNS = (
    ("requester_sealed", sa.LargeBinary()),
    ("mandate", sa.Text()),
    ("mandate_seen", sa.Boolean()),
    ("fee_cents", sa.Integer()),
    ("fee_ground", sa.Text()),
    ("fee_reason_sealed", sa.LargeBinary()),
    ("fee_set_by", _UUID),
    ("fee_approved_by", _UUID),
    ("joined_to", _UUID),
    ("handed_over_on", sa.Date()),
    ("handed_over_by", sa.Text()),
    ("reopened_on", sa.Date()),
    ("reopen_reason", sa.Text()),
    ("escalated_officer_at", sa.DateTime(timezone=True)),
    ("escalated_director_at", sa.DateTime(timezone=True)),
)

# Whose number it is, for who takes a request in: the identifier opens nothing.
CLIENT_OF_NUMBER = f"""
    create function client_of_number(p_number text) returns uuid
    language sql stable security definer set search_path = public as $$
        select c.id from client c where c.number = p_number and {agreed()}
    $$
"""

# Who changes what of a request, whatever the application does.
KEEP_ORDER = f"""
    create function keep_request_order() returns trigger language plpgsql as $$
    declare
        head record;
        marks text[] := array['escalated_officer_at', 'escalated_director_at'];
        granted boolean;
        refused boolean;
    begin
        if tg_op = 'INSERT' then
            if new.identity_method is not null or new.outcome is not null or new.decided_by is not null
               or new.reviewed_by is not null or new.fee_cents is not null or new.handed_over_on is not null then
                raise check_violation using message = 'a request begins with nothing established or decided';
            end if;
            return new;
        end if;
        if (new.case_id, new.client_id, new.type) is distinct from (old.case_id, old.client_id, old.type) then
            raise check_violation using message = 'a request stays what it is and whose it is';
        end if;
        if {DEADLINES} then
            if to_jsonb(new) - marks is distinct from to_jsonb(old) - marks then
                raise check_violation using message = 'the job marks what presses and changes nothing else';
            end if;
            return new;
        end if;
        if not {OVERSEES} then
            if new.state <> 'withdrawn'
               or old.state not in ('received', 'in-progress', 'clarification', 'decided', 'reviewed')
               or to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' then
                raise check_violation using message = 'the officer or the director handles a request';
            end if;
            return new;
        end if;
        select received_by, handler_id into head from privacy_case where id = new.case_id;
        if new.decided_by is not null and new.decided_by is distinct from old.decided_by
           and (new.decided_by is distinct from {ACTOR} or {mine("new.client_id")}) then
            raise check_violation using message = 'who decides does so in person, and never about the own conduct';
        end if;
        if new.reviewed_by is not null and new.reviewed_by is distinct from old.reviewed_by
           and (new.reviewed_by is distinct from {ACTOR} or {mine("new.client_id")}
                or new.reviewed_by in (new.decided_by, head.received_by)
                or new.reviewed_by is not distinct from head.handler_id) then
            raise check_violation using message = 'the second person did nothing with this request before';
        end if;
        if new.fee_approved_by is not null and new.fee_approved_by is distinct from old.fee_approved_by
           and (new.fee_approved_by is distinct from {ACTOR} or new.fee_approved_by = head.received_by
                or new.fee_approved_by is not distinct from head.handler_id) then
            raise check_violation using message = 'the second person did nothing with this request before';
        end if;
        if new.state in ('decided', 'reviewed', 'executed', 'closed') then
            select bool_or(i.outcome = 'granted'), bool_or(i.outcome = 'refused') into granted, refused
              from request_item i where i.case_id = new.case_id;
            if granted is null or new.outcome is distinct from
               (case when not refused then 'granted' when not granted then 'refused' else 'partly' end) then
                raise check_violation using message = 'the whole follows from its parts';
            end if;
        end if;
        if new.state = 'closed' and old.state <> 'closed' and not exists (
            select 1 from letter l where l.about_kind = 'data-subject-request' and l.about_id = new.case_id
               and l.client_id = new.client_id and l.kind = 'request-decision') then
            raise check_violation using message = 'a request does not close before its letter is there';
        end if;
        return new;
    end $$
"""


def _taken_in_now(table: str) -> str:
    """The request is being taken in by the actor in this very act."""
    return (
        f"exists (select 1 from privacy_case p where p.id = {table}.case_id and p.kind = 'request'"
        f" and p.received_by = {ACTOR} and p.registered_at = {NOW})"
    )


def widen_request() -> None:
    for name, kind in NEW_COLUMNS:
        op.add_column("data_subject_request", sa.Column(name, kind))
    whole = sa.Column("whole_file", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    op.add_column("data_subject_request", whole)
    for name in ("type", "state"):
        op.drop_constraint(op.f(f"ck_data_subject_request_{name}"), "data_subject_request")
    for name, rule in REQUEST_RULES.items():
        op.create_check_constraint(op.f(f"ck_data_subject_request_{name}"), "data_subject_request", rule)
    for column in ("fee_set_by", "fee_approved_by"):
        op.create_foreign_key(
            op.f(f"fk_data_subject_request_{column}"), "data_subject_request", "app_user", [column], ["id"]
        )
    same = ["case_id", "client_id", "type"]
    op.create_unique_constraint("uq_data_subject_request_same", "data_subject_request", same)
    op.create_foreign_key(
        "fk_data_subject_request_joined_to",
        "data_subject_request",
        "data_subject_request",
        ["joined_to", "client_id", "type"],
        same,
    )
    op.add_column("request_pause", sa.Column("question_sealed", sa.LargeBinary()))
    op.add_column("request_event", sa.Column("code", sa.Text()))


def create_item() -> None:
    op.create_table(
        "request_item",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("asked_sealed", sa.LargeBinary()),
        sa.Column("about", sa.Text()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text()),
        sa.Column("explanation_sealed", sa.LargeBinary()),
        sa.Column("kept_until", sa.Date()),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_request_item_{name}"))
            for name, rule in ITEM_RULES.items()
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["data_subject_request.case_id"], name=op.f("fk_request_item_case_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_request_item_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_item")),
        sa.UniqueConstraint("case_id", "position", name=op.f("uq_request_item_case_id_position")),
    )
    op.create_index("ix_request_item_client", "request_item", ["client_id"])
    # What was decided on the whole before parts were kept: one part, or for a part of it one of each.
    op.execute(
        """
        insert into request_item (id, case_id, position, client_id, outcome, ground)
        select gen_random_uuid(), case_id, 0, client_id,
               case outcome when 'granted' then 'granted' else 'refused' end, ground
        from data_subject_request where outcome is not null
        union all
        select gen_random_uuid(), case_id, 1, client_id, 'granted', null
        from data_subject_request where outcome = 'partly'
        """
    )


def create_finished() -> None:
    op.create_table(
        "finished_request",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("ground", sa.Text()),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_finished_request")),
    )


def guard() -> None:
    force("request_item", "finished_request")
    policy("request_item", "select", using=f"{mine('request_item.client_id')} or {OVERSEES}", to=APPLICATION)
    # Parts are written while it is being decided, and stand from then on.
    deciding = (
        f"{OVERSEES} and exists (select 1 from data_subject_request r where r.case_id = request_item.case_id"
        " and r.client_id = request_item.client_id and r.state = 'in-progress')"
    )
    policy("request_item", "insert", check=deciding, to=APPLICATION)
    policy("request_item", "delete", using=deciding, to=APPLICATION)
    reach = ERASING.format("request_item.client_id")
    for command in ("select", "delete"):
        op.execute(
            f"create policy request_item_{command}_erasing on request_item for {command} to {APPLICATION} "
            f"using ({reach})"
        )
    policy("finished_request", "select", using=f"{OVERSEES} or {ERASURE}", to=APPLICATION)
    policy("finished_request", "insert", check=ERASURE, to=APPLICATION)
    for table in ("request_item", "finished_request"):
        op.execute(f"create policy {table}_scan on {table} for select to {OWNER} using ({SCAN})")
    op.execute(f"grant select, insert, delete on request_item to {APPLICATION}")
    op.execute(f"grant select, insert on finished_request to {APPLICATION}")


def narrow_request() -> None:
    op.execute(KEEP_ORDER)
    op.execute(
        "create trigger keep_order before insert or update on data_subject_request "
        "for each row execute function keep_request_order()"
    )
    op.execute(f"drop policy data_subject_request_update_{APPLICATION} on data_subject_request")
    handles = f"{mine('data_subject_request.client_id')} or {OVERSEES} or {DEADLINES}"
    policy("data_subject_request", "update", using=handles, check=handles, to=APPLICATION)
    op.execute(f"drop policy request_pause_insert_{APPLICATION} on request_pause")
    policy("request_pause", "insert", check=OVERSEES, to=APPLICATION)


def let_anyone_take_in() -> None:
    op.execute(CLIENT_OF_NUMBER)
    op.execute("revoke all on function client_of_number(text) from public")
    op.execute(f"grant execute on function client_of_number(text) to {APPLICATION}")
    # Its number comes back in the act that takes it in, and in no other.
    op.execute(
        f"create policy privacy_case_select_taking_in on privacy_case for select to {APPLICATION} using "
        f"(kind = 'request' and received_by = {ACTOR} and registered_at = {NOW} and {agreed()})"
    )
    op.execute(
        f"create policy data_subject_request_insert_taking_in on data_subject_request for insert to {APPLICATION} "
        "with check (state = 'received' and scope_sealed is null and requester_sealed is null "
        f"and {_taken_in_now('data_subject_request')})"
    )
    op.execute(
        f"create policy request_event_insert_taking_in on request_event for insert to {APPLICATION} "
        f"with check (act = 'registered' and {_taken_in_now('request_event')})"
    )


def let_the_deadlines_job_look() -> None:
    op.execute(
        f"create policy privacy_case_select_deadlines on privacy_case for select to {APPLICATION} "
        f"using ({DEADLINES} and kind = 'request')"
    )
    for table in ("data_subject_request", "request_pause"):
        op.execute(
            f"create policy {table}_select_deadlines on {table} for select to {APPLICATION} using ({DEADLINES})"
        )


def upgrade() -> None:
    widen_request()
    create_item()
    create_finished()
    guard()
    narrow_request()
    let_anyone_take_in()
    let_the_deadlines_job_look()


def downgrade() -> None:
    for table, name in (
        ("privacy_case", "select_deadlines"),
        ("data_subject_request", "select_deadlines"),
        ("request_pause", "select_deadlines"),
        ("privacy_case", "select_taking_in"),
        ("data_subject_request", "insert_taking_in"),
        ("request_event", "insert_taking_in"),
    ):
        op.execute(f"drop policy {table}_{name} on {table}")
    op.execute("drop function client_of_number(text)")
    op.execute("drop trigger keep_order on data_subject_request")
    op.execute("drop function keep_request_order()")
    op.drop_table("finished_request")
    op.drop_table("request_item")
    op.drop_column("request_event", "code")
    op.drop_column("request_pause", "question_sealed")
    for name in REQUEST_RULES.keys() - {"type", "state"}:
        op.drop_constraint(op.f(f"ck_data_subject_request_{name}"), "data_subject_request")
    op.drop_constraint("fk_data_subject_request_joined_to", "data_subject_request")
    op.drop_constraint("uq_data_subject_request_same", "data_subject_request")
    op.drop_column("data_subject_request", "whole_file")
    for name, _ in NEW_COLUMNS:
        op.drop_column("data_subject_request", name)
