"""Record on a client's word who may not see the file, and lift it again. Effective at once, everywhere."""

from collections.abc import Sequence
from uuid import UUID

from domain.exclusions.model import Exclusion, ExclusionReason
from domain.exclusions.ports import ExclusionsWork
from domain.policy.gate import authorise_client
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id


async def list_exclusions(uow: ExclusionsWork, client_id: UUID) -> Sequence[Exclusion]:
    """Who may not see this file."""
    await authorise_client(uow, client_id)
    uow.log.about("exclusion")
    found = await uow.exclusions.exclusions(client_id)
    await uow.commit()
    return found


async def add_exclusion(
    uow: ExclusionsWork, client_id: UUID, user_id: UUID, reason: ExclusionReason
) -> Exclusion:
    """Exclude a colleague. Raises Invalid (unknown colleague), Conflict (the assigned adviser; excluded already)."""
    await authorise_client(uow, client_id)
    exclusion_id = new_id()
    uow.log.about("exclusion", exclusion_id)
    if not await uow.exclusions.is_staff(user_id):
        words = "Kies een medewerker van het bureau."
        raise Invalid(words, errors=[FieldError("/userId", "unknown", words)])
    if await uow.exclusions.assigned_adviser(client_id) == user_id:
        raise Conflict(
            "Dit is de toegewezen adviseur. Vraag de coördinator eerst om een andere adviseur.",
            code="assigned-adviser",
            clause=Clause.R26,
        )
    if not await uow.exclusions.add(client_id, exclusion_id, user_id, reason):
        raise Conflict("Deze collega kan het dossier al niet zien.", code="already-excluded")
    found = await uow.exclusions.exclusions(client_id)
    await uow.commit()
    return next(exclusion for exclusion in found if exclusion.id == exclusion_id)


async def lift_exclusion(uow: ExclusionsWork, client_id: UUID, exclusion_id: UUID) -> None:
    """Lift it, on the client's word. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about("exclusion", exclusion_id)
    if not await uow.exclusions.lift(client_id, exclusion_id):
        raise NotFound
    await uow.commit()
