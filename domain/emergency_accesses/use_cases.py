"""Taking emergency access, seeing who took it, and the review without which there is no next one (R26)."""

from collections.abc import Sequence
from uuid import UUID

from domain.emergency_accesses.model import (
    LENGTH,
    TRIES_PER_HOUR,
    EmergencyAccess,
    EmergencyRequest,
    Outcome,
    check_request,
    need_fresh_factor,
    review_due,
)
from domain.emergency_accesses.ports import EmergencyWork
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound, Refused, StaleVersion, TooMany


async def open_emergency_access(uow: EmergencyWork, request: EmergencyRequest) -> EmergencyAccess:
    """Take read-only access to one client's file for thirty minutes.

    Raises StrongLoginRequired, Invalid, Refused (an earlier one is not reviewed yet), TooMany, NotFound.
    """
    await authorise(uow)
    uow.log.about("emergency-access")
    need_fresh_factor(await uow.access.standing(), uow.now)
    check_request(request)
    if await uow.emergency_accesses.unreviewed():
        raise Refused(
            "Uw vorige noodtoegang is nog niet beoordeeld. Vraag de privacyfunctionaris.", clause=Clause.R26
        )
    if await uow.access.count_act("emergency-access.open") > TRIES_PER_HOUR:
        raise TooMany("U heeft dit uur te vaak noodtoegang gevraagd.", 3600)
    access_id = await uow.emergency_accesses.open(request, uow.now + LENGTH, review_due(bureau_date(uow.now)))
    if access_id is None:
        raise NotFound("Er is geen cliënt met dit nummer en deze geboortedatum.")
    opened = await _access(uow, access_id)
    uow.log.about("emergency-access", access_id)
    uow.log.client_id = opened.client_id
    uow.log.code = request.kind.value
    await uow.commit()
    return opened


async def list_emergency_accesses(uow: EmergencyWork, *, unreviewed_only: bool) -> Sequence[EmergencyAccess]:
    """The own ones; for the privacy officer all. Newest first."""
    await authorise(uow)
    uow.log.about("emergency-access")
    found = await uow.emergency_accesses.accesses(unreviewed_only=unreviewed_only)
    await uow.commit()
    return found


async def review_emergency_access(
    uow: EmergencyWork, access_id: UUID, outcome: Outcome, remark: str, version: int
) -> EmergencyAccess:
    """Judge one, as a second person. Raises NotFound, Refused (own), Conflict (judged already), StaleVersion."""
    await authorise(uow)
    current = await _access(uow, access_id)
    uow.log.about("emergency-access", access_id)
    uow.log.client_id = current.client_id
    if current.adviser_id == uow.actor.id:
        raise Refused("De eigen noodtoegang beoordeelt een ander.", clause=Clause.R26)
    if current.reviewed_at is not None:
        raise Conflict("Deze noodtoegang is al beoordeeld.", code="already-reviewed")
    if not await uow.emergency_accesses.review(current, outcome, remark, version):
        raise StaleVersion(current)
    reviewed = await _access(uow, access_id)
    uow.log.code = outcome.value
    await uow.commit()
    return reviewed


async def _access(uow: EmergencyWork, access_id: UUID) -> EmergencyAccess:
    found = await uow.emergency_accesses.access(access_id)
    if found is None:
        raise NotFound
    return found
