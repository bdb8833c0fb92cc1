"""The policy of questions, complaints, mediation and breaches (R39, R40, R45, R46, AVG 33, 34).

Part of the one list in rules.py. That nobody reads or handles a complaint about themselves is held per row: by the
repository's filter, and by the rules and the trigger on who handles.
"""

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, office
from domain.shared.clauses import Clause

_HANDLERS = (Role.PRIVACY_OFFICER, Role.DIRECTOR)

CASE_RULES: tuple[Rule, ...] = (
    assigned(Action.QUESTION_READ, F.PRIVACY, clause=Clause.R39),
    assigned(Action.QUESTION_WRITE, F.PRIVACY, clause=Clause.R39),
    # Whoever hears a complaint takes it in; what comes back is its number and its days.
    *(
        rule
        for role in Role
        for rule in office(role, Clause.R45, F.PRIVACY, Action.COMPLAINT_REGISTER, agreement=True)
    ),
    # A leak is told at once, by anyone, also who promised nothing yet.
    *(rule for role in Role for rule in office(role, Clause.AVG_33, F.NOTHING, Action.BREACH_REPORT)),
    *(
        rule
        for role in _HANDLERS
        for rule in (
            *office(
                role,
                Clause.R46,
                F.PRIVACY,
                Action.COMPLAINT_READ,
                Action.COMPLAINT_HANDLE,
                Action.COMPLAINT_COUNT,
                agreement=True,
            ),
            *office(
                role, Clause.R40, F.PRIVACY, Action.MEDIATION_READ, Action.MEDIATION_HANDLE, agreement=True
            ),
            *office(role, Clause.AVG_33, F.PRIVACY, Action.BREACH_READ, Action.BREACH_HANDLE, agreement=True),
            *office(role, Clause.R45, F.STAFF, Action.COLLEAGUE_LIST, agreement=True),
        )
    ),
)

OUTCOME_RULES: tuple[Rule, ...] = tuple(
    rule
    for role in (Role.DIRECTOR, Role.COORDINATOR)
    for rule in office(role, Clause.R35, F.NOTHING, Action.OUTCOME_READ, agreement=True)
)
"""Numbers without persons, which stay when the files go."""

CASE_FILE_ACTIONS = frozenset({Action.QUESTION_READ, Action.QUESTION_WRITE})
