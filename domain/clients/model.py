"""A client's file as its parts: what a header is, what the opened file holds, what may be changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from domain.intake.codes import Goal, PartyKind, Service, Sex, has_health_ground
from domain.restrictions.model import Target
from domain.shared.errors import FieldError, Invalid
from domain.shared.names import display_name
from domain.shared.nationalities import parse_nationality
from domain.shared.values import Email, PhoneNumber, Postcode, age_on, has_unwanted_characters

MINIMUM_AGE, MAXIMUM_AGE = 15, 110


@dataclass(frozen=True, slots=True)
class Address:
    """Where a client lives."""

    street: str
    house_number: str
    house_number_addition: str | None
    postcode: str
    city: str


@dataclass(frozen=True, slots=True)
class TrajectHeader:
    """What coordinator and adviser see of a traject in lists: the order, the goal, how it stands."""

    id: UUID
    order_reference: str
    service: Service
    goal: Goal
    state: str
    party_id: UUID
    party_name: str
    party_kind: PartyKind
    granted_hours: int | None
    started_on: date | None
    ended_on: date | None
    contact_name: str | None
    used_minutes: int = 0
    expected_end_on: date | None = None
    phase: str | None = None
    budget: Decimal | None = None
    result_code: str | None = None

    @property
    def health_ground(self) -> bool:
        """Whether functional limitations may be processed under this traject (R29)."""
        return has_health_ground(self.goal, self.service, self.party_kind)


@dataclass(frozen=True, slots=True)
class AssignmentHeader:
    """Who the client is assigned to (R24)."""

    id: UUID
    adviser_id: UUID
    adviser_name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Everything of the file's first page but the names and trajects."""

    sex: Sex
    date_of_birth: date
    address: Address
    phone: str | None
    email: str | None
    nationality: str | None
    bsn_masked: str | None


@dataclass(frozen=True, slots=True)
class RestrictedPart:
    """What is kept and no longer used, and since when (AVG 18)."""

    target: Target
    since: datetime


@dataclass(frozen=True, slots=True)
class ClientFile:
    """An opened file. `personal` is None for who may see the header only."""

    id: UUID
    number: str
    version: int
    given_names: str
    surname_prefix: str | None
    surname: str
    personal: PersonalData | None
    trajects: tuple[TrajectHeader, ...]
    assignment: AssignmentHeader | None
    permissions: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    stand_in_until: datetime | None = None
    """Set when the file is open to the actor as a stand-in (R26)."""
    emergency_until: datetime | None = None
    """Set when the file is open to the actor by emergency access (R26)."""
    restrictions: tuple[RestrictedPart, ...] = ()
    """What of this file is restricted now (AVG 18)."""

    @property
    def display_name(self) -> str:
        return display_name(self.given_names, self.surname_prefix, self.surname)


@dataclass(slots=True)
class CaseloadTraject:
    """The newest traject of a client in a list; `service` and `goal` are the codes as they are stored."""

    id: UUID
    service: str
    goal: str
    state: str
    order_reference: str
    party_name: str


@dataclass(slots=True)
class CaseloadItem:
    """A client in a list: only what a list needs (R23)."""

    id: UUID
    number: str
    given_names: str
    surname_prefix: str | None
    surname: str
    city: str
    traject: CaseloadTraject | None
    assigned_since: datetime | None
    last_contact_at: datetime | None
    is_new: bool
    stand_in_until: datetime | None = None
    """Set when the actor stands in for the adviser of this client (R26)."""

    @property
    def display_name(self) -> str:
        return display_name(self.given_names, self.surname_prefix, self.surname)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched for; at least one of the three."""

    text: str | None = None
    bsn: str | None = None
    date_of_birth: date | None = None


@dataclass(frozen=True, slots=True)
class ClientValues:
    """The plain values of a client's header row, as they are stored."""

    given_names: str
    surname_prefix: str | None
    surname: str
    sex: Sex
    date_of_birth: date
    address: Address
    phone: str | None
    email: str | None
    nationality: str | None


def check_values(values: ClientValues, today: date) -> ClientValues:
    """Normalise phone, e-mail and postcode; raise Invalid naming every field that cannot be."""
    check = _Check()
    texts = {
        "/givenNames": values.given_names,
        "/surnamePrefix": values.surname_prefix or "",
        "/surname": values.surname,
        "/address/street": values.address.street,
        "/address/city": values.address.city,
    }
    for pointer, value in texts.items():
        if has_unwanted_characters(value):
            check.add(pointer, "characters", "Hier staan tekens die geen naam of tekst zijn.")
    age = age_on(values.date_of_birth, today)
    if not MINIMUM_AGE <= age <= MAXIMUM_AGE:
        check.add("/dateOfBirth", "age", "Deze geboortedatum past niet bij een cliënt.")
    postcode = check.parse(
        "/address/postcode", values.address.postcode, lambda text: Postcode.parse(text).text
    )
    phone = check.parse("/phone", values.phone, lambda text: PhoneNumber.parse(text).e164)
    email = check.parse("/email", values.email, lambda text: Email.parse(text).address)
    nationality = check.parse("/nationality", values.nationality, parse_nationality)
    check.done()
    address = Address(
        values.address.street,
        values.address.house_number,
        values.address.house_number_addition,
        postcode or values.address.postcode,
        values.address.city,
    )
    return ClientValues(
        values.given_names,
        values.surname_prefix,
        values.surname,
        values.sex,
        values.date_of_birth,
        address,
        phone,
        email,
        nationality,
    )


class _Check:
    """Collects what is wrong, field by field, so that all of it is said at once."""

    def __init__(self) -> None:
        self._errors: list[FieldError] = []

    def add(self, pointer: str, code: str, detail: str) -> None:
        self._errors.append(FieldError(pointer, code, detail))

    def parse(self, pointer: str, value: str | None, parser: Callable[[str], str]) -> str | None:
        if value is None or not value.strip():
            return None
        try:
            return parser(value)
        except ValueError:
            self.add(pointer, "format", "Deze waarde heeft niet de gevraagde vorm.")
            return None

    def done(self) -> None:
        if self._errors:
            raise Invalid("Verbeter de genoemde velden.", errors=self._errors)
