"""Access beyond the assigned adviser (R26): a stand-in, and emergency access.

A stand-in's rules are the assigned adviser's own, read from the same lines, so that the two cannot part. What opens
health data needs a stand-in whose scope has health ticked. Emergency access is a short list of reads.
"""

from dataclasses import replace

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, office
from domain.shared.clauses import Clause

HEALTH_GROUPS = frozenset({F.HEALTH, F.HEALTH_DOCUMENTS})

NEVER_BY_DEPUTY = frozenset(
    {Action.EXCLUSION_READ, Action.EXCLUSION_CHANGE, Action.ACCESS_LOG_READ, Action.ACCESS_QUESTION_ASK}
)
"""Who may not see a file is the client's word to the assigned adviser, and the log names colleagues over years:
neither is needed to take over for a time."""

EMERGENCY_READS = frozenset(
    {
        Action.CLIENT_READ,
        Action.TRAJECT_READ,
        Action.NOTE_READ,
        Action.TASK_READ,
        Action.APPOINTMENT_READ,
        Action.PREPARATION_READ,
        Action.ASSIGNMENT_LIST,
    }
)
"""What helps a client now: who they are, how to reach them, what was agreed. No health data, no BSN, no act."""

ACCESS_RULES: tuple[Rule, ...] = (
    *office(
        Role.ADVISER, Clause.R26, F.STAFF, Action.COLLEAGUE_LIST, Action.STAND_IN_LIST, Action.STAND_IN_ARRANGE,
        Action.STAND_IN_END, agreement=True,
    ),
    *office(
        Role.COORDINATOR, Clause.R26, F.STAFF, Action.COLLEAGUE_LIST, Action.STAND_IN_LIST, Action.STAND_IN_ARRANGE,
        Action.STAND_IN_END, agreement=True,
    ),
    *office(Role.ADVISER, Clause.R26, frozenset({F.HEADER, F.TASKS}), Action.STAND_IN_DIGEST, agreement=True),
    *office(Role.ADVISER, Clause.R26, F.HEADER, Action.EMERGENCY_OPEN, agreement=True),
    *office(Role.ADVISER, Clause.R26, F.HEADER, Action.EMERGENCY_LIST, agreement=True),
    *office(
        Role.PRIVACY_OFFICER, Clause.R26, F.AUDIT, Action.EMERGENCY_LIST, Action.EMERGENCY_REVIEW, agreement=True
    ),
    assigned(Action.EXCLUSION_READ, F.HEADER, clause=Clause.R26),
    assigned(Action.EXCLUSION_CHANGE, F.HEADER, clause=Clause.R26),
)  # fmt: skip

ACCESS_FILE_ACTIONS = frozenset({Action.EXCLUSION_READ, Action.EXCLUSION_CHANGE})


def deputy_rules(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules of stand-ins and of emergency access that follow from those of the assigned adviser."""
    own = [
        rule for rule in rules if rule.relation is Relation.ASSIGNED and rule.action not in NEVER_BY_DEPUTY
    ]
    stand_in = (replace(rule, relation=_stand_in(rule), clause=Clause.R26) for rule in own)
    emergency = (
        replace(rule, relation=Relation.EMERGENCY, clause=Clause.R26, fields=rule.fields - {F.IDENTITY})
        for rule in own
        if rule.action in EMERGENCY_READS
    )
    return (*stand_in, *emergency)


def _stand_in(rule: Rule) -> Relation:
    return Relation.STAND_IN_WITH_HEALTH if rule.fields & HEALTH_GROUPS else Relation.STAND_IN
