"""A placement: what work, with whom, on which terms, from when (R20)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid
from domain.shared.terms import add_months
from domain.trajects.model import Traject

TRIAL_MONTHS, LONGEST_TRIAL_MONTHS = 2, 6
"""A proefplaatsing lasts at most two months; with a reason longer, never more than six."""
MAXIMUM_HOURS = Decimal(60)
MAXIMUM_PLACEMENTS = 100
"""Of one traject; a bound for lists, far above what any traject holds."""


class PlacementKind(StrEnum):
    """The kinds of work that the reglement knows (R20, R25)."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    TRIAL = "trial"
    SECONDMENT = "secondment"
    AGENCY = "agency"
    SUBSIDISED = "subsidised"
    OTHER_PARTICIPATION = "other-participation"


class ContractKind(StrEnum):
    """On what footing someone works."""

    OPEN_ENDED = "open-ended"
    FIXED_TERM = "fixed-term"
    AGENCY = "agency"
    ASSIGNMENT = "assignment"
    NO_CONTRACT = "no-contract"


@dataclass(frozen=True, slots=True)
class Employer:
    """Where someone works. Two are the same by their KvK number, or by name where one of them has none."""

    name: str
    kvk_number: str | None = None

    def is_same_as(self, other: "Employer") -> bool:
        if self.kvk_number and other.kvk_number:
            return self.kvk_number == other.kvk_number
        return _plain(self.name) == _plain(other.name)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class PlacementContent:
    """What is agreed. `ends_on` is the last day; None is work without an end.

    `wage_value` is the loonwaarde in per cent; employer, function, wage value, subsidy and reason are sealed.
    """

    kind: PlacementKind
    employer: Employer
    job_title: str
    contract_kind: ContractKind
    hours_per_week: Decimal
    begins_on: date
    ends_on: date | None
    wage_value: int | None
    wage_subsidy: bool
    trial_exception: str | None
    checked_on: date | None
    still_employed: bool | None


@dataclass(frozen=True, slots=True)
class Placement:
    """A placement in the file of a client."""

    id: UUID
    client_id: UUID
    traject_id: UUID
    content: PlacementContent
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


def check_placement(content: PlacementContent, traject: Traject, recorded_on: date, today: date) -> None:
    """Raise Invalid (R20) naming every member that cannot be. `recorded_on` is the day it was first recorded."""
    errors = [
        *_period_errors(content),
        *_traject_errors(content, traject, recorded_on),
        *_check_errors(content, today),
    ]
    if not 0 <= content.hours_per_week <= MAXIMUM_HOURS:
        errors.append(FieldError("/hoursPerWeek", "range", "Het aantal uren per week ligt tussen 0 en 60."))
    if content.wage_value is not None and not 0 <= content.wage_value <= 100:
        errors.append(FieldError("/wageValue", "range", "De loonwaarde ligt tussen 0 en 100 procent."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R20, errors=errors)


def _period_errors(content: PlacementContent) -> list[FieldError]:
    if content.ends_on is not None and content.ends_on < content.begins_on:
        return [FieldError("/endsOn", "period", "Het einde ligt voor het begin.")]
    if content.kind is not PlacementKind.TRIAL:
        return []
    if content.ends_on is None:
        return [FieldError("/endsOn", "required", "Een proefplaatsing heeft een einddatum.")]
    if content.ends_on > _last_day(content.begins_on, LONGEST_TRIAL_MONTHS):
        return [FieldError("/endsOn", "range", "Een proefplaatsing duurt nooit langer dan zes maanden.")]
    exception = (content.trial_exception or "").strip()
    if content.ends_on > _last_day(content.begins_on, TRIAL_MONTHS) and not exception:
        return [
            FieldError(
                "/trialException",
                "required",
                "Een proefplaatsing duurt hoogstens twee maanden. Schrijf op waarom deze langer mag duren.",
            )
        ]
    return []


def _last_day(begins_on: date, months: int) -> date:
    return add_months(begins_on, months) - timedelta(days=1)


def _traject_errors(content: PlacementContent, traject: Traject, recorded_on: date) -> list[FieldError]:
    # What had not begun when this was recorded begins that day at the earliest.
    begin = traject.header.started_on or recorded_on
    if content.begins_on < begin:
        return [FieldError("/beginsOn", "period", "De plaatsing begint voor het traject.")]
    return []


def _check_errors(content: PlacementContent, today: date) -> list[FieldError]:
    if content.checked_on is None:
        if content.still_employed is None:
            return []
        return [FieldError("/checkedOn", "required", "Vul de dag van de controle in.")]
    if content.still_employed is None:
        return [FieldError("/stillEmployed", "required", "Vul in of het werk doorloopt.")]
    if content.checked_on > today:
        return [FieldError("/checkedOn", "future", "De controle kan niet in de toekomst liggen.")]
    if content.checked_on < content.begins_on:
        return [FieldError("/checkedOn", "period", "De controle ligt voor het begin van de plaatsing.")]
    if content.still_employed is False and content.ends_on is None:
        return [FieldError("/endsOn", "required", "Het werk is gestopt: vul de laatste dag in.")]
    return []
