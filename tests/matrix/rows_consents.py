"""Rows of consents, objections and the mailing list."""

from tests.matrix.callers import (
    ASSIGNED,
    COORDINATOR,
    EXPIRED,
    FILE,
    PRIVACY_OFFICER,
    Row,
    file,
    office,
    only,
    staff,
)

_NOWHERE = {"consentTextId": "01a20cf0-0000-7000-8000-000000000000"}
_ASK = {
    "purpose": "introduction-to-employer",
    "textId": "{consentText}",
    "recipientKind": "employer",
    "categories": ["name"],
    "months": 6,
}
_OBJECTORS = only(200, ASSIGNED, COORDINATOR)
# By its own id, a consent that the row filters hide is not there: R27 is said where the file is named.
_HIDDEN = {EXPIRED: 404}

CONSENTS: tuple[Row, ...] = (
    office("listConsentTexts", staff(200)),
    office(
        "publishConsentText",
        only(201, PRIVACY_OFFICER),
        body={"purpose": "photo-or-quote", "body": "Mag het bureau uw foto gebruiken?"},
    ),
    office("withdrawConsentText", only(404, PRIVACY_OFFICER), where=_NOWHERE),
    file("listConsents", only(200, ASSIGNED)),
    file("askConsent", only(201, ASSIGNED), body=_ASK),
    file(
        "answerConsent", only(409, ASSIGNED), _HIDDEN, body={"given": False}, where={"consentId": "{consent}"}
    ),
    file("printConsentReceipt", only(200, ASSIGNED), _HIDDEN, where={"consentId": "{consent}"}),
    file(
        "withdrawConsent",
        only(200, ASSIGNED),
        _HIDDEN,
        body={"channel": "phone"},
        where={"consentId": "{consent}"},
    ),
    Row("listObjections", _OBJECTORS, FILE),
    Row(
        "registerObjection",
        only(201, ASSIGNED, COORDINATOR),
        FILE,
        body={"channel": "phone"},
    ),
    office("exportMailing", only(200, COORDINATOR), body={"purpose": "commercial-mailing"}),
)
