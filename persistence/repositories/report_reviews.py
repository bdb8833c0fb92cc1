"""Sentences before a second person, sealed with the client's key: a review dies with that key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.reporting.firewall import Review, ReviewDecision
from domain.reporting.medical_words import HitKind
from domain.reporting.ports import NewReview, WaitingReview
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.reports import report_review

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_OF_REPORT = Sql(
    text(
        """
        select v.id, v.place, v.kind, v.term_sealed, v.sentence_sealed, v.reason_sealed, v.requested_at, v.decision,
               v.decision_reason_sealed
        from report_review v where v.client_id = :client_id and v.report_id = :report_id
        order by v.requested_at, v.id limit 500
        """
    )
)
_ADD = Sql(
    insert_into(
        report_review, "id", "client_id", "traject_id", "report_id", "author_id", "place", "kind", "term_sealed",
        "sentence_sealed", "reason_sealed", "requested_by", "requested_at",
    )
)  # fmt: skip
_COLUMNS = """
    select v.id, v.client_id, v.traject_id, v.report_id, v.author_id, v.requested_by, v.kind, v.term_sealed,
           v.sentence_sealed, v.reason_sealed, v.requested_at
    from report_review v where v.decision = 'pending'
"""
_WAITING = Sql(
    text(
        _COLUMNS
        + """
        and v.requested_by <> :actor_id and v.author_id <> :actor_id order by v.requested_at, v.id limit :limit
        """
    )
)
_ONE_WAITING = Sql(text(_COLUMNS + " and v.id = :id"))
_DECIDE = Sql(
    text(
        """
        update report_review set decision = :decision, decided_by = :actor_id, decided_at = :now,
            decision_reason_sealed = :reason
        where id = :id and decision = 'pending'
        """
    )
)


async def reviews(work: "PostgresUnitOfWork", client_id: UUID, report_id: UUID) -> Sequence[Review]:
    """The reviews of one report, oldest first."""
    rows = await work.fetch_all(_OF_REPORT, client_id=client_id, report_id=report_id)
    if not rows:
        return []
    key = await work.sealing.key_of(client_id)
    return [
        Review(
            id=row["id"],
            place=row["place"],
            kind=HitKind(row["kind"]),
            term=_opened(key, row, "term_sealed", client_id),
            sentence=_opened(key, row, "sentence_sealed", client_id),
            reason=_opened(key, row, "reason_sealed", client_id),
            requested_at=row["requested_at"],
            decision=ReviewDecision(row["decision"]),
            decision_reason=_opened(key, row, "decision_reason_sealed", client_id) or None,
        )
        for row in rows
    ]


async def add_review(work: "PostgresUnitOfWork", review: NewReview) -> None:
    """Lay a sentence down for a second person."""
    report = review.report
    key = await work.sealing.key_of(report.client_id)

    def sealed(value: str, column: str) -> bytes | None:
        return seal_text(key, value, "report_review", column, review.id, report.client_id)

    await work.execute(
        _ADD,
        id=review.id,
        client_id=report.client_id,
        traject_id=report.traject_id,
        report_id=report.id,
        author_id=report.author_id,
        place=review.place,
        kind=review.kind.value,
        term_sealed=sealed(review.term, "term_sealed"),
        sentence_sealed=sealed(review.sentence, "sentence_sealed"),
        reason_sealed=sealed(review.reason, "reason_sealed"),
        requested_by=work.actor.id,
        requested_at=work.now,
    )


async def waiting_reviews(work: "PostgresUnitOfWork", limit: int) -> Sequence[WaitingReview]:
    """What waits for the actor, oldest first."""
    rows = await work.fetch_all(_WAITING, actor_id=work.actor.id, limit=limit)
    return [_waiting(row, await work.sealing.key_of(row["client_id"])) for row in rows]


async def waiting_review(work: "PostgresUnitOfWork", review_id: UUID) -> WaitingReview | None:
    """One that still waits."""
    row = await work.fetch_one(_ONE_WAITING, id=review_id)
    return _waiting(row, await work.sealing.key_of(row["client_id"])) if row else None


async def decide_review(
    work: "PostgresUnitOfWork", review: WaitingReview, decision: ReviewDecision, reason: str
) -> bool:
    """Keep the decision; False when another decided it meanwhile."""
    key = await work.sealing.key_of(review.client_id)
    decided = await work.execute(
        _DECIDE,
        id=review.id,
        decision=decision.value,
        actor_id=work.actor.id,
        now=work.now,
        reason=seal_text(key, reason, "report_review", "decision_reason_sealed", review.id, review.client_id),
    )
    return decided == 1


def _opened(key: DataKey, row: Record, column: str, client_id: UUID) -> str:
    return open_text(key, row[column], "report_review", column, row["id"], client_id) or ""


def _waiting(row: Record, key: DataKey) -> WaitingReview:
    client_id = row["client_id"]
    return WaitingReview(
        id=row["id"],
        client_id=client_id,
        traject_id=row["traject_id"],
        report_id=row["report_id"],
        requested_by=row["requested_by"],
        author_id=row["author_id"],
        kind=HitKind(row["kind"]),
        term=_opened(key, row, "term_sealed", client_id),
        sentence=_opened(key, row, "sentence_sealed", client_id),
        reason=_opened(key, row, "reason_sealed", client_id),
        requested_at=row["requested_at"],
    )
