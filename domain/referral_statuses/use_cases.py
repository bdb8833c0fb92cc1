"""The party's machine asks where its own orders stand."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from domain.policy.gate import authorise
from domain.referral_statuses.model import ReferralStatus
from domain.referral_statuses.ports import ReferralStatusWork
from domain.shared.errors import NotFound


async def list_statuses(
    uow: ReferralStatusWork,
    changed_since: datetime | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[ReferralStatus]:
    """The own orders, oldest first; with `changed_since` only those of which something changed from then on."""
    await authorise(uow)
    found = await uow.referral_statuses.statuses(_own_party(uow), changed_since, after, limit)
    await uow.commit()
    return found


async def read_status(uow: ReferralStatusWork, status_id: UUID) -> ReferralStatus:
    """One order, by the id of its referral or its traject. Raises NotFound, also for another party's."""
    await authorise(uow)
    uow.log.about("referral", status_id)
    status = await uow.referral_statuses.status(_own_party(uow), status_id)
    if status is None:
        raise NotFound
    await uow.commit()
    return status


def _own_party(uow: ReferralStatusWork) -> UUID:
    if uow.actor.party_id is None:
        raise NotFound
    return uow.actor.party_id
