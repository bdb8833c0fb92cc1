"""The policy as data: who may do which act, under which relation, on which clause, with which fields.

The engine reads these rules, the matrix test enumerates them, the page "Wie mag wat" shows them. To change
who may do what, change a line here.
"""

from domain.policy.actions import Action
from domain.policy.case_rules import CASE_FILE_ACTIONS, CASE_RULES, OUTCOME_RULES
from domain.policy.consent_rules import CONSENT_FILE_ACTIONS, CONSENT_RULES
from domain.policy.deputy_rules import ACCESS_FILE_ACTIONS, ACCESS_RULES, deputy_rules
from domain.policy.disclosure_rules import DISCLOSURE_FILE_ACTIONS, DISCLOSURE_RULES
from domain.policy.fields import FieldGroup as F
from domain.policy.log_and_key_rules import LOG_AND_KEY_RULES
from domain.policy.package_rules import PACKAGE_FILE_ACTIONS, PACKAGE_RULES
from domain.policy.processing_rules import PROCESSING_RULES
from domain.policy.purposes import BSN_PURPOSES, HEALTH_PURPOSES
from domain.policy.relations import Relation
from domain.policy.request_rules import REQUEST_FILE_ACTIONS, REQUEST_RULES
from domain.policy.restriction_rules import RESTRICTION_FILE_ACTIONS, RESTRICTION_RULES
from domain.policy.retention_rules import RETENTION_FILE_ACTIONS, RETENTION_RULES
from domain.policy.review_rules import REVIEW_FILE_ACTIONS, REVIEW_RULES
from domain.policy.roles import Role, Scope
from domain.policy.rule import Rule, assigned, job, machine, office, own_account, public
from domain.policy.statement_rules import STATEMENT_FILE_ACTIONS, STATEMENT_RULES
from domain.policy.traject_rules import TRAJECT_FILE_ACTIONS, TRAJECT_RULES
from domain.shared.clauses import Clause

_FILE_HEADER = frozenset({F.HEADER, F.TRAJECT})


def _day(role: Role) -> frozenset[F]:
    """An adviser's day names the own tasks, the privacy officer's who looked in an emergency; others get headers."""
    more = {Role.ADVISER: F.TASKS, Role.PRIVACY_OFFICER: F.AUDIT}
    return frozenset({F.HEADER, more.get(role, F.HEADER)})


