"""The statements of data-subject requests, one per question."""

from sqlalchemy import text

from domain.requests.milestones import Escalation
from persistence.sql import Sql

ADD = Sql(
    text(
        """
        insert into data_subject_request (case_id, client_id, type, state, scope_sealed, requester_sealed, mandate,
                                          mandate_seen)
        values (:id, :client_id, :type, 'received', :scope, :requester, :mandate, :mandate_seen)
        """
    )
)
OWNER = Sql(text("select client_id from data_subject_request where case_id = :id"))
CLIENT_OF = Sql(text("select client_of_number(:number)"))
_ONE = """
    select r.*, c.number, c.channel, c.received_on, c.received_by, c.handler_id, c.due_on, c.closed_at, c.version
    from data_subject_request r join privacy_case c on c.id = r.case_id
    where r.client_id = :client_id and r.case_id = :id
"""
READ = Sql(text(_ONE))
LOCKED = Sql(text(_ONE + " for update of r"))
PAUSES = Sql(
    text(
        "select case_id, client_id, begun_on, ended_on, question_sealed from request_pause "
        "where case_id = :id order by begun_on limit 100"
    )
)
ITEMS = Sql(text("select * from request_item where case_id = :id order by position limit 50"))
CLEAR_ITEMS = Sql(text("delete from request_item where case_id = :id"))
ADD_ITEM = Sql(
    text(
        """
        insert into request_item (id, case_id, position, client_id, asked_sealed, about, outcome, ground,
                                  explanation_sealed, kept_until)
        values (:item_id, :id, :position, :client_id, :asked, :about, :outcome, :ground, :explanation, :kept_until)
        """
    )
)
_LINES = """
    select c.id, c.number, r.client_id, concat_ws(' ', k.given_names, k.surname_prefix, k.surname) as client_name,
           r.type, r.state, c.received_on, c.due_on, u.name as handler_name, r.escalated_officer_at,
           r.escalated_director_at
    from data_subject_request r join privacy_case c on c.id = r.case_id
    left join client k on k.id = r.client_id left join app_user u on u.id = c.handler_id
"""
OF_CLIENT = Sql(
    text(_LINES + " where r.client_id = :client_id order by c.received_on desc, c.id desc limit 100")
)
OPEN = Sql(text(_LINES + " where c.closed_at is null order by c.due_on, c.id limit 500"))
ENDED = Sql(text(_LINES + " where c.closed_at is not null order by c.closed_at desc, c.id desc limit 500"))
SAVE = Sql(
    text(
        """
        update data_subject_request set state = :state, identity_method = :identity_method, extended_on = :extended_on,
            extension_reason_sealed = :extension_reason, outcome = :outcome, ground = :ground,
            explanation_sealed = :explanation, decided_by = :decided_by, reviewed_by = :reviewed_by,
            executed_at = :executed_at, requester_sealed = :requester, mandate = :mandate,
            mandate_seen = :mandate_seen, fee_cents = :fee_cents, fee_ground = :fee_ground,
            fee_reason_sealed = :fee_reason, fee_set_by = :fee_set_by, fee_approved_by = :fee_approved_by,
            joined_to = :joined_to, whole_file = :whole_file,
            handed_over_on = :handed_over_on, handed_over_by = :handed_over_by,
            reopened_on = :reopened_on, reopen_reason = :reopen_reason,
            escalated_officer_at = :escalated_officer_at, escalated_director_at = :escalated_director_at
        where case_id = :id
        """
    )
)
SAVE_STATE = Sql(text("update data_subject_request set state = :state where case_id = :id"))
PAUSE = Sql(
    text(
        """
        insert into request_pause (case_id, begun_on, client_id, ended_on, question_sealed)
        values (:id, :begun_on, :client_id, :ended_on, :question)
        on conflict (case_id, begun_on) do update set ended_on = excluded.ended_on,
            question_sealed = excluded.question_sealed
        """
    )
)
EVENT = Sql(
    text(
        """
        insert into request_event (id, case_id, client_id, act, code, at, actor_id)
        values (:event_id, :id, :client_id, :act, :code, :now, :actor_id)
        """
    )
)
EVENTS = Sql(
    text(
        """
        select e.act, e.code, e.at, u.name from request_event e join app_user u on u.id = e.actor_id
        where e.case_id = :id order by e.at desc, e.id desc limit 200
        """
    )
)
FINISHED = Sql(
    text(
        "select number, type, received_on, closed_on, outcome, ground from finished_request "
        "order by closed_on desc, number desc limit 500"
    )
)
_ESCALATE = """
    update data_subject_request set {mark} = :now where case_id in (
        select r.case_id from data_subject_request r join privacy_case c on c.id = r.case_id
        where c.kind = 'request' and c.closed_at is null and c.due_on <= :due_by and r.{mark} is null
          and r.state not in ('executed', 'closed')
          and not exists (select 1 from request_pause p where p.case_id = r.case_id and p.ended_on is null)
        order by c.due_on, r.case_id limit :limit for update of r skip locked
    ) returning client_id
"""
ESCALATIONS = {
    Escalation.OFFICER: Sql(text(_ESCALATE.format(mark="escalated_officer_at"))),
    Escalation.DIRECTOR: Sql(text(_ESCALATE.format(mark="escalated_director_at"))),
}
ADDRESS = Sql(
    text(
        """
        select concat_ws(' ', given_names, surname_prefix, surname) as name,
               concat_ws(' ', street, house_number, house_number_addition) as street,
               concat_ws(' ', postcode, city) as place
        from client where id = :client_id
        """
    )
)
