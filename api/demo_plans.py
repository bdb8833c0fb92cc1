"""What was planned with the clients of the demonstration: plans in every state, activities on their way."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

PLANNED_CLIENTS = 8
"""Clients per adviser with a plan: by turns a draft, an approved plan, and one that was edited after approval."""

_GOALS = (
    "Betaald werk van drie dagen per week, in de logistiek of de techniek, dicht bij huis.",
    "Een baan als administratief medewerker die past bij wat goed gaat: rustig, met vaste taken.",
    "Eerst weer ritme en werkervaring, daarna een betaalde baan in de zorg of de schoonmaak.",
)
_TEXTS = {
    "startingPoint": "Ruim tien jaar werkervaring, nu bijna twee jaar zonder werk. Mbo-diploma, rijbewijs B. "
    "Heeft moeite met lang achter elkaar staan; tillen gaat goed.",
    "clientView": "Ik wil weer onder de mensen zijn en mijn eigen geld verdienen. Ik zie op tegen solliciteren, "
    "maar als ik eenmaal ergens ben, gaat het vanzelf.",
    "agreements": "Elke twee weken een gesprek. Wie verhinderd is, belt een dag van tevoren.",
    "practicalMatters": "Reist met de fiets of de bus. Dinsdag en donderdag kan de hele dag.",
}
_ACTIVITIES: tuple[dict[str, Any], ...] = (
    {"group": "employee-skills", "product": "Training werknemersvaardigheden", "provider": "Eigen bureau",
     "aim": "Op tijd komen, afspraken nakomen, hulp vragen", "hours": "12", "cost": "1182"},
    {"group": "personal-effectiveness", "product": "Weerbaarheid in groep", "provider": "Stichting Vooruit",
     "aim": "Grenzen aangeven zonder af te haken", "hours": "8", "cost": "640"},
    {"group": "labour-market-insight", "product": "Beroepskeuzetest en gesprek",
     "aim": "Drie richtingen die passen en waar werk in is", "hours": "4", "cost": "394"},
    {"group": "applying", "product": "Sollicitatietraining", "provider": "Eigen bureau",
     "aim": "Een cv en brief die kloppen, drie keer geoefend", "hours": "10", "cost": "985"},
    {"group": "placement", "product": "Proefplaatsing voorbereiden",
     "aim": "Twee werkgevers bezocht", "hours": "6", "cost": "591"},
)  # fmt: skip
_PROGRESS: tuple[dict[str, Any], ...] = (
    {"status": "done", "result": "Kwam elke keer op tijd en vroeg zelf om hulp. Trainer is tevreden."},
    {"status": "not-done", "reason": "De groep ging niet door; in overleg een andere weg gekozen."},
    {"status": "running"},
)
_WEEKS = 3


async def lay_down_plans(demo: "Demo") -> None:
    """Let each adviser plan with part of their clients. Trajects with a plan are left alone."""
    for person in STAFF:
        if person.role is Role.ADVISER:
            headers = await demo.staff(person.email)
            clients = await demo.caseload(headers)
            for at, client in enumerate(clients[:PLANNED_CLIENTS]):
                opened = await demo.call("GET", f"/clients/{client['id']}", headers=headers)
                await _plan(demo, headers, f"/trajects/{opened['trajects'][0]['id']}", at)


async def _plan(demo: "Demo", headers: dict[str, str], path: str, at: int) -> None:
    if (await demo.call("GET", f"{path}/plan", headers=headers))["version"]:
        return
    today = bureau_date(SystemClock().now())
    texts = {"goals": _GOALS[at % len(_GOALS)], **_TEXTS}
    await demo.call("PUT", f"{path}/plan", headers={**headers, "If-Match": '"0"'}, json=texts)
    made = [
        await demo.call(
            "POST", f"{path}/activities", headers=headers, json={**activity, **_period(today, turn)}
        )
        for turn, activity in enumerate(_ACTIVITIES)
    ]
    if at % 4 == 0:
        return
    approval = {"approver": "client", "number": 1, "method": "paper", "on": today.isoformat()}
    await demo.call("POST", f"{path}/plan/approve", headers=headers, json=approval)
    for activity, progress in zip(made, _PROGRESS, strict=False):
        one = f"{path}/activities/{activity['id']}"
        await demo.call("PATCH", one, headers={**headers, "If-Match": '"1"'}, json=progress)
    if at % 4 == 2:
        await _edit(demo, headers, path, made[3])


async def _edit(demo: "Demo", headers: dict[str, str], path: str, activity: dict[str, Any]) -> None:
    """The second version: another goal, a longer training, after-care added."""
    plan = await demo.call("GET", f"{path}/plan", headers=headers)
    texts = {name: plan[name] for name in _TEXTS}
    texts |= {"goals": plan["goals"] + " Ook een werkervaringsplek telt mee.", "practicalMatters": ""}
    current = {**headers, "If-Match": f'"{plan["version"]}"'}
    await demo.call("PUT", f"{path}/plan", headers=current, json=texts)
    await demo.call(
        "PATCH",
        f"{path}/activities/{activity['id']}",
        headers={**headers, "If-Match": '"1"'},
        json={"hours": "14", "cost": "1379"},
    )
    after_care = {"group": "after-care", "product": "Nazorg op de werkplek", "hours": "3", "cost": "295.50"}
    await demo.call("POST", f"{path}/activities", headers=headers, json=after_care)


def _period(today: date, turn: int) -> dict[str, str]:
    """One after the other, each three weeks, the first from today."""
    begin = today + timedelta(weeks=_WEEKS * turn)
    return {"startsOn": begin.isoformat(), "endsOn": (begin + timedelta(weeks=_WEEKS, days=-1)).isoformat()}
