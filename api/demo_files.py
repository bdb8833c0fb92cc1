"""What the advisers of the demonstration wrote down: contact notes, work preferences, functional limitations."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_documents import lay_down_documents
from api.demo_office import STAFF
from api.demo_trajects import run_traject
from domain.policy.roles import Role
from domain.shared.clock import SystemClock

if TYPE_CHECKING:
    from api.demo import Demo

NOTED_CLIENTS = 14
"""Clients per adviser whose guidance has begun; the others are new on the caseload."""

_NOTES = (
    ("conversation", 60, "Kennisgemaakt. Wil graag weer aan het werk en heeft ideeën over de richting."),
    ("phone", 15, "Gebeld over de afspraak van volgende week. Past, er is oppas geregeld."),
    ("conversation", 45, "Het cv doorgenomen. Werkervaring is breder dan op papier stond; samen aangevuld."),
    ("mail", 10, "Twee vacatures gestuurd die bij de wensen passen. Reactie afgesproken voor vrijdag."),
    ("no-show", 0, "Niet verschenen op de afspraak. Nagebeld en een nieuwe datum afgesproken."),
    ("conversation", 50, "Bezoek aan een bedrijf voorbereid: vragen opgeschreven en de reis uitgezocht."),
)
_PREFERENCES = (
    ("work", "Werk met de handen, liefst met een vaste ploeg."),
    ("hours", "Drie dagen per week om te beginnen, daarna uitbreiden."),
    ("travel", "Ten hoogste drie kwartier reizen, met fiets of bus."),
    ("sector", "Techniek of logistiek; geen horeca meer."),
)


async def lay_down_files(demo: "Demo") -> None:
    """Let each adviser write in the files of part of their clients. Files with notes are left alone."""
    for person in STAFF:
        if person.role is Role.ADVISER:
            headers = await demo.staff(person.email)
            clients = await demo.caseload(headers)
            for at, client in enumerate(clients[:NOTED_CLIENTS]):
                await _write(demo, headers, f"/clients/{client['id']}", at)


async def _write(demo: "Demo", headers: dict[str, str], path: str, at: int) -> None:
    if (await demo.call("GET", f"{path}/notes", headers=headers))["items"]:
        return
    await run_traject(demo, headers, path, at)
    for body in _notes(at, SystemClock().now()):
        await demo.call("POST", f"{path}/notes", headers=headers, json=body)
    for kind, text in _PREFERENCES[at % 2 :: 2]:
        await demo.call("POST", f"{path}/preferences", headers=headers, json={"kind": kind, "text": text})
    await lay_down_documents(demo, headers, path, at)


def _notes(at: int, now: datetime) -> list[dict[str, Any]]:
    """Two to four notes of the past weeks, the last with a next contact."""
    count = 2 + at % 3
    morning = now.astimezone(UTC).replace(hour=9, minute=30, second=0, microsecond=0)
    notes: list[dict[str, Any]] = []
    for turn in range(count):
        kind, minutes, text = _NOTES[(at + turn) % len(_NOTES)]
        happened = morning - timedelta(days=7 * (count - turn) + at % 5)
        notes.append(
            {"kind": kind, "durationMinutes": minutes, "happenedAt": happened.isoformat(), "text": text}
        )
    notes[-1]["nextContactOn"] = (now + timedelta(days=1 + at % 9)).date().isoformat()
    return notes
