"""Bodies of suitability assessments: the four criteria of R16, a conclusion, and nothing else."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Day, Identifier, Line, Model, Moment
from domain.suitability.model import LimitationsCriterion, SuitabilityContent
from domain.suitability.model import SuitabilityAssessment as DomainSuitability

CriterionText = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=NO_CONTROL)]


class SuitabilityLimitations(Model):
    """Het medische criterium, alleen als functionele beperking: uit het dossier, of als tekst over werk (R16, R29)."""

    health_record_ids: Annotated[
        list[Identifier], Field(max_length=20, json_schema_extra={"uniqueItems": True})
    ] = Field(default_factory=list)
    text: CriterionText | None = None


class SuitabilityAssessmentCreate(Model):
    """Welk werk past, naar opleiding, ervaring, beperkingen en voorkeuren (R16). Er wordt geen score berekend."""

    education: CriterionText
    experience: CriterionText
    limitations: Annotated[
        SuitabilityLimitations | None, Field(description="Leeg: geen beperkingen die ertoe doen")
    ] = None
    preferences: CriterionText
    conclusion: CriterionText
    assessed_on: Day


class SuitabilityAssessment(SuitabilityAssessmentCreate):
    """Een beoordeling van passend werk met haar schrijver."""

    id: Identifier
    author_id: Identifier
    author_name: Line
    created_at: Moment


class SuitabilityAssessmentList(Model):
    """De beoordelingen van passend werk, nieuwste eerst."""

    items: Annotated[list[SuitabilityAssessment], Field(max_length=100)]


def content_of(new: SuitabilityAssessmentCreate) -> SuitabilityContent:
    """What is judged, from a body. A record that is named twice counts once."""
    limitations = None
    if new.limitations is not None:
        record_ids = tuple(dict.fromkeys(new.limitations.health_record_ids))
        limitations = LimitationsCriterion(record_ids, new.limitations.text)
    return SuitabilityContent(
        new.education, new.experience, limitations, new.preferences, new.conclusion, new.assessed_on
    )


def present_suitability(assessment: DomainSuitability) -> dict[str, Any]:
    """A suitability assessment as JSON members."""
    content, limitations = assessment.content, assessment.content.limitations
    return {
        "id": assessment.id,
        "education": content.education,
        "experience": content.experience,
        "limitations": limitations
        and {"healthRecordIds": list(limitations.record_ids), "text": limitations.text},
        "preferences": content.preferences,
        "conclusion": content.conclusion,
        "assessedOn": content.assessed_on,
        "authorId": assessment.author_id,
        "authorName": assessment.author_name,
        "createdAt": assessment.created_at,
    }
