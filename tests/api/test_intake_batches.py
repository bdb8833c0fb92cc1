"""Uploaded files, over the real application, a real database and a real worker."""

import asyncio
import base64
import json
import logging
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from api.intake_files.source import SealedSources
from api.jobs import RETRIES
from domain.intake.processing import process_batch
from domain.intake.use_cases import canonical
from domain.policy.roles import Role
from persistence.intake_spool import PIECE_BYTES
from tests.support.cluster import Cluster
from tests.support.house import House, Person
from tests.support.intake import (
    DATA,
    SERVICES,
    all_rows,
    csv_file,
    csv_row,
    process,
    sender,
    upload,
    worker_of,
)

FILES = [
    ("uwv", "uwv-2026-10.csv"),
    ("municipality", "gemeente-2026-10.xlsx"),
    ("employer", "werkgever-2026-10.ndjson"),
    ("uwv", "uwv-unwanted-column.csv"),
]
BSN = ("999990019", "999993653", "999990925", "999993276", "999991176")


def referrals(cluster: Cluster, house: House) -> list[tuple[str, str]]:
    """Order reference and state of every referral, seen from behind the walls."""
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        return connection.execute(
            "select order_reference, state from referral order by received_at, order_reference"
        ).fetchall()


@pytest.mark.clause("R5")
@pytest.mark.parametrize(("kind", "name"), FILES)
async def test_the_example_files_come_out_as_their_truth(
    house: House, key_dir: Path, kind: str, name: str
) -> None:
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


