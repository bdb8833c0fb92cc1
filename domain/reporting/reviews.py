"""The second person: sees one sentence and why it should stay, and decides. Never the writer (R29)."""

from collections.abc import Sequence
from uuid import UUID

from domain.policy.gate import authorise
from domain.reporting.firewall import ReviewDecision
from domain.reporting.ports import ReportsWork, WaitingReview
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import FieldError, Invalid, NotFound, Refused
from domain.tasks.model import NewTask, TaskKind

MAXIMUM_WAITING = 100


async def list_reviews(uow: ReportsWork) -> Sequence[WaitingReview]:
    """The sentences that wait for the actor, oldest first. The own ones are not among them."""
    await authorise(uow)
    uow.log.about("report-review")
    found = await uow.reports.waiting_reviews(MAXIMUM_WAITING)
    uow.log.shown([review.client_id for review in found])
    await uow.commit()
    return found


async def decide_review(
    uow: ReportsWork, review_id: UUID, decision: ReviewDecision, reason: str
) -> ReviewDecision:
    """Let a sentence through or not, with a reason. Raises NotFound, Refused (own sentence), Invalid."""
    await authorise(uow)
    uow.log.about("report-review", review_id)
    if not reason.strip():
        raise Invalid("Geef een reden.", errors=[FieldError("/reason", "required", "Geef een reden.")])
    review = await uow.reports.waiting_review(review_id)
    if review is None:
        raise NotFound
    uow.log.client_id = review.client_id
    if uow.actor.id in (review.requested_by, review.author_id):
        raise Refused("Een ander beoordeelt de zin die u schreef.", clause=Clause.R29)
    if not await uow.reports.decide_review(review, decision, reason.strip()):
        raise NotFound
    uow.log.code = decision.value
    today = bureau_date(uow.now)
    await uow.tasks.add(
        NewTask(
            review.client_id, review.traject_id, TaskKind.REVIEW_DECIDED, today, source_id=review.report_id
        )
    )
    await uow.commit()
    return decision
