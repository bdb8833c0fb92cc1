"""A complaint about a former adviser with a letter and a mediation, a question, and a reported breach."""

from typing import Any
from uuid import UUID

from tests.support.house import House, Person


async def fill_complaints(
    house: House, adviser: Person, officer: Person, client_id: UUID, mark: str
) -> dict[str, str]:
    """The ids, by the name of what they are of. The complaint is about the adviser who takes it in."""

    async def send(who: Person, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = await house.http.post(path, headers=who.headers, json=body)
        assert answer.status_code in (200, 201), (path, answer.text)
        made: dict[str, Any] = answer.json()
        return made

    question = await send(adviser, f"/clients/{client_id}/questions", {"text": f"{mark}vraag"})
    await send(adviser, f"/questions/{question['id']}/answer", {"answer": f"{mark}antwoord"})
    complaint = await send(
        adviser,
        "/complaints",
        {
            "clientId": str(client_id),
            "subject": "treatment",
            "text": f"{mark}klacht",
            "aboutUserId": str(adviser.id),
        },
    )
    sent = await send(officer, f"/complaints/{complaint['id']}/acknowledgement")
    mediation = await send(officer, "/mediations", {"aboutCaseId": complaint["id"]})
    positions = {"clientPosition": f"{mark}standpunt", "bureauPosition": f"{mark}weerwoord"}
    await send(officer, f"/mediations/{mediation['id']}/positions", positions)
    breach = await send(adviser, "/data-breaches", {"nature": "sent-wrong", "text": f"{mark}lek"})
    return {
        "questionId": question["id"],
        "complaintId": complaint["id"],
        "complaintLetter": sent["letters"][0]["id"],
        "mediationId": mediation["id"],
        "dataBreachId": breach["id"],
    }
