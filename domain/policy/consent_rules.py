"""The policy of statement, consents, objections and disclosures (R2-R4, R25, R28, R30-R34, R39).

Part of the one list in rules.py. That a consent or another basis is there, the acts themselves demand: the policy says
who may do the act, never that it is lawful without one.
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, office, public
from domain.shared.clauses import Clause

CONSENT_RULES: tuple[Rule, ...] = (
    *(rule for role in Role for rule in office(role, Clause.R4, F.NOTHING, Action.STATEMENT_READ)),
    *office(Role.PRIVACY_OFFICER, Clause.R2, F.NOTHING, Action.STATEMENT_PUBLISH),
    assigned(Action.OFFER_READ, F.STATEMENTS, clause=Clause.R3),
    assigned(Action.OFFER_WRITE, F.STATEMENTS, clause=Clause.R3),
    public(Action.OFFER_ANSWER),
    assigned(Action.CONSENT_READ, F.CONSENTS, clause=Clause.R28),
    assigned(Action.CONSENT_WRITE, F.CONSENTS, clause=Clause.R28),
    assigned(Action.OBJECTION_READ, F.CONSENTS, clause=Clause.R33),
    # R33: by any adviser, any channel. Who is not assigned names the client and learns nothing of the file.
    *office(Role.ADVISER, Clause.R33, F.NOTHING, Action.OBJECTION_REGISTER, agreement=True),
    *office(Role.COORDINATOR, Clause.R33, F.NOTHING, Action.OBJECTION_REGISTER, agreement=True),
    *office(Role.PRIVACY_OFFICER, Clause.R33, F.NOTHING, Action.OBJECTION_REGISTER, agreement=True),
    *office(Role.DIRECTOR, Clause.R32, F.CONTACT, Action.MAILING_LIST_EXPORT, agreement=True),
    assigned(Action.DISCLOSURE_READ, F.DISCLOSURES, clause=Clause.R28),
    assigned(Action.DISCLOSURE_SEND, F.DISCLOSURES, clause=Clause.R28),
    assigned(Action.DISCLOSURE_REVOKE, F.DISCLOSURES, clause=Clause.R28),
    public(Action.DISCLOSURE_OPEN),
    assigned(Action.EMPLOYER_PROFILE_WRITE, F.DISCLOSURES, clause=Clause.R25),
    assigned(Action.QUESTION_READ, F.QUESTIONS, clause=Clause.R39),
    assigned(Action.QUESTION_WRITE, F.QUESTIONS, clause=Clause.R39),
    *office(Role.COORDINATOR, Clause.R26, F.HEADER, Action.CASELOAD_TRANSFER, agreement=True),
    *office(
        Role.COORDINATOR,
        Clause.R26,
        F.STAFF,
        Action.ACCESS_REVIEW_READ,
        Action.ACCESS_REVIEW_DECIDE,
        agreement=True,
    ),
    *office(Role.PRIVACY_OFFICER, Clause.R26, F.STAFF, Action.ACCESS_REVIEW_READ),
    *(rule for role in Role for rule in office(role, Clause.R6, F.NOTHING, Action.EXPLANATION_READ)),
    *(rule for role in Role for rule in office(role, Clause.R2, F.NOTHING, Action.REGLEMENT_READ)),
)

CONSENT_FILE_ACTIONS = frozenset(
    {
        Action.OFFER_READ,
        Action.OFFER_WRITE,
        Action.CONSENT_READ,
        Action.CONSENT_WRITE,
        Action.OBJECTION_READ,
        Action.DISCLOSURE_READ,
        Action.DISCLOSURE_SEND,
        Action.DISCLOSURE_REVOKE,
        Action.EMPLOYER_PROFILE_WRITE,
        Action.QUESTION_READ,
        Action.QUESTION_WRITE,
    }
)
