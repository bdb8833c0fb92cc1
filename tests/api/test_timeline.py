"""The file as one story (R13, R24): newest first, in pages that neither skip nor repeat, with what is due on top."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.policy.actions import Action
from domain.policy.gate import authorise_client
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from domain.tasks.model import NewTask, TaskKind
from tests.support.house import House, Person


async def bureau(house: House) -> tuple[Person, Person, UUID]:
    """Coordinator, the assigned adviser, the client."""
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return coordinator, mine, await house.client(coordinator, party, mine)


async def write(house: House, who: Person, client_id: UUID, text: str, **length: float) -> str:
    """A note of some time ago."""
    moment = house.clock.now() - timedelta(**length)
    answer = await house.http.post(
        f"/clients/{client_id}/notes",
        headers=who.headers,
        json={"kind": "conversation", "happenedAt": moment.isoformat(), "text": text},
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def leave_task(
    house: House, who: Person, client_id: UUID, kind: TaskKind, days: int, title: str
) -> None:
    """A task as an act of another subject leaves it."""
    actor = house.app.state.tokens.actor_of(who.token)
    async with house.database.begin(actor, Action.NOTE_WRITE, Purpose.GUIDANCE) as uow:
        await authorise_client(uow, client_id)
        due = (house.clock.now() + timedelta(days=days)).date()
        await uow.tasks.add(NewTask(client_id, None, kind, due, title))
        await uow.commit()


async def story(house: House, who: Person, client_id: UUID, **query: Any) -> list[dict[str, Any]]:
    """All pages together."""
    items: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = await house.http.get(
            f"/clients/{client_id}/timeline", headers=who.headers, params={**query, "cursor": cursor}
        )
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        cursor = answer.json()["nextCursor"]
    return items


@pytest.mark.clause("R13")
async def test_the_story_is_told_newest_first_with_what_is_due_on_top(house: House) -> None:
    _, mine, client_id = await bureau(house)
    house.clock.advance(minutes=5)
    await write(house, mine, client_id, "Kennisgemaakt.", minutes=1)
    await leave_task(house, mine, client_id, TaskKind.BY_HAND, 3, "Cv opsturen")
    told = await story(house, mine, client_id)
    assert [(item["event"], item["summary"], item["wholeDay"]) for item in told[:3]] == [
        ("task-due", "Cv opsturen", True),
        ("task-made", "Cv opsturen", False),
        ("note", "Kennisgemaakt.", False),
    ]
    assert {item["event"] for item in told[3:]} == {
        "assigned",
        "traject-registered",
        "task-made",
        "task-done",
        "statement-offered",
    }
    note = told[2]
    assert (note["part"], note["code"], note["kind"]) == ("notes", "conversation", "contact")
    assert note["byName"].startswith("Proef Adviser")


async def test_pages_of_any_size_tell_the_same_story_also_at_one_moment(house: House) -> None:
    _, mine, client_id = await bureau(house)
    for number in range(5):
        await write(house, mine, client_id, f"Zelfde moment {number}", minutes=5)
    await leave_task(house, mine, client_id, TaskKind.PLAN_DUE, 0, "Plan")
    whole = await story(house, mine, client_id, limit=100)
    assert len(whole) == 12
    assert len({(item["event"], item["id"]) for item in whole}) == 12
    for size in (1, 2, 3, 8):
        assert await story(house, mine, client_id, limit=size) == whole


async def test_kinds_and_period_narrow_the_story(house: House) -> None:
    _, mine, client_id = await bureau(house)
    await write(house, mine, client_id, "Vorige week", days=7)
    await write(house, mine, client_id, "Gisteren", days=1)
    contact = await story(house, mine, client_id, kinds=["contact"])
    assert [item["summary"] for item in contact] == ["Gisteren", "Vorige week"]
    both = await story(house, mine, client_id, kinds=["contact", "traject"])
    assert {item["kind"] for item in both} == {"contact", "traject"}
    day = (house.clock.now() - timedelta(days=7)).date().isoformat()
    then = await story(house, mine, client_id, **{"from": day, "until": day})
    assert [item["summary"] for item in then] == ["Vorige week"]


@pytest.mark.parametrize(
    "query",
    [
        {"kinds": "gossip"},
        {"from": "2026-11-02", "until": "2026-11-01"},
        {"from": "gisteren"},
        {"cursor": "bm9uc2Vuc2U"},
        {"cursor": "MjAyNi0xMS0yNFQwOTowMDowMHwwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDB8MQ"},
        {"limit": "101"},
    ],
)
async def test_a_question_that_cannot_be_is_refused(house: House, query: dict[str, str]) -> None:
    _, mine, client_id = await bureau(house)
    answer = await house.http.get(f"/clients/{client_id}/timeline", headers=mine.headers, params=query)
    assert answer.status_code == 400, answer.text


@pytest.mark.clause("R7")
async def test_health_is_not_told(house: House) -> None:
    _, mine, client_id = await bureau(house)
    before = await story(house, mine, client_id)
    added = await house.http.post(
        f"/clients/{client_id}/health-records",
        headers=mine.headers,
        params={"purpose": "guidance"},
        json={"item": "tillen", "explanation": "Kanariebeperking", "source": "client"},
    )
    assert added.status_code == 201, added.text
    assert await story(house, mine, client_id) == before
    ready = await house.http.get(f"/clients/{client_id}/preparation", headers=mine.headers)
    assert "Kanariebeperking" not in ready.text


@pytest.mark.clause("R24")
async def test_the_story_goes_with_the_assignment(house: House) -> None:
    coordinator, mine, client_id = await bureau(house)
    house.clock.advance(minutes=2)
    await write(house, mine, client_id, "Van de eerste adviseur", minutes=1)
    other = await house.person(Role.ADVISER)
    await house.http.post(
        f"/clients/{client_id}/assignments",
        headers=coordinator.headers,
        json={"adviserId": str(other.id), "reason": "vakantie"},
    )
    for path in ("timeline", "preparation"):
        refused = await house.http.get(f"/clients/{client_id}/{path}", headers=mine.headers)
        assert refused.status_code == 404
        assert (
            await house.http.get(f"/clients/{client_id}/{path}", headers=coordinator.headers)
        ).status_code == 404
    told = await story(house, other, client_id)
    assert (told[0]["event"], told[0]["title"]) == ("assigned", "vakantie")
    assert told[1]["summary"] == "Van de eerste adviseur"


@pytest.mark.clause("R13")
async def test_the_list_of_notes_can_begin_at_the_one_that_was_opened(house: House) -> None:
    _, mine, client_id = await bureau(house)
    ids = [await write(house, mine, client_id, f"Dag {day}", days=day) for day in range(1, 6)]
    path = f"/clients/{client_id}/notes"
    page = (await house.http.get(f"{path}?first={ids[2]}&limit=2", headers=mine.headers)).json()
    assert [item["text"] for item in page["items"]] == ["Dag 3", "Dag 4"]
    rest = await house.http.get(f"{path}?first={ids[2]}&cursor={page['nextCursor']}", headers=mine.headers)
    assert [item["text"] for item in rest.json()["items"]] == ["Dag 5"]
    absent = await house.http.get(f"{path}?first={client_id}", headers=mine.headers)
    assert absent.status_code == 404


@pytest.mark.clause("R13")
async def test_a_meeting_is_prepared_from_goal_notes_promises_and_deadlines(house: House) -> None:
    _, mine, client_id = await bureau(house)
    for days in (9, 8, 7, 6):
        await write(house, mine, client_id, f"{days} dagen geleden", days=days)
    await leave_task(house, mine, client_id, TaskKind.BY_HAND, 3, "Cv opsturen")
    await leave_task(house, mine, client_id, TaskKind.PLAN_DUE, -1, "Plan")
    opened = await house.http.get(f"/clients/{client_id}", headers=mine.headers)
    written = await house.http.put(
        f"/trajects/{opened.json()['trajects'][0]['id']}/plan",
        headers={**mine.headers, "If-Match": '"0"'},
        json={"goals": "Werk.", "agreements": "Reageren binnen drie dagen."},
    )
    assert written.status_code == 200, written.text
    for hours in (49, 25):
        planned = await house.http.post(
            f"/clients/{client_id}/appointments",
            headers=mine.headers,
            json={
                "kind": "visit",
                "startsAt": (house.clock.now() + timedelta(hours=hours)).isoformat(),
                "place": "Op kantoor",
            },
        )
        assert planned.status_code == 201, planned.text
    answer = await house.http.get(f"/clients/{client_id}/preparation", headers=mine.headers)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["traject"]["goal"] == "benefit-to-work"
    assert [note["text"] for note in found["lastNotes"]] == [f"{days} dagen geleden" for days in (6, 7, 8)]
    assert [(one["title"], one["overdue"]) for one in found["promises"]] == [("Cv opsturen", False)]
    assert [(one["kind"], one["overdue"]) for one in found["deadlines"]] == [("plan-due", True)]
    assert (found["plan"]["state"], found["plan"]["agreements"]) == ("draft", "Reageren binnen drie dagen.")
    soonest = (house.clock.now() + timedelta(hours=25)).isoformat().replace("+00:00", "Z")
    assert (found["nextAppointment"]["startsAt"], found["nextAppointment"]["place"]) == (
        soonest,
        "Op kantoor",
    )
