"""One referral by one call: the same rules as a row of a file."""

import asyncio
import json
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.support.cluster import Cluster
from tests.support.house import House
from tests.support.intake import all_rows, process, sender

GOOD: dict[str, Any] = {
    "orderReference": "UWV-1",
    "service": "werkfit-maken",
    "goal": "benefit-to-work",
    "givenNames": "Zoë",
    "surname": "Öztürk",
    "sex": "V",
    "dateOfBirth": "1985-05-17",
    "bsn": "999990019",
    "address": {"street": "Proefstraat", "houseNumber": "12", "postcode": "1234 AB", "city": "Utrecht"},
    "phone": "06-12345678",
    "benefit": {"kind": "WIA-WGA", "since": "2024-01-01"},
    "educations": ["MBO 4 Logistiek (2012)"],
    "workExperiences": ["kok @ Voorbeeld BV 2010-2015"],
    "functionalLimitations": ["tillen tot 5 kg"],
}


async def submit(house: House, headers: dict[str, str], **changes: Any) -> tuple[int, dict[str, Any]]:
    answer = await house.http.post("/intake-submissions", headers=headers, json={**GOOD, **changes})
    return answer.status_code, answer.json()


async def test_a_submission_is_taken_once_revised_when_changed_and_unchanged_when_repeated(
    house: House,
) -> None:
    machine = await sender(house)
    status, first = await submit(house, machine.headers)
    assert (status, first["status"], first["change"]) == (201, "accepted", "new")
    _, again = await submit(house, machine.headers)
    assert again == {**first, "change": "unchanged"}
    _, revised = await submit(house, machine.headers, surname="Kaya")
    assert revised["change"] == "revision"
    assert revised["id"] != first["id"]


@pytest.mark.clause("R5")
async def test_an_unknown_member_is_refused_and_listed_and_stored_nowhere(
    house: House, cluster: Cluster
) -> None:
    machine = await sender(house)
    address = {**GOOD["address"], "stemming": "CANARY-A"}
    status, body = await submit(house, machine.headers, diagnose="CANARY-B", address=address)
    assert status == 201
    assert {item["field"]: item["clause"] for item in body["refusedFields"]} == {
        "diagnose": "R5",
        "address.stemming": "R5",
    }
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        dump = "".join(str(connection.execute(f'select * from "{name}"').fetchall()) for (name,) in tables)
    assert "UWV-1" in dump
    for value in ("CANARY", "999990019", "tillen tot", "WIA-WGA", "Proefstraat"):
        assert value not in dump


async def test_wrong_members_are_named_by_pointer_all_together_and_not_repeated(house: House) -> None:
    machine = await sender(house)
    address = {**GOOD["address"], "postcode": "12AB"}
    status, body = await submit(
        house, machine.headers, bsn="999990018", dateOfBirth="31-02-1980", address=address
    )
    assert status == 400
    assert {error["pointer"]: error["code"] for error in body["errors"]} == {
        "/bsn": "bsn-invalid",
        "/dateOfBirth": "date-invalid",
        "/address/postcode": "postcode-invalid",
    }
    assert "999990018" not in str(body)


async def test_a_submission_and_a_row_of_the_same_content_are_one(house: House, key_dir: Path) -> None:
    machine = await sender(house)
    _, first = await submit(house, machine.headers)
    row = {
        "kenmerk": "UWV-1", "dienst": "werkfit-maken", "doel": "benefit-to-work", "voornamen": "Zoë",
        "achternaam": "Öztürk", "geslacht": "V", "geboortedatum": "17-05-1985", "bsn": "999990019",
        "straat": "Proefstraat", "huisnummer": "12", "postcode": "1234AB", "woonplaats": "Utrecht",
        "telefoon": "0612345678", "uitkering": "WIA-WGA", "uitkering_sinds": "01-01-2024",
        "opleidingen": "MBO 4 Logistiek (2012)", "werkervaring": "kok @ Voorbeeld BV 2010-2015",
        "beperkingen": "tillen tot 5 kg",
    }  # fmt: skip
    batch = await process(house, key_dir, machine, json.dumps(row).encode(), name="a.ndjson")
    (outcome,) = await all_rows(house, machine, batch["id"])
    assert (outcome["change"], outcome["referralId"]) == ("unchanged", first["id"])


