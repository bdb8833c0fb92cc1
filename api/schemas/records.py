"""Bodies of the records of a file: one trio (new, update, whole) and a list per kind."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Day, Identifier, Line, Model, OptionalLine, Version
from domain.intake.codes import BenefitKind
from domain.records.model import FmlGroup, LimitationLevel, LimitationSource, PreferenceKind

Year = Annotated[int, Field(ge=1930, le=2100, json_schema_extra={"format": "int32"})]
FreeText = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=NO_CONTROL)]


class BenefitCreate(Model):
    """Een nieuwe uitkering."""

    kind: BenefitKind
    since: Day | None = None
    until: Day | None = None


class BenefitUpdate(Model):
    """Wat er aan een uitkering wijzigt."""

    kind: BenefitKind | None = None
    since: Day | None = None
    until: Day | None = None


class Benefit(BenefitCreate):
    """Een uitkering."""

    id: Identifier
    version: Version


class BenefitList(Model):
    """De uitkeringen."""

    items: Annotated[list[Benefit], Field(max_length=200)]


class EducationCreate(Model):
    """Een nieuwe opleiding."""

    level: OptionalLine | None = None
    name: Line
    year: Year | None = None
    completed: bool | None = None


class EducationUpdate(Model):
    """Wat er aan een opleiding wijzigt."""

    level: OptionalLine | None = None
    name: Line | None = None
    year: Year | None = None
    completed: bool | None = None


class Education(EducationCreate):
    """Een opleiding."""

    id: Identifier
    version: Version


class EducationList(Model):
    """De opleidingen."""

    items: Annotated[list[Education], Field(max_length=200)]


class DiplomaCreate(Model):
    """Een nieuw diploma."""

    name: Line
    obtained_on: Annotated[Year | None, Field(description="Jaar van behalen")] = None


class DiplomaUpdate(Model):
    """Wat er aan een diploma wijzigt."""

    name: Line | None = None
    obtained_on: Year | None = None


class Diploma(DiplomaCreate):
    """Een diploma."""

    id: Identifier
    version: Version


class DiplomaList(Model):
    """De diploma's."""

    items: Annotated[list[Diploma], Field(max_length=200)]


class WorkExperienceCreate(Model):
    """Nieuwe werkervaring."""

    job_title: Line
    employer: OptionalLine | None = None
    from_year: Year | None = None
    until_year: Year | None = None
    description: FreeText | None = None


class WorkExperienceUpdate(Model):
    """Wat er aan werkervaring wijzigt."""

    job_title: Line | None = None
    employer: OptionalLine | None = None
    from_year: Year | None = None
    until_year: Year | None = None
    description: FreeText | None = None


class WorkExperience(WorkExperienceCreate):
    """Werkervaring."""

    id: Identifier
    version: Version


class WorkExperienceList(Model):
    """De werkervaring."""

    items: Annotated[list[WorkExperience], Field(max_length=200)]


class PreferenceCreate(Model):
    """Een nieuwe voorkeur (R7)."""

    kind: PreferenceKind
    text: FreeText


class PreferenceUpdate(Model):
    """Wat er aan een voorkeur wijzigt."""

    kind: PreferenceKind | None = None
    text: FreeText | None = None


class Preference(PreferenceCreate):
    """Een voorkeur (R7)."""

    id: Identifier
    version: Version


class PreferenceList(Model):
    """De voorkeuren."""

    items: Annotated[list[Preference], Field(max_length=200)]


class HealthRecordCreate(Model):
    """Een nieuwe functionele beperking (R7, R29): wat iemand wel en niet kan, nooit een diagnose."""

    group: FmlGroup | None = None
    item: Line
    level: LimitationLevel | None = None
    explanation: FreeText | None = None
    source: LimitationSource
    source_date: Day | None = None
    valid_until: Day | None = None


class HealthRecordUpdate(Model):
    """Wat er aan een functionele beperking wijzigt."""

    group: FmlGroup | None = None
    item: Line | None = None
    level: LimitationLevel | None = None
    explanation: FreeText | None = None
    source: LimitationSource | None = None
    source_date: Day | None = None
    valid_until: Day | None = None


class HealthRecord(HealthRecordCreate):
    """Een functionele beperking."""

    id: Identifier
    version: Version


class HealthRecordList(Model):
    """De functionele beperkingen."""

    items: Annotated[list[HealthRecord], Field(max_length=200)]
