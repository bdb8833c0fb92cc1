"""The matrix as data: every operation of openapi.yaml, what is sent, who may, and what the others get.

`allowed` names the callers that may, with the exact status; everyone else gets what `refused` says of them.
A body is well formed but harmless where it can be (If-Match "99" answers 412: past the wall, nothing changed).
Braces in a path, query or body are filled in from the house by `test_matrix`.
"""

from dataclasses import dataclass, field
from typing import Any

ASSIGNED = "assigned"
NOT_ASSIGNED = "not assigned"
FORMERLY = "formerly assigned"
EXPIRED = "agreement expired"
COORDINATOR = "coordinator"
COORDINATOR_EXPIRED = "coordinator, agreement expired"
PRIVACY_OFFICER = "privacy_officer"
ADMINISTRATION = "administration"
DIRECTOR = "director"
ADMINISTRATOR = "administrator"
OWN_MACHINE = "machine of the party"
NARROW_MACHINE = "machine of the party without intake scopes"
OTHER_MACHINE = "machine of another party"
ANONYMOUS = "anonymous"

ADVISERS = (ASSIGNED, NOT_ASSIGNED, FORMERLY, EXPIRED)
STAFF = (
    *ADVISERS, COORDINATOR, COORDINATOR_EXPIRED, PRIVACY_OFFICER, ADMINISTRATION, DIRECTOR, ADMINISTRATOR,
)  # fmt: skip
MACHINES = (OWN_MACHINE, NARROW_MACHINE, OTHER_MACHINE)
CALLERS = (*STAFF, *MACHINES, ANONYMOUS)

OFFICE = dict.fromkeys(CALLERS, 403) | {ANONYMOUS: 401}
"""An office act: who it does not belong to is told so."""

FILE = dict.fromkeys(CALLERS, 404) | {ANONYMOUS: 401, EXPIRED: 403}
"""A client's file: for who has no relation to it, it does not exist (R24); R27 is said to the assigned adviser."""


@dataclass(frozen=True)
class Row:
    """One operation for all callers."""

    operation: str
    allowed: dict[str, int]
    refused: dict[str, int] = field(default_factory=lambda: OFFICE)
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] | None = None
    file: bytes | None = None
    where: dict[str, str] = field(default_factory=dict)
    own_session: bool = False
    """The act would end the caller's session: do it with a login of its own."""

    def expected(self, caller: str) -> int:
        return self.allowed.get(caller, self.refused[caller])


def everyone(status: int) -> dict[str, int]:
    return dict.fromkeys(CALLERS, status)


def staff(status: int) -> dict[str, int]:
    return dict.fromkeys(STAFF, status)


def only(status: int, *callers: str) -> dict[str, int]:
    return dict.fromkeys(callers, status)


_ANY_STAFF = {**staff(200)}
_STALE = {"If-Match": '"99"'}
_PARTY_READERS = (COORDINATOR, COORDINATOR_EXPIRED, ADMINISTRATION, DIRECTOR, ADMINISTRATOR)
_PERSON = {
    "service": "werkfit-maken", "goal": "benefit-to-work", "givenNames": "Nieuw", "surname": "Proef", "sex": "O",
    "dateOfBirth": "1991-01-01", "phone": "06-23456780",
    "address": {"street": "Straat", "houseNumber": "1", "postcode": "1234 AB", "city": "Stad"},
}  # fmt: skip
_JWK = {"kty": "EC", "kid": "k1", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}
_HEALTH = {"purpose": "guidance"}


def _office(
    operation: str, allowed: dict[str, int], refused: dict[str, int] | None = None, **more: Any
) -> Row:
    return Row(operation, allowed, OFFICE | (refused or {}), **more)


def _file(operation: str, allowed: dict[str, int], refused: dict[str, int] | None = None, **more: Any) -> Row:
    return Row(operation, allowed, FILE | (refused or {}), **more)


