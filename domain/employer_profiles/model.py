"""A profile: the fields of its kind that consent or the placement opens, and nothing else (R23, R25)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from domain.clients.model import ClientValues
from domain.consents.model import Consent, ConsentPurpose, RecipientKind
from domain.disclosures.model import ANONYMOUS_CATEGORIES, DisclosureBasis
from domain.employer_profiles.fields import CATEGORY_OF, FIELDS_OF, ProfileField, ProfileKind
from domain.inventory_entry import Category
from domain.records.model import RecordKind, Values
from domain.reporting.medical_linter import lint
from domain.restrictions.model import RestrictedField
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid, Refused
from domain.shared.names import display_name

MAXIMUM_INTRODUCTION: Final = 1_500
Records = Mapping[RecordKind, Sequence[Values]]
RESTRICTED_BY: Final = {
    ProfileField.NAME: RestrictedField.NAME,
    ProfileField.PHONE: RestrictedField.PHONE,
    ProfileField.EMAIL: RestrictedField.EMAIL,
    ProfileField.CITY: RestrictedField.ADDRESS,
}
READ: Final = (
    RecordKind.WORK_EXPERIENCE,
    RecordKind.EDUCATION,
    RecordKind.DIPLOMA,
    RecordKind.PREFERENCE,
)
"""The records a profile is made from. Benefit and health are never read for it."""


@dataclass(frozen=True, slots=True)
class NewProfile:
    """For which placement, with whom. `kind` None is a profile without a placement, which is refused."""

    traject_id: UUID
    kind: ProfileKind | None
    employer_name: str
    job_title: str
    introduction: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who it is about, the number under which the employer may ask, and the fields that are restricted (AVG 18)."""

    number: str
    values: ClientValues
    restricted: frozenset[RestrictedField] = frozenset()


@dataclass(frozen=True, slots=True)
class RestrictedHere:
    """What of a file is restricted on its own: it stays out of every profile (AVG 18)."""

    fields: frozenset[RestrictedField]
    records: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Section:
    """One field with its lines."""

    field: ProfileField
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What lets it leave: the consent in force, or the need of the placement without a name."""

    basis: DisclosureBasis
    consent_id: UUID | None
    categories: frozenset[Category]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the employer reads."""

    kind: ProfileKind
    employer_name: str
    job_title: str
    introduction: str
    reference: str
    adviser: str
    sections: tuple[Section, ...]
    ground: Ground

    @property
    def sha256(self) -> bytes:
        """Over everything that goes in but the day of printing."""
        return sha256(json.dumps(self.as_json(), sort_keys=True, ensure_ascii=False).encode()).digest()

    @property
    def categories(self) -> frozenset[Category]:
        """What is really in it."""
        return frozenset(CATEGORY_OF[section.field] for section in self.sections)

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "employer": self.employer_name,
            "jobTitle": self.job_title,
            "introduction": self.introduction,
            "reference": self.reference,
            "adviser": self.adviser,
            "basis": self.ground.basis.value,
            "consent": str(self.ground.consent_id or ""),
            "sections": {section.field.value: list(section.lines) for section in self.sections},
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise than in the last profile for this employer."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as it was previewed: these bytes, and no others, can leave."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    kind: ProfileKind
    employer_name: str
    job_title: str
    introduction: str
    content: Mapping[str, Any]
    content_sha256: bytes
    pdf_sha256: bytes
    pages: int
    basis: DisclosureBasis
    consent_id: UUID | None
    categories: frozenset[Category]
    made_at: datetime
    made_by_name: str


def ground_for(consents: Sequence[Consent], employer_name: str, now: datetime) -> Ground:
    """The consent for this employer that opens most; without one, the need of the placement and no name."""
    covering = [
        consent
        for consent in consents
        if Category.NAME in consent.categories
        and consent.covers(
            ConsentPurpose.INTRODUCTION_TO_EMPLOYER,
            RecipientKind.EMPLOYER,
            employer_name,
            frozenset({Category.NAME}),
            now,
        )
    ]
    best = max(covering, key=lambda consent: (len(consent.categories), str(consent.id)), default=None)
    if best is None:
        return Ground(DisclosureBasis.PLACEMENT_NEED, None, ANONYMOUS_CATEGORIES)
    return Ground(DisclosureBasis.CONSENT, best.id, best.categories)


def check_new(new: NewProfile, traject_state: str) -> ProfileKind:
    """Raise Refused (R25) without a placement, or under a traject that does not run."""
    if new.kind is None:
        words = "Een werkgever krijgt alleen gegevens voor een vaste, tijdelijke of proefplaatsing. Kies de plaatsing."
        raise Refused(words, clause=Clause.R25, code="no-placement-purpose")
    if traject_state != "active":
        words = "Dit traject loopt niet. Een profiel hoort bij een lopend traject."
        raise Refused(words, clause=Clause.R25, code="traject-not-active")
    return new.kind


