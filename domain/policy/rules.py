"""The policy as data: who may do which act, under which relation, on which clause, with which fields.

The engine reads these rules, the matrix test enumerates them, the page "Wie mag wat" shows them. To change
who may do what, change a line here.
"""

from dataclasses import dataclass

from domain.policy.actions import Action
from domain.policy.fields import FieldGroup as F
from domain.policy.purposes import BSN_PURPOSES, HEALTH_PURPOSES, Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role, Scope
from domain.shared.clauses import Clause


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the policy.

    `role` (staff) or `scope` (machines) and `relation` say who; `fields` what comes back; `agreement` whether a
    confidentiality agreement must be in force (R27); `purposes` restricts the purposes the act may name.
    """

    action: Action
    relation: Relation
    clause: Clause
    fields: frozenset[F]
    role: Role | None = None
    scope: Scope | None = None
    agreement: bool = False
    purposes: frozenset[Purpose] | None = None


def _public(action: Action) -> Rule:
    return Rule(action, Relation.PUBLIC, Clause.R6, frozenset({F.NOTHING}))


def _own_account(action: Action) -> Rule:
    return Rule(action, Relation.OWN_ACCOUNT, Clause.R6, frozenset({F.STAFF}))


def _office(
    role: Role, clause: Clause, fields: F | frozenset[F], *actions: Action, agreement: bool = False
) -> tuple[Rule, ...]:
    groups = frozenset({fields}) if isinstance(fields, F) else fields
    return tuple(Rule(a, Relation.OFFICE, clause, groups, role=role, agreement=agreement) for a in actions)


def _assigned(
    action: Action, *fields: F, clause: Clause = Clause.R24, purposes: frozenset[Purpose] | None = None
) -> Rule:
    return Rule(
        action,
        Relation.ASSIGNED,
        clause,
        frozenset(fields),
        role=Role.ADVISER,
        agreement=True,
        purposes=purposes,
    )


def _machine(scope: Scope, clause: Clause, *actions: Action) -> tuple[Rule, ...]:
    return tuple(Rule(a, Relation.OWN_PARTY, clause, frozenset({F.INTAKE}), scope=scope) for a in actions)


_FILE_HEADER = frozenset({F.HEADER, F.TRAJECT})

RULES: tuple[Rule, ...] = (
    *(
        _public(a)
        for a in (
            Action.SYSTEM_HEALTH,
            Action.DOCUMENT_READ,
            Action.SESSION_START,
            Action.SESSION_REFRESH,
            Action.MACHINE_TOKEN,
        )
    ),
    *(
        _own_account(a)
        for a in (
            Action.SESSION_READ,
            Action.SESSION_END,
            Action.SESSION_STRENGTHEN,
            Action.PASSWORD_CHANGE,
            Action.TOTP_ENROL,
        )
    ),
    # administrator: users, parties, machines; never a client
    *_office(
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
    *_office(Role.ADMINISTRATOR, Clause.R27, F.STAFF, Action.AGREEMENT_LIST, Action.AGREEMENT_RECORD),
    *_office(
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
    *_office(
        Role.COORDINATOR, Clause.R12, F.PARTY, Action.PARTY_LIST, Action.PARTY_READ, Action.CONTRACT_LIST
    ),
    *_office(
        Role.ADMINISTRATION, Clause.R12, F.PARTY, Action.PARTY_LIST, Action.PARTY_READ, Action.CONTRACT_LIST
    ),
    *_office(Role.DIRECTOR, Clause.R12, F.PARTY, Action.PARTY_LIST, Action.PARTY_READ, Action.CONTRACT_LIST),
    # intake by machines of the commissioning party
    *_machine(
        Scope.INTAKE_WRITE, Clause.R5, Action.INTAKE_SUBMIT, Action.INTAKE_UPLOAD, Action.INTAKE_CANCEL
    ),
    *_machine(Scope.INTAKE_READ, Clause.R5, Action.INTAKE_READ, Action.INTAKE_FAILED_ROWS),
    # coordinator: inbox, assignment, workload, headers
    *_office(
        Role.COORDINATOR,
        Clause.R5,
        F.INTAKE,
        Action.INTAKE_UPLOAD,
        Action.INTAKE_READ,
        Action.INTAKE_CANCEL,
        Action.INTAKE_FAILED_ROWS,
        agreement=True,
    ),
    *_office(
        Role.COORDINATOR,
        Clause.R5,
        F.REFERRAL,
        Action.REFERRAL_LIST,
        Action.REFERRAL_READ,
        Action.REFERRAL_ACCEPT,
        Action.REFERRAL_REJECT,
        agreement=True,
    ),
    *_office(Role.COORDINATOR, Clause.R24, F.STAFF, Action.ADVISER_LIST),
    *_office(
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
    _assigned(Action.CLIENT_READ, F.HEADER, F.PERSON, F.CONTACT, F.IDENTITY, F.TRAJECT),
    _assigned(Action.CLIENT_CHANGE, F.HEADER, F.PERSON, F.CONTACT, F.IDENTITY, F.TRAJECT),
    _assigned(Action.BSN_REVEAL, F.BSN, clause=Clause.UAVG_46, purposes=BSN_PURPOSES),
    _assigned(Action.BENEFIT_READ, F.BENEFIT),
    _assigned(Action.BENEFIT_CHANGE, F.BENEFIT),
    _assigned(Action.BACKGROUND_READ, F.BACKGROUND),
    _assigned(Action.BACKGROUND_CHANGE, F.BACKGROUND),
    _assigned(Action.PREFERENCE_READ, F.PREFERENCE, clause=Clause.R7),
    _assigned(Action.PREFERENCE_CHANGE, F.PREFERENCE, clause=Clause.R7),
    _assigned(Action.HEALTH_READ, F.HEALTH, clause=Clause.R7, purposes=HEALTH_PURPOSES),
    _assigned(Action.HEALTH_CHANGE, F.HEALTH, clause=Clause.R7, purposes=HEALTH_PURPOSES),
    _assigned(Action.NOTE_READ, F.NOTES, clause=Clause.R13),
    _assigned(Action.NOTE_WRITE, F.NOTES, clause=Clause.R13),
    _assigned(Action.DRAFT_READ, F.NOTES, clause=Clause.R13),
    _assigned(Action.DRAFT_WRITE, F.NOTES, clause=Clause.R13),
    _assigned(Action.ACCESS_LOG_READ, F.ACCESS_LOG),
    _assigned(Action.ACCESS_EXPLAIN, F.HEADER),
    _assigned(Action.ASSIGNMENT_LIST, F.TRAJECT),
    # everyone's day and the policy itself
    *(rule for role in Role for rule in _office(role, Clause.R23, F.HEADER, Action.DAY_READ)),
    *(rule for role in Role for rule in _office(role, Clause.R6, F.NOTHING, Action.POLICY_READ)),
    # oversight
    *_office(Role.PRIVACY_OFFICER, Clause.R6, F.AUDIT, Action.AUDIT_READ),
    # jobs: the one act of the job
    Rule(Action.INTAKE_PROCESS, Relation.JOB, Clause.R5, frozenset({F.INTAKE})),
    Rule(Action.ADMINISTRATOR_INSTALL, Relation.JOB, Clause.R6, frozenset({F.STAFF})),
)

CLIENT_FILE_ACTIONS = frozenset(
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
        Action.ACCESS_EXPLAIN,
        Action.ASSIGNMENT_LIST,
        Action.ASSIGNMENT_CHANGE,
    }
)
"""Acts on one client's file: a refusal for want of relation looks like absence (R24)."""
