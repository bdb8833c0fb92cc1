"""Assessments and their evidence in PostgreSQL, every text sealed with the client's key."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.assessments.model import (
    MAXIMUM_ASSESSMENTS,
    Assessment,
    AssessmentContent,
    AssessmentResult,
    AssessmentState,
    CitedEvidence,
    Evidence,
    EvidenceKind,
)
from domain.assessments.ports import Citable
from domain.notes.model import NoteKind
from domain.shared.clock import bureau_date
from domain.shared.ids import new_id
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.results import assessment, assessment_evidence

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ASSESSMENT = """
    select a.id, a.client_id, a.traject_id, a.activity_id, a.result, a.facts_sealed, a.opinion_sealed, a.state,
           a.supersedes_id, n.id as superseded_by, a.author_id, u.name as author_name, a.created_at, a.final_at,
           a.version
    from assessment a join app_user u on u.id = a.author_id left join assessment n on n.supersedes_id = a.id
    where a.client_id = :client_id and a.traject_id = :traject_id
"""
_ALL = Sql(text(_ASSESSMENT + f" order by a.created_at desc, a.id desc limit {MAXIMUM_ASSESSMENTS}"))
_ONE = Sql(text(_ASSESSMENT + " and a.id = :id"))
_EVIDENCE = Sql(
    text(
        """
        select e.id, e.assessment_id, e.kind, e.note_id, e.reference_id, e.text_sealed, e.observed_on,
               n.happened_at, r.received_on
        from assessment_evidence e
        left join note n on n.id = e.note_id left join reference r on r.id = e.reference_id
        where e.client_id = :client_id and e.assessment_id = any(:assessment_ids) order by e.id
        """
    )
)
_NOTES = Sql(text("select id, kind from note where client_id = :client_id and id = any(:ids)"))
_REFERENCES = Sql(text("select id from reference where client_id = :client_id and id = any(:ids)"))
_ACTIVITY = Sql(text("select exists(select 1 from activity where id = :id and traject_id = :traject_id)"))
_ADD = Sql(
    insert_into(
        assessment, "id", "client_id", "traject_id", "activity_id", "author_id", "result", "facts_sealed",
        "opinion_sealed", "supersedes_id", "created_at",
    )
)  # fmt: skip
_ADD_EVIDENCE = Sql(
    insert_into(
        assessment_evidence, "id", "client_id", "assessment_id", "kind", "note_id", "reference_id", "text_sealed",
        "observed_on", "created_at",
    )
)  # fmt: skip
_CHANGE = Sql(
    text(
        "update assessment set activity_id = :activity_id, result = :result, facts_sealed = :facts_sealed, "
        "opinion_sealed = :opinion_sealed, version = version + 1 "
        "where id = :id and client_id = :client_id and version = :expected"
    )
)
_CLEAR_EVIDENCE = Sql(
    text("delete from assessment_evidence where assessment_id = :id and client_id = :client_id")
)
_FINAL = Sql(
    text("update assessment set state = 'final', final_at = :now where id = :id and client_id = :client_id")
)


class PostgresAssessments:
    """See `domain.assessments.ports.AssessmentRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def assessments(self, client_id: UUID, traject_id: UUID) -> Sequence[Assessment]:
        rows = await self._work.fetch_all(_ALL, client_id=client_id, traject_id=traject_id)
        return await self._with_evidence(client_id, rows)

    async def assessment(self, client_id: UUID, traject_id: UUID, assessment_id: UUID) -> Assessment | None:
        row = await self._work.fetch_one(_ONE, client_id=client_id, traject_id=traject_id, id=assessment_id)
        return (await self._with_evidence(client_id, [row]))[0] if row else None

    async def citable(self, client_id: UUID, traject_id: UUID, content: AssessmentContent) -> Citable:
        note_ids = [one.note_id for one in content.evidence if one.note_id]
        reference_ids = [one.reference_id for one in content.evidence if one.reference_id]
        notes = await self._work.fetch_all(_NOTES, client_id=client_id, ids=note_ids) if note_ids else []
        references = (
            await self._work.fetch_all(_REFERENCES, client_id=client_id, ids=reference_ids)
            if reference_ids
            else []
        )
        activity = content.activity_id is not None and await self._work.fetch_value(
            _ACTIVITY, id=content.activity_id, traject_id=traject_id
        )
        return Citable(
            notes={row["id"]: NoteKind(row["kind"]) for row in notes},
            references=frozenset(row["id"] for row in references),
            activity=bool(activity),
        )

    async def add(
        self,
        client_id: UUID,
        traject_id: UUID,
        assessment_id: UUID,
        content: AssessmentContent,
        supersedes_id: UUID | None,
    ) -> None:
        key = await self._work.sealing.key_of(client_id)
        await self._work.execute(
            _ADD,
            id=assessment_id,
            client_id=client_id,
            traject_id=traject_id,
            activity_id=content.activity_id,
            author_id=self._work.actor.id,
            result=content.result.value,
            supersedes_id=supersedes_id,
            created_at=self._work.now,
            **_texts(content, assessment_id, client_id, key),
        )
        await self._add_evidence(client_id, assessment_id, content.evidence, key)

    async def change(
        self, client_id: UUID, assessment_id: UUID, content: AssessmentContent, expected_version: int
    ) -> bool:
        key = await self._work.sealing.key_of(client_id)
        changed = await self._work.execute(
            _CHANGE,
            id=assessment_id,
            client_id=client_id,
            expected=expected_version,
            activity_id=content.activity_id,
            result=content.result.value,
            **_texts(content, assessment_id, client_id, key),
        )
        if changed != 1:
            return False
        await self._work.execute(_CLEAR_EVIDENCE, id=assessment_id, client_id=client_id)
        await self._add_evidence(client_id, assessment_id, content.evidence, key)
        return True

    async def make_final(self, client_id: UUID, assessment_id: UUID) -> None:
        await self._work.execute(_FINAL, id=assessment_id, client_id=client_id, now=self._work.now)

    async def _add_evidence(
        self, client_id: UUID, assessment_id: UUID, evidence: Sequence[Evidence], key: DataKey
    ) -> None:
        rows = []
        for one in evidence:
            row_id = new_id()
            sealed = seal_text(key, one.text, "assessment_evidence", "text_sealed", row_id, client_id)
            rows.append(
                {
                    "id": row_id,
                    "client_id": client_id,
                    "assessment_id": assessment_id,
                    "kind": one.kind.value,
                    "note_id": one.note_id,
                    "reference_id": one.reference_id,
                    "text_sealed": sealed,
                    "observed_on": one.observed_on,
                    "created_at": self._work.now,
                }
            )
        await self._work.execute_many(_ADD_EVIDENCE, rows)

    async def _with_evidence(self, client_id: UUID, rows: Sequence[Record]) -> list[Assessment]:
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        found = await self._work.fetch_all(
            _EVIDENCE, client_id=client_id, assessment_ids=[row["id"] for row in rows]
        )
        cited: dict[UUID, list[CitedEvidence]] = defaultdict(list)
        for row in found:
            cited[row["assessment_id"]].append(_cited(row, client_id, key))
        return [_assessment(row, tuple(cited[row["id"]]), key) for row in rows]


def _texts(
    content: AssessmentContent, assessment_id: UUID, client_id: UUID, key: DataKey
) -> dict[str, bytes | None]:
    return {
        f"{name}_sealed": seal_text(
            key, getattr(content, name), "assessment", f"{name}_sealed", assessment_id, client_id
        )
        for name in ("facts", "opinion")
    }


def _cited(row: Record, client_id: UUID, key: DataKey) -> CitedEvidence:
    evidence = Evidence(
        kind=EvidenceKind(row["kind"]),
        note_id=row["note_id"],
        reference_id=row["reference_id"],
        text=open_text(key, row["text_sealed"], "assessment_evidence", "text_sealed", row["id"], client_id),
        observed_on=row["observed_on"],
    )
    happened_on = bureau_date(row["happened_at"]) if row["happened_at"] else None
    return CitedEvidence(evidence, happened_on or row["received_on"] or row["observed_on"])


def _assessment(row: Record, cited: tuple[CitedEvidence, ...], key: DataKey) -> Assessment:
    def opened(column: str) -> str:
        return open_text(key, row[column], "assessment", column, row["id"], row["client_id"]) or ""

    return Assessment(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        content=AssessmentContent(
            activity_id=row["activity_id"],
            result=AssessmentResult(row["result"]),
            facts=opened("facts_sealed"),
            opinion=opened("opinion_sealed"),
            evidence=tuple(one.evidence for one in cited),
        ),
        cited=cited,
        state=AssessmentState(row["state"]),
        supersedes_id=row["supersedes_id"],
        superseded_by=row["superseded_by"],
        author_id=row["author_id"],
        author_name=row["author_name"],
        created_at=row["created_at"],
        final_at=row["final_at"],
        version=row["version"],
    )
