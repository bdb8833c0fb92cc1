"""Reports of a filled file: a sent one, an unsent one, and a sentence that waits for a second person."""

from typing import TYPE_CHECKING, Any

from tests.support.house import House, Person

if TYPE_CHECKING:
    from tests.support.filled import Dossier

HEALTH_SENTENCE = "Heeft een hernia gehad."
"""Waits in every filled file. It holds no mark: the second person reads it, and may learn nothing else."""


async def write_report(
    house: House, adviser: Person, traject_id: str, kind: str, text: str
) -> dict[str, Any]:
    """Make a report and put the same words in every text of it."""
    base = f"/trajects/{traject_id}/reports"
    made = await house.http.post(base, headers=adviser.headers, json={"kind": kind})
    assert made.status_code == 201, made.text
    written = await house.http.patch(
        f"{base}/{made.json()['id']}",
        headers={**adviser.headers, "If-Match": made.headers["etag"]},
        json={"sections": [{"code": s["code"], "text": text} for s in made.json()["sections"]]},
    )
    assert written.status_code == 200, written.text
    body: dict[str, Any] = written.json()
    return body


async def send_report(house: House, adviser: Person, report: dict[str, Any]) -> dict[str, Any]:
    """Preview a written report and send what was previewed."""
    path = f"/trajects/{report['trajectId']}/reports/{report['id']}"
    previewed = await house.http.post(f"{path}/preview", headers=adviser.headers)
    assert previewed.status_code == 200, previewed.text
    sha256 = previewed.json()["preview"]["sha256"]
    sent = await house.http.post(f"{path}/send", headers=adviser.headers, json={"sha256": sha256})
    assert sent.status_code == 200, sent.text
    body: dict[str, Any] = sent.json()
    return body


async def fill_reports(house: House, adviser: Person, dossier: "Dossier", *, sent: bool) -> None:
    """Reports of one file. `sent` says whether the first of them went to the commissioning party."""
    traject = dossier.records["trajectId"]
    first = await write_report(house, adviser, traject, "intake", f"{dossier.mark}rapport")
    dossier.records["sentReportId"] = first["id"]
    if sent:
        await send_report(house, adviser, first)
    draft = await write_report(house, adviser, traject, "plan", f"{dossier.mark}plan. {HEALTH_SENTENCE}")
    dossier.records["reportId"] = draft["id"]
    hit = draft["hits"][0]
    asked = await house.http.post(
        f"/trajects/{traject}/reports/{draft['id']}/reviews",
        headers=adviser.headers,
        json={"place": hit["place"], "start": hit["start"], "reason": "De werkgever vroeg ernaar."},
    )
    assert asked.status_code == 200, asked.text
