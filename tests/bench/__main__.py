"""`make bench`: ratios measured in one run against a bare application, written to var/bench.json and shown as a table.

Both sides run one uvicorn worker on the same machine against the same server; runs alternate and medians are compared.
"""

import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import asyncpg
from rich.console import Console
from rich.table import Table

from persistence.encryption.keyring import Keyring, create_key_files
from tests.bench import requests as ask
from tests.bench.report import measure_report
from tests.bench.rotation import measure_rotation
from tests.bench.seed import Seeded, seed
from tests.bench.servers import Cluster, Server, baseline_server, product_server
from tests.bench.sweep import measure_sweep
from tests.bench.timeline import FEW, MANY, Timelines, fill_timelines
from tests.bench.upload import measure_upload

CONNECTIONS = 16
ROUNDS = 3
SECONDS = 2.0
SMALL = 1_000
LARGE = 200_000
AUDIT_LARGE = 2_000_000
console = Console()


@dataclass
class Figures:
    """What `var/bench.json` holds. Ratios are ours over the bare application's (or large over small)."""

    getRatio: float = 0.0  # noqa: N815 - the names are fixed
    listRatio: float = 0.0  # noqa: N815
    createRatio: float = 0.0  # noqa: N815
    uploadRowsPerSecond: float = 0.0  # noqa: N815
    timelineRatio: float = 0.0  # noqa: N815
    timelineFlatness: float = 0.0  # noqa: N815
    reportSeconds: float = 0.0  # noqa: N815
    getFlatness: float = 0.0  # noqa: N815
    listFlatness: float = 0.0  # noqa: N815
    keysPerSecond: float = 0.0  # noqa: N815
    detail: dict[str, float] = field(default_factory=dict)


