"""Reviews of access in PostgreSQL. Rows come from `reasons_for_access` (migration 0027), which asks the row filters."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import asyncpg
from asyncpg import Record
from sqlalchemy import text

from domain.access_reviews.model import (
    MOST_ROWS,
    Decision,
    Effect,
    MeasureFor,
    Outcome,
    Remark,
    Review,
    Reviewer,
    Row,
    RowKind,
    first_day,
    next_quarter,
    reviewer_of,
)
from domain.letters.model import Printed
from domain.policy.roles import Role
from domain.shared.clock import bureau_date
from domain.shared.ids import new_id
from persistence.sql import Sql, insert_into
from persistence.tables.reviews import access_review_row

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_BEGAN = Sql(text("select min(created_at) from app_user"))
_OPEN = Sql(
    text(
        "insert into access_review (id, quarter, opened_at, due_on) values (:id, :quarter, :now, :due_on) "
        "on conflict (quarter) do nothing"
    )
)
_REASONS = Sql(
    text(
        f"""
        select r.kind, r.source_id, r.role, r.subject_id, r.other_id, r.client_id, r.clients, r.begins_at, r.ends_at,
               r.remark, u.roles
        from reasons_for_access(cast(:until as date)) r left join app_user u on u.id = r.subject_id limit {MOST_ROWS}
        """
    )
)
_LAY = Sql(
    insert_into(
        access_review_row, "id", "review_id", "kind", "source_id", "role", "subject_id", "other_id", "client_id",
        "clients", "begins_at", "ends_at", "remark", "reviewer",
    )
)  # fmt: skip
_REVIEW = """
    select r.id, r.quarter, r.opened_at, r.due_on, r.escalated_at, r.closed_at, r.report_sha256, r.report_pages,
           r.version, u.name as closed_by_name,
           (select count(*) from access_review_row w where w.review_id = r.id) as rows,
           (select count(*) from access_review_row w where w.review_id = r.id and w.decision = 'kept') as kept,
           (select count(*) from access_review_row w where w.review_id = r.id and w.decision = 'revoked') as revoked
    from access_review r left join app_user u on u.id = r.closed_by
"""
_ALL = Sql(text(_REVIEW + " order by r.opened_at desc, r.id desc limit 100"))
_ONE = Sql(text(_REVIEW + " where r.id = :id"))
_LOCK = Sql(text("select id from access_review where id = :id for update"))
_ROW = """
    with alive as materialized (select a.kind, a.source_id, a.role from reasons_for_access(cast(:until as date)) a)
    select w.id, w.review_id, w.kind, w.source_id, w.role, w.subject_id, coalesce(u.name, m.name) as subject_name,
           coalesce(o.name, p.name) as other_name, w.client_id, w.clients, w.begins_at, w.ends_at, w.remark,
           w.reviewer, w.decision, w.reason, w.effect, w.measure_for, w.decided_at, d.name as decided_by_name,
           w.version, exists (select 1 from alive a where a.kind = w.kind and a.source_id = w.source_id
                              and a.role is not distinct from w.role) as alive
    from access_review_row w
    left join app_user u on u.id = w.subject_id
    left join app_user o on o.id = w.other_id
    left join app_user d on d.id = w.decided_by
    left join api_client m on m.id = w.source_id and w.kind = 'api-client'
    left join commissioning_party p on p.id = m.party_id
