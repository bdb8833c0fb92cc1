"""One row, one referral: the same model checks a file's row and a single submission (R5).

All errors of a row are collected. A column outside the schema, or not covered by the contract, does not fail the
row: the field is refused, named, and its value goes nowhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from domain.intake import lists
from domain.intake.codes import BenefitKind, Goal, IntakeField, PartyKind, Service, Sex, has_health_ground
from domain.intake.content import IntakeContent
from domain.intake.fields import BY_HEADING, COLUMNS, Column
from domain.intake.words import words_for
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError
from domain.shared.nationalities import parse_nationality
from domain.shared.values import (
    Bsn,
    Email,
    PhoneNumber,
    Postcode,
    age_on,
    has_unwanted_characters,
    parse_date,
)

MINIMUM_AGE = 15
MAXIMUM_AGE = 75
BSN_REQUIRED_FOR = frozenset({PartyKind.UWV, PartyKind.MUNICIPALITY})

T = TypeVar("T")
C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """What a contract lets a commissioning party deliver, and from when to when (until is inclusive)."""

    id: UUID
    services: frozenset[Service]
    fields: frozenset[IntakeField]
    valid_from: date
    valid_until: date | None = None

    def covers(self, service: Service, today: date) -> bool:
        in_force = self.valid_from <= today and (self.valid_until is None or today <= self.valid_until)
        return in_force and service in self.services


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it was read: values under the Dutch headings, names of unknown columns that carried a value, and
    (heading, code) of what the reader itself found wrong."""

    number: int
    values: dict[str, str]
    unknown: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedField:
    """A delivered field that was not taken, on which clause and why. Never its value."""

    field: str
    clause: Clause
    reason: str


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """Either content or errors; refused fields in both cases."""

    content: IntakeContent | None
    errors: tuple[FieldError, ...]
    refused: tuple[RefusedField, ...]
    order_reference: str | None


OUTSIDE_SCHEMA = "Dit veld staat niet in het reglement en is niet opgeslagen."
OUTSIDE_CONTRACT = "Uw contract dekt dit veld niet; het is niet opgeslagen."
NO_HEALTH_GROUND = "Voor dit traject is er geen grond voor gezondheidsgegevens; het veld is niet opgeslagen."


def validate_row(
    raw: RawRow, contracts: Sequence[ContractTerms], party_kind: PartyKind, today: date
) -> RowOutcome:
    """Check one row against the schema and the party's contracts on the day it arrived."""
    return _Row(raw, contracts, party_kind, today).outcome()


