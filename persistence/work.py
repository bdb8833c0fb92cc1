"""The repositories that hang on a unit of work, one line a subject."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from asyncpg import Record

from persistence.repositories.access import PostgresAccess
from persistence.repositories.access_log import PostgresAccessLog
from persistence.repositories.access_packages import PostgresAccessPackages
from persistence.repositories.access_questions import PostgresAccessQuestions
from persistence.repositories.access_reviews import PostgresAccessReviews
from persistence.repositories.appointments import PostgresAppointments
from persistence.repositories.assessments import PostgresAssessments
from persistence.repositories.assignments import PostgresAssignments
from persistence.repositories.audit import PostgresAudit
from persistence.repositories.calendar_feeds import PostgresCalendarFeeds
from persistence.repositories.case_parts import PostgresCaseParts
from persistence.repositories.caseload_transfers import PostgresCaseloadTransfers
from persistence.repositories.cases import PostgresCases
from persistence.repositories.client_keys import PostgresClientKeys
from persistence.repositories.clients import PostgresClients
from persistence.repositories.colleagues import PostgresColleagues
from persistence.repositories.complaints import PostgresComplaints
from persistence.repositories.consents import PostgresConsents
from persistence.repositories.data_breaches import PostgresBreaches
from persistence.repositories.day import PostgresDay
from persistence.repositories.digests import PostgresDigests
from persistence.repositories.disclosures import PostgresDisclosures
from persistence.repositories.documents import PostgresDocuments
from persistence.repositories.emergency_accesses import PostgresEmergencyAccesses
from persistence.repositories.employer_profiles import PostgresEmployerProfiles
from persistence.repositories.erasures import PostgresErasures
from persistence.repositories.events import PostgresEvents
from persistence.repositories.exclusions import PostgresExclusions
from persistence.repositories.hours import PostgresHours
from persistence.repositories.intake import PostgresIntake
from persistence.repositories.keys import PostgresKeys
from persistence.repositories.letters import PostgresLetters
from persistence.repositories.mediations import PostgresMediations
from persistence.repositories.notes import PostgresNotes
from persistence.repositories.outcomes import PostgresOutcomes
from persistence.repositories.parties import PostgresParties
from persistence.repositories.placements import PostgresPlacements
from persistence.repositories.plans import PostgresPlans
from persistence.repositories.preparation import PostgresPreparation
from persistence.repositories.questions import PostgresQuestions
from persistence.repositories.recipient_notices import PostgresRecipientNotices
from persistence.repositories.records import PostgresRecords
from persistence.repositories.references import PostgresReferences
from persistence.repositories.referral_statuses import PostgresReferralStatuses
from persistence.repositories.referrals import PostgresReferrals
from persistence.repositories.reports import PostgresReports
from persistence.repositories.requests import PostgresRequests
from persistence.repositories.restrictions import PostgresRestrictions
from persistence.repositories.retention import PostgresRetention
from persistence.repositories.service_templates import PostgresServiceTemplates
from persistence.repositories.sessions import PostgresSessions
from persistence.repositories.stand_ins import PostgresStandIns
from persistence.repositories.statements import PostgresStatements
from persistence.repositories.suitability import PostgresSuitability
from persistence.repositories.tasks import PostgresTasks
from persistence.repositories.timeline import PostgresTimeline
from persistence.repositories.trajects import PostgresTrajects
from persistence.repositories.users import PostgresUsers
from persistence.repositories.webhook_sending import PostgresSending
from persistence.repositories.webhooks import PostgresWebhooks
from persistence.sealing import Sealing
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import Database, PostgresUnitOfWork


class Statements(Protocol):
    """How a repository runs its statements inside the transaction of the act."""

    now: datetime

    async def fetch_all(self, sql: Sql, /, **values: Any) -> list[Record]: ...

    async def fetch_one(self, sql: Sql, /, **values: Any) -> Record | None: ...

    async def fetch_value(self, sql: Sql, /, **values: Any) -> Any: ...

    async def execute(self, sql: Sql, /, **values: Any) -> int: ...

    async def execute_many(self, sql: Sql, rows: Sequence[dict[str, Any]]) -> None: ...


class Repositories:
    """Mixed into PostgresUnitOfWork. A new subject adds one property here."""

    database: "Database"

    @cached_property
    def _work(self) -> "PostgresUnitOfWork":
        from persistence.database import PostgresUnitOfWork

        assert isinstance(self, PostgresUnitOfWork)
        return self

    @cached_property
    def sealing(self) -> Sealing:
        """Opens and seals values of clients with their own data keys."""
        return Sealing(self._work)

    @cached_property
    def access(self) -> PostgresAccess:
        return PostgresAccess(self._work)

    @cached_property
    def parties(self) -> PostgresParties:
        return PostgresParties(self._work)

    @cached_property
    def sessions(self) -> PostgresSessions:
        return PostgresSessions(self._work)

    @cached_property
    def users(self) -> PostgresUsers:
        return PostgresUsers(self._work)

    @cached_property
    def intake(self) -> PostgresIntake:
        return PostgresIntake(self._work)

    @cached_property
    def referrals(self) -> PostgresReferrals:
        return PostgresReferrals(self._work)

    @cached_property
    def clients(self) -> PostgresClients:
        return PostgresClients(self._work)

    @cached_property
    def records(self) -> PostgresRecords:
        return PostgresRecords(self._work)

    @cached_property
    def notes(self) -> PostgresNotes:
        return PostgresNotes(self._work)

    @cached_property
    def access_log(self) -> PostgresAccessLog:
        return PostgresAccessLog(self._work)

    @cached_property
    def access_questions(self) -> PostgresAccessQuestions:
        return PostgresAccessQuestions(self._work)

    @cached_property
    def access_reviews(self) -> PostgresAccessReviews:
        return PostgresAccessReviews(self._work)

    @cached_property
    def digests(self) -> PostgresDigests:
        return PostgresDigests(self._work)

    @cached_property
    def restrictions(self) -> PostgresRestrictions:
        return PostgresRestrictions(self._work)

    @cached_property
    def recipient_notices(self) -> PostgresRecipientNotices:
        return PostgresRecipientNotices(self._work)

    @cached_property
    def caseload_transfers(self) -> PostgresCaseloadTransfers:
        return PostgresCaseloadTransfers(self._work)

    @cached_property
    def colleagues(self) -> PostgresColleagues:
        return PostgresColleagues(self._work)

    @cached_property
    def assignments(self) -> PostgresAssignments:
        return PostgresAssignments(self._work)

    @cached_property
    def trajects(self) -> PostgresTrajects:
        return PostgresTrajects(self._work)

    @cached_property
    def service_templates(self) -> PostgresServiceTemplates:
        return PostgresServiceTemplates(self._work)

    @cached_property
    def tasks(self) -> PostgresTasks:
        return PostgresTasks(self._work)

    @cached_property
    def stand_ins(self) -> PostgresStandIns:
        return PostgresStandIns(self._work)

    @cached_property
    def emergency_accesses(self) -> PostgresEmergencyAccesses:
        return PostgresEmergencyAccesses(self._work)

    @cached_property
    def exclusions(self) -> PostgresExclusions:
        return PostgresExclusions(self._work)

    @cached_property
    def timeline(self) -> PostgresTimeline:
        return PostgresTimeline(self._work)

    @cached_property
    def preparation(self) -> PostgresPreparation:
        return PostgresPreparation(self._work)

    @cached_property
    def plans(self) -> PostgresPlans:
        return PostgresPlans(self._work)

    @cached_property
    def documents(self) -> PostgresDocuments:
        return PostgresDocuments(self._work)

    @cached_property
    def references(self) -> PostgresReferences:
        return PostgresReferences(self._work)

    @cached_property
    def assessments(self) -> PostgresAssessments:
        return PostgresAssessments(self._work)

    @cached_property
    def suitability(self) -> PostgresSuitability:
        return PostgresSuitability(self._work)

    @cached_property
    def placements(self) -> PostgresPlacements:
        return PostgresPlacements(self._work)

    @cached_property
    def hours(self) -> PostgresHours:
        return PostgresHours(self._work)

    @cached_property
    def appointments(self) -> PostgresAppointments:
        return PostgresAppointments(self._work)

    @cached_property
    def calendar_feeds(self) -> PostgresCalendarFeeds:
        return PostgresCalendarFeeds(self._work)

    @cached_property
    def reports(self) -> PostgresReports:
        return PostgresReports(self._work)

    @cached_property
    def day(self) -> PostgresDay:
        return PostgresDay(self._work)

    @cached_property
    def events(self) -> PostgresEvents:
        return PostgresEvents(self._work)

    @cached_property
    def webhooks(self) -> PostgresWebhooks:
        return PostgresWebhooks(self._work)

    @cached_property
    def sending(self) -> PostgresSending:
        return PostgresSending(self._work)

    @cached_property
    def referral_statuses(self) -> PostgresReferralStatuses:
        return PostgresReferralStatuses(self._work)

    @cached_property
    def cases(self) -> PostgresCases:
        return PostgresCases(self._work)

    @cached_property
    def case_parts(self) -> PostgresCaseParts:
        return PostgresCaseParts(self._work)

    @cached_property
    def complaints(self) -> PostgresComplaints:
        return PostgresComplaints(self._work)

    @cached_property
    def mediations(self) -> PostgresMediations:
        return PostgresMediations(self._work)

    @cached_property
    def breaches(self) -> PostgresBreaches:
        return PostgresBreaches(self._work)

    @cached_property
    def questions(self) -> PostgresQuestions:
        return PostgresQuestions(self._work)

    @cached_property
    def statements(self) -> PostgresStatements:
        return PostgresStatements(self._work)

    @cached_property
    def consents(self) -> PostgresConsents:
        return PostgresConsents(self._work)

    @cached_property
    def audit(self) -> PostgresAudit:
        return PostgresAudit(self._work)

    @cached_property
    def outcomes(self) -> PostgresOutcomes:
        return PostgresOutcomes(self._work)

    @cached_property
    def client_keys(self) -> PostgresClientKeys:
        return PostgresClientKeys(self._work)

    @cached_property
    def key_versions(self) -> PostgresKeys:
        return PostgresKeys(self._work)

    @cached_property
    def access_packages(self) -> PostgresAccessPackages:
        return PostgresAccessPackages(self._work)

    @cached_property
    def requests(self) -> PostgresRequests:
        return PostgresRequests(self._work)

    @cached_property
    def retention(self) -> PostgresRetention:
        return PostgresRetention(self._work)

    @cached_property
    def erasures(self) -> PostgresErasures:
        return PostgresErasures(self._work)

    @cached_property
    def letters(self) -> PostgresLetters:
        return PostgresLetters(self._work)

    @cached_property
    def disclosures(self) -> PostgresDisclosures:
        return PostgresDisclosures(self._work)

    @cached_property
    def employer_profiles(self) -> PostgresEmployerProfiles:
        return PostgresEmployerProfiles(self._work)
