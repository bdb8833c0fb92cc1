"""The policy of the register of processing activities (AVG 30). Part of the one list in rules.py."""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, office
from domain.shared.clauses import Clause

PROCESSING_RULES: tuple[Rule, ...] = tuple(
    rule
    for role in (Role.PRIVACY_OFFICER, Role.DIRECTOR)
    for rule in office(role, Clause.AVG_30, F.NOTHING, Action.PROCESSING_REGISTER_READ)
)
