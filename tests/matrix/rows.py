"""The matrix as data: every operation of openapi.yaml, what is sent, who may, and what the others get.

Each subject's rows stand together; a subject with many has a module of its own (rows_<subject>.py).
"""

from typing import Any

from tests.matrix.callers import (
    ADMINISTRATION,
    ADMINISTRATOR,
    ANONYMOUS,
    ASSIGNED,
    CALLERS,
    COORDINATOR,
    COORDINATOR_EXPIRED,
    DIRECTOR,
    EXPIRED,
    FORMERLY,
    NARROW_MACHINE,
    NOT_ASSIGNED,
    OFFICE,
    OTHER_MACHINE,
    OWN_MACHINE,
    PRIVACY_OFFICER,
    Row,
    everyone,
    file,
    office,
    only,
    staff,
)
from tests.matrix.rows_access import ACCESS
from tests.matrix.rows_complaints import COMPLAINTS
from tests.matrix.rows_consents import CONSENTS
from tests.matrix.rows_disclosures import DISCLOSURES
from tests.matrix.rows_documents import DOCUMENTS
from tests.matrix.rows_hours import HOURS
from tests.matrix.rows_log_and_keys import LOG_AND_KEYS
from tests.matrix.rows_packages import PACKAGES
from tests.matrix.rows_plans import PLANS
from tests.matrix.rows_processing import PROCESSING
from tests.matrix.rows_reports import REPORTS
from tests.matrix.rows_requests import REQUESTS
from tests.matrix.rows_restrictions import RESTRICTIONS
from tests.matrix.rows_results import RESULTS
from tests.matrix.rows_retention import RETENTION
from tests.matrix.rows_review import REVIEW
from tests.matrix.rows_statements import STATEMENTS
from tests.matrix.rows_timeline import TIMELINE
from tests.matrix.rows_trajects import ROWS as TRAJECT_ROWS
from tests.matrix.rows_webhooks import WEBHOOKS

__all__ = [
    "ADMINISTRATION",
    "ADMINISTRATOR",
    "ANONYMOUS",
    "ASSIGNED",
    "CALLERS",
    "COORDINATOR",
    "COORDINATOR_EXPIRED",
    "DIRECTOR",
    "EXPIRED",
    "NARROW_MACHINE",
    "NOT_ASSIGNED",
    "OTHER_MACHINE",
    "OWN_MACHINE",
    "PRIVACY_OFFICER",
    "ROWS",
]

_STALE = {"If-Match": '"99"'}
_PARTY_READERS = (COORDINATOR, COORDINATOR_EXPIRED, ADMINISTRATION, DIRECTOR, ADMINISTRATOR)
_PERSON = {
    "service": "werkfit-maken", "goal": "benefit-to-work", "givenNames": "Nieuw", "surname": "Proef", "sex": "O",
    "dateOfBirth": "1991-01-01", "phone": "06-23456780",
    "address": {"street": "Straat", "houseNumber": "1", "postcode": "1234 AB", "city": "Stad"},
}  # fmt: skip
_JWK = {"kty": "EC", "kid": "k1", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}
_HEALTH = {"purpose": "guidance"}


def _batch(operation: str, status: int, **more: Any) -> Row:
    """A batch of the own party, or of any party for the coordinator; another party's batch does not exist."""
    refused = OFFICE | {OTHER_MACHINE: 404}
    return Row(operation, only(status, OWN_MACHINE, COORDINATOR), refused, **more)


def _records(singular: str, plural: str, kind: str, new: dict[str, Any], **query: str) -> tuple[Row, ...]:
    where = {"recordId": f"{{{kind}}}"}
    return (
        file(f"list{plural}", only(200, ASSIGNED), query=query),
        file(f"add{singular}", only(201, ASSIGNED), body=new, query=query),
        file(f"change{singular}", only(412, ASSIGNED), body=new, headers=_STALE, where=where, query=query),
        file(f"remove{singular}", only(412, ASSIGNED), headers=_STALE, where=where, query=query),
    )


