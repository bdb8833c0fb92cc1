"""Restriction (AVG 18) and telling recipients (AVG 19): what is kept and no longer used, held by the database.

A restricted file is read by the assigned adviser, a stand-in and who handles the client's case, and by nobody else; its
rows are changed by nobody. Every table that hangs on a client has the trigger, found in the catalogue, or is named in
GOES_ON with the reason why it may change. A restricted field or record is kept by the same triggers, for that alone.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import ACTOR, APPLICATION, NOW, OWNER, agreed, force, job, mine, policy

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels = None
depends_on = None

OFFICER = agreed("privacy_officer")
OVERSEES = f"({OFFICER} or {agreed('director')})"
ERASURE = job("erasure")
ERASED_CLIENT = "nullif(current_setting('app.erasing', true), '')::uuid"
SCAN = f"(current_user = '{OWNER}' and current_setting('app.scan', true) = 'on')"
IN_A_CASE = "exists (select 1 from case_client c where c.client_id = {})"
IN_HAND = "exists (select 1 from restriction_in_hand h where h.client_id = {})"
UUID = postgresql.UUID(as_uuid=True)
TABLES = ("restriction", "recipient_list", "recipient_notice")

GOES_ON = {
    "client_key": "keys are wrapped anew, and destroyed, whatever the file says",
    "client_bsn_index": "the index key is rotated, whatever the file says",
    "referral": "what a party delivered is not yet the file",
    "audit_record": "no act without its record",
    "assignment": "who looks after the file, and that they opened it",
    "stand_in_client": "who looks after the file while its adviser is away",
    "client_exclusion": "the client's own word on who may not look",
    "emergency_access": "that somebody looked in an emergency",
    "privacy_case": "the client's requests, questions and complaints are handled",
    "data_subject_request": "the client's requests are handled",
    "request_pause": "the client's requests are handled",
    "request_event": "the client's requests are handled",
    "privacy_question": "the client's questions are answered (R39)",
    "complaint": "the client's complaints are handled",
    "mediation": "the client's complaints are handled",
    "case_key": "the client's complaints are handled",
    "case_about": "the client's complaints are handled",
    "case_event": "the client's complaints are handled",
    "case_letter": "the client's complaints are handled",
    "letter": "the client is written to about all of this",
    "privacy_statement_offer": "the client is told of their rights (R3)",
    "client_notice": "the client is told of their rights (R30)",
    "consent": "the client gives and takes back consent",
    "objection": "the client objects (R33)",
    "disclosure": "can be ended; that none begins is said by restriction_touches below",
    "access_package": "the client gets a copy of the data (AVG 15)",
    "access_package_piece": "the client gets a copy of the data (AVG 15)",
    "access_package_redaction": "the client gets a copy of the data (AVG 15)",
    "retention": "dates that follow from the trajects",
    "retention_hold": "a legal claim keeps the file (AVG 18(2))",
    "retention_item": "a restricted file is erased when its time comes",
    "restriction": "the restriction itself",
    "recipient_list": "recipients are told (AVG 19)",
    "recipient_notice": "recipients are told (AVG 19)",
}
"""Tables of a client whose rows may change while the file is restricted, with the reason."""
ACCESS_TASKS = "('confirm-withdrawal', 'answer-question', 'inform-client', 'tell-recipients')"
"""Tasks that follow from the client's own rights."""
WORKERS = "('erasure', 'keys', 'documents', 'deadlines')"
"""Jobs that change rows without using what they say: erasing, wrapping anew, looking for malware, dating a task."""
RECORDS = ("benefit", "education", "diploma", "work_experience", "preference", "health_record", "note", "document",
           "activity", "assessment", "reference", "suitability_assessment", "placement", "appointment")  # fmt: skip
DATED = {"document": "uploaded_at"}
HEADERS = {"client": "id", "traject": "client_id", "task": "client_id", "traject_event": "client_id"}
"""What the coordinator's lists are made from."""

