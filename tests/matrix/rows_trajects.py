"""Rows of the traject, its tasks and the templates of services. Bodies of acts are well formed and change nothing."""

from tests.matrix.callers import (
    ADMINISTRATOR,
    ASSIGNED,
    COORDINATOR,
    EXPIRED,
    FORMERLY,
    NOT_ASSIGNED,
    Row,
    file,
    office,
    only,
    staff,
)

_STALE = {"If-Match": '"99"'}
_UNKNOWN = {EXPIRED: 404}
"""Whose a traject is, its own row says: without an agreement there is no row, so nothing to be refused for (R27)."""

TRAJECTS: tuple[Row, ...] = (
    file("listTrajects", only(200, ASSIGNED, COORDINATOR)),
    file("readTraject", only(200, ASSIGNED, COORDINATOR), _UNKNOWN),
    file(
        "changeTraject",
        only(412, ASSIGNED, COORDINATOR),
        _UNKNOWN,
        body={"contactName": "M. de Wit"},
        headers=_STALE,
    ),
    # It runs already: begun once, and never on a day to come.
    file("activateTraject", only(409, ASSIGNED), _UNKNOWN, body={"beginsOn": "2026-11-24"}),
    file(
        "suspendTraject",
        only(400, ASSIGNED),
        _UNKNOWN,
        body={"beginsOn": "2099-01-01", "reason": "Vakantie."},
    ),
    file("resumeTraject", only(409, ASSIGNED), _UNKNOWN, body={"resumesOn": "2026-11-24"}),
    file(
        "extendTraject",
        only(400, ASSIGNED, COORDINATOR),
        _UNKNOWN,
        body={"expectedEndOn": "2020-01-01", "agreedBy": "M. de Wit", "agreedOn": "2026-11-24"},
    ),
    file(
        "closeTraject",
        only(400, ASSIGNED),
        _UNKNOWN,
        body={"endedOn": "2020-01-01", "result": "placed-permanent"},
    ),
)

TASKS: tuple[Row, ...] = (
    office("listTasks", only(200, ASSIGNED, NOT_ASSIGNED, FORMERLY, COORDINATOR)),
    file("listClientTasks", only(200, ASSIGNED)),
    file("addTask", only(201, ASSIGNED), body={"title": "Bellen", "dueOn": "2027-01-05"}),
    file("changeTask", only(412, ASSIGNED), body={"done": True}, headers=_STALE),
)

_TEMPLATE = {
    "phases": [{"code": "intake", "name": "Intake"}],
    "documents": [{"kind": "plan-due", "anchor": "begin", "term": {"count": 4, "unit": "weeks"}}],
}

TEMPLATES: tuple[Row, ...] = (
    office("listServiceTemplates", staff(200)),
    office("readServiceTemplate", staff(200)),
    office("changeServiceTemplate", only(412, ADMINISTRATOR), body=_TEMPLATE, headers=_STALE),
)

ROWS = (*TRAJECTS, *TASKS, *TEMPLATES)
