"""Tasks: the adviser's own, done and open again, and what reaches the coordinator when one is overdue."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from api.jobs import ESCALATION
from domain.policy.roles import Role
from domain.tasks.escalation import escalate_overdue
from persistence.context import begin_script
from tests.integration.test_row_level_security import person
from tests.support.cluster import Cluster
from tests.support.house import House, Person
from tests.support.intake import worker_of

TITLE = "Kanarie: bellen met de huisbaas"


class Office:
    """Coordinator, adviser, a client and its tasks."""

    def __init__(self, house: House, coordinator: Person, adviser: Person, party: dict[str, Any]) -> None:
        self.house = house
        self.coordinator = coordinator
        self.adviser = adviser
        self.party = party

    async def client(self, adviser: Person | None = None, mark: str = "Proef") -> UUID:
        return await self.house.client(self.coordinator, self.party, adviser or self.adviser, mark=mark)

    def day(self, days: int) -> str:
        return (self.house.clock.now().date() + timedelta(days=days)).isoformat()

    async def add(self, client_id: UUID, days: int = 1, title: str = TITLE) -> dict[str, Any]:
        answer = await self.house.http.post(
            f"/clients/{client_id}/tasks",
            headers=self.adviser.headers,
            json={"title": title, "dueOn": self.day(days)},
        )
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def change(self, task: dict[str, Any], version: int, **body: Any) -> httpx.Response:
        path = f"/clients/{task['clientId']}/tasks/{task['id']}"
        headers = {**self.adviser.headers, "If-Match": f'"{version}"'}
        return await self.house.http.patch(path, headers=headers, json=body)

    async def listed(self, who: Person, **query: str) -> dict[str, Any]:
        answer = await self.house.http.get("/tasks", headers=who.headers, params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def later(self, **length: float) -> None:
        """Move the clock on and log in again."""
        self.house.clock.advance(**length)
        self.adviser = await self.house.fresh(self.adviser)
        self.coordinator = await self.house.fresh(self.coordinator)


async def office(house: House) -> Office:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return Office(house, coordinator, adviser, party)


@pytest.mark.clause("R13")
async def test_a_task_is_made_changed_done_and_opened_again(house: House) -> None:
    one = await office(house)
    client_id = await one.client()
    task = await one.add(client_id)
    assert (task["kind"], task["title"], task["doneAt"]) == ("by-hand", TITLE, None)
    moved = await one.change(task, 1, dueOn=one.day(5), title="Bellen")
    assert (moved.json()["dueOn"], moved.json()["title"], moved.json()["version"]) == (
        one.day(5),
        "Bellen",
        2,
    )
    stale = await one.change(task, 1, done=True)
    assert (stale.status_code, stale.json()["current"]["title"]) == (412, "Bellen")
    done = await one.change(task, 2, done=True)
    assert done.json()["doneAt"] is not None
    path = f"/clients/{client_id}/tasks"
    assert (await house.http.get(path, headers=one.adviser.headers)).json()["items"] == []
    listed = await house.http.get(path, params={"state": "done"}, headers=one.adviser.headers)
    done_tasks = {item["kind"]: item["id"] for item in listed.json()["items"]}
    assert done_tasks.pop("inform-client")
    assert done_tasks == {"by-hand": task["id"]}
    undone = await one.change(task, 3, done=False)
    assert undone.json()["doneAt"] is None


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"title": "   "}, "/title"),
        ({"title": "x" * 201}, "/title"),
        ({"title": "een\x07bel"}, "/title"),
        ({"dueOn": "2026-11-23"}, "/dueOn"),
        ({"dueOn": "2062-11-23"}, "/dueOn"),
        ({"dueOn": "2026-02-30"}, "/dueOn"),
        ({"trajectId": "01a20cf0-0000-7000-8000-000000000000"}, "/trajectId"),
    ],
)
async def test_a_task_that_cannot_be_is_refused_by_name(
    house: House, changes: dict[str, str], pointer: str
) -> None:
    one = await office(house)
    client_id = await one.client()
    answer = await house.http.post(
        f"/clients/{client_id}/tasks",
        headers=one.adviser.headers,
        json={"title": TITLE, "dueOn": one.day(1), **changes},
    )
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    listed = await house.http.get(f"/clients/{client_id}/tasks", headers=one.adviser.headers)
    assert listed.json()["items"] == []


@pytest.mark.clause("R24")
async def test_the_traject_of_another_client_is_not_taken(house: House) -> None:
    one = await office(house)
    other = await house.person(Role.ADVISER)
    mine, foreign = await one.client(), await one.client(other, "Vreemd")
    listed = await house.http.get(f"/clients/{foreign}/trajects", headers=other.headers)
    answer = await house.http.post(
        f"/clients/{mine}/tasks",
        headers=one.adviser.headers,
        json={"title": TITLE, "dueOn": one.day(1), "trajectId": listed.json()["items"][0]["id"]},
    )
    assert answer.status_code == 400


@pytest.mark.clause("R24")
async def test_the_own_tasks_come_by_date_in_pages_and_those_of_others_do_not(house: House) -> None:
    one = await office(house)
    other = await house.person(Role.ADVISER)
    first, second = await one.client(), await one.client(mark="Tweede")
    foreign = await one.client(other, "Vreemd")
    await house.http.post(
        f"/clients/{foreign}/tasks", headers=other.headers, json={"title": "Vreemd", "dueOn": one.day(1)}
    )
    for number in range(3):
        await one.add(first, 9 - number, f"taak {9 - number}")
        await one.add(second, 6 - number, f"taak {6 - number}")
    seen, cursor = [], None
    while True:
        page = await one.listed(one.adviser, limit="4", **({"cursor": cursor} if cursor else {}))
        seen += [item["title"] for item in page["items"]]
        cursor = page["nextCursor"]
        if cursor is None:
            break
    assert seen == [f"taak {day}" for day in (4, 5, 6, 7, 8, 9)]


@pytest.mark.clause("R6")
async def test_the_title_of_a_task_is_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    one = await office(house)
    await one.add(await one.client())
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        (sealed, whole) = connection.execute(
            "select title_sealed, to_jsonb(t)::text from task t where kind = 'by-hand'"
        ).fetchone() or (b"", "")
        assert b"Kanarie" not in sealed
        assert "Kanarie" not in whole
        with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
            connection.execute("update task set title_sealed = null")


@pytest.mark.clause("R26")
async def test_an_overdue_task_reaches_the_coordinator_without_its_title(
    house: House, cluster: Cluster
) -> None:
    one = await office(house)
    client_id = await one.client()
    task = await one.add(client_id, 1)
    await one.add(client_id, 30, "Later")
    await one.later(days=8)
    assert await escalate_overdue(house.database, 7) == 0
    await one.later(days=1)
    assert (await one.listed(one.coordinator))["items"] == []
    assert await escalate_overdue(house.database, 7) == 1
    assert await escalate_overdue(house.database, 7) == 0
    answer = await house.http.get("/tasks", headers=one.coordinator.headers)
    (line,) = answer.json()["items"]
    assert (line["id"], line["kind"], line["title"]) == (task["id"], "by-hand", None)
    assert line["adviserName"].startswith("Proef Adviser")
    assert "Kanarie" not in answer.text
    assert (
        await house.http.get(f"/clients/{client_id}/tasks", headers=one.coordinator.headers)
    ).status_code == 404
    day = await house.http.get("/day", headers=one.coordinator.headers)
    (action,) = [item for item in day.json()["openActions"] if item["kind"] == "task-escalated"]
    assert (action["clientId"], action["taskKind"], action["title"]) == (str(client_id), "by-hand", None)
    assert "Kanarie" not in day.text
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        records = connection.execute(
            "select actor_kind, relation, clause, code, client_ids from audit_record"
            " where action = 'task.escalate'"
        ).fetchall()
    assert records == [("system", "job", "R26", "1", [client_id])]
    # Another day is a new promise.
    assert (await one.change(task, 1, dueOn=one.day(3))).json()["escalatedAt"] is None
    assert (await one.listed(one.coordinator))["items"] == []


@pytest.mark.clause("R26")
async def test_a_run_that_was_ended_goes_on_where_it_stopped(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = await office(house)
    client_id = await one.client()
    for number in range(5):
        await one.add(client_id, 1, f"taak {number}")
    await one.later(days=9)
    monkeypatch.setattr("domain.tasks.escalation.BATCH", 2)
    calls = iter([None, None])

    class Ended(Exception):
        pass

    begin = house.database.begin

    def ends_after_two(*arguments: Any, **named: Any) -> Any:
        if next(calls, Ended) is Ended:
            raise Ended
        return begin(*arguments, **named)

    monkeypatch.setattr(house.database, "begin", ends_after_two)
    with pytest.raises(Ended):
        await escalate_overdue(house.database, 7)
    monkeypatch.setattr(house.database, "begin", begin)
    assert len((await one.listed(one.coordinator))["items"]) == 4
    assert await escalate_overdue(house.database, 7) == 1


@pytest.mark.clause("R26")
async def test_the_worker_escalates_by_itself(house: House, key_dir: Path) -> None:
    one = await office(house)
    await one.add(await one.client())
    await one.later(days=9)
    async with worker_of(house, key_dir) as worker:
        assert ESCALATION in {name for name, _ in worker.app.periodic_registry.periodic_tasks}
        await worker.app.configure_task(ESCALATION).defer_async(timestamp=0)
        await worker.run_until_empty()
    assert len((await one.listed(one.coordinator))["items"]) == 1


@pytest.mark.clause("R23")
async def test_the_day_shows_overdue_and_three_day_tasks_of_the_own_clients(house: House) -> None:
    one = await office(house)
    client_id = await one.client()
    trajects = await house.http.get(f"/clients/{client_id}/trajects", headers=one.adviser.headers)
    traject_id = trajects.json()["items"][0]["id"]
    begun = await house.http.post(
        f"/trajects/{traject_id}/activate", headers=one.adviser.headers, json={"beginsOn": "2026-10-20"}
    )
    assert begun.status_code == 200, begun.text
    task = await one.add(client_id, 3)
    await one.add(client_id, 4, "Nog niet")
    day = await house.http.get("/day", headers=one.adviser.headers)
    found = {
        item["kind"]: (item["title"], item["dueOn"], item["overdue"], item["taskId"] == task["id"])
        for item in day.json()["openActions"]
        if item["taskId"]
    }
    assert found == {
        "plan-due": (None, "2026-11-17", True, False),
        "by-hand": (TITLE, one.day(3), False, True),
    }


@pytest.fixture
def application(house: House) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        yield connection


@pytest.mark.clause("R26")
async def test_the_coordinator_reaches_no_task_with_words_before_it_is_escalated(
    house: House, application: psycopg.Connection[Any]
) -> None:
    one = await office(house)
    client_id = await one.client()
    await one.add(client_id)
    application.execute(begin_script(person(one.coordinator), house.clock.now()))
    with_words = "where kind = 'by-hand'"
    assert application.execute(f"select count(*) from task {with_words}").fetchone() == (0,)
    done = f"update task set done_at = now(), done_by = client_id {with_words}"
    assert application.execute(done).rowcount == 0
    assert application.execute("delete from task").rowcount == 0
