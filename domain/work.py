"""The unit of work as use cases of every subject see it together: one Protocol per subject, added here."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol
from uuid import UUID

from domain.access_log.ports import AccessLogWork
from domain.access_questions.ports import AskWork
from domain.access_reviews.ports import AccessReviewsWork
from domain.appointments.ports import AppointmentsWork
from domain.assessments.ports import AssessmentsWork
from domain.assignments.ports import AssignmentsWork
from domain.audit.ports import AuditWork
from domain.calendar_feeds.ports import CalendarFeedsWork
from domain.caseload_transfers.ports import CaseloadTransfersWork
from domain.clients.ports import ClientsWork
from domain.complaints.ports import ComplaintsWork
from domain.consents.ports import ConsentsWork
from domain.data_breaches.ports import BreachesWork
from domain.day.ports import DayWork
from domain.disclosures.ports import DisclosuresWork
from domain.documents.ports import DocumentsWork
from domain.emergency_accesses.ports import EmergencyWork
from domain.employer_profiles.ports import EmployerProfilesWork
from domain.events.ports import EventsWork
from domain.exclusions.ports import ExclusionsWork
from domain.hours.ports import HoursWork
from domain.intake.ports import IntakeWork
from domain.keys.ports import ClientKeysWork, KeysWork
from domain.mediations.ports import MediationsWork
from domain.notes.ports import NotesWork
from domain.outcomes.ports import OutcomesWork
from domain.parties.ports import PartiesWork
from domain.placements.ports import PlacementsWork
from domain.plans.ports import PlansWork
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.ports import ExplainWork
from domain.policy.purposes import Purpose
from domain.preparation.ports import PreparationWork
from domain.questions.ports import QuestionsWork
from domain.recipient_notices.ports import RecipientNoticesWork
from domain.records.ports import RecordsWork
from domain.references.ports import ReferencesWork
from domain.referral_statuses.ports import ReferralStatusWork
from domain.referrals.ports import ReferralWork
from domain.reporting.ports import ReportsWork
from domain.requests.ports import RequestsWork
from domain.restrictions.ports import RestrictionsWork
from domain.retention.ports import RetentionWork
from domain.service_templates.ports import ServiceTemplatesWork
from domain.sessions.ports import SessionsWork
from domain.stand_ins.ports import StandInsWork
from domain.statements.ports import StatementsWork
from domain.suitability.ports import SuitabilityWork
from domain.tasks.use_cases import TaskActsWork
from domain.timeline.ports import TimelineWork
from domain.trajects.ports import TrajectActsWork
from domain.users.ports import UsersWork
from domain.webhooks.ports import WebhooksWork


class Work(
    AccessReviewsWork,
    AskWork,
    EmployerProfilesWork,
    DisclosuresWork,
    RestrictionsWork,
    RecipientNoticesWork,
    CaseloadTransfersWork,
    ExplainWork,
    ComplaintsWork,
    MediationsWork,
    BreachesWork,
    QuestionsWork,
    DayWork,
    DocumentsWork,
    AppointmentsWork,
    CalendarFeedsWork,
    AuditWork,
    KeysWork,
    OutcomesWork,
    ClientKeysWork,
    AssignmentsWork,
    AccessLogWork,
    PreparationWork,
    NotesWork,
    HoursWork,
    ClientsWork,
    PartiesWork,
    IntakeWork,
    PlansWork,
    RecordsWork,
    ReferralStatusWork,
    ReferralWork,
    ReferencesWork,
    AssessmentsWork,
    SuitabilityWork,
    PlacementsWork,
    ReportsWork,
    RetentionWork,
    SessionsWork,
    EmergencyWork,
    ExclusionsWork,
    StandInsWork,
    ConsentsWork,
    RequestsWork,
    StatementsWork,
    TimelineWork,
    ServiceTemplatesWork,
    TaskActsWork,
    TrajectActsWork,
    UsersWork,
    WebhooksWork,
    EventsWork,
    Protocol,
):
    """Everything an act may need. Each subject's own Protocol (domain/<subject>/ports.py) is a base of this one."""


class Works(Protocol):
    """Begins acts. The database behind it is the composition root's business."""

    def begin(
        self, actor: Actor, action: Action, purpose: Purpose, *, request_id: UUID | None = None
    ) -> AbstractAsyncContextManager[Work]: ...
