"""The form of the file that a person takes along to another (AVG 20).

Published as templates/packages/portability.schema.json; a test holds the two together.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from api.schemas.base import LongText, Model, Moment

Text = Annotated[str, Field(max_length=500)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Many = Field(max_length=1000)


class PortablePerson(Model):
    """Wie het is. Zonder BSN: dat hoort alleen bij wie er volgens de wet om mag vragen."""

    given_names: Text
    surname_prefix: Text | None
    surname: Text
    sex: Annotated[
        Literal["M", "V", "X", "O"] | None, Field(description="M man, V vrouw, X anders, O onbekend")
    ]
    date_of_birth: date | None
    nationality: Annotated[Text | None, Field(description="ISO 3166-1, twee letters")]


class PortableContact(Model):
    """Adres, telefoon en e-mail."""

    street: Text | None
    house_number: Text | None
    house_number_addition: Text | None
    postcode: Text | None
    city: Text | None
    phone: Text | None
    email: Text | None


class PortableEducation(Model):
    """Een opleiding."""

    level: Text | None
    name: Text
    year: Year | None
    completed: bool | None


class PortableDiploma(Model):
    """Een diploma."""

    name: Text
    obtained_on: Year | None


class PortableWorkExperience(Model):
    """Werk dat iemand deed."""

    job_title: Text
    employer: Text | None
    from_year: Year | None
    until_year: Year | None
    description: LongText | None


class PortablePreference(Model):
    """Wat iemand wil in werk."""

    kind: Text
    text: LongText


class PortableBenefit(Model):
    """Een uitkering."""

    kind: Text
    since: date | None
    until: date | None


class PortableLimitation(Model):
    """Een beperking in werk die de cliënt zelf noemde of die bij de aanmelding kwam."""

    group: Text | None
    item: Text
    level: Text | None
    explanation: LongText | None


class PortableOrder(Model):
    """Een opdracht zoals de opdrachtgever die aanmeldde."""

    order_reference: Text
    service: Text
    goal: Text | None


class PortableFile(Model):
    """Gegevens om mee te nemen naar een ander (AVG 20), vorm 1."""

    form: Literal["trajectdossier-portability-1"]
    made_at: Moment
    person: PortablePerson
    contact: PortableContact
    educations: Annotated[list[PortableEducation], Many]
    diplomas: Annotated[list[PortableDiploma], Many]
    work_experiences: Annotated[list[PortableWorkExperience], Many]
    preferences: Annotated[list[PortablePreference], Many]
    benefits: Annotated[list[PortableBenefit], Many]
    functional_limitations: Annotated[list[PortableLimitation], Many]
    orders: Annotated[list[PortableOrder], Many]


def schema() -> dict[str, Any]:
    """The JSON Schema as it is published."""
    made = PortableFile.model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:trajectdossier:portability:1",
        **made,
    }
