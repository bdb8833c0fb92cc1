"""Retention and erasure (R35-R38): clocks that follow the traject, runs of two people, and the erasing job's filters.

The erasing job opens one client at a time: the one it named in its transaction (`app.erasing`). Its filters are laid
over every table that hangs on a client, found in the catalogue; nobody else gets a right to delete by them.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    NOW,
    OWNER,
    TODAY,
    agreed,
    force,
    job,
    mine,
    policy,
)

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels = None
depends_on = None

OFFICER = agreed("privacy_officer")
DIRECTOR = agreed("director")
OVERSEES = f"({OFFICER} or {DIRECTOR})"
ERASURE = job("erasure")
ERASED_CLIENT = "nullif(current_setting('app.erasing', true), '')::uuid"
ERASING = f"({ERASURE} and {{}} = {ERASED_CLIENT})"
# Only inside erasure_traces, which answers places and numbers: nobody else is the owner with this setting.
SCAN = f"(current_user = '{OWNER}' and current_setting('app.scan', true) = 'on')"

OWN_TABLES = ("retention", "retention_hold", "retention_run", "retention_item", "statutory_order", "statutory_month",
              "outcome_count", "erasure_entry", "erasure_certificate")  # fmt: skip
NO_CLIENT = ("api_client", "audit_record", "retention_item")
"""A login name; the log, which keeps a pseudonym; and the lists, which are unlinked instead of deleted."""


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, postgresql.UUID(as_uuid=True), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(table: str, column: str, to: str, *, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete
    )


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def create_clocks() -> None:
    op.create_table(
        "retention",
        _id("client_id"),
        sa.Column("client_number", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("dossier_until", sa.Date()),
        sa.Column("statutory_until", sa.Date()),
        _moment("recalculated_at"),
        _link("retention", "client_id", "client"),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_retention")),
    )
    op.create_index("ix_retention_dossier_until", "retention", ["dossier_until", "client_id"])
    op.create_table(
        "retention_hold",
        _id("id"),
        _id("client_id"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        _id("placed_by"),
        _moment("placed_at"),
        sa.Column("lifted_on", sa.Date()),
        _id("lifted_by", nullable=True),
        _check("retention_hold", "reason",
               "reason in ('legal-claim', 'authority-investigation', 'longer-legal-duty')"),
        _check("retention_hold", "period", "ends_on >= begins_on"),
        _check("retention_hold", "lifted", "(lifted_on is null) = (lifted_by is null)"),
        _link("retention_hold", "client_id", "client"),
        _link("retention_hold", "placed_by", "app_user"),
        _link("retention_hold", "lifted_by", "app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_hold")),
    )  # fmt: skip
    op.create_index("ix_retention_hold_client", "retention_hold", ["client_id"])


def create_runs() -> None:
    op.create_table(
        "retention_run",
        _id("id"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'draft'"), nullable=False),
        _id("made_by"),
        _moment("made_at"),
        _id("approved_by", nullable=True),
        _moment("approved_at", nullable=True),
        _moment("executes_at", nullable=True),
        _id("stopped_by", nullable=True),
        _moment("stopped_at", nullable=True),
        sa.Column("stop_reason", sa.Text()),
        _moment("finished_at", nullable=True),
        sa.Column("results", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        _check("retention_run", "state", "state in ('draft', 'approved', 'executing', 'done', 'stopped')"),
        _check("retention_run", "second_person", "approved_by is null or approved_by <> made_by"),
        _check("retention_run", "seven_days",
               "executes_at is null or executes_at >= approved_at + interval '7 days'"),
        _check("retention_run", "approved", "state not in ('approved', 'executing', 'done')"
               " or (approved_by is not null and executes_at is not null)"),
        _check("retention_run", "stopped", "(state = 'stopped') = (stopped_at is not null)"),
        _check("retention_run", "done", "(state = 'done') = (finished_at is not null)"),
        _link("retention_run", "made_by", "app_user"),
        _link("retention_run", "approved_by", "app_user"),
        _link("retention_run", "stopped_by", "app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_run")),
        sa.UniqueConstraint("name", name=op.f("uq_retention_run_name")),
    )  # fmt: skip
    op.create_table(
        "retention_item",
        _id("id"),
        _id("run_id"),
        _id("client_id", nullable=True),
        sa.Column("client_number", sa.Text()),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'listed'"), nullable=False),
        sa.Column("exclusion_reason", sa.Text()),
        _id("excluded_by", nullable=True),
        sa.Column("pseudonym", sa.LargeBinary()),
        _moment("done_at", nullable=True),
        _check("retention_item", "state", "state in ('listed', 'excluded', 'erased', 'paused')"),
        _check("retention_item", "unlinked", "(state = 'erased') = (client_id is null)"),
        _check("retention_item", "number", "(client_id is null) = (client_number is null)"),
        _check("retention_item", "excluded", "(state = 'excluded') = (exclusion_reason is not null)"),
        _link("retention_item", "run_id", "retention_run"),
        _link("retention_item", "client_id", "client"),
        _link("retention_item", "excluded_by", "app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_item")),
    )
    op.create_index("ix_retention_item_run", "retention_item", ["run_id", "state", "id"])
    op.create_index("ix_retention_item_client", "retention_item", ["client_id"])


def create_what_stays() -> None:
    op.create_table(
        "statutory_order",
        _id("id"),
        sa.Column("order_reference", sa.Text(), nullable=False),
        _id("party_id"),
        _id("contract_id"),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("granted_hours", sa.Integer()),
        sa.Column("budget", sa.Numeric(12, 2)),
        sa.Column("started_on", sa.Date()),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        _link("statutory_order", "party_id", "commissioning_party"),
        _link("statutory_order", "contract_id", "contract"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statutory_order")),
    )
    op.create_index("ix_statutory_order_keep_until", "statutory_order", ["keep_until"])
    op.create_table(
        "statutory_month",
        _id("order_id"),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _check("statutory_month", "first_day", "extract(day from month) = 1"),
        _link("statutory_month", "order_id", "statutory_order", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("order_id", "month", name=op.f("pk_statutory_month")),
    )
    op.create_table(
        "outcome_count",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("trajects", sa.Integer(), nullable=False),
        _check("outcome_count", "trajects", "trajects > 0"),
        sa.PrimaryKeyConstraint("year", "service", "goal", "result", name=op.f("pk_outcome_count")),
    )
    op.create_table(
        "erasure_entry",
        sa.Column("pseudonym", sa.LargeBinary(), nullable=False),
        _moment("erased_at"),
        sa.Column("reason", sa.Text(), nullable=False),
        _id("run_id", nullable=True),
        _check("erasure_entry", "pseudonym", "octet_length(pseudonym) = 32"),
        _check("erasure_entry", "reason", "reason in ('retention-term', 'data-subject-request', 'replay')"),
        sa.PrimaryKeyConstraint("pseudonym", name=op.f("pk_erasure_entry")),
    )
    op.create_table(
        "erasure_certificate",
        _id("id"),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _id("run_id", nullable=True),
        _moment("made_at"),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        _check("erasure_certificate", "number", "number ~ '^B-[0-9]{4}-[0-9]{4,}$'"),
        _link("erasure_certificate", "run_id", "retention_run"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_erasure_certificate_number")),
    )
    op.create_index("uq_erasure_certificate_run", "erasure_certificate", ["run_id"], unique=True)


RECALCULATE = f"""
    create function recalculate_retention(p_client uuid) returns void
    language sql security definer set search_path = public, pg_temp as $$
        insert into retention as r (client_id, client_number, ended_on, dossier_until, statutory_until, recalculated_at)
        select c.id, c.number, e.anchor, (e.anchor + interval '2 years')::date,
               make_date(extract(year from e.last_end)::integer + 10, 12, 31),
               coalesce({NOW}, now())
          from client c
          cross join lateral (
              select case when bool_and(t.ended_on is not null) then max(t.ended_on) end as anchor,
                     max(t.ended_on) as last_end
                from traject t where t.client_id = c.id) e
         where c.id = p_client
        on conflict (client_id) do update
           set ended_on = excluded.ended_on, dossier_until = excluded.dossier_until,
               statutory_until = excluded.statutory_until, recalculated_at = excluded.recalculated_at
    $$
