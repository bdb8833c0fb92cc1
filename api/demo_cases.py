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


async def lay_down_cases(demo: "Demo") -> None:
    """The first adviser takes in, the privacy officer handles, the director looks along."""
    adviser, officer = await _of(demo, Role.ADVISER), await _of(demo, Role.PRIVACY_OFFICER)
    if (await demo.call("GET", "/complaints", headers=officer))["items"]:
        return
    clients = await demo.caseload(adviser)
    for text, answer in _QUESTIONS:
        path = f"/clients/{clients[1]['id']}/questions"
        asked = await demo.call("POST", path, headers=adviser, json={"text": text})
        if answer:
            one = f"/questions/{asked['id']}/answer"
            await demo.call("POST", one, headers=adviser, json={"answer": answer})
    await _complaints(demo, adviser, officer, clients)
    await _breaches(demo, adviser, officer)


async def _complaints(
    demo: "Demo", adviser: dict[str, str], officer: dict[str, str], clients: list[dict[str, Any]]
) -> None:
    today = bureau_date(SystemClock().now())
    me = (await demo.call("GET", "/auth/me", headers=adviser))["userId"]
    paths = []
    for number, (subject, text, days) in enumerate(_COMPLAINTS):
        new = {
            "clientId": clients[2 + number]["id"],
            "subject": subject,
            "channel": "phone",
            "receivedOn": (today - timedelta(days=days)).isoformat(),
            "text": text,
            **({"aboutUserId": me} if number == 0 else {}),
        }
        made = await demo.call("POST", "/complaints", headers=adviser, json=new)
        paths.append((made["id"], f"/complaints/{made['id']}"))
    for _, path in paths[1:]:
        await demo.call("POST", f"{path}/acknowledgement", headers=officer)
        heard = {"hearing": "held", "heardOn": today.isoformat(), "report": _HEARD}
        await demo.call("POST", f"{path}/hearing", headers=officer, json=heard)
    middle = paths[1][1]
    await demo.call("POST", f"{middle}/finding", headers=officer, json=_FINDING)
    await demo.call("POST", f"{middle}/answer", headers=officer)
    about = {"aboutCaseId": paths[2][0], "channel": "phone"}
    mediation = await demo.call("POST", "/mediations", headers=officer, json=about)
    says = {"clientPosition": "Ik wil een andere test, met meer over techniek."}
    await demo.call("POST", f"/mediations/{mediation['id']}/positions", headers=officer, json=says)


async def _breaches(demo: "Demo", adviser: dict[str, str], officer: dict[str, str]) -> None:
    now, made = SystemClock().now(), {"id": ""}
    for nature, text, hours in (
        ("sent-wrong", "Een brief lag bij de verkeerde buren. Ongeopend teruggekregen.", 20),
        ("lost", "Een map met aantekeningen bleef liggen in de trein.", 52),
    ):
        new = {"nature": nature, "text": text, "knownAt": (now - timedelta(hours=hours)).isoformat()}
        made = await demo.call("POST", "/data-breaches", headers=adviser, json=new)
    assessment = {
        "facts": "Een map met aantekeningen van twee gesprekken bleef liggen in de trein en is niet teruggevonden.",
        "categories": ["name", "guidance"],
        "people": 2,
        "consequences": "Iemand anders kan lezen wat u in twee gesprekken vertelde.",
        "measures": "Wij hebben de vervoerder gebeld. Aantekeningen gaan niet meer op papier mee.",
        "risk": "high",
    }
    await demo.call("POST", f"/data-breaches/{made['id']}/assessment", headers=officer, json=assessment)


async def _of(demo: "Demo", role: Role) -> dict[str, str]:
    return await demo.staff(next(person for person in STAFF if person.role is role).email)
