"""Row-level security, grants and the application's roles: the second wall.

Every table that hangs on a client (or on a commissioning party's delivery) forces row-level security. The
policies read the transaction's actor, set by persistence/context.py; without an actor there is no row.
"""

from alembic import op

from persistence.row_filters import (
    ACTOR,
    AGREED,
    APPLICATION,
    COORDINATOR,
    INTAKE_JOB,
    NOW,
    OWN_BATCH,
    OWN_CLIENT,
    OWN_PARTY,
    OWNER,
    VERIFIER,
    force,
    mine,
    policy,
    role,
)

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None

# Sealed parts of the file: the adviser reads and writes; the coordinator can lay down what an accepted referral
# brought (R5), without ever reading it back.
FILE_TABLES = ("benefit", "education", "diploma", "work_experience", "preference", "health_record")


def guard_file_tables() -> None:
    force(*FILE_TABLES)
    for table in FILE_TABLES:
        own = mine(f"{table}.client_id")
        policy(table, "select", using=own)
        policy(table, "insert", check=f"{COORDINATOR} or {own}")
        policy(table, "update", using=own, check=own)
        policy(table, "delete", using=own)


def guard_notes() -> None:
    force("note", "note_draft")
    policy("note", "select", using=mine("note.client_id"))
    own = f"{mine('note.client_id')} and author_id = {ACTOR}"
    policy("note", "insert", check=own)
    policy("note", "update", using=own, check=own)
    own_draft = f"{mine('note_draft.client_id')} and author_id = {ACTOR}"
    policy("note_draft", "all", using=own_draft, check=own_draft)


def guard_client() -> None:
    force("client", "client_key", "client_identity", "client_bsn_index", "traject", "assignment")
    # For own_client above, which checks the assignment itself.
    policy("assignment", "select", using="true", to=OWNER)
    op.execute(OWN_CLIENT)
    policy("client", "select", using=f"{COORDINATOR} or {mine('client.id')}")
    policy("client", "insert", check=COORDINATOR)
    policy("client", "update", using=mine("client.id"), check=mine("client.id"))
    policy("client_key", "select", using=mine("client_key.client_id"))
    policy("client_key", "insert", check=COORDINATOR)
    policy("client_identity", "select", using=mine("client_identity.client_id"))
    policy("client_identity", "insert", check=COORDINATOR)
    policy(
        "client_identity",
        "update",
        using=mine("client_identity.client_id"),
        check=mine("client_identity.client_id"),
    )
    # The index, not the number: the coordinator matches a referral with it, the assigned adviser searches with it.
    policy("client_bsn_index", "select", using=f"{COORDINATOR} or {mine('client_bsn_index.client_id')}")
    policy("client_bsn_index", "insert", check=COORDINATOR)
    own_traject = f"{COORDINATOR} or {mine('traject.client_id')}"
    policy("traject", "select", using=own_traject)
    policy("traject", "insert", check=COORDINATOR)
    policy("traject", "update", using=own_traject, check=own_traject)
    current = f"adviser_id = {ACTOR} and valid_from <= {NOW} and (valid_until is null or valid_until > {NOW})"
    policy("assignment", "select", using=f"({current}) or {COORDINATOR}")
    policy("assignment", "insert", check=COORDINATOR)
    policy(
        "assignment", "update", using=f"({current}) or {COORDINATOR}", check=f"({current}) or {COORDINATOR}"
    )


def guard_intake() -> None:
    force("intake_batch", "intake_chunk", "intake_row", "referral", "idempotency_key")
    for table, own in (
        ("intake_batch", OWN_PARTY),
        ("referral", OWN_PARTY),
        ("intake_chunk", OWN_BATCH),
        ("intake_row", OWN_BATCH),
    ):
        who = f"{INTAKE_JOB} or {COORDINATOR} or {own}"
        policy(table, "all", using=who, check=who)
    policy("idempotency_key", "all", using=f"scope_id = {ACTOR}", check=f"scope_id = {ACTOR}")


def guard_audit() -> None:
    force("audit_record")
    policy("audit_record", "insert", check=f"actor_id = {ACTOR}")
    policy("audit_record", "select", using=f"{role('privacy_officer')} or {mine('audit_record.client_id')}")
    # For access_log_of_client below, which checks the assignment itself.
    policy("audit_record", "select", using="true", to=OWNER)
    policy("audit_record", "select", using="true", to=VERIFIER)
    op.execute(
        f"""
        create function access_log_of_client(p_client uuid, p_before timestamptz, p_before_id uuid, p_limit integer)
        returns table (
            id uuid, at timestamptz, actor_id uuid, actor_kind text, role text, action text, purpose text,
            relation text, clause text, result text, field_groups text[], listed boolean
        )
        language sql stable security definer set search_path = public as $$
            select r.id, r.at, r.actor_id, r.actor_kind, r.role, r.action, r.purpose, r.relation, r.clause,
                   r.result, r.field_groups, r.client_id is null
            from audit_record r
            where (r.client_id = p_client or r.client_ids @> array[p_client])
              and (r.at, r.id) < (p_before, p_before_id)
              and exists (select 1 from assignment a where a.client_id = p_client and a.adviser_id = {ACTOR}
                          and a.valid_from <= {NOW} and (a.valid_until is null or a.valid_until > {NOW}))
              and {AGREED}
            order by r.at desc, r.id desc
            limit least(p_limit, 101)
        $$
        """
    )
    op.execute("revoke all on function access_log_of_client(uuid, timestamptz, uuid, integer) from public")
    op.execute(
        f"grant execute on function access_log_of_client(uuid, timestamptz, uuid, integer) to {APPLICATION}"
    )


def grant() -> None:
    op.execute(f"grant usage on schema public to {APPLICATION}, {VERIFIER}")
    op.execute(f"grant select, insert, update, delete on all tables in schema public to {APPLICATION}")
    op.execute(f"grant usage on all sequences in schema public to {APPLICATION}")
    # Append-only: the log can be written and read, never changed.
    op.execute(f"revoke update, delete, truncate on audit_record from {APPLICATION}")
    op.execute(f"revoke update, delete, truncate on bureau_setting from {APPLICATION}")
    op.execute(f"revoke insert, update, delete on alembic_version from {APPLICATION}")
    op.execute(f"grant select on audit_record, bureau_setting, alembic_version to {VERIFIER}")


def upgrade() -> None:
    guard_client()
    guard_file_tables()
    guard_notes()
    guard_intake()
    guard_audit()
    grant()


def downgrade() -> None:
    op.execute("drop function access_log_of_client(uuid, timestamptz, uuid, integer)")
    op.execute(
        """
        do $$ declare p record; begin
            for p in select tablename, policyname from pg_policies where schemaname = 'public' loop
                execute format('drop policy %I on %I', p.policyname, p.tablename);
            end loop;
            for p in select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
                execute format('alter table %I no force row level security', p.relname);
                execute format('alter table %I disable row level security', p.relname);
            end loop;
        end $$
        """
    )
    op.execute("drop view own_client")
    op.execute(f"revoke all on all tables in schema public from {APPLICATION}, {VERIFIER}")
