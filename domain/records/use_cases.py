"""Acts on the records of a file. Health records need a purpose (R23) and a traject that gives a ground (R29)."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from domain.clients.model import TrajectHeader
from domain.policy.gate import authorise_client
from domain.records.health_ground import NO_GROUND, check_ground, gives_ground
from domain.records.model import MAXIMUM_RECORDS, Record, RecordKind, Values, check_record
from domain.records.ports import RecordsWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound, Refused, StaleVersion
from domain.shared.ids import new_id


async def list_records(uow: RecordsWork, kind: RecordKind, client_id: UUID) -> Sequence[Record]:
    """The records of one kind, in the order they were made."""
    await authorise_client(uow, client_id)
    uow.log.about(kind.value)
    found = await uow.records.records(kind, client_id)
    await uow.commit()
    return found


async def add_record(uow: RecordsWork, kind: RecordKind, client_id: UUID, values: Values) -> Record:
    """A new record. Raises Invalid, Conflict, Refused (R29: no ground for health data)."""
    await authorise_client(uow, client_id)
    check_record(kind, values, bureau_date(uow.now))
    traject_id = None
    if kind is RecordKind.HEALTH:
        traject = await _open_ground(uow, client_id)
        check_ground(traject, values)
        traject_id = traject.id
    if len(await uow.records.records(kind, client_id)) >= MAXIMUM_RECORDS:
        raise Conflict("Er staan al te veel regels van deze soort in het dossier.")
    record = Record(new_id(), 1, dict(values))
    uow.log.about(kind.value, record.id)
    await uow.records.add(kind, client_id, record.id, values, traject_id)
    await uow.commit()
    return record


async def change_record(
    uow: RecordsWork, kind: RecordKind, client_id: UUID, record_id: UUID, changes: Values, version: int
) -> Record:
    """Change what is named in `changes`. Raises NotFound, Invalid, StaleVersion (with the present record)."""
    await authorise_client(uow, client_id)
    uow.log.about(kind.value, record_id)
    current = await _record(uow, kind, client_id, record_id)
    values = {**current.values, **changes}
    check_record(kind, values, bureau_date(uow.now))
    if kind is RecordKind.HEALTH:
        check_ground(await uow.records.traject_of(client_id, record_id), values)
    if not await uow.records.change(kind, client_id, record_id, values, version):
        raise StaleVersion(current)
    await uow.commit()
    return replace(current, version=version + 1, values=values)


async def remove_record(
    uow: RecordsWork, kind: RecordKind, client_id: UUID, record_id: UUID, version: int
) -> None:
    """Take a record out. Raises NotFound, StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about(kind.value, record_id)
    current = await _record(uow, kind, client_id, record_id)
    if not await uow.records.remove(kind, client_id, record_id, version):
        raise StaleVersion(current)
    await uow.commit()


async def _record(uow: RecordsWork, kind: RecordKind, client_id: UUID, record_id: UUID) -> Record:
    record = await uow.records.record(kind, client_id, record_id)
    if record is None:
        raise NotFound
    return record


async def health_ground(uow: RecordsWork, client_id: UUID) -> UUID:
    """The traject under which health data of this client may be kept. Raises Refused (R29) when there is none."""
    return (await _open_ground(uow, client_id)).id


async def _open_ground(uow: RecordsWork, client_id: UUID) -> TrajectHeader:
    for traject in await uow.records.trajects(client_id):
        if gives_ground(traject):
            return traject
    raise Refused(NO_GROUND, clause=Clause.R29)
