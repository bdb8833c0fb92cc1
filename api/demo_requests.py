"""Requests of the demonstration: one just taken in, one being handled, one granted in part, one to carry out."""

from typing import TYPE_CHECKING

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

_ASKED = (
    ("access", "Wat er sinds het begin over mij is opgeschreven."),
    ("rectification", "Mijn oude functie staat er verkeerd in: ik was teamleider."),
    ("erasure", "De brief van mijn vorige bureau mag weg, en wat er over het eerste gesprek staat."),
    ("access", "Alles wat u over mij heeft."),
)
_DECISION = {
    "items": [
        {
            "asked": "De brief van het vorige bureau",
            "category": "background",
            "outcome": "granted",
            "explanation": "Wij wissen de brief. Hij is niet nodig voor uw traject.",
        },
        {
            "asked": "De notities van het eerste gesprek",
            "category": "guidance",
            "outcome": "granted",
        },
        {
            "asked": "De uren en de opdracht",
            "category": "traject",
            "outcome": "refused",
            "ground": "legal-retention",
            "explanation": "Dit gaat over wat wij aan uw opdrachtgever rekenen. Uw naam staat er niet bij.",
            "keptUntil": "2036-12-31",
        },
    ],
    "explanation": "Wij wissen wat niet meer nodig is. Wat wij van de wet moeten bewaren, blijft.",
}


_GRANTED = {"outcome": "granted", "explanation": "U krijgt een pakket met al uw gegevens."}


async def lay_down_requests(demo: "Demo") -> None:
    """Four clients of the first adviser ask something; of the last the package can be made."""
    adviser = next(person for person in STAFF if person.role is Role.ADVISER)
    officer = next(person for person in STAFF if person.role is Role.PRIVACY_OFFICER)
    director = next(person for person in STAFF if person.role is Role.DIRECTOR)
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
            await demo.call(
                "POST", f"{one}/decide", headers=handler, json=_DECISION if number == 2 else _GRANTED
            )
        if number > 2:
            second = await demo.staff(director.email)
            await demo.call("POST", f"{one}/review", headers=second, json={"agreed": True})
