"""Hours, appointments and the calendar feed, for every caller."""

from tests.matrix.callers import (
    ASSIGNED,
    EXPIRED,
    FORMERLY,
    NOT_ASSIGNED,
    Row,
    everyone,
    file,
    office,
    only,
    staff,
)

# Without an agreement the row filter hides the traject, so that its client cannot be named (R27).
_TRAJECT = {EXPIRED: 404}
_STALE = {"If-Match": '"99"'}
_ENTRY = {"entryId": "{hourEntryId}"}
_ADVISERS = only(200, ASSIGNED, NOT_ASSIGNED, FORMERLY)
_TRAVEL = {"kind": "travel", "day": "2026-11-24", "minutes": 15}

HOURS: tuple[Row, ...] = (
    file("listHours", only(200, ASSIGNED), refused=_TRAJECT),
    file("addHours", only(201, ASSIGNED), refused=_TRAJECT, body=_TRAVEL),
    file(
        "changeHours",
        only(412, ASSIGNED),
        body={"minutes": 20},
        headers=_STALE,
        where=_ENTRY,
        refused=_TRAJECT,
    ),
    file("removeHours", only(412, ASSIGNED), headers=_STALE, where=_ENTRY, refused=_TRAJECT),
    office("readHoursWeek", _ADVISERS, where={"isoWeek": "2026-W48"}),
    # An entry of a client who is not theirs does not exist for another adviser.
    office(
        "approveHours",
        only(200, ASSIGNED) | only(404, NOT_ASSIGNED, FORMERLY),
        body={"entryIds": ["{hourEntryId}"]},
    ),
    office("readAgenda", _ADVISERS, query={"from": "2026-11-23", "to": "2026-11-29"}),
    file("listAppointments", only(200, ASSIGNED)),
    file(
        "addAppointment",
        only(201, ASSIGNED),
        body={"kind": "phone", "startsAt": "2026-11-30T10:00:00Z", "minutes": 30},
    ),
    file("changeAppointment", only(412, ASSIGNED), body={"kind": "video"}, headers=_STALE),
    file("removeAppointment", only(412, ASSIGNED), headers=_STALE),
    office("readCalendarFeedState", staff(200)),
    office("makeCalendarFeed", staff(201)),
    # A feed of nobody in particular: each caller ends only their own.
    office("revokeCalendarFeed", staff(404), where={"feedId": "01a20cf0-0000-7000-8000-000000000000"}),
    # Who knows the secret gets what its owner may see now, whoever asks.
    Row("readCalendarFeed", everyone(200), where={"token": "{feed_secret}"}),
)
