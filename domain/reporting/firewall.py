"""What stops a report: health words that are neither replaced nor let through by a second person (R29)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.reporting.content import CheckedText
from domain.reporting.medical_linter import Hit, lint
from domain.reporting.medical_words import HitKind


class ReviewDecision(StrEnum):
    """What the second person said of a sentence."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Review:
    """A sentence put before a second person. It covers that sentence in that place, word for word."""

    id: UUID
    place: str
    kind: HitKind
    term: str
    sentence: str
    reason: str
    requested_at: datetime
    decision: ReviewDecision
    decision_reason: str | None


@dataclass(frozen=True, slots=True)
class PlacedHit:
    """A hit, the text it is in, and what a second person said of it."""

    place: str
    hit: Hit
    review: Review | None

    @property
    def open(self) -> bool:
        """Whether it still holds the report back. Nobody lets a citizen number through."""
        if self.hit.kind is HitKind.BSN:
            return True
        return self.review is None or self.review.decision is not ReviewDecision.APPROVED


def inspect(texts: Iterable[CheckedText], reviews: Sequence[Review]) -> list[PlacedHit]:
    """Every hit in the texts. The newest review of the same sentence and word in the same place counts."""
    newest = {
        (review.place, review.sentence, review.term, review.kind): review
        for review in sorted(reviews, key=lambda review: review.requested_at)
    }
    return [
        PlacedHit(text.place, hit, newest.get((text.place, hit.sentence, hit.term, hit.kind)))
        for text in texts
        for hit in lint(text.text)
    ]
