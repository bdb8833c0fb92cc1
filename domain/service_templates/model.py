"""A service's template. A version is never changed: a new one counts for trajects that begin after it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.intake.codes import Service
from domain.shared.errors import FieldError, Invalid
from domain.shared.terms import Term
from domain.tasks.model import TaskKind

MAXIMUM_PHASES = 12
MAXIMUM_COUNT = 1_000

DOCUMENT_KINDS = frozenset(
    {
        TaskKind.INTAKE_REPORT_DUE,
        TaskKind.PLAN_DUE,
        TaskKind.REPORT_DUE,
        TaskKind.EVALUATION_DUE,
        TaskKind.FINAL_REPORT_DUE,
    }
)
"""What a party can expect of a traject; each at most once in a template."""


class Anchor(StrEnum):
    """The day that a deadline counts from."""

    BEGIN = "begin"
    EXPECTED_END = "expected-end"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of a traject. The code stays the same when the name gets better."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class DueDocument:
    """A document due `term` after the anchor, and every `repeat` after that until the expected end."""

    kind: TaskKind
    anchor: Anchor
    term: Term
    repeat: Term | None = None


@dataclass(frozen=True, slots=True)
class TemplateContent:
    """What an administrator sets. `period` is how long a traject of this service usually takes."""

    period: Term | None
    phases: tuple[Phase, ...]
    documents: tuple[DueDocument, ...]


@dataclass(frozen=True, slots=True)
class ServiceTemplate:
    """One version of a service's template."""

    id: UUID
    service: Service
    version: int
    content: TemplateContent
    created_at: datetime


def check_template(content: TemplateContent) -> None:
    """Raise Invalid naming every member that cannot be."""
    errors = _phase_errors(content) + _document_errors(content)
    if content.period is not None and not 0 < content.period.count <= MAXIMUM_COUNT:
        errors.append(FieldError("/period", "term", "Een looptijd is langer dan niets."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def _phase_errors(content: TemplateContent) -> list[FieldError]:
    errors = []
    if not 0 < len(content.phases) <= MAXIMUM_PHASES:
        errors.append(FieldError("/phases", "required", f"Geef 1 tot {MAXIMUM_PHASES} fasen."))
    seen: set[str] = set()
    for number, phase in enumerate(content.phases):
        if phase.code in seen:
            errors.append(FieldError(f"/phases/{number}/code", "repeated", "Deze fase staat er al."))
        if not phase.name.strip():
            errors.append(FieldError(f"/phases/{number}/name", "required", "Geef de fase een naam."))
        seen.add(phase.code)
    return errors


def _document_errors(content: TemplateContent) -> list[FieldError]:
    errors = []
    seen: set[TaskKind] = set()
    for number, document in enumerate(content.documents):
        where = f"/documents/{number}"
        if document.kind not in DOCUMENT_KINDS:
            errors.append(FieldError(f"{where}/kind", "kind", "Deze soort hoort niet bij een dienst."))
        if document.kind in seen:
            errors.append(FieldError(f"{where}/kind", "repeated", "Dit document staat er al."))
        seen.add(document.kind)
        if document.repeat is None:
            continue
        if document.repeat.count == 0:
            errors.append(FieldError(f"{where}/repeat", "term", "Herhalen gaat over minstens één dag."))
        if document.anchor is Anchor.EXPECTED_END:
            errors.append(FieldError(f"{where}/repeat", "anchor", "Herhalen kan alleen vanaf het begin."))
    return errors
