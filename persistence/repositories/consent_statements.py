"""The statements of consents, one per question."""

from sqlalchemy import text

from persistence.sql import Sql

TEXTS = Sql(
    text(
        """
        select id, purpose, version, body, published_at, withdrawn_at from consent_text
        order by purpose, version desc limit 300
        """
    )
)
ADD_TEXT = Sql(
    text(
        """
        insert into consent_text (id, purpose, version, body, published_at, published_by)
        values (:id, :purpose, :version, :body, :now, :actor_id) on conflict (purpose, version) do nothing
        """
    )
)
WITHDRAW_TEXT = Sql(
    text("update consent_text set withdrawn_at = :now where id = :id and withdrawn_at is null")
)
_COLUMNS = """
    select c.id, c.client_id, c.traject_id, c.purpose, c.text_id, t.version as text_version, c.text_sha256,
           c.recipient_kind, c.recipient_name_sealed, c.categories, c.months, c.state, c.method, c.offered_at,
           c.answered_at, c.expires_at, c.ended_at, c.ended_channel, c.effects, u.name as collected_by_name
    from consent c join consent_text t on t.id = c.text_id join app_user u on u.id = c.collected_by
"""
OF = Sql(text(_COLUMNS + " where c.client_id = :client_id order by c.offered_at desc, c.id desc limit 300"))
OWNER = Sql(text("select client_id from consent where id = :id"))
_ONE = _COLUMNS + " where c.client_id = :client_id and c.id = :id"
ONE = Sql(text(_ONE))
LOCKED = Sql(text(_ONE + " for update of c"))
ADD = Sql(
    text(
        """
        insert into consent (id, client_id, traject_id, purpose, text_id, text_sha256, recipient_kind,
            recipient_name_sealed, recipient_key, categories, months, state, method, document_id, signature_sealed,
            witness_sealed, offered_at, answered_at, expires_at, collected_by)
        select :id, :client_id, cast(:traject_id as uuid), :purpose, :text_id, :text_sha256, :recipient_kind,
               cast(:recipient_name as bytea), :recipient_key, cast(:categories as text[]), :months, :state,
               cast(:method as text), cast(:document_id as uuid), cast(:signature as bytea), cast(:witness as bytea),
               :now, cast(:answered_at as timestamptz), cast(:expires_at as timestamptz), :actor_id
        where (cast(:document_id as uuid) is null or exists (select 1 from document d
                  where d.id = :document_id and d.client_id = :client_id and d.removed_at is null))
          and (cast(:traject_id as uuid) is null or exists (select 1 from traject t
                  where t.id = :traject_id and t.client_id = :client_id and t.state <> 'closed'))
        """
    )
)
EXPIRE = Sql(
    text(
        """
        update consent set state = 'expired', ended_at = expires_at
        where client_id = :client_id and purpose = :purpose and recipient_kind = :recipient_kind
          and recipient_key = :recipient_key and state = 'given' and expires_at <= :now
        """
    )
)
REPLACE = Sql(
    text(
        """
        update consent set state = 'replaced', ended_at = :now
        where client_id = :client_id and purpose = :purpose and recipient_kind = :recipient_kind
          and recipient_key = :recipient_key and state = 'given' and text_id <> :text_id
        """
    )
)
ANSWER = Sql(
    text(
        """
        update consent set state = :state, answered_at = :now, expires_at = :expires_at, method = :method,
            document_id = :document_id, signature_sealed = :signature, witness_sealed = :witness
        where id = :id and client_id = :client_id and state = 'offered'
          and (cast(:document_id as uuid) is null or exists (select 1 from document d
                  where d.id = :document_id and d.client_id = :client_id and d.removed_at is null))
        """
    )
)
END = Sql(
    text(
        """
        update consent set state = :state, ended_channel = :channel, effects = :effects,
            ended_at = greatest(:now, (select max(d.sent_at) from disclosure d where d.consent_id = consent.id))
        where id = :id and client_id = :client_id
        """
    )
)
LAPSE = Sql(
    text(
        """
        update consent set state = 'lapsed', ended_at = :now
        where traject_id = :traject_id and state in ('offered', 'given')
        """
    )
)
MAILING_OF = Sql(
    text(
        """
        select id from consent where client_id = :client_id and purpose = any(:purposes)
          and state in ('offered', 'given') order by id for update
        """
    )
)
END_BY_OBJECTION = Sql(
    text(
        """
        update consent set state = 'objected', ended_at = :now, ended_channel = :channel, effects = array['blocked']
        where id = any(:ids)
        """
    )
)
ADD_OBJECTION = Sql(
    text(
        """
        insert into objection (id, client_id, against, channel, objected_at, recorded_by, ended_consents)
        values (:id, :client_id, :purposes, :channel, :now, :actor_id, :ended)
        """
    )
)
OBJECTIONS = Sql(
    text(
        """
        select o.id, o.against, o.channel, o.objected_at, u.name as recorded_by_name, o.ended_consents
        from objection o join app_user u on u.id = o.recorded_by
        where o.client_id = :client_id order by o.objected_at desc, o.id desc limit 100
        """
    )
)
ADDRESSEES = Sql(
    text(
        """
        select c.id, concat_ws(' ', c.given_names, c.surname_prefix, c.surname) as name,
               concat_ws(' ', c.street, c.house_number, c.house_number_addition) as street, c.postcode, c.city, c.email
        from consent s join client c on c.id = s.client_id
        where s.purpose = :purpose and s.state = 'given' and s.answered_at <= :now and s.expires_at > :now
        order by c.surname, c.given_names, c.id limit 20000
        """
    )
)
