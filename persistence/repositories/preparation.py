"""What a meeting needs and no other repository reads."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.appointments.model import LONGEST, AppointmentKind
from domain.clients.model import TrajectHeader
from domain.plans.model import PlanState
from domain.preparation.model import NextAppointment, PlanStanding
from persistence.repositories.clients import TRAJECT_JSON, traject_of
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_CURRENT = Sql(
    text(
        f"select {TRAJECT_JSON} as header from traject t join commissioning_party p on p.id = t.party_id "
        "where t.client_id = :client_id order by t.state = 'closed', t.created_at desc, t.id desc limit 1"
    )
)

_PLAN = Sql(
    text(
        "select id, number, state, agreements_sealed, client_approved_on from plan_version "
        "where client_id = :client_id and traject_id = :traject_id and state <> 'superseded'"
    )
)
_NEXT = Sql(
    text(
        "select id, kind, starts_at, place_sealed from appointment where client_id = :client_id "
        "and starts_at > :earliest and ends_at > :now and state = 'planned' order by starts_at, id limit 1"
    )
)


class PostgresPreparation:
    """See `domain.preparation.ports.PreparationRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def current_traject(self, client_id: UUID) -> TrajectHeader | None:
        row = await self._work.fetch_one(_CURRENT, client_id=client_id)
        return traject_of(row["header"]) if row else None

    async def plan_standing(self, client_id: UUID, traject_id: UUID) -> PlanStanding | None:
        row = await self._work.fetch_one(_PLAN, client_id=client_id, traject_id=traject_id)
        if row is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        agreements = open_text(
            key, row["agreements_sealed"], "plan_version", "agreements_sealed", row["id"], client_id
        )
        return PlanStanding(
            row["number"], PlanState(row["state"]), agreements or "", row["client_approved_on"]
        )

    async def next_appointment(self, client_id: UUID) -> NextAppointment | None:
        # An appointment lasts a day at most, so the index on its beginning finds one that is going on.
        now = self._work.now
        row = await self._work.fetch_one(_NEXT, client_id=client_id, now=now, earliest=now - LONGEST)
        if row is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        place = open_text(key, row["place_sealed"], "appointment", "place_sealed", row["id"], client_id)
        return NextAppointment(row["id"], AppointmentKind(row["kind"]), row["starts_at"], place)
