"""References in PostgreSQL, every text sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.references.model import (
    MAXIMUM_REFERENCES,
    Basis,
    BasisKind,
    Reference,
    ReferenceContent,
    WithheldReason,
)
from domain.references.ports import Citation
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.results import reference

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_SEALED = ("source_name", "source_capacity", "question", "fact", "opinion", "observation")
_PLAIN = (
    "traject_id", "basis", "basis_consented_on", "basis_provision", "client_may_see", "withheld_reason", "received_on",
)  # fmt: skip
_COLUMNS = (*_PLAIN, *(f"{name}_sealed" for name in _SEALED))

_REFERENCE = f"""
    select r.id, {", ".join(f"r.{name}" for name in _COLUMNS)}, r.author_id, u.name as author_name, r.created_at,
           r.version
    from reference r join app_user u on u.id = r.author_id where r.client_id = :client_id
"""
_ALL = Sql(text(_REFERENCE + f" order by r.received_on desc, r.id desc limit {MAXIMUM_REFERENCES}"))
_ONE = Sql(text(_REFERENCE + " and r.id = :id"))
_CITATION = Sql(
    text(
        """
        select count(*) as cited, count(*) filter (where a.state = 'final') as by_final
        from assessment_evidence e join assessment a on a.id = e.assessment_id
        where e.client_id = :client_id and e.reference_id = :id
        """
    )
)
_TRAJECT = Sql(text("select exists(select 1 from traject where id = :id and client_id = :client_id)"))
_ADD = Sql(insert_into(reference, "id", "client_id", "author_id", "created_at", *_COLUMNS))
_GUARDED = "where id = :id and client_id = :client_id and version = :expected"
_CHANGE = Sql(
    text(
        f"update reference set {', '.join(f'{name} = :{name}' for name in _COLUMNS)}, version = version + 1 {_GUARDED}"
    )
)
_REMOVE = Sql(text(f"delete from reference {_GUARDED}"))


class PostgresReferences:
    """See `domain.references.ports.ReferenceRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def references(self, client_id: UUID) -> Sequence[Reference]:
        rows = await self._work.fetch_all(_ALL, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_reference(row, client_id, key) for row in rows]

    async def reference(self, client_id: UUID, reference_id: UUID) -> Reference | None:
        row = await self._work.fetch_one(_ONE, client_id=client_id, id=reference_id)
        return _reference(row, client_id, await self._work.sealing.key_of(client_id)) if row else None

    async def citation(self, client_id: UUID, reference_id: UUID) -> Citation:
        row = await self._work.fetch_one(_CITATION, client_id=client_id, id=reference_id)
        if row is None or not row["cited"]:
            return Citation.NONE
        return Citation.BY_FINAL if row["by_final"] else Citation.BY_DRAFT

    async def has_traject(self, client_id: UUID, traject_id: UUID) -> bool:
        return bool(await self._work.fetch_value(_TRAJECT, client_id=client_id, id=traject_id))

    async def add(self, client_id: UUID, reference_id: UUID, content: ReferenceContent) -> None:
        await self._work.execute(
            _ADD,
            id=reference_id,
            client_id=client_id,
            author_id=self._work.actor.id,
            created_at=self._work.now,
            **await self._values(client_id, reference_id, content),
        )

    async def change(
        self, client_id: UUID, reference_id: UUID, content: ReferenceContent, expected_version: int
    ) -> bool:
        values = await self._values(client_id, reference_id, content)
        changed = await self._work.execute(
            _CHANGE, id=reference_id, client_id=client_id, expected=expected_version, **values
        )
        return changed == 1

    async def remove(self, client_id: UUID, reference_id: UUID, expected_version: int) -> bool:
        removed = await self._work.execute(
            _REMOVE, id=reference_id, client_id=client_id, expected=expected_version
        )
        return removed == 1

    async def _values(self, client_id: UUID, reference_id: UUID, content: ReferenceContent) -> dict[str, Any]:
        key = await self._work.sealing.key_of(client_id)
        sealed = {
            f"{name}_sealed": seal_text(
                key, getattr(content, name), "reference", f"{name}_sealed", reference_id, client_id
            )
            for name in _SEALED
        }
        return {
            "traject_id": content.traject_id,
            "basis": content.basis.kind.value,
            "basis_consented_on": content.basis.consented_on,
            "basis_provision": content.basis.provision,
            "client_may_see": content.client_may_see,
            "withheld_reason": content.withheld_reason.value if content.withheld_reason else None,
            "received_on": content.received_on,
            **sealed,
        }


def _reference(row: Record, client_id: UUID, key: DataKey) -> Reference:
    def opened(name: str) -> str | None:
        column = f"{name}_sealed"
        return open_text(key, row[column], "reference", column, row["id"], client_id)

    content = ReferenceContent(
        source_name=opened("source_name") or "",
        source_capacity=opened("source_capacity") or "",
        question=opened("question") or "",
        basis=Basis(BasisKind(row["basis"]), row["basis_consented_on"], row["basis_provision"]),
        client_may_see=row["client_may_see"],
        withheld_reason=WithheldReason(row["withheld_reason"]) if row["withheld_reason"] else None,
        fact=opened("fact"),
        opinion=opened("opinion"),
        observation=opened("observation"),
        received_on=row["received_on"],
        traject_id=row["traject_id"],
    )
    return Reference(
        row["id"], content, row["author_id"], row["author_name"], row["created_at"], row["version"]
    )