def _batch(operation: str, status: int, **more: Any) -> Row:
    """A batch of the own party, or of any party for the coordinator; another party's batch does not exist."""
    refused = OFFICE | {OTHER_MACHINE: 404}
    return Row(operation, only(status, OWN_MACHINE, COORDINATOR), refused, **more)


def _records(singular: str, plural: str, kind: str, new: dict[str, Any], **query: str) -> tuple[Row, ...]:
    where = {"recordId": f"{{{kind}}}"}
    return (
        _file(f"list{plural}", only(200, ASSIGNED), query=query),
        _file(f"add{singular}", only(201, ASSIGNED), body=new, query=query),
        _file(f"change{singular}", only(412, ASSIGNED), body=new, headers=_STALE, where=where, query=query),
        _file(f"remove{singular}", only(412, ASSIGNED), headers=_STALE, where=where, query=query),
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
    _office("readMe", staff(200)),
    # The code is wrong on purpose: 403 for whoever has an account, as for whoever has none.
    _office("strengthenSession", staff(403), body={"code": "123456"}),
    _office("logout", staff(204), own_session=True),
    _office("beginTotpEnrolment", staff(201)),
    _office("confirmTotpEnrolment", staff(400), body={"code": "123456"}),
    _office("changePassword", staff(400), body={"currentPassword": "fout", "newPassword": "vijf andere woorden samen"}),
)  # fmt: skip

