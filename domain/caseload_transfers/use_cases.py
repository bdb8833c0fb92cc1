"""The coordinator looks at what a transfer would do, and does it or plans it: all clients or none, in one transaction.

A planned transfer needs no job: it is laid down as assignments whose periods meet at its moment, and the clock of every
later transaction decides whose client it is (docs/decisions/0027).
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from domain.caseload_transfers.model import (
    DIGEST_SHOWS,
    NewTransfer,
    PlannedTransfer,
    Transfer,
    TransferDigest,
    TransferState,
    check_advisers,
    check_cancel,
    check_moment,
    check_preview,
)
from domain.caseload_transfers.ports import CaseloadTransfersWork
from domain.digests.model import most_urgent_first
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound


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

    At once, or from `begins_at` on: until that moment nothing changes for anyone.
    Raises Invalid, Conflict (receiver without an agreement, R27; nothing to transfer; other than was shown).
    """
    await authorise(uow)
    uow.log.about("caseload", new.from_adviser_id)
    check_moment(new.begins_at, uow.now)
    await uow.caseload_transfers.lock(new.from_adviser_id)
    found = await _transfer(uow, new.from_adviser_id, new.to_adviser_id)
    check_preview(new.expected_clients, len(found.moving))
    client_ids = [client.client_id for client in found.moving]
    begins_at = new.begins_at or uow.now
    transfer_id = await uow.caseload_transfers.plan(new, begins_at, len(client_ids))
    await uow.caseload_transfers.move(transfer_id, client_ids, new, begins_at)
    uow.log.shown(client_ids)
    await uow.commit()
    return replace(found, id=transfer_id, at=begins_at)


async def list_transfers(uow: CaseloadTransfersWork) -> Sequence[PlannedTransfer]:
    """All for the coordinator; for an adviser those from or to the own caseload. A number of clients, no names."""
    await authorise(uow)
    uow.log.about("caseload-transfer")
    found = await uow.caseload_transfers.transfers()
    await uow.commit()
    return found


async def cancel_transfer(uow: CaseloadTransfersWork, transfer_id: UUID) -> PlannedTransfer:
    """Call a planned transfer off. Raises NotFound, Conflict (begun or cancelled already)."""
    await authorise(uow)
    uow.log.about("caseload-transfer", transfer_id)
    check_cancel(await _planned(uow, transfer_id, lock=True), uow.now)
    if not await uow.caseload_transfers.cancel(transfer_id):
        raise NotFound
    cancelled = await _planned(uow, transfer_id)
    await uow.commit()
    return cancelled


async def read_transfer_digest(uow: CaseloadTransfersWork, transfer_id: UUID) -> TransferDigest:
    """What waits with each client, for who received them, from its moment on. Raises NotFound."""
    await authorise(uow)
    uow.log.about("caseload-transfer", transfer_id)
    transfer = await _planned(uow, transfer_id)
    begun = transfer.state(uow.now) is TransferState.DONE
    if transfer.to_adviser_id != uow.actor.id or not begun or uow.now - transfer.begins_at > DIGEST_SHOWS:
        raise NotFound
    client_ids = await uow.caseload_transfers.received(transfer_id)
    clients = most_urgent_first(await uow.digests.clients(client_ids, bureau_date(uow.now)))
    uow.log.shown([client.client_id for client in clients])
    await uow.commit()
    return TransferDigest(transfer, clients)


async def _planned(uow: CaseloadTransfersWork, transfer_id: UUID, *, lock: bool = False) -> PlannedTransfer:
    found = await uow.caseload_transfers.transfer(transfer_id, lock=lock)
    if found is None:
        raise NotFound
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
