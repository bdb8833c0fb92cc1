"""The policy of the traject: plan, work, results, placement, documents, reports (R8-R12, R16, R20, R25, R29).

Part of the one list in rules.py; apart because the traject is a subject of its own.
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.purposes import HEALTH_PURPOSES
from domain.policy.roles import Role, Scope
from domain.policy.rule import Rule, assigned, job, machine, office, own_account, public
from domain.shared.clauses import Clause

TRAJECT_RULES: tuple[Rule, ...] = (
    # the traject itself: the adviser does the acts; the coordinator keeps headers, order and hours
    assigned(Action.TRAJECT_READ, F.HEADER, F.TRAJECT),
    assigned(Action.TRAJECT_CHANGE, F.TRAJECT),
    assigned(Action.TRAJECT_ACTIVATE, F.TRAJECT),
    assigned(Action.TRAJECT_SUSPEND, F.TRAJECT),
    assigned(Action.TRAJECT_RESUME, F.TRAJECT),
    assigned(Action.TRAJECT_EXTEND, F.TRAJECT),
    assigned(Action.TRAJECT_CLOSE, F.TRAJECT),
    *office(
        Role.COORDINATOR,
        Clause.R26,
        frozenset({F.HEADER, F.TRAJECT}),
        Action.TRAJECT_READ,
        Action.TRAJECT_CHANGE,
        Action.TRAJECT_EXTEND,
        agreement=True,
    ),
    *(rule for role in Role for rule in office(role, Clause.R8, F.NOTHING, Action.TEMPLATE_READ)),
    *office(Role.ADMINISTRATOR, Clause.R8, F.NOTHING, Action.TEMPLATE_CHANGE),
    # tasks: the adviser's own; overdue ones reach the coordinator without file contents
    assigned(Action.TASK_READ, F.TASKS),
    assigned(Action.TASK_WRITE, F.TASKS),
    *office(Role.ADVISER, Clause.R24, frozenset({F.HEADER, F.TASKS}), Action.TASK_LIST, agreement=True),
    *office(Role.COORDINATOR, Clause.R26, frozenset({F.HEADER}), Action.TASK_LIST, agreement=True),
    job(Action.TASK_ESCALATE, Clause.R26, F.HEADER),
    # plan van aanpak and the work
    assigned(Action.PLAN_READ, F.PLAN, clause=Clause.R8),
    assigned(Action.PLAN_WRITE, F.PLAN, clause=Clause.R8),
    assigned(Action.PLAN_APPROVE, F.PLAN, clause=Clause.R8),
    *machine(Scope.PLANS_APPROVE, Clause.R8, Action.PLAN_APPROVE_BY_PARTY, fields=F.PLAN),
    assigned(Action.ACTIVITY_WRITE, F.PLAN, clause=Clause.R9),
    assigned(Action.HOURS_READ, F.HOURS, F.PLAN, clause=Clause.R9),
    assigned(Action.HOURS_WRITE, F.HOURS, clause=Clause.R9),
    # A week and its approval span clients: the row filter keeps both to the own ones.
    *office(
        Role.ADVISER,
        Clause.R9,
        frozenset({F.HEADER, F.HOURS}),
        Action.HOURS_WEEK,
        Action.HOURS_APPROVE,
        agreement=True,
    ),
    *office(Role.ADVISER, Clause.R13, frozenset({F.HEADER, F.AGENDA}), Action.AGENDA_READ, agreement=True),
    assigned(Action.APPOINTMENT_READ, F.AGENDA, clause=Clause.R13),
    assigned(Action.APPOINTMENT_WRITE, F.AGENDA, clause=Clause.R13),
    own_account(Action.CALENDAR_FEED_MANAGE),
    # Open to who knows the secret; what it opens is decided for the calendar's owner.
    public(Action.CALENDAR_FEED_READ),
    job(Action.CALENDAR_FEED_READ, Clause.R13, F.AGENDA),
    # results: judged by the assigned adviser, with evidence (R10, R11)
    assigned(Action.ASSESSMENT_READ, F.RESULTS, clause=Clause.R10),
    assigned(Action.ASSESSMENT_WRITE, F.RESULTS, clause=Clause.R10),
    assigned(Action.REFERENCE_READ, F.REFERENCES, clause=Clause.R11),
    assigned(Action.REFERENCE_WRITE, F.REFERENCES, clause=Clause.R11),
    assigned(Action.SUITABILITY_READ, F.RESULTS, F.HEALTH, clause=Clause.R16, purposes=HEALTH_PURPOSES),
    assigned(Action.SUITABILITY_WRITE, F.RESULTS, F.HEALTH, clause=Clause.R16, purposes=HEALTH_PURPOSES),
    assigned(Action.PLACEMENT_READ, F.PLACEMENT, clause=Clause.R20),
    assigned(Action.PLACEMENT_WRITE, F.PLACEMENT, clause=Clause.R20),
    # documents: only in a file; health documents have a right and a purpose of their own
    assigned(Action.DOCUMENT_READ, F.DOCUMENTS),
    assigned(Action.DOCUMENT_WRITE, F.DOCUMENTS),
    assigned(
        Action.HEALTH_DOCUMENT_READ,
        F.DOCUMENTS,
        F.HEALTH_DOCUMENTS,
        clause=Clause.R7,
        purposes=HEALTH_PURPOSES,
    ),
    assigned(
        Action.HEALTH_DOCUMENT_WRITE,
        F.DOCUMENTS,
        F.HEALTH_DOCUMENTS,
        clause=Clause.R7,
        purposes=HEALTH_PURPOSES,
    ),
    job(Action.DOCUMENT_SCAN, Clause.R6, F.NOTHING),
    job(Action.DOCUMENT_WIPE, Clause.R23, F.NOTHING),
    # reports: made by the adviser; a text held back is judged by a second person (R12, R29)
    assigned(Action.REPORT_READ, F.REPORTS, clause=Clause.R12),
    assigned(Action.REPORT_WRITE, F.REPORTS, clause=Clause.R12),
    assigned(Action.REPORT_SEND, F.REPORTS, clause=Clause.R12),
    *office(
        Role.PRIVACY_OFFICER,
        Clause.R29,
        F.REPORTS,
        Action.REPORT_REVIEW_LIST,
        Action.REPORT_REVIEW_DECIDE,
        agreement=True,
    ),
    *machine(Scope.REPORTS_READ, Clause.R12, Action.DELIVERED_REPORT_READ, fields=F.REPORTS),
    *machine(Scope.REFERRALS_READ, Clause.R12, Action.REFERRAL_STATUS_READ, fields=F.TRAJECT),
    *machine(Scope.WEBHOOKS_MANAGE, Clause.R12, Action.WEBHOOK_READ, Action.WEBHOOK_CHANGE, fields=F.PARTY),
    *office(Role.ADMINISTRATOR, Clause.R12, F.PARTY, Action.WEBHOOK_READ, Action.WEBHOOK_CHANGE),
    job(Action.WEBHOOK_SEND, Clause.R12, F.PARTY),
    # the file as one story
    assigned(
        Action.TIMELINE_READ,
        F.HEADER,
        F.TRAJECT,
        F.NOTES,
        F.PLAN,
        F.TASKS,
        F.HOURS,
        F.AGENDA,
        F.RESULTS,
        F.REFERENCES,
        F.PLACEMENT,
        F.DOCUMENTS,
        F.REPORTS,
    ),
    assigned(Action.PREPARATION_READ, F.HEADER, F.TRAJECT, F.NOTES, F.PLAN, F.TASKS, F.AGENDA),
)

ADVISERS_JUDGEMENT = frozenset({Action.ASSESSMENT_WRITE})
"""Acts that no other role ever does, whichever the client: that refusal names its clause (R10)."""

TRAJECT_FILE_ACTIONS = frozenset(
    {
        Action.TRAJECT_READ,
        Action.TRAJECT_CHANGE,
        Action.TRAJECT_ACTIVATE,
        Action.TRAJECT_SUSPEND,
        Action.TRAJECT_RESUME,
        Action.TRAJECT_EXTEND,
        Action.TRAJECT_CLOSE,
        Action.TASK_READ,
        Action.TASK_WRITE,
        Action.PLAN_READ,
        Action.PLAN_WRITE,
        Action.PLAN_APPROVE,
        Action.ACTIVITY_WRITE,
        Action.HOURS_READ,
        Action.HOURS_WRITE,
        Action.APPOINTMENT_READ,
        Action.APPOINTMENT_WRITE,
        Action.ASSESSMENT_READ,
        Action.ASSESSMENT_WRITE,
        Action.REFERENCE_READ,
        Action.REFERENCE_WRITE,
        Action.SUITABILITY_READ,
        Action.SUITABILITY_WRITE,
        Action.PLACEMENT_READ,
        Action.PLACEMENT_WRITE,
        Action.DOCUMENT_READ,
        Action.DOCUMENT_WRITE,
        Action.HEALTH_DOCUMENT_READ,
        Action.HEALTH_DOCUMENT_WRITE,
        Action.REPORT_READ,
        Action.REPORT_WRITE,
        Action.REPORT_SEND,
        Action.TIMELINE_READ,
        Action.PREPARATION_READ,
    }
)
"""Acts of the traject on one client's file: a refusal for want of relation looks like absence (R24)."""