@dataclass(slots=True)
class _Row:
    """The checking of one row: every reader below takes one column, answers its value or notes an error."""

    raw: RawRow
    contracts: Sequence[ContractTerms]
    party_kind: PartyKind
    today: date
    errors: dict[str, str] = field(default_factory=dict)
    refused: list[RefusedField] = field(default_factory=list)

    def outcome(self) -> RowOutcome:
        self.errors.update(self.raw.problems)
        self.refused.extend(RefusedField(name, Clause.R5, OUTSIDE_SCHEMA) for name in self.raw.unknown)
        reference = self.text("kenmerk")
        contract, service = self.ordered_service()
        goal = self.code("doel", Goal, "goal-unknown")
        covered = self.covered(contract, service, goal)
        content = self.read(contract, service, goal, reference, covered)
        errors = tuple(
            FieldError(heading, code, words_for(code), self.raw.number or None)
            for heading, code in self.errors.items()
        )
        return RowOutcome(None if errors else content, errors, tuple(self.refused), reference)

    def read(
        self,
        contract: ContractTerms | None,
        service: Service | None,
        goal: Goal | None,
        reference: str | None,
        covered: frozenset[IntakeField],
    ) -> IntakeContent | None:
        values = {
            "order_reference": reference,
            "service": service,
            "goal": goal,
            "given_names": self.name("voornamen"),
            "surname_prefix": self.text("tussenvoegsel"),
            "surname": self.name("achternaam"),
            "sex": self.code("geslacht", Sex, "sex-unknown"),
            "date_of_birth": self.date_of_birth(),
            "bsn": self.bsn(covered),
            "street": self.text("straat"),
            "house_number": self.house_number(),
            "house_number_addition": self.text("toevoeging"),
            "postcode": self.parsed("postcode", lambda raw: Postcode.parse(raw).text),
            "city": self.text("woonplaats"),
            "phone": self.optional("telefoon", covered, lambda raw: PhoneNumber.parse(raw).e164),
            "email": self.optional("email", covered, lambda raw: Email.parse(raw).address),
            "nationality": self.optional("nationaliteit", covered, parse_nationality),
            "benefit_kind": self.code("uitkering", BenefitKind, "benefit-unknown", covered),
            "benefit_since": self.benefit_since(covered),
            "educations": self.optional("opleidingen", covered, lambda raw: lists.educations(raw, self.today))
            or (),
            "diplomas": self.optional("diplomas", covered, lambda raw: lists.diplomas(raw, self.today)) or (),
            "work_experiences": self.optional(
                "werkervaring", covered, lambda raw: lists.work_experiences(raw, self.today)
            )
            or (),
            "functional_limitations": self.optional(
                "beperkingen", covered, lambda raw: tuple(lists.items(raw))
            )
            or (),
            "contact_name": self.optional("contactpersoon", covered, str),
        }
        self.need_contact(covered, values["phone"], values["email"])
        if self.errors or contract is None:
            return None
        return IntakeContent(contract_id=contract.id, **values)  # type: ignore[arg-type]

    def value(self, heading: str) -> str | None:
        """The trimmed value, or None when empty or already wrong."""
        raw = self.raw.values.get(heading)
        if raw is None or heading in self.errors:
            return None
        text = raw.strip()
        if not text:
            return None
        if len(text) > BY_HEADING[heading].max_length:
            self.fail(heading, "too-long")
            return None
        if not (text.isascii() and text.isprintable()) and has_unwanted_characters(text):
            self.fail(heading, "unwanted-characters")
            return None
        return text

    def text(self, heading: str) -> str | None:
        text = self.value(heading)
        if text is None and BY_HEADING[heading].required and heading not in self.errors:
            self.fail(heading, "required")
            return None
        return text

    def parsed(self, heading: str, parse: Callable[[str], T]) -> T | None:
        text = self.text(heading)
        if text is None:
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.fail(heading, str(error))
            return None

    def optional(self, heading: str, covered: frozenset[IntakeField], parse: Callable[[str], T]) -> T | None:
        """A column that the contract may not cover: then nothing of it is read."""
        return self.parsed(heading, parse) if BY_HEADING[heading].covered_by in covered else None

    def code(
        self, heading: str, kind: type[C], unknown: str, covered: frozenset[IntakeField] | None = None
    ) -> C | None:
        """A value of a closed list, in any case."""
        if covered is not None and BY_HEADING[heading].covered_by not in covered:
            return None
        text = self.text(heading)
        if text is None:
            return None
        found = _codes(kind).get(text.casefold())
        if found is None:
            self.fail(heading, unknown)
        return found

    def name(self, heading: str) -> str | None:
        text = self.text(heading)
        if text is not None and not any(character.isalpha() for character in text):
            self.fail(heading, "name-invalid")
            return None
        return text

    def house_number(self) -> str | None:
        text = self.text("huisnummer")
        if text is not None and not ("1" <= text[0] <= "9"):
            self.fail("huisnummer", "house-number-invalid")
            return None
        return text

    def date_of_birth(self) -> date | None:
        born = self.parsed("geboortedatum", parse_date)
        if born is None:
            return None
        if born >= self.today:
            self.fail("geboortedatum", "date-in-future")
            return None
        if not MINIMUM_AGE <= age_on(born, self.today) <= MAXIMUM_AGE:
            self.fail("geboortedatum", "age-out-of-range")
            return None
        return born

    def bsn(self, covered: frozenset[IntakeField]) -> Bsn | None:
        number = self.optional("bsn", covered, Bsn.parse)
        if number is None and self.party_kind in BSN_REQUIRED_FOR and "bsn" not in self.errors:
            self.fail("bsn", "bsn-required")
            return None
        return number

    def benefit_since(self, covered: frozenset[IntakeField]) -> date | None:
        since = self.optional("uitkering_sinds", covered, parse_date)
        if since is None:
            return None
        if since > self.today:
            self.fail("uitkering_sinds", "date-in-future")
            return None
        if not (self.raw.values.get("uitkering") or "").strip():
            self.fail("uitkering_sinds", "benefit-missing")
            return None
        return since

    def need_contact(self, covered: frozenset[IntakeField], phone: object, email: object) -> None:
        wanted = {IntakeField.PHONE, IntakeField.EMAIL} & covered
        if wanted and not phone and not email and not {"telefoon", "email"} & self.errors.keys():
            self.fail("telefoon" if IntakeField.PHONE in covered else "email", "contact-required")

    def ordered_service(self) -> tuple[ContractTerms | None, Service | None]:
        """The service, and the contract in force that has it."""
        service = self.code("dienst", Service, "service-unknown")
        if service is None:
            return None, None
        for terms in self.contracts:
            if terms.covers(service, self.today):
                return terms, service
        self.fail("dienst", "service-outside-contract")
        return None, service

    def covered(
        self, contract: ContractTerms | None, service: Service | None, goal: Goal | None
    ) -> frozenset[IntakeField]:
        """The fields that may be read, noting those that are delivered and may not."""
        fields = (
            contract.fields if contract else frozenset().union(*(terms.fields for terms in self.contracts))
        )
        if self.party_kind in BSN_REQUIRED_FOR:
            fields |= {IntakeField.BSN}
        no_ground = (
            service is not None and goal is not None and not has_health_ground(goal, service, self.party_kind)
        )
        for column in _COVERABLE:
            if not (self.raw.values.get(column.heading) or "").strip():
                continue
            if column.covered_by not in fields:
                self.refused.append(RefusedField(column.heading, Clause.R5, OUTSIDE_CONTRACT))
            elif no_ground and column.covered_by is IntakeField.FUNCTIONAL_LIMITATIONS:
                self.refused.append(RefusedField(column.heading, Clause.R29, NO_HEALTH_GROUND))
        return fields - {IntakeField.FUNCTIONAL_LIMITATIONS} if no_ground else fields

    def fail(self, heading: str, code: str) -> None:
        self.errors[heading] = code


_COVERABLE: tuple[Column, ...] = tuple(column for column in COLUMNS if column.covered_by is not None)
_CODES: dict[type[StrEnum], dict[str, StrEnum]] = {
    kind: {member.value.casefold(): member for member in kind} for kind in (Service, Goal, Sex, BenefitKind)
}
_CODES[Sex]["onbekend"] = Sex.O


def _codes(kind: type[C]) -> dict[str, C]:
    return _CODES[kind]  # type: ignore[return-value]