async def test_a_key_gives_the_stored_answer_and_refuses_another_body(house: House, cluster: Cluster) -> None:
    machine = await sender(house)
    headers = {**machine.headers, "Idempotency-Key": "sleutel-1"}
    first = await submit(house, headers)
    assert await submit(house, headers) == first
    status, body = await submit(house, headers, surname="Kaya")
    assert (status, body["type"].rpartition("/")[2]) == (422, "idempotency-key-reused")
    other = await sender(house, "municipality")
    theirs = {**other.headers, "Idempotency-Key": "sleutel-1"}
    status, body = await submit(house, theirs, service="participatie", goal="participation")
    assert status == 201
    assert body["id"] != first[1]["id"]
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        stored = connection.execute("select answer_sealed from idempotency_key").fetchall()
    assert stored
    assert not any(b"UWV-1" in answer for (answer,) in stored)


async def test_after_a_day_a_key_is_free_again(house: House) -> None:
    machine = await sender(house)
    headers = {**machine.headers, "Idempotency-Key": "sleutel-1"}
    await submit(house, headers)
    house.clock.advance(hours=25)
    token = await house.machine_token(machine.client_id, machine.secret)
    headers["Authorization"] = f"Bearer {token.json()['access_token']}"
    status, body = await submit(house, headers, surname="Kaya")
    assert (status, body["change"]) == (201, "revision")


async def test_a_refused_request_gives_its_key_back(house: House) -> None:
    machine = await sender(house)
    headers = {**machine.headers, "Idempotency-Key": "sleutel-1"}
    assert (await submit(house, headers, bsn="1"))[0] == 400
    assert (await submit(house, headers))[0] == 201


async def test_the_same_request_twice_at_once_is_done_once(house: House, cluster: Cluster) -> None:
    machine = await sender(house)
    headers = {**machine.headers, "Idempotency-Key": "sleutel-1"}
    answers = await asyncio.gather(*(submit(house, headers) for _ in range(6)))
    assert {status for status, _ in answers} <= {201, 409}
    assert any(status == 201 for status, _ in answers)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        assert connection.execute("select count(*) from referral").fetchone() == (1,)


async def test_many_at_once_without_a_key_are_still_one_referral(house: House, cluster: Cluster) -> None:
    machine = await sender(house)
    answers = await asyncio.gather(*(submit(house, machine.headers) for _ in range(6)))
    assert sorted(body["change"] for _, body in answers) == ["new"] + ["unchanged"] * 5
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        assert connection.execute("select count(*) from referral").fetchone() == (1,)


async def test_a_path_that_reaches_nothing_is_still_a_problem_document(house: House) -> None:
    answer = await house.http.get("/intake-batches/%0A", headers=house.administrator.headers)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_that_is_too_large_or_too_deep_is_a_problem(house: House) -> None:
    machine = await sender(house)
    headers = {**machine.headers, "Content-Type": "application/json"}

    async def send(body: bytes) -> tuple[int, str]:
        answer = await house.http.post("/intake-submissions", headers=headers, content=body)
        return answer.status_code, answer.headers["content-type"]

    problem = "application/problem+json"
    assert await send(b'{"x": "' + b"x" * 1_100_000 + b'"}') == (413, problem)
    assert await send(b"[" * 200_000) == (400, problem)
    assert await send(b'{"x": ' * 100_000 + b"1" + b"}" * 100_000) == (400, problem)
    assert await send(b"\x00") == (400, problem)
    assert await send(b'{"orderReference": "\\ud800"}') == (400, problem)
