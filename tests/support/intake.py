"""Uploading in tests: the file goes over HTTP, a real worker does the job."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from api.jobs import Worker
from api.settings import Settings
from tests.support.house import House, Machine, Person, var_dir_of

DATA = Path(__file__).parents[1] / "data" / "intake"
SERVICES = {
    "uwv": ["praktijkassessment", "werkfit-maken", "naar-werk", "modulair"],
    "municipality": ["jobcoaching", "participatie"],
    "employer": ["spoor-1", "spoor-2", "outplacement"],
}
TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ndjson": "application/x-ndjson",
    ".json": "application/json",
}
HEADINGS = (
    "kenmerk;dienst;doel;voornamen;tussenvoegsel;achternaam;geslacht;geboortedatum;bsn;straat;huisnummer;"
    "postcode;woonplaats;telefoon;email;beperkingen"
)


def csv_row(reference: str, bsn: str, **changes: str) -> str:
    """One row under HEADINGS that a UWV contract takes, with changes by heading."""
    row = {
        "kenmerk": reference, "dienst": "werkfit-maken", "doel": "benefit-to-work", "voornamen": "Noor",
        "tussenvoegsel": "", "achternaam": "Proefpersoon", "geslacht": "V", "geboortedatum": "1985-05-17", "bsn": bsn,
        "straat": "Proefstraat", "huisnummer": "1", "postcode": "1234 AB", "woonplaats": "Utrecht",
        "telefoon": "06-12345678", "email": "", "beperkingen": "tillen tot 5 kg", **changes,
    }  # fmt: skip
    return ";".join(row.values())


def csv_file(*rows: str) -> bytes:
    """A file with HEADINGS."""
    return "\n".join((HEADINGS, *rows, "")).encode()


async def sender(house: House, kind: str = "uwv") -> Machine:
    """A machine of a new party of this kind that may send and read."""
    party = await house.party(kind, f"Opdrachtgever {kind}", SERVICES[kind])
    return await house.machine(party["id"], "intake:write", "intake:read")


@asynccontextmanager
async def worker_of(house: House, key_dir: Path) -> AsyncIterator[Worker]:
    """A worker on the house's database and clock."""
    settings = Settings(
        application_database_url=SecretStr(house.urls.application),
        key_dir=key_dir,
        webhook_loopback=True,
        var_dir=var_dir_of(house.urls, key_dir),
    )
    async with Worker(settings, house.clock).opened() as worker:
        yield worker


async def upload(
    house: House, by: Machine | Person, content: bytes, name: str = "aanmeldingen.csv", **query: str
) -> httpx.Response:
    """Send a file as a form, as people and most machines do."""
    files = {"file": (name, content, TYPES.get(Path(name).suffix, "application/octet-stream"))}
    return await house.http.post("/intake-batches", headers=by.headers, files=files, params=query)


async def process(
    house: House, key_dir: Path, by: Machine | Person, content: bytes, **more: str
) -> dict[str, Any]:
    """Upload, let a worker do it, and answer the batch as it ended."""
    answer = await upload(house, by, content, **more)
    assert answer.status_code == 202, answer.text
    async with worker_of(house, key_dir) as worker:
        await worker.run_until_empty()
    ended = await house.http.get(f"/intake-batches/{answer.json()['id']}", headers=by.headers)
    assert ended.status_code == 200, ended.text
    batch: dict[str, Any] = ended.json()
    return batch


async def all_rows(house: House, by: Machine | Person, batch_id: str) -> list[dict[str, Any]]:
    """Every row's outcome, page by page."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = await house.http.get(
            f"/intake-batches/{batch_id}/rows", headers=by.headers, params={"limit": 100, "cursor": cursor}
        )
        assert answer.status_code == 200, answer.text
        rows += answer.json()["items"]
        cursor = answer.json()["nextCursor"]
        if not cursor:
            return rows