@pytest.mark.clause("R5")
async def test_a_refused_column_is_named_in_the_receipt_and_its_values_are_nowhere(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    machine = await sender(house)
    batch = await process(house, key_dir, machine, (DATA / "uwv-unwanted-column.csv").read_bytes())
    assert [(item["field"], item["clause"]) for item in batch["refusedFields"]] == [("diagnose", "R5")]
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        dump = "".join(str(connection.execute(f'select * from "{table}"').fetchall()) for (table,) in tables)
        assert connection.execute("select count(*) from intake_chunk").fetchone() == (0,)
    assert "UWV-2026-00001" in dump
    assert "CANARY-14" not in dump
    assert "999991103" not in dump


async def test_a_file_sent_again_changes_nothing(house: House, key_dir: Path, cluster: Cluster) -> None:
    machine = await sender(house)
    content = csv_file(csv_row("A-1", BSN[0]), csv_row("A-2", BSN[1]))
    first = await process(house, key_dir, machine, content)
    before = referrals(cluster, house)
    again = await process(house, key_dir, machine, content)
    assert first["counts"] | {"new": 0, "unchanged": 2} == again["counts"]
    assert referrals(cluster, house) == before
    one = await all_rows(house, machine, first["id"])
    two = await all_rows(house, machine, again["id"])
    assert [row["referralId"] for row in one] == [row["referralId"] for row in two]


async def test_a_shorter_file_deletes_nothing(house: House, key_dir: Path, cluster: Cluster) -> None:
    machine = await sender(house)
    rows = [csv_row(f"A-{n}", bsn) for n, bsn in enumerate(BSN)]
    await process(house, key_dir, machine, csv_file(*rows))
    await process(house, key_dir, machine, csv_file(rows[0]))
    assert referrals(cluster, house) == [(f"A-{n}", "received") for n in range(5)]


async def test_other_content_under_a_reference_is_a_revision_beside_the_old(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    machine = await sender(house)
    await process(house, key_dir, machine, csv_file(csv_row("A-1", BSN[0])))
    batch = await process(house, key_dir, machine, csv_file(csv_row("A-1", BSN[0], woonplaats="Zwolle")))
    assert batch["counts"]["revision"] == batch["counts"]["accepted"] == 1
    assert sorted(referrals(cluster, house)) == [("A-1", "received"), ("A-1", "superseded")]


async def test_one_bsn_under_two_references_in_a_file_is_quarantined(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    content = csv_file(csv_row("A-1", BSN[0]), csv_row("A-2", BSN[1]), csv_row("A-3", BSN[0]))
    batch = await process(house, key_dir, machine, content)
    rows = await all_rows(house, machine, batch["id"])
    assert [row["status"] for row in rows] == ["quarantined", "accepted", "quarantined"]
    assert rows[0]["errors"][0]["code"] == "bsn-under-two-references"
    assert batch["state"] == "partial"


async def test_a_reference_twice_in_a_file_is_taken_once(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    content = csv_file(csv_row("A-1", BSN[0]), csv_row("A-1", BSN[1]))
    batch = await process(house, key_dir, machine, content)
    rows = await all_rows(house, machine, batch["id"])
    assert [row["status"] for row in rows] == ["accepted", "rejected"]
    assert (rows[1]["errors"][0]["field"], rows[1]["errors"][0]["code"]) == ("kenmerk", "reference-repeated")


async def test_a_dry_run_says_the_same_and_does_nothing(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    machine = await sender(house)
    content = csv_file(csv_row("A-1", BSN[0]), csv_row("A-2", BSN[1], postcode="12AB"))
    answer = await upload(house, machine, content, dryRun="true")
    async with worker_of(house, key_dir) as worker:
        await worker.run_until_empty()
    assert referrals(cluster, house) == []
    tried = await all_rows(house, machine, answer.json()["id"])
    real = await all_rows(house, machine, (await process(house, key_dir, machine, content))["id"])
    assert [row | {"referralId": None} for row in real] == tried


async def test_failed_rows_come_back_with_reasons_and_only_they_need_to_be_sent_again(
    house: House, key_dir: Path
) -> None:
    machine = await sender(house)
    content = csv_file(
        csv_row("A-1", BSN[0]), csv_row("A-2", BSN[1], postcode="12AB", achternaam="=cmd|' /C calc'!A0")
    )
    batch = await process(house, key_dir, machine, content)
    failed = await house.http.get(f"/intake-batches/{batch['id']}/failed-rows", headers=machine.headers)
    assert failed.headers["content-type"].startswith("text/csv")
    assert "'=cmd" in failed.text
    assert ";=cmd" not in failed.text
    assert "postcode: Schrijf de postcode als 1234 AB." in failed.text
    assert "A-1" not in failed.text
    repaired = await process(house, key_dir, machine, failed.content.replace(b"12AB", b"1234 AB"))
    assert repaired["counts"]["accepted"] == repaired["counts"]["new"] == 1
    assert repaired["refusedFields"] == []


async def test_the_receipt_is_signed_over_its_own_bytes(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    batch = await process(house, key_dir, machine, csv_file(csv_row("A-1", BSN[0]), csv_row("A-2", "1")))
    answer = await house.http.get(f"/intake-batches/{batch['id']}/receipt", headers=machine.headers)
    receipt = answer.json()
    assert receipt["fileHash"] == batch["fileHash"]
    assert [row["status"] for row in receipt["rows"]] == ["accepted", "rejected"]
    signature = _decode(receipt.pop("signature"))
    key = Ed25519PublicKey.from_public_bytes(_decode(receipt["publicKey"]))
    key.verify(signature, canonical(receipt))
    for secret in (BSN[0], "Proefpersoon", "Proefstraat"):
        assert secret not in answer.text


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


async def test_a_cancelled_batch_stays_as_it_was(house: House, key_dir: Path, cluster: Cluster) -> None:
    machine = await sender(house)
    answer = await upload(house, machine, csv_file(csv_row("A-1", BSN[0])))
    path = f"/intake-batches/{answer.json()['id']}"
    cancelled = await house.http.post(f"{path}/cancel", headers=machine.headers)
    assert cancelled.json()["state"] == "cancelled"
    async with worker_of(house, key_dir) as worker:
        await worker.run_until_empty()
    assert (await house.http.get(path, headers=machine.headers)).json()["state"] == "cancelled"
    assert referrals(cluster, house) == []
    assert (await house.http.post(f"{path}/cancel", headers=machine.headers)).status_code == 409


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe" + "kenmerk;dienst\n".encode("utf-16-le"), "wrong-encoding"),
        (b"kenmerk;dienst\nA;B\n", "missing-headings"),
        (csv_file(csv_row("A-1", BSN[0])).replace(b"email", b"kenmerk"), "doubled-heading"),
        (csv_file(), "no-rows"),
        (csv_file(csv_row("A-1", BSN[0]), csv_row("A-2", BSN[1], straat="x" * 10_001)), "cell-too-long"),
        (b"PK\x03\x04 geen spreadsheet", "xlsx-unreadable"),
        (b"[" * 500, "json-unreadable"),
    ],
)
async def test_a_file_that_cannot_be_read_is_one_problem_and_half_of_nothing(
    house: House, key_dir: Path, cluster: Cluster, content: bytes, code: str
) -> None:
    machine = await sender(house)
    batch = await process(house, key_dir, machine, content)
    assert batch["state"] == "failed"
    assert batch["problem"]["code"] == code
    assert batch["counts"]["accepted"] == 0
    assert referrals(cluster, house) == []


async def test_a_file_in_which_every_row_fails_is_not_called_a_success(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    batch = await process(house, key_dir, machine, csv_file(csv_row("A-1", "1")))
    assert batch["state"] == "failed"
    assert batch["problem"] is None


async def test_uploads_that_are_no_one_file_are_refused_at_once(house: House) -> None:
    machine = await sender(house)
    file = ("a.csv", csv_file(), "text/csv")

    async def refused(**request: object) -> tuple[int, str]:
        answer = await house.http.post("/intake-batches", headers=machine.headers, **request)  # type: ignore[arg-type]
        assert answer.headers["content-type"] == "application/problem+json"
        return answer.status_code, answer.json()["type"].rpartition("/")[2]

    assert await refused(files=[("file", file), ("file", file)]) == (400, "invalid-input")
    assert await refused(files={"bestand": file}) == (400, "invalid-input")
    assert await refused(files={"file": ("a.csv", b"", "text/csv")}) == (400, "invalid-input")
    assert await refused(files={"file": ("a.pdf", b"%PDF-1.7", "application/pdf")}) == (
        415,
        "unsupported-media-type",
    )
    assert await refused(files={"file": ("a.csv", b"%PDF-1.7", "text/csv")}) == (
        415,
        "unsupported-media-type",
    )
    assert await refused(json={"kenmerk": "A"}, params={"dryRun": "maybe"}) == (400, "invalid-input")
    for kind, body in (("multipart/form-data; boundary=x", b"--x\r\nbroken"), ("multipart/form-data", b"")):
        answer = await house.http.post(
            "/intake-batches", headers={**machine.headers, "Content-Type": kind}, content=body
        )
        assert answer.status_code == 400
    answer = await house.http.post(
        "/intake-batches", headers={**machine.headers, "Content-Type": "image/png"}, content=b"x"
    )
    assert answer.status_code == 415


async def test_one_byte_more_than_50_mb_is_refused(house: House, cluster: Cluster) -> None:
    machine = await sender(house)
    limit = 50 * 1024 * 1024

    async def stream(size: int):  # type: ignore[no-untyped-def]
        for _ in range(size // 65_536):
            yield b"x" * 65_536
        yield b"x" * (size % 65_536)

    headers = {**machine.headers, "Content-Type": "text/csv"}
    answer = await house.http.post("/intake-batches", headers=headers, content=stream(limit + 1))
    assert answer.status_code == 413
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        assert connection.execute("select count(*) from intake_batch").fetchone() == (0,)
    answer = await house.http.post("/intake-batches", headers=headers, content=stream(limit))
    assert answer.status_code == 202


@pytest.mark.clause("R24")
async def test_another_party_finds_nothing_of_a_batch(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    stranger = await sender(house, "employer")
    batch = await process(house, key_dir, machine, csv_file(csv_row("A-1", BSN[0])))
    for path in ("", "/rows", "/failed-rows", "/receipt"):
        answer = await house.http.get(f"/intake-batches/{batch['id']}{path}", headers=stranger.headers)
        assert answer.status_code == 404
        assert "A-1" not in answer.text
    assert (
        await house.http.post(f"/intake-batches/{batch['id']}/cancel", headers=stranger.headers)
    ).status_code == 404
    assert (await house.http.get("/intake-batches", headers=stranger.headers)).json()["items"] == []
    theirs = await upload(house, stranger, csv_file(), partyId=str(machine.party_id))
    assert theirs.status_code == 404


async def test_the_coordinator_uploads_for_a_party_with_the_same_outcome(house: House, key_dir: Path) -> None:
    party = await house.party("uwv", "UWV", SERVICES["uwv"])
    coordinator = await house.person(Role.COORDINATOR)
    content = csv_file(csv_row("A-1", BSN[0]))
    assert (await upload(house, coordinator, content)).status_code == 400
    batch = await process(house, key_dir, coordinator, content, partyId=str(party["id"]))
    assert batch["partyName"] == "UWV"
    assert batch["counts"]["accepted"] == 1
    listed = await house.http.get("/intake-batches", headers=coordinator.headers)
    assert [item["id"] for item in listed.json()["items"]] == [batch["id"]]


@pytest.mark.clause("R24")
async def test_failed_rows_go_only_to_whoever_delivered_them(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    coordinator, colleague = await house.person(Role.COORDINATOR), await house.person(Role.COORDINATOR)
    content = csv_file(csv_row("A-1", BSN[0], postcode="12AB"))
    theirs = await process(house, key_dir, machine, content)
    own = await process(house, key_dir, coordinator, content, partyId=str(machine.party_id))

    async def asked(person: Person, batch: dict[str, Any]) -> tuple[int, bool]:
        path = f"/intake-batches/{batch['id']}"
        answer = await house.http.get(f"{path}/failed-rows", headers=person.headers)
        shown = (await house.http.get(path, headers=person.headers)).json()
        assert shown["failedRowsAvailable"] is (answer.status_code == 200)
        return answer.status_code, BSN[0] in answer.text

    assert await asked(coordinator, own) == (200, True)
    assert await asked(coordinator, theirs) == (403, False)
    assert await asked(colleague, own) == (403, False)


async def test_a_machine_without_the_scope_may_not_send_or_read(house: House) -> None:
    party = await house.party("uwv", "UWV", SERVICES["uwv"])
    reader = await house.machine(party["id"], "intake:read")
    writer = await house.machine(party["id"], "intake:write")
    assert (await upload(house, reader, csv_file())).status_code == 403
    assert (await house.http.get("/intake-batches", headers=writer.headers)).status_code == 403


async def test_the_same_upload_under_one_key_is_one_batch(house: House, cluster: Cluster) -> None:
    machine = await sender(house)
    headers = {**machine.headers, "Idempotency-Key": "zending-1"}

    async def send(content: bytes) -> tuple[int, str]:
        answer = await house.http.post("/intake-batches", headers=headers, files={"file": ("a.csv", content)})
        return answer.status_code, answer.json().get("id", "")

    first = await send(csv_file(csv_row("A-1", BSN[0])))
    assert await send(csv_file(csv_row("A-1", BSN[0]))) == first
    assert (await send(csv_file(csv_row("A-2", BSN[1]))))[0] == 422


async def test_rows_come_in_pages_and_by_status(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    rows = [csv_row(f"A-{n}", bsn, postcode="12AB" if n % 2 else "1234 AB") for n, bsn in enumerate(BSN)]
    batch = await process(house, key_dir, machine, csv_file(*rows))
    path = f"/intake-batches/{batch['id']}/rows"
    page = (await house.http.get(path, headers=machine.headers, params={"limit": 2})).json()
    assert [row["row"] for row in page["items"]] == [1, 2]
    query = {"limit": 2, "cursor": page["nextCursor"]}
    assert [
        row["row"]
        for row in (await house.http.get(path, headers=machine.headers, params=query)).json()["items"]
    ] == [3, 4]
    rejected = await house.http.get(path, headers=machine.headers, params={"status": "rejected"})
    assert [row["row"] for row in rejected.json()["items"]] == [2, 4]
    assert (await house.http.get(path, headers=machine.headers, params={"cursor": "x"})).status_code == 400


async def test_a_job_that_keeps_failing_ends_as_failed_and_not_as_waiting(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    machine = await sender(house)
    answer = await upload(house, machine, csv_file(csv_row("A-1", BSN[0])))
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        # A piece of the sealed file was damaged: no attempt can open it.
        connection.execute("update intake_chunk set content_sealed = set_byte(content_sealed, 40, 0)")
        connection.execute("update procrastinate_jobs set attempts = %s", (RETRIES,))
    async with worker_of(house, key_dir) as worker:
        await worker.run_until_empty()
    batch = await house.http.get(f"/intake-batches/{answer.json()['id']}", headers=machine.headers)
    assert (batch.json()["state"], batch.json()["problem"]["code"]) == ("failed", "unexpected")


async def test_a_batch_whose_job_was_lost_is_taken_up_again(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    machine = await sender(house)
    answer = await upload(house, machine, csv_file(csv_row("A-1", BSN[0])))
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        # As a worker leaves it that was told to end and could not finish in time.
        connection.execute("update procrastinate_jobs set status = 'doing'")
        connection.execute("update procrastinate_jobs set status = 'aborted'")
    async with worker_of(house, key_dir) as worker:
        assert await worker.rescue() == 1
        assert await worker.rescue() == 0
        await worker.run_until_empty()
    batch = await house.http.get(f"/intake-batches/{answer.json()['id']}", headers=machine.headers)
    assert batch.json()["state"] == "done"


@pytest.mark.clause("R6")
async def test_what_a_failing_job_logs_holds_no_personal_data(
    house: House, key_dir: Path, cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    machine = await sender(house)
    await upload(house, machine, csv_file(csv_row("A-1", BSN[0], achternaam="Kanarievogel")))
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        # An error whose own words hold a value of the row.
        connection.execute(
            "create function refuse() returns trigger language plpgsql as "
            "$$ begin raise exception 'refused: %', new.surname; end $$"
        )
        connection.execute(
            "create trigger refuse before insert on referral for each row execute function refuse()"
        )
    with caplog.at_level(logging.DEBUG):
        async with worker_of(house, key_dir) as worker:
            await worker.run_until_empty()
    assert "RaiseError" in caplog.text
    for value in ("Kanarievogel", "Proefstraat", "Utrecht", BSN[0]):
        assert value not in caplog.text


async def test_two_workers_on_one_file_do_every_row_once(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    machine = await sender(house, "employer")
    shape = {"dienst": "spoor-2", "doel": "new-employer"}
    rows = [csv_row(f"A-{n}", "", achternaam=f"Proef{n}", **shape) for n in range(2_600)]
    answer = await upload(house, machine, csv_file(*rows))
    batch_id = UUID(answer.json()["id"])
    async with worker_of(house, key_dir) as one, worker_of(house, key_dir) as two:
        sources = SealedSources(PIECE_BYTES)
        states = await asyncio.gather(*(process_batch(w.database, sources, batch_id) for w in (one, two)))
    assert set(states) == {"done"}
    batch = (await house.http.get(f"/intake-batches/{batch_id}", headers=machine.headers)).json()
    assert batch["rowsDone"] == batch["counts"]["new"] == 2_600
    assert len({reference for reference, _ in referrals(cluster, house)}) == 2_600
