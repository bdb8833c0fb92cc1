"""Of the demonstration: a file that is restricted on request, and a correction that its recipients must hear of."""

from typing import TYPE_CHECKING

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

_RESTRICTED = 6
_DOUBT = "Mijn gegevens niet gebruiken tot is uitgezocht wat er klopt."
_CORRECTION = "Ik heb mijn diploma in 2019 gehaald, niet in 2009."
_REASON = "De cliënt zegt dat de gespreksverslagen van oktober over iemand anders gaan."


async def lay_down_restrictions(demo: "Demo") -> None:
    """The client's request is in hand, the file is kept and no longer used; another's correction travels."""
    adviser = next(person for person in STAFF if person.role is Role.ADVISER)
    officer = next(person for person in STAFF if person.role is Role.PRIVACY_OFFICER)
    headers, handler = await demo.staff(adviser.email), await demo.staff(officer.email)
    clients = await demo.caseload(headers)
    await _restrict(demo, headers, handler, clients[_RESTRICTED]["id"])
    for client in clients:
        if client is not clients[_RESTRICTED] and await _left(demo, headers, client["id"]):
            await _correct(demo, headers, handler, client["id"])
            return


async def _left(demo: "Demo", headers: dict[str, str], client_id: str) -> bool:
    register = await demo.call("GET", f"/clients/{client_id}/disclosures", headers=headers)
    return any(one["sentAt"] for one in register["items"])


async def _correct(demo: "Demo", headers: dict[str, str], handler: dict[str, str], client_id: str) -> None:
    """A correction of which the kinds of data are known, and nobody was told yet."""
    path = f"/clients/{client_id}/data-subject-requests"
    asked = (await demo.call("GET", path, headers=headers))["items"]
    known = next((one["id"] for one in asked if one["type"] == "rectification"), None)
    request_id = known or await _ask(demo, headers, handler, client_id, "rectification", _CORRECTION)
    recipients = f"/data-subject-requests/{request_id}/recipients"
    if (await demo.call("GET", recipients, headers=handler))["listedAt"] is None:
        changed = {"categories": ["background", "guidance", "traject"]}
        await demo.call("POST", recipients, headers=handler, json=changed)


async def _ask(
    demo: "Demo", headers: dict[str, str], handler: dict[str, str], client_id: str, kind: str, scope: str
) -> str:
    """A request whose asker the officer knows."""
    asked = {
        "clientId": client_id,
        "type": kind,
        "channel": "conversation",
        "receivedOn": bureau_date(SystemClock().now()).isoformat(),
        "scope": scope,
    }
    made = await demo.call("POST", "/data-subject-requests", headers=headers, json=asked)
    identity = f"/data-subject-requests/{made['id']}/verify-identity"
    await demo.call("POST", identity, headers=handler, json={"method": "seen-in-person"})
    return str(made["id"])


async def _restrict(demo: "Demo", headers: dict[str, str], handler: dict[str, str], client_id: str) -> None:
    if (await demo.call("GET", f"/clients/{client_id}/restrictions", headers=headers))["items"]:
        return
    request_id = await _ask(demo, headers, handler, client_id, "restriction", _DOUBT)
    restriction = {
        "scope": "file",
        "ground": "accuracy-contested",
        "reason": _REASON,
        "requestId": request_id,
    }
    await demo.call("POST", f"/clients/{client_id}/restrictions", headers=handler, json=restriction)
