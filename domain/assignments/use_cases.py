"""The coordinator hands a client to another adviser: the old assignment ends in the same act (R24)."""

from collections.abc import Sequence
from uuid import UUID

from domain.assignments.model import Assignment
from domain.assignments.ports import AssignmentsWork
from domain.policy.gate import authorise_client
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict


async def list_assignments(uow: AssignmentsWork, client_id: UUID) -> Sequence[Assignment]:
    """The assignments of a client that the actor may see, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("assignment")
    found = await uow.assignments.assignments(client_id)
    await uow.commit()
    return found


async def reassign(uow: AssignmentsWork, client_id: UUID, adviser_id: UUID, reason: str) -> Assignment:
    """Assign to another adviser. Raises NotFound, Conflict (adviser without agreement, R27, or excluded, R26)."""
    await authorise_client(uow, client_id)
    if not await uow.clients.adviser_available(adviser_id):
        raise Conflict(
            "Deze adviseur heeft geen geldige geheimhoudingsverklaring en kan geen cliënten krijgen.",
            clause=Clause.R27,
            code="adviser-unavailable",
        )
    if await uow.exclusions.is_excluded(client_id, adviser_id):
        raise Conflict(
            "De cliënt wil deze collega niet bij het dossier.", clause=Clause.R26, code="adviser-excluded"
        )
    assignment_id = await uow.referrals.assign(client_id, adviser_id, reason)
    uow.log.about("assignment", assignment_id)
    found = await uow.assignments.assignments(client_id)
    await uow.commit()
    return next(assignment for assignment in found if assignment.id == assignment_id)
