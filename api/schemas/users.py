"""Bodies of members of staff and their confidentiality agreements."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import Day, Identifier, Line, Model, Moment, Version
from api.schemas.parties import EmailText
from domain.policy.roles import Role
from domain.users.model import Agreement as DomainAgreement
from domain.users.model import User as DomainUser

Roles = Annotated[list[Role], Field(min_length=1, max_length=6)]
Shown = Annotated[str, StringConstraints(max_length=200, pattern=r"^\S+$")]


class UserCreate(Model):
    """Een nieuwe medewerker."""

    name: Line
    email: EmailText
    roles: Roles


class UserUpdate(Model):
    """Wat er aan een medewerker wijzigt."""

    name: Line | None = None
    roles: Roles | None = None


class UserAgreement(Model):
    """De laatste geheimhoudingsverklaring."""

    version: Line
    valid_from: Day
    valid_until: Day


class User(Model):
    """Een medewerker."""

    id: Identifier
    name: Line
    email: EmailText
    roles: Annotated[list[Role], Field(max_length=6)]
    status: Literal["active", "removed"]
    totp_enrolled: bool
    agreement: UserAgreement | None = None
    version: Version
    created_at: Moment
    last_login_at: Moment | None = None


class UserList(Model):
    """Alle medewerkers."""

    items: Annotated[list[User], Field(max_length=1000)]


class UserCreated(Model):
    """De medewerker en het eerste wachtwoord. Het wachtwoord wordt alleen nu getoond."""

    user: User
    temporary_password: Shown


class TemporaryPassword(Model):
    """Een nieuw eerste wachtwoord. Het wordt alleen nu getoond."""

    temporary_password: Shown


class ConfidentialityAgreementCreate(Model):
    """Een ondertekende geheimhoudingsverklaring (R27)."""

    version: Line
    signed_on: Day
    valid_from: Day
    valid_until: Day


class ConfidentialityAgreement(ConfidentialityAgreementCreate):
    """Een vastgelegde geheimhoudingsverklaring (R27)."""

    id: Identifier
    recorded_at: Moment


class ConfidentialityAgreementList(Model):
    """De geheimhoudingsverklaringen van een medewerker, nieuwste eerst."""

    items: Annotated[list[ConfidentialityAgreement], Field(max_length=100)]


def present_user(user: DomainUser) -> User:
    """The body of a member of staff."""
    agreement = user.agreement
    return User(
        id=user.id,
        name=user.name,
        email=user.email,
        roles=sorted(user.roles),
        status="active" if user.active else "removed",
        totp_enrolled=user.totp_enrolled,
        agreement=None
        if agreement is None
        else UserAgreement(
            version=agreement.version, valid_from=agreement.valid_from, valid_until=agreement.valid_until
        ),
        version=user.version,
        created_at=user.created_at,
        last_login_at=user.last_login_at,
    )


def present_agreement(agreement: DomainAgreement) -> ConfidentialityAgreement:
    """The body of an agreement."""
    return ConfidentialityAgreement(
        id=agreement.id,
        version=agreement.version,
        signed_on=agreement.signed_on,
        valid_from=agreement.valid_from,
        valid_until=agreement.valid_until,
        recorded_at=agreement.recorded_at,
    )