"""
FOLLOW = """
    create function retention_follows_traject() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if tg_op = 'DELETE' then
            if exists (select 1 from retention r where r.client_id = old.client_id) then
                perform recalculate_retention(old.client_id);
            end if;
        elsif tg_op = 'INSERT' or (new.state, new.ended_on, new.client_id)
              is distinct from (old.state, old.ended_on, old.client_id) then
            perform recalculate_retention(new.client_id);
        end if;
        return null;
    end $$
"""
RUN_ORDER = f"""
    create function keep_retention_run_order() returns trigger language plpgsql set search_path = public as $$
    begin
        if (new.id, new.name, new.made_by, new.made_at) is distinct from (old.id, old.name, old.made_by, old.made_at)
           or (old.state <> 'draft' and (new.approved_by, new.approved_at, new.executes_at)
               is distinct from (old.approved_by, old.approved_at, old.executes_at)) then
            raise exception 'who decided a run stands' using errcode = 'check_violation';
        end if;
        if new.state <> old.state and (old.state, new.state) not in (('draft', 'approved'), ('draft', 'stopped'),
            ('approved', 'stopped'), ('approved', 'executing'), ('executing', 'done')) then
            raise exception 'a run goes from % to % in no act', old.state, new.state using errcode = 'check_violation';
        end if;
        if new.state = 'executing' and old.state = 'approved' and (not {ERASURE} or {NOW} < old.executes_at) then
            raise exception 'a run waits until it can no longer be stopped' using errcode = 'check_violation';
        end if;
        return new;
    end $$
