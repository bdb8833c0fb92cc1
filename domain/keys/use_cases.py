"""Rotate the master and the index key while the work goes on; tell the administrator how far it is.

Every batch is one transaction with one record: what was killed in the middle goes on with what is left.
"""

from collections.abc import Callable

from domain.keys.model import KeyKind, KeyStatus, may_go
from domain.keys.ports import KeysWork
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict
from domain.work import Works

JOB = "keys"
BATCH = 2000

Told = Callable[[int], None]
"""Hears how many rows a batch did."""


def _quiet(_count: int) -> None:
    """For who does not follow the progress."""


async def read_key_status(uow: KeysWork) -> tuple[KeyStatus, ...]:
    """Versions and progress of each kind of key, for the administrator."""
    await authorise(uow)
    uow.log.about("key")
    found = tuple([await uow.key_versions.status(kind) for kind in KeyKind])
    await uow.commit()
    return found


async def status_for_command(works: Works) -> tuple[KeyStatus, ...]:
    """The same for the command line and the job, which show it to who runs the machine. Reads no data of anyone."""
    async with works.begin(Actor.system(JOB), Action.KEY_ROTATE, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        return tuple([await uow.key_versions.status(kind) for kind in KeyKind])


async def rewrap_all(works: Works, told: Told = _quiet, *, batch: int = BATCH) -> int:
    """Wrap every data key with the newest master key. Answers how many were behind."""
    count = 0
    while True:
        async with works.begin(Actor.system(JOB), Action.KEY_ROTATE, Purpose.ADMINISTRATION) as uow:
            await authorise(uow)
            done = await uow.key_versions.rewrap(batch)
            if done:
                uow.log.about("master-key")
                uow.log.code = str(done)
                await uow.commit()
        if not done:
            return count
        count += done
        told(done)


async def fill_next_index(works: Works, told: Told = _quiet, *, batch: int = BATCH) -> int:
    """Compute the index of every BSN under the next index key. Answers how many; 0 when there is no next key."""
    count = 0
    for referrals in (False, True):
        after = None
        while True:
            async with works.begin(Actor.system(JOB), Action.KEY_ROTATE, Purpose.ADMINISTRATION) as uow:
                await authorise(uow)
                fill = (
                    uow.key_versions.fill_next_index_of_referrals
                    if referrals
                    else uow.key_versions.fill_next_index
                )
                done, after = await fill(after, batch)
                if done:
                    uow.log.about("index-key")
                    uow.log.code = str(done)
                    await uow.commit()
            if not done:
                break
            count += done
            told(done)
    return count


async def retire(works: Works, kind: KeyKind, version: int) -> None:
    """Let an old version go. For the index key this is the switch: from then on the next index is the one in use.

    Raises Conflict while a row rests on it, or while a process may not have heard of the new version.
    """
    async with works.begin(Actor.system(JOB), Action.KEY_RETIRE, Purpose.ADMINISTRATION) as uow:
        await authorise(uow)
        uow.log.about(f"{kind.value}-key")
        uow.log.code = str(version)
        refusal = may_go(await uow.key_versions.status(kind), version, await uow.key_versions.database_time())
        if refusal is not None:
            raise Conflict(refusal, clause=Clause.AVG_32, code="key-in-use")
        gone = (
            await uow.key_versions.retire_master(version)
            if kind is KeyKind.MASTER
            else await uow.key_versions.switch_index(version) == 0
        )
        if not gone:
            raise Conflict(
                "Er kwam intussen een rij bij op de oude versie. Probeer het opnieuw.",
                clause=Clause.AVG_32,
                code="key-in-use",
            )
        await uow.commit()
