"""What waits today, in PostgreSQL. Every list is driven from the actor's own assignments and bounded."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from asyncpg import Record
from sqlalchemy import text

from domain.cases.model import CaseKind
from domain.day.model import NewAssignment
from domain.day.ports import (
    DayReview,
    DayTransfer,
    DueClient,
    OfficeCounts,
    RunningStandIn,
    TakenEmergency,
    WaitingCases,
    WaitingEmergency,
)
from domain.shared.clock import bureau_date
from domain.shared.names import display_name
from domain.tasks.model import TaskLine
from persistence.repositories.tasks import OWN_TASKS, line_of
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_OWN = """
    from assignment a join client c on c.id = a.client_id
    where a.adviser_id = :actor_id and a.valid_from <= :now and (a.valid_until is null or a.valid_until > :now)
"""
_NAME = "c.id, c.given_names, c.surname_prefix, c.surname"
_NEW = Sql(
    text(
        f"""
        select {_NAME}, c.number, a.valid_from,
               (select t.service from traject t where t.client_id = c.id order by t.created_at desc limit 1) as service
        {_OWN} and a.first_opened_at is null order by a.valid_from desc, c.id limit 50
        """
    )
)
_FIRST = Sql(
    text(
        f"""
        select {_NAME}, a.valid_from as moment
        {_OWN} and not exists (select 1 from note n where n.client_id = c.id) order by a.valid_from, c.id limit 50
        """
    )
)
_NEXT = Sql(
    text(
        f"""
        select {_NAME}, l.next_contact_on as day
        from (select * from assignment a
               where a.adviser_id = :actor_id and a.valid_from <= :now
                 and (a.valid_until is null or a.valid_until > :now)) a
        join client c on c.id = a.client_id
        join lateral (select n.next_contact_on from note n where n.client_id = c.id
                       order by n.happened_at desc, n.id desc limit 1) l on true
        where l.next_contact_on <= :until order by l.next_contact_on, c.id limit 50
        """
    )
)
_DRAFTS = Sql(
    text(
        f"""
        select {_NAME}, d.updated_at as moment from note_draft d join client c on c.id = d.client_id
        where d.author_id = :actor_id and d.updated_at < :before order by d.updated_at, c.id limit 50
        """
    )
)
_TASKS = Sql(text(f"{OWN_TASKS} and t.due_on <= :until order by t.due_on, t.id limit 100"))
_TAKEN = Sql(
    text(
        f"""
        select {_NAME}, u.name as adviser_name, e.opened_at
        from emergency_access e join assignment a on a.client_id = e.client_id and a.adviser_id = :actor_id
             and a.valid_from <= :now and (a.valid_until is null or a.valid_until > :now)
        join client c on c.id = e.client_id join app_user u on u.id = e.adviser_id
        where e.adviser_id <> :actor_id and e.opened_at > :since order by e.opened_at desc, e.id limit 20
        """
    )
)
_WAITING = Sql(
    text(
        """
        select u.name as adviser_name, e.opened_at, e.review_due_on
        from emergency_access e join app_user u on u.id = e.adviser_id
        where e.reviewed_at is null and e.adviser_id <> :actor_id order by e.review_due_on, e.id limit 20
        """
    )
)
_RUNNING = Sql(
    text(
        """
        select s.id, u.name as absent_adviser_name, s.ends_at,
               (select count(*) from deputy_client d where d.arrangement_id = s.id) as clients
        from stand_in s join app_user u on u.id = s.absent_adviser_id
        where s.stand_in_id = :actor_id and s.begins_at <= :now and s.ends_at > :now order by s.ends_at, s.id limit 20
        """
    )
)
_OFFICE = Sql(
    text(
        """
        select (select count(*) from referral r where r.state = 'received') as referrals,
               (select min(r.received_at) from referral r where r.state = 'received') as oldest_referral,
               (select count(*) from intake_batch b where b.state in ('failed', 'partial')
                 and b.received_at > :since) as batches,
               (select count(*) from app_user u where u.status = 'active' and 'adviser' = any(u.roles)
                 and not exists (select 1 from confidentiality_agreement g where g.user_id = u.id
                   and g.valid_from <= :today and g.valid_until >= :today)) as advisers_without_agreement
        """
    )
)

_CASES = Sql(
    text(
        """
        select kind, count(*) as count, min(due_on) as due_on from privacy_case
        where closed_at is null and kind in ('request', 'complaint', 'mediation', 'breach') group by kind order by kind
        """
    )
)


_TRANSFERS = Sql(
    text(
        """
        select t.id, t.to_adviser_id = :actor_id as received, u.name as colleague, t.begins_at, t.clients
        from caseload_transfer t
        join app_user u on u.id = case when t.to_adviser_id = :actor_id then t.from_adviser_id else t.to_adviser_id end
        where t.cancelled_at is null and (t.from_adviser_id = :actor_id or t.to_adviser_id = :actor_id)
          and (t.begins_at > :now or (t.to_adviser_id = :actor_id and t.begins_at > :since))
        order by t.begins_at, t.id limit 20
        """
    )
)
_REVIEW = Sql(
    text(
        """
        select r.id, r.due_on, r.escalated_at is not null as escalated,
               (select count(*) from access_review_row w where w.review_id = r.id and w.decision is null
                   and w.reviewer = 'privacy_officer') as of_officer,
               (select count(*) from access_review_row w where w.review_id = r.id and w.decision is null
                   and w.reviewer = 'director') as of_director
        from access_review r where r.closed_at is null order by r.opened_at limit 1
        """
    )
)
_QUESTIONS = Sql(
    text(
        "select count(*) as count, min(p.due_on) as due_on from access_question q "
        "join privacy_case p on p.id = q.case_id where p.closed_at is null"
    )
)


class PostgresDay:
    """See `domain.day.ports.DayRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def new_assignments(self) -> Sequence[NewAssignment]:
        rows = await self._work.fetch_all(_NEW, actor_id=self._work.actor.id, now=self._work.now)
        return [
            NewAssignment(row["id"], _name(row), row["number"], row["service"], row["valid_from"])
            for row in rows
        ]

    async def without_first_contact(self) -> Sequence[DueClient]:
        rows = await self._work.fetch_all(_FIRST, actor_id=self._work.actor.id, now=self._work.now)
        return [DueClient(row["id"], _name(row), bureau_date(row["moment"])) for row in rows]

    async def next_contacts(self, until: date) -> Sequence[DueClient]:
        rows = await self._work.fetch_all(
            _NEXT, actor_id=self._work.actor.id, now=self._work.now, until=until
        )
        return [DueClient(row["id"], _name(row), row["day"]) for row in rows]

    async def drafts_before(self, moment: datetime) -> Sequence[DueClient]:
        rows = await self._work.fetch_all(_DRAFTS, actor_id=self._work.actor.id, before=moment)
        return [DueClient(row["id"], _name(row), bureau_date(row["moment"])) for row in rows]

    async def due_tasks(self, until: date) -> Sequence[TaskLine]:
        rows = await self._work.fetch_all(
            _TASKS, actor_id=self._work.actor.id, now=self._work.now, until=until
        )
        return [line_of(self._work, row) for row in rows]

    async def escalated_tasks(self) -> Sequence[TaskLine]:
        return await self._work.tasks.escalated(None, 50)

    async def emergencies_taken(self, since: datetime) -> Sequence[TakenEmergency]:
        rows = await self._work.fetch_all(
            _TAKEN, actor_id=self._work.actor.id, now=self._work.now, since=since
        )
        return [TakenEmergency(row["id"], _name(row), row["adviser_name"], row["opened_at"]) for row in rows]

    async def emergencies_waiting(self) -> Sequence[WaitingEmergency]:
        rows = await self._work.fetch_all(_WAITING, actor_id=self._work.actor.id)
        return [WaitingEmergency(**dict(row)) for row in rows]

    async def waiting_cases(self) -> Sequence[WaitingCases]:
        rows = await self._work.fetch_all(_CASES)
        return [WaitingCases(CaseKind(row["kind"]), row["count"], row["due_on"]) for row in rows]

    async def running_stand_ins(self) -> Sequence[RunningStandIn]:
        rows = await self._work.fetch_all(_RUNNING, actor_id=self._work.actor.id, now=self._work.now)
        return [RunningStandIn(**dict(row)) for row in rows]

    async def transfers(self, since: datetime) -> Sequence[DayTransfer]:
        rows = await self._work.fetch_all(
            _TRANSFERS, actor_id=self._work.actor.id, now=self._work.now, since=since
        )
        return [DayTransfer(**dict(row)) for row in rows]

    async def open_review(self) -> DayReview | None:
        row = await self._work.fetch_one(_REVIEW)
        return DayReview(**dict(row)) if row else None

    async def access_questions(self) -> WaitingCases | None:
        row = await self._work.fetch_one(_QUESTIONS)
        if row is None or not row["count"]:
            return None
        return WaitingCases(CaseKind.QUESTION, row["count"], row["due_on"])

    async def review_measures(self) -> int:
        return len(await self._work.access_reviews.measures())

    async def office(self, today: date) -> OfficeCounts:
        since = datetime.combine(today, datetime.min.time(), self._work.now.tzinfo).replace(day=1)
        row = await self._work.fetch_one(_OFFICE, today=today, since=since)
        if row is None:
            raise LookupError("counts always answer one row")
        return OfficeCounts(**dict(row))


def _name(row: Record) -> str:
    return display_name(row["given_names"], row["surname_prefix"], row["surname"])
