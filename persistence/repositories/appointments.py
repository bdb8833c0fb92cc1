"""Appointments in PostgreSQL, place and remark sealed with the client's key."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.appointments.model import (
    LONGEST,
    AgendaItem,
    Appointment,
    AppointmentKind,
    AppointmentState,
    AppointmentValues,
    Overlap,
)
from domain.shared.names import display_name
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.appointments import appointment

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_COLUMNS = (
    "id, client_id, made_by, kind, starts_at, ends_at, place_sealed, remark_sealed, state, sequence, version"
)
_LIST = Sql(
    text(
        f"""
        select {_COLUMNS} from appointment where client_id = :client_id
        and (cast(:before as timestamptz) is null or (starts_at, id) < (:before, cast(:before_id as uuid)))
        order by starts_at desc, id desc limit :limit
        """
    )
)
_ONE = Sql(text(f"select {_COLUMNS} from appointment where client_id = :client_id and id = :id"))
_AGENDA = Sql(
    text(
        """
        select p.id, p.client_id, p.kind, p.starts_at, p.ends_at, p.state, p.version, c.number, c.given_names,
               c.surname_prefix, c.surname
        from own_client m
        join appointment p on p.client_id = m.client_id and p.starts_at >= :since and p.starts_at < :until
        join client c on c.id = p.client_id order by p.starts_at, p.id limit 500
        """
    )
)
# An appointment lasts a day at most, so the index on its beginning finds all that can still be going on.
_OVERLAPS = Sql(
    text(
        """
        select p.id, p.starts_at, p.ends_at from own_client m
        join appointment p on p.client_id = m.client_id and p.starts_at > :earliest and p.starts_at < :until
        where p.ends_at > :since and p.state = 'planned' and p.id <> :id order by p.starts_at, p.id limit 20
        """
    )
)
_ADD = Sql(
    insert_into(
        appointment, "id", "client_id", "made_by", "kind", "starts_at", "ends_at", "place_sealed", "remark_sealed",
        "state", "created_at", "updated_at",
    )
)  # fmt: skip
_CHANGE = Sql(
    text(
        "update appointment set kind = :kind, starts_at = :starts_at, ends_at = :ends_at, "
        "place_sealed = :place_sealed, remark_sealed = :remark_sealed, state = :state, "
        "sequence = :sequence, updated_at = :now, version = version + 1 "
        "where id = :id and client_id = :client_id and version = :expected"
    )
)
_REMOVE = Sql(
    text("delete from appointment where id = :id and client_id = :client_id and version = :expected")
)


class PostgresAppointments:
    """See `domain.appointments.ports.AppointmentRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def appointments(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[Appointment]:
        before, before_id = after or (None, None)
        rows = await self._work.fetch_all(
            _LIST, client_id=client_id, before=before, before_id=before_id, limit=limit
        )
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_appointment(row, key) for row in rows]

    async def appointment(self, client_id: UUID, appointment_id: UUID) -> Appointment | None:
        row = await self._work.fetch_one(_ONE, client_id=client_id, id=appointment_id)
        return _appointment(row, await self._work.sealing.key_of(client_id)) if row else None

    async def agenda(self, since: datetime, until: datetime) -> Sequence[AgendaItem]:
        rows = await self._work.fetch_all(_AGENDA, since=since, until=until)
        return [
            AgendaItem(
                id=row["id"],
                client_id=row["client_id"],
                client_name=display_name(row["given_names"], row["surname_prefix"], row["surname"]),
                client_number=row["number"],
                kind=AppointmentKind(row["kind"]),
                starts_at=row["starts_at"],
                ends_at=row["ends_at"],
                state=AppointmentState(row["state"]),
                version=row["version"],
            )
            for row in rows
        ]

    async def overlaps(self, since: datetime, until: datetime, except_id: UUID) -> Sequence[Overlap]:
        rows = await self._work.fetch_all(
            _OVERLAPS,
            earliest=since - LONGEST - timedelta(seconds=1),
            since=since,
            until=until,
            id=except_id,
        )
        return [Overlap(row["id"], row["starts_at"], row["ends_at"]) for row in rows]

    async def add(self, client_id: UUID, appointment_id: UUID, values: AppointmentValues) -> None:
        await self._work.execute(
            _ADD,
            id=appointment_id,
            client_id=client_id,
            made_by=self._work.actor.id,
            created_at=self._work.now,
            updated_at=self._work.now,
            **await self._values(client_id, appointment_id, values),
        )

    async def change(
        self,
        client_id: UUID,
        appointment_id: UUID,
        values: AppointmentValues,
        sequence: int,
        expected_version: int,
    ) -> bool:
        changed = await self._work.execute(
            _CHANGE,
            id=appointment_id,
            client_id=client_id,
            sequence=sequence,
            expected=expected_version,
            now=self._work.now,
            **await self._values(client_id, appointment_id, values),
        )
        return changed == 1

    async def remove(self, client_id: UUID, appointment_id: UUID, expected_version: int) -> bool:
        removed = await self._work.execute(
            _REMOVE, id=appointment_id, client_id=client_id, expected=expected_version
        )
        return removed == 1

    async def _values(
        self, client_id: UUID, appointment_id: UUID, values: AppointmentValues
    ) -> dict[str, Any]:
        key = await self._work.sealing.key_of(client_id)
        return {
            "kind": values.kind.value,
            "starts_at": values.starts_at,
            "ends_at": values.ends_at,
            "state": values.state.value,
            "place_sealed": seal_text(
                key, values.place, "appointment", "place_sealed", appointment_id, client_id
            ),
            "remark_sealed": seal_text(
                key, values.remark, "appointment", "remark_sealed", appointment_id, client_id
            ),
        }


def _appointment(row: Record, key: DataKey) -> Appointment:
    place = ("appointment", "place_sealed", row["id"], row["client_id"])
    remark = ("appointment", "remark_sealed", row["id"], row["client_id"])
    values = AppointmentValues(
        kind=AppointmentKind(row["kind"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        place=open_text(key, row["place_sealed"], *place),
        remark=open_text(key, row["remark_sealed"], *remark),
        state=AppointmentState(row["state"]),
    )
    return Appointment(row["id"], row["client_id"], values, row["made_by"], row["sequence"], row["version"])
