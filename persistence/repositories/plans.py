"""Versions of plans in PostgreSQL, their texts and planned activities sealed with the client's key."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from asyncpg import Record
from sqlalchemy import text

from domain.plans.activities import ActivityGroup, PlannedActivity
from domain.plans.model import (
    ApprovalChannel,
    ApprovalMethod,
    ClientApproval,
    PartyApproval,
    Plan,
    PlanHeader,
    PlanState,
    PlanStatus,
    PlanTexts,
    SnapshotActivity,
)
from domain.shared.ids import new_id
from domain.trajects.model import Traject
from persistence.encryption.envelope import DataKey
from persistence.repositories.activities import ActivityStatements
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql

_APPROVALS = (
    "v.client_approved_on, v.client_approval_method, v.party_approved_on, v.party_approval_channel, "
    "v.party_approver_name"
)
_TEXT_COLUMNS = tuple(f"{one.name}_sealed" for one in fields(PlanTexts))
# A draft asks what the contract asks now; an approved version was asked what the contract asked then.
_PLAN = f"""
    select v.id, v.client_id, v.number, v.state, {", ".join(f"v.{column}" for column in _TEXT_COLUMNS)},
           coalesce(v.party_approval_required, c.plan_approval_required) as party_approval_required,
           v.activities_sealed, {_APPROVALS}, v.created_at, u.name as created_by_name, v.version
    from plan_version v join app_user u on u.id = v.created_by join traject t on t.id = v.traject_id
    join contract c on c.id = t.contract_id
    where v.traject_id = :traject_id
