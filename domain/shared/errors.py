"""Domain errors: a code, words a person can act on, the clause, and never personal data.

One place in the API turns them into RFC 9457 problems; nobody formats an HTTP error elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.shared.clauses import Clause


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing wrong with one field. `pointer` is a JSON pointer or a column name; `row` counts from 1."""

    pointer: str
    code: str
    detail: str
    row: int | None = None


class DomainError(Exception):
    """Something the reglement, the law or the state of things does not allow.

    `code` is stable and becomes the problem's type; `detail` is Dutch, B1, without personal data.
    """

    code = "domain-error"
    title = "Dit kan niet"

    def __init__(
        self,
        detail: str,
        *,
        clause: Clause | None = None,
        errors: Sequence[FieldError] = (),
        code: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.clause = clause
        self.errors = tuple(errors)
        if code is not None:
            self.code = code


class NotFound(DomainError):
    """Nothing there, or nothing this actor may know of: the two look the same (R24)."""

    code = "not-found"
    title = "Niet gevonden"

    def __init__(self, detail: str = "Dit bestaat niet, of u heeft er geen toegang toe.") -> None:
        super().__init__(detail)


class Refused(DomainError):
    """The actor is known but this act is not theirs."""

    code = "refused"
    title = "Geen toegang"


class NotAuthenticated(DomainError):
    """No valid session or token."""

    code = "not-authenticated"
    title = "Niet ingelogd"

    def __init__(self, detail: str = "Log opnieuw in.") -> None:
        super().__init__(detail)


class Invalid(DomainError):
    """Input that cannot be taken as it is; `errors` names every field, all at once."""

    code = "invalid-input"
    title = "De invoer klopt niet"


class Conflict(DomainError):
    """The act does not fit the present state."""

    code = "conflict"
    title = "Dit past niet bij de huidige stand"


class StaleVersion(DomainError):
    """Someone changed this since it was read. `current` is the present state for the caller to compare."""

    code = "stale-version"
    title = "Iemand anders heeft dit intussen gewijzigd"

    def __init__(self, current: object) -> None:
        super().__init__("Vergelijk uw wijziging met de huidige gegevens en sla opnieuw op.")
        self.current = current


class VersionRequired(DomainError):
    """A change without saying which version it changes."""

    code = "version-required"
    title = "De versie ontbreekt"

    def __init__(self) -> None:
        super().__init__("Stuur If-Match mee met de versie die u wijzigt.")


class TooMany(DomainError):
    """Too many attempts; `retry_after` in whole seconds."""

    code = "too-many-requests"
    title = "Te veel pogingen"

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TooLarge(DomainError):
    """More than the published limit."""

    code = "too-large"
    title = "Te groot"


class Unsupported(DomainError):
    """A file of a kind that is not taken, told by its content."""

    code = "unsupported-media-type"
    title = "Dit bestandstype wordt niet aangenomen"


class Unprocessable(DomainError):
    """Well-formed but contradicting an earlier request (an idempotency key with another body)."""

    code = "unprocessable"
    title = "Dit verzoek spreekt een eerder verzoek tegen"


class StrongLoginRequired(DomainError):
    """The act needs a fresh second factor."""

    code = "strong-login-required"
    title = "Bevestig met uw code"


class LogUnavailable(DomainError):
    """The act could not be recorded, so it was not done: no log, no data."""

    code = "log-unavailable"
    title = "Even niet beschikbaar"

    def __init__(self) -> None:
        super().__init__(
            "De handeling kon niet worden vastgelegd en is daarom niet uitgevoerd. Probeer het zo weer."
        )


class Unreadable(DomainError):
    """A sealed value does not open in its place: it was moved or changed. Nothing is shown of it."""

    code = "unreadable"
    title = "Deze gegevens gaan niet open"

    def __init__(self) -> None:
        super().__init__("De verzegeling klopt niet. Er is niets getoond. Waarschuw de beheerder.")
