"""Trajects in PostgreSQL; row-level security decides which are there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import ExclusionViolationError, Record
from sqlalchemy import text

from domain.clients.model import TrajectHeader
from domain.intake.codes import Service
from domain.shared.ids import new_id
from domain.trajects.model import (
    NewEvent,
    OrderTerms,
    Suspension,
    Traject,
    TrajectAct,
    TrajectEvent,
)
from persistence.repositories.clients import TRAJECT_JSON, traject_of
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.trajects import traject_event, traject_suspension

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_SELECT = (
    f"select t.client_id, t.version, {TRAJECT_JSON} as header from traject t "
    "join commissioning_party p on p.id = t.party_id"
)
_ONE = Sql(text(f"{_SELECT} where t.id = :id"))
_OF_CLIENT = Sql(
    text(f"{_SELECT} where t.client_id = :client_id order by t.created_at desc, t.id desc limit 200")
)
_TEMPLATE = Sql(text("select template_id from traject where id = :id"))
_TERMS = Sql(
    text(
        "select c.services, c.report_term_days from traject t join contract c on c.id = t.contract_id "
        "where t.id = :id"
    )
)
_SAVE = Sql(
    text(
        """
        update traject set state = :state, goal = :goal, service = :service, order_reference = :order_reference,
            granted_hours = :granted_hours, budget = :budget, started_on = :started_on, ended_on = :ended_on,
            expected_end_on = :expected_end_on, phase = :phase, contact_name = :contact_name,
            result_code = :result_code, template_id = coalesce(cast(:template_id as uuid), template_id),
            version = version + 1
        where id = :id and version = :expected
          and (cast(:granted_hours as integer) is null or used_minutes <= cast(:granted_hours as integer) * 60)
        """
    )
)
"""Hours booked while the act was under way make it one of another version, never an error."""
_SUSPENSIONS = Sql(
    text(
        "select id, client_id, begins_on, ends_on, reason_sealed from traject_suspension "
        "where traject_id = :id order by begins_on, created_at, id limit 200"
    )
)
_SUSPEND = Sql(
    insert_into(
        traject_suspension,
        "id", "client_id", "traject_id", "begins_on", "reason_sealed", "created_by", "created_at",
    )
)  # fmt: skip
_END_SUSPENSION = Sql(
    text("update traject_suspension set ends_on = :ends_on where id = :id and ends_on is null")
)
_EVENTS = Sql(
    text(
        """
        select e.id, e.client_id, e.act, e.at, e.actor_id, u.name as actor_name, e.effective_on, e.changes,
               e.agreed_by, e.agreed_on, e.reason_sealed
        from traject_event e left join app_user u on u.id = e.actor_id
        where e.traject_id = :id order by e.at desc, e.id desc limit 200
        """
    )
)
_ADD_EVENT = Sql(
    insert_into(
        traject_event,
        "id", "client_id", "traject_id", "act", "at", "actor_id", "effective_on", "changes", "agreed_by",
        "agreed_on", "reason_sealed",
    )
)  # fmt: skip
_HEALTH = Sql(text("select exists (select 1 from health_record where traject_id = :id)"))


class PostgresTrajects:
    """See `domain.trajects.ports.TrajectRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def traject(self, traject_id: UUID) -> Traject | None:
        row = await self._work.fetch_one(_ONE, id=traject_id)
        return _traject(row) if row else None

    async def of_client(self, client_id: UUID) -> Sequence[Traject]:
        return [_traject(row) for row in await self._work.fetch_all(_OF_CLIENT, client_id=client_id)]

    async def template_id(self, traject_id: UUID) -> UUID | None:
        found: UUID | None = await self._work.fetch_value(_TEMPLATE, id=traject_id)
        return found

    async def order_terms(self, traject_id: UUID) -> OrderTerms:
        row = await self._work.fetch_one(_TERMS, id=traject_id)
        if row is None:
            raise LookupError("no contract behind this traject")
        return OrderTerms(frozenset(Service(code) for code in row["services"]), row["report_term_days"])

    async def suspensions(self, traject: Traject, *, reasons: bool) -> Sequence[Suspension]:
        rows = await self._work.fetch_all(_SUSPENSIONS, id=traject.id)
        return [
            Suspension(
                row["id"],
                row["begins_on"],
                row["ends_on"],
                await self._reason(row, "traject_suspension") if reasons else None,
            )
            for row in rows
        ]

    async def events(self, traject: Traject, *, reasons: bool) -> Sequence[TrajectEvent]:
        rows = await self._work.fetch_all(_EVENTS, id=traject.id)
        return [
            TrajectEvent(
                id=row["id"],
                act=TrajectAct(row["act"]),
                at=row["at"],
                actor_id=row["actor_id"],
                actor_name=row["actor_name"],
                effective_on=row["effective_on"],
                changes={name: (old, new) for name, (old, new) in row["changes"].items()},
                agreed_by=row["agreed_by"],
                agreed_on=row["agreed_on"],
                reason=await self._reason(row, "traject_event") if reasons else None,
            )
            for row in rows
        ]

    async def save(self, before: Traject, after: TrajectHeader, template_id: UUID | None) -> bool:
        changed = await self._work.execute(
            _SAVE,
            id=after.id,
            expected=before.version,
            state=str(after.state),
            goal=after.goal.value,
            service=after.service.value,
            order_reference=after.order_reference,
            granted_hours=after.granted_hours,
            budget=after.budget,
            started_on=after.started_on,
            ended_on=after.ended_on,
            expected_end_on=after.expected_end_on,
            phase=after.phase,
            contact_name=after.contact_name,
            result_code=after.result_code,
            template_id=template_id,
        )
        return changed == 1

    async def add_event(self, traject: Traject, event: NewEvent) -> None:
        event_id = new_id()
        await self._work.execute(
            _ADD_EVENT,
            id=event_id,
            client_id=traject.client_id,
            traject_id=traject.id,
            act=event.act.value,
            at=self._work.now,
            actor_id=self._work.actor.id,
            effective_on=event.effective_on,
            changes={name: list(pair) for name, pair in event.changes.items()},
            agreed_by=event.agreed_by,
            agreed_on=event.agreed_on,
            reason_sealed=await self._seal(traject.client_id, event.reason, "traject_event", event_id),
        )

    async def add_suspension(self, traject: Traject, begins_on: date, reason: str) -> bool:
        suspension_id = new_id()
        try:
            await self._work.execute(
                _SUSPEND,
                id=suspension_id,
                client_id=traject.client_id,
                traject_id=traject.id,
                begins_on=begins_on,
                reason_sealed=await self._seal(
                    traject.client_id, reason, "traject_suspension", suspension_id
                ),
                created_by=self._work.actor.id,
                created_at=self._work.now,
            )
        except ExclusionViolationError:
            return False
        return True

    async def end_suspension(self, suspension: Suspension) -> None:
        await self._work.execute(_END_SUSPENSION, id=suspension.id, ends_on=suspension.ends_on)

    async def has_health_records(self, traject_id: UUID) -> bool:
        return bool(await self._work.fetch_value(_HEALTH, id=traject_id))

    async def _seal(self, client_id: UUID, reason: str | None, table: str, row_id: UUID) -> bytes | None:
        if reason is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return seal_text(key, reason, table, "reason_sealed", row_id, client_id)

    async def _reason(self, row: Record, table: str) -> str | None:
        if row["reason_sealed"] is None:
            return None
        key = await self._work.sealing.key_of(row["client_id"])
        return open_text(key, row["reason_sealed"], table, "reason_sealed", row["id"], row["client_id"])


def _traject(row: Record) -> Traject:
    return Traject(row["client_id"], traject_of(row["header"]), row["version"])
