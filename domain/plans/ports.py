"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.events.ports import EventsWork
from domain.plans.activities import Activity, PlannedActivity, Progress
from domain.plans.model import (
    ClientApproval,
    PartyApproval,
    Plan,
    PlanHeader,
    PlanState,
    PlanStatus,
    PlanTexts,
)
from domain.tasks.ports import TasksWork
from domain.trajects.model import Traject
from domain.trajects.ports import TrajectsWork


class PlanRepository(Protocol):
    """Versions of plans and activities of one traject, texts sealed with the client's key."""

    async def current(self, traject: Traject, *, lock: bool = False) -> Plan | None:
        """The present version. `lock` holds it until the act ends, so that two acts on it follow each other."""
        ...

    async def numbered(self, traject: Traject, number: int) -> Plan | None: ...

    async def versions(self, traject: Traject) -> Sequence[PlanHeader]:
        """All versions, newest first."""
        ...

    async def party_approval_required(self, traject: Traject) -> bool:
        """Whether the contract asks for the commissioning party's approval."""
        ...

    async def begin(self, traject: Traject, texts: PlanTexts) -> bool:
        """Lay down version 1. False when there is one already."""
        ...

    async def begin_next(self, traject: Traject, current: Plan, texts: PlanTexts) -> None:
        """Supersede a version and lay down the next."""
        ...

    async def change_texts(
        self, traject: Traject, plan: Plan, texts: PlanTexts, expected_version: int
    ) -> bool: ...

    async def approve_by_client(
        self, traject: Traject, plan: Plan, approval: ClientApproval, state: PlanState
    ) -> None:
        """Freeze the version with its activities as planned."""
        ...

    async def approve_by_party(self, plan_id: UUID, approval: PartyApproval) -> bool: ...

    async def status_for_party(self, traject_id: UUID) -> PlanStatus | None:
        """The newest version a client approved, when the traject is the actor's own party's."""
        ...

    async def activities(self, traject: Traject) -> Sequence[Activity]: ...

    async def activity(self, traject: Traject, activity_id: UUID) -> Activity | None: ...

    async def add_activity(self, traject: Traject, activity_id: UUID, planned: PlannedActivity) -> None: ...

    async def change_activity(
        self,
        traject: Traject,
        activity_id: UUID,
        planned: PlannedActivity,
        progress: Progress,
        expected_version: int,
    ) -> bool: ...

    async def remove_activity(self, traject: Traject, activity_id: UUID, expected_version: int) -> bool:
        """Remove it. False when it was changed meanwhile. Raises Conflict when hours or results hang on it."""
        ...


class PlansWork(TasksWork, TrajectsWork, EventsWork, Protocol):
    """An act on a plan."""

    @property
    def plans(self) -> PlanRepository: ...
