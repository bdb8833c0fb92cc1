"""The policy of access packages (R41, R42, AVG 15, 20). Part of the one list in rules.py.

What may be read for a package is asked once more by the database, of the request itself (migration 0022).
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, job, office, public
from domain.shared.clauses import Clause

PACKAGE_RULES: tuple[Rule, ...] = (
    *office(
        Role.PRIVACY_OFFICER, Clause.AVG_15, F.PRIVACY, Action.ACCESS_PACKAGE_READ, Action.ACCESS_PACKAGE_MAKE,
        Action.ACCESS_PACKAGE_REVOKE, agreement=True,
    ),
    # Open to who has link and code: it is given to the person it is about.
    public(Action.ACCESS_PACKAGE_LINK_USE),
    job(Action.ACCESS_PACKAGE_EXPIRE, Clause.AVG_15, F.NOTHING),
)  # fmt: skip

PACKAGE_FILE_ACTIONS = frozenset({Action.ACCESS_PACKAGE_READ, Action.ACCESS_PACKAGE_MAKE})
