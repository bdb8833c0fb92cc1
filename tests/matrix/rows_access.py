"""Rows of stand-ins, emergency access and exclusions."""

from tests.matrix.callers import (
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
)

_ADVISERS = (ASSIGNED, NOT_ASSIGNED, FORMERLY)

ACCESS: tuple[Row, ...] = (
    office("listColleagues", only(200, *_ADVISERS, COORDINATOR, PRIVACY_OFFICER, DIRECTOR)),
    office("listStandIns", only(200, *_ADVISERS, COORDINATOR)),
    # An adviser arranges it for the own clients: here for someone else's, so only the coordinator may. The stand-in
    # named is at once the absent one: past the wall, nothing changed.
    office(
        "arrangeStandIn",
        only(400, COORDINATOR),
        body={
            "absentAdviserId": "{adviser}",
            "standInId": "{adviser}",
            "reason": "leave",
            "beginsAt": "2026-11-26T08:00:00Z",
            "endsAt": "2026-11-27T17:00:00Z",
        },
    ),
    office(
        "endStandIn",
        only(412, ASSIGNED, COORDINATOR) | only(404, NOT_ASSIGNED, FORMERLY),
        headers={"If-Match": '"99"'},
    ),
    office("readStandInDigest", only(404, *_ADVISERS)),
    office("listEmergencyAccesses", only(200, *_ADVISERS, PRIVACY_OFFICER)),
    # Nobody here has just shown a second factor: 403 for whoever may ask, as for whoever may not.
    office(
        "openEmergencyAccess",
        only(403, *_ADVISERS),
        body={
            "clientNumber": "C-000001",
            "dateOfBirth": "1985-05-17",
            "kind": "client-at-risk",
            "reason": "Iemand belt in nood en de adviseur is er niet.",
        },
    ),
    office(
        "reviewEmergencyAccess",
        only(412, PRIVACY_OFFICER),
        body={"outcome": "justified", "remark": "Terecht."},
        headers={"If-Match": '"99"'},
    ),
    file("listExclusions", only(200, ASSIGNED)),
    file("addExclusion", only(409, ASSIGNED), body={"userId": "{excluded}", "reason": "neighbour"}),
    file("liftExclusion", only(404, ASSIGNED), where={"exclusionId": "01a20cf0-0000-7000-8000-000000000000"}),
)
