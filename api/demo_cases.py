"""Questions, complaints, a mediation and breaches of the demonstration, each somewhere else on its way."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date

if TYPE_CHECKING:
    from api.demo import Demo

_QUESTIONS = (
    ("Wie kan mijn adres zien?", "Alleen uw adviseur en wie hem vervangt. In het inzagelog staat wie keek."),
    ("Hoe lang bewaart u mijn gegevens?", None),
)
_COMPLAINTS: tuple[tuple[str, str, int], ...] = (
    ("treatment", "Ik werd twee keer niet teruggebeld, terwijl dat wel was beloofd.", 3),
    ("term", "Ik wacht al twee maanden op een plek bij de sollicitatietraining.", 16),
    ("content", "De beroepskeuzetest paste niet bij wat ik had gevraagd.", 48),
)
_HEARD = "De cliënt vertelt dat de afspraak twee keer op het laatste moment is verzet."
_FINDING = {
    "outcome": "partly-founded",
    "finding": "De wachttijd is langer dan wij u vertelden. Dat hadden wij eerder moeten zeggen.",
    "measures": "Wij bellen voortaan elke week wie op een training wacht.",
}
_BREACHES = (
    ("sent-wrong", "Een brief lag bij de verkeerde buren. Ongeopend teruggekregen.", 20),
    ("lost", "Een map met aantekeningen bleef liggen in de trein.", 52),
)
_ASSESSMENT = {
    "facts": "Een map met aantekeningen van twee gesprekken bleef liggen in de trein en is niet teruggevonden.",
    "categories": ["name", "guidance"],
    "people": 2,
    "consequences": "Iemand anders kan lezen wat u in twee gesprekken vertelde.",
    "measures": "Wij hebben de vervoerder gebeld. Aantekeningen gaan niet meer op papier mee.",
    "risk": "high",
}


async def lay_down_cases(demo: "Demo") -> None:
    """The first adviser takes in, the privacy officer handles. What an interrupted load made is not made again."""
    adviser, officer = await _of(demo, Role.ADVISER), await _of(demo, Role.PRIVACY_OFFICER)
    clients = await demo.caseload(adviser)
    await _questions(demo, adviser, f"/clients/{clients[1]['id']}/questions")
    made = await _complaints(demo, adviser, officer, clients)
    await _handle(demo, officer, made)
    await _breaches(demo, adviser, officer)


async def _questions(demo: "Demo", adviser: dict[str, str], path: str) -> None:
    asked = {one["text"]: one for one in (await demo.call("GET", path, headers=adviser))["items"]}
    for text, answer in _QUESTIONS:
        question = asked.get(text) or await demo.call("POST", path, headers=adviser, json={"text": text})
        if answer and question["answeredAt"] is None:
            one = f"/questions/{question['id']}/answer"
            await demo.call("POST", one, headers=adviser, json={"answer": answer})


async def _complaints(
    demo: "Demo", adviser: dict[str, str], officer: dict[str, str], clients: list[dict[str, Any]]
) -> dict[str, str]:
    """The id of each complaint by its subject."""
    today = bureau_date(SystemClock().now())
    me = (await demo.call("GET", "/auth/me", headers=adviser))["userId"]
    known = (await demo.call("GET", "/complaints", headers=officer))["items"]
    made = {one["subject"]: one["id"] for one in known}
    for number, (subject, text, days) in enumerate(_COMPLAINTS):
        if subject in made:
            continue
        new = {
            "clientId": clients[2 + number]["id"],
            "subject": subject,
            "channel": "phone",
            "receivedOn": (today - timedelta(days=days)).isoformat(),
            "text": text,
            **({"aboutUserId": me} if number == 0 else {}),
        }
        made[subject] = (await demo.call("POST", "/complaints", headers=adviser, json=new))["id"]
    return made


async def _handle(demo: "Demo", officer: dict[str, str], made: dict[str, str]) -> None:
    """One is answered, one was heard and is mediated; the newest waits."""
    today = bureau_date(SystemClock().now()).isoformat()
    heard = {"hearing": "held", "heardOn": today, "report": _HEARD}
    steps: tuple[tuple[str, str, dict[str, str] | None], ...] = (
        ("acknowledge", "acknowledgement", None),
        ("hear", "hearing", heard),
        ("find", "finding", _FINDING),
        ("answer", "answer", None),
    )
    for subject, count in (("term", 4), ("content", 2)):
        path = f"/complaints/{made[subject]}"
        for act, place, body in steps[:count]:
            if act in (await demo.call("GET", path, headers=officer))["possibleActs"]:
                await demo.call("POST", f"{path}/{place}", headers=officer, json=body)
    if not (await demo.call("GET", "/mediations", headers=officer))["items"]:
        about = {"aboutCaseId": made["content"], "channel": "phone"}
        mediation = await demo.call("POST", "/mediations", headers=officer, json=about)
        says = {"clientPosition": "Ik wil een andere test, met meer over techniek."}
        await demo.call("POST", f"/mediations/{mediation['id']}/positions", headers=officer, json=says)


async def _breaches(demo: "Demo", adviser: dict[str, str], officer: dict[str, str]) -> None:
    known = (await demo.call("GET", "/data-breaches", headers=officer))["items"]
    made = {one["nature"]: one for one in known}
    now = SystemClock().now()
    for nature, text, hours in _BREACHES:
        if nature not in made:
            since = (now - timedelta(hours=hours)).isoformat()
            new = {"nature": nature, "text": text, "knownAt": since}
            made[nature] = await demo.call("POST", "/data-breaches", headers=adviser, json=new)
    path = f"/data-breaches/{made['lost']['id']}"
    if (await demo.call("GET", path, headers=officer))["state"] == "reported":
        await demo.call("POST", f"{path}/assessment", headers=officer, json=_ASSESSMENT)


async def _of(demo: "Demo", role: Role) -> dict[str, str]:
    return await demo.staff(next(person for person in STAFF if person.role is role).email)
