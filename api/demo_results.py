"""What came of it for the clients of the demonstration: references, assessments, suitable work, placements."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date
from domain.shared.terms import add_months

if TYPE_CHECKING:
    from api.demo import Demo

JUDGED_CLIENTS = 6
"""Clients per adviser of whom results were judged; what else they have goes by turns."""

_REFERENCES: tuple[dict[str, Any], ...] = (
    {
        "sourceName": "M. de Graaf",
        "sourceCapacity": "Begeleider op de werkervaringsplek",
        "question": "Hoe verliepen de eerste vier weken, en wat kan iemand zelfstandig?",
        "fact": "Was er alle afgesproken dagen, drie keer per week van negen tot één.",
        "observation": "Pakte orders zonder hulp, en vroeg bij twijfel een collega.",
        "opinion": "Een prettige collega. Ik zou zo weer iemand als hij of zij op de afdeling willen.",
        "clientMaySee": True,
    },
    {
        "sourceName": "S. Yılmaz",
        "sourceCapacity": "Trainer werknemersvaardigheden",
        "question": "Wat heeft de training gebracht?",
        "fact": "Zes van de zes bijeenkomsten gevolgd; de eindopdracht is af.",
        "opinion": "Heeft nog moeite met nee zeggen, maar ziet dat zelf en oefent ermee.",
        "clientMaySee": False,
        "withheldReason": "rights-of-third-parties",
    },
)
_SKILLS = {
    "result": "reached",
    "facts": "Alle bijeenkomsten gevolgd en de eindopdracht afgerond.",
    "opinion": "Het doel is bereikt: komt op tijd, belt zelf af en vraagt hulp als dat nodig is.",
}
_WHOLE = {
    "result": "partly-reached",
    "facts": "Twee werkgevers bezocht. Met een van beide loopt een gesprek over een plek.",
    "opinion": "Op de goede weg. Solliciteren gaat nog niet vanzelf; samen oefenen helpt.",
}
_SUITABILITY = {
    "education": "Mbo-diploma op niveau 3; een korte cursus erbij is haalbaar.",
    "experience": "Ruim tien jaar in magazijn en groen: kent het werk en het tempo.",
    "preferences": "Werkt het liefst met een vaste ploeg, dicht bij huis, drie dagen per week.",
    "conclusion": "Past: orderverzamelen of inpakken, met afwisseling tussen staan en lopen.",
}
_LIMITATIONS = {
    "text": "Heeft moeite met lang achter elkaar staan; na een half uur is een korte pauze nodig."
}
_JOBS: tuple[dict[str, Any], ...] = (
    {"kind": "permanent", "contractKind": "open-ended", "employerName": "Kwekerij De Zonnehoek",
     "jobTitle": "Medewerker inpak", "hoursPerWeek": 24},
    {"kind": "trial", "contractKind": "no-contract", "employerName": "Drukkerij Van Loon",
     "jobTitle": "Medewerker afwerking", "hoursPerWeek": 20},
    {"kind": "temporary", "contractKind": "fixed-term", "employerName": "Transportbedrijf Rijnmond Zuid",
     "jobTitle": "Orderverzamelaar", "hoursPerWeek": 32, "wageValue": 70, "wageSubsidy": True},
)  # fmt: skip
_MONTHS = (None, 2, 3)
"""How long each of the jobs is agreed for; the last is followed by a second contract of as long."""


async def lay_down_results(demo: "Demo") -> None:
    """Let each adviser judge results with part of their clients. Trajects with a result are left alone."""
    for person in STAFF:
        if person.role is Role.ADVISER:
            headers = await demo.staff(person.email)
            clients = await demo.caseload(headers)
            for at, client in enumerate(clients[:JUDGED_CLIENTS]):
                opened = await demo.call("GET", f"/clients/{client['id']}", headers=headers)
                await _judge(demo, headers, opened, at)


async def _judge(demo: "Demo", headers: dict[str, str], client: dict[str, Any], at: int) -> None:
    traject, today = client["trajects"][0], bureau_date(SystemClock().now())
    path = f"/trajects/{traject['id']}"
    if (await demo.call("GET", f"{path}/assessments", headers=headers))["items"]:
        return
    referred = await demo.call(
        "POST", f"/clients/{client['id']}/references", headers=headers, json=_reference(at, today)
    )
    notes = await demo.call("GET", f"/clients/{client['id']}/notes", headers=headers)
    talk = next((note["id"] for note in notes["items"] if note["kind"] == "conversation"), None)
    activities = (await demo.call("GET", f"{path}/activities", headers=headers))["items"]
    evidence = [{"kind": "reference", "referenceId": referred["id"]}]
    if talk is not None:
        evidence.append({"kind": "conversation", "noteId": talk})
    skills = {**_SKILLS, "activityId": activities[0]["id"] if activities else None, "evidence": evidence}
    await demo.call(
        "POST",
        f"{path}/assessments",
        headers=headers,
        json={**skills, "state": "final" if at % 3 else "draft"},
    )
    seen = {
        "kind": "observation",
        "text": "Ging bij het tweede bezoek zelf het gesprek aan.",
        "observedOn": (today - timedelta(days=2)).isoformat(),
    }
    await demo.call("POST", f"{path}/assessments", headers=headers, json={**_WHOLE, "evidence": [seen]})
    if at % 2 == 0:
        limitations = _LIMITATIONS if traject["healthGround"] else None
        body = {**_SUITABILITY, "limitations": limitations, "assessedOn": today.isoformat()}
        shelf = f"{path}/suitability-assessments?purpose=suitability-assessment"
        await demo.call("POST", shelf, headers=headers, json=body)
    await _place(demo, headers, path, date.fromisoformat(traject["startedOn"] or today.isoformat()), at)


async def _place(demo: "Demo", headers: dict[str, str], path: str, begin: date, at: int) -> None:
    job, months = _JOBS[at % len(_JOBS)], _MONTHS[at % len(_JOBS)]
    for turn in range(2 if job["kind"] == "temporary" else 1):
        first = add_months(begin, (months or 0) * turn)
        end = add_months(first, months) - timedelta(days=1) if months else None
        body = {**job, "beginsOn": first.isoformat(), "endsOn": end.isoformat() if end else None}
        await demo.call("POST", f"{path}/placements", headers=headers, json=body)


def _reference(at: int, today: date) -> dict[str, Any]:
    reference = _REFERENCES[at % len(_REFERENCES)]
    asked = (today - timedelta(days=12)).isoformat()
    basis = {"kind": "contract"} if at % 4 == 3 else {"kind": "client-consent", "consentedOn": asked}
    return {**reference, "basis": basis, "receivedOn": (today - timedelta(days=5)).isoformat()}
