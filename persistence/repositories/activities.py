"""Activities of a plan in PostgreSQL: what is planned as columns, aim, reason and result sealed."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict
from uuid import UUID

from asyncpg import ForeignKeyViolationError, Record
from sqlalchemy import text

from domain.plans.activities import (
    Activity,
    ActivityGroup,
    ActivityStatus,
    PlannedActivity,
    Progress,
    deployed,
)
from domain.trajects.model import Traject
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ACTIVITY = """
    select id, client_id, group_code, product, provider, aim_sealed, planned_hours, planned_cost, starts_on, ends_on,
           status, reason_sealed, result_sealed, position, created_at, version
    from activity where traject_id = :traject_id
"""
_ACTIVITIES = Sql(text(_ACTIVITY + " order by position, id limit 500"))
_ONE = Sql(text(_ACTIVITY + " and id = :id"))
_ADD = Sql(
    text(
        """
        insert into activity (id, client_id, traject_id, group_code, product, provider, aim_sealed, planned_hours,
                              planned_cost, starts_on, ends_on, position, created_at)
        select :id, :client_id, :traject_id, :group_code, :product, :provider, :aim_sealed,
               cast(:planned_hours as numeric), cast(:planned_cost as numeric), cast(:starts_on as date),
               cast(:ends_on as date), coalesce(max(position) + 1, 0), :created_at
        from activity where traject_id = :traject_id
        """
    )
)
_CHANGE = Sql(
    text(
        """
        update activity set group_code = :group_code, product = :product, provider = :provider,
               aim_sealed = :aim_sealed, planned_hours = :planned_hours, planned_cost = :planned_cost,
               starts_on = :starts_on, ends_on = :ends_on, status = :status, reason_sealed = :reason_sealed,
               result_sealed = :result_sealed, version = version + 1
        where id = :id and traject_id = :traject_id and version = :expected
        """
    )
)
_REMOVE = Sql(
    text("delete from activity where id = :id and traject_id = :traject_id and version = :expected")
)


class _PlannedValues(TypedDict):
    group_code: str
    product: str
    provider: str | None
    aim_sealed: bytes | None
    planned_hours: Any
    planned_cost: Any
    starts_on: Any
    ends_on: Any


class ActivityStatements:
    """The half of `domain.plans.ports.PlanRepository` that is about activities."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def activities(self, traject: Traject) -> Sequence[Activity]:
        rows = await self._work.fetch_all(_ACTIVITIES, traject_id=traject.header.id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(traject.client_id)
        return [_activity(row, key) for row in rows]

    async def activity(self, traject: Traject, activity_id: UUID) -> Activity | None:
        row = await self._work.fetch_one(_ONE, traject_id=traject.header.id, id=activity_id)
        return _activity(row, await self._work.sealing.key_of(traject.client_id)) if row else None

    async def add_activity(self, traject: Traject, activity_id: UUID, planned: PlannedActivity) -> None:
        key = await self._work.sealing.key_of(traject.client_id)
        await self._work.execute(
            _ADD,
            id=activity_id,
            client_id=traject.client_id,
            traject_id=traject.header.id,
            created_at=self._work.now,
            **_planned_values(key, traject.client_id, activity_id, planned),
        )

    async def change_activity(
        self,
        traject: Traject,
        activity_id: UUID,
        planned: PlannedActivity,
        progress: Progress,
        expected_version: int,
    ) -> bool:
        key, client_id = await self._work.sealing.key_of(traject.client_id), traject.client_id
        changed = await self._work.execute(
            _CHANGE,
            id=activity_id,
            traject_id=traject.header.id,
            expected=expected_version,
            status=progress.status.value,
            reason_sealed=_sealed(key, progress.reason, "reason_sealed", activity_id, client_id),
            result_sealed=_sealed(key, progress.result, "result_sealed", activity_id, client_id),
            **_planned_values(key, client_id, activity_id, planned),
        )
        return changed == 1

    async def remove_activity(self, traject: Traject, activity_id: UUID, expected_version: int) -> bool:
        try:
            removed = await self._work.execute(
                _REMOVE, id=activity_id, traject_id=traject.header.id, expected=expected_version
            )
        except ForeignKeyViolationError as error:
            raise deployed() from error
        return removed == 1


def _planned_values(
    key: DataKey, client_id: UUID, activity_id: UUID, planned: PlannedActivity
) -> _PlannedValues:
    return {
        "group_code": planned.group.value,
        "product": planned.product,
        "provider": planned.provider,
        "aim_sealed": _sealed(key, planned.aim, "aim_sealed", activity_id, client_id),
        "planned_hours": planned.hours,
        "planned_cost": planned.cost,
        "starts_on": planned.starts_on,
        "ends_on": planned.ends_on,
    }


def _sealed(key: DataKey, value: str | None, column: str, activity_id: UUID, client_id: UUID) -> bytes | None:
    return seal_text(key, value, "activity", column, activity_id, client_id)


def _activity(row: Record, key: DataKey) -> Activity:
    opened = {
        column: open_text(key, row[column], "activity", column, row["id"], row["client_id"])
        for column in ("aim_sealed", "reason_sealed", "result_sealed")
    }
    created_at: datetime = row["created_at"]
    return Activity(
        id=row["id"],
        planned=PlannedActivity(
            group=ActivityGroup(row["group_code"]),
            product=row["product"],
            provider=row["provider"],
            aim=opened["aim_sealed"],
            hours=row["planned_hours"],
            cost=row["planned_cost"],
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
        ),
        progress=Progress(ActivityStatus(row["status"]), opened["reason_sealed"], opened["result_sealed"]),
        position=row["position"],
        created_at=created_at,
        version=row["version"],
    )
