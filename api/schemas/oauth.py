"""The token endpoint's bodies; RFC 6749 fixes their names."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Opaque = Annotated[str, StringConstraints(max_length=4000, pattern=r"^\S*$")]
ScopeText = Annotated[str, StringConstraints(max_length=200, pattern=r"^[a-z:]+( [a-z:]+)*$")]


class OAuthTokenRequest(BaseModel):
    """Verzoek om een token voor een machine."""

    model_config = ConfigDict(extra="ignore")

    grant_type: Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z:_-]+$")]
    client_id: Annotated[str, StringConstraints(max_length=100, pattern=r"^[A-Za-z0-9-]+$")] | None = None
    client_secret: Opaque | None = None
    client_assertion_type: Annotated[str, StringConstraints(max_length=100, pattern=r"^[a-z:-]+$")] | None = (
        None
    )
    client_assertion: Opaque | None = None
    scope: ScopeText | None = None


class OAuthToken(BaseModel):
    """Een token voor een machine, kort geldig."""

    access_token: Opaque
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: Annotated[int, Field(ge=1, le=3600, json_schema_extra={"format": "int32"})]
    scope: ScopeText
