"""The job that tells the coordinator of overdue tasks (R26): kind and day, never what is in the file."""

from datetime import timedelta

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date
from domain.work import Works

JOB = "deadlines"
BATCH = 500


async def escalate_overdue(works: Works, days: int) -> int:
    """Mark open tasks that are more than `days` days overdue; answers how many.

    Each batch is one act with one record. A run that was ended goes on with what is not marked yet, and two runs
    at once never mark the same task.
    """
    count = 0
    while True:
        async with works.begin(Actor.system(JOB), Action.TASK_ESCALATE, Purpose.GUIDANCE) as uow:
            await authorise(uow)
            due_before = bureau_date(uow.now) - timedelta(days=days)
            client_ids = await uow.tasks.escalate(due_before, BATCH, uow.now)
            if client_ids:
                uow.log.about("task")
                uow.log.code = str(len(client_ids))
                uow.log.shown(list(dict.fromkeys(client_ids)))
                await uow.commit()
        count += len(client_ids)
        if len(client_ids) < BATCH:
            return count
