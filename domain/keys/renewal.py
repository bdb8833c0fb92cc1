"""Renew the data key of one client: after a suspicion that this key leaked, everything of the file is sealed anew.

One transaction: ended in the middle, nothing has changed, and it is asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from domain.keys.ports import ClientKeysWork
from domain.keys.use_cases import JOB
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.errors import NotFound
from domain.work import Works

LOG = "log_payload"

Told = Callable[[str, int], None]
"""Hears of which table how many rows were sealed anew."""


def _quiet(_table: str, _count: int) -> None:
    """For who does not follow the progress."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """Whose key it was, and how many rows were sealed anew, by table."""

    client_id: UUID
    rows: dict[str, int]


async def renew_client_key(works: Works, client_number: str, told: Told = _quiet) -> Renewed:
    """Give a client a new data key and seal every value of the file with it; the old key is thrown away.

    Acts that write in this file wait until it is done. Raises NotFound; Unreadable when a value does not open, and
    then nothing has changed.
    """
    async with works.begin(Actor.system(JOB), Action.KEY_RENEW, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        uow.log.about("client-key")
        client_id = await uow.client_keys.take(client_number)
        if client_id is None:
            raise NotFound
        uow.log.client_id = client_id
        rows = await _seal_anew(uow, client_id, told)
        uow.log.code = str(sum(rows.values()))
        await uow.client_keys.replace(client_id)
        await uow.commit()
    uow.client_keys.forget(client_id)
    return Renewed(client_id, rows)


async def _seal_anew(uow: ClientKeysWork, client_id: UUID, told: Told) -> dict[str, int]:
    rows: dict[str, int] = {}
    for table in uow.client_keys.tables:
        if count := await uow.client_keys.reseal(client_id, table):
            rows[table] = count
            told(table, count)
    if count := await uow.client_keys.reseal_log(client_id):
        rows[LOG] = rows.get(LOG, 0) + count
    return rows
