"""What a package is, in which state, and when one may be made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.requests.model import Outcome, Request, RequestState, RequestType
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, Refused

LINK_ATTEMPTS: Final = 5
ABOUT: Final = "access-package"


class PackageKind(StrEnum):
    """What it answers: the right to see everything (AVG 15), or to take along what one supplied (AVG 20)."""

    ACCESS = "access"
    PORTABILITY = "portability"


class PackageState(StrEnum):
    """How it stands at a moment."""

    OPEN = "open"
    TAKEN = "taken"
    EXPIRED = "expired"
    ENDED = "ended"


class PackageEnd(StrEnum):
    """Why it can no longer be opened. Whatever the reason, its bytes are gone."""

    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"
    LOCKED = "locked"
    REQUEST_ENDED = "request-ended"


@dataclass(frozen=True, slots=True)
class Package:
    """A made package. What is in it opens with link and code alone, and once."""

    id: UUID
    client_id: UUID
    request_id: UUID
    kind: PackageKind
    made_at: datetime
    made_by_name: str
    byte_size: int
    pages: int
    files: int
    link_expires_at: datetime
    taken_at: datetime | None
    ended_at: datetime | None
    ended_reason: PackageEnd | None

    def at(self, now: datetime) -> PackageState:
        """The state at a moment."""
        if self.taken_at is not None:
            return PackageState.TAKEN
        if self.ended_reason is PackageEnd.EXPIRED:
            return PackageState.EXPIRED
        if self.ended_at is not None:
            return PackageState.ENDED
        return PackageState.EXPIRED if now >= self.link_expires_at else PackageState.OPEN


def kind_for(request: Request) -> PackageKind | None:
    """Which package answers a request; None for what is asked otherwise."""
    match request.type:
        case RequestType.ACCESS:
            return PackageKind.ACCESS
        case RequestType.PORTABILITY:
            return PackageKind.PORTABILITY
        case _:
            return None


def is_makeable(request: Request) -> bool:
    """Decided, looked at by a second person, and granted at least in part (R42). The database asks the same."""
    return (
        kind_for(request) is not None
        and request.state is RequestState.REVIEWED
        and request.decision is not None
        and request.decision.outcome is not Outcome.REFUSED
    )


def check_makeable(request: Request) -> PackageKind:
    """Raise Conflict when no package belongs to this request, or not yet."""
    kind = kind_for(request)
    if kind is None or not is_makeable(request):
        words = "Een pakket hoort bij een toegewezen verzoek om inzage of overdracht dat is nagekeken."
        raise Conflict(words, clause=Clause.R42, code="package-not-now")
    return kind


def about_yourself() -> Refused:
    """Somebody whom a case of this client is about makes no package of it (R45). It says no more than that."""
    words = "Van dit dossier maakt een andere privacyfunctionaris het pakket."
    return Refused(words, clause=Clause.R45, code="package-by-a-colleague")


def damaged() -> Conflict:
    """What is stored does not open: changed, cut off or moved. Nothing of it leaves."""
    words = "Dit pakket is beschadigd en gaat niet open. Vraag het bureau om een nieuw."
    return Conflict(words, clause=Clause.R6, code="package-damaged")
