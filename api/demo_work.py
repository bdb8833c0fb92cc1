"""Work under the trajects of the demonstration: hours, appointments, a sent report, and one file of two years.

Each step looks first whether it was done, so that an interrupted load goes on without doubles. What is asked of the API
is what the app asks; nothing is laid down past a rule.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import BUREAU_TIME_ZONE, SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

HISTORY_NOTES = 180
"""Contacts of the client with a history: about two a week, for almost two years."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is done for a client of the demonstration."""

    meets: tuple[int, ...]
    """Days ahead on which there is an appointment."""
    reported: bool = False
    history: bool = False


STORIES = {
    1: Story(meets=(0, 7)),
    2: Story(meets=(1,), reported=True),
    3: Story(meets=(0,)),
    8: Story(meets=(1, 15)),
    12: Story(meets=(2,), history=True),
}
"""By the client's place in the caseload."""

_PROGRESS = "De training loopt volgens plan; de afspraken zijn nagekomen en de volgende stap is gezet."


@dataclass(frozen=True, slots=True)
class _File:
    """One client's file, and who writes in it."""

    demo: "Demo"
    headers: dict[str, str]
    client: str
    traject: str
    story: Story
    turn: int

    async def get(self, path: str) -> Any:
        return await self.demo.call("GET", path, headers=self.headers)

    async def send(self, method: str, path: str, body: Any, *, version: int | None = None) -> Any:
        headers = self.headers if version is None else {**self.headers, "If-Match": f'"{version}"'}
        return await self.demo.call(method, path, headers=headers, json=body)

    async def items(self, path: str) -> list[Any]:
        return list((await self.get(path))["items"])


def _today() -> date:
    return bureau_date(SystemClock().now())


def _ago(days: int) -> str:
    return (_today() - timedelta(days=days)).isoformat()


def _at(days_ahead: int, hour: int) -> str:
    """A moment of the bureau's day."""
    moment = datetime.combine(_today() + timedelta(days=days_ahead), time(hour), BUREAU_TIME_ZONE)
    return moment.isoformat()


async def work_on_trajects(demo: "Demo") -> None:
    """Let each adviser work on some of the trajects that run, each at a stage of its own."""
    for number, person in enumerate(p for p in STAFF if p.role is Role.ADVISER):
        headers = await demo.staff(person.email)
        clients = await demo.caseload(headers)
        for at, story in STORIES.items():
            client = clients[at]["id"]
            opened = await demo.call("GET", f"/clients/{client}", headers=headers)
            traject = opened["trajects"][0]
            file = _File(demo, headers, client, traject["id"], story, at + number)
            for step in _STEPS:
                await step(file)
            if story.history and number == 0:
                await _write_history(file)


async def _write_history(file: _File) -> None:
    """Contacts of two years, without hours: the order of those years was accounted for."""
    path = f"/clients/{file.client}/notes"
    present = len((await file.get(f"{path}?limit=100"))["items"])
    if present >= 100:
        return
    kinds = ("conversation", "phone", "mail", "conversation", "no-show")
    texts = (
        "Besproken hoe de week ging en wat er nog moet gebeuren.",
        "Gebeld: de afspraak met het bedrijf staat.",
        "Vacatures gestuurd en de reactie erop samen nagekeken.",
        "Teruggekeken op het bezoek. Het werk beviel, de reis viel mee.",
        "Niet verschenen; dezelfde dag gesproken en een nieuwe afspraak gemaakt.",
    )
    for turn in range(HISTORY_NOTES):
        body = {
            "kind": kinds[turn % 5],
            "happenedAt": _at(-690 + turn * 3, 9 + turn % 7),
            "text": texts[turn % 5],
        }
        headers = {**file.headers, "Idempotency-Key": f"demo-history-{file.client}-{turn}"}
        await file.demo.call("POST", path, headers=headers, json=body)


async def _hours(file: _File) -> None:
    path = f"/trajects/{file.traject}/hours"
    if any(entry["kind"] != "contact" for entry in await file.items(path)):
        return
    for days, kind, minutes in ((9, "preparation", 45), (6, "travel", 30), (2, "consultation", 20)):
        await file.send("POST", path, {"kind": kind, "day": _ago(days), "minutes": minutes})


async def _meet(file: _File) -> None:
    path = f"/clients/{file.client}/appointments"
    if await file.items(path):
        return
    for days in file.story.meets:
        body = {
            "kind": "visit" if days else "phone",
            "startsAt": _at(days, 10 + file.turn % 6),
            "minutes": 45,
        }
        await file.send("POST", path, {**body, "place": "Op kantoor" if days else None})


async def _report(file: _File) -> None:
    """A progress report: written, previewed, and sent as the bytes that were seen (R12)."""
    path = f"/trajects/{file.traject}/reports"
    if not file.story.reported:
        return
    reports = await file.items(path)
    report = reports[0] if reports else await file.send("POST", path, {"kind": "progress"})
    if report["state"] != "draft":
        return
    one = f"{path}/{report['id']}"
    draft = await file.get(one)
    texts = [{"code": part["code"], "text": _PROGRESS} for part in draft["sections"]]
    await file.send("PATCH", one, {"sections": texts}, version=draft["version"])
    shown = await file.demo.call("POST", f"{one}/preview", headers=file.headers)
    await file.send("POST", f"{one}/send", {"sha256": shown["preview"]["sha256"]})


_STEPS: tuple[Callable[[_File], Awaitable[None]], ...] = (_hours, _meet, _report)
