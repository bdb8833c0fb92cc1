"""The policy of restriction and of telling recipients (R41, AVG 18, 19), and what goes on in a restricted file.

Part of the one list in rules.py. GOES_ON is the whole of what an adviser or stand-in may do while a file is restricted:
looking, and what the client's own rights ask for. Every other act, also one that is added later, is refused until it
is named here. Who handles the client's case acts for that case and is not met by it.
"""

from typing import Final

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.roles import Role
from domain.policy.rule import Rule, assigned, office
from domain.shared.clauses import Clause

RESTRICTED: Final = "restricted"
"""The code of every refusal for this reason."""
RESTRICTED_WORDS: Final = (
    "Deze gegevens zijn afgeschermd: alleen lezen. De privacyfunctionaris heft een afscherming op."
)

RESTRICTION_RULES: tuple[Rule, ...] = (
    assigned(Action.RESTRICTION_READ, F.PRIVACY, clause=Clause.AVG_18),
    *office(Role.PRIVACY_OFFICER, Clause.AVG_18, F.PRIVACY, Action.RESTRICTION_READ, Action.RESTRICTION_SET,
            Action.RESTRICTION_LIFT, agreement=True),
    *office(Role.DIRECTOR, Clause.AVG_18, F.PRIVACY, Action.RESTRICTION_READ, agreement=True),
    # The officer says what changed and who must hear it; officer or adviser tells each of them.
    assigned(Action.RECIPIENT_READ, F.PRIVACY, clause=Clause.AVG_19),
    assigned(Action.RECIPIENT_TELL, F.PRIVACY, clause=Clause.AVG_19),
    *office(Role.PRIVACY_OFFICER, Clause.AVG_19, F.PRIVACY, Action.RECIPIENT_READ, Action.RECIPIENT_LIST,
            Action.RECIPIENT_TELL, agreement=True),
)  # fmt: skip

RESTRICTION_FILE_ACTIONS = frozenset(
    {
        Action.RESTRICTION_READ,
        Action.RESTRICTION_SET,
        Action.RESTRICTION_LIFT,
        Action.RECIPIENT_READ,
        Action.RECIPIENT_LIST,
        Action.RECIPIENT_TELL,
    }
)

_READS = frozenset(
    {
        Action.CLIENT_READ,
        Action.BSN_REVEAL,
        Action.BENEFIT_READ,
        Action.BACKGROUND_READ,
        Action.PREFERENCE_READ,
        Action.HEALTH_READ,
        Action.NOTE_READ,
        Action.DRAFT_READ,
        Action.ACCESS_LOG_READ,
        Action.ACCESS_EXPLAIN,
        Action.ASSIGNMENT_LIST,
        Action.EXCLUSION_READ,
        Action.TRAJECT_READ,
        Action.TASK_READ,
        Action.PLAN_READ,
        Action.HOURS_READ,
        Action.APPOINTMENT_READ,
        Action.ASSESSMENT_READ,
        Action.REFERENCE_READ,
        Action.SUITABILITY_READ,
        Action.PLACEMENT_READ,
        Action.DOCUMENT_READ,
        Action.HEALTH_DOCUMENT_READ,
        Action.REPORT_READ,
        Action.TIMELINE_READ,
        Action.PREPARATION_READ,
        Action.STATEMENT_READ,
        Action.CONSENT_READ,
        Action.OBJECTION_READ,
        Action.RETENTION_OF_CLIENT_READ,
        Action.DISCLOSURE_READ,
        Action.EMPLOYER_PROFILE_READ,
        Action.QUESTION_READ,
        Action.REQUEST_READ,
        Action.RESTRICTION_READ,
        Action.RECIPIENT_READ,
    }
)
_RIGHTS_OF_THE_CLIENT = frozenset(
    {
        Action.REQUEST_REGISTER,
        Action.QUESTION_WRITE,
        Action.ACCESS_QUESTION_ASK,
        Action.CONSENT_ASK,
        Action.CONSENT_WITHDRAW,
        Action.OBJECTION_REGISTER,
        Action.STATEMENT_OFFER,
        Action.NOTICE_GIVE,
        Action.EXCLUSION_CHANGE,
        Action.DISCLOSURE_REVOKE,
        Action.RECIPIENT_TELL,
    }
)
GOES_ON: Final = _READS | _RIGHTS_OF_THE_CLIENT
HANDLERS: Final = frozenset({Role.PRIVACY_OFFICER, Role.DIRECTOR})
"""Who handles or reviews the client's cases; a restricted file is not hidden from them."""


def goes_on(rule: Rule) -> bool:
    """Whether this line of the policy holds for a restricted file too (AVG 18(2))."""
    return rule.action in GOES_ON or rule.role in HANDLERS
