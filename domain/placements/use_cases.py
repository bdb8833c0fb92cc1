"""Acts on placements (R20). Each placement that begins a run leaves the task to look again after six months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.placements.durability import Durability, check_day, durability, run_of
from domain.placements.model import (
    MAXIMUM_PLACEMENTS,
    Placement,
    PlacementContent,
    PlacementKind,
    check_placement,
)
from domain.placements.ports import PlacementsWork
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound, StaleVersion
from domain.shared.ids import new_id
from domain.tasks.model import NewTask, TaskKind
from domain.trajects.gate import authorise_traject


@dataclass(frozen=True, slots=True)
class JudgedPlacement:
    """A placement with whether it is durable today."""

    placement: Placement
    durability: Durability


async def list_placements(uow: PlacementsWork, traject_id: UUID) -> Sequence[JudgedPlacement]:
    """The placements of a traject, newest begin first."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("placement")
    found = await uow.placements.placements(traject.client_id, traject_id)
    await uow.commit()
    return [_judged(placement, found, bureau_date(uow.now)) for placement in found]


async def add_placement(uow: PlacementsWork, traject_id: UUID, content: PlacementContent) -> JudgedPlacement:
    """Record a placement, and leave the task to check it. Raises Invalid, Conflict."""
    traject = await authorise_traject(uow, traject_id)
    today = bureau_date(uow.now)
    check_placement(content, traject, today, today)
    client_id, placement_id = traject.client_id, new_id()
    others = await uow.placements.placements(client_id, traject_id)
    if len(others) >= MAXIMUM_PLACEMENTS:
        raise Conflict("Dit traject heeft al te veel plaatsingen.")
    uow.log.about("placement", placement_id)
    await uow.placements.add(client_id, traject_id, placement_id, content)
    check_on = _check_on(content, others)
    if check_on is not None:
        await uow.tasks.add(_check_task(client_id, traject_id, placement_id, check_on))
    found = await uow.placements.placements(client_id, traject_id)
    await uow.commit()
    return _judged(_of(found, placement_id), found, today)


async def change_placement(
    uow: PlacementsWork,
    traject_id: UUID,
    placement_id: UUID,
    change: Callable[[PlacementContent], PlacementContent],
    version: int,
) -> JudgedPlacement:
    """Change a placement or record its check; the check's task follows. Raises NotFound, Invalid, StaleVersion."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("placement", placement_id)
    today = bureau_date(uow.now)
    found = await uow.placements.placements(traject.client_id, traject_id)
    current = _of(found, placement_id)
    content = change(current.content)
    check_placement(content, traject, bureau_date(current.created_at), today)
    if not await uow.placements.change(traject.client_id, placement_id, content, version):
        raise StaleVersion(_judged(current, found, today))
    others = [one for one in found if one.id != placement_id]
    await _move_check(uow, current, content, others)
    changed = replace(current, content=content, version=version + 1)
    await uow.commit()
    return _judged(changed, others, today)


async def _move_check(
    uow: PlacementsWork, before: Placement, content: PlacementContent, others: Sequence[Placement]
) -> None:
    """Finish the check's task when the check was done or its day moved, and leave a new one on the new day."""
    check_on = _check_on(content, others)
    checked = _is_checked(content, check_on)
    if not checked and check_on == _check_on(before.content, others):
        return
    await uow.tasks.finish(before.client_id, TaskKind.DURABILITY_CHECK, before.id)
    if check_on is not None and not checked:
        await uow.tasks.add(_check_task(before.client_id, before.traject_id, before.id, check_on))


def _is_checked(content: PlacementContent, check_on: date | None) -> bool:
    """Whether there is nothing left to look at: the work stopped, or went on after the six months."""
    if content.checked_on is None:
        return False
    return not content.still_employed or check_on is None or content.checked_on >= check_on


def _check_on(content: PlacementContent, others: Sequence[Placement]) -> date | None:
    """The day to look again; None for a trial, and for what goes on from a placement that has its own check."""
    if content.kind is PlacementKind.TRIAL:
        return None
    run_begins_on, _ = run_of(content, [other.content for other in others])
    return check_day(content.begins_on) if run_begins_on == content.begins_on else None


def _check_task(client_id: UUID, traject_id: UUID, placement_id: UUID, due_on: date) -> NewTask:
    return NewTask(client_id, traject_id, TaskKind.DURABILITY_CHECK, due_on, source_id=placement_id)


def _judged(placement: Placement, found: Sequence[Placement], today: date) -> JudgedPlacement:
    return JudgedPlacement(placement, durability(placement, found, today))


def _of(found: Sequence[Placement], placement_id: UUID) -> Placement:
    for placement in found:
        if placement.id == placement_id:
            return placement
    raise NotFound
