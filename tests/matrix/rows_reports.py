"""Rows of reports: the adviser's, the second person's, and what a commissioning party's machine reads."""

from typing import Any

from tests.matrix.callers import (
    ASSIGNED,
    EXPIRED,
    OFFICE,
    OTHER_MACHINE,
    OWN_MACHINE,
    PRIVACY_OFFICER,
    Row,
    file,
    office,
    only,
)

_STALE = {"If-Match": '"99"'}
_SENT = {"reportId": "{sentReportId}"}
_DELIVERED = OFFICE | {OTHER_MACHINE: 404}


def _traject(operation: str, status: int, **more: Any) -> Row:
    """Under a traject: without an agreement the traject itself is not there, so absence is all that is said."""
    return file(operation, only(status, ASSIGNED), {EXPIRED: 404}, **more)


REPORTS: tuple[Row, ...] = (
    _traject("listReports", 200),
    # The traject is new: there is nothing to report on in between yet.
    _traject("makeReport", 409, body={"kind": "plan"}),
    _traject("readReport", 200),
    _traject(
        "changeReport",
        412,
        body={"sections": [{"code": "agreements", "text": "Nieuw."}]},
        headers=_STALE,
    ),
    # A sentence waits for a second person, so nothing of it can be shown or sent.
    _traject("previewReport", 409),
    _traject("sendReport", 409, body={"sha256": "0" * 64}),
    _traject(
        "askReportReview",
        409,
        body={"place": "section:agreements", "start": 0, "reason": "x"},
    ),
    _traject("readReportPreview", 200, where=_SENT),
    _traject("readReportPreviewPage", 200, where={**_SENT, "pageNumber": "1"}),
    office("listReportReviews", only(200, PRIVACY_OFFICER)),
    office(
        "decideReportReview",
        only(200, PRIVACY_OFFICER),
        body={"decision": "refused", "reason": "Dit is niet nodig voor de opdracht."},
    ),
    office("listDeliveredReports", only(200, OWN_MACHINE, OTHER_MACHINE)),
    Row("readDeliveredReport", only(200, OWN_MACHINE), _DELIVERED, where=_SENT),
    Row("readDeliveredReportPdf", only(200, OWN_MACHINE), _DELIVERED, where=_SENT),
)