"""


def follow_the_traject() -> None:
    for function in (RECALCULATE, FOLLOW, RUN_ORDER):
        op.execute(function)
    op.execute("revoke all on function recalculate_retention(uuid) from public")
    op.execute(
        "create trigger retention_follows_traject after insert or delete or update of state, ended_on, client_id "
        "on traject for each row execute function retention_follows_traject()"
    )
    op.execute(
        "create trigger keep_order before update on retention_run "
        "for each row execute function keep_retention_run_order()"
    )
    # What is there already gets its clocks now.
    op.execute("select recalculate_retention(id) from client")


def guard_own_tables() -> None:
    force(*OWN_TABLES)
    policy("traject", "select", using="true", to=OWNER)
    policy("retention", "all", using="true", check="true", to=OWNER)
    policy(
        "retention",
        "select",
        using=f"{mine('retention.client_id')} or {OVERSEES} or {ERASURE}",
        to=APPLICATION,
    )
    held = f"{mine('retention_hold.client_id')} or {OVERSEES}"
    policy("retention_hold", "select", using=held, to=APPLICATION)
    policy("retention_hold", "insert", check=f"{OFFICER} and placed_by = {ACTOR}", to=APPLICATION)
    policy(
        "retention_hold", "update", using=OFFICER, check=f"{OFFICER} and lifted_by = {ACTOR}", to=APPLICATION
    )
    decides = f"{OVERSEES} or {ERASURE}"
    policy("retention_run", "select", using=decides, to=APPLICATION)
    policy(
        "retention_run",
        "insert",
        check=f"{OFFICER} and made_by = {ACTOR} and state = 'draft'",
        to=APPLICATION,
    )
    allowed = (
        f"({DIRECTOR} and approved_by = {ACTOR} and state = 'approved') or {ERASURE}"
        f" or ({OVERSEES} and stopped_by = {ACTOR} and state = 'stopped')"
    )
    policy("retention_run", "update", using=decides, check=allowed, to=APPLICATION)
    draft = "exists (select 1 from retention_run r where r.id = retention_item.run_id and r.state = 'draft')"
    policy("retention_item", "select", using=decides, to=APPLICATION)
    policy("retention_item", "insert", check=f"{OFFICER} and {draft} and state = 'listed'", to=APPLICATION)
    policy(
        "retention_item",
        "update",
        using=f"({OFFICER} and {draft}) or {ERASURE}",
        check=f"({OFFICER} and {draft} and excluded_by = {ACTOR} and state = 'excluded') or {ERASURE}",
        to=APPLICATION,
    )
    for table in ("statutory_order", "statutory_month"):
        read = f"{OVERSEES} or {agreed('administration')} or {ERASURE}"
        policy(table, "select", using=read, to=APPLICATION)
        policy(table, "insert", check=ERASURE, to=APPLICATION)
    policy("statutory_order", "delete", using=f"{ERASURE} and keep_until < {TODAY}", to=APPLICATION)
    policy("outcome_count", "select", using=decides, to=APPLICATION)
    policy("outcome_count", "insert", check=ERASURE, to=APPLICATION)
    policy("outcome_count", "update", using=ERASURE, check=ERASURE, to=APPLICATION)
    for table in ("erasure_entry", "erasure_certificate"):
        policy(table, "select", using=decides, to=APPLICATION)
        policy(table, "insert", check=ERASURE, to=APPLICATION)
    op.execute(f"grant select, delete on retention to {APPLICATION}")
    op.execute(
        f"grant select, insert, update on retention_run, retention_item, outcome_count to {APPLICATION}"
    )
    op.execute(f"grant select, insert, update, delete on retention_hold to {APPLICATION}")
    op.execute(f"grant select, insert, delete on statutory_order to {APPLICATION}")
    op.execute(
        f"grant select, insert on statutory_month, erasure_entry, erasure_certificate to {APPLICATION}"
    )


def _rows(query: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in op.get_bind().execute(sa.text(query))]


def tables_of_a_client() -> Iterator[tuple[str, str]]:
    """Every table that hangs on a client by a column of its own, and that column."""
    found = _rows(
        "select table_name from information_schema.columns join pg_class on relname = table_name and relkind = 'r' "
        "where table_schema = 'public' and column_name = 'client_id' and data_type = 'uuid' order by 1"
    )
    yield "client", "id"
    yield from ((table, "client_id") for (table,) in found if table not in NO_CLIENT)


def details_of_a_client(tables: set[str]) -> Iterator[tuple[str, str, str]]:
    """Tables without such a column that hang on one of those: table, its column, the other table."""
    for table, column, parent in _rows(
        "select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text from pg_constraint c "
        "join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] "
        "where c.contype = 'f' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace order by 1, 2"
    ):
        if (
            parent in tables
            and parent != "client"
            and table not in tables
            and table not in (*NO_CLIENT, *OWN_TABLES)
        ):
            yield table, column, parent


def _give_delete(table: str) -> None:
    """A table that the application never deletes from: from now on the erasing job does, and nobody else."""
    granted = op.get_bind().execute(
        sa.text(f"select has_table_privilege('{APPLICATION}', '{table}', 'delete')")
    )
    if not granted.scalar():
        op.execute(f"grant delete on {table} to {APPLICATION}")
        op.execute(
            f"create policy {table}_delete_erasing_alone on {table} as restrictive for delete to {APPLICATION} "
            f"using ({ERASURE})"
        )


def _let_through(table: str, filter_text: str) -> None:
    op.execute(
        f"create policy {table}_select_erasing on {table} for select to {APPLICATION} using ({filter_text})"
    )
    op.execute(
        f"create policy {table}_delete_erasing on {table} for delete to {APPLICATION} using ({filter_text})"
    )


def _widen_restrictive(table: str, filter_text: str) -> None:
    """What narrows a table for people does not keep the erasing job from the one client it erases."""
    for name, using in _rows(
        f"select polname, pg_get_expr(polqual, polrelid) from pg_policy where polrelid = '{table}'::regclass "
        "and not polpermissive and polqual is not null and polname not like '%_erasing_alone'"
    ):
        op.execute(f"alter policy {name} on {table} using (({using}) or {filter_text} or {SCAN})")


def let_the_erasing_job_through() -> None:
    tables = dict(tables_of_a_client())
    for table, column in tables.items():
        filter_text = ERASING.format(f"{table}.{column}")
        _give_delete(table)
        _let_through(table, filter_text)
        _widen_restrictive(table, filter_text)
    for table, column, parent in details_of_a_client(set(tables)):
        # The parent's own filter already answers for the one client.
        reach = f"({ERASURE} and exists (select 1 from {parent} p where p.id = {table}.{column}))"
        _give_delete(table)
        _let_through(table, reach)
    # Deleting hours counts them off the traject (0006).
    reach = ERASING.format("traject.client_id")
    op.execute(
        f"create policy traject_update_erasing on traject for update to {APPLICATION} "
        f"using ({reach}) with check ({reach})"
    )


OF_AN_ORDER = (
    f"({ERASURE} and exists (select 1 from traject t where t.client_id = {ERASED_CLIENT}"
    " and t.party_id = {party} and t.order_reference = {reference}))"
)


def let_it_through_deliveries() -> None:
    """What a party delivered of this client: rows, earlier versions, notices; never of anybody else."""
    of_referral = (
        OF_AN_ORDER.format(party="referral.party_id", reference="referral.order_reference")
        + f" or ({ERASURE} and referral.state <> 'received' and referral.bsn_index = (select i.bsn_index"
        f" from client_bsn_index i where i.client_id = {ERASED_CLIENT}))"
    )
    for command in ("select", "delete"):
        op.execute(
            f"create policy referral_{command}_erasing_order on referral for {command} to {APPLICATION} "
            f"using ({of_referral})"
        )
    op.execute(
        f"create policy intake_batch_select_erasing on intake_batch for select to {APPLICATION} using ({ERASURE} and "
        f"exists (select 1 from traject t where t.client_id = {ERASED_CLIENT} and t.party_id = intake_batch.party_id))"
    )
    of_row = (
        f"{ERASURE} and (exists (select 1 from referral r where r.id = intake_row.referral_id) or exists "
        "(select 1 from intake_batch b join traject t on t.party_id = b.party_id where b.id = intake_row.batch_id "
        f"and t.client_id = {ERASED_CLIENT} and t.order_reference = intake_row.order_reference))"
    )
    _let_through("intake_row", of_row)
    of_event = (
        f"{ERASURE} and (exists (select 1 from traject t"
        " where t.id in (outbox_event.traject_id, outbox_event.object_id))"
        " or exists (select 1 from referral r where r.id = outbox_event.object_id))"
    )
    _give_delete("outbox_event")
    _let_through("outbox_event", of_event)
    _let_through(
        "webhook_delivery",
        f"{ERASURE} and exists (select 1 from outbox_event e where e.id = webhook_delivery.event_id)",
    )
    op.execute(
        f"create policy idempotency_key_expired on idempotency_key for all to {APPLICATION} "
        f"using ({ERASURE} and created_at < {NOW} - interval '24 hours') with check (false)"
    )


TRACES = f"""
    create function erasure_traces(p_ids uuid[], p_words text[], p_hashes bytea[])
    returns table (place text, times bigint, looked integer)
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
        spot record;
        grams text[] := array(
            select array_to_string(
                (string_to_array(btrim(regexp_replace(lower(w), '[^[:alnum:]@]+', ' ', 'g')), ' '))[1:3], ' ')
            from unnest(p_words) w);
        hits bigint;
        seen integer := 0;
    begin
        if not coalesce({ERASURE}, false) then
            raise insufficient_privilege using message = 'only the erasing job looks for traces';
        end if;
        perform set_config('app.scan', 'on', true);
        for spot in
            select c.relname as tab, a.attname as col, format_type(a.atttypid, null) as kind
              from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
               and c.relname <> 'alembic_version'
               and (format_type(a.atttypid, null) in ('text', 'text[]', 'uuid', 'uuid[]', 'json', 'jsonb',
                                                      'character varying')
                    or (a.atttypid = 'bytea'::regtype and a.attname like '%index%'))
        loop
            seen := seen + 1;
            if spot.kind = 'uuid' then
                execute format('select count(*) from %I where %I = any($1)', spot.tab, spot.col) into hits
                    using p_ids;
            elsif spot.kind = 'uuid[]' then
                execute format('select count(*) from %I where %I && $1', spot.tab, spot.col) into hits
                    using p_ids;
            elsif spot.kind = 'bytea' then
                execute format('select count(*) from %I where %I = any($1)', spot.tab, spot.col) into hits
                    using p_hashes;
            else
                execute format(
                    'select count(*) from %1$I x, lateral (select u.t as a, lead(u.t, 1) over w as b,'
                    ' lead(u.t, 2) over w as c from unnest(string_to_array(btrim(regexp_replace('
                    'lower(x.%2$I::text), ''[^[:alnum:]@]+'', '' '', ''g'')), '' '')) with ordinality u(t, n)'
                    ' window w as (order by u.n)) g where x.%2$I is not null and'
                    ' (g.a = any($1) or g.a || '' '' || g.b = any($1)'
                    ' or g.a || '' '' || g.b || '' '' || g.c = any($1))',
                    spot.tab, spot.col) into hits using grams;
            end if;
            if hits > 0 then
                place := spot.tab || '.' || spot.col; times := hits; looked := seen;
                return next;
            end if;
        end loop;
        perform set_config('app.scan', '', true);
        place := null; times := 0; looked := seen;
        return next;
    end $$
