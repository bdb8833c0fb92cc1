"""A member of staff and the confidentiality agreements they signed."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.policy.roles import Role
from domain.shared.errors import FieldError, Invalid


@dataclass(frozen=True, slots=True)
class Agreement:
    """A signed confidentiality agreement with its version and period, both ends inclusive (R27)."""

    id: UUID
    user_id: UUID
    version: str
    signed_on: date
    valid_from: date
    valid_until: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class User:
    """A member of staff as the administrator sees them."""

    id: UUID
    name: str
    email: str
    roles: frozenset[Role]
    active: bool
    totp_enrolled: bool
    must_change_password: bool
    agreement: Agreement | None
    version: int
    created_at: datetime
    last_login_at: datetime | None


def email_key(email: str) -> str:
    """How an e-mail address is compared: without case and without surrounding space."""
    return email.strip().casefold()


def check_agreement(agreement: Agreement, today: date) -> None:
    """Raise Invalid when the period is impossible or the signature lies in the future."""
    errors = []
    if agreement.valid_until < agreement.valid_from:
        errors.append(FieldError("/validUntil", "period", "De einddatum ligt voor de begindatum."))
    if agreement.signed_on > today:
        errors.append(FieldError("/signedOn", "future", "De handtekening kan niet in de toekomst liggen."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def temporary_password() -> str:
    """A first password, shown once and changed at first login: about 100 random bits, easy to read aloud."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))
