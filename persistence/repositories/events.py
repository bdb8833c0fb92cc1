"""The outbox in PostgreSQL: an event and the job that tells it, in the act's own transaction and in one statement."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.events.model import EventKind
from domain.shared.ids import new_id
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.work import Statements

QUEUE = "webhooks"
TASK = "send_webhooks"

DEFER = """
    select procrastinate_defer_jobs_v1(array[row(
        cast(:queue as varchar), cast(:task as varchar), 0, cast(:queue as varchar), null, '{}'::jsonb, null
    )::procrastinate_job_to_defer_v1])
"""
"""Queue the sending job. Its lock lets one run at a time, so that a slow receiver never holds up other jobs."""

_PUBLISH = Sql(
    text(
        f"""
        with published as (
            insert into outbox_event (id, party_id, kind, object_id, traject_id, created_at)
            values (:id, :party_id, :kind, :object_id, cast(:traject_id as uuid), :now)
        )
        {DEFER}
        """
    )
)


class PostgresEvents:
    """See `domain.events.ports.EventRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def publish(
        self, party_id: UUID, kind: EventKind, object_id: UUID, *, traject_id: UUID | None = None
    ) -> None:
        await self._work.fetch_value(
            _PUBLISH,
            id=new_id(),
            party_id=party_id,
            kind=kind.value,
            object_id=object_id,
            traject_id=traject_id,
            now=self._work.now,
            queue=QUEUE,
            task=TASK,
        )
