"""The quarterly access review, transfers of a caseload from a later moment, and questions about the adviser (R24, R26).

What a review lists is what the row filters themselves answer: `reasons_for_access` reads the same views as every
other statement, once for each member of staff. A transfer is a pair of assignments whose period meets at one moment,
so the clock of each transaction decides who has access and no job is needed.
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
    TODAY,
    agreed,
    force,
    job,
    policy,
    role,
)

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels = None
depends_on = None

_UUID = postgresql.UUID(as_uuid=True)
ADVISER = agreed("adviser")
OFFICER = agreed("privacy_officer")
DIRECTOR = agreed("director")
OVERSEES = f"({OFFICER} or {DIRECTOR})"
OPENING = job("access-review")
ERASED_CLIENT = "nullif(current_setting('app.erasing', true), '')::uuid"
ERASING = f"({job('erasure')} and {{}} = {ERASED_CLIENT})"
NOT_ABOUT_ME = "not exists (select 1 from case_about_me m where m.case_id = {})"
# Only inside erasure_traces (0021), which answers places and numbers.
SCAN = f"(current_user = '{OWNER}' and current_setting('app.scan', true) = 'on')"
CURRENT = f"{{0}}.valid_from <= {NOW} and ({{0}}.valid_until is null or {{0}}.valid_until > {NOW})"

ROW_KINDS = (
    "('caseload', 'assignment', 'stand-in', 'exclusion', 'office', 'agreement', 'api-client', 'calendar-feed',"
    " 'emergency')"
)
ROW_RULES = {
    "kind": f"kind in {ROW_KINDS}",
    "reviewer": "reviewer in ('privacy_officer', 'director')",
    "decision": "decision is null or decision in ('kept', 'revoked')",
    "decided": "(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)"
    " and (decision is null) = (effect is null)",
    "second_person": "decided_by is null or subject_id is null or decided_by <> subject_id",
    "reason": "decision is distinct from 'revoked' or length(trim(coalesce(reason, ''))) > 0",
    "effect": "effect is null or effect in ('none', 'ended', 'role-taken', 'judged', 'measure')",
    "measure": "(effect is not distinct from 'measure') = (measure_for is not null)"
    " and (measure_for is null or measure_for in ('coordinator', 'administrator'))",
}

# Each member of staff is asked as row-level security would ask them: the actor and the roles of the transaction are
# set to theirs, the views answer, and what was set is put back. Nothing of a file comes out, only counts and reasons.
REASONS = f"""
    create function reasons_for_access(p_until date) returns table (
        kind text, source_id uuid, role text, subject_id uuid, other_id uuid, client_id uuid, clients integer,
        begins_at timestamptz, ends_at timestamptz, remark text)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare
        asker text := current_setting('app.actor_id', true);
        asker_roles text := current_setting('app.roles', true);
        one record;
    begin
        if not ({OVERSEES} or {OPENING} or {COORDINATOR} or {role("administrator")}) then
            return;
        end if;
        for one in select u.id, u.roles, u.status, u.created_at from app_user u order by u.id loop
            perform set_config('app.actor_id', one.id::text, true);
            perform set_config('app.roles', array_to_string(one.roles, ','), true);
            return query
                select 'caseload', one.id, null::text, one.id, null::uuid, null::uuid, count(*)::integer,
                       min(a.valid_from), null::timestamptz,
                       case when one.status <> 'active' then 'account-ended'
                            when not ({ADVISER}) then 'no-agreement'
                            when exists (select 1 from stand_in s where s.absent_adviser_id = one.id
                                         and s.begins_at <= {NOW} and s.ends_at > {NOW}) then 'on-leave' end
                  from assignment a where a.adviser_id = one.id and {CURRENT.format("a")} having count(*) > 0;
            return query
                select 'assignment', a.id, null::text, one.id, null::uuid, a.client_id, 1, a.valid_from, a.valid_until,
                       'no-open-traject'
                  from assignment a
                 where a.adviser_id = one.id and {CURRENT.format("a")}
                   and exists (select 1 from own_client o where o.client_id = a.client_id)
                   and not exists (select 1 from traject t where t.client_id = a.client_id and t.state <> 'closed');
            return query
                select 'stand-in', s.id, null::text, one.id, s.absent_adviser_id, null::uuid,
                       (select count(*) from deputy_client d where d.arrangement_id = s.id)::integer,
                       s.begins_at, s.ends_at, case when s.with_health then 'with-health' end
                  from stand_in s where s.stand_in_id = one.id and s.ends_at > {NOW};
            return query
                select 'emergency', e.id, null::text, one.id, null::uuid, e.client_id, 1, e.opened_at, e.ends_at,
                       case when exists (select 1 from emergency_client m where m.client_id = e.client_id)
                            then 'running' end
                  from emergency_access e where e.adviser_id = one.id and e.reviewed_at is null;
            return query
                select 'exclusion', x.id, null::text, one.id, null::uuid, x.client_id, 1, x.created_at,
                       null::timestamptz, x.reason
                  from client_exclusion x where x.user_id = one.id and x.ended_at is null;
            if one.status = 'active' then
                return query
                    select 'office', one.id, r.role, one.id, null::uuid, null::uuid, null::integer, one.created_at,
                           null::timestamptz, case when not ({agreed()}) then 'no-agreement' end
                      from unnest(one.roles) as r (role);
                return query
                    select 'agreement', g.id, null::text, one.id, null::uuid, null::uuid, null::integer,
                           g.valid_from::timestamptz, g.valid_until::timestamptz, null::text
                      from confidentiality_agreement g
                     where g.user_id = one.id and g.valid_until between {TODAY} and p_until
                       and not exists (select 1 from confidentiality_agreement n where n.user_id = one.id
                                       and n.valid_until > g.valid_until);
                return query
                    select 'calendar-feed', f.id, null::text, one.id, null::uuid, null::uuid, null::integer,
                           f.created_at, null::timestamptz, null::text
                      from calendar_feed f where f.user_id = one.id and f.revoked_at is null;
            end if;
        end loop;
        perform set_config('app.actor_id', coalesce(asker, ''), true);
        perform set_config('app.roles', coalesce(asker_roles, ''), true);
        return query
            select 'api-client', m.id, null::text, null::uuid, m.party_id, null::uuid,
                   null::integer, m.created_at, null::timestamptz, null::text
              from api_client m where m.revoked_at is null;
    end $$