RESTRICTION_RULES = {
    "scope": "scope in ('file', 'field', 'record') and (scope = 'field') = (field is not null)"
    " and (scope = 'record') = (record_kind is not null) and (record_kind is null) = (record_id is null)"
    " and (scope = 'file') = (category is null)",
    "field": "field is null or field in ('name', 'birth-and-sex', 'address', 'phone', 'email')",
    "record_kind": "record_kind is null or record_kind in ('benefit', 'education', 'diploma', 'work-experience',"
    " 'preference', 'health-record', 'note', 'document', 'activity', 'assessment', 'reference',"
    " 'suitability-assessment', 'placement', 'appointment')",
    "ground": "ground in ('accuracy-contested', 'unlawful', 'needed-for-claim', 'objection-pending')",
    "lifted": "(lifted_at is null) = (lifted_by is null)",
    "told_first": "lifted_at is null or (told_before_lifting_at is not null and told_before_lifting_at <= lifted_at)",
}
NOTICE_RULES = {
    "state": "state in ('to-tell', 'told', 'impossible')",
    "told": "(state = 'told') = (letter_id is not null) and (state = 'told') = (channel is not null)",
    "channel": "channel is null or channel in ('conversation', 'phone', 'email', 'post', 'app', 'other')",
    "reason": "(state = 'impossible') = (reason is not null)"
    " and (reason is null or reason in ('recipient-gone', 'not-reachable', 'disproportionate'))",
    "settled": "(state = 'to-tell') = (settled_at is null) and (settled_at is null) = (settled_by is null)",
    "categories": "cardinality(categories) > 0",
}

RESTRICTED_CLIENT = """
    create view restricted_client with (security_barrier) as
    select r.client_id from restriction r where r.scope = 'file' and r.lifted_at is null
"""
RESTRICTED_PART = """
    create view restricted_part with (security_barrier) as
    select r.client_id, r.field, r.record_kind, r.record_id from restriction r
     where r.scope <> 'file' and r.lifted_at is null
"""
# Whose restriction the officer has in hand: after the case is closed it must still be told of and lifted.
IN_HAND_VIEW = f"""
    create view restriction_in_hand with (security_barrier) as
    select r.client_id from restriction r where r.lifted_at is null and {OVERSEES}
"""
REFUSE = """
        raise check_violation using message = 'restricted', constraint = 'restriction_holds';
"""
FILE_GUARD = f"""
    create function refuse_while_restricted() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
        concerned uuid;
    begin
        if tg_op = 'DELETE' then concerned := old.client_id; else concerned := new.client_id; end if;
        if current_setting('app.job', true) in {WORKERS} or not exists (
            select 1 from restriction r where r.client_id = concerned and r.scope = 'file' and r.lifted_at is null) then
            if tg_op = 'DELETE' then return old; else return new; end if;
        end if;
        {REFUSE}
    end $$
"""
TASK_GUARD = f"""
    create function refuse_restricted_task() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
        concerned uuid;
        why text;
    begin
        if tg_op = 'DELETE' then concerned := old.client_id; why := old.kind;
        else concerned := new.client_id; why := new.kind; end if;
        if current_setting('app.job', true) in {WORKERS} or why in {ACCESS_TASKS} or not exists (
            select 1 from restriction r where r.client_id = concerned and r.scope = 'file' and r.lifted_at is null) then
            if tg_op = 'DELETE' then return old; else return new; end if;
        end if;
        {REFUSE}
    end $$
"""
RECORD_GUARD = f"""
    create function refuse_restricted_record() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
        concerned uuid;
        row_id uuid;
    begin
        if tg_op = 'DELETE' then concerned := old.client_id; row_id := old.id;
        else concerned := new.client_id; row_id := new.id; end if;
        if current_setting('app.job', true) in {WORKERS} or not exists (
            select 1 from restriction r where r.client_id = concerned and r.lifted_at is null
               and (r.scope = 'file' or r.record_id = row_id)) then
            if tg_op = 'DELETE' then return old; else return new; end if;
        end if;
        {REFUSE}
    end $$
"""
CLIENT_GUARD = f"""
    create function refuse_restricted_client() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if tg_op = 'DELETE' then
            if current_setting('app.job', true) in {WORKERS} or not exists (
                select 1 from restriction r where r.client_id = old.id and r.lifted_at is null) then
                return old;
            end if;
        elsif current_setting('app.job', true) in {WORKERS} or not exists (
            select 1 from restriction r where r.client_id = old.id and r.lifted_at is null and (r.scope = 'file'
               or (r.field = 'name' and (new.given_names, new.surname_prefix, new.surname)
                   is distinct from (old.given_names, old.surname_prefix, old.surname))
               or (r.field = 'birth-and-sex' and (new.date_of_birth, new.sex)
                   is distinct from (old.date_of_birth, old.sex))
               or (r.field = 'address'
                   and (new.street, new.house_number, new.house_number_addition, new.postcode, new.city)
                   is distinct from (old.street, old.house_number, old.house_number_addition, old.postcode, old.city))
               or (r.field = 'phone' and new.phone is distinct from old.phone)
               or (r.field = 'email' and new.email is distinct from old.email))) then
            return new;
        end if;
        {REFUSE}
    end $$
"""
TOUCHES = f"""
    create function restriction_touches(d disclosure) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
        select exists (
            select 1 from restriction r where r.client_id = d.client_id and r.lifted_at is null
               and (r.scope = 'file' or r.record_id = d.object_id
                    or (d.object_kind = 'employer-profile' and r.category = any (d.categories)
                        and r.set_at > coalesce(d.made_at, d.sent_at, {NOW}))))
    $$
"""
DISCLOSURE_GUARD = """
    create function refuse_restricted_disclosure() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if restriction_touches(new) and (tg_op = 'INSERT' or (new.sent_at is not null and old.sent_at is null)
           or (new.delivered_at is not null and old.delivered_at is null)) then
            raise check_violation using message = 'restricted', constraint = 'restriction_holds';
        end if;
        return new;
    end $$
"""
HOLDS = """
    create or replace function disclosure_basis_holds(d disclosure, p_at timestamptz)
    returns boolean language plpgsql volatile security definer set search_path = public as $$
    begin
        {first}if d.basis = 'consent' then
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
UNLESS_RESTRICTED = """if restriction_touches(d) then
            return false;
        end if;
        """
OPENABLE = f"""d.link_token_hash = p_token and d.sent_at is not null and d.delivered_at is null and d.ended_at is null
              and d.link_expires_at > {NOW}"""
HELD = " and not restriction_touches(d)"
TRY = """
    create or replace function disclosure_link_try(p_token bytea, p_code bytea)
    returns table (disclosure_id uuid, client_id uuid, confidentiality_version text, confidentiality_text text,
                   key_id uuid, kek_version integer, wrapped bytea)
    language plpgsql volatile security definer set search_path = public as $$
    begin
        update disclosure d set link_attempts = d.link_attempts + 1,
               ended_at = case when d.link_attempts + 1 >= 5 then {now} end,
               ended_reason = case when d.link_attempts + 1 >= 5 then 'locked' end
         where {openable} and d.link_code_hash <> p_code;
        return query select d.id, d.client_id, d.confidentiality_version, d.confidentiality_text,
                            k.key_id, k.kek_version, k.wrapped
          from disclosure d join client_key k on k.client_id = d.client_id
         where {openable} and d.link_code_hash = p_code;
    end $$
