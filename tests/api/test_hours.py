"""Hours (R9): notes burn down the order, nothing passes the grant, what was approved stays."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.cluster import Cluster
from tests.support.house import House, Person


@dataclass
class Bureau:
    """A client with one active traject of ten hours."""

    house: House
    cluster: Cluster
    coordinator: Person
    adviser: Person
    client_id: UUID
    traject_id: UUID

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Around every wall, to lay down or look at what has no route here."""
        with psycopg.connect(self.cluster.superuser_of(self.house.urls)) as connection:
            cursor = connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        version: int | None = None,
        by: Person | None = None,
    ) -> httpx.Response:
        headers = (by or self.adviser).headers | ({"If-Match": f'"{version}"'} if version else {})
        return await self.house.http.request(method, path, headers=headers, json=body)

    async def note(self, minutes: int | None, **more: Any) -> httpx.Response:
        happened = self.house.clock.now().isoformat()
        body = {
            "kind": "conversation",
            "happenedAt": happened,
            "text": "Besproken.",
            "durationMinutes": minutes,
        }
        return await self.ask("POST", self.notes, body | more)

    async def by_hand(self, minutes: int, **more: Any) -> httpx.Response:
        day = self.house.clock.now().date().isoformat()
        return await self.ask("POST", self.hours, {"kind": "travel", "day": day, "minutes": minutes, **more})

    @property
    def notes(self) -> str:
        return f"/clients/{self.client_id}/notes"

    @property
    def hours(self) -> str:
        return f"/trajects/{self.traject_id}/hours"

    async def listed(self) -> dict[str, Any]:
        answer = await self.ask("GET", self.hours)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def used(self) -> int:
        opened = await self.ask("GET", f"/clients/{self.client_id}")
        minutes: int = opened.json()["trajects"][0]["usedMinutes"]
        return minutes

    def activity(self, traject_id: UUID, client_id: UUID, name: str = "Sollicitatietraining") -> str:
        activity_id = uuid4()
        self.sql(
            "insert into activity (id, client_id, traject_id, group_code, product, created_at)"
            " values (%s, %s, %s, 'applying', %s, now())",
            activity_id,
            client_id,
            traject_id,
            name,
        )
        return str(activity_id)

    def second_traject(self) -> UUID:
        """Another traject of the same client, older and without a grant."""
        other = uuid4()
        self.sql(
            "insert into traject (id, client_id, party_id, contract_id, order_reference, service, goal, created_at)"
            " select %s, client_id, party_id, contract_id, 'TWEEDE', service, goal, created_at - interval '1 day'"
            " from traject where id = %s",
            other,
            self.traject_id,
        )
        return other


@pytest.fixture
async def bureau(house: House, cluster: Cluster) -> Bureau:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser)
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    traject_id = UUID(opened.json()["trajects"][0]["id"])
    made = Bureau(house, cluster, coordinator, adviser, client_id, traject_id)
    made.sql("update traject set granted_hours = 10 where id = %s", traject_id)
    return made


@pytest.mark.clause("R9")
async def test_a_note_with_a_duration_books_hours_and_takes_them_along(bureau: Bureau) -> None:
    made = await bureau.note(45)
    assert made.status_code == 201, made.text
    (entry,) = (await bureau.listed())["items"]
    assert (entry["kind"], entry["minutes"], entry["noteId"]) == ("contact", 45, made.json()["id"])
    assert entry["day"] == bureau.house.clock.now().date().isoformat()
    one = f"{bureau.notes}/{made.json()['id']}"
    await bureau.ask("PATCH", one, {"durationMinutes": 90}, version=1)
    assert await bureau.used() == 90
    await bureau.ask("PATCH", one, {"text": "Anders."}, version=2)
    assert (await bureau.listed())["items"][0]["version"] == 2
    await bureau.ask("PATCH", one, {"durationMinutes": None}, version=3)
    assert (await bureau.listed())["items"] == []
    assert await bureau.used() == 0
    await bureau.ask("PATCH", one, {"durationMinutes": 30}, version=4)
    assert await bureau.used() == 30


@pytest.mark.clause("R9")
async def test_a_note_without_a_duration_books_nothing(bureau: Bureau) -> None:
    for minutes in (None, 0):
        assert (await bureau.note(minutes)).status_code == 201
    assert (await bureau.listed())["items"] == []


