"""Access beyond the assigned adviser (R26): stand-ins, emergency access, exclusions, and their row filters."""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    COORDINATOR,
    NOW,
    OWN_CLIENT,
    OWNER,
    agreed,
    force,
    grant_to_application,
    job,
    mine,
    policy,
)

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels = None
depends_on = None

ADVISER = agreed("adviser")
OFFICER = agreed("privacy_officer")

EXCLUDED_CLIENT = f"""
    create view excluded_client with (security_barrier) as
    select x.client_id from client_exclusion x where x.user_id = {ACTOR} and x.ended_at is null
"""
NOT_EXCLUDED = "not exists (select 1 from excluded_client x where x.client_id = {})"

# Who the actor stands in for at this moment: the absent adviser's present clients, within the scope given. It ends by
# itself with the arrangement, with the absent adviser's assignment, and with the actor's own agreement (R27).
DEPUTY_CLIENT = f"""
    create view deputy_client with (security_barrier) as
    select a.client_id, s.absent_adviser_id, s.with_health, s.id as arrangement_id, s.ends_at,
           a.valid_from as assigned_from
      from stand_in s
      join assignment a on a.adviser_id = s.absent_adviser_id and a.valid_from <= {NOW}
       and (a.valid_until is null or a.valid_until > {NOW})
     where s.stand_in_id = {ACTOR} and s.begins_at <= {NOW} and s.ends_at > {NOW}
       and s.whole_caseload <> exists (
           select 1 from stand_in_client l where l.arrangement_id = s.id and l.client_id = a.client_id)
       and {NOT_EXCLUDED.format("a.client_id")}
       and {ADVISER}
"""

EMERGENCY_CLIENT = f"""
    create view emergency_client with (security_barrier) as
    select e.client_id, e.ends_at from emergency_access e
     where e.adviser_id = {ACTOR} and e.opened_at <= {NOW} and e.ends_at > {NOW}
       and {NOT_EXCLUDED.format("e.client_id")}
       and {ADVISER}
"""

OWN_AND_DEPUTY_CLIENT = f"""
    create or replace view own_client with (security_barrier) as
    select a.client_id from assignment a
     where a.adviser_id = {ACTOR} and a.valid_from <= {NOW} and (a.valid_until is null or a.valid_until > {NOW})
       and {NOT_EXCLUDED.format("a.client_id")}
       and {ADVISER}
    union all
    select d.client_id from deputy_client d
"""

# With whom health data may be opened: the assigned adviser, and a stand-in whose scope has it ticked.
HEALTH_CLIENT = f"""
    create view health_client with (security_barrier) as
    select a.client_id from assignment a
     where a.adviser_id = {ACTOR} and a.valid_from <= {NOW} and (a.valid_until is null or a.valid_until > {NOW})
       and {NOT_EXCLUDED.format("a.client_id")}
       and {ADVISER}
    union all
    select d.client_id from deputy_client d where d.with_health
"""

HEALTH_TABLES = ("health_record", "suitability_assessment", "suitability_limitation")
EMERGENCY_TABLES = ("client_key", "traject", "note", "task", "appointment")

NO_OVERLAP = """
    create function stand_in_refuse_overlap() returns trigger language plpgsql as $$
    begin
        perform pg_advisory_xact_lock(hashtextextended(new.absent_adviser_id::text || new.stand_in_id::text, 0));
        if exists (select 1 from stand_in s where s.absent_adviser_id = new.absent_adviser_id
                   and s.stand_in_id = new.stand_in_id and s.id <> new.id
                   and s.begins_at < new.ends_at and s.ends_at > new.begins_at) then
            raise exclusion_violation using message = 'stand-ins overlap', constraint = 'stand_in_no_overlap';
        end if;
        return new;
    end $$
"""

