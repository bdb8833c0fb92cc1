"""What must exist before a granted request may be called executed: per type, what was promised is really there (R41).

A subject that carries out a type of request adds its check to `CHECKS`. A check raises Conflict with a code and words
that say what is still missing. After a refusal nothing was promised, and nothing is checked.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from domain.requests.model import Outcome, Request, RequestType
from domain.requests.ports import RequestsWork

Check = Callable[[RequestsWork, Request], Awaitable[None]]

CHECKS: Final[dict[RequestType, Check]] = {}


async def require_done(uow: RequestsWork, request: Request) -> None:
    """Raise Conflict when what was granted, whole or in part, is not there yet."""
    check = CHECKS.get(request.type)
    if check is None or request.decision is None or request.decision.outcome is Outcome.REFUSED:
        return
    await check(uow, request)
