"""What left in the demonstration: profiles with and without a name, one stopped by a withdrawal."""

from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from api.demo_statements import drawn_signature
from domain.policy.roles import Role

if TYPE_CHECKING:
    from api.demo import Demo

INTRODUCED = 4
"""Clients per adviser who were introduced to an employer."""

_JOBS = (
    ("Timmerbedrijf De Zaag", "timmerman", "permanent"),
    ("Groenvoorziening Stadspark", "medewerker groen", "temporary"),
    ("Magazijn Noord", "orderpicker", "trial"),
    ("Bakkerij Korenaar", "medewerker bakkerij", "permanent"),
)
_WORDS = "Komt op tijd, werkt zorgvuldig en leert graag van collega's. Wil eerst een ochtend meelopen."


async def lay_down_disclosures(demo: "Demo") -> None:
    """Every adviser introduces a few clients; half of them gave consent for their name."""
    for person in (one for one in STAFF if one.role is Role.ADVISER):
        headers = await demo.staff(person.email)
        introduced = 0
        for client in await demo.caseload(headers):
            if introduced == INTRODUCED:
                break
            path = f"/clients/{client['id']}"
            opened = await demo.call("GET", path, headers=headers)
            running = [traject for traject in opened["trajects"] if traject["state"] == "active"]
            if running:
                await _introduce(demo, headers, path, running[0]["id"], introduced)
                introduced += 1


async def _introduce(demo: "Demo", headers: dict[str, str], path: str, traject_id: str, at: int) -> None:
    if (await demo.call("GET", f"{path}/employer-profiles", headers=headers))["items"]:
        return
    employer, job_title, kind = _JOBS[at]
    consent = await _consent(demo, headers, path, employer, at) if at % 2 == 0 else None
    made = await demo.call(
        "POST",
        f"{path}/employer-profiles",
        headers=headers,
        json={
            "trajectId": traject_id,
            "kind": kind,
            "employerName": employer,
            "jobTitle": job_title,
            "introduction": _WORDS,
        },
    )
    await demo.call(
        "POST",
        f"{path}/employer-profiles/{made['id']}/send",
        headers=headers,
        json={"sha256": made["sha256"], "days": 14},
    )
    if consent is not None and at == INTRODUCED // 2:
        await demo.call("POST", f"/consents/{consent}/withdraw", headers=headers, json={"channel": "phone"})


async def _consent(demo: "Demo", headers: dict[str, str], path: str, employer: str, at: int) -> str:
    texts = (await demo.call("GET", "/consent-texts", headers=headers))["items"]
    asked: dict[str, Any] = {
        "purpose": "introduction-to-employer",
        "textId": next(text["id"] for text in texts if text["purpose"] == "introduction-to-employer"),
        "recipientKind": "employer",
        "recipientName": employer,
        "categories": ["name", "contact", "background", "preference"],
        "months": 6,
        "given": True,
        "evidence": {"method": "screen", "signature": drawn_signature(at)},
    }
    return str((await demo.call("POST", f"{path}/consents", headers=headers, json=asked))["id"])
