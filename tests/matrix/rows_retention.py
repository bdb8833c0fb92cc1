"""Rows of the end of files: forecast, holds, runs, certificates."""

from tests.matrix.callers import ASSIGNED, DIRECTOR, PRIVACY_OFFICER, Row, file, office, only

_NOTHING = "01a20cf0-0000-7000-8000-000000000000"
_BOTH = (PRIVACY_OFFICER, DIRECTOR)
_NO_RUN = {"runId": _NOTHING}
_STALE = {"If-Match": '"99"'}

RETENTION: tuple[Row, ...] = (
    office("readRetentionForecast", only(200, *_BOTH)),
    file("readClientRetention", only(200, ASSIGNED)),
    office("listRetentionHolds", only(200, *_BOTH)),
    # A hold without an end in sight: past the wall, nothing changed.
    office(
        "placeRetentionHold",
        only(400, PRIVACY_OFFICER),
        body={"clientId": "{clientId}", "reason": "legal-claim", "endsOn": "2036-01-01"},
    ),
    office("liftRetentionHold", only(404, PRIVACY_OFFICER), where={"holdId": _NOTHING}),
    office("listRetentionRuns", only(200, *_BOTH)),
    # Nothing is due in a house of a day old.
    office("makeRetentionRun", only(409, PRIVACY_OFFICER)),
    office("readRetentionRun", only(404, *_BOTH), where=_NO_RUN),
    office("listRetentionItems", only(404, *_BOTH), where=_NO_RUN),
    office(
        "excludeFromRetentionRun",
        only(404, PRIVACY_OFFICER),
        body={"itemId": _NOTHING, "reason": "date-doubted"},
        where=_NO_RUN,
    ),
    office("approveRetentionRun", only(404, DIRECTOR), body={"name": "x"}, headers=_STALE, where=_NO_RUN),
    office(
        "stopRetentionRun", only(404, *_BOTH), body={"reason": "wrong-list"}, headers=_STALE, where=_NO_RUN
    ),
    office("listErasureCertificates", only(200, *_BOTH)),
    office("readErasureCertificate", only(404, *_BOTH), where={"certificateId": _NOTHING}),
    office("readErasureCertificateLetter", only(404, *_BOTH), where={"certificateId": _NOTHING}),
)
