"""Intake: one submission, uploaded files, their rows and receipts."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from api.schemas.base import NO_CONTROL, Count, Cursor, Identifier, Model, Moment
from domain.intake.codes import BenefitKind, Goal, Service, Sex
from domain.intake.fields import COLUMNS

_MAX = {column.member: column.max_length for column in COLUMNS}


def _delivered(member: str, description: str, *examples: str) -> Any:
    """A delivered text: its length is bounded here, its meaning is checked by the row model of the domain."""
    return Field(
        default=None,
        max_length=_MAX[member],
        pattern=NO_CONTROL,
        description=description,
        examples=list(examples),
    )


Words = Annotated[str, StringConstraints(max_length=500, pattern=NO_CONTROL)]
FieldName = Annotated[str, StringConstraints(max_length=80, pattern=NO_CONTROL)]
Reference = Annotated[str, StringConstraints(max_length=64, pattern=NO_CONTROL)]
HashText = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", min_length=64, max_length=64)]
Item = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=NO_CONTROL)]
ItemList = Annotated[list[Item], Field(max_length=50)]


def _closed(schema: dict[str, Any]) -> None:
    """Unknown members are taken as refused fields (R5), so the schema neither allows nor forbids them by name."""
    schema.pop("additionalProperties", None)


class Delivered(BaseModel):
    """A delivered object: unknown members do not fail it, they are refused one by one and named (R5)."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        serialize_by_alias=True,
        extra="allow",
        json_schema_extra=_closed,
    )


class IntakeAddress(Delivered):
    """Het woonadres (home address)."""

    street: str = Field(max_length=_MAX["address.street"], pattern=NO_CONTROL, description="Straat")
    house_number: str = Field(
        max_length=_MAX["address.houseNumber"], pattern=NO_CONTROL, description="Huisnummer"
    )
    house_number_addition: str | None = _delivered("address.houseNumberAddition", "Toevoeging", "bis")
    postcode: str = Field(
        max_length=_MAX["address.postcode"], pattern=NO_CONTROL, description="Postcode", examples=["1234 AB"]
    )
    city: str = Field(max_length=_MAX["address.city"], pattern=NO_CONTROL, description="Woonplaats")


class IntakeBenefit(Delivered):
    """De uitkering (benefit)."""

    kind: BenefitKind = Field(description="Soort uitkering")
    since: str | None = _delivered("benefit.since", "Sinds, JJJJ-MM-DD", "2024-05-01")


class IntakeSubmission(Delivered):
    """Eén aanmelding (one referral). Een veld buiten dit schema of het contract wordt geweigerd en genoemd (R5)."""

    order_reference: str = Field(
        max_length=_MAX["orderReference"], pattern=NO_CONTROL, description="Kenmerk, uniek per opdrachtgever"
    )
    service: Service = Field(description="Dienst uit het contract")
    goal: Goal = Field(description="Doel van het traject (R14-R20)")
    given_names: str = Field(max_length=_MAX["givenNames"], pattern=NO_CONTROL, description="Voornamen")
    surname_prefix: str | None = _delivered("surnamePrefix", "Tussenvoegsel", "van der")
    surname: str = Field(max_length=_MAX["surname"], pattern=NO_CONTROL, description="Achternaam")
    sex: Sex = Field(description="M, V, X of O (onbekend)")
    date_of_birth: str = Field(
        max_length=10, pattern=NO_CONTROL, description="JJJJ-MM-DD of DD-MM-JJJJ", examples=["1985-05-17"]
    )
    bsn: str | None = _delivered("bsn", "BSN; verplicht voor UWV en gemeente")
    address: IntakeAddress
    phone: str | None = _delivered("phone", "Telefoon; telefoon of e-mail is verplicht", "06-12345678")
    email: str | None = _delivered("email", "E-mail", "naam@example.org")
    nationality: str | None = _delivered("nationality", "Landcode of Nederlandse naam", "NL", "Syrische")
    benefit: IntakeBenefit | None = None
    educations: ItemList | None = Field(
        default=None, description="Opleidingen", examples=[["MBO 4 Logistiek (2012)"]]
    )
    diplomas: ItemList | None = Field(default=None, description="Diploma's", examples=[["VMBO-T (2008)"]])
    work_experiences: ItemList | None = Field(
        default=None,
        description="Werkervaring: functie @ werkgever van-tot",
        examples=[["kok @ Voorbeeld BV 2010-2015"]],
    )
    functional_limitations: ItemList | None = Field(
        default=None,
        description="Beperkingen: alleen FML-onderdelen, nooit een diagnose",
        examples=[["tillen tot 5 kg"]],
    )
    contact_name: str | None = _delivered("contactName", "Contactpersoon bij de opdrachtgever")


