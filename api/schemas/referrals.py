"""The coordinator's inbox: referrals, what may already exist, acceptance and rejection, advisers with their load."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Cursor, Day, Identifier, Model, Moment, Version
from api.schemas.intake import FieldName, Reference, RefusedFields
from domain.intake.codes import Goal, Service, Sex
from domain.referrals.model import RejectionCode

Name = Annotated[str, StringConstraints(max_length=450, pattern=NO_CONTROL)]
ReferralState = Literal["received", "accepted", "rejected", "superseded"]


class ReferralItem(Model):
    """Eén aanmelding in de lijst."""

    id: Identifier
    display_name: Name
    order_reference: Reference
    party_name: Name
    service: Service
    goal: Goal
    city: Name
    received_at: Moment
    state: ReferralState
    possible_matches: Count
    quarantined: bool
    revision_of: Identifier | None


class ReferralList(Model):
    """De inbox, oudste eerst."""

    items: Annotated[list[ReferralItem], Field(max_length=100)]
    next_cursor: Cursor | None


class ReferralMatch(Model):
    """Een cliënt die dezelfde persoon kan zijn, en waaraan dat te zien is."""

    client_id: Identifier
    number: Annotated[str, StringConstraints(max_length=20, pattern=NO_CONTROL)]
    display_name: Name
    date_of_birth: Day
    city: Name
    adviser_name: Name | None
    on: Annotated[list[Literal["bsn", "nameAndDateOfBirth"]], Field(max_length=2)]


class PreviousReferral(Model):
    """De aanmelding die hierdoor herzien wordt."""

    referral_id: Identifier
    state: ReferralState
    received_at: Moment


class Referral(Model):
    """Een aanmelding, voor zover de coördinator haar mag zien; `sealedFields` zijn geleverd maar blijven verzegeld."""

    id: Identifier
    party_id: Identifier
    party_name: Name
    order_reference: Reference
    service: Service
    goal: Goal
    state: ReferralState
    quarantined: bool
    given_names: Name
    surname_prefix: Name | None
    surname: Name
    display_name: Name
    sex: Sex
    date_of_birth: Day
    city: Name
    phone: Name | None
    email: Name | None
    contact_name: Name | None
    sealed_fields: Annotated[list[FieldName], Field(max_length=30)]
    refused_fields: RefusedFields
    matches: Annotated[list[ReferralMatch], Field(max_length=20)]
    previous: PreviousReferral | None
    revision_of: Identifier | None
    rejection_code: RejectionCode | None
    client_id: Identifier | None
    received_at: Moment
    decided_at: Moment | None
    version: Version


class ReferralAccept(Model):
    """Wie de adviseur wordt en, bij samenvoegen, welke cliënt het al is."""

    adviser_id: Identifier
    client_id: Identifier | None = None


class ReferralAccepted(Model):
    """Wat de aanneming maakte."""

    referral_id: Identifier
    client_id: Identifier
    traject_id: Identifier
    assignment_id: Identifier


class ReferralReject(Model):
    """Waarom de aanmelding niet wordt aangenomen."""

    code: RejectionCode
    explanation: Annotated[str, StringConstraints(max_length=2000, pattern=NO_CONTROL)] | None = None


class Adviser(Model):
    """Een adviseur en hoe vol diens caseload is."""

    id: Identifier
    name: Name
    active_clients: Count
    assigned_last7_days: Count = Field(alias="assignedLast7Days")
    agreement_valid_until: Day | None
    available: bool


class AdviserList(Model):
    """Alle adviseurs, de minst belaste eerst."""

    items: Annotated[list[Adviser], Field(max_length=500)]
