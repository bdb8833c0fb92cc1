"""Bodies of stand-ins, emergency access and exclusions (R26)."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Day, Identifier, Line, Model, Moment, Version
from api.schemas.digests import DigestClient, present_digest_client
from domain.emergency_accesses.model import EmergencyAccess as DomainEmergency
from domain.emergency_accesses.model import EmergencyKind, Outcome
from domain.exclusions.model import Exclusion as DomainExclusion
from domain.exclusions.model import ExclusionReason
from domain.policy.roles import Role
from domain.stand_ins.model import Colleague as DomainColleague
from domain.stand_ins.model import Digest as DomainDigest
from domain.stand_ins.model import StandIn as DomainStandIn
from domain.stand_ins.model import StandInReason

Offset = Annotated[AwareDatetime, Field(json_schema_extra={"maxLength": 40})]
Explanation = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, pattern=NO_CONTROL, strip_whitespace=True)
]
ClientNumber = Annotated[str, StringConstraints(min_length=1, max_length=20, pattern=r"^C-[0-9]{6,12}$")]
StandInState = Annotated[str, StringConstraints(max_length=10, pattern=r"^(coming|running|ended)$")]


class Colleague(Model):
    """Een medewerker bij naam, om uit te kiezen."""

    id: Identifier
    name: Line
    roles: Annotated[list[Role], Field(max_length=10)]
    can_stand_in: Annotated[
        bool, Field(description="Adviseur met een geldige geheimhoudingsverklaring (R27)")
    ]


class ColleagueList(Model):
    """De medewerkers, op naam."""

    items: Annotated[list[Colleague], Field(max_length=500)]


class StandInCreate(Model):
    """Een waarneming: wie, voor wie, waarom, van wanneer tot wanneer, met welk bereik (R26)."""

    absent_adviser_id: Identifier
    stand_in_id: Identifier
    reason: StandInReason
    begins_at: Offset
    ends_at: Offset
    whole_caseload: bool = True
    client_ids: Annotated[
        list[Identifier],
        Field(
            default_factory=list,
            max_length=500,
            description="Wie erin zit; bij de hele caseload: wie erbuiten blijft",
        ),
    ]
    with_health: bool = False


class StandIn(Model):
    """Een waarneming zoals zij geldt. Zij eindigt vanzelf."""

    id: Identifier
    absent_adviser_id: Identifier
    absent_adviser_name: Line
    stand_in_id: Identifier
    stand_in_name: Line
    reason: StandInReason
    begins_at: Moment
    ends_at: Moment
    whole_caseload: bool
    listed_clients: Count
    with_health: bool
    state: StandInState
    ended_early_at: Moment | None = None
    version: Version


class StandInList(Model):
    """De waarnemingen die u aangaan, nieuwste eerst."""

    items: Annotated[list[StandIn], Field(max_length=200)]


class StandInDigest(Model):
    """Het overzicht bij de overdracht."""

    stand_in: StandIn
    clients: Annotated[list[DigestClient], Field(max_length=500)]


class EmergencyAccessCreate(Model):
    """Noodtoegang: om wie het gaat, welke nood, en waarom. De privacyfunctionaris leest dit."""

    client_number: ClientNumber
    date_of_birth: Day
    kind: EmergencyKind
    reason: Explanation


class EmergencyAccess(Model):
    """Een noodtoegang: dertig minuten, alleen lezen, beoordeeld door een ander."""

    id: Identifier
    client_id: Identifier
    client_number: Line | None = None
    adviser_id: Identifier
    adviser_name: Line
    kind: EmergencyKind
    reason: Explanation | None = None
    opened_at: Moment
    ends_at: Moment
    review_due_on: Day
    reviewed_at: Moment | None = None
    reviewed_by_name: Line | None = None
    outcome: Outcome | None = None
    remark: Explanation | None = None
    version: Version


class EmergencyAccessList(Model):
    """Noodtoegang, nieuwste eerst."""

    items: Annotated[list[EmergencyAccess], Field(max_length=200)]


class EmergencyReview(Model):
    """Het oordeel van een tweede persoon."""

    outcome: Outcome
    remark: Explanation


class ExclusionCreate(Model):
    """Wie het dossier niet mag zien, en waarom."""

    user_id: Identifier
    reason: ExclusionReason


class Exclusion(Model):
    """Een uitsluiting die geldt."""

    id: Identifier
    user_id: Identifier
    user_name: Line
    reason: ExclusionReason
    recorded_by_name: Line
    created_at: Moment


class ExclusionList(Model):
    """Wie het dossier niet mag zien."""

    items: Annotated[list[Exclusion], Field(max_length=100)]


def present_colleague(colleague: DomainColleague) -> dict[str, Any]:
    """A colleague as JSON members."""
    return {
        "id": colleague.id,
        "name": colleague.name,
        "roles": sorted(colleague.roles),
        "canStandIn": colleague.can_stand_in,
    }


def present_stand_in(stand_in: DomainStandIn, now: datetime) -> dict[str, Any]:
    """A stand-in as JSON members; who is listed stays a number."""
    return {
        "id": stand_in.id,
        "absentAdviserId": stand_in.absent_adviser_id,
        "absentAdviserName": stand_in.absent_adviser_name,
        "standInId": stand_in.stand_in_id,
        "standInName": stand_in.stand_in_name,
        "reason": stand_in.reason,
        "beginsAt": stand_in.begins_at,
        "endsAt": stand_in.ends_at,
        "wholeCaseload": stand_in.scope.whole_caseload,
        "listedClients": len(stand_in.scope.client_ids),
        "withHealth": stand_in.scope.with_health,
        "state": stand_in.state(now),
        "endedEarlyAt": stand_in.ended_early_at,
        "version": stand_in.version,
    }


def present_digest(digest: DomainDigest, now: datetime) -> dict[str, Any]:
    """The digest as JSON members."""
    clients = [present_digest_client(client) for client in digest.clients]
    return {"standIn": present_stand_in(digest.stand_in, now), "clients": clients}


def present_emergency(access: DomainEmergency) -> dict[str, Any]:
    """An emergency access as JSON members."""
    return {
        "id": access.id,
        "clientId": access.client_id,
        "clientNumber": access.client_number,
        "adviserId": access.adviser_id,
        "adviserName": access.adviser_name,
        "kind": access.kind,
        "reason": access.reason,
        "openedAt": access.opened_at,
        "endsAt": access.ends_at,
        "reviewDueOn": access.review_due_on,
        "reviewedAt": access.reviewed_at,
        "reviewedByName": access.reviewed_by_name,
        "outcome": access.outcome,
        "remark": access.remark,
        "version": access.version,
    }


def present_exclusion(exclusion: DomainExclusion) -> dict[str, Any]:
    """An exclusion as JSON members."""
    return {
        "id": exclusion.id,
        "userId": exclusion.user_id,
        "userName": exclusion.user_name,
        "reason": exclusion.reason,
        "recordedByName": exclusion.recorded_by_name,
        "createdAt": exclusion.created_at,
    }
