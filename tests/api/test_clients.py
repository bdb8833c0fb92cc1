"""The client's file over HTTP: opened by the assigned adviser and by nobody else."""

from uuid import uuid4

import pytest

from api.schemas.clients import ClientDetail, ClientList, ClientSearchResult
from domain.policy.roles import Role
from tests.support.house import House, Person


async def _bureau(house: House) -> tuple[Person, Person, Person, dict[str, object]]:
    party = await house.party("uwv", "UWV Proef", ["naar-werk", "werkfit-maken"])
    coordinator = await house.person(Role.COORDINATOR)
    return coordinator, await house.person(Role.ADVISER), await house.person(Role.ADVISER), party


@pytest.mark.clause("R24")
async def test_the_assigned_adviser_opens_the_file_and_another_finds_nothing(house: House) -> None:
    coordinator, mine, other, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine, mark="Kanarie")
    opened = await house.http.get(f"/clients/{client_id}", headers=mine.headers)
    assert opened.status_code == 200
    file = ClientDetail.model_validate(opened.json())
    assert file.surname == "Kanarieachternaam"
    assert file.bsn_masked is not None
    assert file.bsn_masked.startswith("•••••")
    assert file.nationality == "NL"
    refused = await house.http.get(f"/clients/{client_id}", headers=other.headers)
    absent = await house.http.get(f"/clients/{uuid4()}", headers=other.headers)
    assert refused.status_code == absent.status_code == 404
    assert {**refused.json(), "instance": ""} == {**absent.json(), "instance": ""}
    assert "Kanarie" not in refused.text


@pytest.mark.clause("R23")
async def test_the_coordinator_sees_the_header_only(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine)
    opened = (await house.http.get(f"/clients/{client_id}", headers=coordinator.headers)).json()
    assert opened["displayName"] == "Proefvoornaam van Proefachternaam"
    for absent in ("bsnMasked", "dateOfBirth", "address", "phone", "email", "nationality"):
        assert absent not in opened


@pytest.mark.clause("R24")
async def test_a_caseload_holds_the_own_clients_in_pages(house: House) -> None:
    coordinator, mine, other, party = await _bureau(house)
    own = {await house.client(coordinator, party, mine, mark=f"M{n}") for n in range(5)}
    await house.client(coordinator, party, other, mark="Ander")
    seen = []
    cursor = ""
    while True:
        answer = await house.http.get(f"/clients?limit=2&cursor={cursor}", headers=mine.headers)
        page = ClientList.model_validate(answer.json())
        seen += [item.id for item in page.items]
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
    assert set(seen) == own
    assert len(seen) == 5
    assert "Ander" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        {"query": "zoekach"},
        {"query": "ZOEKvoornaam"},
        {"query": "Zoek-00001"},
        {"dateOfBirth": "1985-05-17"},
        {"bsn": None},
    ],
)
async def test_search_finds_by_name_number_birth_and_bsn(house: House, query: dict[str, str | None]) -> None:
    coordinator, mine, other, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine, mark="Zoek")
    if "bsn" in query:
        shown = await house.http.post(
            f"/clients/{client_id}/bsn", headers=mine.headers, json={"purpose": "legal-duty"}
        )
        query = {"bsn": shown.json()["bsn"]}
    if query.get("query", "").startswith("Zoek-"):  # type: ignore[union-attr]
        opened = await house.http.get(f"/clients/{client_id}", headers=mine.headers)
        query = {"query": opened.json()["trajects"][0]["orderReference"]}
    found = await house.http.post("/clients/search", headers=mine.headers, json=query)
    assert [item.id for item in ClientSearchResult.model_validate(found.json()).items] == [client_id]
    nothing = await house.http.post("/clients/search", headers=other.headers, json=query)
    assert nothing.json()["items"] == []
    coordinators = await house.http.post("/clients/search", headers=coordinator.headers, json=query)
    if "query" not in query or "voornaam" not in str(query["query"]):
        assert [item["id"] for item in coordinators.json()["items"]] == [str(client_id)]


async def test_an_impossible_bsn_is_refused_without_being_echoed(house: House) -> None:
    _, mine, _, _ = await _bureau(house)
    answer = await house.http.post("/clients/search", headers=mine.headers, json={"bsn": "999990018"})
    assert answer.status_code == 400
    assert "999990018" not in answer.text


