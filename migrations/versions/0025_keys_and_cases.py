"""A client's own key renewed, complaints linked to a client afterwards, outcomes counted by kind of party.

Renewing: the job of the keys reads and seals anew what one client has, and nothing else of it. Who seals with a key
that was renewed meanwhile is refused by PostgreSQL, so that no row is left that nobody can open.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import ACTOR, APPLICATION, OWNER, agreed, force, job, policy

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels = None
depends_on = None

KEYS_JOB = job("keys")
RENEWED_CLIENT = "nullif(current_setting('app.renewing', true), '')::uuid"
RENEWING = f"({KEYS_JOB} and {{}} = {RENEWED_CLIENT})"
OVERSEES = f"({agreed('privacy_officer')} or {agreed('director')})"
NOT_ABOUT_ME = "not exists (select 1 from case_about_me m where m.case_id = {})"

OTHER_KEY = ("audit_record", "referral", "complaint", "mediation", "case_letter")
"""Sealed with another key than the client's: the log cannot be changed, deliveries and cases have keys of their own."""
LINKED = ("case_key", "case_about", "case_event", "case_letter", "complaint")
"""What a complaint consists of beside its head; all of it names the client."""


def _rows(query: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in op.get_bind().execute(sa.text(query))]


def sealed_with_the_clients_key() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every table that holds values under the client's key, and those columns."""
    found = _rows(
        "select c.relname, string_agg(a.attname, ' ' order by a.attnum) from pg_class c "
        "join pg_attribute a on a.attrelid = c.oid and a.attname like '%\\_sealed' and not a.attisdropped "
        "where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and exists (select 1 from pg_attribute k "
        "where k.attrelid = c.oid and k.attname = 'client_id' and k.atttypid = 'uuid'::regtype) "
        "group by c.relname order by c.relname"
    )
    yield from ((table, tuple(columns.split())) for table, columns in found if table not in OTHER_KEY)


ONLY_RESEALS = """
    create function only_reseals() returns trigger language plpgsql set search_path = public as $$
    declare
        before jsonb := to_jsonb(old);
        after jsonb := to_jsonb(new);
        name text;
    begin
        if (before - tg_argv) is distinct from (after - tg_argv) then
            raise exception 'renewing a key changes nothing but what is sealed' using errcode = 'check_violation';
        end if;
        foreach name in array tg_argv loop
            if (before -> name = 'null'::jsonb) <> (after -> name = 'null'::jsonb) then
                raise exception 'renewing a key neither adds nor takes away' using errcode = 'check_violation';
            end if;
        end loop;
        return new;
    end $$
"""


def _refuse_renewed_key(table: str, columns: tuple[str, ...], *, only: str = "true") -> None:
    """After the statement, so that the order inside it does not matter. The lock makes renewing wait for acts that
    have sealed something, and acts wait for a renewal: after it they see that their key is no longer the client's."""
    keys = ", ".join(f"substring(new.{column} from 2 for 16)" for column in columns)
    op.execute(
        f"""
        create function refuse_renewed_key_{table}() returns trigger
        language plpgsql security definer set search_path = public as $$
        begin
            perform pg_advisory_xact_lock_shared(hashtextextended('client-key ' || new.client_id, 0));
            if exists (select 1 from renewed_client_key r where r.key_id in ({keys})) then
                raise exception 'the key of this client was renewed' using errcode = 'serialization_failure';
            end if;
            return null;
        end $$
        """
    )
    op.execute(
        f"create trigger refuse_renewed_key after insert or update of {', '.join(columns)} on {table} "
        f"for each row when ({only} and not coalesce({KEYS_JOB}, false)) "
        f"execute function refuse_renewed_key_{table}()"
    )


def _open_to_renewing(table: str, columns: tuple[str, ...]) -> None:
    one = RENEWING.format(f"{table}.client_id")
    for command in ("select", "update"):
        op.execute(
            f"create policy {table}_{command}_renewing on {table} for {command} to {APPLICATION} using ({one})"
        )
    for kind, column in (("using", "polqual"), ("with check", "polwithcheck")):
        for name, condition in _rows(
            f"select polname, pg_get_expr({column}, polrelid) from pg_policy where polrelid = '{table}'::regclass "
            f"and not polpermissive and {column} is not null and polcmd in ('*', 'r', 'w')"
        ):
            op.execute(f"alter policy {name} on {table} {kind} (({condition}) or {one})")
    for column in columns:
        granted = op.get_bind().execute(
            sa.text(f"select has_column_privilege('{APPLICATION}', '{table}', '{column}', 'update')")
        )
        if not granted.scalar():
            # What the application never rewrites stays so for every other act of it.
            op.execute(f"grant update ({column}) on {table} to {APPLICATION}")
            op.execute(
                f"create trigger keep_{column} before update of {column} on {table} for each row "
                f"when (current_user = '{APPLICATION}' and not coalesce({KEYS_JOB}, false)) "
                "execute function refuse_rewriting_sealed()"
            )