"""
_ROWS = Sql(
    text(
        _ROW + " where w.review_id = :review_id order by array_position(cast(:kinds as text[]), w.kind), "
        f"subject_name, w.role, w.begins_at, w.id limit {MOST_ROWS}"
    )
)
_ONE_ROW = Sql(text(_ROW + " where w.review_id = :review_id and w.id = :id"))
_ANY_MEASURE = Sql(
    text("select 1 from access_review_row where effect = 'measure' and decided_at > :since limit 1")
)
_MEASURES = Sql(
    text(_ROW + " where w.effect = 'measure' and w.decided_at > :since order by w.decided_at, w.id limit 200")
)
_NUMBERS = Sql(
    text(
        """
        select id, number from numbers_of_clients(cast(:ids as uuid[]))
        union select id, number from client where id = any (cast(:ids as uuid[]))
        """
    )
)
_DECIDE = Sql(
    text(
        """
        update access_review_row set decision = :decision, reason = :reason, effect = :effect,
            measure_for = :measure_for, decided_at = :now, decided_by = :actor_id, version = version + 1
        where id = :id and version = :expected and decision is null
        """
    )
)
_TAKE_BACK = Sql(
    text(
        """
        update access_review_row set decision = null, reason = null, effect = null, measure_for = null,
            decided_at = null, decided_by = null, version = version + 1
        where id = :id and version = :expected and decision is not null
        """
    )
)
_CLOSE = Sql(
    text(
        """
        update access_review set closed_at = :now, closed_by = :actor_id, report = :report,
            report_sha256 = :sha256, report_pages = :pages, version = version + 1
        where id = :id and version = :expected and closed_at is null
        """
    )
)
_REPORT = Sql(text("select report from access_review where id = :id"))
_ESCALATE = Sql(
    text(
        "update access_review set escalated_at = :now, version = version + 1 "
        "where closed_at is null and escalated_at is null and due_on < :before"
    )
)
_MAY_END = Sql(text("select assignment_may_end(:id)"))
_END_ASSIGNMENT = Sql(
    text(
        "update assignment set valid_until = :now "
        "where id = :id and valid_from <= :now and (valid_until is null or valid_until > :now)"
    )
)
_REOPEN_ASSIGNMENT = Sql(
    text("update assignment set valid_until = null where id = :id and valid_until is not null")
)
_REVOKE_FEED = Sql(text("update calendar_feed set revoked_at = :now where id = :id and revoked_at is null"))
_RESTORE_FEED = Sql(
    text("update calendar_feed set revoked_at = null where id = :id and revoked_at is not null")
)
_RESTORE_STAND_IN = Sql(
    text(
        "update stand_in set ends_at = :ends_at, ended_early_at = null, version = version + 1 "
        "where id = :id and ended_early_at is not null"
    )
)
_RESTORE_API_CLIENT = Sql(
    text("update api_client set revoked_at = null where id = :id and revoked_at is not null")
)
_LOOK_AHEAD = timedelta(days=93)
_LOOK_BACK = timedelta(days=110)


class PostgresAccessReviews:
    """See `domain.access_reviews.ports.AccessReviewRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def began_on(self) -> date | None:
        began = await self._work.fetch_value(_BEGAN)
        return bureau_date(began) if began is not None else None

    async def open(self, quarter: str, due_on: date, until: date) -> UUID | None:
        review_id = new_id()
        opened = await self._work.execute(
            _OPEN, id=review_id, quarter=quarter, now=self._work.now, due_on=due_on
        )
        if not opened:
            return None
        reasons = await self._work.fetch_all(_REASONS, until=until)
        await self._work.execute_many(_LAY, [_laid(review_id, reason) for reason in reasons])
        return review_id

    async def reviews(self) -> Sequence[Review]:
        return [Review(**dict(row)) for row in await self._work.fetch_all(_ALL)]

    async def review(self, review_id: UUID, *, lock: bool = False) -> Review | None:
        if lock:
            await self._work.fetch_value(_LOCK, id=review_id)
        row = await self._work.fetch_one(_ONE, id=review_id)
        return Review(**dict(row)) if row else None

    async def rows(self, review_id: UUID) -> Sequence[Row]:
        kinds = [kind.value for kind in RowKind]
        found = await self._work.fetch_all(
            _ROWS, review_id=review_id, until=await self._until(review_id), kinds=kinds
        )
        return await self._presented(found)

    async def row(self, review_id: UUID, row_id: UUID) -> Row | None:
        until = await self._until(review_id)
        found = await self._work.fetch_all(_ONE_ROW, review_id=review_id, id=row_id, until=until)
        rows = await self._presented(found)
        return rows[0] if rows else None

    async def measures(self) -> Sequence[Row]:
        # What is older stands on the next review again. Asking the row filters is work: only where there is something.
        since = self._work.now - _LOOK_BACK
        if await self._work.fetch_value(_ANY_MEASURE, since=since) is None:
            return []
        until = bureau_date(self._work.now) + _LOOK_AHEAD
        found = await self._work.fetch_all(_MEASURES, until=until, since=since)
        return [row for row in await self._presented(found) if row.alive]

    async def decide(
        self, row: Row, decision: Decision, reason: str | None, outcome: Outcome, expected_version: int
    ) -> bool:
        decided = await self._work.execute(
            _DECIDE,
            id=row.id,
            decision=decision.value,
            reason=reason,
            effect=outcome.effect.value,
            measure_for=outcome.measure_for.value if outcome.measure_for else None,
            now=self._work.now,
            actor_id=self._work.actor.id,
            expected=expected_version,
        )
        return decided == 1

    async def take_back(self, row: Row, expected_version: int) -> bool:
        return await self._work.execute(_TAKE_BACK, id=row.id, expected=expected_version) == 1

    async def close(self, review_id: UUID, printed: Printed, expected_version: int) -> bool:
        closed = await self._work.execute(
            _CLOSE,
            id=review_id,
            now=self._work.now,
            actor_id=self._work.actor.id,
            report=printed.pdf,
            sha256=printed.sha256,
            pages=printed.pages,
            expected=expected_version,
        )
        return closed == 1

    async def report(self, review_id: UUID) -> bytes | None:
        found: bytes | None = await self._work.fetch_value(_REPORT, id=review_id)
        return found

    async def escalate(self, before: date) -> int:
        return await self._work.execute(_ESCALATE, now=self._work.now, before=before)

    async def may_end(self, assignment_id: UUID) -> bool:
        return bool(await self._work.fetch_value(_MAY_END, id=assignment_id))

    async def end_assignment(self, assignment_id: UUID) -> bool:
        return await self._work.execute(_END_ASSIGNMENT, id=assignment_id, now=self._work.now) == 1

    async def reopen_assignment(self, row: Row) -> bool:
        try:
            return await self._work.execute(_REOPEN_ASSIGNMENT, id=row.source_id) == 1
        except asyncpg.UniqueViolationError:
            return False

    async def revoke_feed(self, feed_id: UUID) -> bool:
        return await self._work.execute(_REVOKE_FEED, id=feed_id, now=self._work.now) == 1

    async def restore_feed(self, row: Row) -> bool:
        try:
            return await self._work.execute(_RESTORE_FEED, id=row.source_id) == 1
        except asyncpg.UniqueViolationError:
            return False

    async def restore_stand_in(self, row: Row) -> bool:
        try:
            return await self._work.execute(_RESTORE_STAND_IN, id=row.source_id, ends_at=row.ends_at) == 1
        except asyncpg.ExclusionViolationError:
            return False

    async def restore_api_client(self, row: Row) -> bool:
        return await self._work.execute(_RESTORE_API_CLIENT, id=row.source_id) == 1

    async def _until(self, review_id: UUID) -> date:
        """Agreements that end by then count: the end of the quarter the review is of."""
        review = await self.review(review_id)
        if review is None:
            return bureau_date(self._work.now)
        return first_day(next_quarter(review.quarter))

    async def _presented(self, found: Sequence[Record]) -> list[Row]:
        ids = list({row["client_id"] for row in found if row["client_id"] is not None})
        numbers = await self._work.fetch_all(_NUMBERS, ids=ids) if ids else []
        number_of = {number["id"]: number["number"] for number in numbers}
        return [_row(row, number_of.get(row["client_id"])) for row in found]


def _laid(review_id: UUID, reason: Record) -> dict[str, object]:
    roles = frozenset(map(Role, reason["roles"] or ()))
    members = {name: reason[name] for name in ("kind", "source_id", "role", "subject_id", "other_id", "client_id",
                                               "clients", "begins_at", "ends_at", "remark")}  # fmt: skip
    return {**members, "id": new_id(), "review_id": review_id, "reviewer": reviewer_of(roles).value}


def _row(row: Record, client_number: str | None) -> Row:
    return Row(
        id=row["id"],
        review_id=row["review_id"],
        kind=RowKind(row["kind"]),
        source_id=row["source_id"],
        role=Role(row["role"]) if row["role"] else None,
        subject_id=row["subject_id"],
        subject_name=row["subject_name"],
        other_name=row["other_name"],
        client_id=row["client_id"],
        client_number=client_number,
        clients=row["clients"],
        begins_at=row["begins_at"],
        ends_at=row["ends_at"],
        remark=Remark(row["remark"]) if row["remark"] else None,
        reviewer=Reviewer(row["reviewer"]),
        decision=Decision(row["decision"]) if row["decision"] else None,
        reason=row["reason"],
        effect=Effect(row["effect"]) if row["effect"] else None,
        measure_for=MeasureFor(row["measure_for"]) if row["measure_for"] else None,
        decided_at=row["decided_at"],
        decided_by_name=row["decided_by_name"],
        alive=row["alive"],
        version=row["version"],
    )
