"""Acts on the review of access: going through it, closing it with a report, and following up on what may not end."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.access_reviews.model import (
    Decision,
    Review,
    Row,
    check_close,
    check_decision,
    check_open,
    check_reviewer,
    check_undo,
    due_on,
    first_day,
    next_quarter,
    quarter_of,
)
from domain.access_reviews.ports import AccessReviewsWork
from domain.access_reviews.report import review_report
from domain.access_reviews.taking_away import carry_out, take_back
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound, StaleVersion

ABOUT = "access-review"


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review with its rows."""

    review: Review
    rows: tuple[Row, ...]


async def list_reviews(uow: AccessReviewsWork) -> Sequence[Review]:
    """Newest first."""
    await authorise(uow)
    uow.log.about(ABOUT)
    found = await uow.access_reviews.reviews()
    await uow.commit()
    return found


async def open_review(uow: AccessReviewsWork) -> OpenReview:
    """Open this quarter's review now; the worker does it by itself on the first working day. Raises Conflict."""
    await authorise(uow)
    review_id = await open_quarter(uow)
    if review_id is None:
        raise Conflict(
            "De toegangsreview van dit kwartaal is er al.", clause=Clause.R26, code="review-exists"
        )
    made = await _read(uow, review_id)
    await uow.commit()
    return made


async def open_quarter(uow: AccessReviewsWork) -> UUID | None:
    """Lay the review of today's quarter down with its rows; None when there is one."""
    today = bureau_date(uow.now)
    quarter = quarter_of(today)
    review_id = await uow.access_reviews.open(quarter, due_on(today), first_day(next_quarter(quarter)))
    uow.log.about(ABOUT, review_id)
    uow.log.code = quarter
    return review_id


async def read_review(uow: AccessReviewsWork, review_id: UUID) -> OpenReview:
    """A review with every row, and whether what it is about still stands. Raises NotFound."""
    await authorise(uow)
    found = await _read(uow, review_id)
    await uow.commit()
    return found


async def decide_row(
    uow: AccessReviewsWork,
    review_id: UUID,
    row_id: UUID,
    decision: Decision | None,
    reason: str | None,
    version: int,
) -> Row:
    """Keep or take away, at once and for real; None takes a decision back, until the review is closed.

    Raises NotFound, Refused (own row, another's row), Conflict (closed, ended meanwhile, decided), Invalid,
    StaleVersion.
    """
    standing = await uow.access.standing()
    await authorise(uow)
    review = await _review(uow, review_id, lock=True)
    row = await _row(uow, review_id, row_id)
    uow.log.about("access-review-row", row.id)
    uow.log.code = f"{row.kind.value}:{decision.value if decision else 'undone'}"
    if row.client_id is not None:
        uow.log.shown([row.client_id])
    check_open(review)
    check_reviewer(row, uow.actor.id, standing.roles)
    if decision is None:
        check_undo(row)
        await take_back(uow, row)
        done = await uow.access_reviews.take_back(row, version)
    else:
        check_decision(row, decision, reason)
        words = (reason or "").strip()
        outcome = await carry_out(uow, row, decision, words)
        done = await uow.access_reviews.decide(row, decision, words or None, outcome, version)
    if not done:
        raise StaleVersion(row)
    decided = await _row(uow, review_id, row_id)
    await uow.commit()
    return decided


async def close_review(
    uow: AccessReviewsWork, review_id: UUID, version: int, printer: LetterPrinter
) -> OpenReview:
    """Close it with a report whose hash is kept. Raises NotFound, Conflict (closed, rows wait), StaleVersion."""
    await authorise(uow)
    await _review(uow, review_id, lock=True)
    found = await _read(uow, review_id)
    check_open(found.review)
    check_close(sum(row.waits for row in found.rows))
    closer = await uow.users.user(uow.actor.id)
    letter = review_report(found.review, found.rows, closer.name if closer else "", bureau_date(uow.now))
    printed = await printer.print(letter)
    if not await uow.access_reviews.close(review_id, printed, version):
        raise StaleVersion(found.review)
    closed = await _read(uow, review_id)
    await uow.commit()
    return closed


async def read_report(uow: AccessReviewsWork, review_id: UUID) -> tuple[str, bytes]:
    """The quarter and the report as it was closed. Raises NotFound, Conflict (not closed yet)."""
    await authorise(uow)
    review = await _review(uow, review_id)
    pdf = await uow.access_reviews.report(review_id)
    if pdf is None:
        raise Conflict(
            "Het verslag is er als de toegangsreview is gesloten.", clause=Clause.R26, code="review-open"
        )
    await uow.commit()
    return review.quarter, pdf


async def list_measures(uow: AccessReviewsWork) -> Sequence[Row]:
    """What the review left to the coordinator or the administrator, as long as it is not done."""
    await authorise(uow)
    uow.log.about(ABOUT)
    found = await uow.access_reviews.measures()
    uow.log.shown([row.client_id for row in found if row.client_id is not None])
    await uow.commit()
    return found


async def _read(uow: AccessReviewsWork, review_id: UUID) -> OpenReview:
    review = await _review(uow, review_id)
    rows = tuple(await uow.access_reviews.rows(review_id))
    uow.log.shown(list(dict.fromkeys(row.client_id for row in rows if row.client_id is not None)))
    return OpenReview(review, rows)


async def _review(uow: AccessReviewsWork, review_id: UUID, *, lock: bool = False) -> Review:
    found = await uow.access_reviews.review(review_id, lock=lock)
    if found is None:
        raise NotFound
    uow.log.about(ABOUT, review_id)
    return found


async def _row(uow: AccessReviewsWork, review_id: UUID, row_id: UUID) -> Row:
    found = await uow.access_reviews.row(review_id, row_id)
    if found is None:
        raise NotFound
    return found
