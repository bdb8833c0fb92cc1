"""The statements of disclosures and employer profiles, one per question."""

from sqlalchemy import text

from persistence.sql import Sql, insert_into
from persistence.tables.disclosures import disclosure, employer_profile

ADD = Sql(
    insert_into(
        disclosure, "id", "client_id", "traject_id", "object_kind", "object_id", "purpose", "basis", "categories",
        "confidentiality_version", "confidentiality_text", "sha256", "sent_at", "sent_by", "recipient_kind",
        "recipient_name_sealed", "recipient_key", "consent_id", "provision", "made_at", "send_at", "link_token_hash",
        "link_code_hash", "link_expires_at", "accepted_by_sealed", "accepted_at",
    )
)  # fmt: skip
OF = Sql(
    text(
        """
        select d.*, u.name as sent_by_name, p.name as party_name, c.expires_at as consent_until
        from disclosure d join app_user u on u.id = d.sent_by
        left join commissioning_party p on p.id = d.party_id left join consent c on c.id = d.consent_id
        where d.client_id = :client_id order by coalesce(d.made_at, d.sent_at) desc, d.id desc limit 300
        """
    )
)
REVOKE = Sql(
    text(
        """
        update disclosure set ended_at = :now, ended_reason = 'revoked'
        where id = :id and client_id = :client_id and ended_at is null and delivered_at is null
          and link_token_hash is not null
        """
    )
)
_STOPPED = """
    with stopped as (
        update disclosure d set ended_at = :now, ended_reason = :reason
         where d.client_id = :client_id and d.ended_at is null and d.delivered_at is null
           and d.link_token_hash is not null and {which}
        returning d.sent_at)
    select count(*) filter (where sent_at is not null) as links, count(*) filter (where sent_at is null) as sends
    from stopped
"""
STOP_FOR_CONSENT = Sql(text(_STOPPED.format(which="d.consent_id = :consent_id")))
STOP_FOR_OBJECTION = Sql(
    text(
        _STOPPED.format(
            which="exists (select 1 from consent c where c.id = d.consent_id and c.purpose = any(:purposes))"
        )
    )
)
_STATE = """case when d.delivered_at is not null then 'delivered' when d.ended_at is not null then 'ended'
             when d.link_expires_at <= :now then 'expired' when d.sent_at is null then 'planned'
             when d.link_expires_at is not null then 'open' else 'delivered' end"""
_MADE = "coalesce(d.made_at, d.sent_at)"
_IN_REGISTER = f"""
    from disclosure d
    where (cast(:since as date) is null or {_MADE} >= cast(:since as date)::timestamp at time zone 'Europe/Amsterdam')
      and (cast(:until as date) is null
           or {_MADE} < (cast(:until as date) + 1)::timestamp at time zone 'Europe/Amsterdam')
      and (cast(:recipient as text) is null or d.recipient_kind = :recipient)
      and (cast(:basis as text) is null or d.basis = :basis)
      and (cast(:state as text) is null or {_STATE} = :state)
"""
REGISTER = Sql(
    text(
        f"""
        select d.id, d.client_id, client_number_in_register(d.client_id) as client_number, d.recipient_kind,
               d.object_kind, d.purpose, d.basis, d.provision, d.categories, {_MADE} as made_at, d.sent_at,
               d.delivered_at, d.ended_at, d.ended_reason, {_STATE} as state,
               d.basis = 'commissioning-party' or d.accepted_at is not null as accepted
        {_IN_REGISTER} order by {_MADE} desc, d.id desc limit :limit
        """
    )
)
REGISTER_COUNTS = Sql(
    text(
        f"""
        select d.recipient_kind, d.basis, {_STATE} as state, count(*) as number {_IN_REGISTER}
        group by 1, 2, 3 order by 1, 2, 3
        """
    )
)
TRY_LINK = Sql(text("select * from disclosure_link_try(:token_hash, :code_hash)"))
TAKE = Sql(text("select * from disclosure_link_take(:token_hash, :code_hash, :ids, :accepted_by)"))
RELEASE_NEXT = Sql(text("select * from disclosure_release_next()"))
ADD_PROFILE = Sql(
    insert_into(
        employer_profile, "id", "client_id", "traject_id", "kind", "employer_sealed", "employer_key",
        "content_sealed", "content_sha256", "pdf_sealed", "pdf_sha256", "pages", "basis", "consent_id", "categories",
        "made_at", "made_by",
    )
)  # fmt: skip
PROFILES = Sql(
    text(
        """
        select p.id, p.client_id, p.traject_id, p.kind, p.employer_sealed, p.content_sealed, p.content_sha256,
               p.pdf_sha256, p.pages, p.basis, p.consent_id, p.categories, p.made_at, u.name as made_by_name
        from employer_profile p join app_user u on u.id = p.made_by
        where p.client_id = :client_id order by p.made_at desc, p.id desc limit 100
        """
    )
)
PROFILE_PDF = Sql(text("select pdf_sealed from employer_profile where id = :id and client_id = :client_id"))
LAST_SENT = Sql(
    text(
        """
        select p.id, p.content_sealed from employer_profile p join disclosure d on d.object_id = p.id
        where p.client_id = :client_id and p.employer_key = :employer_key and d.object_kind = 'employer-profile'
          and d.sent_at is not null order by d.sent_at desc, d.id desc limit 1
        """
    )
)
RESTRICTED = Sql(text("select field, record_id from restricted_part where client_id = :client_id"))
OWN_NAME = Sql(text("select name from app_user where id = :id"))
