"""Giving a stored answer again: it holds data, so it passes the same gate and leaves a record of its own."""

from uuid import UUID

from domain.policy.gate import authorise, authorise_client
from domain.ports import UnitOfWork

REPEATED = "repeated"


async def allow_repeat(uow: UnitOfWork, client_id: UUID | None) -> None:
    """Decide and record the act once more, without doing it. Raises NotAuthenticated, Refused, NotFound."""
    if client_id is None:
        await authorise(uow)
    else:
        await authorise_client(uow, client_id)
    uow.log.code = REPEATED
    await uow.commit()