@pytest.mark.clause("UAVG 46")
async def test_showing_the_bsn_needs_a_purpose_that_allows_it(house: House) -> None:
    coordinator, mine, other, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine)
    path = f"/clients/{client_id}/bsn"
    assert (
        await house.http.post(path, headers=mine.headers, json={"purpose": "guidance"})
    ).status_code == 200
    refused = await house.http.post(path, headers=mine.headers, json={"purpose": "oversight"})
    assert refused.status_code == 403
    assert refused.json()["clause"] == "R23"
    assert (
        await house.http.post(path, headers=other.headers, json={"purpose": "guidance"})
    ).status_code == 404
    assert (
        await house.http.post(path, headers=coordinator.headers, json={"purpose": "guidance"})
    ).status_code == 404


async def test_a_change_needs_the_version_and_a_conflict_shows_the_present_file(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine)
    path = f"/clients/{client_id}"
    assert (await house.http.patch(path, headers=mine.headers, json={"phone": None})).status_code == 428
    first = {**mine.headers, "If-Match": '"1"'}
    changed = await house.http.patch(
        path, headers=first, json={"phone": "06-87654321", "surnamePrefix": None}
    )
    assert changed.status_code == 200, changed.text
    assert changed.json()["phone"] == "+31687654321"
    assert changed.json()["surnamePrefix"] is None
    assert changed.headers["etag"] == '"2"'
    stale = await house.http.patch(path, headers=first, json={"phone": "06-11111111"})
    assert stale.status_code == 412
    assert stale.json()["current"]["phone"] == "+31687654321"


async def test_a_wrong_change_names_every_field_and_changes_nothing(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine)
    wrong = await house.http.patch(
        f"/clients/{client_id}",
        headers={**mine.headers, "If-Match": '"1"'},
        json={"phone": "abc", "email": "geen adres", "dateOfBirth": "2025-01-01"},
    )
    assert wrong.status_code == 400
    assert {error["pointer"] for error in wrong.json()["errors"]} == {"/phone", "/email", "/dateOfBirth"}
    assert (await house.http.get(f"/clients/{client_id}", headers=mine.headers)).json()["version"] == 1


@pytest.mark.clause("R27")
async def test_without_an_agreement_there_are_no_client_data(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine)
    house.clock.advance(days=366)
    expired = await house.fresh(mine)
    for path in (f"/clients/{client_id}", "/clients"):
        refused = await house.http.get(path, headers=expired.headers)
        assert refused.status_code == 403
        assert refused.json()["clause"] == "R27"


async def test_the_answer_to_entering_a_client_is_the_file_as_the_coordinator_opens_it(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    members = house.client_members(party, mine, "Nieuw")
    created = await house.http.post("/clients", headers=coordinator.headers, json=members)
    assert created.status_code == 201, created.text
    opened = await house.http.get(f"/clients/{created.json()['id']}", headers=coordinator.headers)
    assert created.headers["etag"] == opened.headers["etag"]
    assert created.json() == opened.json()


async def test_a_second_client_with_the_same_bsn_is_refused(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    members = house.client_members(party, mine, "Dubbel")
    first = await house.http.post("/clients", headers=coordinator.headers, json=members)
    assert first.status_code == 201, first.text
    second = await house.http.post(
        "/clients", headers=coordinator.headers, json={**members, "orderReference": "ANDERS-1"}
    )
    assert second.status_code == 409
    assert members["bsn"] not in second.text


@pytest.mark.clause("UAVG 46")
async def test_showing_or_looking_up_numbers_too_often_is_stopped_until_the_next_hour(house: House) -> None:
    coordinator, mine, _, party = await _bureau(house)
    client_id = await house.client(coordinator, party, mine)
    for path, body in (
        (f"/clients/{client_id}/bsn", {"purpose": "guidance"}),
        ("/clients/search", {"bsn": "999990019"}),
    ):
        for _ in range(60):
            assert (await house.http.post(path, headers=mine.headers, json=body)).status_code == 200
        stopped = await house.http.post(path, headers=mine.headers, json=body)
        assert stopped.status_code == 429
        assert "retry-after" in stopped.headers
    house.clock.advance(hours=1)
    again = await house.fresh(mine)
    shown = await house.http.post(
        f"/clients/{client_id}/bsn", headers=again.headers, json={"purpose": "guidance"}
    )
    assert shown.status_code == 200
