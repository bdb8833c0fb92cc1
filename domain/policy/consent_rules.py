"""The policy of consents and objections (R28, R32-R34). Part of the one list in rules.py."""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, office
from domain.shared.clauses import Clause

CONSENT_RULES: tuple[Rule, ...] = (
    *(rule for role in Role for rule in office(role, Clause.R28, F.NOTHING, Action.CONSENT_TEXT_READ)),
    *office(Role.PRIVACY_OFFICER, Clause.R28, F.NOTHING, Action.CONSENT_TEXT_PUBLISH, agreement=True),
    assigned(Action.CONSENT_READ, F.PRIVACY, clause=Clause.R28),
    assigned(Action.CONSENT_ASK, F.PRIVACY, clause=Clause.R28),
    assigned(Action.CONSENT_WITHDRAW, F.PRIVACY, clause=Clause.AVG_7),
    assigned(Action.OBJECTION_READ, F.PRIVACY, clause=Clause.R33),
    assigned(Action.OBJECTION_REGISTER, F.PRIVACY, clause=Clause.R33),
    # Whoever the client reaches may take it in: the coordinator sees no consent, only that it ended.
    *office(
        Role.COORDINATOR,
        Clause.R33,
        F.PRIVACY,
        Action.OBJECTION_READ,
        Action.OBJECTION_REGISTER,
        agreement=True,
    ),
    *office(
        Role.COORDINATOR, Clause.R32, frozenset({F.HEADER, F.CONTACT}), Action.MAILING_EXPORT, agreement=True
    ),
)

CONSENT_FILE_ACTIONS = frozenset(
    {
        Action.CONSENT_READ,
        Action.CONSENT_ASK,
        Action.CONSENT_WITHDRAW,
        Action.OBJECTION_READ,
        Action.OBJECTION_REGISTER,
    }
)
