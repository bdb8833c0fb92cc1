"""Work under the trajects of the demonstration: plans, hours, appointments, results, placements, documents, a report.

Each step looks first whether it was done, so that an interrupted load goes on without doubles. What is asked of the API
is what the app asks; nothing is laid down past a rule.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import typst

from api.demo_office import DATA, STAFF
from domain.policy.roles import Role
from domain.shared.clock import BUREAU_TIME_ZONE, SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

_FONTS = DATA.parents[1] / "templates" / "fonts"
HISTORY_NOTES = 180
"""Contacts of the client with a history: about two a week, for almost two years."""


@dataclass(frozen=True, slots=True)
class Story:
    """How far a client of the demonstration is."""

    meets: tuple[int, ...]
    """Days ahead on which there is an appointment."""
    approved: bool = True
    placed: bool = False
    reported: bool = False
    history: bool = False


STORIES = {
    1: Story(meets=(0, 7), approved=False),
    5: Story(meets=(0,), reported=True),
    8: Story(meets=(1,), placed=True),
    10: Story(meets=(2,)),
    12: Story(meets=(1,), placed=True, history=True),
}
"""By the client's place in the caseload: the further, the longer ago the traject began (api/demo_trajects.py)."""

_ACTIVITIES = (
    ("orientation", "Beroepskeuzegesprekken", "8.00", "done", 0, 30),
    ("applying", "Sollicitatietraining", "10.00", "running", 7, 90),
    ("employee-skills", "Werkritme opbouwen op een leerwerkplek", "12.00", "planned", 14, 120),
    ("labour-market-insight", "Bezoek aan een open dag", "3.00", "not-done", 7, 20),
)
_PLAN = {
    "goals": "Betaald werk van ten minste 24 uur per week in de techniek of logistiek.",
    "startingPoint": "Ervaring in een magazijn, een jaar zonder werk, goed bereikbaar met de fiets.",
    "clientView": "Ik wil graag weer collega's en een vast ritme.",
    "agreements": "Elke twee weken een gesprek; reacties op vacatures binnen drie dagen.",
    "practicalMatters": "Oppas is geregeld op dinsdag en donderdag.",
}
_PROGRESS = "De training loopt volgens plan; de afspraken zijn nagekomen en de volgende stap is gezet."
_RESULTS = {
    "done": {"result": "Twee richtingen gekozen die bij de wensen passen."},
    "not-done": {"reason": "De open dag ging niet door; er komt geen nieuwe dit jaar."},
    "running": {},
}


@dataclass(frozen=True, slots=True)
class _File:
    """One client's file, and who writes in it."""

    demo: "Demo"
    headers: dict[str, str]
    client: str
    traject: str
    began: int
    """Days since the traject began."""
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
        page = await demo.call("GET", "/clients", headers=headers, params={"limit": "100"})
        for at, story in STORIES.items():
            client = page["items"][at]["id"]
            opened = await demo.call("GET", f"/clients/{client}", headers=headers)
            traject = opened["trajects"][0]
            began = (_today() - date.fromisoformat(traject["startedOn"])).days
            file = _File(demo, headers, client, traject["id"], began, story, at + number)
            for step in _STEPS:
                await step(file)
            if story.history and number == 0:
                await _write_history(file)


async def _deploy(file: _File) -> None:
    path = f"/trajects/{file.traject}/activities"
    known = {activity["product"] for activity in await file.items(path)}
    began = file.began
    for group, product, hours, _, start, end in _ACTIVITIES:
        if product not in known:
            body = {"group": group, "product": product, "provider": "Leerwerkbedrijf De Werf", "hours": hours}
            days = {"startsOn": _ago(began - start), "endsOn": _ago(began - end)}
            await file.send("POST", path, {**body, **days})


