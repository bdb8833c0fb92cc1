"""The content of a referral after checking: typed, complete, and nothing beyond what the contract covers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.intake.codes import BenefitKind, Goal, IntakeField, Service, Sex
from domain.shared.values import Bsn


@dataclass(frozen=True, slots=True)
class EducationEntry:
    """`MBO 4 Logistiek (2012)`: level where it is a known one, name, year of the end."""

    name: str
    level: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DiplomaEntry:
    """`VMBO-T (2008)`."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """`functie @ werkgever van-tot`."""

    job_title: str
    employer: str | None = None
    from_year: int | None = None
    until_year: int | None = None


@dataclass(frozen=True, slots=True)
class IntakeContent:
    """One referral as the commissioning party delivered it."""

    contract_id: UUID
    order_reference: str
    service: Service
    goal: Goal
    given_names: str
    surname_prefix: str | None
    surname: str
    sex: Sex
    date_of_birth: date
    bsn: Bsn | None
    street: str
    house_number: str
    house_number_addition: str | None
    postcode: str
    city: str
    phone: str | None
    email: str | None
    nationality: str | None
    benefit_kind: BenefitKind | None
    benefit_since: date | None
    educations: tuple[EducationEntry, ...]
    diplomas: tuple[DiplomaEntry, ...]
    work_experiences: tuple[WorkEntry, ...]
    functional_limitations: tuple[str, ...]
    contact_name: str | None

    def sealed_fields(self) -> tuple[str, ...]:
        """The API names of what is delivered but stays sealed until the client's adviser opens the file (R24)."""
        delivered = {
            IntakeField.BSN: self.bsn,
            IntakeField.NATIONALITY: self.nationality,
            IntakeField.BENEFIT: self.benefit_kind,
            IntakeField.EDUCATIONS: self.educations,
            IntakeField.DIPLOMAS: self.diplomas,
            IntakeField.WORK_EXPERIENCES: self.work_experiences,
            IntakeField.FUNCTIONAL_LIMITATIONS: self.functional_limitations,
        }
        return ("address", *(field.value for field, value in delivered.items() if value))


@dataclass(frozen=True, slots=True)
class SealedContent:
    """What of a referral is only kept sealed: everything that no header, search or match needs."""

    bsn: str | None
    street: str
    house_number: str
    house_number_addition: str | None
    postcode: str
    nationality: str | None
    benefit_kind: str | None
    benefit_since: str | None
    educations: tuple[EducationEntry, ...]
    diplomas: tuple[DiplomaEntry, ...]
    work_experiences: tuple[WorkEntry, ...]
    functional_limitations: tuple[str, ...]

    @classmethod
    def of(cls, content: IntakeContent) -> "SealedContent":
        return cls(
            bsn=content.bsn.digits if content.bsn else None,
            street=content.street,
            house_number=content.house_number,
            house_number_addition=content.house_number_addition,
            postcode=content.postcode,
            nationality=content.nationality,
            benefit_kind=content.benefit_kind.value if content.benefit_kind else None,
            benefit_since=content.benefit_since.isoformat() if content.benefit_since else None,
            educations=content.educations,
            diplomas=content.diplomas,
            work_experiences=content.work_experiences,
            functional_limitations=content.functional_limitations,
        )

    def as_json(self) -> dict[str, Any]:
        """The plain structure that is serialised and sealed."""
        return {
            "bsn": self.bsn,
            "street": self.street,
            "houseNumber": self.house_number,
            "houseNumberAddition": self.house_number_addition,
            "postcode": self.postcode,
            "nationality": self.nationality,
            "benefitKind": self.benefit_kind,
            "benefitSince": self.benefit_since,
            "educations": [[e.name, e.level, e.year] for e in self.educations],
            "diplomas": [[d.name, d.year] for d in self.diplomas],
            "workExperiences": [
                [w.job_title, w.employer, w.from_year, w.until_year] for w in self.work_experiences
            ],
            "functionalLimitations": list(self.functional_limitations),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "SealedContent":
        return cls(
            bsn=data["bsn"],
            street=data["street"],
            house_number=data["houseNumber"],
            house_number_addition=data["houseNumberAddition"],
            postcode=data["postcode"],
            nationality=data["nationality"],
            benefit_kind=data["benefitKind"],
            benefit_since=data["benefitSince"],
            educations=tuple(EducationEntry(*entry) for entry in data["educations"]),
            diplomas=tuple(DiplomaEntry(*entry) for entry in data["diplomas"]),
            work_experiences=tuple(WorkEntry(*entry) for entry in data["workExperiences"]),
            functional_limitations=tuple(data["functionalLimitations"]),
        )

    def __repr__(self) -> str:
        return "SealedContent(*****)"
