"""What each kind of record holds, which of it is sealed, which acts open it, and what must be true of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.policy.actions import Action
from domain.shared.errors import FieldError, Invalid

Values = Mapping[str, Any]


class RecordKind(StrEnum):
    """A kind of record; the value names it in the log."""

    BENEFIT = "benefit"
    EDUCATION = "education"
    DIPLOMA = "diploma"
    WORK_EXPERIENCE = "work-experience"
    PREFERENCE = "preference"
    HEALTH = "health-record"


class FmlGroup(StrEnum):
    """The six groups of the list of functional abilities (FML)."""

    PERSONAL_FUNCTIONING = "personal-functioning"
    SOCIAL_FUNCTIONING = "social-functioning"
    PHYSICAL_ENVIRONMENT = "physical-environment"
    DYNAMIC_MOVEMENTS = "dynamic-movements"
    STATIC_POSTURES = "static-postures"
    WORKING_HOURS = "working-hours"


class LimitationLevel(StrEnum):
    """How far someone can do what the item says."""

    NORMAL = "normal"
    LIMITED = "limited"
    STRONGLY_LIMITED = "strongly-limited"


class LimitationSource(StrEnum):
    """Where a functional limitation was learned; never from the bureau's own diagnosis."""

    FML = "fml"
    COMPANY_DOCTOR = "company-doctor"
    CLIENT = "client"
    COMMISSIONING_PARTY = "commissioning-party"


class PreferenceKind(StrEnum):
    """What a preference is about (R7)."""

    WORK = "work"
    HOURS = "hours"
    TRAVEL = "travel"
    SECTOR = "sector"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a record. Sealed parts are encrypted on their own; `day` says that the text is a date."""

    name: str
    sealed: bool = False
    day: bool = False


@dataclass(frozen=True, slots=True)
class RecordSchema:
    """A kind of record: its parts, its acts, its rule."""

    kind: RecordKind
    parts: tuple[Part, ...]
    read: Action
    change: Action
    check: Callable[[Values], list[FieldError]]


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file."""

    id: UUID
    version: int
    values: Values


def _period(begin: str, end: str) -> Callable[[Values], list[FieldError]]:
    pointer = "/" + "".join(part.title() if n else part for n, part in enumerate(end.split("_")))

    def check(values: Values) -> list[FieldError]:
        first, last = values.get(begin), values.get(end)
        if first is not None and last is not None and last < first:
            return [FieldError(pointer, "period", "Het einde ligt voor het begin.")]
        return []

    return check


def _nothing(_values: Values) -> list[FieldError]:
    return []


SCHEMAS: dict[RecordKind, RecordSchema] = {
    schema.kind: schema
    for schema in (
        RecordSchema(
            RecordKind.BENEFIT,
            (
                Part("kind", sealed=True),
                Part("since", sealed=True, day=True),
                Part("until", sealed=True, day=True),
            ),
            Action.BENEFIT_READ,
            Action.BENEFIT_CHANGE,
            _period("since", "until"),
        ),
        RecordSchema(
            RecordKind.EDUCATION,
            (Part("level"), Part("name"), Part("year"), Part("completed")),
            Action.BACKGROUND_READ,
            Action.BACKGROUND_CHANGE,
            _nothing,
        ),
        RecordSchema(
            RecordKind.DIPLOMA,
            (Part("name"), Part("obtained_on")),
            Action.BACKGROUND_READ,
            Action.BACKGROUND_CHANGE,
            _nothing,
        ),
        RecordSchema(
            RecordKind.WORK_EXPERIENCE,
            (
                Part("job_title"),
                Part("employer"),
                Part("from_year"),
                Part("until_year"),
                Part("description", sealed=True),
            ),
            Action.BACKGROUND_READ,
            Action.BACKGROUND_CHANGE,
            _period("from_year", "until_year"),
        ),
        RecordSchema(
            RecordKind.PREFERENCE,
            (Part("kind"), Part("text", sealed=True)),
            Action.PREFERENCE_READ,
            Action.PREFERENCE_CHANGE,
            _nothing,
        ),
        RecordSchema(
            RecordKind.HEALTH,
            (
                Part("group", sealed=True),
                Part("item", sealed=True),
                Part("level", sealed=True),
                Part("explanation", sealed=True),
                Part("source", sealed=True),
                Part("source_date", sealed=True, day=True),
                Part("valid_until", day=True),
            ),
            Action.HEALTH_READ,
            Action.HEALTH_CHANGE,
            _period("source_date", "valid_until"),
        ),
    )
}

MAXIMUM_RECORDS = 200
"""Of one kind in one file; a bound for lists, far above what any file holds."""


def check_record(kind: RecordKind, values: Values, today: date) -> None:
    """Raise Invalid naming every member that cannot be."""
    errors = SCHEMAS[kind].check(values)
    since = values.get("since")
    if kind is RecordKind.BENEFIT and since is not None and since > today:
        errors.append(FieldError("/since", "future", "De begindatum ligt in de toekomst."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)
