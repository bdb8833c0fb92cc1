"""An assessment and the evidence it cites. Once final it does not change; a newer one takes its place (R10, R11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid

MAXIMUM_EVIDENCE = 10
MAXIMUM_ASSESSMENTS = 200
"""Of one traject; a bound for lists, far above what any traject holds."""


class AssessmentResult(StrEnum):
    """How far the result was reached."""

    REACHED = "reached"
    PARTLY_REACHED = "partly-reached"
    NOT_REACHED = "not-reached"
    TOO_EARLY = "too-early"


class AssessmentState(StrEnum):
    """A draft is the author's to change; what is final stands."""

    DRAFT = "draft"
    FINAL = "final"


class EvidenceKind(StrEnum):
    """What a result may be established from (R11)."""

    CONVERSATION = "conversation"
    REFERENCE = "reference"
    OBSERVATION = "observation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence.

    A conversation is a note of this client, a reference one of this client's references; an observation is the
    adviser's own text with its day; anything else is named in the text. Texts are sealed.
    """

    kind: EvidenceKind
    note_id: UUID | None = None
    reference_id: UUID | None = None
    text: str | None = None
    observed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CitedEvidence:
    """Evidence as it stands in the file, with the day of the conversation or reference that it cites."""

    evidence: Evidence
    on: date | None


@dataclass(frozen=True, slots=True)
class AssessmentContent:
    """What the adviser judges. Facts and opinion are sealed apart; `activity_id` None is the traject as a whole."""

    activity_id: UUID | None
    result: AssessmentResult
    facts: str
    opinion: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment with its author. `superseded_by` is the newer one that took its place, where there is one."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    content: AssessmentContent
    cited: tuple[CitedEvidence, ...]
    state: AssessmentState
    supersedes_id: UUID | None
    superseded_by: UUID | None
    author_id: UUID
    author_name: str
    created_at: datetime
    final_at: datetime | None
    version: int


def check_assessment(content: AssessmentContent, today: date) -> None:
    """Raise Invalid (R11) naming every member that cannot be."""
    errors = []
    if not content.facts.strip():
        errors.append(FieldError("/facts", "required", "Schrijf op wat er vaststaat."))
    if not content.opinion.strip():
        errors.append(FieldError("/opinion", "required", "Schrijf op wat u ervan vindt."))
    if not content.evidence:
        detail = "Noem ten minste één onderbouwing: een gesprek, een referentie of een waarneming."
        errors.append(FieldError("/evidence", "required", detail))
    for number, evidence in enumerate(content.evidence):
        errors += evidence_errors(evidence, f"/evidence/{number}", today)
    if len(set(content.evidence)) < len(content.evidence):
        errors.append(FieldError("/evidence", "duplicate", "Dezelfde onderbouwing staat er twee keer."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R11, errors=errors)


_NEEDED = {
    EvidenceKind.CONVERSATION: ("note_id",),
    EvidenceKind.REFERENCE: ("reference_id",),
    EvidenceKind.OBSERVATION: ("text", "observed_on"),
    EvidenceKind.OTHER: ("text",),
}
_MEMBERS = {
    "note_id": ("noteId", "Kies het gesprek waaruit dit blijkt."),
    "reference_id": ("referenceId", "Kies de referentie waaruit dit blijkt."),
    "text": ("text", "Schrijf op wat u zag, of noem waaruit dit blijkt."),
    "observed_on": ("observedOn", "Vul de dag van de waarneming in."),
}


def evidence_errors(evidence: Evidence, pointer: str, today: date) -> Sequence[FieldError]:
    """What is missing from a piece of evidence of its kind, or does not belong to it."""
    errors = []
    for name, (member, detail) in _MEMBERS.items():
        value = getattr(evidence, name)
        given = bool(value.strip()) if isinstance(value, str) else value is not None
        if name in _NEEDED[evidence.kind]:
            if not given:
                errors.append(FieldError(f"{pointer}/{member}", "required", detail))
        elif value is not None:
            errors.append(
                FieldError(f"{pointer}/{member}", "not-allowed", "Dit hoort niet bij deze onderbouwing.")
            )
    if evidence.observed_on is not None and evidence.observed_on > today:
        errors.append(
            FieldError(f"{pointer}/observedOn", "future", "Een waarneming ligt niet in de toekomst.")
        )
    return errors
