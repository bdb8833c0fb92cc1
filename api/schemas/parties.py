"""Bodies of commissioning parties, contracts and API clients."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.schemas.base import Code, Day, Identifier, Line, Model, Moment, Version
from domain.intake.codes import IntakeField, PartyKind, Service
from domain.parties.model import ApiClient as DomainApiClient
from domain.parties.model import CommissioningParty as DomainParty
from domain.parties.model import Contract as DomainContract
from domain.policy.roles import Scope

KvkNumber = Annotated[str, StringConstraints(pattern=r"^\d{8}$", max_length=8)]
Oin = Annotated[str, StringConstraints(pattern=r"^\d{20}$", max_length=20)]
EmailText = Annotated[str, StringConstraints(pattern=r"^[^\s@<>\"]{1,64}@[^\s@<>\"]{1,180}$", max_length=254)]
Money = Annotated[str, StringConstraints(pattern=r"^\d{1,6}(\.\d{1,2})?$", max_length=9)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S+$")]
Days = Annotated[int, Field(ge=1, le=730, json_schema_extra={"format": "int32"})]
Hours = Annotated[int, Field(ge=0, le=10_000, json_schema_extra={"format": "int32"})]
Services = Annotated[list[Service], Field(min_length=1, max_length=20)]
IntakeFields = Annotated[list[IntakeField], Field(max_length=20)]
Scopes = Annotated[list[Scope], Field(min_length=1, max_length=10)]


class CommissioningPartyCreate(Model):
    """Een nieuwe opdrachtgever."""

    kind: PartyKind
    name: Line
    kvk_number: KvkNumber | None = None
    oin: Oin | None = None
    contact_email: EmailText | None = None


class CommissioningPartyUpdate(Model):
    """Wat er aan een opdrachtgever wijzigt."""

    name: Line | None = None
    kvk_number: KvkNumber | None = None
    oin: Oin | None = None
    contact_email: EmailText | None = None


class CommissioningParty(CommissioningPartyCreate):
    """Een opdrachtgever."""

    id: Identifier
    version: Version


class CommissioningPartyList(Model):
    """Alle opdrachtgevers."""

    items: Annotated[list[CommissioningParty], Field(max_length=1000)]


class ContractCreate(Model):
    """Een nieuw contract."""

    reference: Line
    services: Services
    intake_fields: IntakeFields
    hours_per_traject: Hours | None = None
    hourly_rate: Money | None = None
    report_term_days: Days | None = None
    valid_from: Day
    valid_until: Day | None = None
    plan_approval_required: bool = False


class ContractUpdate(Model):
    """Wat er aan een contract wijzigt."""

    reference: Line | None = None
    services: Services | None = None
    intake_fields: IntakeFields | None = None
    hours_per_traject: Hours | None = None
    hourly_rate: Money | None = None
    report_term_days: Days | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    plan_approval_required: bool | None = None


class Contract(ContractCreate):
    """Een contract met een opdrachtgever."""

    id: Identifier
    party_id: Identifier
    version: Version


class ContractList(Model):
    """De contracten van een opdrachtgever."""

    items: Annotated[list[Contract], Field(max_length=500)]


class ApiClientSecretInfo(Model):
    """Een geheim van een machine, zonder de waarde."""

    id: Identifier
    created_at: Moment
    expires_at: Moment | None = None
    last_used_at: Moment | None = None


class PublicKeyInfo(Model):
    """Een openbare sleutel van een machine."""

    key_id: Line


class ApiClient(Model):
    """Een machine van een opdrachtgever."""

    id: Identifier
    party_id: Identifier
    name: Line
    client_id: Code
    scopes: Scopes
    secrets: Annotated[list[ApiClientSecretInfo], Field(max_length=10)]
    public_keys: Annotated[list[PublicKeyInfo], Field(max_length=10)]
    revoked_at: Moment | None = None


class ApiClientList(Model):
    """De machines van een opdrachtgever."""

    items: Annotated[list[ApiClient], Field(max_length=200)]


class ApiClientCreate(Model):
    """Een nieuwe machine; de rechten liggen daarna vast."""

    name: Line
    scopes: Scopes


class ApiClientCreated(Model):
    """De machine en haar eerste geheim. Het geheim wordt alleen nu getoond."""

    api_client: ApiClient
    client_secret: Secret


class ApiClientSecretCreated(Model):
    """Een tweede geheim. Het wordt alleen nu getoond."""

    secret_id: Identifier
    client_secret: Secret


class PublicKey(Model):
    """Een openbare sleutel (JWK), RSA of EC, zonder geheime delen."""

    kty: Annotated[str, StringConstraints(pattern=r"^(RSA|EC)$", max_length=3)]
    kid: Line
    alg: Annotated[str, StringConstraints(pattern=r"^(RS256|ES256)$", max_length=5)] | None = None
    n: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=1400)] | None = None
    e: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=12)] | None = None
    crv: Annotated[str, StringConstraints(pattern=r"^P-256$", max_length=5)] | None = None
    x: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64)] | None = None
    y: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64)] | None = None


class PublicKeys(Model):
    """De openbare sleutels die de vorige vervangen."""

    keys: Annotated[list[PublicKey], Field(max_length=4)]


def present_party(party: DomainParty) -> CommissioningParty:
    """The body of a party."""
    return CommissioningParty(
        id=party.id, kind=party.kind, name=party.name, kvk_number=party.kvk_number, oin=party.oin,
        contact_email=party.contact_email, version=party.version,
    )  # fmt: skip


def present_contract(contract: DomainContract) -> Contract:
    """The body of a contract; money as a decimal string."""
    return Contract(
        id=contract.id,
        party_id=contract.party_id,
        reference=contract.reference,
        services=sorted(contract.services),
        intake_fields=sorted(contract.intake_fields),
        hours_per_traject=contract.hours_per_traject,
        hourly_rate=None if contract.hourly_rate is None else f"{contract.hourly_rate:.2f}",
        report_term_days=contract.report_term_days,
        valid_from=contract.valid_from,
        valid_until=contract.valid_until,
        plan_approval_required=contract.plan_approval_required,
        version=contract.version,
    )


def present_api_client(client: DomainApiClient) -> ApiClient:
    """The body of a machine, without any secret."""
    return ApiClient(
        id=client.id,
        party_id=client.party_id,
        name=client.name,
        client_id=client.client_id,
        scopes=sorted(client.scopes),
        secrets=[
            ApiClientSecretInfo(
                id=s.id, created_at=s.created_at, expires_at=s.expires_at, last_used_at=s.last_used_at
            )
            for s in client.secrets
        ],
        public_keys=[PublicKeyInfo(key_id=key_id) for key_id in client.key_ids],
        revoked_at=client.revoked_at,
    )
