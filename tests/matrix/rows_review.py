"""Rows of explanations, the reglement, the client's view of the log and the transfer of a caseload."""

from tests.matrix.callers import (
    ADMINISTRATOR,
    ASSIGNED,
    COORDINATOR,
    DIRECTOR,
    FORMERLY,
    NOT_ASSIGNED,
    PRIVACY_OFFICER,
    Row,
    file,
    office,
    only,
    staff,
)

_NOBODY = "01a20cf0-0000-7000-8000-000000000000"
_OVERSEERS = (PRIVACY_OFFICER, DIRECTOR)
_ADVISERS = (ASSIGNED, NOT_ASSIGNED, FORMERLY)

REVIEW: tuple[Row, ...] = (
    office("explainAccess", staff(200), query={"action": "client.read", "clientId": "{clientId}"}),
    office("readReglement", staff(200)),
    file("readClientAccessLog", only(200, ASSIGNED)),
    file("printClientAccessLog", only(200, ASSIGNED)),
    file("askAboutAccess", only(201, ASSIGNED), body={"action": "client.read"}),
    office(
        "previewCaseloadTransfer",
        only(400, COORDINATOR),
        query={"fromAdviserId": "{adviser}", "toAdviserId": "{adviser}"},
    ),
    # To oneself: past the wall, nothing moved.
    office(
        "transferCaseload",
        only(400, COORDINATOR),
        body={
            "fromAdviserId": "{adviser}",
            "toAdviserId": "{adviser}",
            "reason": "verhuisd",
            "expectedClients": 1,
        },
    ),
    office("listCaseloadTransfers", only(200, COORDINATOR, *_ADVISERS)),
    office("cancelCaseloadTransfer", only(404, COORDINATOR), where={"transferId": _NOBODY}),
    office("readTransferDigest", only(404, *_ADVISERS), where={"transferId": _NOBODY}),
    file("readClientDigest", only(200, ASSIGNED)),
    office("listAccessReviews", only(200, *_OVERSEERS)),
    # The filled house has the review of its quarter already.
    office("openAccessReview", only(409, PRIVACY_OFFICER)),
    office("readAccessReview", only(200, *_OVERSEERS)),
    office(
        "decideAccessReviewRow",
        only(404, *_OVERSEERS),
        body={"decision": "kept"},
        headers={"If-Match": '"1"'},
        where={"rowId": _NOBODY},
    ),
    office("closeAccessReview", only(409, PRIVACY_OFFICER), headers={"If-Match": '"1"'}),
    office("readAccessReviewReport", only(409, *_OVERSEERS)),
    office("listAccessReviewMeasures", only(200, COORDINATOR, ADMINISTRATOR)),
    office("listAccessQuestions", only(200, *_OVERSEERS)),
    office("answerAccessQuestion", only(409, *_OVERSEERS), body={"answer": "Nog eens."}),
)
