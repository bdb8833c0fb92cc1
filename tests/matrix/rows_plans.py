"""The matrix of plan and activities. The filled plan was approved by the client, without a second approval to come."""

from typing import Any

from tests.matrix.callers import ASSIGNED, EXPIRED, OTHER_MACHINE, OWN_MACHINE, Row, file, office, only

_STALE = {"If-Match": '"99"'}
_ACTIVITY = {"group": "orientation", "product": "Nieuw"}


def _file(operation: str, status: int, **more: Any) -> Row:
    """A file reached by its traject. Without an agreement the traject itself does not exist, so R27 is not named."""
    return file(operation, only(status, ASSIGNED), refused={EXPIRED: 404}, **more)


PLANS = (
    _file("readPlan", 200),
    _file("writePlan", 412, body={"goals": "Anders"}, headers=_STALE),
    _file(
        "approvePlan",
        409,
        body={"approver": "client", "number": 1, "method": "spoken", "on": "2026-11-24"},
    ),
    # Of another party's plan a machine learns as much as of none.
    office("approvePlanByParty", only(409, OWN_MACHINE), refused={OTHER_MACHINE: 404}, body={"number": 1}),
    _file("listPlanVersions", 200),
    _file("readPlanVersion", 200, where={"number": "1"}),
    _file("comparePlanVersions", 200, query={"from": "1", "to": "1"}),
    _file("listActivities", 200),
    _file("changeActivity", 412, body={"status": "done"}, headers=_STALE),
    _file("removeActivity", 412, headers=_STALE),
    # Last: it makes a second version.
    _file("addActivity", 201, body=_ACTIVITY),
)
