"""The record of an act for the access log, after NEN 7513: who, in which role, for whom, what, why, on what ground."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from domain.policy.engine import Decision
from domain.policy.fields import FieldGroup
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.shared.clauses import Clause


class Result(StrEnum):
    """How the act ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(slots=True)
class LogDraft:
    """What the act will say of itself in the log; written in the act's own transaction (no log, no data).

    Holds codes and pseudonymous identifiers only: a name, number or text never belongs here.
    """

    decided: bool = False
    allowed: bool = False
    relation: Relation = Relation.NONE
    role: Role | None = None
    clause: Clause | None = None
    client_id: UUID | None = None
    on_behalf_of: UUID | None = None
    """The absent adviser, for an act of a stand-in (R26)."""
    client_ids: list[UUID] = field(default_factory=list)
    object_kind: str | None = None
    object_id: UUID | None = None
    fields: frozenset[FieldGroup] = frozenset()
    code: str | None = None
    """For refusals and failures the stable code; for acts a code of what was chosen (a rejection code, a count)."""

    details: tuple[str, ...] = ()
    """Which fields of the file were changed, by their names: sealed with the client's key, so that erasure takes it."""

    def decide(self, decision: Decision) -> None:
        self.decided = True
        self.allowed = decision.allowed
        self.relation = decision.relation
        self.role = decision.role
        self.clause = decision.clause
        self.fields = decision.fields

    def about(self, kind: str, object_id: UUID | None = None) -> None:
        """Name the thing the act was about, by kind and identifier."""
        self.object_kind = kind
        self.object_id = object_id

    def shown(self, client_ids: list[UUID]) -> None:
        """Name the clients that a list showed."""
        self.client_ids = client_ids