@pytest.mark.clause("R9")
async def test_hours_beyond_the_grant_are_refused_and_the_draft_stays(bureau: Bureau) -> None:
    assert (await bureau.note(9 * 60)).status_code == 201
    draft = f"/clients/{bureau.client_id}/note-draft"
    await bureau.ask("PUT", draft, {"text": "Een lang gesprek", "durationMinutes": 90})
    refused = await bureau.note(90)
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("/hours-exceeded")
    assert refused.json()["clause"] == "R9"
    assert "nog 1 uur over" in refused.json()["detail"]
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/durationMinutes"]
    assert len((await bureau.ask("GET", bureau.notes)).json()["items"]) == 1
    assert (await bureau.ask("GET", draft)).json()["text"] == "Een lang gesprek"
    assert await bureau.used() == 9 * 60
    exact = await bureau.by_hand(60)
    assert exact.status_code == 201
    over = await bureau.by_hand(1)
    assert (over.status_code, over.json()["errors"][0]["pointer"]) == (409, "/minutes")
    balance = (await bureau.listed())["balance"]
    assert balance == {"grantedMinutes": 600, "usedMinutes": 600, "approvedMinutes": 0, "leftMinutes": 0}


@pytest.mark.clause("R9")
async def test_two_notes_at_once_do_not_pass_the_grant(bureau: Bureau) -> None:
    answers = await asyncio.gather(*(bureau.note(240) for _ in range(6)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201, 201, 409, 409, 409, 409]
    assert {a.json()["type"].rpartition("/")[2] for a in answers if a.status_code == 409} == {
        "hours-exceeded"
    }
    assert await bureau.used() == 480
    assert len((await bureau.ask("GET", bureau.notes)).json()["items"]) == 2


@pytest.mark.clause("R9")
async def test_the_database_holds_the_grant_by_itself(bureau: Bureau) -> None:
    await bureau.by_hand(540)
    statement = (
        "insert into hour_entry (id, client_id, traject_id, adviser_id, kind, day, minutes, created_at)"
        " values (%s, %s, %s, %s, 'travel', now(), 61, now())"
    )
    with pytest.raises(psycopg.errors.CheckViolation, match="ck_traject_within_grant"):
        bureau.sql(statement, uuid4(), bureau.client_id, bureau.traject_id, bureau.adviser.id)
    with pytest.raises(psycopg.errors.CheckViolation, match="ck_traject_within_grant"):
        bureau.sql("update hour_entry set minutes = 601")


@pytest.mark.clause("R9")
async def test_without_a_grant_there_is_no_bound(bureau: Bureau) -> None:
    bureau.sql("update traject set granted_hours = null")
    for _ in range(3):
        assert (await bureau.by_hand(1440)).status_code == 201
    balance = (await bureau.listed())["balance"]
    assert (balance["grantedMinutes"], balance["leftMinutes"]) == (None, None)


@pytest.mark.clause("R9")
async def test_hours_go_to_the_traject_of_the_activity(bureau: Bureau) -> None:
    other = bureau.second_traject()
    activity = bureau.activity(other, bureau.client_id)
    own = bureau.activity(bureau.traject_id, bureau.client_id, "Oriëntatie")
    made = await bureau.note(60, activityId=activity)
    assert made.status_code == 201, made.text
    assert made.json()["activityId"] == activity
    assert await bureau.used() == 0
    elsewhere = (await bureau.ask("GET", f"/trajects/{other}/hours")).json()
    assert [(e["minutes"], e["activityName"]) for e in elsewhere["items"]] == [(60, "Sollicitatietraining")]
    one = f"{bureau.notes}/{made.json()['id']}"
    moved = await bureau.ask("PATCH", one, {"activityId": own}, version=1)
    assert moved.status_code == 200, moved.text
    assert await bureau.used() == 60
    listed = await bureau.listed()
    assert listed["items"][0]["activityName"] == "Oriëntatie"
    assert [(a["id"], a["name"]) for a in listed["activities"]] == [(own, "Oriëntatie")]
    assert bureau.sql("select used_minutes from traject where id = %s", other) == [(0,)]


@pytest.mark.clause("R9")
async def test_an_activity_of_another_client_or_traject_is_a_clear_problem(bureau: Bureau) -> None:
    party = await bureau.house.party("uwv", "UWV Twee", ["naar-werk"])
    foreign = await bureau.house.client(bureau.coordinator, party, bureau.adviser, mark="Ander")
    (row,) = bureau.sql("select id from traject where client_id = %s", foreign)
    theirs = bureau.activity(row[0], foreign)
    other = bureau.activity(bureau.second_traject(), bureau.client_id)
    for activity in (theirs, str(uuid4())):
        for answer in (
            await bureau.note(30, activityId=activity),
            await bureau.note(None, activityId=activity),
            await bureau.by_hand(30, activityId=activity),
            await bureau.ask(
                "PUT", f"/clients/{bureau.client_id}/note-draft", {"text": "x", "activityId": activity}
            ),
        ):
            assert answer.status_code == 400
            assert [error["pointer"] for error in answer.json()["errors"]] == ["/activityId"]
    by_hand = await bureau.by_hand(30, activityId=other)
    assert [error["code"] for error in by_hand.json()["errors"]] == ["other-traject"]
    assert bureau.sql("select count(*) from hour_entry") == [(0,)]
    assert (await bureau.ask("GET", bureau.notes)).json()["items"] == []


@pytest.mark.clause("R9")
async def test_the_database_knows_whose_an_activity_and_a_note_are(bureau: Bureau) -> None:
    party = await bureau.house.party("uwv", "UWV Twee", ["naar-werk"])
    foreign = await bureau.house.client(bureau.coordinator, party, bureau.adviser, mark="Ander")
    (row,) = bureau.sql("select id from traject where client_id = %s", foreign)
    theirs = bureau.activity(row[0], foreign)
    noted = (await bureau.note(30)).json()["id"]
    for statement, constraint in (
        ("update note set activity_id = %s", "fk_note_activity"),
        ("update hour_entry set activity_id = %s", "fk_hour_entry_activity"),
    ):
        with pytest.raises(psycopg.errors.ForeignKeyViolation, match=constraint):
            bureau.sql(statement, theirs)
    with pytest.raises(psycopg.errors.ForeignKeyViolation, match="fk_hour_entry_traject"):
        bureau.sql("update hour_entry set traject_id = %s", row[0])
    with pytest.raises(psycopg.errors.CheckViolation, match="ck_hour_entry_source"):
        bureau.sql("update hour_entry set kind = 'travel'")
    # A note does not go without its hours.
    with pytest.raises(psycopg.errors.ForeignKeyViolation, match="fk_hour_entry_note"):
        bureau.sql("delete from note where id = %s", noted)
    bureau.sql("delete from hour_entry")
    assert bureau.sql("select used_minutes from traject where id = %s", bureau.traject_id) == [(0,)]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"minutes": 0}, "/minutes"),
        ({"minutes": -30}, "/minutes"),
        ({"minutes": 1441}, "/minutes"),
        ({"day": "2026-11-25"}, "/day"),
        ({"kind": "contact"}, "/kind"),
        ({"kind": "vakantie"}, "/kind"),
        ({"remark": "x"}, "/remark"),
    ],
)
async def test_hours_that_cannot_be_are_a_clear_problem(
    bureau: Bureau, change: dict[str, Any], pointer: str
) -> None:
    refused = await bureau.by_hand(**{"minutes": 30, **change})
    assert refused.status_code == 400
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]
    for minutes in (-1, 1441):
        assert (await bureau.note(minutes)).status_code == 400
    assert bureau.sql("select count(*) from hour_entry") == [(0,)]