PUBLIC = (
    Row("readLiveness", everyone(200)),
    Row("readReadiness", everyone(200)),
    Row("login", everyone(200), body={"email": "{email}", "password": "{password}"}),
    Row("loginSecondStep", everyone(401), body={"challenge": "x" * 43, "code": "123456"}),
    Row("refreshSession", everyone(401), headers={"X-Requested-With": "trajectdossier"}),
    Row(
        "createMachineToken",
        everyone(200),
        form={
            "grant_type": "client_credentials",
            "client_id": "{machine}",
            "client_secret": "{machine_secret}",
        },
    ),
)

OWN_ACCOUNT = (
    office("readMe", staff(200)),
    # The code is wrong on purpose: 403 for whoever has an account, as for whoever has none.
    office("strengthenSession", staff(403), body={"code": "123456"}),
    office("logout", staff(204), own_session=True),
    office("beginTotpEnrolment", staff(201)),
    office("confirmTotpEnrolment", staff(400), body={"code": "123456"}),
    office("changePassword", staff(400), body={"currentPassword": "fout", "newPassword": "vijf andere woorden samen"}),
)  # fmt: skip

USERS = (
    office("listUsers", only(200, ADMINISTRATOR)),
    office(
        "createUser",
        only(201, ADMINISTRATOR),
        body={"name": "Nieuw Mens", "email": "nieuw@example.org", "roles": ["adviser"]},
    ),
    office("readUser", only(200, ADMINISTRATOR)),
    office("changeUser", only(412, ADMINISTRATOR), body={"name": "Ander Mens"}, headers=_STALE),
    office("removeUser", only(200, ADMINISTRATOR)),
    office("resetPassword", only(200, ADMINISTRATOR), where={"userId": "{user_to_reset}"}),
    office("listConfidentialityAgreements", only(200, ADMINISTRATOR)),
    office(
        "recordConfidentialityAgreement",
        only(201, ADMINISTRATOR),
        body={
            "version": "1",
            "signedOn": "2026-11-24",
            "validFrom": "2026-11-24",
            "validUntil": "2027-11-24",
        },
        where={"userId": "{user_to_reset}"},
    ),
)

PARTIES = (
    office("listCommissioningParties", only(200, *_PARTY_READERS)),
    office(
        "createCommissioningParty", only(201, ADMINISTRATOR), body={"kind": "employer", "name": "Werkgever"}
    ),
    office("readCommissioningParty", only(200, *_PARTY_READERS)),
    office("changeCommissioningParty", only(412, ADMINISTRATOR), body={"name": "Anders"}, headers=_STALE),
    office("listContracts", only(200, *_PARTY_READERS)),
    office(
        "createContract",
        only(201, ADMINISTRATOR),
        body={
            "reference": "R2",
            "services": ["naar-werk"],
            "intakeFields": ["bsn"],
            "validFrom": "2026-01-01",
        },
    ),
    office("changeContract", only(412, ADMINISTRATOR), body={"reference": "R3"}, headers=_STALE),
    office("listApiClients", only(200, ADMINISTRATOR)),
    office("createApiClient", only(201, ADMINISTRATOR), body={"name": "Nieuw", "scopes": ["intake:read"]}),
    office("addApiClientSecret", only(201, ADMINISTRATOR)),
    office("setApiClientPublicKeys", only(200, ADMINISTRATOR), body={"keys": [_JWK]}),
    office("revokeApiClientSecret", only(204, ADMINISTRATOR)),
    office("revokeApiClient", only(204, ADMINISTRATOR)),
)

INTAKE = (
    office(
        "submitIntake",
        only(201, OWN_MACHINE, OTHER_MACHINE),
        body={**_PERSON, "orderReference": "M-{caller}", "bsn": "{new_bsn}"},
    ),
    office(
        "uploadIntakeBatch",
        only(202, OWN_MACHINE, OTHER_MACHINE, COORDINATOR),
        file=b"kenmerk;dienst\nX-1;naar-werk\n",
        query={"partyId": "{own_or_partyId}"},
    ),
    office("listIntakeBatches", only(200, OWN_MACHINE, OTHER_MACHINE, COORDINATOR)),
    _batch("readIntakeBatch", 200),
    _batch("listIntakeRows", 200),
    # The rows themselves go back to who sent them, not to the coordinator.
    office("downloadFailedRows", only(200, OWN_MACHINE), refused={OTHER_MACHINE: 404}),
    _batch("readIntakeReceipt", 200),
    _batch("cancelIntakeBatch", 409),
    office("listReferrals", only(200, COORDINATOR)),
    office("readReferral", only(200, COORDINATOR)),
    office(
        "acceptReferral",
        only(200, COORDINATOR),
        body={"adviserId": "{adviser}"},
        where={"referralId": "{referral_to_accept}"},
    ),
    office(
        "rejectReferral",
        only(200, COORDINATOR),
        body={"code": "no-capacity"},
        where={"referralId": "{referral_to_reject}"},
    ),
    office("listAdvisers", only(200, COORDINATOR, COORDINATOR_EXPIRED)),
)

