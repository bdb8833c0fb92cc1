"""Access beyond the own adviser in the demonstration: a running stand-in, and a colleague a client does not want."""

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock

if TYPE_CHECKING:
    from api.demo import Demo

STOOD_IN_FOR = 4
"""Clients for whom the second adviser stands in."""

_EXCLUDES = 3
"""Which client of the first adviser has a neighbour at the bureau."""


async def lay_down_access(demo: "Demo") -> None:
    """The third adviser is on leave and the second stands in; a neighbour may not see one file of the first."""
    first, second, third = [person for person in STAFF if person.role is Role.ADVISER]
    absent = await demo.staff(third.email)
    colleagues = (await demo.call("GET", "/colleagues", headers=absent))["items"]
    id_of = {colleague["name"]: colleague["id"] for colleague in colleagues}
    if not (await demo.call("GET", "/stand-ins", headers=absent))["items"]:
        clients = await demo.caseload(absent)
        morning = SystemClock().now().astimezone(UTC).replace(hour=8, minute=0, second=0, microsecond=0)
        arranged = {
            "absentAdviserId": id_of[third.name],
            "standInId": id_of[second.name],
            "reason": "leave",
            "beginsAt": (morning - timedelta(days=1)).isoformat(),
            "endsAt": (morning + timedelta(days=9, hours=9)).isoformat(),
            "wholeCaseload": False,
            "clientIds": [client["id"] for client in clients[:STOOD_IN_FOR]],
        }
        await demo.call("POST", "/stand-ins", headers=absent, json=arranged)
    headers = await demo.staff(first.email)
    clients = await demo.caseload(headers)
    path = f"/clients/{clients[_EXCLUDES]['id']}/exclusions"
    if not (await demo.call("GET", path, headers=headers))["items"]:
        body = {"userId": id_of[third.name], "reason": "neighbour"}
        await demo.call("POST", path, headers=headers, json=body)
