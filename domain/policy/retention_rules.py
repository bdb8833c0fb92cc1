"""The end of a file (R35-R38): the privacy officer prepares, the director is the second person, a job carries out.

Whoever may prepare may not approve the same list: the act itself and a constraint of the table refuse that.
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, job, office
from domain.shared.clauses import Clause

RETENTION_RULES: tuple[Rule, ...] = (
    *office(
        Role.PRIVACY_OFFICER, Clause.R35, F.RETENTION, Action.RETENTION_READ, Action.RETENTION_PREPARE,
        Action.RETENTION_STOP, Action.CERTIFICATE_READ, agreement=True,
    ),
    *office(Role.PRIVACY_OFFICER, Clause.R38, F.RETENTION, Action.RETENTION_HOLD, agreement=True),
    *office(
        Role.DIRECTOR, Clause.R35, F.RETENTION, Action.RETENTION_READ, Action.RETENTION_APPROVE,
        Action.RETENTION_STOP, Action.CERTIFICATE_READ, agreement=True,
    ),
    assigned(Action.RETENTION_OF_CLIENT_READ, F.RETENTION, clause=Clause.R35),
    job(Action.ERASURE_EXECUTE, Clause.R35, F.RETENTION),
    job(Action.ERASURE_REPLAY, Clause.R35, F.RETENTION),
    job(Action.STATUTORY_PURGE, Clause.R36, F.RETENTION),
)  # fmt: skip

RETENTION_FILE_ACTIONS = frozenset({Action.RETENTION_OF_CLIENT_READ})
