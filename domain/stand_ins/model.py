"""A stand-in: who is away, who takes over, for whom, from when until when. It ends by itself."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.digests.model import DigestClient
from domain.policy.roles import Role
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid

LONGEST = timedelta(days=92)
"""Three months: who is away longer hands the caseload over."""


class StandInReason(StrEnum):
    """Why the adviser is away. Never what is wrong with them."""

    LEAVE = "leave"
    ILLNESS = "illness"
    TRAINING = "training"
    WORKLOAD = "workload"
    VACANCY = "vacancy"


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff by name, to choose from. `can_stand_in`: an adviser with an agreement in force (R27)."""

    id: UUID
    name: str
    roles: frozenset[Role]
    can_stand_in: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """The clients: of a whole caseload `client_ids` are left out, otherwise they are the ones who are in."""

    whole_caseload: bool
    client_ids: frozenset[UUID] = frozenset()
    with_health: bool = False


@dataclass(frozen=True, slots=True)
class NewStandIn:
    """A stand-in as it is asked for."""

    absent_adviser_id: UUID
    stand_in_id: UUID
    reason: StandInReason
    begins_at: datetime
    ends_at: datetime
    scope: Scope


@dataclass(frozen=True, slots=True)
class StandIn:
    """A stand-in as it stands."""

    id: UUID
    absent_adviser_id: UUID
    absent_adviser_name: str
    stand_in_id: UUID
    stand_in_name: str
    reason: StandInReason
    begins_at: datetime
    ends_at: datetime
    scope: Scope
    arranged_by: UUID
    ended_early_at: datetime | None
    version: int

    def state(self, now: datetime) -> str:
        """`coming`, `running` or `ended`."""
        if now >= self.ends_at:
            return "ended"
        return "running" if now >= self.begins_at else "coming"


@dataclass(frozen=True, slots=True)
class Digest:
    """The hand-over of a stand-in that runs."""

    stand_in: StandIn
    clients: tuple[DigestClient, ...] = field(default=())


def check_stand_in(new: NewStandIn, now: datetime) -> None:
    """Raise Invalid naming every member that cannot be (R26)."""
    errors = []
    if new.stand_in_id == new.absent_adviser_id:
        errors.append(FieldError("/standInId", "oneself", "Niemand neemt voor zichzelf waar."))
    if new.ends_at <= new.begins_at:
        errors.append(FieldError("/endsAt", "period", "Het einde ligt voor het begin."))
    elif new.ends_at <= now:
        errors.append(FieldError("/endsAt", "past", "Deze waarneming zou al voorbij zijn."))
    elif new.ends_at - new.begins_at > LONGEST:
        errors.append(FieldError("/endsAt", "too-long", "Een waarneming duurt ten hoogste drie maanden."))
    if not new.scope.whole_caseload and not new.scope.client_ids:
        errors.append(FieldError("/clientIds", "required", "Kies voor welke cliënten, of de hele caseload."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors, clause=Clause.R26)
