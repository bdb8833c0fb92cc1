"""What the database refuses in words of the domain: the second wall answers as the first one does.

An act meets most of these in the policy or in its own rules. What gets past them, by another way to the same row, ends
here: its transaction is undone, the refusal is recorded, and the answer is the same.
"""

from collections.abc import Callable
from typing import Final

from asyncpg import CheckViolationError, SerializationError

from domain.recipient_notices.model import not_told
from domain.restrictions.model import restricted
from domain.shared.errors import Conflict, DomainError

_REFUSALS: Final[dict[str, Callable[[], DomainError]]] = {
    "restriction_holds": restricted,
    "recipients_are_told": not_told,
}
"""By the name of the constraint that a trigger of migration 0023 raises."""


def refusal_of(error: BaseException | None) -> DomainError | None:
    """The domain's word for this error; None when there is none."""
    if isinstance(error, DomainError):
        return error
    if isinstance(error, CheckViolationError) and error.constraint_name in _REFUSALS:
        return _REFUSALS[error.constraint_name]()
    if isinstance(error, SerializationError):
        return _key_renewed()
    return None


def _key_renewed() -> Conflict:
    """The one serialization failure there is (migration 0025): an act sealed with a key that went meanwhile."""
    return Conflict("De sleutel van dit dossier is net vernieuwd. Probeer het opnieuw.", code="key-renewed")
