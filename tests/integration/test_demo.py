"""The demonstration: made through the product itself, once, and again after an interruption."""

import json
import stat
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from pydantic import SecretStr

from api import demo, demo_retention
from api.app import create_app
from api.demo_credentials import CREDENTIALS
from api.jobs import Worker
from api.settings import Settings
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.intake import DATA

EXAMPLES = {
    "uwv": ("uwv-2026-10.csv", "uwv-unwanted-column.csv"),
    "municipality": ("gemeente-2026-10.xlsx",),
    "employer": ("werkgever-2026-10.ndjson",),
}


@pytest.fixture
def settings(own_database: DatabaseUrls, key_dir: Path, tmp_path: Path) -> Settings:
    return Settings(
        application_database_url=SecretStr(own_database.application),
        key_dir=key_dir,
        var_dir=tmp_path,
        demo=True,
        secure_cookies=False,
        base_url="http://127.0.0.1:8080",
        frontend_dir=Path("/nonexistent"),
    )


def count(cluster: Cluster, urls: DatabaseUrls, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(cluster.superuser_of(urls)) as connection:
        return connection.execute(query).fetchall()  # type: ignore[arg-type]


async def test_the_demo_fills_three_caseloads_and_leaves_an_inbox(
    settings: Settings, own_database: DatabaseUrls, cluster: Cluster
) -> None:
    await demo.load(settings)
    file = settings.var_dir / CREDENTIALS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = json.loads(file.read_text(encoding="utf-8"))
    roles = [person["role"] for person in content["staff"]]
    assert sorted(set(roles)) == [
        "administration", "administrator", "adviser", "coordinator", "director", "privacy_officer",
    ]  # fmt: skip
    assert roles.count("adviser") == 3
    assert [entry["party"] for entry in content["apiClients"]] == ["uwv", "municipality", "employer"]
    loads = count(
        cluster,
        own_database,
        "select count(*) from assignment where valid_from <= now() and (valid_until is null or valid_until > now())"
        " group by adviser_id",
    )
    assert len(loads) == 3
    assert all(30 <= load <= 40 for (load,) in loads)
    ((waiting,),) = count(cluster, own_database, "select count(*) from referral where state = 'received'")
    assert 10 <= waiting <= 15
    states = count(cluster, own_database, "select distinct state from consent")
    assert {"given", "refused", "withdrawn", "offered"} <= {state for (state,) in states}
    left = count(
        cluster, own_database, "select distinct basis from disclosure where object_kind = 'document'"
    )
    assert {basis for (basis,) in left} == {"consent", "legal-provision"}
    before = count(cluster, own_database, "select count(*) from audit_record")
    await demo.load(settings)
    assert count(cluster, own_database, "select count(*) from audit_record") == before


async def test_an_interrupted_load_goes_on_without_doubles(
    settings: Settings, own_database: DatabaseUrls, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PlugPulledError(Exception):
        """The machine went off."""

    calls = 0
    call = demo.Demo.call

    async def until(self: demo.Demo, method: str, path: str, **request: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls in (20, 60):
            raise PlugPulledError
        return await call(self, method, path, **request)

    monkeypatch.setattr(demo.Demo, "call", until)
    for _ in range(2):
        with pytest.raises(PlugPulledError):
            await demo.load(settings)
        assert not (settings.var_dir / CREDENTIALS).exists()
    await demo.load(settings)
    assert count(cluster, own_database, "select count(*), count(distinct email_key) from app_user") == [
        (8, 8)
    ]
    assert count(cluster, own_database, "select count(*), count(distinct name) from commissioning_party") == [
        (3, 3)
    ]
    assert count(
        cluster, own_database, "select count(distinct order_reference) = count(*) from referral"
    ) == [(True,)]
    ((clients,),) = count(cluster, own_database, "select count(*) from client")
    assert clients == sum(demo.CASELOADS) + len(demo_retention.ENDED_LONG_AGO)


async def test_the_example_files_come_out_as_their_truth_when_the_demo_machines_send_them(
    settings: Settings,
) -> None:
    await demo.load(settings)
    content = json.loads((settings.var_dir / CREDENTIALS).read_text(encoding="utf-8"))
    app = create_app(settings)
    async with app.router.lifespan_context(app), Worker(settings).opened() as worker:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=f"{settings.base_url}/api/v1") as http:
            for machine in content["apiClients"]:
                for name in EXAMPLES[machine["party"]]:
                    truth = json.loads((DATA / f"{Path(name).stem}.truth.json").read_text(encoding="utf-8"))
                    verdicts = await _send(http, worker, machine, name, (DATA / name).read_bytes())
                    assert verdicts == {item["row"]: item["expect"] for item in truth}, name


async def _send(
    http: httpx.AsyncClient, worker: Worker, machine: dict[str, str], name: str, content: bytes
) -> dict[int, str]:
    form = {
        "grant_type": "client_credentials",
        "client_id": machine["clientId"],
        "client_secret": machine["clientSecret"],
    }
    token = (await http.post("/oauth/token", data=form)).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    answer = await http.post("/intake-batches", headers=headers, files={"file": (name, content)})
    assert answer.status_code == 202
    await worker.run_until_empty()
    receipt = await http.get(f"/intake-batches/{answer.json()['id']}/receipt", headers=headers)
    rejected = await http.get(
        f"/intake-batches/{answer.json()['id']}/rows",
        headers=headers,
        params={"status": "rejected", "limit": 100},
    )
    reasons = {row["row"]: row["errors"][0]["field"] for row in rejected.json()["items"]}
    return {
        row["row"]: row["status"] + (f":{reasons[row['row']]}" if row["row"] in reasons else "")
        for row in receipt.json()["rows"]
    }
