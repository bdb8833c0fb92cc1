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
    return {"requestId": request_id, "letterId": made.json()["letters"][0]["id"]}
