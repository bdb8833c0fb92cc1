"""Access beyond the assigned adviser, laid down for a dossier: a stand-in to come, an emergency past, an exclusion."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pyotp

from domain.policy.roles import Role
from tests.support.house import House, Person


async def strong(house: House, person: Person) -> pyotp.TOTP:
    """Enrol a second factor and show it; the clock moves on one step of the code. Answers the authenticator."""
    begun = await house.http.post("/auth/totp-enrolments", headers=person.headers)
    assert begun.status_code == 201, begun.text
    totp = pyotp.TOTP(begun.json()["secret"])
    first = totp.at(house.clock.now())
    done = await house.http.post(
        "/auth/totp-enrolments/confirm", headers=person.headers, json={"code": first}
    )
    assert done.status_code == 200, done.text
    house.clock.advance(seconds=31)
    again = await house.http.post(
        "/auth/step-up", headers=person.headers, json={"code": totp.at(house.clock.now())}
    )
    assert again.status_code == 204, again.text
    return totp


async def fresh_by_code(house: House, person: Person, totp: pyotp.TOTP) -> Person:
    """A new login with password and code."""
    asked = (await house.log_in(person.email)).json()
    answer = await house.http.post(
        "/auth/totp", json={"challenge": asked["challenge"], "code": totp.at(house.clock.now())}
    )
    assert answer.status_code == 200, answer.text
    house.http.cookies.clear()
    return Person(person.id, person.role, person.email, answer.json()["accessToken"])


def stand_in_body(house: House, absent: Person, colleague: Person, **changes: Any) -> dict[str, Any]:
    """A stand-in for the whole caseload, from now until tomorrow."""
    now = house.clock.now()
    return {
        "absentAdviserId": str(absent.id),
        "standInId": str(colleague.id),
        "reason": "leave",
        "beginsAt": now.isoformat(),
        "endsAt": (now + timedelta(days=1)).isoformat(),
        **changes,
    }


def emergency_body(number: str, **changes: Any) -> dict[str, Any]:
    """An emergency about the client with this number."""
    return {
        "clientNumber": number,
        "dateOfBirth": "1985-05-17",
        "kind": "client-at-risk",
        "reason": "De cliënt belde in nood en de adviseur is niet te bereiken.",
        **changes,
    }


async def fill_access(house: House, client_id: UUID, adviser: Person) -> dict[str, str]:
    """Ids by name: `standInId` (begins in three weeks), `emergencyAccessId`, `excluded` (a colleague)."""
    colleague, rescuer, neighbour = [await house.person(Role.ADVISER) for _ in range(3)]
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    later = house.clock.now() + timedelta(days=21)
    body = stand_in_body(
        house, adviser, colleague,
        beginsAt=later.isoformat(), endsAt=(later + timedelta(days=1)).isoformat(),
        wholeCaseload=False, clientIds=[str(client_id)],
    )  # fmt: skip
    made = await house.http.post("/stand-ins", headers=adviser.headers, json=body)
    assert made.status_code == 201, made.text
    excluded = await house.http.post(
        f"/clients/{client_id}/exclusions",
        headers=adviser.headers,
        json={"userId": str(neighbour.id), "reason": "neighbour"},
    )
    assert excluded.status_code == 201, excluded.text
    await strong(house, rescuer)
    taken = await house.http.post(
        "/emergency-accesses", headers=rescuer.headers, json=emergency_body(opened.json()["number"])
    )
    assert taken.status_code == 201, taken.text
    return {
        "standInId": made.json()["id"],
        "emergencyAccessId": taken.json()["id"],
        "excluded": str(neighbour.id),
    }
