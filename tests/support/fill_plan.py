"""A plan van aanpak in a filled file: version 1 approved by the client, with two activities."""

from typing import Any

from tests.support.house import House, Person


async def fill_plan(house: House, adviser: Person, traject_id: str, mark: str) -> dict[str, str]:
    """Write, plan and approve; answers the identifiers that the matrix fills in."""
    base = f"/trajects/{traject_id}"

    async def done(method: str, path: str, body: dict[str, Any], version: int | None = None) -> Any:
        headers = adviser.headers if version is None else {**adviser.headers, "If-Match": f'"{version}"'}
        answer = await house.http.request(method, base + path, headers=headers, json=body)
        assert answer.status_code in (200, 201), (path, answer.status_code, answer.text)
        return answer.json()

    texts = {
        "goals": f"{mark}plandoel",
        "startingPoint": f"{mark}plandoel",
        "clientView": f"{mark}visie",
        "agreements": f"{mark}plandoel",
        "practicalMatters": f"{mark}plandoel",
    }
    await done("PUT", "/plan", texts, 0)
    first = await done("POST", "/activities", activity(mark))
    await done("POST", "/activities", activity(mark, group="applying", hours="2.5"))
    result = {"status": "not-done", "reason": f"{mark}resultaat", "result": f"{mark}resultaat"}
    await done("PATCH", f"/activities/{first['id']}", result, 1)
    approval = {
        "approver": "client",
        "number": 1,
        "method": "paper",
        "on": house.clock.now().date().isoformat(),
    }
    await done("POST", "/plan/approve", approval)
    return {"activityId": first["id"]}


def activity(mark: str, **more: Any) -> dict[str, Any]:
    """An activity whose texts start with the mark."""
    return {
        "group": "employee-skills",
        "product": f"{mark}product",
        "provider": f"{mark}aanbieder",
        "aim": f"{mark}activiteitdoel",
        "hours": "12.00",
        "cost": "450.00",
        **more,
    }
