"""A version of the plan van aanpak, and the rules of its approval (R8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.plans.activities import Activity, PlannedActivity
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict, FieldError, Invalid

NOT_BEGUN = 0
"""The version of a plan of which nothing was written yet."""


class PlanState(StrEnum):
    """How a version stands. From the client's approval on it is kept as it is; an edit makes the next version."""

    DRAFT = "draft"
    APPROVED_BY_CLIENT = "approved-by-client"
    """The client agreed; the commissioning party must still, because the contract says so."""
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class ApprovalMethod(StrEnum):
    """How the client agreed."""

    PAPER = "paper"
    SCREEN = "screen"
    MAIL = "mail"
    SPOKEN = "spoken"


class ApprovalChannel(StrEnum):
    """How the commissioning party's approval came in: its own machine, or recorded by the adviser."""

    MACHINE = "machine"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """What the plan says; `client_view` is the client's own view in own words."""

    goals: str = ""
    starting_point: str = ""
    client_view: str = ""
    agreements: str = ""
    practical_matters: str = ""


@dataclass(frozen=True, slots=True)
class ClientApproval:
    """The client agreed, on this day, in this way."""

    method: ApprovalMethod
    on: date


@dataclass(frozen=True, slots=True)
class PartyApproval:
    """The commissioning party agreed. `name` is who did at the party; a machine has no name."""

    on: date
    channel: ApprovalChannel
    name: str | None


@dataclass(frozen=True, slots=True)
class SnapshotActivity:
    """An activity as it stood in a version."""

    id: UUID
    planned: PlannedActivity


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the plan. `version` counts changes over all versions of a traject, for ETag and If-Match."""

    id: UUID
    number: int
    state: PlanState
    texts: PlanTexts
    activities: tuple[SnapshotActivity, ...]
    party_approval_required: bool
    client_approval: ClientApproval | None
    party_approval: PartyApproval | None
    created_at: datetime
    created_by_name: str
    version: int

    @property
    def begun(self) -> bool:
        """Whether anything of the plan was saved."""
        return self.version > NOT_BEGUN


@dataclass(frozen=True, slots=True)
class PlanHeader:
    """A version in a list: how it stands, without its texts."""

    number: int
    state: PlanState
    client_approval: ClientApproval | None
    party_approval: PartyApproval | None
    created_at: datetime
    created_by_name: str


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """What a commissioning party's machine may know of a plan: how it stands, never what it says."""

    id: UUID
    client_id: UUID
    number: int
    state: PlanState
    client_approval: ClientApproval
    party_approval: PartyApproval | None
    version: int


def snapshot(activities: tuple[Activity, ...] | list[Activity]) -> tuple[SnapshotActivity, ...]:
    """The planned part of the activities, as a version keeps them."""
    return tuple(SnapshotActivity(one.id, one.planned) for one in activities)


def check_open(state: str) -> None:
    """Raise Conflict when the traject is closed: its plan stays as it is."""
    if state == "closed":
        raise Conflict(
            "Dit traject is afgesloten. Het plan blijft zoals het is.",
            clause=Clause.R8,
            code="traject-closed",
        )


def check_current(plan: Plan | PlanStatus, number: int) -> None:
    """Raise Conflict when the version to approve is not the present one: nobody agrees to what they did not see."""
    if plan.number != number:
        raise Conflict(
            f"Versie {number} is niet de huidige versie van het plan. Dat is versie {plan.number}.",
            clause=Clause.R8,
            code="plan-version",
        )


def check_client_can_approve(plan: Plan, on: date, today: date) -> None:
    """Raise Conflict or Invalid when there is nothing yet that a client could agree to, or the day cannot be."""
    if plan.state is not PlanState.DRAFT:
        raise Conflict("De cliënt is al akkoord met deze versie.", clause=Clause.R8, code="plan-approved")
    if not plan.texts.goals.strip() or not plan.activities:
        raise Conflict(
            "Een plan heeft minstens doelen en één activiteit, voordat de cliënt akkoord kan gaan.",
            clause=Clause.R8,
            code="plan-incomplete",
        )
    _check_day(on, today)


def state_after_client(plan: Plan) -> PlanState:
    """Approved at once, unless the contract also asks the commissioning party (R8)."""
    return PlanState.APPROVED_BY_CLIENT if plan.party_approval_required else PlanState.APPROVED


def check_party_can_approve(state: PlanState) -> None:
    """Raise Conflict unless the client agreed and the party's approval is what is waited for."""
    match state:
        case PlanState.DRAFT:
            raise Conflict("Eerst gaat de cliënt akkoord.", clause=Clause.R8, code="plan-draft")
        case PlanState.APPROVED:
            raise Conflict("Het plan is al goedgekeurd.", clause=Clause.R8, code="plan-approved")
        case PlanState.SUPERSEDED:
            raise Conflict(
                "Deze versie is vervangen door een nieuwere.", clause=Clause.R8, code="plan-version"
            )
        case PlanState.APPROVED_BY_CLIENT:
            return


def check_recorded_by_adviser(approval: PartyApproval, today: date) -> None:
    """Raise Invalid when a recorded approval says not who, or a day to come."""
    if not (approval.name or "").strip():
        error = FieldError("/name", "required", "Vul in wie bij de opdrachtgever akkoord gaf.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])
    _check_day(approval.on, today)


def _check_day(on: date, today: date) -> None:
    if on > today:
        error = FieldError("/on", "future", "Een akkoord kan niet in de toekomst liggen.")
        raise Invalid("Verbeter de genoemde velden.", errors=[error])
