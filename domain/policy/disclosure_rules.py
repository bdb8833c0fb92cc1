"""The policy of disclosures and employer profiles (R25, R28, R31). Part of the one list in rules.py."""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, job, office, public
from domain.shared.clauses import Clause

_PROFILE = (F.HEADER, F.CONTACT, F.BACKGROUND, F.PREFERENCE)

DISCLOSURE_RULES: tuple[Rule, ...] = (
    *(rule for role in Role for rule in office(role, Clause.R28, F.NOTHING, Action.LEGAL_PROVISION_READ)),
    assigned(Action.DISCLOSURE_READ, F.PRIVACY, clause=Clause.R28),
    assigned(Action.DISCLOSURE_HAND_OVER, F.PRIVACY, clause=Clause.R28),
    assigned(Action.DISCLOSURE_REVOKE, F.PRIVACY, clause=Clause.R34),
    assigned(Action.EMPLOYER_PROFILE_READ, *_PROFILE, F.PRIVACY, clause=Clause.R25),
    assigned(Action.EMPLOYER_PROFILE_MAKE, *_PROFILE, F.PRIVACY, clause=Clause.R25),
    assigned(Action.EMPLOYER_PROFILE_SEND, *_PROFILE, F.PRIVACY, clause=Clause.R25),
    # Supervision over what left: kinds, grounds and moments, no name of client or recipient.
    *(
        rule
        for role in (Role.PRIVACY_OFFICER, Role.DIRECTOR)
        for rule in office(
            role,
            Clause.R40,
            F.PRIVACY,
            Action.DISCLOSURE_OVERSEE,
            Action.DISCLOSURE_EXPORT,
            agreement=True,
        )
    ),
    # Open to who has link and code: what it opens, a placement or the client's consent lets them read.
    public(Action.DISCLOSURE_LINK_USE),
    job(Action.DISCLOSURE_SEND_PLANNED, Clause.R28, F.NOTHING),
)

DISCLOSURE_FILE_ACTIONS = frozenset(
    {
        Action.DISCLOSURE_READ,
        Action.DISCLOSURE_HAND_OVER,
        Action.DISCLOSURE_REVOKE,
        Action.EMPLOYER_PROFILE_READ,
        Action.EMPLOYER_PROFILE_MAKE,
        Action.EMPLOYER_PROFILE_SEND,
    }
)
