"""Acts on suitability assessments (R16): by the assigned adviser, with a purpose, as for health records (R23, R29)."""

from collections.abc import Sequence
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid
from domain.shared.ids import new_id
from domain.suitability.model import (
    MAXIMUM_SUITABILITY,
    SuitabilityAssessment,
    SuitabilityContent,
    check_suitability,
)
from domain.suitability.ports import SuitabilityWork
from domain.trajects.gate import authorise_traject


async def list_suitability(uow: SuitabilityWork, traject_id: UUID) -> Sequence[SuitabilityAssessment]:
    """The suitability assessments of a traject, newest first."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("suitability-assessment")
    found = await uow.suitability.assessments(traject.client_id, traject_id)
    await uow.commit()
    return found


async def add_suitability(
    uow: SuitabilityWork, traject_id: UUID, content: SuitabilityContent
) -> SuitabilityAssessment:
    """Judge which work fits. Raises Refused (R29), Invalid (R16), Conflict."""
    traject = await authorise_traject(uow, traject_id)
    check_suitability(content, traject, bureau_date(uow.now))
    await _check_limitations(uow, traject.client_id, content)
    if len(await uow.suitability.assessments(traject.client_id, traject_id)) >= MAXIMUM_SUITABILITY:
        raise Conflict("Dit traject heeft al te veel beoordelingen van passend werk.")
    assessment_id = new_id()
    uow.log.about("suitability-assessment", assessment_id)
    await uow.suitability.add(traject.client_id, traject_id, assessment_id, content)
    made = await uow.suitability.assessments(traject.client_id, traject_id)
    await uow.commit()
    return next(one for one in made if one.id == assessment_id)


async def _check_limitations(uow: SuitabilityWork, client_id: UUID, content: SuitabilityContent) -> None:
    named = content.limitations.record_ids if content.limitations else ()
    known = await uow.suitability.known_limitations(client_id, named) if named else frozenset()
    errors = [
        FieldError(
            f"/limitations/healthRecordIds/{number}", "unknown", "Deze beperking staat niet in dit dossier."
        )
        for number, record_id in enumerate(named)
        if record_id not in known
    ]
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R16, errors=errors)