"""

# What must not simply end: a client with something open would have nobody.
MAY_END = f"""
    create function assignment_may_end(p_assignment uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
        select {OVERSEES} and not exists (
            select 1 from assignment a where a.id = p_assignment and (
                exists (select 1 from task t where t.client_id = a.client_id and t.done_at is null)
                or exists (select 1 from appointment p where p.client_id = a.client_id and p.state = 'planned'
                           and p.ends_at > {NOW})
                or exists (select 1 from privacy_case c where c.client_id = a.client_id and c.closed_at is null)
                or exists (select 1 from traject t where t.client_id = a.client_id and t.state <> 'closed')))
    $$
"""

CLOSED = """
    create function access_review_stands() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if tg_table_name = 'access_review' then
            if old.closed_at is not null then
                raise check_violation using message = 'a closed review stands', constraint = 'access_review_closed';
            end if;
        elsif exists (select 1 from access_review r where r.id = new.review_id and r.closed_at is not null) then
            raise check_violation using message = 'a closed review stands', constraint = 'access_review_closed';
        end if;
        return new;
    end $$
"""

# A client's word beats a plan: who is excluded does not get the file at the moment of the transfer (R26).
EXCLUDED_LEAVES_PLAN = f"""
    create function exclusion_unplans_assignment() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        update assignment a set valid_until = a.valid_from
         where a.client_id = new.client_id and a.adviser_id = new.user_id and a.valid_from > {NOW}
           and a.valid_until is null;
        if found then
            update assignment a set valid_until = null
             where a.client_id = new.client_id and {CURRENT.format("a")} and a.valid_until is not null;
        end if;
        return new;
    end $$
"""

# Whose question it is, for who answers it, as long as it is open.
ASKING_CLIENT = f"""
    create function client_of_access_question(p_case uuid)
    returns table (id uuid, number text, name text, phone text, email text)
    language sql stable security definer set search_path = public, pg_temp as $$
        select c.id, c.number, concat_ws(' ', c.given_names, c.surname_prefix, c.surname), c.phone, c.email
          from privacy_case p join access_question q on q.case_id = p.id join client c on c.id = p.client_id
         where p.id = p_case and p.closed_at is null and {OVERSEES} and {NOT_ABOUT_ME.format("p.id")}
    $$
"""


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def _version() -> sa.Column[object]:
    return sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False)


def create_reviews() -> None:
    op.create_table(
        "access_review",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("quarter", sa.Text(), nullable=False),
        _moment("opened_at"),
        sa.Column("due_on", sa.Date(), nullable=False),
        _moment("escalated_at", nullable=True),
        _moment("closed_at", nullable=True),
        sa.Column("closed_by", _UUID),
        sa.Column("report", sa.LargeBinary()),
        sa.Column("report_sha256", sa.LargeBinary()),
        sa.Column("report_pages", sa.Integer()),
        _version(),
        sa.CheckConstraint("quarter ~ '^[0-9]{4}-Q[1-4]$'", name=op.f("ck_access_review_quarter")),
        sa.CheckConstraint(
            "(closed_at is null) = (closed_by is null) and (closed_at is null) = (report is null)"
            " and (closed_at is null) = (report_sha256 is null) and (closed_at is null) = (report_pages is null)",
            name=op.f("ck_access_review_closed_with_report"),
        ),
        sa.CheckConstraint(
            "report_sha256 is null or octet_length(report_sha256) = 32",
            name=op.f("ck_access_review_sha256"),
        ),
        _link("access_review", "closed_by", "app_user.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_review")),
        sa.UniqueConstraint("quarter", name=op.f("uq_access_review_quarter")),
    )
    op.create_table(
        "access_review_row",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("review_id", _UUID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_id", _UUID, nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("subject_id", _UUID),
        sa.Column("other_id", _UUID),
        sa.Column("client_id", _UUID),
        sa.Column("clients", sa.Integer()),
        _moment("begins_at", nullable=True),
        _moment("ends_at", nullable=True),
        sa.Column("remark", sa.Text()),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("effect", sa.Text()),
        sa.Column("measure_for", sa.Text()),
        _moment("decided_at", nullable=True),
        sa.Column("decided_by", _UUID),
        _version(),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_access_review_row_{name}"))
            for name, rule in ROW_RULES.items()
        ),
        _link("access_review_row", "review_id", "access_review.id"),
        _link("access_review_row", "subject_id", "app_user.id"),
        _link("access_review_row", "client_id", "client.id"),
        _link("access_review_row", "decided_by", "app_user.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_review_row")),
    )
    op.create_index("ix_access_review_row_review", "access_review_row", ["review_id", "kind", "id"])
    op.create_index("ix_access_review_row_source", "access_review_row", ["source_id"])
    op.create_index("ix_access_review_row_client", "access_review_row", ["client_id"])


def guard_reviews() -> None:
    force("access_review", "access_review_row")
    # For the trigger, which asks whether the review is closed.
    policy("access_review", "select", using="true", to=OWNER)
    follows = f"({COORDINATOR} or {role('administrator')})"
    policy("access_review", "select", using=f"{OVERSEES} or {OPENING} or {follows}", to=APPLICATION)
    policy("access_review", "insert", check=f"{OPENING} or {OFFICER}", to=APPLICATION)
    policy(
        "access_review",
        "update",
        using=f"{OPENING} or {OFFICER}",
        check=f"({OPENING} and closed_at is null) or ({OFFICER} and closed_by = {ACTOR})",
        to=APPLICATION,
    )
    policy(
        "access_review_row",
        "select",
        using=f"{OVERSEES} or {OPENING} or (measure_for = 'coordinator' and {COORDINATOR})"
        f" or (measure_for = 'administrator' and {role('administrator')})",
        to=APPLICATION,
    )
    policy(
        "access_review_row", "insert", check=f"({OPENING} or {OFFICER}) and decision is null", to=APPLICATION
    )
    # Nobody reviews their own row, and the officer's own rights are the director's to review.
    reviews = (
        f"(subject_id is null or subject_id <> {ACTOR}) and ((reviewer = 'privacy_officer' and {OFFICER})"
        f" or (reviewer = 'director' and {DIRECTOR}))"
    )
    policy(
        "access_review_row",
        "update",
        using=reviews,
        check=f"{reviews} and (decided_by is null or decided_by = {ACTOR})",
        to=APPLICATION,
    )
    op.execute(f"grant select, insert, update on access_review, access_review_row to {APPLICATION}")
    op.execute(CLOSED)
    for table in ("access_review", "access_review_row"):
        op.execute(
            f"create trigger {table}_stands before update on {table} "
            "for each row execute function access_review_stands()"
        )
    _let_erasing_through("access_review_row")
    _let_scan_through("access_review_row")


def let_reviewers_act() -> None:
    """What a reviewer takes away, and only through a row of a review that is open."""
    listed = (
        "exists (select 1 from access_review_row w join access_review r on r.id = w.review_id"
        " where r.closed_at is null and w.kind = '{kind}' and w.source_id = {table}.id"
        f" and (w.subject_id is null or w.subject_id <> {ACTOR}){{more}}) and {OVERSEES}"
    )
    stand_in = listed.format(kind="stand-in", table="stand_in", more="")
    assignment = listed.format(kind="assignment", table="assignment", more="")
    of_officer = " and w.reviewer = 'director'"
    emergency = f"{DIRECTOR} and " + listed.format(
        kind="emergency", table="emergency_access", more=of_officer
    )
    for table, reach in (("stand_in", stand_in), ("assignment", assignment), ("emergency_access", emergency)):
        for command in ("select", "update"):
            checked = f" with check ({reach})" if command == "update" else ""
            op.execute(
                f"create policy {table}_{command}_reviewing on {table} for {command} to {APPLICATION} "
                f"using ({reach}){checked}"
            )
    # A reviewer ends a stand-in without reading whose files it opened.
    concerned = (
        "exists (select 1 from stand_in s where s.id = stand_in_client.arrangement_id"
        f" and (s.absent_adviser_id = {ACTOR} or s.stand_in_id = {ACTOR}))"
    )
    op.execute(
        f"create policy stand_in_client_concerned on stand_in_client as restrictive for select to {APPLICATION} "
        f"using ({concerned} or {COORDINATOR} or {ERASING.format('stand_in_client.client_id')})"
    )
    # The director reads why, where the officer took the access: as the officer reads it of others (0012).
    op.execute(
        f"create policy client_key_reviewing on client_key for select to {APPLICATION} using ({DIRECTOR} and exists "
        "(select 1 from emergency_access e where e.client_id = client_key.client_id and e.reviewed_at is null))"
    )


def create_transfers() -> None:
    op.create_table(
        "caseload_transfer",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("from_adviser_id", _UUID, nullable=False),
        sa.Column("to_adviser_id", _UUID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _moment("begins_at"),
        sa.Column("clients", sa.Integer(), nullable=False),
        _moment("planned_at"),
        sa.Column("planned_by", _UUID, nullable=False),
        _moment("cancelled_at", nullable=True),
        sa.Column("cancelled_by", _UUID),
        sa.CheckConstraint(
            "from_adviser_id <> to_adviser_id", name=op.f("ck_caseload_transfer_someone_else")
        ),
        sa.CheckConstraint("begins_at >= planned_at", name=op.f("ck_caseload_transfer_not_before")),
        sa.CheckConstraint("clients > 0", name=op.f("ck_caseload_transfer_clients")),
        sa.CheckConstraint(
            "(cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null or cancelled_at < begins_at)",
            name=op.f("ck_caseload_transfer_cancelled_before"),
        ),
        _link("caseload_transfer", "from_adviser_id", "app_user.id"),
        _link("caseload_transfer", "to_adviser_id", "app_user.id"),
        _link("caseload_transfer", "planned_by", "app_user.id"),
        _link("caseload_transfer", "cancelled_by", "app_user.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caseload_transfer")),
    )
    op.create_index("ix_caseload_transfer_from", "caseload_transfer", ["from_adviser_id", "begins_at"])
    op.create_index("ix_caseload_transfer_to", "caseload_transfer", ["to_adviser_id", "begins_at"])
    op.add_column("assignment", sa.Column("transfer_id", _UUID))
    op.create_foreign_key(
        op.f("fk_assignment_transfer_id"), "assignment", "caseload_transfer", ["transfer_id"], ["id"]
    )
    op.create_index("ix_assignment_transfer", "assignment", ["transfer_id"])
    force("caseload_transfer")
    concerned = f"(from_adviser_id = {ACTOR} or to_adviser_id = {ACTOR}) and {ADVISER}"
    policy("caseload_transfer", "select", using=f"{COORDINATOR} or ({concerned})", to=APPLICATION)
    policy("caseload_transfer", "insert", check=f"{COORDINATOR} and planned_by = {ACTOR}", to=APPLICATION)
    policy(
        "caseload_transfer",
        "update",
        using=f"{COORDINATOR} and begins_at > {NOW}",
        check=f"{COORDINATOR} and cancelled_by = {ACTOR}",
        to=APPLICATION,
    )
    op.execute(f"grant select, insert, update on caseload_transfer to {APPLICATION}")
    _let_scan_through("caseload_transfer")
    # For the trigger below.
    policy("assignment", "update", using="true", check="true", to=OWNER)
    op.execute(EXCLUDED_LEAVES_PLAN)
    op.execute(
        "create trigger exclusion_unplans_assignment after insert on client_exclusion "
        "for each row execute function exclusion_unplans_assignment()"
    )


def create_questions() -> None:
    op.create_table(
        "access_question",
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        _moment("asked_at"),
        sa.Column("asked_by", _UUID, nullable=False),
        sa.Column("question_sealed", sa.LargeBinary()),
        sa.Column("answer_sealed", sa.LargeBinary()),
        _moment("answered_at", nullable=True),
        sa.Column("answered_by", _UUID),
        sa.CheckConstraint(
            "(answer_sealed is null) = (answered_at is null) and (answered_at is null) = (answered_by is null)",
            name=op.f("ck_access_question_answered"),
        ),
        _link("access_question", "case_id", "privacy_case.id"),
        _link("access_question", "client_id", "client.id"),
        _link("access_question", "asked_by", "app_user.id"),
        _link("access_question", "answered_by", "app_user.id"),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_access_question")),
    )
    op.create_index("ix_access_question_client", "access_question", ["client_id"])
    force("access_question")
    policy("access_question", "select", using="true", to=OWNER)
    handles = f"{OVERSEES} and {NOT_ABOUT_ME.format('access_question.case_id')}"
    registering = (
        f"asked_by = {ACTOR} and exists (select 1 from privacy_case p where p.id = access_question.case_id"
        f" and p.received_by = {ACTOR} and p.registered_at = {NOW})"
    )
    policy("access_question", "select", using=handles, to=APPLICATION)
    policy("access_question", "insert", check=registering, to=APPLICATION)
    policy("access_question", "update", using=handles, check=handles, to=APPLICATION)
    op.execute(f"grant select, insert, update on access_question to {APPLICATION}")
    _let_erasing_through("access_question")


def _let_erasing_through(table: str) -> None:
    """As 0021 does for older tables: the erasing job, for the one client it named, and nobody else, deletes."""
    op.execute(f"grant delete on {table} to {APPLICATION}")
    op.execute(
        f"create policy {table}_delete_erasing_alone on {table} as restrictive for delete to {APPLICATION} "
        f"using ({job('erasure')})"
    )
    for command in ("select", "delete"):
        op.execute(
            f"create policy {table}_{command}_erasing on {table} for {command} to {APPLICATION} "
            f"using ({ERASING.format(f'{table}.client_id')})"
        )


def _let_scan_through(table: str) -> None:
    op.execute(f"create policy {table}_scan on {table} for select to {OWNER} using ({SCAN})")


def upgrade() -> None:
    create_reviews()
    guard_reviews()
    let_reviewers_act()
    create_transfers()
    create_questions()
    for function in (REASONS, MAY_END, ASKING_CLIENT):
        op.execute(function)
    functions = "reasons_for_access(date), assignment_may_end(uuid), client_of_access_question(uuid)"
    op.execute(f"revoke all on function {functions} from public")
    op.execute(f"grant execute on function {functions} to {APPLICATION}")


def downgrade() -> None:
    op.execute("drop function client_of_access_question(uuid)")
    op.execute("drop function assignment_may_end(uuid)")
    op.execute("drop function reasons_for_access(date)")
    op.drop_table("access_question")
    op.execute("drop trigger exclusion_unplans_assignment on client_exclusion")
    op.execute("drop function exclusion_unplans_assignment")
    op.execute(f"drop policy assignment_update_{OWNER} on assignment")
    op.drop_column("assignment", "transfer_id")
    op.drop_table("caseload_transfer")
    op.execute("drop policy client_key_reviewing on client_key")
    op.execute("drop policy stand_in_client_concerned on stand_in_client")
    for table in ("stand_in", "assignment", "emergency_access"):
        for command in ("select", "update"):
            op.execute(f"drop policy {table}_{command}_reviewing on {table}")
    op.drop_table("access_review_row")
    op.drop_table("access_review")
    op.execute("drop function access_review_stands")
