"""The job that tells of requests whose term is nearly over: the privacy officer first, then the director (AVG 12)."""

from datetime import timedelta

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.requests.milestones import DIRECTOR_DAYS_LEFT, OFFICER_DAYS_LEFT, Escalation
from domain.requests.model import ABOUT
from domain.shared.clock import bureau_date
from domain.tasks.escalation import JOB
from domain.work import Works

BATCH = 200
_DAYS_LEFT = {Escalation.OFFICER: OFFICER_DAYS_LEFT, Escalation.DIRECTOR: DIRECTOR_DAYS_LEFT}


async def escalate_requests(works: Works) -> int:
    """Mark open requests with few days left, each once for each of both; answers how many marks.

    Each batch is one act with one record. A run that was ended goes on with what is not marked yet, and two runs at
    once never mark the same request. While a question to the client is open the clock stands still, and nothing is
    marked.
    """
    count = 0
    for to, days in _DAYS_LEFT.items():
        while True:
            async with works.begin(Actor.system(JOB), Action.REQUEST_ESCALATE, Purpose.LEGAL_DUTY) as uow:
                await authorise(uow)
                due_by = bureau_date(uow.now) + timedelta(days=days)
                client_ids = await uow.requests.escalate(to, due_by, BATCH)
                if client_ids:
                    uow.log.about(ABOUT)
                    uow.log.code = to.value
                    uow.log.shown(sorted(set(client_ids)))
                    await uow.commit()
            count += len(client_ids)
            if len(client_ids) < BATCH:
                break
    return count