@pytest.mark.clause("R9")
async def test_hours_by_hand_change_and_go_and_those_of_a_note_follow_the_note(bureau: Bureau) -> None:
    made = (await bureau.by_hand(30)).json()
    one = f"{bureau.hours}/{made['id']}"
    assert (await bureau.ask("PATCH", one, {"minutes": 60})).status_code == 428
    changed = await bureau.ask("PATCH", one, {"minutes": 60, "kind": "preparation"}, version=1)
    assert changed.json() == {**made, "minutes": 60, "kind": "preparation", "version": 2}
    assert (await bureau.ask("PATCH", one, {"minutes": 601}, version=2)).status_code == 409
    stale = await bureau.ask("DELETE", one, version=1)
    assert (stale.status_code, stale.json()["current"]["minutes"]) == (412, 60)
    assert (await bureau.ask("DELETE", one, version=2)).status_code == 204
    await bureau.note(30)
    (entry,) = (await bureau.listed())["items"]
    of_note = f"{bureau.hours}/{entry['id']}"
    for method, body in (("PATCH", {"minutes": 10}), ("DELETE", None)):
        refused = await bureau.ask(method, of_note, body, version=1)
        assert refused.json()["type"].endswith("/hours-of-note")
    elsewhere = f"/trajects/{bureau.second_traject()}/hours/{entry['id']}"
    assert (await bureau.ask("PATCH", elsewhere, {"minutes": 10}, version=1)).status_code == 404


