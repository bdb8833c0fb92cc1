"""Entries of the access log, and who can reach a file now."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.policy.actions import Action
from domain.policy.actor import ActorKind
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.stand_ins.model import StandInReason


@dataclass(frozen=True, slots=True)
class AccessLogEntry:
    """One look at a file: who, in which role, what, why, on which clause, with which result."""

    id: UUID
    at: datetime
    actor_name: str
    role: Role | None
    action: Action
    purpose: Purpose
    clause: str | None
    result: str
    changed_fields: tuple[str, ...] = ()
    """Which fields were changed, while the client's key is there to read it with."""
    actor_kind: ActorKind = ActorKind.PERSON
    relation: Relation = Relation.NONE
    stand_in_reason: StandInReason | None = None
    """Why the adviser was away, when a stand-in looked and the arrangement can still be read."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of staff whose reach to one file is asked."""

    id: UUID
    name: str
    roles: frozenset[Role]
    agreement_until: date | None
    assigned: bool
    stand_in_until: datetime | None = None
    stand_in_with_health: bool = False
    emergency_until: datetime | None = None
    restricted: bool = False
    """The file is restricted as a whole (AVG 18)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can do what in a file, on which clause and why."""

    user_id: UUID
    name: str
    role: Role
    relation: str
    until: date | None
    scope: tuple[str, ...]
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """A record of the log as the privacy officer sees it: codes and pseudonyms, no contents."""

    id: UUID
    at: datetime
    actor_id: UUID
    actor_name: str | None
    actor_kind: str
    role: str | None
    client_id: UUID | None
    clients_shown: int
    action: str
    object_kind: str | None
    object_id: UUID | None
    purpose: str
    relation: str
    clause: str | None
    result: str
    code: str | None
    request_id: UUID
