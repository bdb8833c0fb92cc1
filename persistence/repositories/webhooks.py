"""Webhooks in PostgreSQL; their signing secrets sealed with a key of the bureau, as TOTP secrets are."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.events.model import EventKind
from domain.shared.ids import new_id
from domain.webhooks.model import Delivery, DeliveryState, LiveSecret, Webhook, WebhookState
from persistence.encryption.webhook_secrets import WebhookSecrets
from persistence.repositories.events import DEFER, QUEUE, TASK
from persistence.sql import Sql, insert_into
from persistence.tables.webhooks import outbox_event, webhook, webhook_delivery, webhook_secret

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_SECRETS = """
    coalesce((select jsonb_agg(jsonb_build_array(s.created_at, s.expires_at) order by s.created_at, s.slot)
              from webhook_secret s
              where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > :now)), '[]'::jsonb) as secrets
"""
WEBHOOK = """
    w.id, w.party_id, w.url, w.kinds, w.state, w.failures, w.failing_since, w.disabled_at, w.created_at, w.version
"""
_OF_PARTY = Sql(
    text(
        f"select {WEBHOOK}, {_SECRETS} from webhook w where w.party_id = :party_id "
        "order by w.created_at, w.id limit 50"
    )
)
_ONE = Sql(text(f"select {WEBHOOK}, {_SECRETS} from webhook w where w.id = :id"))
_LOCKED = Sql(text(f"select {WEBHOOK}, {_SECRETS} from webhook w where w.id = :id for update of w"))
_PARTY = Sql(text("select 1 from commissioning_party where id = :party_id"))
_LOCK_PARTY = Sql(
    text("select pg_advisory_xact_lock(hashtextextended('webhooks ' || cast(:party_id as text), 0))")
)
_ADD = Sql(insert_into(webhook, "id", "party_id", "url", "kinds", "created_at"))
_CHANGE = Sql(
    text(
        """
        update webhook set url = :url, kinds = cast(:kinds as text[]), state = :state, failures = :failures,
            failing_since = :failing_since, disabled_at = :disabled_at, version = version + 1
        where id = :id and version = :expected
        """
    )
)
_REMOVE = Sql(text("delete from webhook where id = :id and version = :expected"))
_END_SECRETS = Sql(
    text(
        "delete from webhook_secret where webhook_id = :webhook_id "
        "and (cast(:until as timestamptz) is null or expires_at <= :now)"
    )
)
_LET_SECRETS_EXPIRE = Sql(
    text(
        "update webhook_secret set expires_at = :until where webhook_id = :webhook_id and expires_at is null"
    )
)
_FREE_SLOT = Sql(
    text(
        "select case when exists(select 1 from webhook_secret where webhook_id = :webhook_id and slot = 1) "
        "then 2 else 1 end"
    )
)
_ADD_SECRET = Sql(
    insert_into(webhook_secret, "webhook_id", "slot", "party_id", "sealed_secret", "created_at")
)
_DELIVERY = """
    d.id, d.event_id, d.webhook_id, e.kind, d.state, d.attempts, d.created_at, d.next_attempt_at, d.last_attempt_at,
    d.delivered_at, d.response_status, d.failure
    from webhook_delivery d join outbox_event e on e.id = d.event_id