_LISTERS = only(200, ASSIGNED, NOT_ASSIGNED, FORMERLY, COORDINATOR)

CLIENTS = (
    office("listClients", _LISTERS),
    office("searchClients", _LISTERS, body={"query": "achternaam"}),
    office(
        "createClient",
        only(201, COORDINATOR),
        body={
            **_PERSON,
            "orderReference": "N-1",
            "bsn": "{new_bsn}",
            "partyId": "{partyId}",
            "contractId": "{contractId}",
            "adviserId": "{adviser}",
        },
    ),
    file("readClient", only(200, ASSIGNED, COORDINATOR)),
    file("changeClient", only(412, ASSIGNED), body={"phone": "06-23456781"}, headers=_STALE),
    file("revealBsn", only(200, ASSIGNED), body={"purpose": "guidance"}),
    *_records("Benefit", "Benefits", "benefits", {"kind": "ZW"}),
    *_records("Education", "Educations", "educations", {"name": "Vak"}),
    *_records("Diploma", "Diplomas", "diplomas", {"name": "Vak"}),
    *_records("WorkExperience", "WorkExperiences", "work-experiences", {"jobTitle": "Kok"}),
    *_records("Preference", "Preferences", "preferences", {"kind": "hours", "text": "24 uur"}),
    *_records(
        "HealthRecord", "HealthRecords", "health-records", {"item": "tillen", "source": "client"}, **_HEALTH
    ),
    file("listNotes", only(200, ASSIGNED)),
    file(
        "addNote",
        only(201, ASSIGNED),
        body={"kind": "mail", "happenedAt": "2026-11-24T10:00:00Z", "text": "Nieuw."},
    ),
    file("changeNote", only(403, ASSIGNED), body={"text": "Van een ander."}, headers=_STALE),
    file("keepNoteDraft", only(200, ASSIGNED), body={"text": "Nieuw concept"}),
    file("readNoteDraft", only(200, ASSIGNED)),
    file("dropNoteDraft", only(204, ASSIGNED)),
    file("readAccessLog", only(200, ASSIGNED)),
    file("readWhoCanAccess", only(200, ASSIGNED, COORDINATOR)),
    file("listAssignments", only(200, ASSIGNED, COORDINATOR)),
    file(
        "reassignClient",
        only(201, COORDINATOR),
        refused={EXPIRED: 404},  # no adviser assigns, with or without an agreement
        body={"adviserId": "{adviser}", "reason": "proef"},
        where={"clientId": "{client_to_move}"},
    ),
)

OVERSIGHT = (
    office("readDay", staff(200)),
    office("listAuditRecords", only(200, PRIVACY_OFFICER)),
    office("readPolicyMatrix", staff(200)),
)

ROWS: tuple[Row, ...] = (
    *PUBLIC,
    *OWN_ACCOUNT,
    *USERS,
    *PARTIES,
    *INTAKE,
    *CLIENTS,
    *OVERSIGHT,
    *ACCESS,
    *RETENTION,
    *STATEMENTS,
    *REVIEW,
    *CONSENTS,
    *REQUESTS,
    *PACKAGES,
    *PROCESSING,
    *DISCLOSURES,
    *COMPLAINTS,
    *PLANS,
    *DOCUMENTS,
    *RESTRICTIONS,
    *RESULTS,
    *HOURS,
    *TIMELINE,
    *REPORTS,
    *WEBHOOKS,
    *TRAJECT_ROWS,
    *LOG_AND_KEYS,
)
