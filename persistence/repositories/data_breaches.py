"""Data breaches in PostgreSQL, their texts sealed with the key of the case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.data_breaches.model import Breach, BreachNature, NewBreach, Risk
from domain.inventory_entry import Category
from persistence.encryption.envelope import DataKey
from persistence.repositories.case_parts import open_case_text, seal_case_text
from persistence.sql import Sql, insert_into
from persistence.tables.complaints import data_breach

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_HEAD = """
    select p.id, p.number, p.handler_id, p.closed_at is not null as closed, r.name as reported_by_name,
           h.name as handler_name, b.nature, b.known_at, b.categories, b.people, b.keys_exposed, b.risk,
           b.assessed_at, b.notify_authority, b.notify_clients, b.decided_at, b.notified_at, b.authority_reference,
           (select count(*) from case_letter l where l.case_id = b.case_id) as told_clients
"""
_SOURCE = """
    from data_breach b join privacy_case p on p.id = b.case_id
    join app_user r on r.id = p.received_by left join app_user h on h.id = p.handler_id
"""
_ADD = Sql(insert_into(data_breach, "case_id", "nature", "known_at", "text_sealed"))
_OPEN = Sql(text(f"{_HEAD} {_SOURCE} where p.closed_at is null order by b.known_at, p.id limit 200"))
_CLOSED = Sql(
    text(f"{_HEAD} {_SOURCE} where p.closed_at is not null order by b.known_at desc, p.id limit 200")
)
_WHOLE = f"""
        {_HEAD}, b.text_sealed, b.consequences_sealed, b.measures_sealed, b.decision_reason_sealed,
               b.clients_reason_sealed
        {_SOURCE} where b.case_id = :id
"""
_ONE = Sql(text(_WHOLE))
_LOCKED = Sql(text(_WHOLE + " for update of b"))
_CHANGE = Sql(
    text(
        """
        update data_breach set text_sealed = :text_sealed, categories = :categories, people = :people,
            consequences_sealed = :consequences_sealed, measures_sealed = :measures_sealed,
            keys_exposed = :keys_exposed, risk = :risk, assessed_at = :assessed_at,
            notify_authority = :notify_authority, notify_clients = :notify_clients,
            decision_reason_sealed = :decision_reason_sealed, clients_reason_sealed = :clients_reason_sealed,
            decided_at = :decided_at, notified_at = :notified_at, authority_reference = :authority_reference
        where case_id = :case_id
        """
    )
)


class PostgresBreaches:
    """See `domain.data_breaches.ports.BreachesRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, breach_id: UUID, new: NewBreach) -> None:
        key = await self._work.case_parts.key_of(breach_id)
        await self._work.execute(
            _ADD,
            case_id=breach_id,
            nature=new.nature.value,
            known_at=new.known_at,
            text_sealed=seal_case_text(key, new.text, "data_breach", "text_sealed", breach_id),
        )

    async def list(self, *, closed: bool) -> Sequence[Breach]:
        return [_breach(row, None) for row in await self._work.fetch_all(_CLOSED if closed else _OPEN)]

    async def breach(self, breach_id: UUID, *, lock: bool = False) -> Breach | None:
        row = await self._work.fetch_one(_LOCKED if lock else _ONE, id=breach_id)
        if row is None:
            return None
        return _breach(row, await self._work.case_parts.key_of(breach_id))

    async def change(self, breach: Breach) -> None:
        key = await self._work.case_parts.key_of(breach.id)

        def sealed(value: str | None, column: str) -> bytes | None:
            return seal_case_text(key, value, "data_breach", column, breach.id)

        await self._work.execute(
            _CHANGE,
            case_id=breach.id,
            text_sealed=sealed(breach.text, "text_sealed"),
            categories=sorted(category.value for category in breach.categories),
            people=breach.people,
            consequences_sealed=sealed(breach.consequences, "consequences_sealed"),
            measures_sealed=sealed(breach.measures, "measures_sealed"),
            keys_exposed=breach.keys_exposed,
            risk=breach.risk.value if breach.risk else None,
            assessed_at=breach.assessed_at,
            notify_authority=breach.notify_authority,
            notify_clients=breach.notify_clients,
            decision_reason_sealed=sealed(breach.decision_reason, "decision_reason_sealed"),
            clients_reason_sealed=sealed(breach.clients_reason, "clients_reason_sealed"),
            decided_at=breach.decided_at,
            notified_at=breach.notified_at,
            authority_reference=breach.authority_reference,
        )


def _breach(row: Record, key: DataKey | None) -> Breach:
    def opened(column: str) -> str | None:
        return open_case_text(key, row, "data_breach", column) if key else None

    return Breach(
        id=row["id"],
        number=row["number"],
        nature=BreachNature(row["nature"]),
        known_at=row["known_at"],
        reported_by_name=row["reported_by_name"],
        handler_id=row["handler_id"],
        handler_name=row["handler_name"],
        closed=row["closed"],
        text=opened("text_sealed"),
        categories=frozenset(Category(category) for category in row["categories"]),
        people=row["people"],
        consequences=opened("consequences_sealed"),
        measures=opened("measures_sealed"),
        keys_exposed=row["keys_exposed"],
        risk=Risk(row["risk"]) if row["risk"] else None,
        assessed_at=row["assessed_at"],
        notify_authority=row["notify_authority"],
        notify_clients=row["notify_clients"],
        decision_reason=opened("decision_reason_sealed"),
        clients_reason=opened("clients_reason_sealed"),
        decided_at=row["decided_at"],
        notified_at=row["notified_at"],
        authority_reference=row["authority_reference"],
        told_clients=row["told_clients"],
    )
