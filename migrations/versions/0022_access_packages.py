"""Access packages (AVG 12, 15, 20): what answers a request, sealed under link and code, given once and then gone.

Nobody gets a right to read a file for it. A package is made from what functions of the owner answer: they take the
request, ask its state themselves, and give the rows of its client and nobody else's.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import ACTOR, APPLICATION, NOW, OWNER, agreed, force, job, policy

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels = None
depends_on = None

_UUID = postgresql.UUID(as_uuid=True)
TABLES = ("access_package", "access_package_piece", "access_package_redaction")
OFFICER = agreed("privacy_officer")
SCAN = f"(current_user = '{OWNER}' and current_setting('app.scan', true) = 'on')"
ERASING = f"({job('erasure')} and {{}}.client_id = nullif(current_setting('app.erasing', true), '')::uuid)"
ATTEMPTS = 5

PACKAGE_RULES = {
    "kind": "kind in ('access', 'portability')",
    "size": "byte_size > 0 and files > 0 and pages >= 0",
    "hashes": "octet_length(link_token_hash) = 32 and octet_length(link_code_hash) = 32",
    "attempts": "link_attempts between 0 and 5",
    "once": "taken_at is null or ended_at is null",
    "ended": "(ended_at is null) = (ended_reason is null) and (ended_reason is null or ended_reason in"
    " ('revoked', 'replaced', 'expired', 'locked', 'request-ended'))",
}
REDACTION_RULES = {
    "code": "code is null or code in ('third-party', 'staff', 'withheld-reference', 'protection-of-data-subject',"
    " 'rights-of-others')",
    "ground": "shown or code is not null",
}

# The client of a request that a package may be made for by this actor, at this moment. Granted, looked at by a second
# person, open; an officer with an agreement in force; and nobody whom a case of this client is about (R45).
CLIENT = f"""
    create function access_package_client(p_case uuid) returns uuid
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare about uuid;
    begin
        perform set_config('app.scan', 'on', true);
        select r.client_id into about
          from data_subject_request r join privacy_case c on c.id = r.case_id and c.client_id = r.client_id
         where r.case_id = p_case and r.type in ('access', 'portability') and r.state = 'reviewed'
           and r.outcome in ('granted', 'partly') and c.closed_at is null and {OFFICER}
           and not exists (select 1 from case_about b where b.client_id = r.client_id and b.user_id = {ACTOR});
        perform set_config('app.scan', '', true);
        return about;
    end $$
"""

# Every row of one table of that client. The table is asked of the catalogue, so that a new one is read as well; the
# client is never asked for by name. `app.scan` lets the owner read inside this function alone (0021).
OF_THE_CLIENT = """
    case p_table
        when 'client' then 't.id = $1'
        when 'audit_record' then '(t.client_id = $1 or t.client_ids @> array[$1])'
        when 'referral' then
            '(t.client_id = $1 or exists (select 1 from traject k where k.client_id = $1'
            ' and k.party_id = t.party_id and k.order_reference = t.order_reference)'
            ' or (t.state <> ''received'' and t.bsn_index = (select i.bsn_index from client_bsn_index i'
            ' where i.client_id = $1)))'
        when 'intake_row' then
            '(exists (select 1 from referral r where r.id = t.referral_id and r.client_id = $1)'
            ' or exists (select 1 from intake_batch b join traject k on k.party_id = b.party_id'
            ' where b.id = t.batch_id and k.client_id = $1 and k.order_reference = t.order_reference))'
        else 't.client_id = $1'
    end
"""
IS_OF_A_CLIENT = """
    (p_table not in ('document_chunk', 'access_package_piece')
     and exists (select 1 from pg_class c join pg_attribute a on a.attrelid = c.oid
                  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = p_table
                    and (c.relname in ('client', 'intake_row')
                         or (a.attname = 'client_id' and a.atttypid = 'uuid'::regtype))))
