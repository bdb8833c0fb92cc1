"""Acts on references (R11). What a final assessment rests on does not change any more."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from domain.policy.gate import authorise_client
from domain.references.model import MAXIMUM_REFERENCES, Reference, ReferenceContent, check_reference
from domain.references.ports import Citation, ReferencesWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, StaleVersion
from domain.shared.ids import new_id


async def list_references(uow: ReferencesWork, client_id: UUID) -> Sequence[Reference]:
    """The references of a file, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("reference")
    found = await uow.references.references(client_id)
    await uow.commit()
    return found


async def add_reference(uow: ReferencesWork, client_id: UUID, content: ReferenceContent) -> Reference:
    """Record a reference. Raises Invalid (R11: no basis, or none that can be checked), Conflict."""
    await authorise_client(uow, client_id)
    await _check(uow, client_id, content)
    if len(await uow.references.references(client_id)) >= MAXIMUM_REFERENCES:
        raise Conflict("Er staan al te veel referenties in het dossier.")
    reference_id = new_id()
    uow.log.about("reference", reference_id)
    await uow.references.add(client_id, reference_id, content)
    reference = await _reference(uow, client_id, reference_id)
    await uow.commit()
    return reference


async def change_reference(
    uow: ReferencesWork,
    client_id: UUID,
    reference_id: UUID,
    change: Callable[[ReferenceContent], ReferenceContent],
    version: int,
) -> Reference:
    """Change a reference. Raises NotFound, Invalid, Conflict (a final assessment rests on it), StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about("reference", reference_id)
    current = await _reference(uow, client_id, reference_id)
    if await uow.references.citation(client_id, reference_id) is Citation.BY_FINAL:
        raise Conflict(
            "Een vaste beoordeling noemt deze referentie. Leg een nieuwe referentie vast.", clause=Clause.R11
        )
    content = change(current.content)
    await _check(uow, client_id, content)
    if not await uow.references.change(client_id, reference_id, content, version):
        raise StaleVersion(current)
    await uow.commit()
    return replace(current, content=content, version=version + 1)


async def remove_reference(uow: ReferencesWork, client_id: UUID, reference_id: UUID, version: int) -> None:
    """Take a reference out. Raises NotFound, Conflict (an assessment cites it), StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about("reference", reference_id)
    current = await _reference(uow, client_id, reference_id)
    if await uow.references.citation(client_id, reference_id) is not Citation.NONE:
        raise Conflict("Een beoordeling noemt deze referentie. Zij blijft in het dossier.", clause=Clause.R11)
    if not await uow.references.remove(client_id, reference_id, version):
        raise StaleVersion(current)
    await uow.commit()


async def _check(uow: ReferencesWork, client_id: UUID, content: ReferenceContent) -> None:
    check_reference(content, bureau_date(uow.now))
    traject_id = content.traject_id
    if traject_id is not None and not await uow.references.has_traject(client_id, traject_id):
        error = FieldError("/trajectId", "unknown", "Dit traject hoort niet bij deze cliënt.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])


async def _reference(uow: ReferencesWork, client_id: UUID, reference_id: UUID) -> Reference:
    reference = await uow.references.reference(client_id, reference_id)
    if reference is None:
        raise NotFound
    return reference
