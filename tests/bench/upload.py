"""Upload: rows per second from the first byte sent until the batch is done, and how memory grows with the file."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx

from api.security.tokens import TokenService
from domain.policy.actor import Actor
from domain.policy.roles import Scope
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id
from persistence.encryption.keyring import Keyring
from persistence.roles import DatabaseUrls
from tests.bench.seed import Seeded
from tests.bench.servers import Server, product_environment

SMALL_FILE = 10_000
LARGE_FILE = 60_000
WAIT_SECONDS = 300.0
_HEADINGS = (
    "kenmerk;dienst;doel;voornamen;achternaam;geslacht;geboortedatum;straat;huisnummer;postcode;woonplaats;"
    "telefoon;email;nationaliteit;uitkering;uitkering_sinds;opleidingen;werkervaring;beperkingen;contactpersoon\n"
)


def measure_upload(
    detail: dict[str, float], server: Server, urls: DatabaseUrls, key_dir: Path, var_dir: Path, seeded: Seeded
) -> float:
    """Rows per second of the large file; memory of both processes goes into `detail` (MB)."""
    client_id = asyncio.run(_machine(urls.application, seeded.party_id))
    service = TokenService(Keyring.load(key_dir), SystemClock(), issuer=server.base_url)
    actor = Actor.machine(client_id, seeded.party_id, frozenset({Scope.INTAKE_WRITE, Scope.INTAKE_READ}))
    environment = {**os.environ, **product_environment(urls, key_dir, var_dir, server.port)}
    worker = subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env=environment)
    try:
        _upload(server, service.issue(actor).token, "warm", 500)
        _upload(server, service.issue(actor).token, "small", SMALL_FILE)
        detail["apiPeakMbSmallFile"], detail["workerPeakMbSmallFile"] = (
            _peak_mb(server.pid),
            _peak_mb(worker.pid),
        )
        rate = _upload(server, service.issue(actor).token, "large", LARGE_FILE)
        detail["apiPeakMbLargeFile"], detail["workerPeakMbLargeFile"] = (
            _peak_mb(server.pid),
            _peak_mb(worker.pid),
        )
        return rate
    finally:
        worker.terminate()
        worker.wait(timeout=30)


async def _machine(application_url: str, party_id: UUID) -> UUID:
    client_id = new_id()
    connection = await asyncpg.connect(application_url)
    try:
        await connection.execute(
            "insert into api_client (id, party_id, name, client_id, scopes, public_keys, created_at) "
            "values ($1, $2, 'bench', $3, array['intake:write','intake:read'], '[]', $4)",
            client_id,
            party_id,
            str(client_id),
            datetime.now(UTC),
        )
    finally:
        await connection.close()
    return client_id


def _row(mark: str, n: int) -> str:
    return (
        f"{mark}-{n:06d};spoor-2;new-employer;Voornaam{n};Achternaam{n};V;1985-05-17;Voorbeeldlaan;"
        f"{n % 200 + 1};1234 AB;Utrecht;06-12345678;{mark}{n}@example.org;NL;geen;;MBO 4 Logistiek (2012);"
        f"kok @ Voorbeeld BV 2010-2015;"
        "tillen tot 5 kg;Invented Person\n"
    )


def _upload(server: Server, token: str, mark: str, rows: int) -> float:
    headers = {"Authorization": f"Bearer {token}"}
    unique = f"{mark}{time.time_ns()}"
    with (
        tempfile.TemporaryFile("w+b") as file,
        httpx.Client(base_url=server.base_url, timeout=120, headers=headers) as http,
    ):
        file.write(_HEADINGS.encode())
        for n in range(rows):
            file.write(_row(unique, n).encode())
        file.seek(0)
        begin = time.perf_counter()
        answer = http.post("/api/v1/intake-batches", files={"file": ("bench.csv", file, "text/csv")})
        answer.raise_for_status()
        batch = f"/api/v1/intake-batches/{answer.json()['id']}"
        while True:
            state = http.get(batch).json()
            if state["state"] in ("done", "partial", "failed", "cancelled"):
                break
            if time.perf_counter() - begin > WAIT_SECONDS:
                raise RuntimeError("the batch did not end in time")
            time.sleep(0.1)
    if state["counts"]["accepted"] != rows:
        raise RuntimeError(f"expected {rows} accepted rows: {json.dumps(state['counts'])}")
    return round(rows / (time.perf_counter() - begin))


def _peak_mb(pid: int) -> float:
    """The highest resident size a process reached, in MB (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(line.split()[1]) / 1024)
