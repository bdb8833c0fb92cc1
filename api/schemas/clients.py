"""Bodies of the client's file: list, header, personal data, search."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import (
    NO_CONTROL,
    Count,
    Cursor,
    Day,
    Identifier,
    Line,
    Model,
    Moment,
    OptionalLine,
    Version,
)
from api.schemas.intake import IntakeSubmission
from domain.clients.model import Address as DomainAddress
from domain.clients.model import CaseloadItem, ClientFile, ClientValues
from domain.clients.model import TrajectHeader as DomainTraject
from domain.intake.codes import Goal, PartyKind, Service, Sex
from domain.policy.purposes import Purpose
from domain.restrictions.model import RestrictedField, RestrictedRecord, RestrictionScope
from domain.shared.clock import bureau_date
from domain.shared.values import age_on

TrajectState = Literal["registered", "active", "suspended", "closed"]
BsnText = Annotated[str, StringConstraints(pattern=r"^\d{9}$", max_length=9)]
Age = Annotated[int, Field(ge=0, le=150, json_schema_extra={"format": "int32"})]
Hours = Annotated[int, Field(ge=0, le=100_000, json_schema_extra={"format": "int32"})]


class Address(Model):
    """Het woonadres."""

    street: Line
    house_number: Annotated[str, StringConstraints(min_length=1, max_length=10, pattern=NO_CONTROL)]
    house_number_addition: Annotated[str, StringConstraints(max_length=20, pattern=NO_CONTROL)] | None = None
    postcode: Annotated[str, StringConstraints(min_length=6, max_length=7, pattern=NO_CONTROL)]
    city: Line


class TrajectHeader(Model):
    """De kop van een traject. `healthGround`: of functionele beperkingen verwerkt mogen worden (R29)."""

    id: Identifier
    order_reference: Line
    service: Service
    goal: Goal
    state: TrajectState
    party_id: Identifier
    party_name: Line
    party_kind: PartyKind
    granted_hours: Hours | None = None
    used_minutes: Count
    started_on: Day | None = None
    ended_on: Day | None = None
    expected_end_on: Day | None = None
    contact_name: OptionalLine | None = None
    health_ground: bool


class Assignment(Model):
    """Aan wie de cliënt is toegewezen (R24)."""

    id: Identifier
    adviser_id: Identifier
    adviser_name: Line
    since: Moment


class CaseloadTraject(Model):
    """Het lopende traject, zoals een lijst het toont."""

    id: Identifier
    service: Service
    goal: Goal
    state: TrajectState
    order_reference: Line
    party_name: Line


class ClientListItem(Model):
    """Een cliënt in een lijst: alleen wat een lijst nodig heeft (R23)."""

    id: Identifier
    number: Line
    display_name: Line
    city: Line
    traject: CaseloadTraject | None = None
    assigned_since: Moment | None = None
    last_contact_at: Moment | None = None
    is_new: bool
    stand_in_until: Moment | None = None


class ClientList(Model):
    """Een bladzijde van de caseload."""

    items: Annotated[list[ClientListItem], Field(max_length=100)]
    next_cursor: Cursor | None = None


class ClientSearch(Model):
    """Zoeken op naam, nummer, kenmerk, telefoon, geboortedatum of BSN. Gaat altijd in de body, nooit in het adres."""

    query: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=NO_CONTROL)] | None = None
    bsn: Annotated[str, StringConstraints(min_length=8, max_length=12, pattern=r"^[0-9 .]+$")] | None = None
    date_of_birth: Day | None = None


class ClientSearchResult(Model):
    """Wat er gevonden is, hoogstens twintig."""

    items: Annotated[list[ClientListItem], Field(max_length=20)]


class RestrictedPart(Model):
    """Wat is afgeschermd en sinds wanneer: het hele dossier, een gegeven of een stuk (AVG 18)."""

    scope: RestrictionScope
    field: RestrictedField | None = None
    record_kind: RestrictedRecord | None = None
    record_id: Identifier | None = None
    since: Moment


class ClientDetail(Model):
    """Het geopende dossier. Wat een rol niet mag zien, ontbreekt."""

    id: Identifier
    number: Line
    version: Version
    display_name: Line
    given_names: Line
    surname_prefix: OptionalLine | None = None
    surname: Line
    sex: Sex | None = None
    date_of_birth: Day | None = None
    age: Age | None = None
    address: Address | None = None
    phone: OptionalLine | None = None
    email: OptionalLine | None = None
    nationality: OptionalLine | None = None
    bsn_masked: OptionalLine | None = None
    trajects: Annotated[list[TrajectHeader], Field(max_length=200)]
    assignment: Assignment | None = None
    permissions: Annotated[list[Line], Field(max_length=100)]
    created_at: Moment
    updated_at: Moment
    stand_in_until: Moment | None = None
    emergency_until: Moment | None = None
    restrictions: Annotated[list[RestrictedPart], Field(max_length=200)]


class ClientCreate(IntakeSubmission):
    """Een cliënt die niet via een aanmelding komt. Dezelfde regels als een aanmelding."""

    party_id: Identifier
    contract_id: Identifier
    adviser_id: Identifier


class ClientUpdate(Model):
    """Wat er wijzigt; wat ontbreekt blijft, wat null is wordt leeg."""

    given_names: Line | None = None
    surname_prefix: OptionalLine | None = None
    surname: Line | None = None
    sex: Sex | None = None
    date_of_birth: Day | None = None
    address: Address | None = None
    phone: OptionalLine | None = None
    email: OptionalLine | None = None
    nationality: OptionalLine | None = None


class BsnReveal(Model):
    """Waarvoor het BSN nodig is; dit wordt vastgelegd."""

    purpose: Purpose


class Bsn(Model):
    """Het BSN."""

    bsn: BsnText


_REQUIRED = frozenset({"given_names", "surname", "sex", "date_of_birth", "address"})


def changed_values(current: ClientValues, update: ClientUpdate) -> ClientValues:
    """The values after an update: members that were sent, on top of what there is."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    sent = {name: value for name, value in sent.items() if value is not None or name not in _REQUIRED}
    if update.address is not None:
        sent["address"] = DomainAddress(**update.address.model_dump(by_alias=False))
    kept = {name: getattr(current, name) for name in ClientValues.__slots__}
    return ClientValues(**{**kept, **sent})


