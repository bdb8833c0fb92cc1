"""A restriction that was set, told of and lifted, and a correction that travels to who received the data."""

from typing import Any
from uuid import UUID

from tests.support.house import House, Person


async def fill_restrictions(
    house: House, adviser: Person, officer: Person, client_id: UUID, mark: str
) -> dict[str, str]:
    """The ids, by the name of what they are of. Nothing is restricted any more when it is done."""

    async def send(who: Person, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = await house.http.post(path, headers=who.headers, json=body)
        assert answer.status_code in (200, 201), (path, answer.text)
        made: dict[str, Any] = answer.json()
        return made

    correction = await send(
        adviser,
        "/data-subject-requests",
        {
            "clientId": str(client_id),
            "type": "rectification",
            "channel": "post",
            "receivedOn": house.clock.now().date().isoformat(),
        },
    )
    base = f"/clients/{client_id}/restrictions"
    restriction = await send(
        officer,
        base,
        {
            "scope": "field",
            "field": "email",
            "ground": "accuracy-contested",
            "reason": f"{mark}afscherming",
            "requestId": correction["id"],
        },
    )
    await send(officer, f"{base}/{restriction['id']}/tell")
    lifted = await send(officer, f"{base}/{restriction['id']}/lift")
    categories = {"categories": ["name", "contact", "background", "preference", "guidance"]}
    made = await send(officer, f"/data-subject-requests/{correction['id']}/recipients", categories)
    found = {
        "restrictionId": restriction["id"],
        "restrictionLetter": lifted["letters"][0]["id"],
        "correctionId": correction["id"],
    }
    if made["items"]:
        found["recipientId"] = made["items"][0]["id"]
    return found
