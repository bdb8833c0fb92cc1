"""The policy of information and statement (R2-R4, R30).

Part of the one list in rules.py; apart because what a client is told is a subject of its own.
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, job, office, public
from domain.shared.clauses import Clause

STATEMENT_RULES: tuple[Rule, ...] = (
    *(rule for role in Role for rule in office(role, Clause.R2, F.NOTHING, Action.INFORMATION_READ)),
    *office(Role.PRIVACY_OFFICER, Clause.R2, F.NOTHING, Action.INFORMATION_PUBLISH, agreement=True),
    job(Action.INFORMATION_INSTALL, Clause.R2, F.NOTHING),
    assigned(Action.STATEMENT_READ, F.PRIVACY, clause=Clause.R3),
    assigned(Action.STATEMENT_OFFER, F.PRIVACY, clause=Clause.R3),
    assigned(Action.NOTICE_GIVE, F.PRIVACY, clause=Clause.R30),
    # Open to who has link and code; what they open is the texts, which everyone may know.
    public(Action.STATEMENT_LINK_USE),
)

STATEMENT_FILE_ACTIONS = frozenset({Action.STATEMENT_READ, Action.STATEMENT_OFFER, Action.NOTICE_GIVE})
