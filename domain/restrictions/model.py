"""What can be restricted, on which ground, and the order in which it ends (AVG 18).

A restricted file is kept and read, and nothing else; a restricted field or record is that alone, and stays out of what
leaves. Where the acts meet it is said in domain/policy/restriction_rules.py and, once more, in migration 0023.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.inventory import INVENTORY
from domain.inventory_entry import Category
from domain.policy.restriction_rules import RESTRICTED, RESTRICTED_WORDS
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

ABOUT: Final = "restriction"


class RestrictionScope(StrEnum):
    FILE = "file"
    FIELD = "field"
    RECORD = "record"


class RestrictedField(StrEnum):
    """A field of the client's own row; the columns it stands for are in FIELD_COLUMNS."""

    NAME = "name"
    BIRTH_AND_SEX = "birth-and-sex"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


class RestrictedRecord(StrEnum):
    """A kind of record; the value is its table, with hyphens."""

    BENEFIT = "benefit"
    EDUCATION = "education"
    DIPLOMA = "diploma"
    WORK_EXPERIENCE = "work-experience"
    PREFERENCE = "preference"
    HEALTH_RECORD = "health-record"
    NOTE = "note"
    DOCUMENT = "document"
    ACTIVITY = "activity"
    ASSESSMENT = "assessment"
    REFERENCE = "reference"
    SUITABILITY = "suitability-assessment"
    PLACEMENT = "placement"
    APPOINTMENT = "appointment"


class RestrictionGround(StrEnum):
    """AVG 18(1): the four grounds there are."""

    ACCURACY_CONTESTED = "accuracy-contested"
    UNLAWFUL = "unlawful"
    NEEDED_FOR_CLAIM = "needed-for-claim"
    OBJECTION_PENDING = "objection-pending"


FIELD_COLUMNS: Final[dict[RestrictedField, tuple[str, ...]]] = {
    RestrictedField.NAME: ("given_names", "surname_prefix", "surname"),
    RestrictedField.BIRTH_AND_SEX: ("date_of_birth", "sex"),
    RestrictedField.ADDRESS: ("street", "house_number", "house_number_addition", "postcode", "city"),
    RestrictedField.PHONE: ("phone",),
    RestrictedField.EMAIL: ("email",),
}
"""The columns of `client` that a field stands for. The trigger of migration 0023 keeps the same ones."""

_CATEGORIES: Final = {(entry.table, entry.column): entry.category for entry in INVENTORY}


@dataclass(frozen=True, slots=True)
class Target:
    """What is restricted: the file, one field, or one record."""

    scope: RestrictionScope
    field: RestrictedField | None = None
    record_kind: RestrictedRecord | None = None
    record_id: UUID | None = None

    @property
    def category(self) -> Category | None:
        """The kind of data it is about, as the inventory says; None for a whole file."""
        if self.field is not None:
            return _CATEGORIES["client", FIELD_COLUMNS[self.field][0]]
        if self.record_kind is not None:
            table = self.record_kind.value.replace("-", "_")
            return next(entry.category for entry in INVENTORY if entry.table == table)
        return None


@dataclass(frozen=True, slots=True)
class NewRestriction:
    """What the privacy officer sets, and why. `request_id` is the request that asked for it, when there is one."""

    target: Target
    ground: RestrictionGround
    reason: str
    request_id: UUID | None


@dataclass(frozen=True, slots=True)
class Restriction:
    """A restriction as it stands. `reason` is None for who does not handle it."""

    id: UUID
    client_id: UUID
    target: Target
    ground: RestrictionGround
    reason: str | None
    request_id: UUID | None
    set_at: datetime
    set_by_name: str
    told_at: datetime | None
    lifted_at: datetime | None
    lifted_by_name: str | None

    @property
    def in_force(self) -> bool:
        return self.lifted_at is None


@dataclass(frozen=True, slots=True)
class RestrictableRecord:
    """A record of a file by kind and day, so that the officer can point at it without reading it."""

    kind: RestrictedRecord
    id: UUID
    at: datetime


def check_new(new: NewRestriction) -> None:
    """Raise Invalid when what is restricted is not said, or said twice."""
    target = new.target
    said = (target.field is not None, target.record_kind is not None, target.record_id is not None)
    wanted = {
        RestrictionScope.FILE: (False, False, False),
        RestrictionScope.FIELD: (True, False, False),
        RestrictionScope.RECORD: (False, True, True),
    }[target.scope]
    if said != wanted:
        error = FieldError("/scope", "target", "Kies het hele dossier, een gegeven of een stuk.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.AVG_18, errors=[error])


def check_liftable(restriction: Restriction) -> None:
    """Raise Conflict for what ended, or was not told to the client yet (AVG 18(3))."""
    check_in_force(restriction)
    if restriction.told_at is None:
        words = "Vertel het de cliënt eerst met een brief. Daarna kan de afscherming eraf."
        raise Conflict(words, clause=Clause.AVG_18, code="client-not-told")


def check_in_force(restriction: Restriction) -> None:
    """Raise Conflict for a restriction that was lifted."""
    if not restriction.in_force:
        raise lifted_already()


def lifted_already() -> Conflict:
    return Conflict("Deze afscherming is al opgeheven.", clause=Clause.AVG_18, code="restriction-lifted")


def already_restricted() -> Conflict:
    return Conflict("Dit is al afgeschermd.", clause=Clause.AVG_18, code="already-restricted")


def restricted() -> Conflict:
    """What whoever tries to use restricted data is told, by the policy or by the database."""
    return Conflict(RESTRICTED_WORDS, clause=Clause.AVG_18, code=RESTRICTED)
