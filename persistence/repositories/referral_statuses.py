"""Where a party's orders stand: referrals, the trajects that came of them, and what was published about them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.referral_statuses.model import PlanProgress, ReferralStatus, told_result
from domain.referrals.model import ReferralState, RejectionCode
from domain.trajects.model import ResultCode
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.work import Statements

_ORDERS = """
    select r.party_id, r.id, t.id as traject_id, r.order_reference, r.state, r.rejection_code, r.received_at,
           r.decided_at, t.state as traject_state, t.started_on, t.ended_on, t.result_code
    from referral r left join traject t on t.referral_id = r.id and t.party_id = r.party_id
    where r.party_id = :party_id
    union all
    select t.party_id, t.id, t.id, t.order_reference, 'accepted', null, t.created_at, t.created_at, t.state,
           t.started_on, t.ended_on, t.result_code
    from traject t where t.party_id = :party_id and t.referral_id is null
"""
_TOLD = """
    lateral (
        select max(e.created_at) as at,
               count(distinct e.object_id) filter (where e.kind = 'report.available') as reports,
               max(e.created_at) filter (where e.kind = 'report.available') as last_report_at,
               (array_agg(e.kind order by e.created_at desc, e.id desc)
                   filter (where e.kind in ('plan.submitted', 'plan.approved')))[1] as plan
        from outbox_event e
        where e.party_id = o.party_id and (e.traject_id = o.traject_id or e.object_id = o.id)
    )
"""
_STATUS = f"""
    select o.*, e.reports, e.last_report_at, e.plan,
           greatest(o.received_at, o.decided_at, e.at) as changed_at
    from ({_ORDERS}) o left join {_TOLD} e on true
"""
_LIST = Sql(
    text(
        f"""
        {_STATUS}
        where (o.received_at, o.id) > (:after, :after_id)
          and (cast(:since as timestamptz) is null or greatest(o.received_at, o.decided_at, e.at) >= :since)
        order by o.received_at, o.id limit :limit
        """
    )
)
_ONE = Sql(text(f"{_STATUS} where o.id = :id or o.traject_id = :id limit 1"))
_EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
_PLAN = {"plan.submitted": PlanProgress.SUBMITTED, "plan.approved": PlanProgress.APPROVED}


class PostgresReferralStatuses:
    """See `domain.referral_statuses.ports.ReferralStatusRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def statuses(
        self,
        party_id: UUID,
        changed_since: datetime | None,
        after: tuple[datetime, UUID] | None,
        limit: int,
    ) -> Sequence[ReferralStatus]:
        moment, identifier = after or (_EARLIEST, UUID(int=0))
        rows = await self._work.fetch_all(
            _LIST, party_id=party_id, since=changed_since, after=moment, after_id=identifier, limit=limit
        )
        return [_status(row) for row in rows]

    async def status(self, party_id: UUID, status_id: UUID) -> ReferralStatus | None:
        row = await self._work.fetch_one(_ONE, party_id=party_id, id=status_id)
        return _status(row) if row else None


def _status(row: Record) -> ReferralStatus:
    return ReferralStatus(
        id=row["id"],
        traject_id=row["traject_id"],
        order_reference=row["order_reference"],
        state=ReferralState(row["state"]),
        rejection_code=RejectionCode(row["rejection_code"]) if row["rejection_code"] else None,
        received_at=row["received_at"],
        decided_at=row["decided_at"],
        traject_state=row["traject_state"],
        started_on=row["started_on"],
        ended_on=row["ended_on"],
        result_code=told_result(ResultCode(row["result_code"])) if row["result_code"] else None,
        plan_state=_PLAN[row["plan"]] if row["plan"] else None,
        reports_available=row["reports"] or 0,
        last_report_at=row["last_report_at"],
        changed_at=row["changed_at"],
    )
