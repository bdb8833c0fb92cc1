"""Shapes that all models share: camelCase, nothing unknown, everything bounded."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

NO_CONTROL = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$"
"""Text without control characters and without marks that turn reading direction around."""


class Model(BaseModel):
    """A request or response body."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, serialize_by_alias=True, extra="forbid"
    )


def text(maximum: int, *, minimum: int = 0) -> type[str]:
    """A single-line or multi-line text of at most `maximum` characters."""
    return Annotated[str, StringConstraints(min_length=minimum, max_length=maximum, pattern=NO_CONTROL)]  # type: ignore[return-value]


Line = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=NO_CONTROL, strip_whitespace=True)
]
OptionalLine = Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROL, strip_whitespace=True)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=NO_CONTROL)]
Code = Annotated[
    str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")
]
Identifier = Annotated[UUID, Field(json_schema_extra={"maxLength": 36})]
Day = Annotated[date, Field(json_schema_extra={"maxLength": 10})]
Moment = Annotated[datetime, Field(json_schema_extra={"maxLength": 40})]
Version = Annotated[int, Field(ge=1, le=2_147_483_647, json_schema_extra={"format": "int32"})]
Count = Annotated[int, Field(ge=0, le=2_147_483_647, json_schema_extra={"format": "int32"})]
Cursor = Annotated[str, StringConstraints(max_length=200, pattern=r"^[A-Za-z0-9_=-]*$")]
PageLimit = Annotated[int, Field(ge=1, le=100, json_schema_extra={"format": "int32"})]
