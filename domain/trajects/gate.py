"""The gate of everything that is reached by a traject: the client behind it decides (R24)."""

from uuid import UUID

from domain.policy.gate import authorise_client
from domain.policy.replay import REPEATED
from domain.shared.errors import NotFound
from domain.shared.ids import new_id
from domain.trajects.model import Traject
from domain.trajects.ports import TrajectsWork


async def authorise_traject(uow: TrajectsWork, traject_id: UUID) -> Traject:
    """Decide an act on a traject's client and answer the traject.

    Raises NotAuthenticated, Refused, NotFound. A traject out of reach is decided for a client that does not exist,
    so that the answer and the work are those of a foreign one.
    """
    found = await uow.trajects.traject(traject_id)
    await authorise_client(uow, found.client_id if found else new_id())
    if found is None:
        raise NotFound
    return found


async def allow_repeat_under_traject(uow: TrajectsWork, traject_id: UUID) -> None:
    """Decide and record an act under a traject once more, without doing it: its stored answer is given again.

    Raises NotAuthenticated, Refused, NotFound.
    """
    await authorise_traject(uow, traject_id)
    uow.log.code = REPEATED
    await uow.commit()
