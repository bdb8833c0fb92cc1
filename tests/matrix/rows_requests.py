"""Rows of data-subject requests. The request of the dossier waits for the identity of who asks."""

from typing import Any

from tests.matrix.callers import (
    ASSIGNED,
    COORDINATOR,
    DIRECTOR,
    EXPIRED,
    FILE,
    PRIVACY_OFFICER,
    Row,
    file,
    office,
    only,
)

_HIDDEN = {EXPIRED: 404}
_READERS = only(200, ASSIGNED, PRIVACY_OFFICER, DIRECTOR)


def _handled(operation: str, status: int, body: Any = None, *callers: str) -> Row:
    who = callers or (PRIVACY_OFFICER,)
    return Row(operation, only(status, *who), FILE | _HIDDEN, body=body)


REQUESTS: tuple[Row, ...] = (
    office("listDataSubjectRequests", only(200, PRIVACY_OFFICER, DIRECTOR)),
    file("listRequestsOfClient", _READERS),
    Row(
        "registerDataSubjectRequest",
        only(201, ASSIGNED, COORDINATOR, PRIVACY_OFFICER),
        FILE,
        body={
            "clientId": "{clientId}",
            "type": "access",
            "channel": "phone",
            "receivedOn": "2026-11-20",
        },
    ),
    Row("readDataSubjectRequest", _READERS, FILE | _HIDDEN),
    Row("readRequestLetter", _READERS, FILE | _HIDDEN),
    _handled("clarifyRequest", 409),
    _handled("decideRequest", 403, {"outcome": "granted", "explanation": "Wij doen het."}),
    _handled("reviewRequest", 409, {"agreed": True}, PRIVACY_OFFICER, DIRECTOR),
    _handled("executeRequest", 409),
    _handled("closeRequest", 409),
    _handled("reopenRequest", 409, None, ASSIGNED, PRIVACY_OFFICER),
    _handled("askOnRequest", 409),
    _handled("extendRequest", 200, {"reason": "Er is meer tijd nodig."}),
    _handled("verifyRequestIdentity", 200, {"method": "called-back"}),
    # The adviser withdraws it; for the officer, who asks next, it is over.
    Row("withdrawRequest", only(200, ASSIGNED) | only(409, PRIVACY_OFFICER), FILE | _HIDDEN),
)
