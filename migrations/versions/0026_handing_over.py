"""Documents by link: one link for several documents, each a row of the register (R28, R31); and who oversees (R40).

A document leaves only while it stands in the file: that is part of its ground, asked when laid down, sent and opened.
"""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import APPLICATION, COORDINATOR, NOW, OWNER, agreed, mine, policy

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels = None
depends_on = None

OFFICER = agreed("privacy_officer")
DIRECTOR = agreed("director")
OWN = mine("disclosure.client_id")
MAILING = (
    f"({COORDINATOR} and exists (select 1 from consent c where c.id = disclosure.consent_id"
    " and c.purpose in ('commercial-mailing', 'charitable-mailing')))"
)

_GROUND = """
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
_IN_THE_FILE = """
        if d.object_kind = 'document' and not exists (
            select 1 from document f where f.id = d.object_id and f.client_id = d.client_id
               and f.document_class = 'ordinary' and f.removed_at is null
               and f.scan_state in ('not-scanned', 'clean')) then
            return false;
        end if;
"""
_HOLDS = """
    create or replace function disclosure_basis_holds(d disclosure, p_at timestamptz)
    returns boolean language plpgsql volatile security definer set search_path = public as $$
    begin
        if restriction_touches(d) then
            return false;
        end if;
"""

OPENABLE = f"""d.link_token_hash = p_token and d.sent_at is not null and d.delivered_at is null and d.ended_at is null
              and d.link_expires_at > {NOW}"""
# A link may stand for several rows: those of one act, for one client and one recipient. Each is opened, counted and
# ended on its own; who opens the link gets those that still hold.
TAKE_EACH = f"""
    create function disclosure_link_take(p_token bytea, p_code bytea, p_ids uuid[], p_accepted bytea[])
    returns table (disclosure_id uuid, client_id uuid, object_kind text, object_id uuid, sha256 bytea,
                   media_type text, pieces bytea[])
    language plpgsql volatile security definer set search_path = public as $$
    declare asked disclosure; accepted bytea;
    begin
        for asked in select d.* from disclosure d where {OPENABLE} and d.link_code_hash = p_code order by d.id loop
            accepted := p_accepted[array_position(p_ids, asked.id)];
            continue when accepted is null;
            -- The consent first, then the row: the order in which a withdrawal takes them.
            if not disclosure_basis_holds(asked, {NOW}) then
                update disclosure d set ended_at = {NOW}, ended_reason = 'basis-gone'
                 where d.id = asked.id and d.ended_at is null and d.delivered_at is null;
                continue;
            end if;
            return query
                with given as (
                    update disclosure d
                       set delivered_at = {NOW}, accepted_at = {NOW}, accepted_by_sealed = accepted
                     where {OPENABLE} and d.id = asked.id
                    returning d.id, d.client_id, d.object_kind, d.object_id, d.sha256)
                select g.id, g.client_id, g.object_kind, g.object_id, g.sha256, found.media_type, found.pieces
                  from given g join lateral (
                    select 'application/pdf' as media_type, array[p.pdf_sealed] as pieces from employer_profile p
                     where g.object_kind = 'employer-profile' and p.id = g.object_id and p.client_id = g.client_id
                       and p.pdf_sha256 = g.sha256
                    union all
                    select f.media_type, (select array_agg(c.content_sealed order by c.sequence)
                                            from document_chunk c where c.document_id = f.id)
                      from document f
                     where g.object_kind = 'document' and f.id = g.object_id and f.client_id = g.client_id
                    ) found on true;
        end loop;
    end $$