"""
_DELIVERIES = Sql(
    text(
        f"select {_DELIVERY} where d.webhook_id = :webhook_id and (d.created_at, d.id) < (:before, :before_id) "
        "order by d.created_at desc, d.id desc limit :limit"
    )
)
_ONE_DELIVERY = Sql(text(f"select {_DELIVERY} where d.webhook_id = :webhook_id and d.id = :id"))
_ADD_EVENT = Sql(
    insert_into(outbox_event, "id", "party_id", "kind", "object_id", "created_at", "dispatched_at")
)
ADD_DELIVERY = Sql(
    insert_into(webhook_delivery, "id", "event_id", "webhook_id", "party_id", "next_attempt_at", "created_at")
)
_SEND_AGAIN = Sql(
    text(
        "update webhook_delivery set state = 'pending', attempts = 0, next_attempt_at = :now, "
        "delivered_at = null, failure = null, response_status = null where id = :id"
    )
)
GIVE_UP = Sql(
    text("update webhook_delivery set state = 'dead' where webhook_id = :webhook_id and state = 'pending'")
)
_WAKE = Sql(text(DEFER))
_FAR_FUTURE = datetime(9000, 1, 1, tzinfo=UTC)


class PostgresWebhooks:
    """See `domain.webhooks.ports.WebhookRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def party_exists(self, party_id: UUID) -> bool:
        return await self._work.fetch_value(_PARTY, party_id=party_id) is not None

    async def webhooks(self, party_id: UUID) -> Sequence[Webhook]:
        rows = await self._work.fetch_all(_OF_PARTY, party_id=party_id, now=self._work.now)
        return [webhook_of(row) for row in rows]

    async def webhook(self, webhook_id: UUID, *, lock: bool = False) -> Webhook | None:
        row = await self._work.fetch_one(_LOCKED if lock else _ONE, id=webhook_id, now=self._work.now)
        return webhook_of(row) if row else None

    async def lock_party(self, party_id: UUID) -> None:
        await self._work.fetch_value(_LOCK_PARTY, party_id=str(party_id))

    async def add(self, webhook: Webhook) -> None:
        await self._work.execute(
            _ADD,
            id=webhook.id,
            party_id=webhook.party_id,
            url=webhook.url,
            kinds=sorted(webhook.kinds),
            created_at=webhook.created_at,
        )

    async def change(self, webhook: Webhook, expected_version: int) -> bool:
        changed = await self._work.execute(
            _CHANGE,
            id=webhook.id,
            url=webhook.url,
            kinds=sorted(webhook.kinds),
            state=webhook.state.value,
            failures=webhook.failures,
            failing_since=webhook.failing_since,
            disabled_at=webhook.disabled_at,
            expected=expected_version,
        )
        return changed == 1

    async def remove(self, webhook_id: UUID, expected_version: int) -> bool:
        return await self._work.execute(_REMOVE, id=webhook_id, expected=expected_version) == 1

    async def add_secret(self, webhook: Webhook, value: str, previous_until: datetime | None) -> None:
        now = self._work.now
        await self._work.execute(_END_SECRETS, webhook_id=webhook.id, until=previous_until, now=now)
        await self._work.execute(_LET_SECRETS_EXPIRE, webhook_id=webhook.id, until=previous_until)
        slot = await self._work.fetch_value(_FREE_SLOT, webhook_id=webhook.id)
        await self._work.execute(
            _ADD_SECRET,
            webhook_id=webhook.id,
            slot=slot,
            party_id=webhook.party_id,
            sealed_secret=WebhookSecrets(self._work.database.keyring).seal(value, webhook.id, slot),
            created_at=now,
        )

    async def deliveries(
        self, webhook_id: UUID, before: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[Delivery]:
        moment, identifier = before or (_FAR_FUTURE, UUID(int=2**128 - 1))
        rows = await self._work.fetch_all(
            _DELIVERIES, webhook_id=webhook_id, before=moment, before_id=identifier, limit=limit
        )
        return [_delivery(row) for row in rows]

    async def delivery(self, webhook_id: UUID, delivery_id: UUID) -> Delivery | None:
        row = await self._work.fetch_one(_ONE_DELIVERY, webhook_id=webhook_id, id=delivery_id)
        return _delivery(row) if row else None

    async def add_test(self, webhook: Webhook) -> UUID:
        event_id, delivery_id, now = new_id(), new_id(), self._work.now
        await self._work.execute(
            _ADD_EVENT,
            id=event_id,
            party_id=webhook.party_id,
            kind=EventKind.WEBHOOK_TEST.value,
            object_id=webhook.id,
            created_at=now,
            dispatched_at=now,
        )
        await self._work.execute(
            ADD_DELIVERY,
            id=delivery_id,
            event_id=event_id,
            webhook_id=webhook.id,
            party_id=webhook.party_id,
            next_attempt_at=now,
            created_at=now,
        )
        return delivery_id

    async def send_again(self, delivery_id: UUID) -> None:
        await self._work.execute(_SEND_AGAIN, id=delivery_id, now=self._work.now)

    async def give_up_pending(self, webhook_id: UUID) -> None:
        await self._work.execute(GIVE_UP, webhook_id=webhook_id)

    async def wake_sender(self) -> None:
        await self._work.fetch_value(_WAKE, queue=QUEUE, task=TASK)


def webhook_of(row: Record, secrets: Sequence[Any] | None = None) -> Webhook:
    """Read WEBHOOK, with the live secrets when they were asked."""
    live = row["secrets"] if secrets is None else secrets
    return Webhook(
        id=row["id"],
        party_id=row["party_id"],
        url=row["url"],
        kinds=frozenset(EventKind(kind) for kind in row["kinds"]),
        created_at=row["created_at"],
        state=WebhookState(row["state"]),
        failures=row["failures"],
        failing_since=row["failing_since"],
        disabled_at=row["disabled_at"],
        secrets=tuple(LiveSecret(_read(made), _read(ends) if ends else None) for made, ends in live),
        version=row["version"],
    )


def _read(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def _delivery(row: Record) -> Delivery:
    return Delivery(
        id=row["id"],
        event_id=row["event_id"],
        webhook_id=row["webhook_id"],
        kind=EventKind(row["kind"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        next_attempt_at=row["next_attempt_at"],
        last_attempt_at=row["last_attempt_at"],
        delivered_at=row["delivered_at"],
        response_status=row["response_status"],
        failure=row["failure"],
    )