USERS = (
    _office("listUsers", only(200, ADMINISTRATOR)),
    _office(
        "createUser",
        only(201, ADMINISTRATOR),
        body={"name": "Nieuw Mens", "email": "nieuw@example.org", "roles": ["adviser"]},
    ),
    _office("readUser", only(200, ADMINISTRATOR)),
    _office("changeUser", only(412, ADMINISTRATOR), body={"name": "Ander Mens"}, headers=_STALE),
    _office("removeUser", only(200, ADMINISTRATOR)),
    _office("resetPassword", only(200, ADMINISTRATOR), where={"userId": "{user_to_reset}"}),
    _office("listConfidentialityAgreements", only(200, ADMINISTRATOR)),
    _office(
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
    _office("listCommissioningParties", only(200, *_PARTY_READERS)),
    _office(
        "createCommissioningParty", only(201, ADMINISTRATOR), body={"kind": "employer", "name": "Werkgever"}
    ),
    _office("readCommissioningParty", only(200, *_PARTY_READERS)),
    _office("changeCommissioningParty", only(412, ADMINISTRATOR), body={"name": "Anders"}, headers=_STALE),
    _office("listContracts", only(200, *_PARTY_READERS)),
    _office(
        "createContract",
        only(201, ADMINISTRATOR),
        body={
            "reference": "R2",
            "services": ["naar-werk"],
            "intakeFields": ["bsn"],
            "validFrom": "2026-01-01",
        },
    ),
    _office("changeContract", only(412, ADMINISTRATOR), body={"reference": "R3"}, headers=_STALE),
    _office("listApiClients", only(200, ADMINISTRATOR)),
    _office("createApiClient", only(201, ADMINISTRATOR), body={"name": "Nieuw", "scopes": ["intake:read"]}),
    _office("addApiClientSecret", only(201, ADMINISTRATOR)),
    _office("setApiClientPublicKeys", only(200, ADMINISTRATOR), body={"keys": [_JWK]}),
    _office("revokeApiClientSecret", only(204, ADMINISTRATOR)),
    _office("revokeApiClient", only(204, ADMINISTRATOR)),
)

INTAKE = (
    _office(
        "submitIntake",
        only(201, OWN_MACHINE, OTHER_MACHINE),
        body={**_PERSON, "orderReference": "M-{caller}", "bsn": "{new_bsn}"},
    ),
    _office(
        "uploadIntakeBatch",
        only(202, OWN_MACHINE, OTHER_MACHINE, COORDINATOR),
        file=b"kenmerk;dienst\nX-1;naar-werk\n",
        query={"partyId": "{own_or_partyId}"},
    ),
    _office("listIntakeBatches", only(200, OWN_MACHINE, OTHER_MACHINE, COORDINATOR)),
    _batch("readIntakeBatch", 200),
    _batch("listIntakeRows", 200),
    # The rows themselves go back to who sent them, not to the coordinator.
    _office("downloadFailedRows", only(200, OWN_MACHINE), refused={OTHER_MACHINE: 404}),
    _batch("readIntakeReceipt", 200),
    _batch("cancelIntakeBatch", 409),
    _office("listReferrals", only(200, COORDINATOR)),
    _office("readReferral", only(200, COORDINATOR)),
    _office(
        "acceptReferral",
        only(200, COORDINATOR),
        body={"adviserId": "{adviser}"},
        where={"referralId": "{referral_to_accept}"},
    ),
    _office(
        "rejectReferral",
        only(200, COORDINATOR),
        body={"code": "no-capacity"},
        where={"referralId": "{referral_to_reject}"},
    ),
    _office("listAdvisers", only(200, COORDINATOR, COORDINATOR_EXPIRED)),
)

_LISTERS = only(200, ASSIGNED, NOT_ASSIGNED, FORMERLY, COORDINATOR)

CLIENTS = (
    _office("listClients", _LISTERS),
    _office("searchClients", _LISTERS, body={"query": "achternaam"}),
    _office(
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
    _file("readClient", only(200, ASSIGNED, COORDINATOR)),
    _file("changeClient", only(412, ASSIGNED), body={"phone": "06-23456781"}, headers=_STALE),
    _file("revealBsn", only(200, ASSIGNED), body={"purpose": "guidance"}),
    *_records("Benefit", "Benefits", "benefits", {"kind": "ZW"}),
    *_records("Education", "Educations", "educations", {"name": "Vak"}),
    *_records("Diploma", "Diplomas", "diplomas", {"name": "Vak"}),
    *_records("WorkExperience", "WorkExperiences", "work-experiences", {"jobTitle": "Kok"}),
    *_records("Preference", "Preferences", "preferences", {"kind": "hours", "text": "24 uur"}),
    *_records(
        "HealthRecord", "HealthRecords", "health-records", {"item": "tillen", "source": "client"}, **_HEALTH
    ),
    _file("listNotes", only(200, ASSIGNED)),
    _file(
        "addNote",
        only(201, ASSIGNED),
        body={"kind": "mail", "happenedAt": "2026-11-24T10:00:00Z", "text": "Nieuw."},
    ),
    _file("changeNote", only(403, ASSIGNED), body={"text": "Van een ander."}, headers=_STALE),
    _file("keepNoteDraft", only(200, ASSIGNED), body={"text": "Nieuw concept"}),
    _file("readNoteDraft", only(200, ASSIGNED)),
    _file("dropNoteDraft", only(204, ASSIGNED)),
    _file("readAccessLog", only(200, ASSIGNED)),
    _file("readWhoCanAccess", only(200, ASSIGNED, COORDINATOR)),
    _file("listAssignments", only(200, ASSIGNED, COORDINATOR)),
    _file(
        "reassignClient",
        only(201, COORDINATOR),
        refused={EXPIRED: 404},  # no adviser assigns, with or without an agreement
        body={"adviserId": "{adviser}", "reason": "proef"},
        where={"clientId": "{client_to_move}"},
    ),
)

OVERSIGHT = (
    _office("readDay", staff(200)),
    _office("listAuditRecords", only(200, PRIVACY_OFFICER)),
    _office("readPolicyMatrix", staff(200)),
)

ROWS: tuple[Row, ...] = (*PUBLIC, *OWN_ACCOUNT, *USERS, *PARTIES, *INTAKE, *CLIENTS, *OVERSIGHT)
