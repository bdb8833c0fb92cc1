"""Rows of questions, complaints, mediations and data breaches."""

from tests.matrix.callers import (
    ADMINISTRATION,
    ASSIGNED,
    COORDINATOR,
    DIRECTOR,
    EXPIRED,
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
_AGREED = only(201, ASSIGNED, NOT_ASSIGNED, FORMERLY, COORDINATOR, PRIVACY_OFFICER, ADMINISTRATION, DIRECTOR)
# By its own id, a question that the row filters hide is not there: R27 is said where the file is named.
_HIDDEN = {EXPIRED: 404}


def _handlers(operation: str, status: int, **more: object) -> Row:
    return office(operation, only(status, PRIVACY_OFFICER, DIRECTOR), **more)


COMPLAINTS: tuple[Row, ...] = (
    file("listQuestions", only(200, ASSIGNED)),
    file("askQuestion", only(201, ASSIGNED), body={"text": "Welke gegevens heeft u?"}),
    file("answerQuestion", only(409, ASSIGNED), _HIDDEN, body={"answer": "Nog eens."}),
    office("registerComplaint", _AGREED, body={"subject": "other", "contact": "Per brief."}),
    _handlers("listComplaints", 200),
    _handlers("readComplaint", 200),
    _handlers("assignComplaint", 400, body={"handlerId": _NOBODY}),
    _handlers("nameComplaintPerson", 400, body={"userId": _NOBODY}),
    _handlers("unnameComplaintPerson", 404, where={"userId": _NOBODY}),
    _handlers("linkComplaintClient", 409, body={"clientNumber": "C-000001"}),
    _handlers("readComplaintCounts", 200),
    _handlers("printComplaintCounts", 200),
    _handlers("readComplaintTerms", 200),
    office("readOutcomeStatistics", only(200, COORDINATOR, DIRECTOR)),
    _handlers("acknowledgeComplaint", 409),
    _handlers("hearComplaint", 400, body={"hearing": "held", "heardOn": "2026-11-24"}),
    _handlers("adjournComplaint", 400, body={"reason": ""}),
    _handlers("findComplaint", 409, body={"outcome": "unfounded", "finding": "Te vroeg."}),
    _handlers("answerComplaint", 409),
    _handlers("followUpComplaint", 409, body={"text": "Te vroeg."}),
    _handlers("closeComplaint", 409),
    _handlers("withdrawComplaint", 404, where={"complaintId": _NOBODY}),
    _handlers("readComplaintLetter", 200, where={"letterId": "{complaintLetter}"}),
    _handlers("listMediations", 200),
    _handlers("startMediation", 400, body={"aboutCaseId": _NOBODY}),
    _handlers("readMediation", 200),
    _handlers("recordPositions", 400, body={}),
    _handlers("concludeMediation", 400, body={"outcome": "agreed", "result": ""}),
    office("reportDataBreach", staff(201), body={"nature": "lost"}),
    _handlers("listDataBreaches", 200),
    _handlers("readDataBreach", 200),
    _handlers(
        "assessDataBreach",
        400,
        body={
            "facts": "",
            "categories": ["name"],
            "people": 1,
            "consequences": "Geen.",
            "measures": "Gewist.",
            "risk": "unlikely",
        },
    ),
    _handlers("decideDataBreach", 409, body={"notifyAuthority": True, "notifyClients": False}),
    _handlers(
        "recordAuthorityNotification",
        409,
        body={"reference": "AP-1", "notifiedAt": "2026-11-24T10:00:00Z"},
    ),
    _handlers("tellClientsOfBreach", 409, body={"clientNumbers": ["C-000001"], "words": "Er ging iets mis."}),
    _handlers("closeDataBreach", 409),
    _handlers("readBreachLetter", 404, where={"letterId": _NOBODY}),
)