@pytest.mark.clause("R9")
async def test_a_closed_traject_takes_no_hours(bureau: Bureau) -> None:
    bureau.sql("update traject set state = 'closed', ended_on = '2026-11-24', result_code = 'own-job'")
    refused = await bureau.by_hand(30)
    assert refused.json()["type"].endswith("/traject-closed")
    activity = bureau.activity(bureau.traject_id, bureau.client_id)
    assert (await bureau.note(30, activityId=activity)).status_code == 409
    # A contact after the end is still written down; no order pays for it.
    assert (await bureau.note(30)).status_code == 201
    assert await bureau.used() == 0


@pytest.mark.clause("R9")
async def test_what_was_approved_does_not_change_any_more(bureau: Bureau) -> None:
    noted, by_hand = (await bureau.note(30)).json(), (await bureau.by_hand(60)).json()
    approved = await bureau.ask("POST", "/hours/approvals", {"week": "2026-W48"})
    assert approved.status_code == 200, approved.text
    assert approved.json()["minutes"] == 90
    assert len(approved.json()["entryIds"]) == 2
    again = await bureau.ask("POST", "/hours/approvals", {"week": "2026-W48"})
    assert again.json() == approved.json()
    assert (await bureau.listed())["balance"]["approvedMinutes"] == 90
    one, note = f"{bureau.hours}/{by_hand['id']}", f"{bureau.notes}/{noted['id']}"
    for method, path, body, version in (
        ("PATCH", one, {"minutes": 10}, 2),
        ("DELETE", one, None, 2),
        ("PATCH", note, {"durationMinutes": 45}, 1),
        ("PATCH", note, {"durationMinutes": None}, 1),
        ("PATCH", note, {"happenedAt": "2026-11-20T09:00:00Z"}, 1),
    ):
        refused = await bureau.ask(method, path, body, version=version)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "hours-approved")
    assert (await bureau.ask("PATCH", note, {"text": "De tekst wel."}, version=1)).status_code == 200


@pytest.mark.clause("R9")
async def test_in_the_database_an_approved_entry_is_out_of_reach(bureau: Bureau) -> None:
    await bureau.by_hand(60)
    actor = Actor.person(bureau.adviser.id, uuid4(), frozenset({Role.ADVISER}))
    statements = ("update hour_entry set minutes = 30", "delete from hour_entry")

    def touched() -> list[int]:
        counts = []
        for statement in statements:
            with psycopg.connect(bureau.house.urls.application, autocommit=True) as connection:
                connection.execute(begin_script(actor, bureau.house.clock.now()))
                counts.append(connection.execute(statement.encode()).rowcount)
                connection.execute("ROLLBACK")
        return counts

    assert touched() == [1, 1]
    await bureau.ask("POST", "/hours/approvals", {"week": "2026-W48"})
    assert touched() == [0, 0]


