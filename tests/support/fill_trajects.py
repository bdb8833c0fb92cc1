"""A dossier's traject as it runs: begun, stood still for a while, with a task by hand and those of its service."""

from typing import TYPE_CHECKING

from tests.support.house import House, Person

if TYPE_CHECKING:
    from tests.support.filled import Dossier


async def fill_traject(house: House, adviser: Person, dossier: "Dossier") -> None:
    """Bring the dossier's traject to life; its reasons and its task start with the dossier's mark."""
    traject = f"/trajects/{dossier.records['trajectId']}"
    today = house.clock.now().date().isoformat()
    acts = (
        ("activate", {"beginsOn": today}),
        ("suspend", {"beginsOn": today, "reason": f"{dossier.mark}onderbreking"}),
        ("resume", {"resumesOn": today}),
    )
    for act, body in acts:
        answer = await house.http.post(f"{traject}/{act}", headers=adviser.headers, json=body)
        assert answer.status_code == 200, answer.text
    made = await house.http.post(
        f"/clients/{dossier.id}/tasks",
        headers=adviser.headers,
        json={"title": f"{dossier.mark}taak", "dueOn": today, "trajectId": dossier.records["trajectId"]},
    )
    assert made.status_code == 201, made.text
    dossier.records["taskId"] = made.json()["id"]
