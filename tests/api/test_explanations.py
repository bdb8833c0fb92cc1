"""Why access is given or not, the reglement with its state, and the client's view of the log."""

from typing import Any
from uuid import UUID

import pytest

from domain.policy.roles import Role
from tests.support.house import House, Person

NOBODY = "01a20cf0-0000-7000-8000-000000000000"


async def bureau(house: House) -> tuple[Person, Person, Person, UUID]:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, mine)
    return coordinator, mine, await house.person(Role.ADVISER), client_id


async def why(house: House, who: Person, **query: str) -> Any:
    answer = await house.http.get(
        "/policy/explanations", headers=who.headers, params={"action": "note.read", **query}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.clause("R26")
async def test_the_assigned_adviser_reads_the_line_that_lets_in(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    found = await why(house, mine, clientId=str(client_id))
    assert found["allowed"] is True
    assert found["ruleId"] == "note.read:assigned:adviser"
    assert (found["relation"], found["role"], found["missing"]) == ("assigned", "adviser", None)
    assert found["until"] is not None


@pytest.mark.clause("R24")
async def test_a_foreign_client_and_no_client_are_explained_in_the_same_words(house: House) -> None:
    _, _, other, client_id = await bureau(house)
    foreign = await why(house, other, clientId=str(client_id))
    assert foreign == await why(house, other, clientId=NOBODY)
    assert (foreign["allowed"], foreign["missing"]) == (False, "relation")
    assert foreign["nextStep"]


@pytest.mark.clause("R26")
async def test_the_coordinator_asks_of_a_colleague_and_an_adviser_does_not(house: House) -> None:
    coordinator, mine, other, client_id = await bureau(house)
    asked = {"clientId": str(client_id)}
    assert (await why(house, coordinator, userId=str(mine.id), **asked))["allowed"] is True
    assert (await why(house, coordinator, userId=str(other.id), **asked))["missing"] == "relation"
    refused = await house.http.get(
        "/policy/explanations",
        headers=other.headers,
        params={"action": "note.read", "userId": str(mine.id), **asked},
    )
    assert (refused.status_code, refused.json()["clause"]) == (403, "R26")


@pytest.mark.clause("R24")
async def test_of_a_file_that_the_asker_cannot_reach_nothing_of_a_colleague_is_said(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    officer = await house.person(Role.PRIVACY_OFFICER)
    found = await why(house, officer, userId=str(mine.id), clientId=str(client_id))
    assert found == await why(house, officer, userId=str(mine.id), clientId=NOBODY)
    assert found["allowed"] is False


@pytest.mark.clause("R26")
async def test_an_exclusion_shows_as_no_access(house: House) -> None:
    coordinator, mine, _, client_id = await bureau(house)
    second = await house.person(Role.COORDINATOR)
    added = await house.http.post(
        f"/clients/{client_id}/exclusions",
        headers=mine.headers,
        json={"userId": str(second.id), "reason": "neighbour"},
    )
    assert added.status_code == 201, added.text
    asked = {"clientId": str(client_id), "action": "client.read"}
    assert (await why(house, coordinator, **asked))["allowed"] is True
    assert (await why(house, second, **asked))["allowed"] is False
    assert (await why(house, coordinator, userId=str(second.id), **asked))["allowed"] is False


@pytest.mark.clause("R2")
async def test_everyone_who_works_here_reads_the_reglement_with_its_state(house: House) -> None:
    person = await house.person(Role.ADMINISTRATION)
    answer = await house.http.get("/reglement", headers=person.headers)
    items = answer.json()["items"]
    assert [item["clause"] for item in items] == [f"R{number}" for number in range(1, 47)]
    held = next(item for item in items if item["clause"] == "R24")
    assert held["state"] == "held"
    assert held["tests"] > 0
    assert "De gespreksnotities gelezen" not in held["acts"]
    assert "Het dossier geopend" in held["acts"]


@pytest.mark.clause("R6")
async def test_the_client_reads_who_looked_grouped_and_without_names(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    for _ in range(3):
        await house.http.get(f"/clients/{client_id}", headers=mine.headers)
    base = f"/clients/{client_id}/access-log/client-view"
    answer = await house.http.get(base, headers=mine.headers)
    assert answer.status_code == 200, answer.text
    opened = next(item for item in answer.json()["items"] if item["what"] == "Uw dossier geopend")
    assert (opened["who"], opened["times"]) == ("Uw adviseur", 3)
    log = await house.http.get(f"/clients/{client_id}/access-log", headers=mine.headers)
    names = {item["actorName"] for item in log.json()["items"]}
    assert not any(name in answer.text for name in names)
    letter = await house.http.get(f"{base}/letter", headers=mine.headers)
    assert letter.content.startswith(b"%PDF")


@pytest.mark.clause("R39")
async def test_a_line_that_is_not_understood_becomes_a_task_with_a_deadline(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    asked = await house.http.post(
        f"/clients/{client_id}/access-log/questions", headers=mine.headers, json={"action": "client.read"}
    )
    assert (asked.status_code, asked.json()["dueOn"]) == (201, "2026-12-01")
    tasks = await house.http.get(f"/clients/{client_id}/tasks", headers=mine.headers)
    (task,) = [one for one in tasks.json()["items"] if one["title"] and "Inzage" in one["title"]]
    assert task["title"] == "Inzage uitleggen aan de cliënt: Uw dossier geopend"
    assert task["dueOn"] == "2026-12-01"
