"""Which acts a decision to open a file brings along: what the app shows as possible, never what decides."""

from functools import cache

from domain.policy.engine import Decision
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.policy.rules import CLIENT_FILE_ACTIONS, RULES


def file_permissions(decision: Decision) -> tuple[str, ...]:
    """The acts on this file that the same role and relation allow."""
    return _permissions(decision.role, decision.relation)


@cache
def _permissions(role: Role | None, relation: Relation) -> tuple[str, ...]:
    found = {
        rule.action.value
        for rule in RULES
        if rule.action in CLIENT_FILE_ACTIONS and rule.role is role and rule.relation is relation
    }
    return tuple(sorted(found))
