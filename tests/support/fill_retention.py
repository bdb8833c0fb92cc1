"""A bewaarblokkade on a filled file, and what a test of retention needs: closed trajects and the passing of years."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.house import House, Person

YEARS = 365 * 2 + 40


async def fill_retention(house: House, officer: Person, client_id: UUID) -> dict[str, str]:
    """A hold of a month on this file; answers its id."""
    body = {
        "clientId": str(client_id),
        "reason": "legal-claim",
        "endsOn": (house.clock.now().date() + timedelta(days=30)).isoformat(),
    }
    answer = await house.http.post("/retention/holds", headers=officer.headers, json=body)
    assert answer.status_code == 201, answer.text
    return {"holdId": answer.json()["id"]}


async def close_traject(house: House, adviser: Person, client_id: UUID, ended_on: date | None = None) -> str:
    """Begin the client's traject when it has not begun, and end it; answers its id."""
    opened = await house.http.get(f"/clients/{client_id}/trajects", headers=adviser.headers)
    traject = opened.json()["items"][0]
    today = house.clock.now().date()
    path = f"/trajects/{traject['id']}"
    if traject["state"] == "registered":
        answer = await house.http.post(
            f"{path}/activate", headers=adviser.headers, json={"beginsOn": today.isoformat()}
        )
        assert answer.status_code == 200, answer.text
    closing = {
        "endedOn": (ended_on or today).isoformat(),
        "result": "placed-permanent",
        "endsSuspension": True,
    }
    answer = await house.http.post(f"{path}/close", headers=adviser.headers, json=closing)
    assert answer.status_code == 200, answer.text
    return str(traject["id"])


async def years_later(house: House, *people: Person, days: int = YEARS) -> list[Person]:
    """Let the term pass; these people sign a new agreement and log in again."""
    house.clock.advance(days=days)
    house.people["administrator"] = await house.fresh(house.administrator)
    for person in people:
        await house.sign_agreement(person.id)
    return [await house.fresh(person) for person in people]


async def due_list(house: House, officer: Person) -> dict[str, Any]:
    """The list of everything that is due now."""
    answer = await house.http.post("/retention/runs", headers=officer.headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def approve(house: House, director: Person, run: dict[str, Any]) -> dict[str, Any]:
    """The second person types the name."""
    answer = await house.http.post(
        f"/retention/runs/{run['id']}/approve",
        headers={**director.headers, "If-Match": f'"{run["version"]}"'},
        json={"name": run["name"]},
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
