"""The policy of the quarterly review of access, and of questions about an adviser (R26, R27, R39).

Part of the one list in rules.py. That nobody decides an own row, and that the officer's own rights are the director's
to decide, is held per row: by the rules of domain/access_reviews and by the row filter.
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, job, office
from domain.shared.clauses import Clause

REVIEW_RULES: tuple[Rule, ...] = (
    *office(
        Role.PRIVACY_OFFICER, Clause.R26, F.AUDIT, Action.ACCESS_REVIEW_OPEN, Action.ACCESS_REVIEW_READ,
        Action.ACCESS_REVIEW_DECIDE, Action.ACCESS_REVIEW_CLOSE, agreement=True,
    ),
    *office(
        Role.DIRECTOR, Clause.R26, F.AUDIT, Action.ACCESS_REVIEW_READ, Action.ACCESS_REVIEW_DECIDE, agreement=True
    ),
    *office(Role.COORDINATOR, Clause.R26, F.HEADER, Action.ACCESS_REVIEW_FOLLOW, agreement=True),
    *office(Role.ADMINISTRATOR, Clause.R26, F.STAFF, Action.ACCESS_REVIEW_FOLLOW),
    job(Action.ACCESS_REVIEW_OPEN, Clause.R26, F.AUDIT),
    job(Action.ACCESS_REVIEW_ESCALATE, Clause.R26, F.AUDIT),
    # questions about an adviser, handled past that adviser
    *office(Role.PRIVACY_OFFICER, Clause.R39, F.PRIVACY, Action.ACCESS_QUESTION_HANDLE, agreement=True),
    *office(Role.DIRECTOR, Clause.R39, F.PRIVACY, Action.ACCESS_QUESTION_HANDLE, agreement=True),
    # a caseload that goes to a colleague: planned for both to see, with what waits for who receives it
    *office(Role.COORDINATOR, Clause.R26, F.STAFF, Action.CASELOAD_TRANSFER_LIST, agreement=True),
    *office(Role.ADVISER, Clause.R26, F.STAFF, Action.CASELOAD_TRANSFER_LIST, agreement=True),
    *office(
        Role.ADVISER, Clause.R26, frozenset({F.HEADER, F.TASKS}), Action.CASELOAD_TRANSFER_DIGEST, agreement=True
    ),
    assigned(Action.CLIENT_DIGEST, F.HEADER, F.TASKS, clause=Clause.R26),
)  # fmt: skip

REVIEW_FILE_ACTIONS = frozenset({Action.CLIENT_DIGEST})
