"""What an entry of the data inventory says, and the shorthand to write many of one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.policy.purposes import Purpose


class Category(StrEnum):
    """What kind of personal data, as the privacy notice names it."""

    NAME = "name"
    CONTACT = "contact"
    BIRTH_AND_SEX = "birth-and-sex"
    IDENTIFICATION = "identification"
    NATIONALITY = "nationality"
    BENEFIT = "benefit"
    BACKGROUND = "background"
    PREFERENCE = "preference"
    HEALTH = "health"
    GUIDANCE = "guidance"
    TRAJECT = "traject"
    DELIVERY = "delivery"
    STAFF = "staff"
    CREDENTIAL = "credential"
    ACCESS_LOG = "access-log"
    PARTY_CONTACT = "party-contact"
    PSEUDONYM = "pseudonym"


SEALED_CATEGORIES = frozenset(
    {Category.IDENTIFICATION, Category.NATIONALITY, Category.BENEFIT, Category.HEALTH, Category.DELIVERY}
)
"""Never readable in the database: sealed, or only a keyed index."""


class RetentionClass(StrEnum):
    """Which clock decides when it goes."""

    DOSSIER = "dossier"
    """Two years after the end of the assignment (R35), or earlier on request (R37)."""
    DELIVERY = "delivery"
    """What a commissioning party delivered: until the referral is decided and the receipt can no longer be disputed."""
    STATUTORY = "statutory"
    """Ten years, under a pseudonym, without the dossier (R36, R38)."""
    STAFF = "staff"
    """As long as someone works for the bureau, then as long as the log must name them."""
    SECURITY = "security"
    """Hours to weeks: counters, sessions and codes that end by themselves."""
    AUDIT = "audit"
    """The access log; what identifies becomes unreadable with the client's key, the record stays."""


class Erasure(StrEnum):
    """How it goes."""

    SHRED = "shred"
    """Sealed with a key of its own; unreadable, backups included, the moment that key is destroyed. Then deleted."""
    DELETE = "delete"
    """The row is deleted."""
    UNLINK = "unlink"
    """It stays without the person: what it points at is gone, or it stands under a pseudonym that leads to nobody."""
    EXPIRE = "expire"
    """Ends by itself and is cleared away."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One column of personal data.

    `label` is plain Dutch (B1), for notices and letters; `export` the member's name in an access package (AVG 15, 20),
    None for what is derived or guards a wall and therefore never leaves.
    """

    table: str
    column: str
    category: Category
    purposes: frozenset[Purpose]
    retention: RetentionClass
    label: str
    export: str | None
    erasure: Erasure


FILE_PURPOSES = frozenset({Purpose.CLIENT_CONTACT, Purpose.GUIDANCE})
WORK_PURPOSES = frozenset({Purpose.GUIDANCE, Purpose.SUITABILITY_ASSESSMENT})
HEALTH_PURPOSES = frozenset({Purpose.GUIDANCE, Purpose.SUITABILITY_ASSESSMENT, Purpose.ACCOUNTABILITY})
IDENTITY_PURPOSES = frozenset({Purpose.GUIDANCE, Purpose.ACCOUNTABILITY, Purpose.LEGAL_DUTY})
ORDER_PURPOSES = frozenset({Purpose.GUIDANCE, Purpose.ACCOUNTABILITY, Purpose.LEGAL_DUTY})
INTAKE_PURPOSES = frozenset({Purpose.INTAKE})
SYSTEM_PURPOSES = frozenset({Purpose.ADMINISTRATION})
OVERSIGHT_PURPOSES = frozenset({Purpose.OVERSIGHT})


def table_entries(
    table: str,
    category: Category,
    purposes: frozenset[Purpose],
    retention: RetentionClass,
    erasure: Erasure,
    *,
    hidden: Mapping[str, str] | None = None,
    **labels: str,
) -> tuple[Entry, ...]:
    """Columns of one table that share everything but their label. `hidden` columns never leave in an export."""
    shown = [
        Entry(table, column, category, purposes, retention, label, _member(column), erasure)
        for column, label in labels.items()
    ]
    kept = [
        Entry(table, column, category, purposes, retention, label, None, erasure)
        for column, label in (hidden or {}).items()
    ]
    return (*shown, *kept)


def _member(column: str) -> str:
    first, *rest = column.removesuffix("_sealed").split("_")
    return first + "".join(part.title() for part in rest)
