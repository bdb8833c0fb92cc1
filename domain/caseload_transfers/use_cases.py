"""The coordinator looks at what a transfer would do, and does it: all clients or none, in one transaction."""

from uuid import UUID

from domain.caseload_transfers.model import (
    NewTransfer,
    Transfer,
    check_advisers,
    check_preview,
)
from domain.caseload_transfers.ports import CaseloadTransfersWork
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict


async def preview_transfer(
    uow: CaseloadTransfersWork, from_adviser_id: UUID, to_adviser_id: UUID
) -> Transfer:
    """Who would move and who would stay. Raises Invalid, Conflict (receiver without an agreement, R27)."""
    await authorise(uow)
    uow.log.about("caseload", from_adviser_id)
    found = await _transfer(uow, from_adviser_id, to_adviser_id)
    uow.log.shown([client.client_id for client in (*found.moving, *found.left_out)])
    await uow.commit()
    return found


async def transfer_caseload(uow: CaseloadTransfersWork, new: NewTransfer) -> Transfer:
    """Hand every client over who does not exclude the receiver; each gets an assignment of its own (R24).

    Raises Invalid, Conflict (receiver without an agreement, R27; nothing to transfer; other than was shown).
    """
    await authorise(uow)
    uow.log.about("caseload", new.from_adviser_id)
    await uow.caseload_transfers.lock(new.from_adviser_id)
    found = await _transfer(uow, new.from_adviser_id, new.to_adviser_id)
    check_preview(new.expected_clients, len(found.moving))
    client_ids = [client.client_id for client in found.moving]
    await uow.caseload_transfers.move(client_ids, new.to_adviser_id, new.reason)
    uow.log.shown(client_ids)
    await uow.commit()
    return found


async def _transfer(uow: CaseloadTransfersWork, from_adviser_id: UUID, to_adviser_id: UUID) -> Transfer:
    check_advisers(from_adviser_id, to_adviser_id)
    if not await uow.clients.adviser_available(to_adviser_id):
        raise Conflict(
            "Deze adviseur heeft geen geldige geheimhoudingsverklaring en kan geen cliënten krijgen.",
            clause=Clause.R27,
            code="adviser-unavailable",
        )
    today = bureau_date(uow.now)
    clients = await uow.caseload_transfers.caseload(from_adviser_id, to_adviser_id, today)
    return Transfer(
        from_adviser_id,
        to_adviser_id,
        moving=tuple(client for client in clients if not client.excluded),
        left_out=tuple(client for client in clients if client.excluded),
        at=uow.now,
    )
