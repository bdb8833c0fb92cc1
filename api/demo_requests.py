"""Requests of the demonstration: one just taken in, one being handled, one that waits for a second person."""

from typing import TYPE_CHECKING

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

_ASKED = (
    ("access", "Wat er sinds het begin over mij is opgeschreven."),
    ("rectification", "Mijn oude functie staat er verkeerd in: ik was teamleider."),
    ("erasure", "De brief van mijn vorige bureau mag weg."),
)
_DECISION = {
    "outcome": "partly",
    "ground": "legal-retention",
    "explanation": "De brief is gewist. De opdracht en de uren bewaren wij voor de belasting, zonder uw naam.",
}


async def lay_down_requests(demo: "Demo") -> None:
    """Three clients of the first adviser ask something; the privacy officer is at work on two."""
    adviser = next(person for person in STAFF if person.role is Role.ADVISER)
    officer = next(person for person in STAFF if person.role is Role.PRIVACY_OFFICER)
    headers, handler = await demo.staff(adviser.email), await demo.staff(officer.email)
    clients = await demo.caseload(headers)
    today = bureau_date(SystemClock().now())
    for number, (kind, scope) in enumerate(_ASKED):
        client_id = clients[number * 5]["id"]
        path = f"/clients/{client_id}/data-subject-requests"
        if (await demo.call("GET", path, headers=headers))["items"]:
            continue
        asked = {
            "clientId": client_id,
            "type": kind,
            "channel": "conversation",
            "receivedOn": today.isoformat(),
            "scope": scope,
        }
        made = await demo.call("POST", "/data-subject-requests", headers=headers, json=asked)
        one = f"/data-subject-requests/{made['id']}"
        if number > 0:
            method = {"method": "seen-in-person"}
            await demo.call("POST", f"{one}/verify-identity", headers=handler, json=method)
        if number > 1:
            await demo.call("POST", f"{one}/decide", headers=handler, json=_DECISION)
