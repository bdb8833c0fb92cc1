"""Bodies of the access log, who can reach a file, assignments, the day, the log and the policy."""

from typing import Annotated

from pydantic import Field

from api.schemas.appointments import AgendaItem
from api.schemas.base import Count, Cursor, Day, Identifier, Line, Model, Moment, OptionalLine
from domain.day.model import ActionKind
from domain.tasks.model import TaskKind


class AccessLogEntry(Model):
    """Eén keer inzage: wie, wat, waarom."""

    id: Identifier
    at: Moment
    actor_name: Line
    actor_role: OptionalLine | None = None
    action: Line
    action_label: Line
    purpose: Line
    purpose_label: Line
    clause: OptionalLine | None = None
    result: Line
    changed_fields: Annotated[list[Line], Field(max_length=50)]
    """Names of the fields that were changed, when the act changed any."""


class AccessLog(Model):
    """Het inzagelog van een dossier, nieuwste eerst."""

    items: Annotated[list[AccessLogEntry], Field(max_length=100)]
    next_cursor: Cursor | None = None


class Reach(Model):
    """Wie bij het dossier kan, met welk bereik en waarom."""

    user_id: Identifier
    name: Line
    role: Line
    relation: Line
    until: Day | None = None
    scope: Annotated[list[Line], Field(max_length=100)]
    clause: Line
    reason: Line


class WhoCanAccess(Model):
    """Wie er nu bij het dossier kan."""

    items: Annotated[list[Reach], Field(max_length=200)]


class AssignmentCreate(Model):
    """Toewijzen aan een adviseur, met de reden."""

    adviser_id: Identifier
    reason: Line


class AssignmentEntry(Model):
    """Een toewijzing met haar periode."""

    id: Identifier
    adviser_id: Identifier
    adviser_name: Line
    valid_from: Moment
    valid_until: Moment | None = None
    reason: OptionalLine | None = None


class AssignmentList(Model):
    """De toewijzingen, nieuwste eerst."""

    items: Annotated[list[AssignmentEntry], Field(max_length=200)]


class NewAssignment(Model):
    """Een nieuw toegewezen cliënt."""

    client_id: Identifier
    display_name: Line
    number: Line
    service: OptionalLine | None = None
    assigned_at: Moment


class OpenAction(Model):
    """Iets dat wacht."""

    kind: ActionKind
    client_id: Identifier | None = None
    display_name: OptionalLine | None = None
    count: Count | None = None
    due_on: Day | None = None
    overdue: bool
    task_id: Identifier | None = None
    task_kind: TaskKind | None = None
    title: OptionalLine | None = None
    adviser_name: OptionalLine | None = None
    stand_in_id: Identifier | None = None
    transfer_id: Identifier | None = None
    review_id: Identifier | None = None
    happened_on: Day | None = None


class DayPage(Model):
    """De dag van wie is ingelogd."""

    date: Day
    new_assignments: Annotated[list[NewAssignment], Field(max_length=50)]
    open_actions: Annotated[list[OpenAction], Field(max_length=400)]
    appointments: Annotated[list[AgendaItem], Field(max_length=500)]


class AuditRecord(Model):
    """Een regel van het logboek: codes en nummers, geen inhoud."""

    id: Identifier
    at: Moment
    actor_id: Identifier
    actor_name: OptionalLine | None = None
    actor_kind: Line
    role: OptionalLine | None = None
    client_id: Identifier | None = None
    clients_shown: Count
    action: Line
    action_label: Line
    object_kind: OptionalLine | None = None
    object_id: Identifier | None = None
    purpose: Line
    relation: Line
    clause: OptionalLine | None = None
    result: Line
    code: OptionalLine | None = None
    request_id: Identifier


class AuditRecordList(Model):
    """Het logboek, nieuwste eerst."""

    items: Annotated[list[AuditRecord], Field(max_length=100)]
    next_cursor: Cursor | None = None


class PolicyRule(Model):
    """Een regel van het beleid: wie mag wat, onder welke relatie, op welk artikel."""

    action: Line
    action_label: Line
    role: OptionalLine | None = None
    scope: OptionalLine | None = None
    relation: Line
    clause: Line
    clause_text: Line
    reason: Line
    fields: Annotated[list[Line], Field(max_length=50)]
    agreement: bool
    purposes: Annotated[list[Line], Field(max_length=20)] | None = None


class PolicyMatrix(Model):
    """Alle regels, zoals de beslissing ze gebruikt."""

    items: Annotated[list[PolicyRule], Field(max_length=1000)]
