"""Rows of results: references, assessments, suitability, placements (R10, R11, R16, R20)."""

from tests.matrix.callers import (
    ADMINISTRATION,
    ADMINISTRATOR,
    ASSIGNED,
    COORDINATOR,
    COORDINATOR_EXPIRED,
    DIRECTOR,
    EXPIRED,
    MACHINES,
    PRIVACY_OFFICER,
    Row,
    file,
    only,
)
from tests.support.fill_results import assessment, placement, reference, suitability

_STALE = {"If-Match": '"99"'}
_DAY = "2026-11-25"
_OBSERVATION = {"kind": "observation", "text": "Nieuwe waarneming.", "observedOn": _DAY}
_NO_JUDGE = dict.fromkeys(
    (
        COORDINATOR,
        COORDINATOR_EXPIRED,
        PRIVACY_OFFICER,
        ADMINISTRATION,
        DIRECTOR,
        ADMINISTRATOR,
        *MACHINES,
    ),
    403,
)
"""R10: who is no adviser is told so, whichever the file."""
_UNDER_A_TRAJECT = {EXPIRED: 404}
"""Without an agreement the traject itself is out of sight, and with it whose it is."""
_PURPOSE = {"purpose": "suitability-assessment"}

RESULTS: tuple[Row, ...] = (
    file("listReferences", only(200, ASSIGNED)),
    file("addReference", only(201, ASSIGNED), body=reference("Nieuw", _DAY)),
    # A draft of the former adviser cites it, which is no reason not to correct it.
    file("changeReference", only(412, ASSIGNED), body={"fact": "Anders."}, headers=_STALE),
    file("removeReference", only(409, ASSIGNED), headers=_STALE),
    file("listAssessments", only(200, ASSIGNED), _UNDER_A_TRAJECT),
    file("readAssessment", only(200, ASSIGNED), _UNDER_A_TRAJECT),
    file(
        "addAssessment",
        only(201, ASSIGNED),
        _UNDER_A_TRAJECT | _NO_JUDGE,
        body=assessment("Nieuw", _OBSERVATION),
    ),
    # The former adviser's judgement stays theirs.
    file(
        "changeAssessment",
        only(403, ASSIGNED),
        _UNDER_A_TRAJECT | _NO_JUDGE,
        body={"opinion": "Anders."},
        headers=_STALE,
    ),
    file("listSuitabilityAssessments", only(200, ASSIGNED), _UNDER_A_TRAJECT, query=_PURPOSE),
    file(
        "addSuitabilityAssessment",
        only(201, ASSIGNED),
        _UNDER_A_TRAJECT,
        body=suitability("Nieuw", _DAY),
        query=_PURPOSE,
    ),
    file("listPlacements", only(200, ASSIGNED), _UNDER_A_TRAJECT),
    file("addPlacement", only(201, ASSIGNED), _UNDER_A_TRAJECT, body=placement("Nieuw", _DAY)),
    file("changePlacement", only(412, ASSIGNED), _UNDER_A_TRAJECT, body={"hoursPerWeek": 20}, headers=_STALE),
)
