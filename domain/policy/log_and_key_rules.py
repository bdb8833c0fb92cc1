"""The log and the keys: the privacy officer oversees the one, the administrator follows the other, jobs do the work."""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, job, office
from domain.shared.clauses import Clause

LOG_AND_KEY_RULES: tuple[Rule, ...] = (
    *office(Role.PRIVACY_OFFICER, Clause.R6, F.AUDIT, Action.AUDIT_VERIFY, Action.AUDIT_EXPORT),
    *office(Role.ADMINISTRATOR, Clause.AVG_32, F.NOTHING, Action.KEY_STATUS),
    job(Action.AUDIT_SEAL, Clause.R6, F.AUDIT),
    job(Action.AUDIT_CHECK, Clause.R6, F.AUDIT),
    job(Action.KEY_ROTATE, Clause.AVG_32, F.NOTHING),
    job(Action.KEY_RENEW, Clause.AVG_32, F.NOTHING),
    job(Action.KEY_RETIRE, Clause.AVG_32, F.NOTHING),
)
