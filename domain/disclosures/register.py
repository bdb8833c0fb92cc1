"""The register as who oversees reads it: kinds, grounds and moments, never a name (R40)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

from domain.disclosures.model import (
    DisclosedKind,
    DisclosureBasis,
    DisclosurePurpose,
    DisclosureRecipient,
    DisclosureState,
    EndReason,
)
from domain.inventory_entry import Category
from domain.shared.errors import FieldError, Invalid

K = TypeVar("K")
MAXIMUM_LINES: Final = 500
"""What one answer shows; the counts are of everything in the period."""
MAXIMUM_EXPORT: Final = 5_000
"""What is taken out at once; more is refused, never cut off unseen."""
MAXIMUM_PERIOD: Final = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which lines: made from a day up to and including another, of one kind of recipient, ground or state."""

    since: date | None = None
    until: date | None = None
    recipient: DisclosureRecipient | None = None
    basis: DisclosureBasis | None = None
    state: DisclosureState | None = None


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One disclosure without a name: of which file by its number, to what kind of recipient, on what ground."""

    id: UUID
    client_id: UUID
    client_number: str
    recipient: DisclosureRecipient
    object_kind: DisclosedKind
    purpose: DisclosurePurpose
    basis: DisclosureBasis
    provision: str | None
    categories: frozenset[Category]
    confidentiality_accepted: bool
    state: DisclosureState
    made_at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    ended_reason: EndReason | None


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """How many disclosures of one kind the filter leaves."""

    recipient: DisclosureRecipient
    basis: DisclosureBasis
    state: DisclosureState
    number: int


@dataclass(frozen=True, slots=True)
class Register:
    """The lines, newest first, and how many there are in all."""

    lines: Sequence[RegisterLine]
    counts: Sequence[RegisterCount]

    @property
    def total(self) -> int:
        return sum(count.number for count in self.counts)

    def by_recipient(self) -> dict[DisclosureRecipient, int]:
        return _summed((count.recipient, count.number) for count in self.counts)

    def by_basis(self) -> dict[DisclosureBasis, int]:
        return _summed((count.basis, count.number) for count in self.counts)

    def by_state(self) -> dict[DisclosureState, int]:
        return _summed((count.state, count.number) for count in self.counts)


def check_filter(asked: RegisterFilter) -> None:
    """Raise Invalid for a period that ends before it begins, or is longer than anyone reads at once."""
    if asked.since is None or asked.until is None:
        return
    if asked.until < asked.since:
        error = FieldError("/until", "period", "Het einde ligt voor het begin.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])
    if asked.until - asked.since > MAXIMUM_PERIOD:
        error = FieldError("/until", "period", "Kies ten hoogste vijf jaar.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])


def check_export(found: Register) -> None:
    """Raise Invalid when there is more than one document holds."""
    if found.total > MAXIMUM_EXPORT:
        words = (
            f"Dit zijn {found.total} regels. Kies een kortere periode (ten hoogste {MAXIMUM_EXPORT} regels)."
        )
        raise Invalid(words, errors=[FieldError("/since", "too-many", words)])


def _summed(pairs: Iterable[tuple[K, int]]) -> dict[K, int]:
    found: Counter[K] = Counter()
    for key, number in pairs:
        found[key] += number
    return dict(found)
