"""A report of a long traject: seconds from asking for it until its pages can be looked at."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from domain.shared.clock import bureau_date
from persistence.encryption.keyring import Keyring
from tests.bench.requests import token_of
from tests.bench.servers import Server
from tests.bench.timeline import Timelines

BEGUN_DAYS_AGO = 700
ACTIVITIES = 24
HAND_WRITTEN = 100
ROUNDS = 3
_GROUPS = ("employee-skills", "personal-effectiveness", "orientation", "applying", "placement", "after-care")
_WORDS = "De gesprekken gingen goed. De volgende stap is afgesproken en staat in het plan."


def measure_report(keyring: Keyring, server: Server, files: Timelines) -> float:
    """The median of making, writing and previewing a progress report over a file of two thousand notes."""
    headers = {"Authorization": f"Bearer {token_of(keyring, server, files.adviser)}"}
    with httpx.Client(base_url=f"{server.base_url}/api/v1", headers=headers, timeout=60) as http:
        times = [_one(http, client_id) for client_id in files.long[:ROUNDS]]
    return round(sorted(times)[len(times) // 2], 2)


def _one(http: httpx.Client, client_id: UUID) -> float:
    traject = f"/trajects/{_ok(http.get(f'/clients/{client_id}'))['trajects'][0]['id']}"
    _work(http, traject)
    begin = time.perf_counter()
    made = _ok(http.post(f"{traject}/reports", json={"kind": "progress"}))
    path = f"{traject}/reports/{made['id']}"
    texts = [{"code": section["code"], "text": _WORDS} for section in made["sections"]]
    _ok(http.patch(path, headers={"If-Match": f'"{made["version"]}"'}, json={"sections": texts}))
    _ok(http.post(f"{path}/preview"))
    shown = http.get(f"{path}/preview")
    shown.raise_for_status()
    return time.perf_counter() - begin


def _work(http: httpx.Client, traject: str) -> None:
    """A running traject with activities and hours written by hand."""
    today = bureau_date(datetime.now(UTC))
    end = today + timedelta(days=180)
    if _ok(http.get(traject))["state"] == "registered":
        body = {
            "beginsOn": (today - timedelta(days=BEGUN_DAYS_AGO)).isoformat(),
            "expectedEndOn": end.isoformat(),
        }
        _ok(http.post(f"{traject}/activate", json=body))
    for number in range(ACTIVITIES):
        activity = {"group": _GROUPS[number % len(_GROUPS)], "product": f"Training {number}", "hours": "6"}
        made = _ok(http.post(f"{traject}/activities", json=activity))
        done = {"status": "done", "result": "Kwam elke keer en weet hoe het verder gaat."}
        _ok(http.patch(f"{traject}/activities/{made['id']}", headers={"If-Match": '"1"'}, json=done))
    for number in range(HAND_WRITTEN):
        day = today - timedelta(days=2 * number)
        _ok(
            http.post(f"{traject}/hours", json={"kind": "preparation", "day": day.isoformat(), "minutes": 10})
        )


def _ok(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_error:
        raise RuntimeError(f"{answer.request.method} {answer.request.url.path}: {answer.text[:300]}")
    body: dict[str, Any] = answer.json()
    return body
