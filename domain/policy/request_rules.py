"""The policy of data-subject requests (R41-R44). Part of the one list in rules.py."""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, job, office
from domain.shared.clauses import Clause

REQUEST_RULES: tuple[Rule, ...] = (
    # taken in by whoever the client reaches; the coordinator without a word of it
    assigned(Action.REQUEST_REGISTER, F.PRIVACY, clause=Clause.R41),
    assigned(Action.REQUEST_READ, F.PRIVACY, clause=Clause.R41),
    *office(Role.COORDINATOR, Clause.R41, F.HEADER, Action.REQUEST_REGISTER, agreement=True),
    # handled by the privacy officer, decided by two people; never by the adviser it may be about (R42)
    *office(Role.PRIVACY_OFFICER, Clause.R41, frozenset({F.HEADER, F.PRIVACY}), Action.REQUEST_LIST,
            Action.REQUEST_READ, Action.REQUEST_HANDLE, Action.REQUEST_REGISTER, agreement=True),
    # taken in by number by anyone of the staff: what comes back is its number and its days
    *(
        rule
        for role in Role
        for rule in office(role, Clause.R41, F.PRIVACY, Action.REQUEST_TAKE_IN, agreement=True)
    ),
    *office(Role.PRIVACY_OFFICER, Clause.R41, F.PRIVACY, Action.REQUEST_REOPEN, agreement=True),
    *office(Role.PRIVACY_OFFICER, Clause.R37, F.RETENTION, Action.REQUEST_ERASE, agreement=True),
    job(Action.REQUEST_ESCALATE, Clause.AVG_12, F.PRIVACY),
    *office(Role.PRIVACY_OFFICER, Clause.R42, F.PRIVACY, Action.REQUEST_DECIDE, Action.REQUEST_REVIEW, agreement=True),
    *office(Role.DIRECTOR, Clause.R42, frozenset({F.HEADER, F.PRIVACY}), Action.REQUEST_LIST, Action.REQUEST_READ,
            Action.REQUEST_REVIEW, agreement=True),
)  # fmt: skip

REQUEST_FILE_ACTIONS = frozenset(
    {
        Action.REQUEST_REGISTER,
        Action.REQUEST_READ,
        Action.REQUEST_HANDLE,
        Action.REQUEST_DECIDE,
        Action.REQUEST_REVIEW,
        Action.REQUEST_REOPEN,
        Action.REQUEST_ERASE,
    }
)
