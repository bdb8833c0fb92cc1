"""The job that sends what is due. All it needs to know is in the database, so that it may be killed at any moment.

An attempt is counted and recorded in the log before its bytes leave; what came of it is noted afterwards. A worker
killed between the two leaves the delivery due again when its lease ends: at least once, under the same webhook-id.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from random import SystemRandom

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.webhooks.model import Claimed, Outcome
from domain.webhooks.ports import Sender
from domain.webhooks.schedule import MAX_ATTEMPTS, has_failed_too_long, next_wait
from domain.work import Work, Works

JOB = "webhooks"
AT_ONCE = 4
KEPT = timedelta(days=30)
"""How long the deliveries of a webhook can be looked back at."""

_CHANCE = SystemRandom()


async def wake_sender(works: Works) -> bool:
    """Queue the sending job when something became due (a retry, a worker that was killed)."""
    async with _act(works) as uow:
        await authorise(uow)
        queued = await uow.sending.wake_if_due()
        if queued:
            await uow.commit()
    return queued


async def send_due(works: Works, sender: Sender) -> int:
    """Send everything that is due; safe to run again, and by several workers. Answers how many attempts were made."""
    while await _spread(works):
        pass
    lanes = (_send_until_nothing_is_due(works, sender) for _ in range(AT_ONCE))
    return sum(await asyncio.gather(*lanes))


async def _spread(works: Works) -> int:
    async with _act(works) as uow:
        await authorise(uow)
        looked_at = await uow.sending.spread_events()
        if looked_at:
            await uow.sending.forget_old(uow.now - KEPT)
            await uow.commit()
    return looked_at


async def _send_until_nothing_is_due(works: Works, sender: Sender) -> int:
    attempts = 0
    while (claimed := await _claim(works)) is not None:
        outcome = await _attempt(sender, claimed)
        await _note(works, claimed, outcome)
        attempts += 1
    return attempts


async def _attempt(sender: Sender, claimed: Claimed) -> Outcome:
    """Beyond the last attempt: it was counted, but its worker was killed before the outcome was noted."""
    if claimed.attempt > MAX_ATTEMPTS:
        return Outcome(None, "outcome-unknown")
    return await sender.send(claimed)


async def _claim(works: Works) -> Claimed | None:
    async with _act(works) as uow:
        await authorise(uow)
        claimed = await uow.sending.claim()
        if claimed is not None:
            uow.log.about("webhook_delivery", claimed.id)
            uow.log.code = claimed.kind.value
            await uow.commit()
    return claimed


async def _note(works: Works, claimed: Claimed, outcome: Outcome) -> None:
    async with _act(works) as uow:
        await authorise(uow)
        uow.log.about("webhook_delivery", claimed.id)
        uow.log.code = outcome.failure or "delivered"
        if outcome.delivered:
            await uow.sending.succeeded(claimed, outcome.status)
        else:
            again = claimed.attempt < MAX_ATTEMPTS and not outcome.gone
            wait = next_wait(claimed.attempt, outcome.retry_after, _CHANCE.random(), uow.now)
            next_at = uow.now + wait if again else None
            webhook = await uow.sending.failed(claimed, outcome, next_at)
            if webhook is not None and (outcome.gone or has_failed_too_long(webhook, uow.now)):
                await uow.sending.disable(webhook.id)
        await uow.commit()


def _act(works: Works) -> AbstractAsyncContextManager[Work]:
    return works.begin(Actor.system(JOB), Action.WEBHOOK_SEND, Purpose.ACCOUNTABILITY)
