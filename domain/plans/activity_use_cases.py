"""Acts on activities (R9). What is planned belongs to the plan; what becomes of it is the adviser's daily work."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from domain.plans.activities import (
    MAXIMUM_ACTIVITIES,
    Activity,
    Period,
    PlannedActivity,
    Progress,
    check_planned,
    check_removable,
    settle,
)
from domain.plans.model import check_open
from domain.plans.ports import PlansWork
from domain.plans.use_cases import open_for_change
from domain.shared.errors import Conflict, NotFound, StaleVersion
from domain.shared.ids import new_id
from domain.trajects.gate import authorise_traject
from domain.trajects.model import Traject

ActivityContent = tuple[PlannedActivity, Progress]


async def list_activities(uow: PlansWork, traject_id: UUID) -> Sequence[Activity]:
    """The activities of a traject, in the order they were planned. Raises NotFound."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("activity")
    found = await uow.plans.activities(traject)
    await uow.commit()
    return found


async def add_activity(uow: PlansWork, traject_id: UUID, planned: PlannedActivity) -> Activity:
    """Plan an activity. Raises NotFound, Conflict (closed traject, too many), Invalid."""
    traject = await authorise_traject(uow, traject_id)
    check_open(traject.header.state)
    check_planned(planned, _period(traject))
    if len(await uow.plans.activities(traject)) >= MAXIMUM_ACTIVITIES:
        raise Conflict(
            f"Een traject heeft hoogstens {MAXIMUM_ACTIVITIES} activiteiten.", code="too-many-activities"
        )
    activity_id = new_id()
    uow.log.about("activity", activity_id)
    await open_for_change(uow, traject)
    await uow.plans.add_activity(traject, activity_id, planned)
    activity = await _activity(uow, traject, activity_id)
    await uow.commit()
    return activity


async def change_activity(
    uow: PlansWork,
    traject_id: UUID,
    activity_id: UUID,
    change: Callable[[ActivityContent], ActivityContent],
    version: int,
) -> Activity:
    """Change an activity. Its status and result move on under the same plan; a change of what was planned is an edit
    of the plan. Raises NotFound, Conflict, Invalid, StaleVersion."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("activity", activity_id)
    current = await _activity(uow, traject, activity_id)
    check_open(traject.header.state)
    if current.version != version:
        raise StaleVersion(current)
    planned, progress = change((current.planned, current.progress))
    progress = settle(progress)
    if planned != current.planned:
        check_planned(planned, _period(traject))
        await open_for_change(uow, traject)
    if not await uow.plans.change_activity(traject, activity_id, planned, progress, version):
        raise StaleVersion(await _activity(uow, traject, activity_id))
    await uow.commit()
    return replace(current, planned=planned, progress=progress, version=version + 1)


async def remove_activity(uow: PlansWork, traject_id: UUID, activity_id: UUID, version: int) -> None:
    """Take a planned activity out of the plan. Raises NotFound, StaleVersion, Conflict when it was deployed (R9)."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("activity", activity_id)
    current = await _activity(uow, traject, activity_id)
    check_open(traject.header.state)
    if current.version != version:
        raise StaleVersion(current)
    check_removable(current)
    await open_for_change(uow, traject)
    if not await uow.plans.remove_activity(traject, activity_id, version):
        raise StaleVersion(await _activity(uow, traject, activity_id))
    await uow.commit()


async def _activity(uow: PlansWork, traject: Traject, activity_id: UUID) -> Activity:
    activity = await uow.plans.activity(traject, activity_id)
    if activity is None:
        raise NotFound
    return activity


def _period(traject: Traject) -> Period:
    """The days of the traject: until it ends, the end that was agreed counts."""
    header = traject.header
    return Period(header.started_on, header.ended_on or header.expected_end_on)
