"""Bodies of assessments of results, and of the evidence they cite (R10, R11)."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Day, Identifier, Line, Model, Moment, Version
from domain.assessments.model import Assessment as DomainAssessment
from domain.assessments.model import (
    AssessmentContent,
    AssessmentResult,
    AssessmentState,
    CitedEvidence,
    Evidence,
    EvidenceKind,
)

AssessmentText = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=NO_CONTROL)]
EvidenceText = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=NO_CONTROL)]


class EvidenceCreate(Model):
    """Een onderbouwing: een gesprek, een referentie, een eigen waarneming of iets anders met naam (R11)."""

    kind: EvidenceKind
    note_id: Annotated[Identifier | None, Field(description="Het gesprek: een notitie van deze cliënt")] = (
        None
    )
    reference_id: Annotated[Identifier | None, Field(description="Een referentie van deze cliënt")] = None
    text: Annotated[EvidenceText | None, Field(description="De waarneming, of wat het andere is")] = None
    observed_on: Annotated[Day | None, Field(description="De dag van de waarneming")] = None


class AssessmentEvidence(EvidenceCreate):
    """Een onderbouwing zoals zij in het dossier staat."""

    on: Annotated[Day | None, Field(description="De dag van het gesprek, de referentie of de waarneming")] = (
        None
    )


_Cited = Annotated[
    list[EvidenceCreate], Field(max_length=10, description="Ten minste één onderbouwing (R11)")
]


class AssessmentCreate(Model):
    """Een beoordeling van een activiteit of van het traject, door de toegewezen adviseur (R10)."""

    activity_id: Annotated[
        Identifier | None, Field(description="De activiteit; leeg is het hele traject")
    ] = None
    result: AssessmentResult
    facts: AssessmentText
    opinion: AssessmentText
    # Empty here is refused with its clause by the domain (R11), which a schema cannot name.
    evidence: _Cited = Field(default_factory=list)
    state: AssessmentState = AssessmentState.DRAFT
    supersedes_id: Annotated[
        Identifier | None, Field(description="De vaste beoordeling die deze vervangt")
    ] = None


class AssessmentUpdate(Model):
    """Wat er aan het eigen concept wijzigt; `state` final zet de beoordeling vast."""

    activity_id: Identifier | None = None
    result: AssessmentResult | None = None
    facts: AssessmentText | None = None
    opinion: AssessmentText | None = None
    evidence: _Cited | None = None
    state: AssessmentState | None = None


class Assessment(Model):
    """Een beoordeling met haar onderbouwing en haar schrijver."""

    id: Identifier
    activity_id: Identifier | None
    result: AssessmentResult
    facts: AssessmentText
    opinion: AssessmentText
    evidence: Annotated[list[AssessmentEvidence], Field(min_length=1, max_length=10)]
    state: AssessmentState
    supersedes_id: Identifier | None
    superseded_by: Identifier | None
    author_id: Identifier
    author_name: Line
    created_at: Moment
    final_at: Moment | None
    version: Version


class AssessmentList(Model):
    """De beoordelingen, nieuwste eerst."""

    items: Annotated[list[Assessment], Field(max_length=200)]


def content_of(new: AssessmentCreate) -> AssessmentContent:
    """What is judged, from a body."""
    return AssessmentContent(new.activity_id, new.result, new.facts, new.opinion, _evidence(new.evidence))


def changed_content(current: AssessmentContent, update: AssessmentUpdate) -> AssessmentContent:
    """The content after an update: members that were sent, on top of what there is."""
    return AssessmentContent(
        activity_id=update.activity_id if "activity_id" in update.model_fields_set else current.activity_id,
        result=update.result or current.result,
        facts=current.facts if update.facts is None else update.facts,
        opinion=current.opinion if update.opinion is None else update.opinion,
        evidence=current.evidence if update.evidence is None else _evidence(update.evidence),
    )


def _evidence(bodies: list[EvidenceCreate]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(body.kind, body.note_id, body.reference_id, body.text, body.observed_on) for body in bodies
    )


def present_assessment(assessment: DomainAssessment) -> dict[str, Any]:
    """An assessment as JSON members."""
    content = assessment.content
    return {
        "id": assessment.id,
        "activityId": content.activity_id,
        "result": content.result,
        "facts": content.facts,
        "opinion": content.opinion,
        "evidence": [_present_evidence(cited) for cited in assessment.cited],
        "state": assessment.state,
        "supersedesId": assessment.supersedes_id,
        "supersededBy": assessment.superseded_by,
        "authorId": assessment.author_id,
        "authorName": assessment.author_name,
        "createdAt": assessment.created_at,
        "finalAt": assessment.final_at,
        "version": assessment.version,
    }


def _present_evidence(cited: CitedEvidence) -> dict[str, Any]:
    evidence = cited.evidence
    return {
        "kind": evidence.kind,
        "noteId": evidence.note_id,
        "referenceId": evidence.reference_id,
        "text": evidence.text,
        "observedOn": evidence.observed_on,
        "on": cited.on,
    }
