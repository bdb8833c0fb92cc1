"""The outbox and the deliveries as the sending job works through them, on the clock of the act."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.events.model import EventKind
from domain.shared.ids import new_id
from domain.webhooks.model import Claimed, Outcome, Webhook
from domain.webhooks.schedule import LEASE
from persistence.encryption.webhook_secrets import WebhookSecrets
from persistence.repositories.events import DEFER, QUEUE, TASK
from persistence.repositories.webhooks import ADD_DELIVERY, GIVE_UP, WEBHOOK, webhook_of
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_DUE = """
    from webhook_delivery d join webhook w on w.id = d.webhook_id and w.state = 'active'
    where d.state = 'pending' and d.next_attempt_at <= :now
"""
_WAKE_IF_DUE = Sql(
    text(
        f"""
        {DEFER}
        where (exists(select 1 from outbox_event where dispatched_at is null) or exists(select 1 {_DUE}))
          and not exists(select 1 from procrastinate_jobs j where j.task_name = :task
                         and j.status in ('todo', 'doing'))
        """
    )
)
_EVENTS = Sql(
    text(
        "select id from outbox_event where dispatched_at is null order by created_at, id limit 200 "
        "for update skip locked"
    )
)
_LISTENERS = Sql(
    text(
        """
        select e.id as event_id, w.id as webhook_id, w.party_id
        from outbox_event e join webhook w on w.party_id = e.party_id
        where e.id = any(cast(:events as uuid[])) and w.state = 'active' and e.kind = any(w.kinds)
          and w.created_at <= e.created_at
          and not exists(select 1 from webhook_delivery d where d.event_id = e.id and d.webhook_id = w.id)
        """
    )
)
_DISPATCHED = Sql(
    text("update outbox_event set dispatched_at = :now where id = any(cast(:events as uuid[]))")
)
_CLAIM = Sql(
    text(
        f"""
        with due as (
            select d.id {_DUE} order by d.next_attempt_at, d.id limit 1 for update of d skip locked
        )
        update webhook_delivery d
        set attempts = attempts + 1, last_attempt_at = :now, next_attempt_at = :lease_until
        from due, webhook w, outbox_event e
        where d.id = due.id and w.id = d.webhook_id and e.id = d.event_id
        returning d.id, d.webhook_id, d.event_id, e.kind, e.object_id, e.created_at, d.attempts, w.url
        """
    )
)
_SECRETS = Sql(
    text(
        "select slot, sealed_secret from webhook_secret where webhook_id = :webhook_id "
        "and (expires_at is null or expires_at > :now) order by created_at desc, slot"
    )
)
# Only the attempt that was claimed may say how it ended: a late worker does not overrule a newer one.
_SUCCEEDED = Sql(
    text(
        "update webhook_delivery set state = 'delivered', delivered_at = :now, response_status = :status, "
        "failure = null where id = :id and state = 'pending' and attempts = :attempt"
    )
)
_WELL_AGAIN = Sql(
    text("update webhook set failures = 0, failing_since = null where id = :id and failures > 0")
)
_FAILED = Sql(
    text(
        """
        update webhook_delivery set response_status = :status, failure = :failure,
            state = case when cast(:next_at as timestamptz) is null then 'dead' else 'pending' end,
            next_attempt_at = coalesce(:next_at, next_attempt_at)
        where id = :id and state = 'pending' and attempts = :attempt
        """
    )
)
_COUNT_FAILURE = Sql(
    text(
        "update webhook w set failures = failures + 1, failing_since = coalesce(failing_since, :now) "
        f"where w.id = :id returning {WEBHOOK}"
    )
)
_DISABLE = Sql(
    text(
        "update webhook set state = 'disabled', disabled_at = :now, version = version + 1 "
        "where id = :id and state = 'active'"
    )
)
_FORGET = Sql(text("delete from webhook_delivery where state <> 'pending' and created_at < :before"))


class PostgresSending:
    """See `domain.webhooks.ports.SendingRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def wake_if_due(self) -> bool:
        return bool(await self._work.fetch_all(_WAKE_IF_DUE, queue=QUEUE, task=TASK, now=self._work.now))

    async def spread_events(self) -> int:
        events = [row["id"] for row in await self._work.fetch_all(_EVENTS)]
        if not events:
            return 0
        now = self._work.now
        listeners = await self._work.fetch_all(_LISTENERS, events=events)
        rows = [{**row, "id": new_id(), "next_attempt_at": now, "created_at": now} for row in listeners]
        if rows:
            await self._work.execute_many(ADD_DELIVERY, rows)
        await self._work.execute(_DISPATCHED, events=events, now=now)
        return len(events)

    async def claim(self) -> Claimed | None:
        now = self._work.now
        row = await self._work.fetch_one(_CLAIM, now=now, lease_until=now + LEASE)
        if row is None:
            return None
        opener = WebhookSecrets(self._work.database.keyring)
        sealed = await self._work.fetch_all(_SECRETS, webhook_id=row["webhook_id"], now=now)
        return Claimed(
            id=row["id"],
            webhook_id=row["webhook_id"],
            event_id=row["event_id"],
            kind=EventKind(row["kind"]),
            object_id=row["object_id"],
            happened_at=row["created_at"],
            attempt=row["attempts"],
            attempted_at=now,
            url=row["url"],
            secrets=tuple(
                opener.open(each["sealed_secret"], row["webhook_id"], each["slot"]) for each in sealed
            ),
        )

    async def succeeded(self, claimed: Claimed, status: int | None) -> None:
        await self._work.execute(
            _SUCCEEDED, id=claimed.id, attempt=claimed.attempt, status=status, now=self._work.now
        )
        await self._work.execute(_WELL_AGAIN, id=claimed.webhook_id)

    async def failed(
        self, claimed: Claimed, outcome: Outcome, next_attempt_at: datetime | None
    ) -> Webhook | None:
        await self._work.execute(
            _FAILED,
            id=claimed.id,
            attempt=claimed.attempt,
            status=outcome.status,
            failure=outcome.failure,
            next_at=next_attempt_at,
        )
        row = await self._work.fetch_one(_COUNT_FAILURE, id=claimed.webhook_id, now=self._work.now)
        return webhook_of(row, secrets=()) if row else None

    async def disable(self, webhook_id: UUID) -> None:
        await self._work.execute(_DISABLE, id=webhook_id, now=self._work.now)
        await self._work.execute(GIVE_UP, webhook_id=webhook_id)

    async def forget_old(self, before: datetime) -> int:
        return await self._work.execute(_FORGET, before=before)