def present_file(file: ClientFile, now: datetime) -> dict[str, Any]:
    """The opened file as JSON members, made by hand: this is the most asked answer there is."""
    body: dict[str, Any] = {
        "id": file.id,
        "number": file.number,
        "version": file.version,
        "displayName": file.display_name,
        "givenNames": file.given_names,
        "surnamePrefix": file.surname_prefix,
        "surname": file.surname,
    }
    personal = file.personal
    if personal is not None:
        address = personal.address
        body["sex"] = personal.sex
        body["dateOfBirth"] = personal.date_of_birth
        body["age"] = age_on(personal.date_of_birth, bureau_date(now))
        body["address"] = {
            "street": address.street,
            "houseNumber": address.house_number,
            "houseNumberAddition": address.house_number_addition,
            "postcode": address.postcode,
            "city": address.city,
        }
        body["phone"] = personal.phone
        body["email"] = personal.email
        body["nationality"] = personal.nationality
        body["bsnMasked"] = personal.bsn_masked
    body["trajects"] = [present_traject(item) for item in file.trajects]
    assignment = file.assignment
    body["assignment"] = assignment and {
        "id": assignment.id,
        "adviserId": assignment.adviser_id,
        "adviserName": assignment.adviser_name,
        "since": assignment.since.astimezone(UTC),
    }
    body["permissions"] = file.permissions
    body["createdAt"] = file.created_at.astimezone(UTC)
    body["updatedAt"] = file.updated_at.astimezone(UTC)
    body["standInUntil"] = file.stand_in_until and file.stand_in_until.astimezone(UTC)
    body["emergencyUntil"] = file.emergency_until and file.emergency_until.astimezone(UTC)
    body["restrictions"] = [
        {
            "scope": part.target.scope,
            "field": part.target.field,
            "recordKind": part.target.record_kind,
            "recordId": part.target.record_id,
            "since": part.since.astimezone(UTC),
        }
        for part in file.restrictions
    ]
    return body


def present_traject(item: DomainTraject) -> dict[str, Any]:
    """The header of a traject as JSON members."""
    return {
        "id": item.id,
        "orderReference": item.order_reference,
        "service": item.service,
        "goal": item.goal,
        "state": item.state,
        "partyId": item.party_id,
        "partyName": item.party_name,
        "partyKind": item.party_kind,
        "grantedHours": item.granted_hours,
        "usedMinutes": item.used_minutes,
        "startedOn": item.started_on,
        "endedOn": item.ended_on,
        "expectedEndOn": item.expected_end_on,
        "contactName": item.contact_name,
        "healthGround": item.health_ground,
    }


def present_item(item: CaseloadItem) -> dict[str, Any]:
    """A client in a list as JSON members."""
    traject = item.traject
    return {
        "id": str(item.id),
        "number": item.number,
        "displayName": item.display_name,
        "city": item.city,
        "traject": traject
        and {
            "id": str(traject.id),
            "service": traject.service,
            "goal": traject.goal,
            "state": traject.state,
            "orderReference": traject.order_reference,
            "partyName": traject.party_name,
        },
        "assignedSince": item.assigned_since,
        "lastContactAt": item.last_contact_at,
        "isNew": item.is_new,
        "standInUntil": item.stand_in_until,
    }