@pytest.mark.clause("R24")
async def test_the_week_shows_own_clients_per_order_and_days_without_hours(bureau: Bureau) -> None:
    await bureau.note(30)
    await bureau.by_hand(60, day="2026-11-16")
    week = await bureau.ask("GET", "/hours/weeks/2026-W48")
    assert week.status_code == 200, week.text
    (order,) = week.json()["orders"]
    assert (order["clientId"], order["trajectId"]) == (str(bureau.client_id), str(bureau.traject_id))
    assert [entry["minutes"] for entry in order["entries"]] == [30]
    assert order["balance"]["usedMinutes"] == 90
    # The clock stands on Tuesday: Monday was forgotten, the rest of the week is still to come.
    assert week.json()["gaps"] == ["2026-11-23"]
    stranger = await bureau.house.person(Role.ADVISER)
    theirs = await bureau.ask("GET", "/hours/weeks/2026-W48", by=stranger)
    assert (theirs.json()["orders"], theirs.json()["gaps"]) == ([], ["2026-11-23", "2026-11-24"])
    foreign = {"entryIds": [order["entries"][0]["id"]]}
    assert (await bureau.ask("POST", "/hours/approvals", foreign, by=stranger)).status_code == 404
    assert bureau.sql("select count(*) from hour_entry where approved_at is not null") == [(0,)]
    assert (await bureau.ask("GET", "/hours/weeks/2025-W53")).status_code == 400


@pytest.mark.clause("R26")
async def test_after_a_hand_over_the_new_adviser_approves_what_was_left(bureau: Bureau) -> None:
    await bureau.note(30)
    other = await bureau.house.person(Role.ADVISER)
    moved = {"adviserId": str(other.id), "reason": "vakantie"}
    await bureau.ask("POST", f"/clients/{bureau.client_id}/assignments", moved, by=bureau.coordinator)
    bureau.house.clock.advance(seconds=1)
    assert (await bureau.ask("GET", "/hours/weeks/2026-W48")).json()["orders"] == []
    week = (await bureau.ask("GET", "/hours/weeks/2026-W48", by=other)).json()
    (entry,) = week["orders"][0]["entries"]
    # Somebody else's hours fill no gap of one's own.
    assert (entry["adviserId"], week["gaps"]) == (str(bureau.adviser.id), ["2026-11-23", "2026-11-24"])
    approved = await bureau.ask("POST", "/hours/approvals", {"entryIds": [entry["id"]]}, by=other)
    assert approved.status_code == 200


async def test_an_approval_names_entries_or_a_week_and_not_both(bureau: Bureau) -> None:
    for body in (
        {},
        {"week": "2026-W48", "entryIds": [str(uuid4())]},
        {"entryIds": []},
        {"week": "2025-W53"},
    ):
        assert (await bureau.ask("POST", "/hours/approvals", body)).status_code == 400
    one_unknown = {"entryIds": [(await bureau.by_hand(5)).json()["id"], str(uuid4())]}
    assert (await bureau.ask("POST", "/hours/approvals", one_unknown)).status_code == 404
    assert bureau.sql("select count(*) from hour_entry where approved_at is not null") == [(0,)]


@pytest.mark.clause("R9")
async def test_hours_of_past_weeks_wait_on_the_day_page_until_they_are_approved(bureau: Bureau) -> None:
    await bureau.note(30)

    async def waiting() -> list[dict[str, Any]]:
        day = (await bureau.ask("GET", "/day")).json()
        return [action for action in day["openActions"] if action["kind"] == "hours-unapproved"]

    assert await waiting() == []
    bureau.house.clock.advance(days=7)
    bureau.adviser = await bureau.house.fresh(bureau.adviser)
    assert [(action["count"], action["dueOn"], action["overdue"]) for action in await waiting()] == [
        (1, "2026-11-24", True)
    ]
    await bureau.ask("POST", "/hours/approvals", {"week": "2026-W48"})
    assert await waiting() == []


async def test_the_coordinator_sees_how_much_is_used_and_no_entry(bureau: Bureau) -> None:
    await bureau.note(30)
    opened = await bureau.ask("GET", f"/clients/{bureau.client_id}", by=bureau.coordinator)
    assert opened.json()["trajects"][0]["usedMinutes"] == 30
    assert (await bureau.ask("GET", bureau.hours, by=bureau.coordinator)).status_code == 404


async def test_a_long_list_of_hours_comes_in_pages_without_doubles(bureau: Bureau) -> None:
    start = bureau.house.clock.now().date()
    for days in range(5):
        await bureau.by_hand(5, day=(start - timedelta(days=days // 2)).isoformat())
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await bureau.ask("GET", f"{bureau.hours}?limit=2&cursor={cursor}")).json()
        seen += [entry["id"] for entry in page["items"]]
        cursor = page["nextCursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 5