"""


def look_everywhere() -> None:
    for (table,) in _rows(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity order by 1"
    ):
        op.execute(f"create policy {table}_scan on {table} for select to {OWNER} using ({SCAN})")
    op.execute(TRACES)
    op.execute("revoke all on function erasure_traces(uuid[], text[], bytea[]) from public")
    op.execute(f"grant execute on function erasure_traces(uuid[], text[], bytea[]) to {APPLICATION}")


def upgrade() -> None:
    create_clocks()
    create_runs()
    create_what_stays()
    guard_own_tables()
    follow_the_traject()
    let_the_erasing_job_through()
    let_it_through_deliveries()
    look_everywhere()


def downgrade() -> None:
    """Only towards a database without these tables; widened narrowing policies stay, as nobody is this job then."""
    op.execute("drop function erasure_traces(uuid[], text[], bytea[])")
    op.execute("drop trigger retention_follows_traject on traject")
    for table in reversed(OWN_TABLES):
        op.execute(f"drop table {table} cascade")
    for function in (
        "retention_follows_traject()",
        "recalculate_retention(uuid)",
        "keep_retention_run_order()",
    ):
        op.execute(f"drop function {function}")
    for table, name in _rows(
        "select tablename, policyname from pg_policies where schemaname = 'public' and (policyname like '%\\_erasing%' "
        "or policyname like '%\\_scan' or policyname = 'idempotency_key_expired' "
        f"or policyname = 'traject_select_{OWNER}')"
    ):
        op.execute(f"drop policy {name} on {table}")
