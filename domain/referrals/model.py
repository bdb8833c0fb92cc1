"""Referrals as the inbox knows them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.intake.codes import Goal, PartyKind, Service, Sex
from domain.intake.row import RefusedField


class ReferralState(StrEnum):
    """Where a referral stands. Superseded: revised by the party under the same reference before a decision."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class RejectionCode(StrEnum):
    """Why a referral is not taken in; the commissioning party learns the code, not more."""

    OUTSIDE_CONTRACT = "outside-contract"
    NO_CAPACITY = "no-capacity"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"
    WITHDRAWN_BY_PARTY = "withdrawn-by-party"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReferralItem:
    """A referral as the inbox lists it: what deciding the order of work needs, no more (R23)."""

    id: UUID
    display_name: str
    order_reference: str
    party_name: str
    service: Service
    goal: Goal
    city: str
    received_at: datetime
    state: ReferralState
    possible_matches: int
    quarantined: bool
    revision_of: UUID | None


@dataclass(frozen=True, slots=True)
class Match:
    """A client that may be the same person, and on what: `bsn`, `nameAndDateOfBirth` or both."""

    client_id: UUID
    number: str
    display_name: str
    date_of_birth: date
    city: str
    adviser_name: str | None
    on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """The referral that this one revises."""

    referral_id: UUID
    state: ReferralState
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral as the coordinator may see it. What is sealed is named in `sealed_fields`, never opened here."""

    id: UUID
    party_id: UUID
    party_kind: PartyKind
    party_name: str
    contract_id: UUID
    order_reference: str
    service: Service
    goal: Goal
    state: ReferralState
    quarantined: bool
    given_names: str
    surname_prefix: str | None
    surname: str
    display_name: str
    sex: Sex
    date_of_birth: date
    city: str
    phone: str | None
    email: str | None
    contact_name: str | None
    sealed_fields: tuple[str, ...]
    refused_fields: tuple[RefusedField, ...]
    revision_of: UUID | None
    rejection_code: RejectionCode | None
    client_id: UUID | None
    received_at: datetime
    decided_at: datetime | None
    version: int
    matches: tuple[Match, ...] = ()
    previous: Previous | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an acceptance made, all in one act."""

    referral_id: UUID
    client_id: UUID
    traject_id: UUID
    assignment_id: UUID


@dataclass(frozen=True, slots=True)
class AdviserLoad:
    """An adviser, how many clients they have, how many came in the last seven days, and until when they promised
    confidentiality (R27). Available: may be given a client today."""

    id: UUID
    name: str
    active_clients: int
    assigned_last7_days: int
    agreement_valid_until: date | None
    available: bool