"""
TAKE_ONE = f"""
    create function disclosure_link_take(p_token bytea, p_code bytea, p_accepted bytea)
    returns table (disclosure_id uuid, client_id uuid, profile_id uuid, pdf_sealed bytea)
    language plpgsql volatile security definer set search_path = public as $$
    declare asked disclosure;
    begin
        select d.* into asked from disclosure d where {OPENABLE} and d.link_code_hash = p_code;
        if asked.id is null or p_accepted is null then
            return;
        end if;
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
# Rows of one link never belong to two clients, two recipients or two codes, whoever writes them.
ONE_ACT = """
    create function disclosure_link_is_one_act() returns trigger language plpgsql security definer
    set search_path = public as $$
    begin
        if new.link_token_hash is not null and exists (
            select 1 from disclosure d where d.link_token_hash = new.link_token_hash
               and (d.client_id, d.recipient_key, d.link_code_hash, d.link_expires_at, d.made_at)
                   is distinct from
                   (new.client_id, new.recipient_key, new.link_code_hash, new.link_expires_at, new.made_at)) then
            raise check_violation using message = 'a link is of one act', constraint = 'disclosure_link_is_one_act';
        end if;
        return new;
    end $$
"""
# Supervision names a file by its number and nothing else; only of who stands in the register, only to who oversees.
NUMBER = f"""
    create function client_number_in_register(p_client uuid) returns text
    language sql stable security definer set search_path = public as $$
        select c.number from client c
         where c.id = p_client and ({OFFICER} or {DIRECTOR})
           and exists (select 1 from disclosure d where d.client_id = c.id)
    $$
"""
TAKE_EACH_SIGNATURE = "disclosure_link_take(bytea, bytea, uuid[], bytea[])"
TAKE_ONE_SIGNATURE = "disclosure_link_take(bytea, bytea, bytea)"


def _see_disclosures(using: str) -> None:
    op.execute(f"drop policy disclosure_select_{APPLICATION} on disclosure")
    policy("disclosure", "select", using=using, to=APPLICATION)


def _grant(function: str) -> None:
    op.execute(f"revoke all on function {function} from public")
    op.execute(f"grant execute on function {function} to {APPLICATION}")


def upgrade() -> None:
    op.create_index(
        "ix_disclosure_made", "disclosure", [sa.text("coalesce(made_at, sent_at) desc"), sa.text("id desc")]
    )
    op.drop_constraint(op.f("uq_disclosure_link_token_hash"), "disclosure", type_="unique")
    op.create_index("uq_disclosure_link_object", "disclosure", ["link_token_hash", "object_id"], unique=True)
    # For the functions of a recipient's link, which fix in their own text what they answer.
    policy("document", "select", using="true", to=OWNER)
    policy("document_chunk", "select", using="true", to=OWNER)
    op.execute(_HOLDS + _IN_THE_FILE + _GROUND)
    op.execute(f"drop function {TAKE_ONE_SIGNATURE}")
    op.execute(TAKE_EACH)
    _grant(TAKE_EACH_SIGNATURE)
    op.execute(ONE_ACT)
    op.execute(
        "create trigger disclosure_link_is_one_act before insert on disclosure"
        " for each row execute function disclosure_link_is_one_act()"
    )
    _see_disclosures(f"{OWN} or {OFFICER} or {DIRECTOR} or {MAILING}")
    op.execute(NUMBER)
    _grant("client_number_in_register(uuid)")


def downgrade() -> None:
    op.execute("drop function client_number_in_register(uuid)")
    _see_disclosures(f"{OWN} or {OFFICER} or {MAILING}")
    op.execute("drop trigger disclosure_link_is_one_act on disclosure")
    op.execute("drop function disclosure_link_is_one_act")
    op.execute(f"drop function {TAKE_EACH_SIGNATURE}")
    op.execute(TAKE_ONE)
    _grant(TAKE_ONE_SIGNATURE)
    op.execute(_HOLDS + _GROUND)
    for table in ("document", "document_chunk"):
        op.execute(f"drop policy {table}_select_{OWNER} on {table}")
    op.drop_index("ix_disclosure_made", "disclosure")
    op.drop_index("uq_disclosure_link_object", "disclosure")
    op.create_unique_constraint(op.f("uq_disclosure_link_token_hash"), "disclosure", ["link_token_hash"])
