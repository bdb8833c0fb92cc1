"""A question about the adviser that was answered, and the review of access of the quarter with an open row."""

from typing import Any
from uuid import UUID

from tests.support.house import House, Person


async def fill_questions(
    house: House, adviser: Person, officer: Person, client_id: UUID, mark: str
) -> dict[str, str]:
    """`accessQuestionId`: asked past the adviser, and explained."""
    asked = await house.http.post(
        f"/clients/{client_id}/access-log/questions",
        headers=adviser.headers,
        json={"action": "client.read", "aboutAdviser": True, "question": f"{mark}klacht over kijken"},
    )
    assert asked.status_code == 201, asked.text
    found = (await house.http.get("/access-questions", headers=officer.headers)).json()["items"]
    waiting = next(one for one in found if one["answeredAt"] is None)
    answered = await house.http.post(
        f"/access-questions/{waiting['id']}/answer",
        headers=officer.headers,
        json={"answer": f"{mark}uitleg"},
    )
    assert answered.status_code == 200, answered.text
    return {"accessQuestionId": waiting["id"]}


async def fill_review(house: House, officer: Person) -> dict[str, Any]:
    """The review of the quarter, open."""
    made = await house.http.post("/access-reviews", headers=officer.headers)
    assert made.status_code == 201, made.text
    return {"accessReviewId": made.json()["review"]["id"]}