# An adviser who needs a file in an emergency knows the client's number and date of birth; the row filters show no
# foreign client, so this answers the identifier and the wrapped key that the reason is sealed with, and nothing else.
FIND = f"""
    create function client_for_emergency(p_number text, p_born date)
    returns table (client_id uuid, key_id uuid, kek_version integer, wrapped bytea)
    language sql stable security definer set search_path = public as $$
        select c.id, k.key_id, k.kek_version, k.wrapped from client c join client_key k on k.client_id = c.id
        where c.number = p_number and c.date_of_birth = p_born and {ADVISER}
          and {NOT_EXCLUDED.format("c.id")}
    $$
"""


def create_tables() -> None:
    op.create_table(
        "stand_in",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("absent_adviser_id", sa.UUID(), nullable=False),
        sa.Column("stand_in_id", sa.UUID(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("whole_caseload", sa.Boolean(), nullable=False),
        sa.Column("with_health", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("arranged_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_early_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("ends_at > begins_at", name=op.f("ck_stand_in_period")),
        sa.CheckConstraint("stand_in_id <> absent_adviser_id", name=op.f("ck_stand_in_someone_else")),
        sa.CheckConstraint(
            "reason in ('leave', 'illness', 'training', 'workload', 'vacancy')",
            name=op.f("ck_stand_in_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["absent_adviser_id"], ["app_user.id"], name=op.f("fk_stand_in_absent_adviser_id")
        ),
        sa.ForeignKeyConstraint(["stand_in_id"], ["app_user.id"], name=op.f("fk_stand_in_stand_in_id")),
        sa.ForeignKeyConstraint(["arranged_by"], ["app_user.id"], name=op.f("fk_stand_in_arranged_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_in")),
    )
    op.create_index("ix_stand_in_stand_in", "stand_in", ["stand_in_id", "ends_at"])
    op.create_index("ix_stand_in_absent_adviser", "stand_in", ["absent_adviser_id", "ends_at"])
    op.create_table(
        "stand_in_client",
        sa.Column("arrangement_id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrangement_id"], ["stand_in.id"], name=op.f("fk_stand_in_client_arrangement_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_stand_in_client_client_id")),
        sa.PrimaryKeyConstraint("arrangement_id", "client_id", name=op.f("pk_stand_in_client")),
    )
    op.create_table(
        "emergency_access",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("adviser_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("review_due_on", sa.Date(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.UUID(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("remark_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "kind in ('client-at-risk', 'client-at-the-door', 'legal-deadline')",
            name=op.f("ck_emergency_access_kind"),
        ),
        sa.CheckConstraint(
            "ends_at <= opened_at + interval '30 minutes'", name=op.f("ck_emergency_access_thirty_minutes")
        ),
        sa.CheckConstraint(
            "outcome is null or outcome in ('justified', 'not-justified')",
            name=op.f("ck_emergency_access_outcome"),
        ),
        sa.CheckConstraint(
            "(reviewed_at is null) = (outcome is null)", name=op.f("ck_emergency_access_reviewed")
        ),
        sa.CheckConstraint(
            "reviewed_by is null or reviewed_by <> adviser_id", name=op.f("ck_emergency_access_second_person")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_emergency_access_client_id")),
        sa.ForeignKeyConstraint(["adviser_id"], ["app_user.id"], name=op.f("fk_emergency_access_adviser_id")),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["app_user.id"], name=op.f("fk_emergency_access_reviewed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_access")),
    )
    op.create_index("ix_emergency_access_adviser", "emergency_access", ["adviser_id", "opened_at"])
    op.create_index("ix_emergency_access_client", "emergency_access", ["client_id", "opened_at"])
    op.create_table(
        "client_exclusion",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "reason in ('family', 'neighbour', 'acquaintance', 'former-employer', 'objection')",
            name=op.f("ck_client_exclusion_reason"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_exclusion_client_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_client_exclusion_user_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["app_user.id"], name=op.f("fk_client_exclusion_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_exclusion")),
    )
    op.create_index(
        "uq_client_exclusion_one_active",
        "client_exclusion",
        ["client_id", "user_id"],
        unique=True,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_index("ix_client_exclusion_user", "client_exclusion", ["user_id", "client_id"])


def guard() -> None:
    force("stand_in", "stand_in_client", "emergency_access", "client_exclusion")
    # For the views, which fix in their own text what they answer.
    for table in ("stand_in", "stand_in_client", "emergency_access", "client_exclusion"):
        policy(table, "select", using="true", to=OWNER)
    for view in (EXCLUDED_CLIENT, DEPUTY_CLIENT, EMERGENCY_CLIENT, OWN_AND_DEPUTY_CLIENT, HEALTH_CLIENT):
        op.execute(view)
    op.execute(
        f"grant select on excluded_client, deputy_client, emergency_client, health_client to {APPLICATION}"
    )
    # To the application alone: the owner reads these tables through the views, which these filters ask in turn.
    concerned = f"(absent_adviser_id = {ACTOR} or stand_in_id = {ACTOR}) and {ADVISER}"
    arranges = f"(absent_adviser_id = {ACTOR} and {ADVISER}) or {COORDINATOR}"
    policy("stand_in", "select", using=f"{concerned} or {COORDINATOR}", to=APPLICATION)
    policy("stand_in", "insert", check=f"arranged_by = {ACTOR} and ({arranges})", to=APPLICATION)
    policy("stand_in", "update", using=arranges, check=arranges, to=APPLICATION)
    arrangement = "exists (select 1 from stand_in s where s.id = stand_in_client.arrangement_id)"
    policy("stand_in_client", "select", using=arrangement, to=APPLICATION)
    policy(
        "stand_in_client",
        "insert",
        check=f"{arrangement} and ({COORDINATOR} or {mine('stand_in_client.client_id')})",
        to=APPLICATION,
    )
    op.execute(NO_OVERLAP)
    op.execute(
        "create trigger stand_in_refuse_overlap before insert or update on stand_in "
        "for each row execute function stand_in_refuse_overlap()"
    )
    own = f"adviser_id = {ACTOR} and {ADVISER}"
    policy(
        "emergency_access",
        "select",
        using=f"({own}) or {OFFICER} or {mine('emergency_access.client_id')}",
        to=APPLICATION,
    )
    policy("emergency_access", "insert", check=own, to=APPLICATION)
    policy(
        "emergency_access",
        "update",
        using=OFFICER,
        check=f"{OFFICER} and reviewed_by = {ACTOR}",
        to=APPLICATION,
    )
    # The coordinator must not assign a client to who is excluded.
    policy(
        "client_exclusion",
        "select",
        using=f"{mine('client_exclusion.client_id')} or {COORDINATOR}",
        to=APPLICATION,
    )
    policy(
        "client_exclusion",
        "insert",
        check=f"{mine('client_exclusion.client_id')} and recorded_by = {ACTOR}",
        to=APPLICATION,
    )
    own_exclusion = mine("client_exclusion.client_id")
    policy("client_exclusion", "update", using=own_exclusion, check=own_exclusion, to=APPLICATION)
    grant_to_application("stand_in", "stand_in_client", "emergency_access", "client_exclusion")


def narrow_health_and_excluded() -> None:
    for table in HEALTH_TABLES:
        reach = f"exists (select 1 from health_client h where h.client_id = {table}.client_id)"
        for command in ("select", "update", "delete"):
            op.execute(
                f"create policy {table}_{command}_health on {table} as restrictive for {command} to public "
                f"using ({reach})"
            )
    # Of documents only those of the health class; the scanner sees what it must. The bytes follow their document.
    op.execute(
        f"create policy document_health on document as restrictive for all to public using (document_class <> 'health' "
        f"or {job('documents')} or exists (select 1 from health_client h where h.client_id = document.client_id))"
    )
    op.execute(
        "create policy document_chunk_health on document_chunk as restrictive for select to public "
        "using (exists (select 1 from document d where d.id = document_chunk.document_id))"
    )
    # A client's word beats every other rule, the coordinator's headers included.
    for table, column in (("client", "id"), ("traject", "client_id"), ("client_bsn_index", "client_id")):
        op.execute(
            f"create policy {table}_excluded on {table} as restrictive for all to public "
            f"using ({NOT_EXCLUDED.format(f'{table}.{column}')})"
        )


def show_the_adviser() -> None:
    """Who stands in or helps in an emergency sees whose client it is.

    The filters of `assignment` go to the application alone: the views read it as the owner, and a filter that asks
    them would ask itself.
    """
    current = f"adviser_id = {ACTOR} and valid_from <= {NOW} and (valid_until is null or valid_until > {NOW})"
    op.execute("drop policy assignment_select_public on assignment")
    policy("assignment", "select", using=f"({current}) or {COORDINATOR}", to=APPLICATION)
    op.execute(
        f"create policy assignment_deputy on assignment for select to {APPLICATION} using ("
        "exists (select 1 from deputy_client d where d.client_id = assignment.client_id) or "
        "exists (select 1 from emergency_client e where e.client_id = assignment.client_id))"
    )


def widen_for_emergency() -> None:
    for table in EMERGENCY_TABLES:
        op.execute(
            f"create policy {table}_emergency on {table} for select to public "
            f"using (exists (select 1 from emergency_client e where e.client_id = {table}.client_id))"
        )
    op.execute(
        "create policy client_emergency on client for select to public "
        "using (exists (select 1 from emergency_client e where e.client_id = client.id))"
    )
    # For client_for_emergency, which answers one client to who names number and date of birth. The owner may read
    # `client` since hours (0006).
    policy("client_key", "select", using="true", to=OWNER)
    # The officer reads why, of accesses that wait for a judgement; the key opens no row that a filter keeps shut.
    op.execute(
        f"create policy client_key_review on client_key for select to {APPLICATION} using ({OFFICER} and exists "
        "(select 1 from emergency_access e where e.client_id = client_key.client_id and e.reviewed_at is null))"
    )
    op.execute(FIND)
    op.execute("revoke all on function client_for_emergency(text, date) from public")
    op.execute(f"grant execute on function client_for_emergency(text, date) to {APPLICATION}")


def upgrade() -> None:
    create_tables()
    guard()
    narrow_health_and_excluded()
    show_the_adviser()
    widen_for_emergency()


def downgrade() -> None:
    op.execute("drop policy assignment_deputy on assignment")
    op.execute(f"drop policy assignment_select_{APPLICATION} on assignment")
    current = f"adviser_id = {ACTOR} and valid_from <= {NOW} and (valid_until is null or valid_until > {NOW})"
    policy("assignment", "select", using=f"({current}) or {COORDINATOR}")
    op.execute("drop function client_for_emergency(text, date)")
    for table in (*EMERGENCY_TABLES, "client"):
        op.execute(f"drop policy {table}_emergency on {table}")
    op.execute("drop policy client_key_review on client_key")
    op.execute(f"drop policy client_key_select_{OWNER} on client_key")
    for table in ("client", "traject", "client_bsn_index"):
        op.execute(f"drop policy {table}_excluded on {table}")
    op.execute("drop policy document_health on document")
    op.execute("drop policy document_chunk_health on document_chunk")
    for table in HEALTH_TABLES:
        for command in ("select", "update", "delete"):
            op.execute(f"drop policy {table}_{command}_health on {table}")
    op.execute(OWN_CLIENT.replace("create view", "create or replace view"))
    op.execute("drop view health_client, emergency_client, deputy_client, excluded_client cascade")
    op.drop_table("client_exclusion")
    op.drop_table("emergency_access")
    op.drop_table("stand_in_client")
    op.drop_table("stand_in")
    op.execute("drop function stand_in_refuse_overlap")
