"""The job of the review: opens it on the first working day of the quarter, and tells the director when it is late.

One transaction lays the review and all its rows down, so a run that was ended leaves nothing and the next one does
it again; the quarter is unique, so two runs at once make one.
"""

from domain.access_reviews.model import is_due_to_open
from domain.access_reviews.use_cases import ABOUT, open_quarter
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date
from domain.work import Works

JOB = "access-review"


async def open_due_review(works: Works) -> bool:
    """Open the review of this quarter when its day has come; answers whether it did."""
    async with works.begin(Actor.system(JOB), Action.ACCESS_REVIEW_OPEN, Purpose.OVERSIGHT) as uow:
        await authorise(uow)
        began_on = await uow.access_reviews.began_on()
        if not is_due_to_open(bureau_date(uow.now), began_on):
            return False
        if await open_quarter(uow) is None:
            return False
        await uow.commit()
        return True


async def escalate_late_review(works: Works) -> int:
    """Mark a review whose ten working days are over: from then on it stands on the director's day."""
    async with works.begin(Actor.system(JOB), Action.ACCESS_REVIEW_ESCALATE, Purpose.OVERSIGHT) as uow:
        await authorise(uow)
        count = await uow.access_reviews.escalate(bureau_date(uow.now))
        if count:
            uow.log.about(ABOUT)
            uow.log.code = str(count)
            await uow.commit()
        return count
