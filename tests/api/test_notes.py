"""Notes of contacts (R13): the writer's own, sealed, and the draft that never loses a character."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.house import House, Person

TEXT = "Sprak over de stage. Ze wil graag beginnen."


def note(house: House, text: str = TEXT, **more: Any) -> dict[str, Any]:
    return {"kind": "conversation", "happenedAt": house.clock.now().isoformat(), "text": text, **more}


async def bureau(house: House) -> tuple[Person, Person, Person, UUID]:
    """Coordinator, the assigned adviser, another adviser, the client."""
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, mine)
    return coordinator, mine, await house.person(Role.ADVISER), client_id


async def hand_over(house: House, coordinator: Person, client_id: UUID, adviser: Person) -> None:
    house.clock.advance(minutes=1)
    answer = await house.http.post(
        f"/clients/{client_id}/assignments",
        headers=coordinator.headers,
        json={"adviserId": str(adviser.id), "reason": "vakantie"},
    )
    assert answer.status_code == 201, answer.text


@pytest.mark.clause("R13")
async def test_a_note_is_saved_listed_and_changed_by_its_writer(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    path = f"/clients/{client_id}/notes"
    made = await house.http.post(path, headers=mine.headers, json=note(house, durationMinutes=45))
    assert made.status_code == 201, made.text
    assert made.json()["authorId"] == str(mine.id)
    assert (await house.http.get(path, headers=mine.headers)).json()["items"] == [made.json()]
    one = f"{path}/{made.json()['id']}"
    current = {**mine.headers, "If-Match": '"1"'}
    assert (await house.http.patch(one, headers=mine.headers, json={"text": "Anders"})).status_code == 428
    changed = await house.http.patch(one, headers=current, json={"text": "Anders"})
    assert changed.json() == {**made.json(), "text": "Anders", "version": 2}
    stale = await house.http.patch(one, headers=current, json={"text": "Nog anders"})
    assert stale.status_code == 412
    assert stale.json()["current"]["text"] == "Anders"


@pytest.mark.clause("R13")
async def test_only_the_writer_changes_a_note(house: House) -> None:
    coordinator, mine, other, client_id = await bureau(house)
    path = f"/clients/{client_id}/notes"
    made = await house.http.post(path, headers=mine.headers, json=note(house))
    await hand_over(house, coordinator, client_id, other)
    headers = {**other.headers, "If-Match": '"1"'}
    refused = await house.http.patch(f"{path}/{made.json()['id']}", headers=headers, json={"text": "Mijn"})
    assert refused.status_code == 403
    listed = await house.http.get(path, headers=other.headers)
    assert [item["text"] for item in listed.json()["items"]] == [TEXT]
    gone = await house.http.patch(
        f"{path}/{made.json()['id']}", headers={**mine.headers, "If-Match": '"1"'}, json={"text": "Toch"}
    )
    assert gone.status_code == 404


@pytest.mark.clause("R13")
async def test_saving_a_note_drops_the_draft(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    draft = f"/clients/{client_id}/note-draft"
    assert (await house.http.get(draft, headers=mine.headers)).status_code == 404
    for text in ("Spr", "Sprak over"):
        kept = await house.http.put(draft, headers=mine.headers, json={"text": text, "kind": "phone"})
        assert kept.status_code == 200
    read = await house.http.get(draft, headers=mine.headers)
    assert (read.json()["text"], read.json()["kind"]) == ("Sprak over", "phone")
    await house.http.post(f"/clients/{client_id}/notes", headers=mine.headers, json=note(house))
    assert (await house.http.get(draft, headers=mine.headers)).status_code == 404


@pytest.mark.clause("R24")
async def test_a_draft_belongs_to_its_writer_alone(house: House) -> None:
    coordinator, mine, other, client_id = await bureau(house)
    draft = f"/clients/{client_id}/note-draft"
    await house.http.put(draft, headers=mine.headers, json={"text": "Kanarieconcept"})
    await hand_over(house, coordinator, client_id, other)
    empty = await house.http.get(draft, headers=other.headers)
    assert empty.status_code == 404
    assert "Kanarie" not in empty.text
    await house.http.put(draft, headers=other.headers, json={"text": "Van mij"})
    assert (await house.http.delete(draft, headers=other.headers)).status_code == 204
    await hand_over(house, coordinator, client_id, mine)
    assert (await house.http.get(draft, headers=mine.headers)).json()["text"] == "Kanarieconcept"


@pytest.mark.clause("R6")
async def test_notes_and_drafts_are_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    _, mine, _, client_id = await bureau(house)
    await house.http.post(f"/clients/{client_id}/notes", headers=mine.headers, json=note(house))
    draft = f"/clients/{client_id}/note-draft"
    await house.http.put(draft, headers=mine.headers, json={"text": TEXT})
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for table in ("note", "note_draft"):
            (sealed,) = connection.execute(f"select text_sealed from {table}").fetchone() or (b"",)
            assert len(sealed) > len(TEXT)
            assert b"stage" not in sealed


async def test_a_note_of_twenty_thousand_characters_fits_and_one_more_does_not(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    path = f"/clients/{client_id}/notes"
    full = "é" * 20_000
    made = await house.http.post(path, headers=mine.headers, json=note(house, full))
    assert made.status_code == 201
    listed = await house.http.get(path, headers=mine.headers)
    assert listed.json()["items"][0]["text"] == full
    assert (
        await house.http.post(path, headers=mine.headers, json=note(house, full + "é"))
    ).status_code == 400


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"text": "   "}, "/text"),
        ({"happenedAt": "2026-11-27T09:00:00Z"}, "/happenedAt"),
        ({"nextContactOn": "2026-11-01"}, "/nextContactOn"),
    ],
)
async def test_a_note_that_cannot_be_is_refused_by_name(
    house: House, changes: dict[str, str], pointer: str
) -> None:
    _, mine, _, client_id = await bureau(house)
    wrong = await house.http.post(
        f"/clients/{client_id}/notes", headers=mine.headers, json={**note(house), **changes}
    )
    assert wrong.status_code == 400
    assert [error["pointer"] for error in wrong.json()["errors"]] == [pointer]


async def test_the_same_key_saves_a_note_once(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    path, headers = f"/clients/{client_id}/notes", {**mine.headers, "Idempotency-Key": "een-keer-0001"}
    first = await house.http.post(path, headers=headers, json=note(house))
    again = await house.http.post(path, headers=headers, json=note(house))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = await house.http.post(path, headers=headers, json=note(house, "Iets anders"))
    assert other.status_code == 422
    assert len((await house.http.get(path, headers=mine.headers)).json()["items"]) == 1


async def test_notes_come_in_pages_newest_contact_first(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    path = f"/clients/{client_id}/notes"
    for days in (3, 1, 2, 5, 4):
        moment = (house.clock.now() - timedelta(days=days)).isoformat()
        await house.http.post(path, headers=mine.headers, json=note(house, f"dag {days}", happenedAt=moment))
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = (await house.http.get(f"{path}?limit=2&cursor={cursor}", headers=mine.headers)).json()
        seen += [item["text"] for item in page["items"]]
        cursor = page["nextCursor"]
    assert seen == [f"dag {days}" for days in (1, 2, 3, 4, 5)]


@pytest.mark.clause("R24")
async def test_a_stored_answer_is_given_again_only_to_who_may_still_have_it(
    house: House, cluster: Cluster
) -> None:
    coordinator, mine, other, client_id = await bureau(house)
    path, headers = f"/clients/{client_id}/notes", {**mine.headers, "Idempotency-Key": "een-keer-0002"}
    body = note(house)
    for _ in range(2):
        assert (await house.http.post(path, headers=headers, json=body)).status_code == 201
    await hand_over(house, coordinator, client_id, other)
    refused = await house.http.post(path, headers=headers, json=body)
    assert refused.status_code == 404
    assert "stage" not in refused.text
    removed = await house.http.post(f"/users/{mine.id}/remove", headers=house.administrator.headers)
    assert removed.status_code == 200, removed.text
    gone = await house.http.post(path, headers=headers, json=body)
    assert gone.status_code == 401
    assert "stage" not in gone.text
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        records = connection.execute(
            "select result, code from audit_record where action = 'note.write' order by id"
        ).fetchall()
    assert records == [
        ("done", None),
        ("done", "repeated"),
        ("refused", "not-found"),
        ("refused", "not-authenticated"),
    ]
