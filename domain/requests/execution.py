"""What must exist before a granted request may be called executed: per type, what was promised is really there (R41).

A subject that carries out a type of request adds its check to `CHECKS`. A check raises Conflict with a code and words
that say what is still missing. After a refusal nothing was promised, and nothing is checked.
"""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from domain.access_packages.ports import AccessPackagesWork
from domain.recipient_notices.ports import RecipientNoticesWork
from domain.recipient_notices.use_cases import require_recipients_settled
from domain.requests.machine import erases_the_file
from domain.requests.model import Outcome, Request, RequestType
from domain.restrictions.ports import RestrictionsWork
from domain.restrictions.use_cases import require_restricted
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict


class ExecutionWork(RestrictionsWork, RecipientNoticesWork, AccessPackagesWork, Protocol):
    """What the checks look into."""


Check = Callable[[ExecutionWork, Request], Awaitable[None]]


async def _package_made(uow: ExecutionWork, request: Request) -> None:
    """What was promised is a package that can be fetched, or was (AVG 15, 20)."""
    if not await uow.access_packages.made_for(request.id):
        words = "Maak eerst het pakket. Daarna is het verzoek uitgevoerd."
        raise Conflict(words, clause=Clause.AVG_15, code="package-not-made")


async def _erased_apart(uow: ExecutionWork, request: Request) -> None:
    """Erasing a whole file ends the request with it: it is an act of its own, never a word afterwards.

    Of a part, whoever received it is told first.
    """
    if erases_the_file(request):
        words = "Wis het dossier met de eigen handeling; dit verzoek gaat dan mee."
        raise Conflict(words, clause=Clause.R37, code="erase-the-file")
    await require_recipients_settled(uow, request)


CHECKS: Final[dict[RequestType, Check]] = {
    RequestType.ACCESS: _package_made,
    RequestType.PORTABILITY: _package_made,
    RequestType.RECTIFICATION: require_recipients_settled,
    RequestType.ERASURE: _erased_apart,
    RequestType.RESTRICTION: require_restricted,
}


async def require_done(uow: ExecutionWork, request: Request) -> None:
    """Raise Conflict when what was granted, whole or in part, is not there yet."""
    check = CHECKS.get(request.type)
    if check is None or request.decision is None or request.decision.outcome is Outcome.REFUSED:
        return
    await check(uow, request)
