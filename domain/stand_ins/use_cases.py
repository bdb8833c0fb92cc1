"""Arranging a stand-in, ending it early, and the digest at its start. The end comes by itself: no act is needed."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from domain.digests.model import most_urgent_first
from domain.policy.gate import authorise
from domain.policy.roles import Role
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, Refused, StaleVersion
from domain.shared.ids import new_id
from domain.stand_ins.model import Colleague, Digest, NewStandIn, StandIn, check_stand_in
from domain.stand_ins.ports import StandInsWork

SHORTEST = timedelta(milliseconds=1)
"""A stand-in ended before it began keeps a period, so that the record of it can be read."""


async def list_colleagues(uow: StandInsWork) -> Sequence[Colleague]:
    """Who works here, by name: to choose a stand-in, or who may not see a file."""
    await authorise(uow)
    uow.log.about("app_user")
    found = await uow.stand_ins.colleagues(bureau_date(uow.now))
    await uow.commit()
    return found


async def list_stand_ins(uow: StandInsWork) -> Sequence[StandIn]:
    """Given and received; for the coordinator all. Newest first."""
    await authorise(uow)
    uow.log.about("stand-in")
    found = await uow.stand_ins.stand_ins()
    await uow.commit()
    return found


async def arrange_stand_in(uow: StandInsWork, new: NewStandIn) -> StandIn:
    """Let a colleague take over (R26). An adviser arranges it for the own clients, the coordinator for anyone's.

    Raises Invalid, Refused, Conflict (overlap; a stand-in without an agreement, R27).
    """
    decision = await authorise(uow)
    if decision.role is not Role.COORDINATOR and new.absent_adviser_id != uow.actor.id:
        raise Refused("Een waarneming regelt u alleen voor uw eigen cliënten.", clause=Clause.R26)
    check_stand_in(new, uow.now)
    await _need_available(uow, new)
    listed = sorted(new.scope.client_ids)
    if listed and await uow.stand_ins.assigned_to(new.absent_adviser_id, listed) != len(listed):
        words = "Kies alleen cliënten die aan deze adviseur zijn toegewezen."
        raise Invalid(words, errors=[FieldError("/clientIds", "not-assigned", words)], clause=Clause.R26)
    stand_in_id = new_id()
    uow.log.about("stand-in", stand_in_id)
    uow.log.shown(listed)
    if not await uow.stand_ins.add(stand_in_id, new):
        raise Conflict(
            "Deze collega neemt in deze periode al waar.", code="stand-in-overlaps", clause=Clause.R26
        )
    made = await _stand_in(uow, stand_in_id)
    await uow.commit()
    return made


async def end_stand_in(uow: StandInsWork, stand_in_id: UUID, version: int) -> StandIn:
    """End it now. Raises NotFound, Refused (only who may arrange it), Conflict (over already), StaleVersion."""
    decision = await authorise(uow)
    current = await _stand_in(uow, stand_in_id)
    uow.log.about("stand-in", stand_in_id)
    if decision.role is not Role.COORDINATOR and current.absent_adviser_id != uow.actor.id:
        raise Refused("Alleen wie afwezig is of de coördinator beëindigt een waarneming.", clause=Clause.R26)
    if current.ends_at <= uow.now:
        raise Conflict("Deze waarneming is al voorbij.", code="stand-in-over")
    at = max(uow.now, current.begins_at + SHORTEST)
    if not await uow.stand_ins.end(stand_in_id, at, version):
        raise StaleVersion(current)
    ended = await _stand_in(uow, stand_in_id)
    await uow.commit()
    return ended


async def read_digest(uow: StandInsWork, stand_in_id: UUID) -> Digest:
    """What waits with each client, for the one who stands in, as long as it runs. Raises NotFound."""
    await authorise(uow)
    uow.log.about("stand-in", stand_in_id)
    current = await _stand_in(uow, stand_in_id)
    if current.stand_in_id != uow.actor.id or current.state(uow.now) != "running":
        raise NotFound
    client_ids = await uow.stand_ins.clients_of(stand_in_id)
    clients = most_urgent_first(await uow.digests.clients(client_ids, bureau_date(uow.now)))
    uow.log.shown([client.client_id for client in clients])
    await uow.commit()
    return Digest(current, clients)


async def _need_available(uow: StandInsWork, new: NewStandIn) -> None:
    first_day = bureau_date(max(new.begins_at, uow.now))
    if not await uow.stand_ins.available(new.stand_in_id, first_day):
        raise Conflict(
            "Deze collega is geen adviseur met een geldige geheimhoudingsverklaring.",
            code="adviser-unavailable",
            clause=Clause.R27,
        )


async def _stand_in(uow: StandInsWork, stand_in_id: UUID) -> StandIn:
    found = await uow.stand_ins.stand_in(stand_in_id)
    if found is None:
        raise NotFound
    return found
