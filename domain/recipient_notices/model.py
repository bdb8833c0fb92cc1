"""Who received what changed, and whether each of them was told (AVG 19).

What changed is said by kind of data, never by its value: a recipient who needs the new value asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.cases.model import CaseChannel
from domain.disclosures.model import DisclosedKind, DisclosureRecipient
from domain.inventory_entry import Category
from domain.legal_calendar import next_working_day
from domain.requests.model import ENDED, Outcome, Request, RequestType
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

ABOUT: Final = "recipient-notice"
TERM: Final = timedelta(days=14)
"""Without undue delay: the task of whoever tells them is due two weeks after the list was made."""


class DataChange(StrEnum):
    """What happened to the data that the recipient has too."""

    RECTIFIED = "rectified"
    ERASED = "erased"
    RESTRICTED = "restricted"


CHANGE_OF: Final = {
    RequestType.RECTIFICATION: DataChange.RECTIFIED,
    RequestType.COMPLETION: DataChange.RECTIFIED,
    RequestType.ERASURE: DataChange.ERASED,
    RequestType.RESTRICTION: DataChange.RESTRICTED,
}
"""The requests that travel to who received the data."""
CHANGEABLE: Final = frozenset(
    {
        Category.NAME,
        Category.CONTACT,
        Category.BIRTH_AND_SEX,
        Category.IDENTIFICATION,
        Category.NATIONALITY,
        Category.BENEFIT,
        Category.BACKGROUND,
        Category.PREFERENCE,
        Category.HEALTH,
        Category.GUIDANCE,
        Category.TRAJECT,
    }
)
"""What of a client can leave, and so can have to be told of."""
MUST_BE_SETTLED: Final = frozenset({RequestType.RECTIFICATION, RequestType.ERASURE})


class NoticeState(StrEnum):
    TO_TELL = "to-tell"
    TOLD = "told"
    IMPOSSIBLE = "impossible"


class ImpossibleReason(StrEnum):
    """Why a recipient is not told (AVG 19: impossible, or out of proportion)."""

    RECIPIENT_GONE = "recipient-gone"
    NOT_REACHABLE = "not-reachable"
    DISPROPORTIONATE = "disproportionate"


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The officer's word on what changed; from it follows who must hear it."""

    request_id: UUID
    client_id: UUID
    change: DataChange
    categories: frozenset[Category]
    listed_at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One recipient of one disclosure. `categories` is what of the change they have."""

    id: UUID
    request_id: UUID
    client_id: UUID
    disclosure_id: UUID
    recipient: DisclosureRecipient
    recipient_name: str | None
    object_kind: DisclosedKind
    sent_at: datetime
    named: bool
    categories: frozenset[Category]
    state: NoticeState
    reason: ImpossibleReason | None
    settled_at: datetime | None
    settled_by_name: str | None
    channel: CaseChannel | None
    letter_id: UUID | None


@dataclass(frozen=True, slots=True)
class Recipients:
    """The list of a request, or None when nobody said yet what changed, with its recipients.

    `left` says whether anything of this client ever went to anybody: when nothing did, there is nobody to tell.
    """

    list: RecipientList | None
    notices: Sequence[Notice]
    left: bool = True

    @property
    def settled(self) -> bool:
        if self.list is None:
            return not self.left
        return all(notice.state is not NoticeState.TO_TELL for notice in self.notices)


def change_of(request: Request) -> DataChange:
    """Raise Conflict for a request that changes nothing, or that ended."""
    change = CHANGE_OF.get(request.type)
    if change is None or request.state in ENDED:
        words = "Bij dit verzoek hoeven ontvangers niets te horen."
        raise Conflict(words, clause=Clause.AVG_19, code="no-recipients")
    return change


def check_categories(categories: frozenset[Category]) -> None:
    """Raise Invalid when it is not said what changed."""
    if not categories or not categories <= CHANGEABLE:
        error = FieldError("/categories", "empty", "Kies welke soorten gegevens zijn gewijzigd.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.AVG_19, errors=[error])


def check_open(notice: Notice) -> None:
    """Raise Conflict for a recipient who was told, or marked, already."""
    if notice.state is not NoticeState.TO_TELL:
        raise settled_already()


def settled_already() -> Conflict:
    return Conflict("Deze ontvanger is al afgehandeld.", clause=Clause.AVG_19, code="recipient-settled")


def must_be_settled(request: Request) -> bool:
    """Whether this request may not end while a recipient waits: what was decided changes data that others have."""
    refused = request.decision is not None and request.decision.outcome is Outcome.REFUSED
    return request.type in MUST_BE_SETTLED and not refused


def not_told() -> Conflict:
    words = "Vertel het eerst aan wie de gegevens kreeg, of leg vast waarom dat niet kan."
    return Conflict(words, clause=Clause.AVG_19, code="recipients-not-told")


def due_on(today: date) -> date:
    return next_working_day(today + TERM)
