"""What stands on the timeline of a file. Of health it tells no more than that there is a document (R7, R29)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from domain.shared.clock import BUREAU_TIME_ZONE
from domain.shared.errors import FieldError, Invalid

SUMMARY_LENGTH = 240
"""Characters of an opened text that the timeline shows; the whole text stands in its own part of the file."""


class TimelineKind(StrEnum):
    """What one can filter on."""

    CONTACT = "contact"
    TRAJECT = "traject"
    PLAN = "plan"
    RESULT = "result"
    PLACEMENT = "placement"
    DOCUMENT = "document"
    APPOINTMENT = "appointment"
    HOURS = "hours"
    REPORT = "report"
    TASK = "task"
    DEADLINE = "deadline"
    PRIVACY = "privacy"


class TimelineEvent(StrEnum):
    """What happened, as a code; the app has the words."""

    NOTE = "note"
    ASSIGNED = "assigned"
    TRAJECT_REGISTERED = "traject-registered"
    TRAJECT_ACT = "traject-act"
    ACTIVITY_ADDED = "activity-added"
    ACTIVITY_STARTED = "activity-started"
    ACTIVITY_ENDED = "activity-ended"
    PLAN_BEGUN = "plan-begun"
    PLAN_APPROVED = "plan-approved"
    PLAN_APPROVED_BY_PARTY = "plan-approved-by-party"
    ASSESSED = "assessed"
    REFERENCE_RECEIVED = "reference-received"
    SUITABILITY_ASSESSED = "suitability-assessed"
    PLACED = "placed"
    PLACEMENT_ENDED = "placement-ended"
    DOCUMENT_ADDED = "document-added"
    HEALTH_DOCUMENT_ADDED = "health-document-added"
    APPOINTMENT = "appointment"
    HOURS_WRITTEN = "hours-written"
    REPORT_SENT = "report-sent"
    REPORT_REVIEWED = "report-reviewed"
    TASK_MADE = "task-made"
    TASK_DONE = "task-done"
    TASK_DUE = "task-due"
    STATEMENT_OFFERED = "statement-offered"
    NOTICE_GIVEN = "notice-given"
    REQUEST_ACT = "request-act"
    CONSENT_ANSWERED = "consent-answered"
    CONSENT_ENDED = "consent-ended"
    OBJECTED = "objected"
    DISCLOSED = "disclosed"
    DISCLOSURE_ENDED = "disclosure-ended"
    RESTRICTED = "restricted"
    RESTRICTION_LIFTED = "restriction-lifted"
    QUESTION_ASKED = "question-asked"
    QUESTION_ANSWERED = "question-answered"

    @property
    def kind(self) -> TimelineKind:
        return _KINDS[self]


_KINDS = {
    TimelineEvent.NOTE: TimelineKind.CONTACT,
    TimelineEvent.ASSIGNED: TimelineKind.TRAJECT,
    TimelineEvent.TRAJECT_REGISTERED: TimelineKind.TRAJECT,
    TimelineEvent.TRAJECT_ACT: TimelineKind.TRAJECT,
    TimelineEvent.ACTIVITY_ADDED: TimelineKind.PLAN,
    TimelineEvent.ACTIVITY_STARTED: TimelineKind.PLAN,
    TimelineEvent.ACTIVITY_ENDED: TimelineKind.PLAN,
    TimelineEvent.PLAN_BEGUN: TimelineKind.PLAN,
    TimelineEvent.PLAN_APPROVED: TimelineKind.PLAN,
    TimelineEvent.PLAN_APPROVED_BY_PARTY: TimelineKind.PLAN,
    TimelineEvent.ASSESSED: TimelineKind.RESULT,
    TimelineEvent.REFERENCE_RECEIVED: TimelineKind.RESULT,
    TimelineEvent.SUITABILITY_ASSESSED: TimelineKind.RESULT,
    TimelineEvent.PLACED: TimelineKind.PLACEMENT,
    TimelineEvent.PLACEMENT_ENDED: TimelineKind.PLACEMENT,
    TimelineEvent.DOCUMENT_ADDED: TimelineKind.DOCUMENT,
    TimelineEvent.HEALTH_DOCUMENT_ADDED: TimelineKind.DOCUMENT,
    TimelineEvent.APPOINTMENT: TimelineKind.APPOINTMENT,
    TimelineEvent.HOURS_WRITTEN: TimelineKind.HOURS,
    TimelineEvent.REPORT_SENT: TimelineKind.REPORT,
    TimelineEvent.REPORT_REVIEWED: TimelineKind.REPORT,
    TimelineEvent.TASK_MADE: TimelineKind.TASK,
    TimelineEvent.TASK_DONE: TimelineKind.TASK,
    TimelineEvent.TASK_DUE: TimelineKind.DEADLINE,
    TimelineEvent.STATEMENT_OFFERED: TimelineKind.PRIVACY,
    TimelineEvent.NOTICE_GIVEN: TimelineKind.PRIVACY,
    TimelineEvent.REQUEST_ACT: TimelineKind.PRIVACY,
    TimelineEvent.CONSENT_ANSWERED: TimelineKind.PRIVACY,
    TimelineEvent.CONSENT_ENDED: TimelineKind.PRIVACY,
    TimelineEvent.OBJECTED: TimelineKind.PRIVACY,
    TimelineEvent.DISCLOSED: TimelineKind.PRIVACY,
    TimelineEvent.DISCLOSURE_ENDED: TimelineKind.PRIVACY,
    TimelineEvent.RESTRICTED: TimelineKind.PRIVACY,
    TimelineEvent.RESTRICTION_LIFTED: TimelineKind.PRIVACY,
    TimelineEvent.QUESTION_ASKED: TimelineKind.PRIVACY,
    TimelineEvent.QUESTION_ANSWERED: TimelineKind.PRIVACY,
}


class FilePart(StrEnum):
    """The part of the file in which the thing itself stands and can be opened."""

    NOTES = "notes"
    ASSIGNMENT = "assignment"
    TRAJECT = "traject"
    PLAN = "plan"
    TASKS = "tasks"
    REPORTS = "reports"
    HOURS = "hours"
    AGENDA = "agenda"
    DOCUMENTS = "documents"
    PLACEMENTS = "placements"
    RESULTS = "results"
    STATEMENT = "statement"
    CONSENTS = "consents"
    REQUESTS = "requests"
    DISCLOSURES = "disclosures"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in the order of the timeline; the next page begins behind it.

    Two things of one row can happen at one moment (a task made and done), so the source decides last.
    """

    moment: datetime
    row_id: UUID
    source: int


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which entries: none of `kinds` means all of them; the days are those of the bureau, both included."""

    kinds: frozenset[TimelineKind] = frozenset()
    from_day: date | None = None
    until_day: date | None = None

    def check(self) -> None:
        """Raise Invalid when the period ends before it begins."""
        if self.from_day is not None and self.until_day is not None and self.until_day < self.from_day:
            words = "De periode eindigt voordat zij begint."
            raise Invalid(words, errors=[FieldError("/until", "period", words)])

    @property
    def since(self) -> datetime:
        """The first moment that counts."""
        return _midnight(self.from_day) if self.from_day else _EARLIEST

    @property
    def before(self) -> datetime:
        """The first moment that counts no more."""
        return _midnight(self.until_day + timedelta(days=1)) if self.until_day else _LATEST


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing in the story. `code` is a closed code of its own subject, `title` a plain text, `summary` the
    beginning of a sealed text, opened for this page; `whole_day` that the moment is a day without an hour.
    """

    id: UUID
    event: TimelineEvent
    moment: datetime
    whole_day: bool
    code: str | None
    title: str | None
    summary: str | None
    by_name: str | None
    part: FilePart
    item_id: UUID
    place: Place


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of the story; `following` is the place of its last entry when there is more behind it."""

    entries: tuple[TimelineEntry, ...]
    following: Place | None


def shortened(text: str) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= SUMMARY_LENGTH:
        return line
    cut = line[:SUMMARY_LENGTH]
    return (cut.rsplit(" ", 1)[0] if " " in cut[-40:] else cut) + "…"


_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)
FIRST_PLACE = Place(_LATEST, UUID(int=2**128 - 1), -1)
"""Before the newest entry."""


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BUREAU_TIME_ZONE)
