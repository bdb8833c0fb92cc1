"""Bodies of the plan van aanpak: its texts, its versions, its approval, and what differs between two versions."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.activities import ActivityCreate, present_planned
from api.schemas.base import NO_CONTROL, Count, Day, Identifier, Line, Model, Moment, OptionalLine
from domain.plans.activities import ActivityGroup
from domain.plans.comparison import Change, FieldComparison
from domain.plans.comparison import PlanComparison as DomainComparison
from domain.plans.model import ApprovalChannel, ApprovalMethod, PlanState, PlanTexts
from domain.plans.model import ClientApproval as DomainClientApproval
from domain.plans.model import PartyApproval as DomainPartyApproval
from domain.plans.model import Plan as DomainPlan
from domain.plans.model import PlanHeader as DomainHeader
from domain.plans.model import PlanStatus as DomainStatus
from domain.shared.errors import FieldError, Invalid

PlanText = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROL)]
VersionNumber = Annotated[int, Field(ge=1, le=10_000, json_schema_extra={"format": "int32"})]
ComparedText = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROL)]


class PlanUpdate(Model):
    """De teksten van het plan: doelen, beginsituatie, eigen visie van de cliënt, afspraken, praktische zaken."""

    goals: PlanText = ""
    starting_point: PlanText = ""
    client_view: PlanText = ""
    agreements: PlanText = ""
    practical_matters: PlanText = ""


class ClientApproval(Model):
    """Het akkoord van de cliënt."""

    method: ApprovalMethod
    on: Day


class PartyApproval(Model):
    """Het akkoord van de opdrachtgever."""

    on: Day
    channel: ApprovalChannel
    name: OptionalLine | None = None


class PlannedActivity(ActivityCreate):
    """Een activiteit zoals zij in deze versie van het plan staat."""

    id: Identifier


class Plan(PlanUpdate):
    """Een versie van het plan van aanpak. Versie 0 betekent: er is nog niets opgeschreven."""

    number: VersionNumber
    state: PlanState
    activities: Annotated[list[PlannedActivity], Field(max_length=500)]
    party_approval_required: bool
    client_approval: ClientApproval | None = None
    party_approval: PartyApproval | None = None
    created_at: Moment
    created_by_name: OptionalLine
    version: Count


class PlanVersion(Model):
    """Een versie in de lijst van versies."""

    number: VersionNumber
    state: PlanState
    client_approval: ClientApproval | None = None
    party_approval: PartyApproval | None = None
    created_at: Moment
    created_by_name: Line


class PlanVersionList(Model):
    """Alle versies van het plan, nieuwste eerst."""

    items: Annotated[list[PlanVersion], Field(max_length=500)]


class Approver(StrEnum):
    """Wie akkoord gaat."""

    CLIENT = "client"
    PARTY = "party"


class PlanApprovalCreate(Model):
    """Een akkoord op deze versie. Van de cliënt met de manier waarop, van de opdrachtgever met de naam."""

    approver: Approver
    number: VersionNumber
    on: Day
    method: ApprovalMethod | None = None
    name: OptionalLine | None = None


class PlanPartyApprovalCreate(Model):
    """Het akkoord van de opdrachtgever op deze versie, door de eigen machine."""

    number: VersionNumber


class PlanStatus(Model):
    """Hoe het plan ervoor staat, zonder wat erin staat."""

    number: VersionNumber
    state: PlanState
    client_approved_on: Day
    party_approved_on: Day | None = None


class PlanFieldComparison(Model):
    """Eén veld in beide versies."""

    field: Line
    change: Change
    before: ComparedText | None = None
    after: ComparedText | None = None


class PlanActivityComparison(Model):
    """Eén activiteit in beide versies, met de velden die verschillen."""

    id: Identifier
    group: ActivityGroup
    product: Line
    change: Change
    fields: Annotated[list[PlanFieldComparison], Field(max_length=20)]


class PlanComparison(Model):
    """Twee versies naast elkaar: alle teksten, en alle activiteiten van beide."""

    before: VersionNumber
    after: VersionNumber
    texts: Annotated[list[PlanFieldComparison], Field(max_length=20)]
    activities: Annotated[list[PlanActivityComparison], Field(max_length=1000)]


def client_approval_of(new: PlanApprovalCreate) -> DomainClientApproval:
    """The client's approval in a body. Raises Invalid without the way it was given."""
    if new.method is None:
        error = FieldError("/method", "required", "Kies hoe de cliënt akkoord gaf.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])
    return DomainClientApproval(new.method, new.on)


def party_approval_of(new: PlanApprovalCreate) -> DomainPartyApproval:
    """The commissioning party's approval as the adviser records it."""
    return DomainPartyApproval(new.on, ApprovalChannel.RECORDED, new.name)


def texts_of(update: PlanUpdate) -> PlanTexts:
    """The texts in a body."""
    return PlanTexts(**update.model_dump(by_alias=False))


def _approvals(plan: DomainPlan | DomainHeader) -> dict[str, Any]:
    client, party = plan.client_approval, plan.party_approval
    return {
        "clientApproval": client and {"method": client.method, "on": client.on},
        "partyApproval": party and {"on": party.on, "channel": party.channel, "name": party.name},
    }


def present_plan(plan: DomainPlan) -> dict[str, Any]:
    """A version of the plan as JSON members."""
    texts = plan.texts
    return {
        "number": plan.number,
        "state": plan.state,
        "goals": texts.goals,
        "startingPoint": texts.starting_point,
        "clientView": texts.client_view,
        "agreements": texts.agreements,
        "practicalMatters": texts.practical_matters,
        "activities": [{"id": one.id, **present_planned(one.planned)} for one in plan.activities],
        "partyApprovalRequired": plan.party_approval_required,
        **_approvals(plan),
        "createdAt": plan.created_at,
        "createdByName": plan.created_by_name,
        "version": plan.version,
    }


def present_header(plan: DomainHeader) -> dict[str, Any]:
    """A version in the list as JSON members."""
    return {
        "number": plan.number,
        "state": plan.state,
        **_approvals(plan),
        "createdAt": plan.created_at,
        "createdByName": plan.created_by_name,
    }


def present_status(status: DomainStatus) -> dict[str, Any]:
    """How a plan stands, for the commissioning party's machine: no text of it."""
    return {
        "number": status.number,
        "state": status.state,
        "clientApprovedOn": status.client_approval.on,
        "partyApprovedOn": status.party_approval and status.party_approval.on,
    }


def present_comparison(comparison: DomainComparison) -> dict[str, Any]:
    """Two versions side by side as JSON members; fields under the names that the API gives them."""
    return {
        "before": comparison.before,
        "after": comparison.after,
        "texts": [_field(one) for one in comparison.texts],
        "activities": [
            {
                "id": one.id,
                "group": one.group,
                "product": one.product,
                "change": one.change,
                "fields": [_field(field) for field in one.fields],
            }
            for one in comparison.activities
        ],
    }


def _field(one: FieldComparison) -> dict[str, Any]:
    first, *rest = one.field.split("_")
    name = first + "".join(part.title() for part in rest)
    return {"field": name, "change": one.change, "before": one.before, "after": one.after}
