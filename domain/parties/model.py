"""Commissioning parties, contracts and API clients, with their rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.intake.codes import IntakeField, PartyKind, Service
from domain.policy.roles import Scope
from domain.shared.errors import FieldError, Invalid

MAX_LIVE_SECRETS = 2
"""Two secrets may live at once, so that a party can rotate without standing still."""

MAX_PUBLIC_KEYS = 4
ASSERTION_ALGORITHMS = ("RS256", "ES256")
ASSERTION_LIFETIME = timedelta(minutes=5)
_KVK = re.compile(r"^\d{8}$")
_OIN = re.compile(r"^\d{20}$")


@dataclass(frozen=True, slots=True)
class CommissioningParty:
    """UWV, a municipality or an employer: who pays for a traject and delivers the intake."""

    id: UUID
    kind: PartyKind
    name: str
    kvk_number: str | None
    oin: str | None
    contact_email: str | None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Contract:
    """What a party may order and deliver: services, covered intake fields, hours and terms.

    `plan_approval_required`: the party approves each plan van aanpak, after the client (R8).
    """

    id: UUID
    party_id: UUID
    reference: str
    services: frozenset[Service]
    intake_fields: frozenset[IntakeField]
    hours_per_traject: int | None
    hourly_rate: Decimal | None
    report_term_days: int | None
    valid_from: date
    valid_until: date | None
    plan_approval_required: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class ApiClientSecret:
    """One secret of a machine; the value itself is shown once and kept as a hash only."""

    id: UUID
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class ApiClient:
    """A machine of a commissioning party. Its scopes are fixed by the administrator."""

    id: UUID
    party_id: UUID
    name: str
    client_id: str
    scopes: frozenset[Scope]
    secrets: tuple[ApiClientSecret, ...]
    key_ids: tuple[str, ...]
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class MachineCredentials:
    """What the database knows of a machine that asks for a token."""

    id: UUID
    party_id: UUID
    scopes: frozenset[Scope]
    secret_hashes: tuple[tuple[UUID, bytes], ...]
    public_keys: tuple[dict[str, Any], ...]


def check_party(party: CommissioningParty) -> None:
    """Raise Invalid naming every field that cannot be."""
    errors = []
    if not party.name.strip():
        errors.append(FieldError("/name", "required", "Vul een naam in."))
    if party.kvk_number is not None and not _KVK.match(party.kvk_number):
        errors.append(FieldError("/kvkNumber", "kvk", "Een KvK-nummer heeft 8 cijfers."))
    if party.oin is not None and not _OIN.match(party.oin):
        errors.append(FieldError("/oin", "oin", "Een OIN heeft 20 cijfers."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def check_contract(contract: Contract) -> None:
    """Raise Invalid naming every field that cannot be."""
    errors = []
    if not contract.services:
        errors.append(FieldError("/services", "required", "Kies minstens één dienst."))
    if contract.valid_until is not None and contract.valid_until < contract.valid_from:
        errors.append(FieldError("/validUntil", "period", "De einddatum ligt voor de begindatum."))
    if contract.hours_per_traject is not None and contract.hours_per_traject < 0:
        errors.append(FieldError("/hoursPerTraject", "negative", "Uren kunnen niet negatief zijn."))
    if contract.hourly_rate is not None and contract.hourly_rate < 0:
        errors.append(FieldError("/hourlyRate", "negative", "Een tarief kan niet negatief zijn."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)


def check_public_keys(keys: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The public keys of a machine, reduced to their public members. Raises Invalid for private or unknown keys."""
    if len(keys) > MAX_PUBLIC_KEYS:
        raise Invalid(f"Een machine heeft hoogstens {MAX_PUBLIC_KEYS} sleutels.")
    cleaned = [_public_key(key, number) for number, key in enumerate(keys)]
    names = [key["kid"] for key in cleaned]
    if len(set(names)) != len(names):
        raise Invalid("Elke sleutel heeft een eigen kid.")
    return tuple(cleaned)


_PUBLIC_MEMBERS = {"RSA": ("kty", "kid", "alg", "n", "e"), "EC": ("kty", "kid", "alg", "crv", "x", "y")}
_PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "k", "oth"})


def _public_key(key: Mapping[str, Any], number: int) -> dict[str, Any]:
    members = _PUBLIC_MEMBERS.get(str(key.get("kty")))
    if members is None or _PRIVATE_MEMBERS & key.keys():
        error = FieldError(
            f"/keys/{number}", "public-key", "Geef een openbare RSA- of EC-sleutel, zonder geheime delen."
        )
        raise Invalid("Deze sleutel kan niet worden aangenomen.", errors=[error])
    if any(not isinstance(key.get(member), str) or not key[member] for member in members if member != "alg"):
        error = FieldError(f"/keys/{number}", "public-key", "De sleutel is niet volledig.")
        raise Invalid("Deze sleutel kan niet worden aangenomen.", errors=[error])
    return {member: key[member] for member in members if member in key}


def granted_scopes(allowed: frozenset[Scope], asked: frozenset[str] | None) -> frozenset[Scope]:
    """The scopes a token gets: what was asked, never more than the administrator fixed. Raises ValueError."""
    if asked is None:
        return allowed
    if not asked <= {scope.value for scope in allowed}:
        raise ValueError("scope")
    return frozenset(Scope(scope) for scope in asked)
