"""Acts on assessments: by the assigned adviser alone (R10), on evidence from this client's own file (R11)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from domain.assessments.model import (
    MAXIMUM_ASSESSMENTS,
    Assessment,
    AssessmentContent,
    AssessmentState,
    EvidenceKind,
    check_assessment,
)
from domain.assessments.ports import AssessmentsWork, Citable
from domain.notes.model import NoteKind
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, Refused, StaleVersion
from domain.shared.ids import new_id
from domain.trajects.gate import authorise_traject


async def list_assessments(uow: AssessmentsWork, traject_id: UUID) -> Sequence[Assessment]:
    """The assessments of a traject, newest first."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("assessment")
    found = await uow.assessments.assessments(traject.client_id, traject_id)
    await uow.commit()
    return found


async def read_assessment(uow: AssessmentsWork, traject_id: UUID, assessment_id: UUID) -> Assessment:
    """One assessment. Raises NotFound."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("assessment", assessment_id)
    found = await _assessment(uow, traject.client_id, traject_id, assessment_id)
    await uow.commit()
    return found


async def add_assessment(
    uow: AssessmentsWork,
    traject_id: UUID,
    content: AssessmentContent,
    state: AssessmentState,
    supersedes_id: UUID | None,
) -> Assessment:
    """Judge a result. Raises Refused (R10), Invalid (R11: no evidence, or another client's), Conflict."""
    traject = await authorise_traject(uow, traject_id)
    client_id, assessment_id = traject.client_id, new_id()
    await _check(uow, client_id, traject_id, content)
    earlier = await uow.assessments.assessments(client_id, traject_id)
    if len(earlier) >= MAXIMUM_ASSESSMENTS:
        raise Conflict("Dit traject heeft al te veel beoordelingen.")
    if supersedes_id is not None:
        _check_superseded(earlier, supersedes_id)
    uow.log.about("assessment", assessment_id)
    await uow.assessments.add(client_id, traject_id, assessment_id, content, supersedes_id)
    if state is AssessmentState.FINAL:
        await uow.assessments.make_final(client_id, assessment_id)
    made = await _assessment(uow, client_id, traject_id, assessment_id)
    await uow.commit()
    return made


async def change_assessment(
    uow: AssessmentsWork,
    traject_id: UUID,
    assessment_id: UUID,
    change: Callable[[AssessmentContent], AssessmentContent],
    state: AssessmentState,
    version: int,
) -> Assessment:
    """Change the own draft, or make it final.

    Raises NotFound, Refused (R10: another's judgement), Conflict (it is final), Invalid, StaleVersion.
    """
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("assessment", assessment_id)
    client_id = traject.client_id
    current = await _assessment(uow, client_id, traject_id, assessment_id)
    if current.author_id != uow.actor.id:
        raise Refused("Alleen wie het resultaat beoordeelde, kan de beoordeling wijzigen.", clause=Clause.R10)
    if current.state is AssessmentState.FINAL:
        raise Conflict("Deze beoordeling staat vast. Maak een nieuwe die haar vervangt.", clause=Clause.R10)
    content = change(current.content)
    await _check(uow, client_id, traject_id, content)
    if not await uow.assessments.change(client_id, assessment_id, content, version):
        raise StaleVersion(current)
    if state is AssessmentState.FINAL:
        await uow.assessments.make_final(client_id, assessment_id)
    changed = await _assessment(uow, client_id, traject_id, assessment_id)
    await uow.commit()
    return changed


def _check_superseded(earlier: Sequence[Assessment], supersedes_id: UUID) -> None:
    old = next((one for one in earlier if one.id == supersedes_id), None)
    if old is None:
        error = FieldError("/supersedesId", "unknown", "Deze beoordeling hoort niet bij dit traject.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])
    if old.state is AssessmentState.DRAFT:
        raise Conflict("Deze beoordeling is nog een concept. Wijzig het concept zelf.")
    if old.superseded_by is not None:
        raise Conflict("Deze beoordeling is al vervangen.")


async def _check(uow: AssessmentsWork, client_id: UUID, traject_id: UUID, content: AssessmentContent) -> None:
    check_assessment(content, bureau_date(uow.now))
    errors = _citation_errors(content, await uow.assessments.citable(client_id, traject_id, content))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R11, errors=errors)


def _citation_errors(content: AssessmentContent, citable: Citable) -> list[FieldError]:
    errors = []
    if content.activity_id is not None and not citable.activity:
        errors.append(FieldError("/activityId", "unknown", "Deze activiteit hoort niet bij dit traject."))
    for number, evidence in enumerate(content.evidence):
        at = f"/evidence/{number}"
        match evidence.kind:
            case EvidenceKind.CONVERSATION if evidence.note_id not in citable.notes:
                errors.append(FieldError(f"{at}/noteId", "unknown", "Dit gesprek staat niet in dit dossier."))
            case EvidenceKind.CONVERSATION if citable.notes[evidence.note_id] is NoteKind.NO_SHOW:
                detail = "Dit gesprek ging niet door. Er blijkt dus niets uit."
                errors.append(FieldError(f"{at}/noteId", "no-show", detail))
            case EvidenceKind.REFERENCE if evidence.reference_id not in citable.references:
                detail = "Deze referentie staat niet in dit dossier."
                errors.append(FieldError(f"{at}/referenceId", "unknown", detail))
            case _:
                pass
    return errors


async def _assessment(
    uow: AssessmentsWork, client_id: UUID, traject_id: UUID, assessment_id: UUID
) -> Assessment:
    found = await uow.assessments.assessment(client_id, traject_id, assessment_id)
    if found is None:
        raise NotFound
    return found
