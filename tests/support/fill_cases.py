"""A request of a dossier, with words in it, a question to the client, and the acknowledgement as a letter."""

from uuid import UUID

from tests.support.house import House, Person


async def fill_cases(
    house: House, adviser: Person, officer: Person, client_id: UUID, mark: str
) -> dict[str, str]:
    """The ids, by the name of what they are of."""
    made = await house.http.post(
        "/data-subject-requests",
        headers=adviser.headers,
        json={
            "clientId": str(client_id),
            "type": "access",
            "channel": "conversation",
            "receivedOn": house.clock.now().date().isoformat(),
            "scope": f"{mark}vraag",
        },
    )
    assert made.status_code == 201, made.text
    request_id = made.json()["id"]
    asked = await house.http.post(
        f"/data-subject-requests/{request_id}/ask",
        headers=officer.headers,
        json={"question": f"{mark}wedervraag"},
    )
    assert asked.status_code == 200, asked.text
    await _decided(house, adviser, officer, client_id, mark)
    return {"requestId": request_id, "letterId": made.json()["letters"][0]["id"]}


async def _decided(house: House, adviser: Person, officer: Person, client_id: UUID, mark: str) -> None:
    """A second one, decided part by part, that waits for a second person."""
    made = await house.http.post(
        "/data-subject-requests",
        headers=adviser.headers,
        json={
            "clientId": str(client_id),
            "type": "rectification",
            "channel": "post",
            "receivedOn": house.clock.now().date().isoformat(),
            "requester": {"name": f"{mark}gemachtigde", "mandate": "written-mandate", "seen": True},
        },
    )
    assert made.status_code == 201, made.text
    one = f"/data-subject-requests/{made.json()['id']}"
    item = {
        "asked": f"{mark}onderdeel",
        "outcome": "refused",
        "ground": "rights-of-others",
        "explanation": f"{mark}uitleg",
    }
    for act, body in (
        ("verify-identity", {"method": "seen-in-person"}),
        ("decide", {"items": [item], "explanation": f"{mark}besluit"}),
    ):
        answer = await house.http.post(f"{one}/{act}", headers=officer.headers, json=body)
        assert answer.status_code == 200, answer.text
