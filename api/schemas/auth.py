"""Bodies of logging in and of the own account."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import Day, Identifier, Line, Model
from api.schemas.parties import EmailText
from domain.policy.roles import Role

PasswordText = Annotated[str, StringConstraints(min_length=1, max_length=256, pattern=r"^[^\x00]*$")]
CodeText = Annotated[str, StringConstraints(pattern=r"^\d{6}$", max_length=6)]
RecoveryText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{8,20}$", max_length=20)]
Opaque = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[\x21-\x7e]*$")]
Svg = Annotated[str, StringConstraints(max_length=60_000, pattern=r"^<svg")]


class LoginRequest(Model):
    """E-mailadres en wachtwoord."""

    email: Annotated[str, StringConstraints(min_length=1, max_length=254, pattern=r"^[^\x00]*$")]
    password: PasswordText


class TotpRequest(Model):
    """De tweede stap: een code van de app, of een herstelcode."""

    challenge: Opaque
    code: CodeText | None = None
    recovery_code: RecoveryText | None = None


class CodeRequest(Model):
    """Een code van de app."""

    code: CodeText


class LoginResponse(Model):
    """Ingelogd, of wat er nog nodig is. `enrolmentRequired`: het token werkt alleen voor het eigen account."""

    state: Literal["authenticated", "totpRequired", "enrolmentRequired"]
    access_token: Opaque | None = None
    token_type: Literal["Bearer"] | None = None
    expires_in: Annotated[int, Field(ge=1, le=3600, json_schema_extra={"format": "int32"})] | None = None
    challenge: Opaque | None = None


class AgreementInForce(Model):
    """De geheimhoudingsverklaring die nu geldt."""

    version: Line
    valid_until: Day


class Me(Model):
    """Wie er ingelogd is en welke plaatsen de app mag tonen."""

    user_id: Identifier
    name: Line
    email: EmailText
    roles: Annotated[list[Role], Field(max_length=10)]
    permissions: Annotated[list[Line], Field(max_length=300)]
    agreement: AgreementInForce | None = None
    totp_enrolled: bool
    must_change_password: bool
    demo: bool
    bureau_name: Line


class TotpEnrolment(Model):
    """Een nieuwe tweede factor, nog niet in gebruik."""

    otpauth_uri: Annotated[str, StringConstraints(max_length=600, pattern=r"^otpauth://")]
    qr_svg: Svg
    secret: Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Z2-7]+$")]


class RecoveryCodes(Model):
    """Codes voor als de telefoon kwijt is; elk werkt één keer. Ze worden alleen nu getoond."""

    codes: Annotated[list[RecoveryText], Field(max_length=20)]


class PasswordChange(Model):
    """Het eigen wachtwoord wijzigen; daarna zijn alle sessies beëindigd."""

    current_password: PasswordText
    new_password: PasswordText
