"""The coordinator's inbox: beside what may exist, accepted in one act, or sent back with a code."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.policy.roles import Role
from tests.api.test_intake_submissions import GOOD
from tests.support.cluster import Cluster
from tests.support.house import House, Machine, Person
from tests.support.intake import csv_file, csv_row, process, sender

OTHER_BSN = "999993653"


async def deliver(house: House, machine: Machine, **changes: Any) -> str:
    answer = await house.http.post("/intake-submissions", headers=machine.headers, json={**GOOD, **changes})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def act(
    house: House, person: Person, path: str, body: dict[str, Any] | None = None
) -> tuple[int, dict[str, Any]]:
    if body is None:
        answer = await house.http.get(path, headers=person.headers)
    else:
        answer = await house.http.post(path, headers=person.headers, json=body)
    return answer.status_code, answer.json()


async def people(house: House) -> tuple[Machine, Person, Person]:
    return await sender(house), await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)


def rows(cluster: Cluster, house: House, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        return connection.execute(query).fetchall()  # type: ignore[arg-type]


@pytest.mark.clause("R23")
async def test_the_coordinator_sees_the_header_and_which_fields_stay_sealed(house: House) -> None:
    machine, coordinator, _ = await people(house)
    referral_id = await deliver(house, machine, diagnose="CANARY")
    status, body = await act(house, coordinator, f"/referrals/{referral_id}")
    assert status == 200
    assert (body["displayName"], body["city"], body["state"]) == ("Zoë Öztürk", "Utrecht", "received")
    assert {"bsn", "benefit", "functionalLimitations", "address"} <= set(body["sealedFields"])
    assert [item["field"] for item in body["refusedFields"]] == ["diagnose"]
    for value in ("CANARY", "999990019", "WIA", "tillen", "Proefstraat"):
        assert value not in str(body)


@pytest.mark.clause("R5")
async def test_accepting_makes_client_traject_and_assignment_in_one_act(
    house: House, cluster: Cluster
) -> None:
    machine, coordinator, adviser = await people(house)
    referral_id = await deliver(house, machine)
    status, made = await act(
        house, coordinator, f"/referrals/{referral_id}/accept", {"adviserId": str(adviser.id)}
    )
    assert status == 200, made
    assert rows(cluster, house, "select id::text, number, surname, name_key from client") == [
        (made["clientId"], "C-000001", "Öztürk", "ozturk z")
    ]
    assert rows(cluster, house, "select id::text, service, goal, state, order_reference from traject") == [
        (made["trajectId"], "werkfit-maken", "benefit-to-work", "registered", "UWV-1")
    ]
    assert rows(cluster, house, "select id::text, adviser_id from assignment") == [
        (made["assignmentId"], adviser.id)
    ]
    assert rows(cluster, house, "select level, name, year from education") == [("MBO 4", "Logistiek", 2012)]
    assert rows(cluster, house, "select count(*) from benefit") == [(1,)]
    assert rows(cluster, house, "select count(*) from health_record") == [(1,)]
    assert rows(cluster, house, "select count(*) from client_bsn_index") == [(1,)]
    status, body = await act(house, coordinator, f"/referrals/{referral_id}")
    assert (body["state"], body["clientId"]) == ("accepted", made["clientId"])
    # The content lives in one place now, under the client's key: erasing the client erases it.
    assert rows(cluster, house, "select content_sealed, wrapped_key from referral") == [(b"", b"")]
    assert await deliver(house, machine) == referral_id


async def test_a_referral_is_decided_once(house: House) -> None:
    machine, coordinator, adviser = await people(house)
    referral_id = await deliver(house, machine)
    path, body = f"/referrals/{referral_id}/accept", {"adviserId": str(adviser.id)}
    answers = await asyncio.gather(*(act(house, coordinator, path, body) for _ in range(4)))
    assert sorted(status for status, _ in answers) == [200, 409, 409, 409]
    assert (await act(house, coordinator, f"/referrals/{referral_id}/reject", {"code": "duplicate"}))[
        0
    ] == 409


async def test_a_known_person_is_shown_beside_the_referral_and_can_be_merged(
    house: House, cluster: Cluster
) -> None:
    machine, coordinator, adviser = await people(house)
    other = await house.person(Role.ADVISER)
    first = await deliver(house, machine)
    _, made = await act(house, coordinator, f"/referrals/{first}/accept", {"adviserId": str(adviser.id)})
    second = await deliver(house, machine, orderReference="UWV-2", surname="Anders", phone="06-87654321")
    _, listed = await act(house, coordinator, "/referrals?state=received")
    assert [(item["id"], item["possibleMatches"]) for item in listed["items"]] == [(second, 1)]
    _, body = await act(house, coordinator, f"/referrals/{second}")
    (match,) = body["matches"]
    assert (match["clientId"], match["on"]) == (made["clientId"], ["bsn"])
    accept = f"/referrals/{second}/accept"
    status, refused = await act(house, coordinator, accept, {"adviserId": str(other.id)})
    assert (status, refused["type"].rpartition("/")[2]) == (409, "client-exists")
    status, merged = await act(
        house, coordinator, accept, {"adviserId": str(other.id), "clientId": made["clientId"]}
    )
    assert status == 200
    assert merged["clientId"] == made["clientId"]
    assert rows(cluster, house, "select surname, phone from client") == [("Öztürk", "+31612345678")]
    assert rows(cluster, house, "select count(*) from traject") == [(2,)]
    assert rows(cluster, house, "select adviser_id from assignment where valid_until is null") == [
        (other.id,)
    ]


async def test_two_referrals_of_one_person_accepted_at_once_make_one_client(
    house: House, cluster: Cluster
) -> None:
    machine, coordinator, adviser = await people(house)
    ids = [await deliver(house, machine, orderReference=f"UWV-{n}") for n in range(3)]
    body = {"adviserId": str(adviser.id)}
    answers = await asyncio.gather(*(act(house, coordinator, f"/referrals/{i}/accept", body) for i in ids))
    assert sorted(status for status, _ in answers) == [200, 409, 409]
    assert rows(cluster, house, "select count(*) from client") == [(1,)]


async def test_the_same_name_and_day_of_birth_is_a_possible_match(house: House) -> None:
    machine, coordinator, adviser = await people(house)
    first = await deliver(house, machine)
    await act(house, coordinator, f"/referrals/{first}/accept", {"adviserId": str(adviser.id)})
    second = await deliver(
        house, machine, orderReference="UWV-2", bsn=OTHER_BSN, givenNames="ZOE", surname="Ozturk"
    )
    _, body = await act(house, coordinator, f"/referrals/{second}")
    assert [match["on"] for match in body["matches"]] == [["nameAndDateOfBirth"]]
    status, _ = await act(house, coordinator, f"/referrals/{second}/accept", {"adviserId": str(adviser.id)})
    assert status == 200


@pytest.mark.clause("R24")
async def test_the_uploader_never_learns_that_a_person_is_known(house: House, key_dir: Path) -> None:
    machine, coordinator, adviser = await people(house)
    known = await deliver(house, machine)
    await act(house, coordinator, f"/referrals/{known}/accept", {"adviserId": str(adviser.id)})
    stranger = await sender(house, "municipality")
    shape = {"dienst": "participatie", "doel": "participation", "beperkingen": ""}
    content = csv_file(csv_row("G-1", GOOD["bsn"], **shape), csv_row("G-2", OTHER_BSN, **shape))
    batch = await process(house, key_dir, stranger, content)
    answer = await house.http.get(f"/intake-batches/{batch['id']}/rows", headers=stranger.headers)
    hidden = {"row", "orderReference", "referralId"}
    one, two = ({k: v for k, v in row.items() if k not in hidden} for row in answer.json()["items"])
    assert one == two
    for path in ("/referrals", f"/referrals/{known}", "/advisers"):
        assert (await house.http.get(path, headers=stranger.headers)).status_code in (403, 404)


@pytest.mark.clause("R29")
async def test_limitations_without_a_ground_never_become_a_health_record(
    house: House, cluster: Cluster
) -> None:
    machine = await sender(house, "employer")
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    referral_id = await deliver(house, machine, service="outplacement", goal="new-employer")
    _, body = await act(house, coordinator, f"/referrals/{referral_id}")
    assert [(item["field"], item["clause"]) for item in body["refusedFields"]] == [("beperkingen", "R29")]
    status, _ = await act(
        house, coordinator, f"/referrals/{referral_id}/accept", {"adviserId": str(adviser.id)}
    )
    assert status == 200
    assert rows(cluster, house, "select count(*) from health_record") == [(0,)]


async def test_a_revision_supersedes_an_open_referral_and_stands_beside_an_accepted_one(house: House) -> None:
    machine, coordinator, adviser = await people(house)
    first = await deliver(house, machine)
    house.clock.advance(seconds=1)
    second = await deliver(house, machine, contactName="D. Galijn")
    _, body = await act(house, coordinator, f"/referrals/{second}")
    assert body["previous"]["referralId"] == first
    assert body["previous"]["state"] == "superseded"
    accept = {"adviserId": str(adviser.id)}
    assert (await act(house, coordinator, f"/referrals/{first}/accept", accept))[0] == 409
    _, made = await act(house, coordinator, f"/referrals/{second}/accept", accept)
    house.clock.advance(seconds=1)
    third = await deliver(house, machine, phone="06-11112222")
    _, body = await act(house, coordinator, f"/referrals/{third}")
    assert (body["state"], body["previous"]["state"]) == ("received", "accepted")
    assert [match["clientId"] for match in body["matches"]] == [made["clientId"]]


async def test_a_referral_is_rejected_with_a_code_and_another_reason_needs_words(house: House) -> None:
    machine, coordinator, _ = await people(house)
    referral_id = await deliver(house, machine)
    path = f"/referrals/{referral_id}/reject"
    assert (await act(house, coordinator, path, {"code": "other"}))[0] == 400
    assert (await act(house, coordinator, path, {"code": "geen zin"}))[0] == 400
    status, body = await act(
        house, coordinator, path, {"code": "no-capacity", "explanation": "Wachtlijst vol"}
    )
    assert (status, body["state"], body["rejectionCode"]) == (200, "rejected", "no-capacity")
    assert "Wachtlijst" not in str(body)
    again = await deliver(house, machine)
    assert again == referral_id


@pytest.mark.clause("R27")
async def test_an_adviser_without_an_agreement_gets_no_clients(house: House) -> None:
    machine, coordinator, adviser = await people(house)
    without = await house.person(Role.ADVISER, agreement=False)
    referral_id = await deliver(house, machine)
    _, listed = await act(house, coordinator, "/advisers")
    assert {item["id"]: item["available"] for item in listed["items"]} == {
        str(adviser.id): True,
        str(without.id): False,
    }
    path = f"/referrals/{referral_id}/accept"
    status, body = await act(house, coordinator, path, {"adviserId": str(without.id)})
    assert (status, body["clause"]) == (409, "R27")
    assert (await act(house, coordinator, path, {"adviserId": str(coordinator.id)}))[0] == 400
    assert (await act(house, coordinator, path, {"adviserId": str(adviser.id), "clientId": str(uuid4())}))[
        0
    ] == 400


@pytest.mark.clause("R24")
async def test_nobody_but_the_coordinator_opens_the_inbox(house: House) -> None:
    machine, _, adviser = await people(house)
    referral_id = await deliver(house, machine)
    officer, director = await house.person(Role.PRIVACY_OFFICER), await house.person(Role.DIRECTOR)
    unsigned = await house.person(Role.COORDINATOR, agreement=False)
    for person in (adviser, officer, director, unsigned, house.administrator):
        for path in ("/referrals", f"/referrals/{referral_id}"):
            status, body = await act(house, person, path)
            assert status == 403, (person.role, path)
            assert "Öztürk" not in str(body)
        accept = {"adviserId": str(adviser.id)}
        assert (await act(house, person, f"/referrals/{referral_id}/accept", accept))[0] == 403


async def test_the_load_of_an_adviser_counts_clients_and_recent_ones(house: House) -> None:
    machine, coordinator, adviser = await people(house)
    referral_id = await deliver(house, machine)
    await act(house, coordinator, f"/referrals/{referral_id}/accept", {"adviserId": str(adviser.id)})
    _, listed = await act(house, coordinator, "/advisers")
    (item,) = listed["items"]
    assert (item["activeClients"], item["assignedLast7Days"]) == (1, 1)


async def test_the_inbox_comes_in_pages_oldest_first(house: House, key_dir: Path) -> None:
    machine, coordinator, _ = await people(house)
    for n in range(5):
        await deliver(house, machine, orderReference=f"UWV-{n}")
        house.clock.advance(seconds=1)
    found: list[str] = []
    cursor = ""
    while True:
        _, page = await act(house, coordinator, f"/referrals?limit=2&cursor={cursor}")
        found += [item["orderReference"] for item in page["items"]]
        cursor = page["nextCursor"]
        if not cursor:
            break
    assert found == [f"UWV-{n}" for n in range(5)]
