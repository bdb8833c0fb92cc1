"""What the review needs from the database. What is taken away goes through the repositories of its own subject."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.access_reviews.model import Decision, Outcome, Review, Row
from domain.emergency_accesses.ports import EmergencyWork
from domain.letters.model import Printed
from domain.parties.ports import PartiesWork
from domain.stand_ins.ports import StandInsWork
from domain.users.ports import UsersWork


class AccessReviewRepository(Protocol):
    """Reviews, and rows that come from what decides access (`reasons_for_access`)."""

    async def began_on(self) -> date | None:
        """The day of the bureau's first account."""
        ...

    async def open(self, quarter: str, due_on: date, until: date) -> UUID | None:
        """Lay the review down with a row for every reason for access; None when the quarter has one.

        `until`: agreements that end by then are rows.
        """
        ...

    async def reviews(self) -> Sequence[Review]:
        """Newest first, at most 100."""
        ...

    async def review(self, review_id: UUID, *, lock: bool = False) -> Review | None: ...

    async def rows(self, review_id: UUID) -> Sequence[Row]:
        """All rows, by kind and name, each with whether it still stands."""
        ...

    async def row(self, review_id: UUID, row_id: UUID) -> Row | None: ...

    async def measures(self) -> Sequence[Row]:
        """What the actor's role must still carry out, oldest first, at most 200."""
        ...

    async def decide(
        self, row: Row, decision: Decision, reason: str | None, outcome: Outcome, expected_version: int
    ) -> bool: ...

    async def take_back(self, row: Row, expected_version: int) -> bool: ...

    async def close(self, review_id: UUID, printed: Printed, expected_version: int) -> bool: ...

    async def report(self, review_id: UUID) -> bytes | None: ...

    async def escalate(self, before: date) -> int:
        """Mark open reviews that were due before this day; answers how many."""
        ...

    async def may_end(self, assignment_id: UUID) -> bool:
        """Whether nothing of this client is open, so that nobody needs to follow up on the adviser."""
        ...

    async def end_assignment(self, assignment_id: UUID) -> bool: ...

    async def reopen_assignment(self, row: Row) -> bool:
        """False when the client was assigned again meanwhile."""
        ...

    async def revoke_feed(self, feed_id: UUID) -> bool: ...

    async def restore_feed(self, row: Row) -> bool:
        """False when its owner made a new one meanwhile."""
        ...

    async def restore_stand_in(self, row: Row) -> bool:
        """False when another was arranged over it meanwhile."""
        ...

    async def restore_api_client(self, row: Row) -> bool: ...


class AccessReviewsWork(PartiesWork, EmergencyWork, StandInsWork, UsersWork, Protocol):
    """An act on a review, with the subjects that it takes access away through."""

    @property
    def access_reviews(self) -> AccessReviewRepository: ...
