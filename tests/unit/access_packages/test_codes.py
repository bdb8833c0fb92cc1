"""Every code that a file can hold has a word in the readable part of a package."""

from enum import StrEnum

import pytest

from domain.access_packages.codes import in_words
from domain.access_packages.model import PackageEnd, PackageKind
from domain.appointments.model import AppointmentKind, AppointmentState
from domain.assessments.model import AssessmentResult, AssessmentState, EvidenceKind
from domain.cases.model import CaseChannel, CaseKind
from domain.complaints.model import Complainant, ComplaintAct, ComplaintState, ComplaintSubject, Hearing
from domain.complaints.model import Outcome as ComplaintOutcome
from domain.consents.model import ConsentMethod, ConsentPurpose, ConsentState, RecipientKind
from domain.disclosures.model import DisclosureBasis, DisclosurePurpose, DisclosureRecipient, EndReason
from domain.documents.model import DocumentClass, DocumentKind, MediaType
from domain.emergency_accesses.model import EmergencyKind
from domain.emergency_accesses.model import Outcome as EmergencyOutcome
from domain.exclusions.model import ExclusionReason
from domain.hours.model import HourKind
from domain.intake.codes import Goal, Service, Sex
from domain.mediations.model import MediationOutcome
from domain.notes.model import NoteKind
from domain.placements.model import ContractKind, PlacementKind
from domain.plans.activities import ActivityGroup, ActivityStatus
from domain.plans.model import ApprovalMethod, PlanState
from domain.records.model import FmlGroup, LimitationLevel, LimitationSource, PreferenceKind
from domain.references.model import BasisKind, WithheldReason
from domain.referrals.model import ReferralState, RejectionCode
from domain.reporting.firewall import ReviewDecision
from domain.reporting.model import ReportKind
from domain.requests.model import Ground, IdentityMethod, Outcome, RequestAct, RequestState, RequestType
from domain.retention.model import HoldReason
from domain.statements.model import NoticeChannel, OfferMethod, OfferOutcome, UnableReason
from domain.tasks.model import TaskKind
from domain.trajects.model import ResultCode, TrajectAct, TrajectState

ENUMS: tuple[type[StrEnum], ...] = (
    ActivityGroup, ActivityStatus, AppointmentKind, AppointmentState, ApprovalMethod, AssessmentResult,
    AssessmentState, BasisKind, CaseChannel, CaseKind, Complainant, ComplaintAct, ComplaintOutcome, ComplaintState,
    ComplaintSubject, ConsentMethod, ConsentPurpose, ConsentState, ContractKind, DisclosureBasis, DisclosurePurpose,
    DisclosureRecipient, DocumentClass, DocumentKind, EmergencyKind, EmergencyOutcome, EndReason, EvidenceKind,
    ExclusionReason, FmlGroup, Goal, Ground, Hearing, HoldReason, HourKind, IdentityMethod, LimitationLevel,
    LimitationSource, MediaType, MediationOutcome, NoteKind, NoticeChannel, OfferMethod, OfferOutcome, Outcome,
    PackageEnd, PackageKind, PlacementKind, PlanState, PreferenceKind, RecipientKind, ReferralState, RejectionCode,
    ReportKind, RequestAct, RequestState, RequestType, ResultCode, ReviewDecision, Service, Sex, TaskKind, TrajectAct,
    TrajectState, UnableReason, WithheldReason, HoldReason,
)  # fmt: skip

SAME = frozenset({"post", "open", "cv", "diploma", "contact", "sector", "intake", "traject"})
"""Words that Dutch and code share."""


@pytest.mark.clause("AVG 12")
@pytest.mark.parametrize("code", sorted({code for enum in ENUMS for code in enum}))
def test_every_code_has_a_word_in_dutch(code: str) -> None:
    assert in_words("kind", code) != code or code in SAME
