"""Rows of restrictions and of telling recipients: a restriction that was lifted, a correction that travels still."""

from tests.matrix.callers import ASSIGNED, DIRECTOR, EXPIRED, FILE, PRIVACY_OFFICER, Row, file, only

_HIDDEN = {EXPIRED: 404}
_CORRECTION = {"requestId": "{correctionId}"}
_RESTRICTION = {"restrictionId": "{restrictionId}"}
_READERS = only(200, ASSIGNED, PRIVACY_OFFICER, DIRECTOR)
_OFFICER = only(200, PRIVACY_OFFICER)

RESTRICTIONS: tuple[Row, ...] = (
    file("listRestrictions", _READERS),
    file("listRestrictableRecords", _READERS),
    file(
        "readRestrictionLetter",
        _READERS,
        where={**_RESTRICTION, "letterId": "{restrictionLetter}"},
    ),
    # One who may, and the file stays in use for the rows behind this one: a field that is nowhere else looked at.
    file(
        "restrictData",
        only(201, PRIVACY_OFFICER),
        _HIDDEN,
        body={
            "scope": "field",
            "field": "email",
            "ground": "objection-pending",
            "reason": "Nog niet afgewogen.",
        },
    ),
    file("tellOfLifting", only(409, PRIVACY_OFFICER), _HIDDEN, where=_RESTRICTION),
    file("liftRestriction", only(409, PRIVACY_OFFICER), _HIDDEN, where=_RESTRICTION),
    Row("listRecipients", only(200, ASSIGNED, PRIVACY_OFFICER), FILE | _HIDDEN, where=_CORRECTION),
    Row(
        "makeRecipientList",
        _OFFICER,
        FILE | _HIDDEN,
        body={"categories": ["contact", "background"]},
        where=_CORRECTION,
    ),
    Row("tellClientOfRecipients", _OFFICER, FILE | _HIDDEN, where=_CORRECTION),
    # The adviser tells; for the officer, who asks next, it is done.
    Row(
        "tellRecipient",
        only(200, ASSIGNED) | only(409, PRIVACY_OFFICER),
        FILE | _HIDDEN,
        body={"channel": "email"},
        where=_CORRECTION,
    ),
    Row(
        "markRecipientImpossible",
        only(409, ASSIGNED, PRIVACY_OFFICER),
        FILE | _HIDDEN,
        body={"reason": "recipient-gone"},
        where=_CORRECTION,
    ),
)
