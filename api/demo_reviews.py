"""The review of access in the demonstration, a question about an adviser, and a transfer that is planned."""

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock

if TYPE_CHECKING:
    from api.demo import Demo

_ASKS = 5
"""Which client of the first adviser asks about that adviser."""
_PLANNED_AHEAD = timedelta(days=20)


async def lay_down_reviews(demo: "Demo") -> None:
    """Last of all: the review lists what the steps before laid down."""
    first, second, third = [person for person in STAFF if person.role is Role.ADVISER]
    officer = await demo.staff(_person(Role.PRIVACY_OFFICER))
    if not (await demo.call("GET", "/access-questions", headers=officer))["items"]:
        adviser = await demo.staff(first.email)
        client = (await demo.caseload(adviser))[_ASKS]
        asked = {
            "action": "client.read",
            "aboutAdviser": True,
            "question": "Mijn adviseur keek op zondagavond in mijn dossier. Waarom was dat nodig?",
        }
        path = f"/clients/{client['id']}/access-log/questions"
        await demo.call("POST", path, headers=adviser, json=asked)
    if not (await demo.call("GET", "/access-reviews", headers=officer))["items"]:
        await demo.call("POST", "/access-reviews", headers=officer)
    await _plan_transfer(demo, second.name, third.name)


async def _plan_transfer(demo: "Demo", from_name: str, to_name: str) -> None:
    """The caseload of the second adviser goes to who is then back from leave, in three weeks."""
    coordinator = await demo.staff(_person(Role.COORDINATOR))
    if (await demo.call("GET", "/caseload-transfers", headers=coordinator))["items"]:
        return
    colleagues = (await demo.call("GET", "/colleagues", headers=coordinator))["items"]
    id_of = {colleague["name"]: colleague["id"] for colleague in colleagues}
    pair = {"fromAdviserId": id_of[from_name], "toAdviserId": id_of[to_name]}
    shown = await demo.call("GET", "/caseload-transfers/preview", headers=coordinator, params=pair)
    morning = SystemClock().now().astimezone(UTC).replace(hour=8, minute=0, second=0, microsecond=0)
    planned = {
        **pair,
        "reason": "Begint bij een ander bureau",
        "expectedClients": len(shown["moving"]),
        "beginsAt": (morning + _PLANNED_AHEAD).isoformat(),
    }
    await demo.call("POST", "/caseload-transfers", headers=coordinator, json=planned)


def _person(role: Role) -> str:
    return next(person.email for person in STAFF if person.role is role)
