"""Disclosures of a dossier: a profile with a name that left and was revoked, and one that is still open."""

from typing import Any
from uuid import UUID

from tests.support.house import House, Person


async def fill_disclosures(
    house: House, adviser: Person, client_id: UUID, mark: str, traject_id: str
) -> dict[str, str]:
    """The ids, by the name of what they are of."""
    base = f"/clients/{client_id}"

    async def made(path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = await house.http.post(path, headers=adviser.headers, json=body)
        assert answer.status_code in (200, 201), (path, answer.text)
        found: dict[str, Any] = answer.json()
        return found

    profile = await made(
        f"{base}/employer-profiles",
        {
            "trajectId": traject_id,
            "kind": "permanent",
            "employerName": f"{mark}ontvanger",
            "jobTitle": f"{mark}functie",
            "introduction": f"{mark}introductie",
        },
    )
    send = {"sha256": profile["sha256"]}
    first = await made(f"{base}/employer-profiles/{profile['id']}/send", send)
    await made(f"{base}/disclosures/{first['id']}/revoke", {})
    second = await made(f"{base}/employer-profiles/{profile['id']}/send", send)
    return {
        "employerProfile": profile["id"],
        "disclosureEnded": first["id"],
        "disclosureOpen": second["id"],
    }