def load(port: int, requests: list[bytes], *, seconds: float = SECONDS) -> float:
    """Requests per second of one run. Raises RuntimeError when any answer was not 2xx."""
    job = {
        "port": port,
        "requests": [r.hex() for r in requests],
        "connections": CONNECTIONS,
        "seconds": seconds,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load"],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    if result["failures"]:
        raise RuntimeError(f"{result['failures']} of {result['requests']} answers were not 2xx")
    return float(result["requests"] / result["seconds"])


def compare(
    name: str,
    ours: tuple[int, list[bytes]],
    other: tuple[int, list[bytes]],
    figures: Figures,
    *,
    against: str = "Bare",
) -> float:
    """Median of ours over median of theirs, in alternating runs."""
    mine: list[float] = []
    theirs: list[float] = []
    load(ours[0], ours[1], seconds=1.5)
    load(other[0], other[1], seconds=1.5)
    for turn in range(ROUNDS):
        theirs.append(load(*other))
        mine.append(load(*ours))
        console.print(f"  {name} {turn + 1}/{ROUNDS}: ours {mine[-1]:,.0f}/s, {against} {theirs[-1]:,.0f}/s")
    figures.detail[f"{name}PerSecond"] = round(statistics.median(mine))
    figures.detail[f"{name}{against}PerSecond"] = round(statistics.median(theirs))
    return round(statistics.median(mine) / statistics.median(theirs), 2)


def flatness(
    name: str,
    small: tuple[int, list[bytes]],
    large: tuple[int, list[bytes]],
    figures: Figures,
    *,
    sizes: str = f"{SMALL:,} and {LARGE:,} clients",
) -> float:
    """How much of the throughput at the small size is left at the large one."""
    load(*small, seconds=1.5)
    load(*large, seconds=1.5)
    pairs = [(load(*small), load(*large)) for _ in range(ROUNDS)]
    first = statistics.median(p[0] for p in pairs)
    second = statistics.median(p[1] for p in pairs)
    figures.detail[f"{name}SmallPerSecond"], figures.detail[f"{name}LargePerSecond"] = (
        round(first),
        round(second),
    )
    console.print(f"  {name}: {first:,.0f}/s and {second:,.0f}/s at {sizes}")
    return round(second / first, 2)


async def fill(dsn: str, keyring: Keyring, clients: int, audit: int) -> Seeded:
    connection = await asyncpg.connect(dsn)
    try:
        return await seed(connection, keyring, clients=clients, audit_records=audit)
    finally:
        await connection.close()


def run(folder: Path, *, quick: bool) -> Figures:
    """The whole bench. `quick` leaves the large database out."""
    figures = Figures()
    key_dir = folder / "keys"
    create_key_files(key_dir)
    keyring = Keyring.load(key_dir)
    with Cluster(folder / "pg") as cluster:
        small_urls = cluster.create("bench_small")
        console.print(f"seeding {SMALL:,} clients")
        small = asyncio.run(fill(cluster.superuser_dsn("bench_small"), keyring, SMALL, 10_000))
        with product_server(small_urls, key_dir, folder) as ours, baseline_server(cluster, SMALL) as bare:
            _compare_all(figures, keyring, ours, bare, small)
            _timelines(figures, keyring, ours, cluster.superuser_dsn("bench_small"), small)
            figures.uploadRowsPerSecond = measure_upload(
                figures.detail, ours, small_urls, key_dir, folder, small
            )
        if quick:
            figures.keysPerSecond = measure_rotation(small_urls, key_dir, folder)
            return figures
        console.print(f"seeding {LARGE:,} clients and {AUDIT_LARGE:,} log records")
        begin = time.perf_counter()
        large_urls = cluster.create("bench_large")
        large = asyncio.run(fill(cluster.superuser_dsn("bench_large"), keyring, LARGE, AUDIT_LARGE))
        console.print(f"seeded in {time.perf_counter() - begin:,.0f} s")
        with (
            product_server(small_urls, key_dir, folder) as few,
            product_server(large_urls, key_dir, folder) as many,
        ):
            figures.getFlatness = flatness(
                "get",
                (few.port, ask.gets(keyring, few, small)),
                (many.port, ask.gets(keyring, many, large)),
                figures,
            )
            figures.listFlatness = flatness(
                "list",
                (few.port, ask.lists(keyring, few, small)),
                (many.port, ask.lists(keyring, many, large)),
                figures,
            )
        figures.keysPerSecond = measure_rotation(large_urls, key_dir, folder)
        for name, urls in (("small", small_urls), ("large", large_urls)):
            dsn = cluster.superuser_dsn(f"bench_{name}")
            swept = measure_sweep(urls, dsn, keyring, folder / f"bench_{name}")
            figures.detail |= {f"{name}.{figure}": value for figure, value in swept.items()}
    return figures


def run_sweep(folder: Path) -> Figures:
    """Erasing and key rotation alone, among few and among a tenth of the large number of clients: minutes, not an
    hour."""
    figures = Figures()
    key_dir = folder / "keys"
    create_key_files(key_dir)
    keyring = Keyring.load(key_dir)
    with Cluster(folder / "pg") as cluster:
        for name, clients in (("few", SMALL), ("many", LARGE // 10)):
            urls = cluster.create(f"bench_{name}")
            dsn = cluster.superuser_dsn(f"bench_{name}")
            asyncio.run(fill(dsn, keyring, clients, clients * 10))
            swept = measure_sweep(urls, dsn, keyring, folder / f"bench_{name}")
            figures.detail |= {f"{name}.{figure}": value for figure, value in swept.items()}
            # The rotation goes on with every key of this database; the last one measured is the largest.
            shutil.rmtree(folder / "rotated-keys", ignore_errors=True)
            figures.keysPerSecond = measure_rotation(urls, key_dir, folder)
            figures.detail[f"{name}.keysPerSecond"] = figures.keysPerSecond
    for figure in ("erase", "search", "due"):
        few, many = (figures.detail[f"{name}.{figure}Milliseconds"] for name in ("few", "many"))
        figures.detail[f"{figure}ManyOverFew"] = round(many / few, 2)
    return figures


def _compare_all(figures: Figures, keyring: Keyring, ours: Server, bare: Server, small: Seeded) -> None:
    figures.getRatio = compare(
        "get", (ours.port, ask.gets(keyring, ours, small)), (bare.port, ask.bare_gets(SMALL)), figures
    )
    figures.listRatio = compare(
        "list", (ours.port, ask.lists(keyring, ours, small)), (bare.port, ask.bare_lists(SMALL)), figures
    )
    figures.createRatio = compare(
        "create", (ours.port, ask.creates(keyring, ours, small)), (bare.port, ask.bare_creates()), figures
    )


def _timelines(figures: Figures, keyring: Keyring, ours: Server, dsn: str, small: Seeded) -> None:
    """A long file against a short one, and the story against the file's first page."""

    async def write() -> Timelines:
        connection = await asyncpg.connect(dsn)
        try:
            return await fill_timelines(connection, keyring, small)
        finally:
            await connection.close()

    files = asyncio.run(write())
    short, long = (
        (ours.port, ask.timelines(keyring, ours, files.adviser, clients))
        for clients in (files.short, files.long)
    )
    figures.timelineFlatness = flatness("timeline", short, long, figures, sizes=f"{FEW} and {MANY:,} entries")
    first_page = (ours.port, ask.opened(keyring, ours, files.adviser, files.long))
    figures.timelineRatio = compare("timeline", long, first_page, figures, against="ClientGet")
    figures.reportSeconds = measure_report(keyring, ours, files)


def show(figures: Figures) -> None:
    """The table for the terminal."""
    targets = {
        "getRatio": ">= 1.0",
        "listRatio": ">= 1.0",
        "createRatio": ">= 0.7",
        "uploadRowsPerSecond": ">= 1500",
        "timelineRatio": ">= 0.4",
        "timelineFlatness": ">= 0.85",
        "reportSeconds": "<= 2",
        "getFlatness": ">= 0.85",
        "listFlatness": ">= 0.85",
        "keysPerSecond": ">= 5000",
    }
    table = Table("figure", "reached", "asked")
    for name, target in targets.items():
        table.add_row(name, f"{getattr(figures, name):,}", target)
    for name, value in figures.detail.items():
        table.add_row(name, f"{value:,}", "", style="dim")
    console.print(table)


def main() -> None:
    quick = "--quick" in sys.argv
    var = Path(os.environ.get("VAR_DIR", "var"))
    var.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="trajectdossier-bench-", dir="/var/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        figures = run_sweep(folder) if "--sweep" in sys.argv else run(folder, quick=quick)
    (var / "bench.json").write_text(json.dumps(asdict(figures), indent=2) + "\n", encoding="utf-8")
    show(figures)


if __name__ == "__main__":
    main()
