"""The suitability assessment: the four criteria of R16, a conclusion, and nothing else. No score is computed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid, Refused
from domain.trajects.model import Traject

MAXIMUM_SUITABILITY = 100
"""Of one traject; a bound for lists, far above what any traject holds."""

MAXIMUM_LIMITATIONS = 20


@dataclass(frozen=True, slots=True)
class LimitationsCriterion:
    """The medical criterion, as functional limitations only: records of the file by id, and a text in work terms."""

    record_ids: tuple[UUID, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class SuitabilityContent:
    """The four criteria and what follows from them; every text is sealed. `limitations` None: none that matter."""

    education: str
    experience: str
    limitations: LimitationsCriterion | None
    preferences: str
    conclusion: str
    assessed_on: date


@dataclass(frozen=True, slots=True)
class SuitabilityAssessment:
    """A suitability assessment with its author. It does not change; a newer one stands beside it."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    content: SuitabilityContent
    author_id: UUID
    author_name: str
    created_at: datetime


_TEXTS = {
    "education": "Schrijf op wat de opleiding zegt over passend werk.",
    "experience": "Schrijf op wat de ervaring zegt over passend werk.",
    "preferences": "Schrijf op wat de cliënt graag wil.",
    "conclusion": "Schrijf op welk werk past.",
}


def check_suitability(content: SuitabilityContent, traject: Traject, today: date) -> None:
    """Raise Refused (R29: limitations without a ground), Invalid (R16) naming every member that cannot be."""
    if content.limitations is not None and not traject.header.health_ground:
        raise Refused(
            "Dit traject geeft geen grond om gegevens over gezondheid te verwerken.", clause=Clause.R29
        )
    errors = [
        FieldError(f"/{name}", "required", detail)
        for name, detail in _TEXTS.items()
        if not getattr(content, name).strip()
    ]
    if content.limitations is not None:
        text = content.limitations.text
        if not content.limitations.record_ids and not (text or "").strip():
            detail = "Kies een beperking uit het dossier of schrijf op wat iemand wel en niet kan."
            errors.append(FieldError("/limitations", "required", detail))
    if content.assessed_on > today:
        errors.append(FieldError("/assessedOn", "future", "De datum ligt in de toekomst."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R16, errors=errors)