class RefusedField(Model):
    """Een geweigerd veld: welk, op welk artikel, waarom. De waarde is nergens opgeslagen."""

    field: FieldName
    clause: Annotated[str, StringConstraints(max_length=20, pattern=r"^[A-Z0-9 ]+$")]
    reason: Words


RowStatus = Literal["accepted", "rejected", "quarantined"]
RowChange = Literal["new", "unchanged", "revision"]
RefusedFields = Annotated[list[RefusedField], Field(max_length=400)]


class IntakeSubmissionResult(Model):
    """Wat er met de aanmelding gebeurde."""

    id: Identifier
    order_reference: Reference
    status: RowStatus
    change: RowChange
    refused_fields: RefusedFields


class IntakeCounts(Model):
    """Aantallen rijen."""

    accepted: Count
    rejected: Count
    quarantined: Count
    new: Count
    unchanged: Count
    revision: Count


class IntakeProblem(Model):
    """Waarom het hele bestand niet verwerkt is, met rij en kolom waar het om gaat."""

    code: Annotated[str, StringConstraints(max_length=64, pattern=r"^[a-z0-9-]+$")]
    detail: Words
    row: Count | None = None
    column: FieldName | None = None


BatchState = Literal["received", "validating", "applying", "done", "partial", "failed", "cancelled"]
BatchFormat = Literal["csv", "xlsx", "ndjson", "json"]


class IntakeBatch(Model):
    """Een aangeleverd bestand en hoe ver de verwerking is."""

    id: Identifier
    party_id: Identifier
    party_name: Words
    state: BatchState
    dry_run: bool
    file_hash: HashText
    byte_size: Annotated[int, Field(ge=0, le=52_428_800, json_schema_extra={"format": "int32"})]
    format: BatchFormat
    rows_total: Count | None
    rows_done: Count
    counts: IntakeCounts
    refused_fields: RefusedFields
    problem: IntakeProblem | None
    failed_rows_available: bool = Field(
        description="Of u de mislukte rijen mag ophalen: alleen wie ze aanleverde krijgt ze terug (R24)"
    )
    received_at: Moment
    finished_at: Moment | None


class IntakeBatchList(Model):
    """Aangeleverde bestanden, nieuwste eerst."""

    items: Annotated[list[IntakeBatch], Field(max_length=100)]
    next_cursor: Cursor | None


class IntakeRowError(Model):
    """Wat er aan een veld niet klopt; nooit de waarde zelf."""

    field: FieldName
    code: Annotated[str, StringConstraints(max_length=64, pattern=r"^[a-z0-9-]+$")]
    detail: Words


class IntakeRow(Model):
    """De uitkomst van één rij. Rij 1 is de eerste rij onder de kopregel."""

    row: Annotated[int, Field(ge=1, le=1_048_576, json_schema_extra={"format": "int32"})]
    order_reference: Reference | None
    status: RowStatus
    change: RowChange | None
    errors: Annotated[list[IntakeRowError], Field(max_length=100)]
    refused_fields: Annotated[list[FieldName], Field(max_length=400)]
    referral_id: Identifier | None


class IntakeRowList(Model):
    """Uitkomsten per rij, op volgorde van het bestand."""

    items: Annotated[list[IntakeRow], Field(max_length=100)]
    next_cursor: Cursor | None


class IntakeReceiptRow(Model):
    """Een rij in het ontvangstbewijs."""

    row: Annotated[int, Field(ge=1, le=1_048_576, json_schema_extra={"format": "int32"})]
    order_reference: Reference | None
    status: RowStatus
    refused_fields: Annotated[list[FieldName], Field(max_length=400)]


class IntakeReceipt(Model):
    """Ondertekend ontvangstbewijs. De handtekening (Ed25519) staat over de JSON zonder `signature`, met gesorteerde
    namen en zonder spaties (RFC 8785 voor deze inhoud); `publicKey` is de sleutel waarmee u controleert."""

    batch_id: Identifier
    party_id: Identifier
    file_hash: HashText
    byte_size: Annotated[int, Field(ge=0, le=52_428_800, json_schema_extra={"format": "int32"})]
    state: BatchState
    dry_run: bool
    counts: IntakeCounts
    refused_fields: RefusedFields
    rows: Annotated[list[IntakeReceiptRow], Field(max_length=100_000)]
    received_at: Moment
    finished_at: Moment | None
    issued_at: Moment
    key_id: Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    public_key: Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    signature: Annotated[str, StringConstraints(max_length=128, pattern=r"^[A-Za-z0-9_-]+$")]
