"""Trajects of the demonstration as they run: begun weeks ago, some interrupted, with tasks of their own."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_statements import offer_statement
from domain.shared.clock import SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

_TASKS = (
    "Voorbeeldbrief bij de vacature nakijken",
    "Bellen met de praktijkopleider over de proefdag",
    "Uitzoeken welke bus er om zeven uur rijdt",
    "Afspraak maken met de beroepskeuzetest",
)
_REASON = "Zes weken bij familie in het buitenland; afgesproken dat het traject daarna verdergaat."


async def run_traject(demo: "Demo", headers: dict[str, str], path: str, at: int) -> None:
    """Begin the newest traject of a client, unless it has begun."""
    (traject, *_) = (await demo.call("GET", f"{path}/trajects", headers=headers))["items"]
    if traject["state"] != "registered":
        return
    today = bureau_date(SystemClock().now())
    one = f"/trajects/{traject['id']}"
    grant = {"grantedHours": traject["grantedHours"] or 30 + 10 * (at % 4), "budget": f"{2500 + 400 * at}.00"}
    version = {**headers, "If-Match": f'"{traject["version"]}"'}
    await demo.call("PATCH", one, headers=version, json=grant)
    await offer_statement(demo, headers, path, at)
    begin = today - timedelta(days=21 + 9 * at)
    for act, body in _acts(begin, today, at):
        await demo.call("POST", f"{one}/{act}", headers=headers, json=body)
    for number in range(1 + at % 2):
        task = {
            "title": _TASKS[(at + number) % len(_TASKS)],
            "dueOn": (today + timedelta(days=(at * 2 + number * 5) % 12)).isoformat(),
            "trajectId": traject["id"],
        }
        await demo.call("POST", f"{path}/tasks", headers=headers, json=task)


def _acts(begin: date, today: date, at: int) -> list[tuple[str, dict[str, Any]]]:
    """Begun by all; each sixth stood still for a while, each seventh stands still now."""
    end = (begin + timedelta(days=270)).isoformat()
    acts: list[tuple[str, dict[str, Any]]] = [
        ("activate", {"beginsOn": begin.isoformat(), "expectedEndOn": end})
    ]
    if at % 6 == 4 or at % 7 == 6:
        acts.append(("suspend", {"beginsOn": (begin + timedelta(days=10)).isoformat(), "reason": _REASON}))
    if at % 6 == 4:
        acts.append(("resume", {"resumesOn": min(begin + timedelta(days=40), today).isoformat()}))
    return acts
