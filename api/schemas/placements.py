"""Bodies of placements, with whether the work is durable (R20)."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Day, Identifier, Line, Model, Moment, Version
from domain.placements.durability import Durability, DurabilityState
from domain.placements.model import ContractKind, Employer, PlacementContent, PlacementKind
from domain.placements.use_cases import JudgedPlacement

Hours = Annotated[float, Field(ge=0, le=60, multiple_of=0.25, json_schema_extra={"format": "double"})]
Percentage = Annotated[int, Field(ge=0, le=100, json_schema_extra={"format": "int32"})]
KvkNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$", min_length=8, max_length=8)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=NO_CONTROL)]


class PlacementCreate(Model):
    """Een plaatsing: welk werk, bij wie, op welke voorwaarden, vanaf wanneer."""

    kind: PlacementKind
    employer_name: Line
    employer_kvk_number: KvkNumber | None = None
    job_title: Line
    contract_kind: ContractKind
    hours_per_week: Hours
    begins_on: Day
    ends_on: Annotated[Day | None, Field(description="De laatste dag; leeg is zonder einde")] = None
    wage_value: Annotated[Percentage | None, Field(description="Loonwaarde in procenten")] = None
    wage_subsidy: Annotated[bool, Field(description="Of er loonkostensubsidie is")] = False
    trial_exception: Annotated[
        Reason | None, Field(description="Waarom een proefplaatsing langer dan twee maanden duurt")
    ] = None
    checked_on: Annotated[Day | None, Field(description="De dag van de controle na zes maanden")] = None
    still_employed: Annotated[bool | None, Field(description="Of het werk toen doorliep")] = None


class PlacementUpdate(Model):
    """Wat er aan een plaatsing wijzigt, of de controle na zes maanden."""

    kind: PlacementKind | None = None
    employer_name: Line | None = None
    employer_kvk_number: KvkNumber | None = None
    job_title: Line | None = None
    contract_kind: ContractKind | None = None
    hours_per_week: Hours | None = None
    begins_on: Day | None = None
    ends_on: Day | None = None
    wage_value: Percentage | None = None
    wage_subsidy: bool | None = None
    trial_exception: Reason | None = None
    checked_on: Day | None = None
    still_employed: bool | None = None


class PlacementDurability(Model):
    """Of het werk duurzaam is: zes kalendermaanden, aaneengesloten bij dezelfde werkgever (R20)."""

    state: DurabilityState
    six_months: Annotated[
        bool, Field(description="Of de afgesproken periode zes kalendermaanden of langer is")
    ]
    durable_on: Annotated[
        Day | None, Field(description="De dag waarop het werk duurzaam is; leeg: wordt het niet")
    ]
    run_begins_on: Annotated[
        Day, Field(description="Eerste dag van het aaneengesloten werk bij deze werkgever")
    ]
    run_ends_on: Annotated[Day | None, Field(description="Laatste dag daarvan; leeg is zonder einde")]


class Placement(PlacementCreate):
    """Een plaatsing met haar schrijver, en of zij duurzaam is."""

    id: Identifier
    durability: PlacementDurability
    author_id: Identifier
    author_name: Line
    created_at: Moment
    version: Version


class PlacementList(Model):
    """De plaatsingen, nieuwste begin eerst."""

    items: Annotated[list[Placement], Field(max_length=100)]


def content_of(new: PlacementCreate) -> PlacementContent:
    """What is agreed, from a body."""
    return PlacementContent(
        kind=new.kind,
        employer=Employer(new.employer_name, new.employer_kvk_number),
        job_title=new.job_title,
        contract_kind=new.contract_kind,
        hours_per_week=Decimal(str(new.hours_per_week)),
        begins_on=new.begins_on,
        ends_on=new.ends_on,
        wage_value=new.wage_value,
        wage_subsidy=new.wage_subsidy,
        trial_exception=new.trial_exception,
        checked_on=new.checked_on,
        still_employed=new.still_employed,
    )


_REQUIRED = frozenset(
    {"kind", "employer_name", "job_title", "contract_kind", "hours_per_week", "begins_on", "wage_subsidy"}
)


def changed_content(current: PlacementContent, update: PlacementUpdate) -> PlacementContent:
    """The content after an update: members that were sent, on top of what there is; null empties what may be empty."""
    sent = {
        name: getattr(update, name)
        for name in update.model_fields_set
        if getattr(update, name) is not None or name not in _REQUIRED
    }
    return content_of(PlacementCreate(**{**_members(current), **sent}))


def _members(content: PlacementContent) -> dict[str, Any]:
    return {
        "kind": content.kind,
        "employer_name": content.employer.name,
        "employer_kvk_number": content.employer.kvk_number,
        "job_title": content.job_title,
        "contract_kind": content.contract_kind,
        "hours_per_week": float(content.hours_per_week),
        "begins_on": content.begins_on,
        "ends_on": content.ends_on,
        "wage_value": content.wage_value,
        "wage_subsidy": content.wage_subsidy,
        "trial_exception": content.trial_exception,
        "checked_on": content.checked_on,
        "still_employed": content.still_employed,
    }


def present_placement(judged: JudgedPlacement) -> dict[str, Any]:
    """A placement as JSON members."""
    placement = judged.placement
    return {
        **PlacementCreate(**_members(placement.content)).model_dump(by_alias=True),
        "id": placement.id,
        "durability": _present_durability(judged.durability),
        "authorId": placement.author_id,
        "authorName": placement.author_name,
        "createdAt": placement.created_at,
        "version": placement.version,
    }


def _present_durability(durability: Durability) -> dict[str, Any]:
    return {
        "state": durability.state,
        "sixMonths": durability.six_months,
        "durableOn": durability.durable_on,
        "runBeginsOn": durability.run_begins_on,
        "runEndsOn": durability.run_ends_on,
    }
