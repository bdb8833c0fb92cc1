"""Every act the API, the CLI or a job can do. A route without one of these cannot start."""

from enum import StrEnum


class Action(StrEnum):
    """The name of an act, as the log, the matrix and the app's permissions use it."""

    # open to everyone: no personal data behind them
    SYSTEM_HEALTH = "system.health"
    DOCUMENT_READ = "document.read"
    SESSION_START = "session.start"
    SESSION_REFRESH = "session.refresh"
    MACHINE_TOKEN = "machine.token"

    # own account
    SESSION_READ = "session.read"
    SESSION_END = "session.end"
    SESSION_STRENGTHEN = "session.strengthen"
    PASSWORD_CHANGE = "password.change"
    TOTP_ENROL = "totp.enrol"

    # administration of users, parties and machines
    ADMINISTRATOR_INSTALL = "administrator.install"
    USER_LIST = "user.list"
    USER_READ = "user.read"
    USER_CREATE = "user.create"
    USER_CHANGE = "user.change"
    USER_REMOVE = "user.remove"
    USER_RESET_PASSWORD = "user.reset-password"
    AGREEMENT_LIST = "agreement.list"
    AGREEMENT_RECORD = "agreement.record"
    PARTY_LIST = "party.list"
    PARTY_READ = "party.read"
    PARTY_CREATE = "party.create"
    PARTY_CHANGE = "party.change"
    CONTRACT_LIST = "contract.list"
    CONTRACT_CREATE = "contract.create"
    CONTRACT_CHANGE = "contract.change"
    API_CLIENT_LIST = "api-client.list"
    API_CLIENT_CREATE = "api-client.create"
    API_CLIENT_CHANGE = "api-client.change"

    # intake
    INTAKE_SUBMIT = "intake.submit"
    INTAKE_UPLOAD = "intake.upload"
    INTAKE_READ = "intake.read"
    INTAKE_CANCEL = "intake.cancel"
    INTAKE_FAILED_ROWS = "intake.failed-rows"
    INTAKE_PROCESS = "intake.process"
    REFERRAL_LIST = "referral.list"
    REFERRAL_READ = "referral.read"
    REFERRAL_ACCEPT = "referral.accept"
    REFERRAL_REJECT = "referral.reject"
    ADVISER_LIST = "adviser.list"

    # the client's file
    CLIENT_LIST = "client.list"
    CLIENT_SEARCH = "client.search"
    CLIENT_CREATE = "client.create"
    CLIENT_READ = "client.read"
    CLIENT_CHANGE = "client.change"
    BSN_REVEAL = "bsn.reveal"
    BENEFIT_READ = "benefit.read"
    BENEFIT_CHANGE = "benefit.change"
    BACKGROUND_READ = "background.read"
    BACKGROUND_CHANGE = "background.change"
    PREFERENCE_READ = "preference.read"
    PREFERENCE_CHANGE = "preference.change"
    HEALTH_READ = "health.read"
    HEALTH_CHANGE = "health.change"
    NOTE_READ = "note.read"
    NOTE_WRITE = "note.write"
    DRAFT_READ = "draft.read"
    DRAFT_WRITE = "draft.write"
    ACCESS_LOG_READ = "access-log.read"
    ACCESS_EXPLAIN = "access.explain"
    ASSIGNMENT_LIST = "assignment.list"
    ASSIGNMENT_CHANGE = "assignment.change"
    DAY_READ = "day.read"

    # oversight
    AUDIT_READ = "audit.read"
    POLICY_READ = "policy.read"
