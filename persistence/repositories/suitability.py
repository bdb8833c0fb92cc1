"""Suitability assessments in PostgreSQL, the four criteria sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.shared.ids import new_id
from domain.suitability.model import (
    MAXIMUM_SUITABILITY,
    LimitationsCriterion,
    SuitabilityAssessment,
    SuitabilityContent,
)
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.results import suitability_assessment, suitability_limitation

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ALL = Sql(
    text(
        f"""
        select s.id, s.client_id, s.traject_id, s.author_id, u.name as author_name, s.education_sealed,
               s.experience_sealed, s.limitations_sealed, s.preferences_sealed, s.conclusion_sealed, s.assessed_on,
               s.created_at,
               array(select l.health_record_id from suitability_limitation l
                      where l.suitability_id = s.id order by l.id) as record_ids
        from suitability_assessment s join app_user u on u.id = s.author_id
        where s.client_id = :client_id and s.traject_id = :traject_id
        order by s.created_at desc, s.id desc limit {MAXIMUM_SUITABILITY}
        """
    )
)
_KNOWN = Sql(text("select id from health_record where client_id = :client_id and id = any(:ids)"))
_ADD = Sql(
    insert_into(
        suitability_assessment, "id", "client_id", "traject_id", "author_id", "education_sealed", "experience_sealed",
        "limitations_sealed", "preferences_sealed", "conclusion_sealed", "assessed_on", "created_at",
    )
)  # fmt: skip
_ADD_LIMITATION = Sql(
    insert_into(suitability_limitation, "id", "client_id", "suitability_id", "health_record_id")
)


class PostgresSuitability:
    """See `domain.suitability.ports.SuitabilityRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def assessments(self, client_id: UUID, traject_id: UUID) -> Sequence[SuitabilityAssessment]:
        rows = await self._work.fetch_all(_ALL, client_id=client_id, traject_id=traject_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_assessment(row, key) for row in rows]

    async def known_limitations(self, client_id: UUID, record_ids: Sequence[UUID]) -> frozenset[UUID]:
        rows = await self._work.fetch_all(_KNOWN, client_id=client_id, ids=list(record_ids))
        return frozenset(row["id"] for row in rows)

    async def add(
        self, client_id: UUID, traject_id: UUID, assessment_id: UUID, content: SuitabilityContent
    ) -> None:
        key = await self._work.sealing.key_of(client_id)

        def sealed(column: str, value: str | None) -> bytes | None:
            return seal_text(key, value, "suitability_assessment", column, assessment_id, client_id)

        limitations = content.limitations
        await self._work.execute(
            _ADD,
            id=assessment_id,
            client_id=client_id,
            traject_id=traject_id,
            author_id=self._work.actor.id,
            education_sealed=sealed("education_sealed", content.education),
            experience_sealed=sealed("experience_sealed", content.experience),
            limitations_sealed=sealed("limitations_sealed", limitations.text if limitations else None),
            preferences_sealed=sealed("preferences_sealed", content.preferences),
            conclusion_sealed=sealed("conclusion_sealed", content.conclusion),
            assessed_on=content.assessed_on,
            created_at=self._work.now,
        )
        named = [
            {
                "id": new_id(),
                "client_id": client_id,
                "suitability_id": assessment_id,
                "health_record_id": record_id,
            }
            for record_id in (limitations.record_ids if limitations else ())
        ]
        if named:
            await self._work.execute_many(_ADD_LIMITATION, named)


def _assessment(row: Record, key: DataKey) -> SuitabilityAssessment:
    def opened(column: str) -> str | None:
        return open_text(key, row[column], "suitability_assessment", column, row["id"], row["client_id"])

    text_of_limitations, record_ids = opened("limitations_sealed"), tuple(row["record_ids"])
    limitations = None
    if text_of_limitations is not None or record_ids:
        limitations = LimitationsCriterion(record_ids, text_of_limitations)
    content = SuitabilityContent(
        education=opened("education_sealed") or "",
        experience=opened("experience_sealed") or "",
        limitations=limitations,
        preferences=opened("preferences_sealed") or "",
        conclusion=opened("conclusion_sealed") or "",
        assessed_on=row["assessed_on"],
    )
    return SuitabilityAssessment(
        row["id"],
        row["client_id"],
        row["traject_id"],
        content,
        row["author_id"],
        row["author_name"],
        row["created_at"],
    )