_BASE_RULES: tuple[Rule, ...] = (
    *(
        public(a)
        for a in (
            Action.SYSTEM_HEALTH,
            Action.API_DOCUMENT_READ,
            Action.SESSION_START,
            Action.SESSION_REFRESH,
            Action.MACHINE_TOKEN,
        )
    ),
    *(
        own_account(a)
        for a in (
            Action.SESSION_READ,
            Action.SESSION_END,
            Action.SESSION_STRENGTHEN,
            Action.PASSWORD_CHANGE,
            Action.TOTP_ENROL,
        )
    ),
    # administrator: users, parties, machines; never a client
    *office(
        Role.ADMINISTRATOR,
        Clause.R6,
        F.STAFF,
        Action.USER_LIST,
        Action.USER_READ,
        Action.USER_CREATE,
        Action.USER_CHANGE,
        Action.USER_REMOVE,
        Action.USER_RESET_PASSWORD,
    ),
    *office(Role.ADMINISTRATOR, Clause.R27, F.STAFF, Action.AGREEMENT_LIST, Action.AGREEMENT_RECORD),
    *office(
        Role.ADMINISTRATOR,
        Clause.R12,
        F.PARTY,
        Action.PARTY_LIST,
        Action.PARTY_READ,
        Action.PARTY_CREATE,
        Action.PARTY_CHANGE,
        Action.CONTRACT_LIST,
        Action.CONTRACT_CREATE,
        Action.CONTRACT_CHANGE,
        Action.API_CLIENT_LIST,
        Action.API_CLIENT_CREATE,
        Action.API_CLIENT_CHANGE,
    ),
    *office(
        Role.COORDINATOR, Clause.R12, F.PARTY, Action.PARTY_LIST, Action.PARTY_READ, Action.CONTRACT_LIST
    ),
    *office(
        Role.ADMINISTRATION, Clause.R12, F.PARTY, Action.PARTY_LIST, Action.PARTY_READ, Action.CONTRACT_LIST
    ),
    *office(Role.DIRECTOR, Clause.R12, F.PARTY, Action.PARTY_LIST, Action.PARTY_READ, Action.CONTRACT_LIST),
    # intake by machines of the commissioning party
    *machine(Scope.INTAKE_WRITE, Clause.R5, Action.INTAKE_SUBMIT, Action.INTAKE_UPLOAD, Action.INTAKE_CANCEL),
    *machine(Scope.INTAKE_READ, Clause.R5, Action.INTAKE_READ, Action.INTAKE_FAILED_ROWS),
    # coordinator: inbox, assignment, workload, headers
    *office(
        Role.COORDINATOR,
        Clause.R5,
        F.INTAKE,
        Action.INTAKE_UPLOAD,
        Action.INTAKE_READ,
        Action.INTAKE_CANCEL,
        Action.INTAKE_FAILED_ROWS,
        agreement=True,
    ),
    *office(
        Role.COORDINATOR,
        Clause.R5,
        F.REFERRAL,
        Action.REFERRAL_LIST,
        Action.REFERRAL_READ,
        Action.REFERRAL_ACCEPT,
        Action.REFERRAL_REJECT,
        agreement=True,
    ),
    *office(Role.COORDINATOR, Clause.R24, F.STAFF, Action.ADVISER_LIST),
    *office(
        Role.COORDINATOR,
        Clause.R26,
        _FILE_HEADER,
        Action.CLIENT_LIST,
        Action.CLIENT_SEARCH,
        Action.CLIENT_READ,
        Action.CLIENT_CREATE,
        Action.ASSIGNMENT_LIST,
        Action.ASSIGNMENT_CHANGE,
        Action.ACCESS_EXPLAIN,
        Action.CASELOAD_TRANSFER,
        agreement=True,
    ),
    # the assigned adviser: everything in the file (R24)
    Rule(
        Action.CLIENT_LIST,
        Relation.OFFICE,
        Clause.R24,
        frozenset({F.HEADER, F.TRAJECT}),
        role=Role.ADVISER,
        agreement=True,
    ),
    Rule(
        Action.CLIENT_SEARCH,
        Relation.OFFICE,
        Clause.R24,
        frozenset({F.HEADER, F.TRAJECT}),
        role=Role.ADVISER,
        agreement=True,
    ),
    assigned(Action.CLIENT_READ, F.HEADER, F.PERSON, F.CONTACT, F.IDENTITY, F.TRAJECT),
    assigned(Action.CLIENT_CHANGE, F.HEADER, F.PERSON, F.CONTACT, F.IDENTITY, F.TRAJECT),
    assigned(Action.BSN_REVEAL, F.BSN, clause=Clause.UAVG_46, purposes=BSN_PURPOSES),
    assigned(Action.BENEFIT_READ, F.BENEFIT),
    assigned(Action.BENEFIT_CHANGE, F.BENEFIT),
    assigned(Action.BACKGROUND_READ, F.BACKGROUND),
    assigned(Action.BACKGROUND_CHANGE, F.BACKGROUND),
    assigned(Action.PREFERENCE_READ, F.PREFERENCE, clause=Clause.R7),
    assigned(Action.PREFERENCE_CHANGE, F.PREFERENCE, clause=Clause.R7),
    assigned(Action.HEALTH_READ, F.HEALTH, clause=Clause.R7, purposes=HEALTH_PURPOSES),
    assigned(Action.HEALTH_CHANGE, F.HEALTH, clause=Clause.R7, purposes=HEALTH_PURPOSES),
    assigned(Action.NOTE_READ, F.NOTES, clause=Clause.R13),
    assigned(Action.NOTE_WRITE, F.NOTES, clause=Clause.R13),
    assigned(Action.DRAFT_READ, F.NOTES, clause=Clause.R13),
    assigned(Action.DRAFT_WRITE, F.NOTES, clause=Clause.R13),
    assigned(Action.ACCESS_LOG_READ, F.ACCESS_LOG),
    assigned(Action.ACCESS_QUESTION_ASK, F.ACCESS_LOG, clause=Clause.R39),
    assigned(Action.ACCESS_EXPLAIN, F.HEADER),
    assigned(Action.ASSIGNMENT_LIST, F.TRAJECT),
    # everyone's day and the policy itself
    *(rule for role in Role for rule in office(role, Clause.R23, _day(role), Action.DAY_READ)),
    *(rule for role in Role for rule in office(role, Clause.R6, F.NOTHING, Action.POLICY_READ)),
    *(rule for role in Role for rule in office(role, Clause.R26, F.NOTHING, Action.POLICY_EXPLAIN)),
    *(rule for role in Role for rule in office(role, Clause.R2, F.NOTHING, Action.REGLEMENT_READ)),
    # oversight
    *office(Role.PRIVACY_OFFICER, Clause.R6, F.AUDIT, Action.AUDIT_READ),
    # jobs: the one act of the job
    job(Action.INTAKE_PROCESS, Clause.R5, F.INTAKE),
    job(Action.ADMINISTRATOR_INSTALL, Clause.R6, F.STAFF),
    *TRAJECT_RULES,
    *ACCESS_RULES,
    *STATEMENT_RULES,
    *CONSENT_RULES,
    *REQUEST_RULES,
    *PACKAGE_RULES,
    *PROCESSING_RULES,
    *CASE_RULES,
    *OUTCOME_RULES,
    *LOG_AND_KEY_RULES,
    *RETENTION_RULES,
    *RESTRICTION_RULES,
    *DISCLOSURE_RULES,
    *REVIEW_RULES,
)