"""
# A planned send is held, not ended: it leaves when the restriction is lifted, with its ground checked again.
RELEASE = """
    create or replace function disclosure_release_next()
    returns table (disclosure_id uuid, client_id uuid, sent boolean)
    language plpgsql volatile security definer set search_path = public as $$
    declare due disclosure; holds boolean;
    begin
        if not {job} then
            return;
        end if;
        for due in select d.* from disclosure d where d.sent_at is null and d.ended_at is null and d.send_at <= {now}
                    {held} order by d.send_at, d.id limit 20 loop
            holds := disclosure_basis_holds(due, {now});
            return query update disclosure d
               set sent_at = case when holds then {now} end, ended_at = case when not holds then {now} end,
                   ended_reason = case when not holds then 'basis-gone' end
             where d.id = due.id and d.sent_at is null and d.ended_at is null
            returning d.id, d.client_id, holds;
            if found then
                return;
            end if;
        end loop;
    end $$
"""
EVERY_RECORD = " union all ".join(
    f"select '{table.replace('_', '-')}' as kind, x.id, x.{DATED.get(table, 'created_at')} as at from {table} x"
    " where x.client_id = p_client"
    for table in RECORDS
)
RECORD_LIST = f"""
    create function restrictable_records(p_client uuid) returns table (kind text, record_id uuid, at timestamptz)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    begin
        if not ({OFFICER} and exists (select 1 from privacy_case c where c.client_id = p_client
                and c.closed_at is null and c.kind in ('request', 'complaint', 'mediation'))) then
            return;
        end if;
        perform set_config('app.scan', 'on', true);
        return query select f.kind, f.id, f.at from (
            {EVERY_RECORD}) f
            order by f.at desc, f.id limit 500;
        perform set_config('app.scan', '', true);
    end $$
