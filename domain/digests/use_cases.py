"""The digest of one client, for who has the file: the assigned adviser or a stand-in."""

from uuid import UUID

from domain.digests.model import DigestClient
from domain.digests.ports import DigestsWork
from domain.policy.gate import authorise_client
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound


async def read_client_digest(uow: DigestsWork, client_id: UUID) -> DigestClient:
    """What waits with this client. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about("client", client_id)
    found = await uow.digests.clients([client_id], bureau_date(uow.now))
    if not found:
        raise NotFound
    await uow.commit()
    return found[0]
