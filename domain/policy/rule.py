"""One line of the policy, and the few shapes that lines take. The lines themselves are in rules.py and beside it."""

from dataclasses import dataclass

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role, Scope
from domain.shared.clauses import Clause


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the policy.

    `role` (staff) or `scope` (machines) and `relation` say who; `fields` what comes back; `agreement` whether a
    confidentiality agreement must be in force (R27); `purposes` restricts the purposes the act may name.
    """

    action: Action
    relation: Relation
    clause: Clause
    fields: frozenset[F]
    role: Role | None = None
    scope: Scope | None = None
    agreement: bool = False
    purposes: frozenset[Purpose] | None = None


def public(action: Action) -> Rule:
    """Open to everyone; nothing personal behind it."""
    return Rule(action, Relation.PUBLIC, Clause.R6, frozenset({F.NOTHING}))


def own_account(action: Action) -> Rule:
    """For whoever is logged in, about the own account."""
    return Rule(action, Relation.OWN_ACCOUNT, Clause.R6, frozenset({F.STAFF}))


def office(
    role: Role, clause: Clause, fields: F | frozenset[F], *actions: Action, agreement: bool = False
) -> tuple[Rule, ...]:
    """For a role of the bureau, whoever the client is or where there is none."""
    groups = frozenset({fields}) if isinstance(fields, F) else fields
    return tuple(Rule(a, Relation.OFFICE, clause, groups, role=role, agreement=agreement) for a in actions)


def assigned(
    action: Action, *fields: F, clause: Clause = Clause.R24, purposes: frozenset[Purpose] | None = None
) -> Rule:
    """For the adviser the client is assigned to, with a confidentiality agreement in force (R24, R27)."""
    return Rule(
        action,
        Relation.ASSIGNED,
        clause,
        frozenset(fields),
        role=Role.ADVISER,
        agreement=True,
        purposes=purposes,
    )


def machine(scope: Scope, clause: Clause, *actions: Action, fields: F = F.INTAKE) -> tuple[Rule, ...]:
    """For a machine with this scope, about the own commissioning party."""
    return tuple(Rule(a, Relation.OWN_PARTY, clause, frozenset({fields}), scope=scope) for a in actions)


def job(action: Action, clause: Clause, *fields: F) -> Rule:
    """The one act of a job."""
    return Rule(action, Relation.JOB, clause, frozenset(fields))
