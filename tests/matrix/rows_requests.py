"""Rows of data-subject requests. The request of the dossier waits for the identity of who asks."""

from typing import Any

from tests.matrix.callers import (
    ADMINISTRATOR,
    ASSIGNED,
    COORDINATOR,
    COORDINATOR_EXPIRED,
    DIRECTOR,
    EXPIRED,
    FILE,
    PRIVACY_OFFICER,
    STAFF,
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
    _handled("reopenRequest", 409, {"reason": "new-facts"}),
    _handled("askOnRequest", 409, {"question": "Wat bedoelt u?"}),
    office(
        "takeInDataSubjectRequest",
        {caller: 404 for caller in STAFF if caller not in (EXPIRED, COORDINATOR_EXPIRED, ADMINISTRATOR)},
        body={"clientNumber": "C-999999", "type": "access", "channel": "phone"},
    ),
    office("listFinishedRequests", only(200, PRIVACY_OFFICER, DIRECTOR)),
    _handled("nameRequester", 200, {"requester": None}),
    _handled("setRequestFee", 403, {"cents": 100, "reason": "Veel werk."}),
    _handled("approveRequestFee", 409, None, PRIVACY_OFFICER, DIRECTOR),
    _handled("dropRequestFee", 409),
    _handled("joinRequest", 400, {"joinedTo": "00000000-0000-7000-8000-000000000000"}),
    _handled("handOverRequest", 409, {"channel": "post", "on": "2026-11-24"}),
    _handled("eraseOnRequest", 409, {"number": "V-2026-0001"}),
    _handled("extendRequest", 200, {"reason": "Er is meer tijd nodig."}),
    _handled("verifyRequestIdentity", 200, {"method": "called-back"}),
    # The adviser withdraws it; for the officer, who asks next, it is over.
    Row("withdrawRequest", only(200, ASSIGNED) | only(409, PRIVACY_OFFICER), FILE | _HIDDEN),
)
