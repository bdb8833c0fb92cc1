"""A question about the adviser goes past that adviser (R39, R45)."""

from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.house import House, Person

WORDS = "Waarom keek mijn adviseur op zondag?"


async def bureau(house: House, roles: frozenset[Role] = frozenset()) -> tuple[Person, UUID]:
    coordinator = await house.person(Role.COORDINATOR)
    adviser = await house.person(Role.ADVISER, roles=roles)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return adviser, await house.client(coordinator, party, adviser)


async def ask(house: House, adviser: Person, client_id: UUID, **changes: Any) -> Any:
    body = {"action": "client.read", "aboutAdviser": True, "question": WORDS, **changes}
    return await house.http.post(
        f"/clients/{client_id}/access-log/questions", headers=adviser.headers, json=body
    )


async def questions(house: House, who: Person) -> list[dict[str, Any]]:
    answer = await house.http.get("/access-questions", headers=who.headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def kinds(house: House, who: Person) -> list[str]:
    day = (await house.http.get("/day", headers=who.headers)).json()
    return [action["kind"] for action in day["openActions"]]


@pytest.mark.clause("R45")
async def test_about_the_adviser_it_goes_to_the_officer_and_the_adviser_sees_nothing_of_it(
    house: House,
) -> None:
    adviser, client_id = await bureau(house)
    officer = await house.person(Role.PRIVACY_OFFICER)
    noted = await ask(house, adviser, client_id)
    assert noted.status_code == 201, noted.text
    assert noted.json() == {"dueOn": "2026-12-01", "aboutAdviser": True}
    found = await questions(house, officer)
    assert [(one["question"], one["answeredAt"]) for one in found] == [(WORDS, None)]
    assert found[0]["client"]["name"].startswith("Proefvoornaam")
    assert "access-question" in await kinds(house, officer)
    for path in ("tasks", "questions", "timeline", "requests"):
        answer = await house.http.get(f"/clients/{client_id}/{path}", headers=adviser.headers)
        assert WORDS not in answer.text
        assert found[0]["number"] not in answer.text
        assert found[0]["id"] not in answer.text
    assert (await house.http.get("/access-questions", headers=adviser.headers)).status_code == 403


@pytest.mark.clause("R39")
async def test_any_other_question_stays_the_advisers_task(house: House) -> None:
    adviser, client_id = await bureau(house)
    officer = await house.person(Role.PRIVACY_OFFICER)
    noted = await ask(house, adviser, client_id, aboutAdviser=False)
    assert noted.json()["aboutAdviser"] is False
    tasks = (await house.http.get(f"/clients/{client_id}/tasks", headers=adviser.headers)).json()["items"]
    assert any("Inzage uitleggen" in str(task["title"]) for task in tasks)
    assert await questions(house, officer) == []


@pytest.mark.clause("R45")
async def test_where_the_adviser_is_the_officer_the_director_has_it(house: House) -> None:
    both = frozenset({Role.ADVISER, Role.PRIVACY_OFFICER})
    adviser, client_id = await bureau(house, both)
    director = await house.person(Role.DIRECTOR)
    assert (await ask(house, adviser, client_id)).status_code == 201
    assert await questions(house, adviser) == []
    assert "access-question" not in await kinds(house, adviser)
    found = await questions(house, director)
    assert [one["question"] for one in found] == [WORDS]
    path = f"/access-questions/{found[0]['id']}/answer"
    refused = await house.http.post(path, headers=adviser.headers, json={"answer": "Niets aan de hand."})
    assert refused.status_code == 404
    done = await house.http.post(path, headers=director.headers, json={"answer": "Het was een vergissing."})
    assert done.status_code == 200, done.text
    assert done.json()["client"] is None


@pytest.mark.clause("R39")
async def test_an_answer_is_given_once_and_needs_words(house: House) -> None:
    adviser, client_id = await bureau(house)
    officer = await house.person(Role.PRIVACY_OFFICER)
    await ask(house, adviser, client_id, question=None)
    found = await questions(house, officer)
    assert found[0]["question"] is None
    path = f"/access-questions/{found[0]['id']}/answer"
    empty = await house.http.post(path, headers=officer.headers, json={"answer": "   "})
    assert empty.status_code == 400
    assert empty.json()["errors"][0]["pointer"] == "/answer"
    assert (
        await house.http.post(path, headers=officer.headers, json={"answer": "Uitgelegd."})
    ).status_code == 200
    again = await house.http.post(path, headers=officer.headers, json={"answer": "Nog eens."})
    assert (again.status_code, again.json()["clause"]) == (409, "R39")
    assert "access-question" not in await kinds(house, officer)


@pytest.mark.clause("R1")
async def test_the_words_are_nowhere_readable_in_the_database(house: House, cluster: Cluster) -> None:
    adviser, client_id = await bureau(house)
    await ask(house, adviser, client_id)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        rows = connection.execute("select question_sealed from access_question").fetchall()
    assert len(rows) == 1
    assert WORDS.encode() not in bytes(rows[0][0])