RULES = (*_BASE_RULES, *deputy_rules(_BASE_RULES))
"""Every line of the policy, in the order the engine tries them."""

CASE_ACTIONS = REQUEST_FILE_ACTIONS | PACKAGE_FILE_ACTIONS | CASE_FILE_ACTIONS | RESTRICTION_FILE_ACTIONS
"""Acts in a case of a client. For who handles or reviews one, the client is there as long as the case is open: that is
said by the row filters (`case_client`, and `restriction_in_hand` until it is lifted), not here."""

CLIENT_FILE_ACTIONS = (
    TRAJECT_FILE_ACTIONS
    | ACCESS_FILE_ACTIONS
    | STATEMENT_FILE_ACTIONS
    | CONSENT_FILE_ACTIONS
    | CASE_ACTIONS
    | RETENTION_FILE_ACTIONS
    | DISCLOSURE_FILE_ACTIONS
    | REVIEW_FILE_ACTIONS
    | frozenset(
        {
            Action.CLIENT_READ,
            Action.CLIENT_CHANGE,
            Action.BSN_REVEAL,
            Action.BENEFIT_READ,
            Action.BENEFIT_CHANGE,
            Action.BACKGROUND_READ,
            Action.BACKGROUND_CHANGE,
            Action.PREFERENCE_READ,
            Action.PREFERENCE_CHANGE,
            Action.HEALTH_READ,
            Action.HEALTH_CHANGE,
            Action.NOTE_READ,
            Action.NOTE_WRITE,
            Action.DRAFT_READ,
            Action.DRAFT_WRITE,
            Action.ACCESS_LOG_READ,
            Action.ACCESS_QUESTION_ASK,
            Action.ACCESS_EXPLAIN,
            Action.ASSIGNMENT_LIST,
            Action.ASSIGNMENT_CHANGE,
        }
    )
)
"""Acts on one client's file: a refusal for want of relation looks like absence (R24)."""
