"""Which acts a decision to open a file brings along: what the app shows as possible, never what decides."""

from functools import cache

from domain.policy.engine import Decision
from domain.policy.relations import Relation
from domain.policy.restriction_rules import goes_on
from domain.policy.roles import Role
from domain.policy.rules import CLIENT_FILE_ACTIONS, RULES


def file_permissions(decision: Decision, *, restricted: bool = False) -> tuple[str, ...]:
    """The acts on this file that the same role and relation allow, as the file stands (AVG 18)."""
    return _permissions(decision.role, decision.relation, restricted)


@cache
def _permissions(role: Role | None, relation: Relation, restricted: bool) -> tuple[str, ...]:
    found = {
        rule.action.value
        for rule in RULES
        if rule.action in CLIENT_FILE_ACTIONS
        and rule.role is role
        and rule.relation is relation
        and (not restricted or goes_on(rule))
    }
    return tuple(sorted(found))