"""
_CURRENT = Sql(text(_PLAN + " and v.state <> 'superseded'"))
_CURRENT_LOCKED = Sql(text(_PLAN + " and v.state <> 'superseded' for update of v"))
_NUMBERED = Sql(text(_PLAN + " and v.number = :number"))
_VERSIONS = Sql(
    text(
        f"select v.number, v.state, {_APPROVALS}, v.created_at, u.name as created_by_name "
        "from plan_version v join app_user u on u.id = v.created_by "
        "where v.traject_id = :traject_id order by v.number desc limit 500"
    )
)
_REQUIRED = Sql(
    text(
        "select c.plan_approval_required from traject t join contract c on c.id = t.contract_id "
        "where t.id = :traject_id"
    )
)
_LAID_DOWN = (
    "id",
    "client_id",
    "traject_id",
    "party_id",
    "number",
    *_TEXT_COLUMNS,
    "created_by",
    "created_at",
    "version",
)
# Two that begin at once: the second finds the first's, and is told so.
_BEGIN = Sql(
    text(
        f"insert into plan_version ({', '.join(_LAID_DOWN)}) values ({', '.join(f':{name}' for name in _LAID_DOWN)}) "
        "on conflict do nothing"
    )
)
_SUPERSEDE = Sql(text("update plan_version set state = 'superseded', version = version + 1 where id = :id"))
_CHANGE = Sql(
    text(
        f"update plan_version set {', '.join(f'{column} = :{column}' for column in _TEXT_COLUMNS)}, "
        "version = version + 1 where id = :id and version = :expected and state = 'draft'"
    )
)
_CLIENT_APPROVES = Sql(
    text(
        "update plan_version set state = :state, client_approved_on = :on, client_approval_method = :method, "
        "activities_sealed = :activities_sealed, party_approval_required = :required, version = version + 1 "
        "where id = :id"
    )
)
_PARTY_APPROVES = Sql(
    text(
        "update plan_version set state = 'approved', party_approved_on = :on, party_approval_channel = :channel, "
        "party_approver_name = :name, version = version + 1 where id = :id and state = 'approved-by-client'"
    )
)
# For the party's machine: no text, and no join that would need a file's filter.
_STATUS = Sql(
    text(
        f"select v.id, v.client_id, v.number, v.state, {_APPROVALS}, v.version from plan_version v "
        "where v.traject_id = :traject_id and v.party_id = :party_id and v.state <> 'draft' "
        "order by v.number desc limit 1"
    )
)


class PostgresPlans(ActivityStatements):
    """See `domain.plans.ports.PlanRepository`."""

    async def current(self, traject: Traject, *, lock: bool = False) -> Plan | None:
        row = await self._work.fetch_one(_CURRENT_LOCKED if lock else _CURRENT, traject_id=traject.header.id)
        return await self._plan(row)

    async def numbered(self, traject: Traject, number: int) -> Plan | None:
        return await self._plan(
            await self._work.fetch_one(_NUMBERED, traject_id=traject.header.id, number=number)
        )

    async def versions(self, traject: Traject) -> Sequence[PlanHeader]:
        rows = await self._work.fetch_all(_VERSIONS, traject_id=traject.header.id)
        return [
            PlanHeader(
                row["number"],
                PlanState(row["state"]),
                _client_approval(row),
                _party_approval(row),
                row["created_at"],
                row["created_by_name"],
            )
            for row in rows
        ]

    async def party_approval_required(self, traject: Traject) -> bool:
        return bool(await self._work.fetch_value(_REQUIRED, traject_id=traject.header.id))

    async def begin(self, traject: Traject, texts: PlanTexts) -> bool:
        return await self._lay_down(traject, 1, texts, version=1)

    async def begin_next(self, traject: Traject, current: Plan, texts: PlanTexts) -> None:
        await self._work.execute(_SUPERSEDE, id=current.id)
        # The count goes on over the versions: an If-Match of an older one never fits a newer one by accident.
        await self._lay_down(traject, current.number + 1, texts, version=current.version + 1)

    async def change_texts(
        self, traject: Traject, plan: Plan, texts: PlanTexts, expected_version: int
    ) -> bool:
        key = await self._work.sealing.key_of(traject.client_id)
        sealed = _sealed_texts(key, texts, plan.id, traject.client_id)
        return await self._work.execute(_CHANGE, id=plan.id, expected=expected_version, **sealed) == 1

    async def approve_by_client(
        self, traject: Traject, plan: Plan, approval: ClientApproval, state: PlanState
    ) -> None:
        key = await self._work.sealing.key_of(traject.client_id)
        activities = orjson.dumps([_written(one) for one in plan.activities]).decode()
        await self._work.execute(
            _CLIENT_APPROVES,
            id=plan.id,
            state=state.value,
            on=approval.on,
            method=approval.method.value,
            required=plan.party_approval_required,
            activities_sealed=seal_text(
                key, activities, "plan_version", "activities_sealed", plan.id, traject.client_id
            ),
        )

    async def approve_by_party(self, plan_id: UUID, approval: PartyApproval) -> bool:
        changed = await self._work.execute(
            _PARTY_APPROVES,
            id=plan_id,
            on=approval.on,
            channel=approval.channel.value,
            name=approval.name,
        )
        return changed == 1

    async def status_for_party(self, traject_id: UUID) -> PlanStatus | None:
        row = await self._work.fetch_one(_STATUS, traject_id=traject_id, party_id=self._work.actor.party_id)
        if row is None:
            return None
        client_approval = _client_approval(row)
        assert client_approval is not None
        return PlanStatus(
            row["id"],
            row["client_id"],
            row["number"],
            PlanState(row["state"]),
            client_approval,
            _party_approval(row),
            row["version"],
        )

    async def _lay_down(self, traject: Traject, number: int, texts: PlanTexts, *, version: int) -> bool:
        key, plan_id = await self._work.sealing.key_of(traject.client_id), new_id()
        laid_down = await self._work.execute(
            _BEGIN,
            id=plan_id,
            client_id=traject.client_id,
            traject_id=traject.header.id,
            party_id=traject.header.party_id,
            number=number,
            created_by=self._work.actor.id,
            created_at=self._work.now,
            version=version,
            **_sealed_texts(key, texts, plan_id, traject.client_id),
        )
        return laid_down == 1

    async def _plan(self, row: Record | None) -> Plan | None:
        if row is None:
            return None
        key = await self._work.sealing.key_of(row["client_id"])

        def opened(column: str) -> str | None:
            return open_text(key, row[column], "plan_version", column, row["id"], row["client_id"])

        return Plan(
            id=row["id"],
            number=row["number"],
            state=PlanState(row["state"]),
            texts=PlanTexts(*(opened(column) or "" for column in _TEXT_COLUMNS)),
            activities=tuple(_read(item) for item in orjson.loads(opened("activities_sealed") or "[]")),
            party_approval_required=row["party_approval_required"],
            client_approval=_client_approval(row),
            party_approval=_party_approval(row),
            created_at=row["created_at"],
            created_by_name=row["created_by_name"],
            version=row["version"],
        )


def _sealed_texts(key: DataKey, texts: PlanTexts, plan_id: UUID, client_id: UUID) -> dict[str, bytes | None]:
    return {
        column: seal_text(
            key, getattr(texts, column.removesuffix("_sealed")), "plan_version", column, plan_id, client_id
        )
        for column in _TEXT_COLUMNS
    }


def _client_approval(row: Record) -> ClientApproval | None:
    if row["client_approved_on"] is None:
        return None
    return ClientApproval(ApprovalMethod(row["client_approval_method"]), row["client_approved_on"])


def _party_approval(row: Record) -> PartyApproval | None:
    if row["party_approved_on"] is None:
        return None
    channel = ApprovalChannel(row["party_approval_channel"])
    return PartyApproval(row["party_approved_on"], channel, row["party_approver_name"])


def _written(one: SnapshotActivity) -> dict[str, Any]:
    planned = one.planned
    return {
        "id": str(one.id),
        "group": planned.group.value,
        "product": planned.product,
        "provider": planned.provider,
        "aim": planned.aim,
        "hours": None if planned.hours is None else str(planned.hours),
        "cost": None if planned.cost is None else str(planned.cost),
        "starts_on": planned.starts_on,
        "ends_on": planned.ends_on,
    }


def _read(item: dict[str, Any]) -> SnapshotActivity:
    return SnapshotActivity(
        UUID(item["id"]),
        PlannedActivity(
            group=ActivityGroup(item["group"]),
            product=item["product"],
            provider=item["provider"],
            aim=item["aim"],
            hours=None if item["hours"] is None else Decimal(item["hours"]),
            cost=None if item["cost"] is None else Decimal(item["cost"]),
            starts_on=_day(item["starts_on"]),
            ends_on=_day(item["ends_on"]),
        ),
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