async def _plan(file: _File) -> None:
    path = f"/trajects/{file.traject}/plan"
    plan = await file.get(path)
    if plan["version"] == 0:
        plan = await file.send("PUT", path, _PLAN, version=0)
    if file.story.approved and plan["state"] == "draft":
        day = _ago(max(file.began - 10, 0))
        body = {"approver": "client", "number": plan["number"], "on": day, "method": "paper"}
        await file.send("POST", f"{path}/approve", body)


async def _progress(file: _File) -> None:
    if not file.story.approved:
        return
    path = f"/trajects/{file.traject}/activities"
    wanted = {product: status for _, product, _, status, _, _ in _ACTIVITIES}
    for activity in await file.items(path):
        status = wanted[activity["product"]]
        if status != activity["status"]:
            body = {"status": status, **_RESULTS[status]}
            await file.send("PATCH", f"{path}/{activity['id']}", body, version=activity["version"])


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


async def _judge(file: _File) -> None:
    """A reference, and an assessment that rests on it, on a talk and on what was seen (R10, R11)."""
    path = f"/trajects/{file.traject}/assessments"
    if not file.story.approved or await file.items(path):
        return
    references = await file.items(f"/clients/{file.client}/references")
    reference = (
        references[0]
        if references
        else await file.send(
            "POST",
            f"/clients/{file.client}/references",
            {
                "sourceName": "T. Verzonnen",
                "sourceCapacity": "begeleider op de leerwerkplek",
                "question": "Hoe ging het werken in de eerste weken?",
                "basis": {"kind": "client-consent", "consentedOn": _ago(15)},
                "clientMaySee": True,
                "fact": "Kwam elke dag op tijd en maakte de afgesproken uren.",
                "opinion": "Werkt rustig en vraagt om uitleg wanneer dat nodig is.",
                "receivedOn": _ago(8),
                "trajectId": file.traject,
            },
        )
    )
    notes = await file.items(f"/clients/{file.client}/notes")
    evidence = [
        {"kind": "conversation", "noteId": notes[0]["id"]},
        {"kind": "reference", "referenceId": reference["id"]},
        {"kind": "observation", "text": "Legde het werk aan een nieuwe collega uit.", "observedOn": _ago(7)},
    ]
    activities = {
        one["product"]: one["id"] for one in await file.items(f"/trajects/{file.traject}/activities")
    }
    await file.send(
        "POST",
        path,
        {
            "activityId": activities[_ACTIVITIES[0][1]],
            "result": "reached",
            "facts": "Alle gesprekken zijn gevoerd; er zijn twee richtingen gekozen.",
            "opinion": "De keuze past bij wat de cliënt wil en kan.",
            "evidence": evidence,
            "state": "final",
        },
    )


async def _place(file: _File) -> None:
    path = f"/trajects/{file.traject}/placements"
    if not file.story.placed or await file.items(path):
        return
    body = {
        "kind": "temporary",
        "employerName": "Voorbeeld Logistiek BV",
        "jobTitle": "Medewerker magazijn",
        "contractKind": "fixed-term",
        "hoursPerWeek": 24,
        "beginsOn": _ago(max(file.began - 25, 0)),
        "endsOn": _ago(-150),
        "wageSubsidy": False,
    }
    await file.send("POST", path, body)


async def _add_document(file: _File) -> None:
    path = f"/clients/{file.client}/documents"
    if await file.items(path):
        return
    content = typst.compile(
        str(DATA / "afspraken.typ"),
        format="pdf",
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"day": _ago(3)},
    )
    await file.demo.call(
        "POST",
        path,
        headers=file.headers,
        files={"file": ("afspraken.pdf", content, "application/pdf")},
        data={"kind": "agreement", "title": "Afspraken na ons gesprek", "trajectId": file.traject},
    )


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


_STEPS: tuple[Callable[[_File], Awaitable[None]], ...] = (
    _deploy, _plan, _progress, _hours, _meet, _judge, _place, _add_document, _report,
)  # fmt: skip