def _let_guards_pass_resealing(table: str, columns: tuple[str, ...]) -> None:
    """What a trigger keeps from being rewritten keeps its meaning when it is sealed anew: for the keys' job another
    trigger watches, which lets nothing else change."""
    for (definition,) in _rows(
        "select pg_get_triggerdef(t.oid) from pg_trigger t where not t.tgisinternal "
        f"and t.tgrelid = '{table}'::regclass and (t.tgtype & 19) = 19 "  # for each row, before, update
        "and t.tgname not like 'keep\\_%\\_sealed'"
    ):
        unless = f"not coalesce({KEYS_JOB}, false)"
        if " WHEN (" in definition:
            passing = definition.replace(" WHEN (", f" WHEN ({unless} and (", 1).replace(
                ") EXECUTE ", ")) EXECUTE ", 1
            )
        else:
            passing = definition.replace(" FOR EACH ROW ", f" FOR EACH ROW WHEN ({unless}) ", 1)
        op.execute(passing.replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER", 1))
    names = ", ".join(f"'{column}'" for column in columns)
    op.execute(
        f"create trigger only_reseals before update on {table} for each row "
        f"when (coalesce({KEYS_JOB}, false)) execute function only_reseals({names})"
    )


def renew_client_keys() -> None:
    op.create_table(
        "renewed_client_key",
        sa.Column("key_id", sa.LargeBinary(), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("octet_length(key_id) = 16", name=op.f("ck_renewed_client_key_key_id")),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_renewed_client_key")),
    )
    op.execute(f"grant select, insert on renewed_client_key to {APPLICATION}")
    force("renewed_client_key")
    policy("renewed_client_key", "select", using="true", to=OWNER)
    policy("renewed_client_key", "insert", check=KEYS_JOB, to=APPLICATION)
    policy("renewed_client_key", "select", using=KEYS_JOB, to=APPLICATION)
    op.create_table(
        "log_payload",
        sa.Column("record_id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_log_payload_client_id")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_log_payload")),
    )
    op.create_index("ix_log_payload_client", "log_payload", ["client_id"])
    force("log_payload")
    # In reach of whoever has the record itself in reach.
    of_the_record = "exists (select 1 from audit_record r where r.id = log_payload.record_id)"
    policy("log_payload", "select", using=of_the_record, to=APPLICATION)
    one = RENEWING.format("log_payload.client_id")
    for command in ("select", "update"):
        policy_name = f"log_payload_{command}_renewing"
        op.execute(f"create policy {policy_name} on log_payload for {command} to {APPLICATION} using ({one})")
    policy("log_payload", "insert", check=one, to=APPLICATION)
    erasing = f"({job('erasure')} and log_payload.client_id = nullif(current_setting('app.erasing', true), '')::uuid)"
    for command in ("select", "delete"):
        op.execute(
            f"create policy log_payload_{command}_erasing on log_payload for {command} to {APPLICATION} "
            f"using ({erasing})"
        )
    scan = f"(current_user = '{OWNER}' and current_setting('app.scan', true) = 'on')"
    op.execute(f"create policy log_payload_scan on log_payload for select to {OWNER} using ({scan})")
    op.execute(f"grant select, insert, update, delete on log_payload to {APPLICATION}")

    op.execute(ONLY_RESEALS)
    op.execute(
        """
        create function refuse_rewriting_sealed() returns trigger language plpgsql set search_path = public as $$
        begin
            raise exception 'what is sealed here is not rewritten' using errcode = 'insufficient_privilege';
        end $$
        """
    )
    for table, columns in list(sealed_with_the_clients_key()):
        if table == "log_payload":
            continue
        _open_to_renewing(table, columns)
        _let_guards_pass_resealing(table, columns)
        _refuse_renewed_key(table, columns)
    _refuse_renewed_key("audit_record", ("payload_sealed",), only="new.payload_sealed is not null")
    # Whose key: named by number on the command line; the log's lists of fields, to seal them once more beside the log.
    named = f"({KEYS_JOB} and client.number = current_setting('app.renewing_number', true))"
    op.execute(f"create policy client_select_renewing on client for select to {APPLICATION} using ({named})")
    one = RENEWING.format("audit_record.client_id")
    op.execute(
        f"create policy audit_record_select_renewing on audit_record for select to {APPLICATION} using ({one})"
    )


LINK_COMPLAINT = f"""
    create function link_complaint(p_case uuid, p_number text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
        found_client uuid;
    begin
        if not ({OVERSEES} and {NOT_ABOUT_ME.format("p_case")}) then
            return false;
        end if;
        select c.id into found_client from client c where c.number = p_number;
        if found_client is null then
            return false;
        end if;
        perform set_config('app.linking', p_case::text, true);
        update privacy_case set client_id = found_client, version = version + 1
         where id = p_case and kind = 'complaint' and client_id is null and closed_at is null;
        if not found then
            perform set_config('app.linking', '', true);
            return false;
        end if;
        {" ".join(f"update {table} set client_id = found_client where case_id = p_case;" for table in LINKED)}
        perform set_config('app.linking', '', true);
        return true;
    end $$
"""


def link_complaints() -> None:
    """By number, once, for an open complaint without a client; by whom it is not about (R45)."""
    for table in ("privacy_case", *LINKED):
        column = "id" if table == "privacy_case" else "case_id"
        linking = (
            f"current_user = '{OWNER}' and {table}.{column}::text = current_setting('app.linking', true)"
        )
        for command in ("select", "update"):
            op.execute(
                f"create policy {table}_{command}_linking on {table} for {command} to {OWNER} using ({linking})"
            )
    op.execute(LINK_COMPLAINT)
    op.execute("revoke all on function link_complaint(uuid, text) from public")
    op.execute(f"grant execute on function link_complaint(uuid, text) to {APPLICATION}")
    # Somebody named by mistake is let in again by whoever handles it, never by themselves.
    op.execute(
        f"create policy case_about_delete_mistake on case_about for delete to {APPLICATION} "
        f"using ({OVERSEES} and user_id <> {ACTOR} and {NOT_ABOUT_ME.format('case_about.case_id')})"
    )


OUTCOMES = f"""
    create function outcome_numbers()
    returns table (year integer, service text, party_kind text, result text, trajects bigint)
    language sql stable security definer set search_path = public as $$
        select o.year, o.service, o.party_kind, o.result, sum(o.trajects)
        from (
            select extract(year from t.ended_on)::integer as year, t.service, p.kind as party_kind,
                   t.result_code as result, 1 as trajects
            from traject t join commissioning_party p on p.id = t.party_id where t.state = 'closed'
            union all
            select c.year, c.service, c.party_kind, c.result, c.trajects from outcome_count c
        ) o
        where {agreed("director")} or {agreed("coordinator")}
        group by 1, 2, 3, 4
    $$
"""


def count_outcomes() -> None:
    op.add_column(
        "outcome_count",
        sa.Column("party_kind", sa.Text(), server_default=sa.text("'unknown'"), nullable=False),
    )
    op.create_check_constraint(
        op.f("ck_outcome_count_party_kind"),
        "outcome_count",
        "party_kind in ('uwv', 'municipality', 'employer', 'unknown')",
    )
    op.drop_constraint(op.f("pk_outcome_count"), "outcome_count", type_="primary")
    op.create_primary_key(
        op.f("pk_outcome_count"), "outcome_count", ["year", "service", "goal", "result", "party_kind"]
    )
    policy("outcome_count", "select", using="true", to=OWNER)
    op.execute(OUTCOMES)
    op.execute("revoke all on function outcome_numbers() from public")
    op.execute(f"grant execute on function outcome_numbers() to {APPLICATION}")


def upgrade() -> None:
    renew_client_keys()
    link_complaints()
    count_outcomes()


def downgrade() -> None:
    """Only towards a database without these; widened narrowing policies stay, as nobody renews a key then."""
    op.execute("drop function outcome_numbers()")
    op.execute(f"drop policy outcome_count_select_{OWNER} on outcome_count")
    op.drop_constraint(op.f("pk_outcome_count"), "outcome_count", type_="primary")
    op.drop_column("outcome_count", "party_kind")
    op.create_primary_key(op.f("pk_outcome_count"), "outcome_count", ["year", "service", "goal", "result"])
    op.execute("drop function link_complaint(uuid, text)")
    for function in ("only_reseals()", "refuse_rewriting_sealed()"):
        op.execute(f"drop function {function} cascade")
    for table, _ in list(sealed_with_the_clients_key()):
        op.execute(f"drop function if exists refuse_renewed_key_{table}() cascade")
    op.execute("drop function refuse_renewed_key_audit_record() cascade")
    for (definition,) in _rows(
        "select pg_get_triggerdef(t.oid) from pg_trigger t where not t.tgisinternal "
        "and pg_get_triggerdef(t.oid) like '% WHEN (%app.job%'"
    ):
        before, _, rest = definition.partition(" WHEN (")
        op.execute(
            before.replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER")
            + " EXECUTE "
            + rest.split(" EXECUTE ", 1)[1]
        )
    op.drop_table("log_payload")
    op.drop_table("renewed_client_key")
    for table, name in _rows(
        "select tablename, policyname from pg_policies where schemaname = 'public' and (policyname like '%\\_renewing' "
        "or policyname like '%\\_linking' or policyname = 'case_about_delete_mistake')"
    ):
        op.execute(f"drop policy {name} on {table}")
