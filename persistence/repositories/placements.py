"""Placements in PostgreSQL; employer, function and what is said of wages sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.placements.model import (
    MAXIMUM_PLACEMENTS,
    ContractKind,
    Employer,
    Placement,
    PlacementContent,
    PlacementKind,
)
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.results import placement

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_COLUMNS = (
    "kind", "employer_sealed", "kvk_number_sealed", "job_title_sealed", "contract_kind", "hours_per_week",
    "wage_value_sealed", "wage_subsidy_sealed", "begins_on", "ends_on", "trial_exception_sealed", "checked_on",
    "still_employed",
)  # fmt: skip
_ALL = Sql(
    text(
        f"""
        select p.id, p.client_id, p.traject_id, {", ".join(f"p.{name}" for name in _COLUMNS)}, p.author_id,
               u.name as author_name, p.created_at, p.version
        from placement p join app_user u on u.id = p.author_id
        where p.client_id = :client_id and p.traject_id = :traject_id
        order by p.begins_on desc, p.id desc limit {MAXIMUM_PLACEMENTS}
        """
    )
)
_ADD = Sql(insert_into(placement, "id", "client_id", "traject_id", "author_id", "created_at", *_COLUMNS))
_CHANGE = Sql(
    text(
        f"update placement set {', '.join(f'{name} = :{name}' for name in _COLUMNS)}, version = version + 1 "
        "where id = :id and client_id = :client_id and version = :expected"
    )
)
_YES, _NO = "true", "false"


class PostgresPlacements:
    """See `domain.placements.ports.PlacementRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def placements(self, client_id: UUID, traject_id: UUID) -> Sequence[Placement]:
        rows = await self._work.fetch_all(_ALL, client_id=client_id, traject_id=traject_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_placement(row, key) for row in rows]

    async def add(
        self, client_id: UUID, traject_id: UUID, placement_id: UUID, content: PlacementContent
    ) -> None:
        await self._work.execute(
            _ADD,
            id=placement_id,
            client_id=client_id,
            traject_id=traject_id,
            author_id=self._work.actor.id,
            created_at=self._work.now,
            **await self._values(client_id, placement_id, content),
        )

    async def change(
        self, client_id: UUID, placement_id: UUID, content: PlacementContent, expected_version: int
    ) -> bool:
        values = await self._values(client_id, placement_id, content)
        changed = await self._work.execute(
            _CHANGE, id=placement_id, client_id=client_id, expected=expected_version, **values
        )
        return changed == 1

    async def _values(self, client_id: UUID, placement_id: UUID, content: PlacementContent) -> dict[str, Any]:
        key = await self._work.sealing.key_of(client_id)
        texts = {
            "employer_sealed": content.employer.name,
            "kvk_number_sealed": content.employer.kvk_number,
            "job_title_sealed": content.job_title,
            "wage_value_sealed": None if content.wage_value is None else str(content.wage_value),
            "wage_subsidy_sealed": _YES if content.wage_subsidy else _NO,
            "trial_exception_sealed": content.trial_exception,
        }
        sealed = {
            column: seal_text(key, value, "placement", column, placement_id, client_id)
            for column, value in texts.items()
        }
        return {
            "kind": content.kind.value,
            "contract_kind": content.contract_kind.value,
            "hours_per_week": content.hours_per_week,
            "begins_on": content.begins_on,
            "ends_on": content.ends_on,
            "checked_on": content.checked_on,
            "still_employed": content.still_employed,
            **sealed,
        }


def _placement(row: Record, key: DataKey) -> Placement:
    def opened(column: str) -> str | None:
        return open_text(key, row[column], "placement", column, row["id"], row["client_id"])

    wage_value = opened("wage_value_sealed")
    content = PlacementContent(
        kind=PlacementKind(row["kind"]),
        employer=Employer(opened("employer_sealed") or "", opened("kvk_number_sealed")),
        job_title=opened("job_title_sealed") or "",
        contract_kind=ContractKind(row["contract_kind"]),
        hours_per_week=row["hours_per_week"],
        begins_on=row["begins_on"],
        ends_on=row["ends_on"],
        wage_value=None if wage_value is None else int(wage_value),
        wage_subsidy=opened("wage_subsidy_sealed") == _YES,
        trial_exception=opened("trial_exception_sealed"),
        checked_on=row["checked_on"],
        still_employed=row["still_employed"],
    )
    return Placement(
        row["id"],
        row["client_id"],
        row["traject_id"],
        content,
        row["author_id"],
        row["author_name"],
        row["created_at"],
        row["version"],
    )
