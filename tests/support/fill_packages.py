"""A granted request for access of a dossier, with a package that waits to be fetched and a decision about one item."""

from typing import Any
from uuid import UUID

from tests.support.house import House, Person

GRANTED = {"outcome": "granted", "explanation": "U krijgt uw gegevens."}
PARTLY = {
    "items": [
        {"asked": "Mijn dossier", "outcome": "granted"},
        {
            "asked": "Wat anderen over mij zeiden",
            "outcome": "refused",
            "ground": "rights-of-others",
            "explanation": "Dat kregen wij in vertrouwen.",
        },
    ],
    "explanation": "U krijgt alles wat niet over een ander gaat.",
}


async def granted_request(
    house: House,
    adviser: Person,
    officer: Person,
    director: Person,
    client_id: UUID,
    *,
    kind: str = "access",
    decision: dict[str, Any] = GRANTED,
) -> str:
    """A request that is decided and looked at by a second person; answers its id."""

    async def act(path: str, by: Person, body: Any) -> dict[str, Any]:
        answer = await house.http.post(f"/data-subject-requests{path}", headers=by.headers, json=body)
        assert answer.status_code in (200, 201), (path, answer.text)
        found: dict[str, Any] = answer.json()
        return found

    taken_in = {
        "clientId": str(client_id),
        "type": kind,
        "channel": "conversation",
        "receivedOn": house.clock.now().date().isoformat(),
    }
    request_id = str((await act("", adviser, taken_in))["id"])
    await act(f"/{request_id}/verify-identity", officer, {"method": "seen-in-person"})
    await act(f"/{request_id}/decide", officer, decision)
    await act(f"/{request_id}/review", director, {"agreed": True})
    return request_id


async def make_package(house: House, officer: Person, request_id: str) -> dict[str, Any]:
    """The package with its link."""
    made = await house.http.post(f"/data-subject-requests/{request_id}/package", headers=officer.headers)
    assert made.status_code == 201, made.text
    body: dict[str, Any] = made.json()
    return body


async def fill_packages(
    house: House, adviser: Person, officer: Person, director: Person, client_id: UUID, mark: str
) -> dict[str, str]:
    """The ids, by the name of what they are of."""
    request_id = await granted_request(house, adviser, officer, director, client_id)
    ruled = await house.http.post(
        f"/data-subject-requests/{request_id}/package/redactions",
        headers=officer.headers,
        json={"path": "staff", "shown": True, "reason": f"{mark}reden"},
    )
    assert ruled.status_code == 200, ruled.text
    await make_package(house, officer, request_id)
    return {"packageRequestId": request_id}