"""
ROWS = f"""
    create function access_package_rows(p_case uuid, p_table text) returns setof jsonb
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare
        about uuid := access_package_client(p_case);
        beside text := case p_table
            when 'intake_row' then '(select jsonb_build_object(''batch_key_id'', b.key_id, ''batch_kek_version'','
                ' b.kek_version, ''batch_wrapped_key'', b.wrapped_key) from intake_batch b where b.id = t.batch_id)'
            when 'audit_record' then 'jsonb_build_object(''away'', (select s.reason from stand_in s'
                ' where t.relation like ''stand-in%'' and s.stand_in_id = t.actor_id and s.begins_at <= t.at'
                ' and s.ends_at > t.at order by s.begins_at desc limit 1))'
            else '''{{}}''::jsonb' end;
    begin
        if about is null or not {IS_OF_A_CLIENT} then
            raise insufficient_privilege using message = 'no package is made of this';
        end if;
        perform set_config('app.scan', 'on', true);
        return query execute format('select (to_jsonb(t) - ''client_ids'') || %s from %I t where %s',
                                    beside, p_table, {OF_THE_CLIENT}) using about;
        perform set_config('app.scan', '', true);
    end $$
"""
COUNTS = f"""
    create function access_package_counts(p_case uuid, p_tables text[]) returns table (table_name text, rows bigint)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare
        about uuid := access_package_client(p_case);
        p_table text;
    begin
        if about is null then
            raise insufficient_privilege using message = 'no package is made of this';
        end if;
        foreach p_table in array p_tables loop
            continue when not {IS_OF_A_CLIENT};
            perform set_config('app.scan', 'on', true);
            table_name := p_table;
            execute format('select count(*) from %I t where %s', p_table, {OF_THE_CLIENT}) into rows using about;
            perform set_config('app.scan', '', true);
            return next;
        end loop;
    end $$
"""
DOCUMENT = """
    create function access_package_document(p_case uuid, p_document uuid, p_first integer, p_end integer)
    returns table (sequence integer, content_sealed bytea)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare about uuid := access_package_client(p_case);
    begin
        if about is null then
            raise insufficient_privilege using message = 'no package is made of this';
        end if;
        perform set_config('app.scan', 'on', true);
        return query select k.sequence, k.content_sealed from document_chunk k
          where k.document_id = p_document and k.client_id = about and k.sequence >= p_first and k.sequence < p_end
          order by k.sequence;
        perform set_config('app.scan', '', true);
    end $$
"""
PEOPLE = """
    create function access_package_people(p_case uuid) returns table (id uuid, name text, kind text, guides boolean)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    declare about uuid := access_package_client(p_case);
    begin
        if about is null then
            raise insufficient_privilege using message = 'no package is made of this';
        end if;
        perform set_config('app.scan', 'on', true);
        return query
            select u.id, u.name, 'staff', exists (select 1 from assignment a where a.client_id = about
                                                  and a.adviser_id = u.id) from app_user u
            union all select p.id, p.name, 'party', false from commissioning_party p;
        perform set_config('app.scan', '', true);
    end $$
"""

# Who has no login asks with the hashes of a link and its code. These answer and change that one package.
OPENABLE = (
    f"p.link_token_hash = p_token and p.taken_at is null and p.ended_at is null and p.link_expires_at > {NOW}"
)
TRY = f"""
    create function access_package_try(p_token bytea, p_code bytea)
    returns table (package_id uuid, client_id uuid, manifest_sealed bytea)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    begin
        update access_package p set link_attempts = p.link_attempts + 1,
               ended_at = case when p.link_attempts + 1 >= {ATTEMPTS} then {NOW} end,
               ended_reason = case when p.link_attempts + 1 >= {ATTEMPTS} then 'locked' end
         where {OPENABLE} and p.link_code_hash <> p_code;
        -- Held until it is given: of two at once one waits here, and then no longer finds it open.
        return query select p.id, p.client_id, p.manifest_sealed from access_package p
         where {OPENABLE} and p.link_code_hash = p_code for update of p;
    end $$
"""
PIECES = f"""
    create function access_package_pieces(p_token bytea, p_code bytea, p_first integer, p_end integer)
    returns table (sequence integer, content_sealed bytea)
    language sql volatile security definer set search_path = public, pg_temp as $$
        select k.sequence, k.content_sealed from access_package p
          join access_package_piece k on k.package_id = p.id and k.client_id = p.client_id
         where {OPENABLE} and p.link_code_hash = p_code and k.sequence >= p_first and k.sequence < p_end
         order by k.sequence
    $$
"""
TAKE = f"""
    create function access_package_take(p_token bytea, p_code bytea) returns uuid
    language sql volatile security definer set search_path = public, pg_temp as $$
        update access_package p set taken_at = {NOW} where {OPENABLE} and p.link_code_hash = p_code returning p.id
    $$
"""
EXPIRE = f"""
    create function access_package_expire_next() returns table (package_id uuid, client_id uuid)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    begin
        if not coalesce({job("access-packages")}, false) then
            raise insufficient_privilege using message = 'only its own job ends what is over';
        end if;
        return query update access_package p set ended_at = {NOW}, ended_reason = 'expired'
         where p.id = (select o.id from access_package o where o.taken_at is null and o.ended_at is null
                        and o.link_expires_at <= {NOW} order by o.link_expires_at limit 1 for update skip locked)
        returning p.id, p.client_id;
    end $$
"""
# Taken, revoked, expired, locked: whatever ends it, what it held is gone in the same transaction.
EMPTY = """
    create function access_package_empty() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if new.taken_at is not null or new.ended_at is not null then
            delete from access_package_piece k where k.package_id = new.id;
        end if;
        return new;
    end $$
"""
FOLLOW = f"""
    create function access_package_follows_request() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if new.state not in ('reviewed', 'executed', 'closed') then
            update access_package p set ended_at = coalesce({NOW}, now()), ended_reason = 'request-ended'
             where p.case_id = new.case_id and p.taken_at is null and p.ended_at is null;
        end if;
        return new;
    end $$
"""
FUNCTIONS = {
    "access_package_client(uuid)": CLIENT,
    "access_package_rows(uuid, text)": ROWS,
    "access_package_counts(uuid, text[])": COUNTS,
    "access_package_document(uuid, uuid, integer, integer)": DOCUMENT,
    "access_package_people(uuid)": PEOPLE,
    "access_package_try(bytea, bytea)": TRY,
    "access_package_pieces(bytea, bytea, integer, integer)": PIECES,
    "access_package_take(bytea, bytea)": TAKE,
    "access_package_expire_next()": EXPIRE,
}


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(table: str, column: str, to: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.{key}"], name=op.f(f"fk_{table}_{column}"))


def _checks(table: str, rules: dict[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules.items()]


def create_package() -> None:
    op.create_table(
        "access_package",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _moment("made_at"),
        sa.Column("made_by", _UUID, nullable=False),
        sa.Column("byte_size", sa.BigInteger(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("manifest_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("link_token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("link_code_hash", sa.LargeBinary(), nullable=False),
        _moment("link_expires_at"),
        sa.Column("link_attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        _moment("taken_at", nullable=True),
        _moment("ended_at", nullable=True),
        sa.Column("ended_reason", sa.Text()),
        *_checks("access_package", PACKAGE_RULES),
        _link("access_package", "client_id", "client"),
        _link("access_package", "case_id", "data_subject_request", "case_id"),
        _link("access_package", "made_by", "app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_package")),
        sa.UniqueConstraint("link_token_hash", name=op.f("uq_access_package_link_token_hash")),
        sa.UniqueConstraint("id", "client_id", name="uq_access_package_id_client"),
    )
    op.create_index("ix_access_package_case", "access_package", ["case_id", "made_at"])
    op.create_index("ix_access_package_client", "access_package", ["client_id", "made_at"])
    op.create_index(
        "ix_access_package_open", "access_package", ["link_expires_at"],
        postgresql_where=sa.text("taken_at is null and ended_at is null"),
    )  # fmt: skip
    op.create_table(
        "access_package_piece",
        sa.Column("package_id", _UUID, nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_access_package_piece_sequence")),
        sa.ForeignKeyConstraint(
            ["package_id", "client_id"], ["access_package.id", "access_package.client_id"],
            ondelete="CASCADE", name="fk_access_package_piece_package",
        ),
        sa.PrimaryKeyConstraint("package_id", "sequence", name=op.f("pk_access_package_piece")),
    )  # fmt: skip
    op.create_index("ix_access_package_piece_client", "access_package_piece", ["client_id"])


def create_redaction() -> None:
    op.create_table(
        "access_package_redaction",
        sa.Column("id", _UUID, nullable=False),
        sa.Column("client_id", _UUID, nullable=False),
        sa.Column("case_id", _UUID, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("decided_by", _UUID, nullable=False),
        _moment("decided_at"),
        *_checks("access_package_redaction", REDACTION_RULES),
        _link("access_package_redaction", "client_id", "client"),
        _link("access_package_redaction", "case_id", "data_subject_request", "case_id"),
        _link("access_package_redaction", "decided_by", "app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_package_redaction")),
        sa.UniqueConstraint("case_id", "path", "item", name="uq_access_package_redaction_item"),
    )
    op.create_index("ix_access_package_redaction_client", "access_package_redaction", ["client_id"])


MAKEABLE = (
    "exists (select 1 from data_subject_request r where r.case_id = {table}.case_id and r.client_id = {table}.client_id"
    " and r.type in ('access', 'portability') and r.state = 'reviewed' and r.outcome in ('granted', 'partly'))"
)


def guard() -> None:
    force(*TABLES)
    officer = "access_package", "access_package_redaction"
    for table in officer:
        policy(table, "select", using=OFFICER, to=APPLICATION)
    policy(
        "access_package",
        "insert",
        check=f"{OFFICER} and made_by = {ACTOR} and taken_at is null and ended_at is null and link_attempts = 0"
        f" and {MAKEABLE.format(table='access_package')}",
        to=APPLICATION,
    )
    # What ended stays ended; and by hand it ends for two reasons only.
    policy(
        "access_package",
        "update",
        using=f"{OFFICER} and taken_at is null and ended_at is null",
        check=f"{OFFICER} and ended_reason in ('revoked', 'replaced')",
        to=APPLICATION,
    )
    policy(
        "access_package_piece",
        "insert",
        check=f"{OFFICER} and exists (select 1 from access_package p where p.id = access_package_piece.package_id"
        f" and p.made_by = {ACTOR} and p.made_at = {NOW})",
        to=APPLICATION,
    )
    ruled = f"{OFFICER} and decided_by = {ACTOR} and {MAKEABLE.format(table='access_package_redaction')}"
    policy("access_package_redaction", "insert", check=ruled, to=APPLICATION)
    policy("access_package_redaction", "update", using=OFFICER, check=ruled, to=APPLICATION)
    # For the functions below, which fix in their own text what they answer and change.
    policy("access_package", "select", using="true", to=OWNER)
    policy("access_package", "update", using="true", check="true", to=OWNER)
    policy("access_package_piece", "select", using="true", to=OWNER)
    policy("access_package_piece", "delete", using="true", to=OWNER)
    op.execute(f"grant select, insert, delete on {', '.join(TABLES)} to {APPLICATION}")
    op.execute(f"grant update (ended_at, ended_reason) on access_package to {APPLICATION}")
    changed = "shown, code, reason_sealed, decided_by, decided_at"
    op.execute(f"grant update ({changed}) on access_package_redaction to {APPLICATION}")
    for table in TABLES:
        # Only the erasing job deletes, and only of the client that it names (0021); the search for traces reads.
        for command in ("select", "delete"):
            op.execute(
                f"create policy {table}_{command}_erasing on {table} for {command} to {APPLICATION} "
                f"using ({ERASING.format(table)})"
            )
        op.execute(f"create policy {table}_scan on {table} for select to {OWNER} using ({SCAN})")


def upgrade() -> None:
    create_package()
    create_redaction()
    guard()
    for name, text in FUNCTIONS.items():
        op.execute(text)
        op.execute(f"revoke all on function {name} from public")
        op.execute(f"grant execute on function {name} to {APPLICATION}")
    op.execute(EMPTY)
    op.execute(
        "create trigger access_package_empty after update on access_package "
        "for each row execute function access_package_empty()"
    )
    op.execute(FOLLOW)
    op.execute(
        "create trigger access_package_follows_request after update of state on data_subject_request "
        "for each row execute function access_package_follows_request()"
    )


def downgrade() -> None:
    op.execute("drop trigger access_package_follows_request on data_subject_request")
    op.execute("drop function access_package_follows_request()")
    for name in reversed(FUNCTIONS):
        op.execute(f"drop function {name}")
    for table in ("access_package_redaction", "access_package_piece", "access_package"):
        op.drop_table(table)
    op.execute("drop function access_package_empty()")