"""
TOLD = """
    create function refuse_untold_recipients() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
        if new.state = 'closed' and old.state <> 'closed' and new.type in ('rectification', 'erasure')
           and new.outcome <> 'refused' and (
               (not exists (select 1 from recipient_list l where l.request_id = new.case_id)
                and exists (select 1 from disclosure d where d.client_id = new.client_id and d.sent_at is not null
                            and (d.delivered_at is not null or d.ended_at is null)))
               or exists (select 1 from recipient_notice n where n.request_id = new.case_id and n.state = 'to-tell'))
           then
            raise check_violation using message = 'recipients not told', constraint = 'recipients_are_told';
        end if;
        return new;
    end $$
"""
FIXED = """
    create function keep_restriction() returns trigger language plpgsql set search_path = public as $$
    begin
        if (new.id, new.client_id, new.scope, new.field, new.record_kind, new.record_id, new.category, new.ground,
            new.request_id, new.set_at, new.set_by)
           is distinct from (old.id, old.client_id, old.scope, old.field, old.record_kind, old.record_id, old.category,
            old.ground, old.request_id, old.set_at, old.set_by) or old.lifted_at is not null then
            raise exception 'a restriction is told and lifted, nothing else' using errcode = 'check_violation';
        end if;
        return new;
    end $$
"""
SETTLED = """
    create function keep_settled() returns trigger language plpgsql set search_path = public as $$
    begin
        if old.state <> 'to-tell' then
            raise exception 'who was told stays told' using errcode = 'check_violation';
        end if;
        return new;
    end $$
