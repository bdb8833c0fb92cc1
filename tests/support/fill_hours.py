"""Hours by a note and by hand, and an appointment with a place and a remark."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.support.house import House, Person

if TYPE_CHECKING:
    from tests.support.filled import Dossier


async def fill_hours(house: House, adviser: Person, dossier: "Dossier") -> None:
    """Ids go into `dossier.records` as hourEntryId and appointmentId."""
    base, traject = f"/clients/{dossier.id}", dossier.records["trajectId"]
    now = house.clock.now()
    noted = await house.http.post(
        f"{base}/notes",
        headers=adviser.headers,
        json={
            "kind": "conversation",
            "happenedAt": now.isoformat(),
            "durationMinutes": 45,
            "text": f"{dossier.mark}notitie",
        },
    )
    assert noted.status_code == 201, noted.text
    travelled = await house.http.post(
        f"/trajects/{traject}/hours",
        headers=adviser.headers,
        json={"kind": "travel", "day": now.date().isoformat(), "minutes": 30},
    )
    assert travelled.status_code == 201, travelled.text
    planned = await house.http.post(
        f"{base}/appointments",
        headers=adviser.headers,
        json={
            "kind": "visit",
            "startsAt": (now + timedelta(days=2)).isoformat(),
            "minutes": 45,
            "place": f"{dossier.mark}plaats",
            "remark": f"{dossier.mark}opmerking",
        },
    )
    assert planned.status_code == 201, planned.text
    dossier.records["hourEntryId"] = travelled.json()["id"]
    dossier.records["appointmentId"] = planned.json()["id"]