def fill(
    new: NewProfile, kind: ProfileKind, ground: Ground, who: Candidate, records: Records, adviser: str
) -> Content:
    """The profile with what the file says now. A field without an opened category, or without a value, stays out."""
    sections = tuple(
        Section(field, lines)
        for field in FIELDS_OF[kind]
        if CATEGORY_OF[field] in ground.categories
        and RESTRICTED_BY.get(field) not in who.restricted
        and (lines := _lines(field, who.values, records, named=ground.consent_id is not None))
    )
    return Content(
        kind, new.employer_name.strip(), new.job_title.strip(), new.introduction.strip(), who.number, adviser,
        sections, ground,
    )  # fmt: skip


def withheld(content: Content) -> tuple[ProfileField, ...]:
    """The fields of this kind that the client did not open: what could be asked for."""
    return tuple(
        field for field in FIELDS_OF[content.kind] if CATEGORY_OF[field] not in content.ground.categories
    )


def check_words(content: Content, who: Candidate) -> None:
    """The medical firewall, and the name of who gave no consent. Raises Invalid naming every place (R25, R29)."""
    errors: list[FieldError] = []
    for pointer, text in _texts(content):
        for hit in lint(text):
            words = f"'{hit.term}' gaat over gezondheid of is een BSN. Dat leest een werkgever nooit. Haal het weg."
            errors.append(FieldError(pointer, "health", words))
    if content.ground.consent_id is None:
        for pointer, text in _texts(content):
            if _names(who.values) & set(text.casefold().replace(",", " ").replace(".", " ").split()):
                words = "Hier staat de naam van de cliënt. Zonder toestemming gaat die niet mee."
                errors.append(FieldError(pointer, "name", words))
    if errors:
        raise Invalid("Verbeter de genoemde teksten.", clause=Clause.R25, errors=errors)


def differences(before: Mapping[str, Any] | None, content: Content) -> tuple[Difference, ...]:
    """What reads otherwise than in the last profile that left for this employer; nothing when there was none."""
    if before is None:
        return ()
    old = {**before["sections"], "introduction": [before["introduction"]], "job-title": [before["jobTitle"]]}
    new_json = content.as_json()
    new = {
        **new_json["sections"],
        "introduction": [content.introduction],
        "job-title": [content.job_title],
    }
    return tuple(
        Difference(field, tuple(old.get(field, ())), tuple(new.get(field, ())))
        for field in sorted({*old, *new})
        if old.get(field) != new.get(field)
    )


def _names(person: ClientValues) -> set[str]:
    words = (*person.given_names.split(), *person.surname.split())
    return {word.casefold() for word in words if len(word) > 2}


def _texts(content: Content) -> Sequence[tuple[str, str]]:
    return (
        ("/introduction", content.introduction),
        ("/jobTitle", content.job_title),
        *((f"/{section.field.value}", line) for section in content.sections for line in section.lines
          if section.field not in (ProfileField.NAME, ProfileField.PHONE, ProfileField.EMAIL, ProfileField.CITY)),
    )  # fmt: skip


def _lines(field: ProfileField, person: ClientValues, records: Records, *, named: bool) -> tuple[str, ...]:
    match field:
        case ProfileField.NAME:
            return (display_name(person.given_names, person.surname_prefix, person.surname),)
        case ProfileField.PHONE:
            return (person.phone,) if person.phone else ()
        case ProfileField.EMAIL:
            return (person.email,) if person.email else ()
        case ProfileField.CITY:
            return (person.address.city,)
        case ProfileField.EXPERIENCE:
            return tuple(_experience(one, named=named) for one in records[RecordKind.WORK_EXPERIENCE])
        case ProfileField.EDUCATION:
            return tuple(_education(one) for one in records[RecordKind.EDUCATION])
        case ProfileField.DIPLOMA:
            return tuple(str(one["name"]) for one in records[RecordKind.DIPLOMA])
        case _:
            wanted = field.value.removeprefix("wish-")
            return tuple(str(one["text"]) for one in records[RecordKind.PREFERENCE] if one["kind"] == wanted)


def _experience(values: Values, *, named: bool) -> str:
    """Without a name, former employers stay out too: with the years they tell who it is."""
    years = " - ".join(str(values[part]) for part in ("from_year", "until_year") if values.get(part))
    parts = [str(values["job_title"])]
    if named and values.get("employer"):
        parts.append(str(values["employer"]))
    return ", ".join(parts) + (f" ({years})" if years else "")


def _education(values: Values) -> str:
    parts = [str(values[part]) for part in ("name", "level", "year") if values.get(part)]
    return ", ".join(parts) + ("" if values.get("completed") is not False else " (niet afgerond)")