"""


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UUID, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def _checks(table: str, rules: dict[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules.items()]


def create_restriction() -> None:
    table = "restriction"
    op.create_table(
        table,
        _id("id"),
        _id("client_id"),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("record_kind", sa.Text()),
        _id("record_id", nullable=True),
        sa.Column("category", sa.Text()),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        _id("request_id", nullable=True),
        _moment("set_at"),
        _id("set_by"),
        _moment("told_before_lifting_at", nullable=True),
        _moment("lifted_at", nullable=True),
        _id("lifted_by", nullable=True),
        *_checks(table, RESTRICTION_RULES),
        _link(table, "client_id", "client.id"),
        _link(table, "request_id", "data_subject_request.case_id"),
        _link(table, "set_by", "app_user.id"),
        _link(table, "lifted_by", "app_user.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
    )
    op.create_index("ix_restriction_client", table, ["client_id", "set_at"])
    op.create_index(
        "uq_restriction_file",
        table,
        ["client_id"],
        unique=True,
        postgresql_where=sa.text("scope = 'file' and lifted_at is null"),
    )
    op.create_index(
        "uq_restriction_part",
        table,
        ["client_id", sa.text("coalesce(field, record_id::text)")],
        unique=True,
        postgresql_where=sa.text("scope <> 'file' and lifted_at is null"),
    )


def create_recipients() -> None:
    op.create_table(
        "recipient_list",
        _id("request_id"),
        _id("client_id"),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        _moment("listed_at"),
        _id("listed_by"),
        *_checks(
            "recipient_list",
            {
                "change": "change in ('rectified', 'erased', 'restricted')",
                "categories": "cardinality(categories) > 0",
            },
        ),
        _link("recipient_list", "request_id", "data_subject_request.case_id"),
        _link("recipient_list", "client_id", "client.id"),
        _link("recipient_list", "listed_by", "app_user.id"),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_recipient_list")),
    )
    op.create_index("ix_recipient_list_client", "recipient_list", ["client_id"])
    table = "recipient_notice"
    op.create_table(
        table,
        _id("id"),
        _id("client_id"),
        _id("request_id"),
        _id("disclosure_id"),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'to-tell'"), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("channel", sa.Text()),
        _id("letter_id", nullable=True),
        _moment("settled_at", nullable=True),
        _id("settled_by", nullable=True),
        *_checks(table, NOTICE_RULES),
        _link(table, "client_id", "client.id"),
        _link(table, "request_id", "recipient_list.request_id"),
        _link(table, "disclosure_id", "disclosure.id"),
        _link(table, "letter_id", "letter.id"),
        _link(table, "settled_by", "app_user.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient_notice")),
        sa.UniqueConstraint("request_id", "disclosure_id", name=op.f("uq_recipient_notice_request_id")),
    )
    op.create_index("ix_recipient_notice_client", table, ["client_id"])


def guard_own_tables() -> None:
    force(*TABLES)
    for table in TABLES:
        own = mine(f"{table}.client_id")
        erasing = f"({ERASURE} and {table}.client_id = {ERASED_CLIENT})"
        policy(table, "select", using="true", to=OWNER)
        policy(table, "select", using=f"{own} or {OVERSEES}", to=APPLICATION)
        for command in ("select", "delete"):
            op.execute(
                f"create policy {table}_{command}_erasing on {table} for {command} to {APPLICATION} using ({erasing})"
            )
        op.execute(
            f"create policy {table}_delete_erasing_alone on {table} as restrictive for delete to {APPLICATION} "
            f"using ({ERASURE})"
        )
    in_a_case = IN_A_CASE.format("{}.client_id")
    policy(
        "restriction",
        "insert",
        check=f"{OFFICER} and set_by = {ACTOR} and lifted_at is null and {in_a_case.format('restriction')}",
        to=APPLICATION,
    )
    policy(
        "restriction",
        "update",
        using=OFFICER,
        check=f"{OFFICER} and (lifted_by is null or lifted_by = {ACTOR})",
        to=APPLICATION,
    )
    lists = f"{OFFICER} and listed_by = {ACTOR} and {in_a_case.format('recipient_list')}"
    policy("recipient_list", "insert", check=lists, to=APPLICATION)
    policy("recipient_list", "update", using=OFFICER, check=lists, to=APPLICATION)
    policy(
        "recipient_notice",
        "insert",
        check=f"{OFFICER} and state = 'to-tell' and {in_a_case.format('recipient_notice')}",
        to=APPLICATION,
    )
    tells = f"{mine('recipient_notice.client_id')} or {OFFICER}"
    policy(
        "recipient_notice",
        "update",
        using=tells,
        check=f"({tells}) and settled_by = {ACTOR}",
        to=APPLICATION,
    )
    op.execute(f"grant select, insert, delete on {', '.join(TABLES)} to {APPLICATION}")
    op.execute(f"grant update (told_before_lifting_at, lifted_at, lifted_by) on restriction to {APPLICATION}")
    op.execute(f"grant update (categories, listed_at, listed_by) on recipient_list to {APPLICATION}")
    op.execute(
        "grant update (state, reason, channel, letter_id, settled_at, settled_by) on recipient_notice "
        f"to {APPLICATION}"
    )
    op.execute(SETTLED)
    op.execute(
        "create trigger keep_settled before update on recipient_notice for each row execute function keep_settled()"
    )
    op.execute(FIXED)
    op.execute(
        "create trigger keep_restriction before update on restriction for each row execute function keep_restriction()"
    )


def open_to_who_handles() -> None:
    """As long as a restriction holds, the officer reaches what telling and lifting it need."""
    for view in (RESTRICTED_CLIENT, RESTRICTED_PART, IN_HAND_VIEW):
        op.execute(view)
    op.execute(f"grant select on restricted_client, restricted_part, restriction_in_hand to {APPLICATION}")
    for table, column in (("client", "id"), ("client_key", "client_id")):
        op.execute(
            f"create policy {table}_restriction on {table} for select to {APPLICATION} "
            f"using ({IN_HAND.format(f'{table}.{column}')})"
        )
    about = f"about_kind = 'restriction' and {IN_HAND.format('letter.client_id')}"
    op.execute(
        f"create policy letter_select_restriction on letter for select to {APPLICATION} using ({about})"
    )
    op.execute(
        f"create policy letter_insert_restriction on letter for insert to {APPLICATION} "
        f"with check ({about} and made_by = {ACTOR})"
    )
    # The officer leaves the adviser the task to tell recipients, and ends it; no other task is in reach.
    telling = f"{OFFICER} and kind = 'tell-recipients' and {IN_A_CASE.format('task.client_id')}"
    for command, clause in (
        ("select", f"using ({telling})"),
        ("insert", f"with check ({telling})"),
        ("update", f"using ({telling}) with check ({telling})"),
    ):
        op.execute(f"create policy task_{command}_telling on task for {command} to {APPLICATION} {clause}")


def hide_from_lists() -> None:
    """A restricted file is in nobody's list but the adviser's, the stand-in's and that of who handles the case."""
    person = "current_setting('app.kind', true) = 'person'"
    for table, column in HEADERS.items():
        place = f"{table}.{column}"
        op.execute(
            f"create policy {table}_restricted on {table} as restrictive for select to {APPLICATION} using ("
            f"not exists (select 1 from restricted_client r where r.client_id = {place}) or not {person} or "
            f"{mine(place)} or exists (select 1 from emergency_client e where e.client_id = {place}) or {OVERSEES})"
        )


