"""The gate: facts, decision and log record together. Every use case passes it before it touches anything.

A unit of work that was not decided cannot be committed; a refusal is recorded and then raised.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.policy.actor import ActorKind, Standing
from domain.policy.engine import Decision, Question, decide
from domain.policy.relations import STAND_INS, Relation
from domain.policy.roles import Role
from domain.ports import UnitOfWork
from domain.shared.errors import Conflict, NotAuthenticated, NotFound, Refused


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What the database says about this actor and this client, read in one statement.

    `present` is False when there is no such client or no row through row-level security: the two look the same.
    """

    client_id: UUID
    standing: Standing
    present: bool
    assigned: bool
    stand_in_for: UUID | None = None
    """The absent adviser, when the actor stands in for one with this client in scope (R26)."""
    stand_in_with_health: bool = False
    stand_in_until: datetime | None = None
    emergency_until: datetime | None = None
    """Set while the actor has emergency access to this client (R26)."""
    restricted: bool = False
    """The file is restricted as a whole: kept and read, no longer used (AVG 18)."""

    @property
    def relations(self) -> frozenset[Relation]:
        """How the actor stands to the client, for the policy."""
        found = {Relation.NONE}
        if self.assigned:
            found.add(Relation.ASSIGNED)
        if self.stand_in_for is not None:
            found.add(Relation.STAND_IN)
        if self.stand_in_for is not None and self.stand_in_with_health:
            found.add(Relation.STAND_IN_WITH_HEALTH)
        if self.emergency_until is not None:
            found.add(Relation.EMERGENCY)
        if self.present and self.standing.roles - {Role.ADVISER}:
            found.add(Relation.OFFICE)
        return frozenset(found)


async def authorise(uow: UnitOfWork) -> Decision:
    """Decide an act that is not about one client: an office act, the own account, a party's machine, a job.

    Raises NotAuthenticated, Refused.
    """
    return conclude_outside_files(uow, await uow.access.standing())


def conclude_outside_files(uow: UnitOfWork, standing: Standing) -> Decision:
    """Decide the same on a standing that a repository read together with what the act needs, in one round trip."""
    return conclude(uow, standing, _relations_outside_files(uow, standing))


async def authorise_client(uow: UnitOfWork, client_id: UUID) -> Decision:
    """Decide an act on one client's file.

    Raises NotAuthenticated, Refused, NotFound (R24: also when not yours), Conflict (the file is restricted, AVG 18).
    """
    return conclude_client(uow, await uow.access.client_facts(client_id))


def conclude_client(uow: UnitOfWork, facts: ClientFacts) -> Decision:
    """Decide on facts that a repository read together with the row, so that the file opens in one round trip."""
    uow.log.client_id = facts.client_id
    decision = conclude(uow, facts.standing, facts.relations, restricted=facts.restricted)
    if decision.relation in STAND_INS:
        uow.log.on_behalf_of = facts.stand_in_for
    return decision


def conclude(
    uow: UnitOfWork, standing: Standing, relations: frozenset[Relation], *, restricted: bool = False
) -> Decision:
    """Ask the policy, write the answer into the act's log record, and raise when it is no."""
    question = Question(uow.actor, standing, uow.action, relations, uow.purpose, uow.now, restricted)
    decision = decide(question)
    uow.log.decide(decision)
    if decision.allowed:
        return decision
    if not standing.live and uow.actor.kind in (ActorKind.PERSON, ActorKind.MACHINE):
        raise NotAuthenticated()
    if decision.hidden:
        raise NotFound()
    if decision.code is not None:
        raise Conflict(decision.reason, clause=decision.clause, code=decision.code)
    raise Refused(decision.reason, clause=decision.clause)


def _relations_outside_files(uow: UnitOfWork, standing: Standing) -> frozenset[Relation]:
    match uow.actor.kind:
        case ActorKind.PERSON:
            return frozenset({Relation.OFFICE, Relation.OWN_ACCOUNT, Relation.PUBLIC})
        case ActorKind.MACHINE:
            own = standing.party_id is not None and standing.party_id == uow.actor.party_id
            return frozenset({Relation.OWN_PARTY, Relation.PUBLIC} if own else {Relation.PUBLIC})
        case ActorKind.SYSTEM:
            return frozenset({Relation.JOB})
        case ActorKind.ANONYMOUS:
            return frozenset({Relation.PUBLIC})
