"""Rows of explanations, the reglement, the client's view of the log and the transfer of a caseload."""

from tests.matrix.callers import ASSIGNED, COORDINATOR, Row, file, office, only, staff

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
)