def _tables_of_a_client() -> list[str]:
    found = op.get_bind().execute(
        sa.text(
            "select table_name from information_schema.columns join pg_class on relname = table_name and relkind = 'r' "
            "where table_schema = 'public' and column_name = 'client_id' and data_type = 'uuid' order by 1"
        )
    )
    return [name for (name,) in found if name not in GOES_ON]


def refuse_changes() -> None:
    for function in (FILE_GUARD, TASK_GUARD, RECORD_GUARD, CLIENT_GUARD):
        op.execute(function)
    for table in _tables_of_a_client():
        guard = "refuse_restricted_record" if table in RECORDS else "refuse_while_restricted"
        guard = "refuse_restricted_task" if table == "task" else guard
        op.execute(
            f"create trigger restriction_holds before insert or update or delete on {table} "
            f"for each row execute function {guard}()"
        )
    op.execute(
        "create trigger restriction_holds before update or delete on client "
        "for each row execute function refuse_restricted_client()"
    )


def hold_what_leaves() -> None:
    op.execute(TOUCHES)
    op.execute(DISCLOSURE_GUARD)
    op.execute(HOLDS.format(first=UNLESS_RESTRICTED))
    op.execute(TRY.format(now=NOW, openable=OPENABLE + HELD))
    op.execute(RELEASE.format(now=NOW, job=job("disclosures"), held=HELD))
    # Before disclosure_needs_a_basis by its name, so that the reason said is this one.
    op.execute(
        "create trigger disclosure_is_not_restricted before insert or update on disclosure "
        "for each row execute function refuse_restricted_disclosure()"
    )
    # What was sent stays with the party that has it; while it is restricted nobody fetches it again.
    op.execute(
        f"create policy report_restricted on report as restrictive for select to {APPLICATION} using ("
        "current_setting('app.kind', true) <> 'machine' or "
        "not exists (select 1 from restricted_client r where r.client_id = report.client_id))"
    )


def upgrade() -> None:
    create_restriction()
    create_recipients()
    guard_own_tables()
    open_to_who_handles()
    hide_from_lists()
    refuse_changes()
    hold_what_leaves()
    for function in (RECORD_LIST, TOLD):
        op.execute(function)
    op.execute(
        "create trigger recipients_are_told before update on data_subject_request "
        "for each row execute function refuse_untold_recipients()"
    )
    for function in ("restriction_touches(disclosure)", "restrictable_records(uuid)"):
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to {APPLICATION}")
    for table in TABLES:
        op.execute(f"create policy {table}_scan on {table} for select to {OWNER} using ({SCAN})")


def downgrade() -> None:
    op.execute("drop trigger recipients_are_told on data_subject_request")
    op.execute("drop policy report_restricted on report")
    op.execute("drop trigger disclosure_is_not_restricted on disclosure")
    op.execute(HOLDS.format(first=""))
    op.execute(TRY.format(now=NOW, openable=OPENABLE))
    op.execute(RELEASE.format(now=NOW, job=job("disclosures"), held=""))
    op.execute("drop trigger restriction_holds on client")
    for table in _tables_of_a_client():
        op.execute(f"drop trigger restriction_holds on {table}")
    for table in HEADERS:
        op.execute(f"drop policy {table}_restricted on {table}")
    for command in ("select", "insert", "update"):
        op.execute(f"drop policy task_{command}_telling on task")
    for name, table in (
        ("letter_insert_restriction", "letter"),
        ("letter_select_restriction", "letter"),
        ("client_key_restriction", "client_key"),
        ("client_restriction", "client"),
    ):
        op.execute(f"drop policy {name} on {table}")
    for function in (
        "refuse_untold_recipients()", "restrictable_records(uuid)", "refuse_restricted_disclosure()",
        "restriction_touches(disclosure)", "refuse_restricted_client()", "refuse_restricted_record()",
        "refuse_while_restricted()", "refuse_restricted_task()",
    ):  # fmt: skip
        op.execute(f"drop function {function}")
    for view in ("restriction_in_hand", "restricted_part", "restricted_client"):
        op.execute(f"drop view {view}")
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("drop function keep_restriction()")
    op.execute("drop function keep_settled()")
