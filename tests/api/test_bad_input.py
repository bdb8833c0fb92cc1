"""Files and bodies that no honest sender makes: one clear problem, and nothing half-done."""

import io
import json
import zipfile
from pathlib import Path

import psycopg
import pytest

from tests.support.cluster import Cluster
from tests.support.filled import submission
from tests.support.house import House, valid_bsn
from tests.support.intake import HEADINGS, all_rows, csv_file, csv_row, process, sender

BSN = valid_bsn(41)


def bomb() -> bytes:
    """A workbook of a few kilobytes that would unpack to hundreds of megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 200_000_000)
    return file.getvalue()


def referrals(cluster: Cluster, house: House) -> int:
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        row = connection.execute("select count(*) from referral").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bomb.xlsx", bomb(), "xlsx-too-large"),
        ("columns.csv", (";".join(["kop"] * 1_000_000) + "\n").encode(), "line-too-long"),
        ("wide.csv", (HEADINGS + ";x" * 300 + "\n").encode(), "too-many-columns"),
    ],
)
async def test_a_file_made_to_harm_is_one_problem(
    house: House, key_dir: Path, cluster: Cluster, name: str, content: bytes, code: str
) -> None:
    batch = await process(house, key_dir, await sender(house), content, name=name)
    assert batch["state"] == "failed"
    assert batch["problem"]["code"] == code
    assert batch["problem"]["detail"]
    assert referrals(cluster, house) == 0


@pytest.mark.parametrize(
    ("value", "heading"),
    [("No\x00or", "voornamen"), ("\u202erooN", "voornamen"), ("No\x07or", "voornamen")],
    ids=["NUL", "right-to-left mark", "control character"],
)
async def test_a_hidden_character_is_refused_with_its_row_and_column(
    house: House, key_dir: Path, cluster: Cluster, value: str, heading: str
) -> None:
    machine = await sender(house)
    batch = await process(house, key_dir, machine, csv_file(csv_row("A-1", BSN, **{heading: value})))
    rows = await all_rows(house, machine, batch["id"])
    assert batch["state"] == "failed"
    if batch["problem"] is None:
        assert [(row["row"], row["errors"][0]["field"]) for row in rows] == [(1, heading)]
    else:
        assert batch["problem"]["row"] == 1
    assert referrals(cluster, house) == 0


async def test_a_formula_is_text_on_the_way_in_and_neutral_on_the_way_out(
    house: House, key_dir: Path
) -> None:
    machine = await sender(house)
    bad = csv_row("A-1", "123456789", straat="=HYPERLINK(1)")
    batch = await process(house, key_dir, machine, csv_file(bad))
    answer = await house.http.get(f"/intake-batches/{batch['id']}/failed-rows", headers=machine.headers)
    assert answer.status_code == 200
    assert "HYPERLINK(1)" in answer.text
    assert ";=HYPERLINK" not in answer.text


@pytest.mark.parametrize("depth", [500, 200_000])
async def test_deep_json_in_a_body_is_a_problem(house: House, depth: int) -> None:
    machine = await sender(house)
    answer = await house.http.post(
        "/intake-submissions",
        headers={**machine.headers, "Content-Type": "application/json"},
        content=b'{"orderReference":' + b"[" * depth + b"]" * depth + b"}",
    )
    assert answer.status_code in (400, 413), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("value", ["a\\u0000b", "a\\ud800b", "a\\u202eb"])
async def test_hidden_characters_in_a_body_never_reach_the_database(
    house: House, cluster: Cluster, value: str
) -> None:
    machine = await sender(house)
    whole = json.dumps(submission("Proef", "B1", BSN))
    sent = whole.replace("ProefB1", value)
    assert sent != whole
    answer = await house.http.post(
        "/intake-submissions",
        headers={**machine.headers, "Content-Type": "application/json"},
        content=sent.encode(),
    )
    assert answer.status_code == 400, answer.text
    assert "surname" in answer.text or "json" in answer.text
    assert referrals(cluster, house) == 0
