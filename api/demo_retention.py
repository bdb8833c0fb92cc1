"""Files of the demonstration whose trajects ended more than two years ago: three that must go, one that is held."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from api.demo_statements import offer_statement
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date
from domain.shared.terms import add_months

if TYPE_CHECKING:
    from api.demo import Demo

ENDED_LONG_AGO = (
    ("Hendrik", "Oudkerk", "1971-04-12", "placed-permanent"),
    ("Sjoukje", "Veenstra", "1983-09-02", "fit-for-work"),
    ("Ruben", "Slotemaker", "1990-01-27", "fit-for-work"),
    ("Aaltje", "Brouwershaven", "1968-11-19", "placed-temporary"),
)
"""Invented people; the last one's file is held."""

_BSNS = ("999999503", "999999515", "999999527", "999999539")
"""Numbers of the test range that nobody has."""

_BEGUN_MONTHS_AGO, _ENDED_MONTHS_AGO = 33, 25
_HOLD_DAYS = 60


async def lay_down_retention(demo: "Demo") -> None:
    """Clients with a closed traject behind them, and a hold on one of their files."""
    officer = await demo.staff(_one(Role.PRIVACY_OFFICER))
    known = await demo.call("GET", "/retention/forecast", headers=officer, params={"limit": "1"})
    present = known["counts"]["due"] + known["counts"]["paused"]
    for at, person in enumerate(ENDED_LONG_AGO[present:], present):
        await _lay_down(demo, at, *person)
    if (await demo.call("GET", "/retention/holds", headers=officer))["items"]:
        return
    due = await demo.call("GET", "/retention/forecast", headers=officer, params={"standing": "due"})
    ends_on = bureau_date(SystemClock().now()) + timedelta(days=_HOLD_DAYS)
    hold = {
        "clientId": due["items"][-1]["clientId"],
        "reason": "legal-claim",
        "endsOn": ends_on.isoformat(),
    }
    await demo.call("POST", "/retention/holds", headers=officer, json=hold)


async def _lay_down(demo: "Demo", at: int, given: str, surname: str, born: str, result: str) -> None:
    """One client of the second adviser, from begin to end; the last day lies a few days apart."""
    today = bureau_date(SystemClock().now())
    coordinator = await demo.staff(_one(Role.COORDINATOR))
    adviser_email = [person.email for person in STAFF if person.role is Role.ADVISER][1]
    adviser = await demo.staff(adviser_email)
    me = await demo.call("GET", "/auth/me", headers=adviser)
    party = next(
        party
        for party in (await demo.call("GET", "/commissioning-parties", headers=coordinator))["items"]
        if party["kind"] == "uwv"
    )
    contracts = await demo.call("GET", f"/commissioning-parties/{party['id']}/contracts", headers=coordinator)
    body = _client(at, given, surname, born) | {
        "partyId": party["id"],
        "contractId": contracts["items"][0]["id"],
        "adviserId": me["userId"],
        "service": contracts["items"][0]["services"][0],
    }
    client = await demo.call("POST", "/clients", headers=coordinator, json=body)
    path = f"/clients/{client['id']}"
    await offer_statement(demo, adviser, path, at)
    traject = (await demo.call("GET", f"{path}/trajects", headers=adviser))["items"][0]
    begin = add_months(today, -_BEGUN_MONTHS_AGO)
    end: date = add_months(today, -_ENDED_MONTHS_AGO) + timedelta(days=4 * at)
    act = f"/trajects/{traject['id']}"
    start = {"beginsOn": begin.isoformat(), "expectedEndOn": end.isoformat()}
    await demo.call("POST", f"{act}/activate", headers=adviser, json=start)
    closing = {"endedOn": end.isoformat(), "result": result}
    await demo.call("POST", f"{act}/close", headers=adviser, json=closing)


def _one(role: Role) -> str:
    return next(person.email for person in STAFF if person.role is role)


def _client(at: int, given: str, surname: str, born: str) -> dict[str, Any]:
    return {
        "orderReference": f"OUD-{at + 1:04d}",
        "goal": "benefit-to-work",
        "givenNames": given,
        "surname": surname,
        "sex": "M" if given in ("Hendrik", "Ruben") else "V",
        "dateOfBirth": born,
        "bsn": _BSNS[at],
        "phone": f"06-1200{at + 1:04d}",
        "address": {
            "street": "Kerkstraat",
            "houseNumber": str(at + 11),
            "postcode": "3811 CV",
            "city": "Amersfoort",
        },
    }
