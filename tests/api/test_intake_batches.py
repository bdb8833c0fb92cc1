"""Uploaded files, over the real application, a real database and a real worker."""

import json
from pathlib import Path

import pytest

from tests.support.house import House
from tests.support.intake import DATA, all_rows, process, sender

FILES = [
    ("uwv", "uwv-2026-10.csv"),
    ("municipality", "gemeente-2026-10.xlsx"),
    ("employer", "werkgever-2026-10.ndjson"),
    ("uwv", "uwv-unwanted-column.csv"),
]


@pytest.mark.clause("R5")
@pytest.mark.parametrize(("kind", "name"), FILES)
async def test_the_example_files_come_out_as_their_truth(house: House, key_dir: Path, kind: str, name: str) -> None:
    machine = await sender(house, kind)
    batch = await process(house, key_dir, machine, (DATA / name).read_bytes(), name=name)
    truth = json.loads((DATA / f"{Path(name).stem}.truth.json").read_text(encoding="utf-8"))
    rows = {row["row"]: row for row in await all_rows(house, machine, batch["id"])}
    verdicts = {
        number: "accepted" if row["status"] == "accepted" else f"{row['status']}:{row['errors'][0]['field']}"
        for number, row in rows.items()
    }
    assert verdicts == {item["row"]: item["expect"] for item in truth}
    rejected = sum(1 for item in truth if item["expect"] != "accepted")
    assert batch["state"] == ("partial" if rejected else "done")
    assert batch["rowsTotal"] == batch["rowsDone"] == len(truth)
    assert batch["counts"]["accepted"] == batch["counts"]["new"] == len(truth) - rejected
    assert batch["counts"]["rejected"] == rejected
