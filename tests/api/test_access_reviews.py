"""The quarterly review of access: rows from what decides, one act a row, real effects, and a report at the end."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.access_reviews.opening import escalate_late_review, open_due_review
from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.fill_access import emergency_body, stand_in_body, strong
from tests.support.house import House, Person

PATH = "/access-reviews"


def problem(answer: Any) -> str:
    """The code of a refusal."""
    return str(answer.json()["type"]).rsplit("/", 1)[1]


@dataclass
class Bureau:
    """A bureau with everything that a review lists."""

    house: House
    officer: Person
    director: Person
    coordinator: Person
    adviser: Person
    colleague: Person
    party: dict[str, Any]
    client: UUID
    review: dict[str, Any] = field(default_factory=dict)

    async def open(self) -> dict[str, Any]:
        made = await self.house.http.post(PATH, headers=self.officer.headers)
        assert made.status_code == 201, made.text
        self.review = made.json()
        return self.review

    async def read(self, who: Person | None = None) -> dict[str, Any]:
        path = f"{PATH}/{self.review['review']['id']}"
        answer = await self.house.http.get(path, headers=(who or self.officer).headers)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def row(self, kind: str, **members: Any) -> dict[str, Any]:
        found = [
            row
            for row in self.review["rows"]
            if row["kind"] == kind and all(row[name] == value for name, value in members.items())
        ]
        assert len(found) == 1, found
        return found[0]

    async def decide(
        self, row: dict[str, Any], decision: str | None, reason: str | None = None, who: Person | None = None
    ) -> Any:
        review_id, version = self.review["review"]["id"], row["version"]
        return await self.house.http.patch(
            f"{PATH}/{review_id}/rows/{row['id']}",
            headers={**(who or self.officer).headers, "If-Match": f'"{version}"'},
            json={"decision": decision, "reason": reason},
        )

    async def revoke(self, kind: str, who: Person | None = None, **members: Any) -> dict[str, Any]:
        done = await self.decide(self.row(kind, **members), "revoked", "niet meer nodig", who)
        assert done.status_code == 200, done.text
        row: dict[str, Any] = done.json()
        return row

    async def keep_the_rest(self) -> None:
        for row in (await self.read())["rows"]:
            if row["decision"] is None and row["alive"]:
                who = self.director if row["reviewer"] == "director" else self.officer
                done = await self.decide(row, "kept", None, who)
                assert done.status_code == 200, done.text

    async def close(self) -> Any:
        review = (await self.read())["review"]
        return await self.house.http.post(
            f"{PATH}/{review['id']}/close",
            headers={**self.officer.headers, "If-Match": f'"{review["version"]}"'},
        )


@pytest.fixture
async def bureau(house: House) -> Bureau:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    officer, director = await house.person(Role.PRIVACY_OFFICER), await house.person(Role.DIRECTOR)
    colleague = await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client = await house.client(coordinator, party, adviser)
    return Bureau(house, officer, director, coordinator, adviser, colleague, party, client)


async def arrange(bureau: Bureau, **changes: Any) -> str:
    body = stand_in_body(bureau.house, bureau.adviser, bureau.colleague, **changes)
    made = await bureau.house.http.post("/stand-ins", headers=bureau.adviser.headers, json=body)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def status(bureau: Bureau, who: Person, path: str) -> int:
    return int((await bureau.house.http.get(path, headers=who.headers)).status_code)


@pytest.mark.clause("R26")
async def test_a_review_lists_every_reason_for_access_and_every_standing_right(bureau: Bureau) -> None:
    house = bureau.house
    await arrange(bureau)
    await house.machine(bureau.party["id"], "intake:read")
    feed = await house.http.post("/calendar-feeds", headers=bureau.adviser.headers)
    assert feed.status_code == 201, feed.text
    excluded = await house.http.post(
        f"/clients/{bureau.client}/exclusions",
        headers=bureau.adviser.headers,
        json={"userId": str(bureau.director.id), "reason": "neighbour"},
    )
    assert excluded.status_code == 201, excluded.text
    await house.sign_agreement((ending := await house.person(Role.ADVISER, agreement=False)).id, days=10)
    await bureau.open()
    assert bureau.row("caseload", subjectId=str(bureau.adviser.id))["clients"] == 1
    stand_in = bureau.row("stand-in", subjectId=str(bureau.colleague.id))
    assert stand_in["clients"] == 1
    assert stand_in["otherName"] == bureau.row("caseload")["subjectName"]
    assert bureau.row("api-client")["otherName"] == "UWV Proef"
    assert bureau.row("calendar-feed", subjectId=str(bureau.adviser.id))["alive"]
    assert bureau.row("exclusion", subjectId=str(bureau.director.id))["remark"] == "neighbour"
    assert bureau.row("agreement", subjectId=str(ending.id))["endsAt"]
    offices = {row["role"] for row in bureau.review["rows"] if row["kind"] == "office"}
    assert offices == {"adviser", "coordinator", "privacy_officer", "director", "administrator"}
    # The officer's own rights are the director's to decide.
    assert bureau.row("office", subjectId=str(bureau.officer.id))["reviewer"] == "director"
    assert bureau.row("office", subjectId=str(bureau.director.id))["reviewer"] == "privacy_officer"
    text = str(bureau.review)
    assert "voornaam" not in text
    assert "achternaam" not in text


@pytest.mark.clause("R26")
async def test_revoking_a_stand_in_ends_it_at_once_and_undoing_gives_it_back(bureau: Bureau) -> None:
    await arrange(bureau)
    file = f"/clients/{bureau.client}"
    assert await status(bureau, bureau.colleague, file) == 200
    await bureau.open()
    bureau.house.clock.advance(seconds=1)
    row = await bureau.revoke("stand-in")
    assert (row["effect"], row["reason"]) == ("ended", "niet meer nodig")
    assert await status(bureau, bureau.colleague, file) == 404
    undone = await bureau.decide(row, None)
    assert undone.status_code == 200, undone.text
    assert undone.json()["decision"] is None
    assert await status(bureau, bureau.colleague, file) == 200


@pytest.mark.clause("R26")
async def test_a_role_that_is_taken_ends_every_session_and_the_last_one_is_left_to_the_administrator(
    bureau: Bureau,
) -> None:
    house = bureau.house
    both = await house.person(Role.COORDINATOR, roles=frozenset({Role.COORDINATOR, Role.ADVISER}))
    await bureau.open()
    row = await bureau.revoke("office", subjectId=str(both.id), role="coordinator")
    assert row["effect"] == "role-taken"
    assert await status(bureau, both, "/clients") == 401
    again = await house.fresh(both)
    assert await status(bureau, again, "/referrals") == 403
    last = await bureau.revoke("office", subjectId=str(bureau.colleague.id))
    assert (last["effect"], last["measureFor"]) == ("measure", "administrator")
    assert await status(bureau, bureau.colleague, "/clients") == 200
    fresh = await house.fresh(house.administrator)
    left = await house.http.get("/access-review-measures", headers=fresh.headers)
    assert [item["role"] for item in left.json()["items"]] == ["adviser"]
    day = (await house.http.get("/day", headers=fresh.headers)).json()
    assert [
        action["count"] for action in day["openActions"] if action["kind"] == "access-review-measure"
    ] == [1]
    removed = await house.http.post(f"/users/{bureau.colleague.id}/remove", headers=fresh.headers)
    assert removed.status_code in (200, 204), removed.text
    left = await house.http.get("/access-review-measures", headers=fresh.headers)
    assert left.json()["items"] == []


@pytest.mark.clause("R26")
async def test_a_machine_and_a_calendar_are_dead_the_moment_they_are_revoked(bureau: Bureau) -> None:
    house = bureau.house
    machine = await house.machine(bureau.party["id"], "intake:read", "referrals:read")
    made = (await house.http.post("/calendar-feeds", headers=bureau.adviser.headers)).json()
    await bureau.open()
    assert (
        await status(bureau, Person(machine.party_id, Role.ADVISER, "", machine.token), "/referral-statuses")
        == 200
    )
    machine_row = await bureau.revoke("api-client")
    refused = await house.http.get("/referral-statuses", headers=machine.headers)
    assert refused.status_code == 401
    feed = await bureau.revoke("calendar-feed")
    secret = made["address"].split("/api/v1")[1]
    assert (await house.http.get(secret)).status_code in (401, 403, 404)
    for row in (machine_row, feed):
        assert (await bureau.decide(row, None)).status_code == 200
    assert (await house.http.get(secret)).status_code == 200
    assert (await house.http.get("/referral-statuses", headers=machine.headers)).status_code == 200


@pytest.mark.clause("R26")
async def test_what_may_not_simply_end_is_left_to_the_coordinator(bureau: Bureau) -> None:
    house = bureau.house
    await bureau.open()
    row = await bureau.revoke("caseload", subjectId=str(bureau.adviser.id))
    assert (row["effect"], row["measureFor"]) == ("measure", "coordinator")
    assert await status(bureau, bureau.adviser, f"/clients/{bureau.client}") == 200
    left = await house.http.get("/access-review-measures", headers=bureau.coordinator.headers)
    assert [item["kind"] for item in left.json()["items"]] == ["caseload"]
    moved = await house.http.post(
        "/caseload-transfers",
        headers=bureau.coordinator.headers,
        json={
            "fromAdviserId": str(bureau.adviser.id),
            "toAdviserId": str(bureau.colleague.id),
            "reason": "toegangsreview",
            "expectedClients": 1,
        },
    )
    assert moved.status_code == 201, moved.text
    left = await house.http.get("/access-review-measures", headers=bureau.coordinator.headers)
    assert left.json()["items"] == []


@pytest.mark.clause("R26")
async def test_an_emergency_is_judged_by_the_key_and_that_stands(bureau: Bureau) -> None:
    house = bureau.house
    number = (await house.http.get(f"/clients/{bureau.client}", headers=bureau.adviser.headers)).json()[
        "number"
    ]
    await strong(house, bureau.colleague)
    taken = await house.http.post(
        "/emergency-accesses", headers=bureau.colleague.headers, json=emergency_body(number)
    )
    assert taken.status_code == 201, taken.text
    await bureau.open()
    row = await bureau.revoke("emergency")
    assert (row["effect"], row["clientNumber"]) == ("judged", number)
    judged = await house.http.get("/emergency-accesses", headers=bureau.officer.headers)
    assert [one["outcome"] for one in judged.json()["items"]] == ["not-justified"]
    stands = await bureau.decide(row, None)
    assert (stands.status_code, problem(stands)) == (409, "judgement-stands")


@pytest.mark.clause("R26")
async def test_the_director_judges_an_emergency_that_the_officer_took(bureau: Bureau) -> None:
    house = bureau.house
    both = await house.person(Role.ADVISER, roles=frozenset({Role.ADVISER, Role.PRIVACY_OFFICER}))
    number = (await house.http.get(f"/clients/{bureau.client}", headers=bureau.adviser.headers)).json()[
        "number"
    ]
    await strong(house, both)
    taken = await house.http.post("/emergency-accesses", headers=both.headers, json=emergency_body(number))
    assert taken.status_code == 201, taken.text
    await bureau.open()
    row = bureau.row("emergency")
    assert row["reviewer"] == "director"
    refused = await bureau.decide(row, "kept")
    assert (refused.status_code, problem(refused)) == (403, "other-reviewer")
    done = await bureau.decide(row, "kept", None, bureau.director)
    assert done.status_code == 200, done.text
    assert done.json()["effect"] == "judged"


@pytest.mark.clause("R26")
async def test_nobody_reviews_their_own_row_nor_another_reviewers(bureau: Bureau) -> None:
    await bureau.open()
    own = bureau.row("office", subjectId=str(bureau.officer.id))
    refused = await bureau.decide(own, "kept")
    assert refused.status_code == 403
    assert (problem(refused), refused.json()["clause"]) == ("own-row", "R26")
    other = await bureau.decide(
        bureau.row("office", subjectId=str(bureau.director.id)), "kept", None, bureau.director
    )
    assert (other.status_code, problem(other)) == (403, "own-row")
    colleague = bureau.row("office", subjectId=str(bureau.colleague.id))
    theirs = await bureau.decide(colleague, "kept", None, bureau.director)
    assert (theirs.status_code, problem(theirs)) == (403, "other-reviewer")
    assert (await bureau.decide(own, "kept", None, bureau.director)).status_code == 200
    log = await bureau.house.http.get(
        "/audit-records", headers=bureau.officer.headers, params={"action": "access-review.decide"}
    )
    assert {item["result"] for item in log.json()["items"]} == {"done", "failed"}


@pytest.mark.clause("R26")
async def test_revoking_needs_a_reason_and_a_decision_needs_the_version(bureau: Bureau) -> None:
    await bureau.open()
    row = bureau.row("office", subjectId=str(bureau.colleague.id))
    bare = await bureau.decide(row, "revoked", "  ")
    assert bare.status_code == 400
    assert bare.json()["errors"][0]["pointer"] == "/reason"
    assert (await bureau.decide(row, "kept")).status_code == 200
    assert problem(await bureau.decide(row, "kept")) == "row-decided"
    assert (await bureau.decide(row, None)).status_code == 412
    assert (await bureau.decide({**row, "version": 2}, None)).status_code == 200
    assert problem(await bureau.decide({**row, "version": 3}, None)) == "row-undecided"


@pytest.mark.clause("R24")
async def test_what_ended_meanwhile_cannot_be_decided_and_does_not_hold_up_the_close(bureau: Bureau) -> None:
    stand_in = await arrange(bureau)
    await bureau.open()
    row = bureau.row("stand-in")
    bureau.house.clock.advance(seconds=1)
    ended = await bureau.house.http.post(
        f"/stand-ins/{stand_in}/end", headers={**bureau.adviser.headers, "If-Match": '"1"'}
    )
    assert ended.status_code == 200, ended.text
    bureau.house.clock.advance(seconds=1)
    late = await bureau.decide(row, "revoked", "te laat")
    assert late.status_code == 409
    assert (problem(late), late.json()["clause"]) == ("row-ended", "R24")
    waiting = await bureau.close()
    assert (waiting.status_code, problem(waiting), waiting.json()["clause"]) == (
        409,
        "rows-undecided",
        "R26",
    )
    await bureau.keep_the_rest()
    closed = await bureau.close()
    assert closed.status_code == 200, closed.text


@pytest.mark.clause("R26")
async def test_a_closed_review_stands_and_its_report_is_the_one_that_was_hashed(bureau: Bureau) -> None:
    house = bureau.house
    await bureau.open()
    review_id = bureau.review["review"]["id"]
    early = await house.http.get(f"{PATH}/{review_id}/report", headers=bureau.officer.headers)
    assert (early.status_code, problem(early)) == (409, "review-open")
    await bureau.keep_the_rest()
    closed = (await bureau.close()).json()["review"]
    report = await house.http.get(f"{PATH}/{review_id}/report", headers=bureau.director.headers)
    assert report.headers["content-type"] == "application/pdf"
    assert sha256(report.content).hexdigest() == closed["reportSha256"]
    bureau.review = await bureau.read()
    after = await bureau.decide(bureau.row("office", subjectId=str(bureau.colleague.id)), None)
    assert (after.status_code, problem(after)) == (409, "review-closed")
    assert problem(await bureau.close()) == "review-closed"
    again = await house.http.post(PATH, headers=bureau.officer.headers)
    assert (again.status_code, problem(again)) == (409, "review-exists")


@pytest.mark.clause("R26")
async def test_the_worker_opens_it_once_on_the_first_working_day_and_tells_the_director_when_late(
    bureau: Bureau,
) -> None:
    house = bureau.house
    # Inside the quarter in which the bureau began there is nothing to open.
    assert not await open_due_review(house.database)
    house.clock.moment = datetime(2027, 1, 1, 9, tzinfo=UTC)
    assert not await open_due_review(house.database), "New Year's Day is no working day"
    house.clock.moment = datetime(2027, 1, 4, 5, tzinfo=UTC)
    assert await open_due_review(house.database)
    assert not await open_due_review(house.database)
    officer, director = await house.fresh(bureau.officer), await house.fresh(bureau.director)
    found = (await house.http.get(PATH, headers=officer.headers)).json()["items"]
    assert [(one["quarter"], one["dueOn"]) for one in found] == [("2027-Q1", "2027-01-18")]

    async def kinds(who: Person) -> dict[str, bool]:
        day = (await house.http.get("/day", headers=who.headers)).json()
        return {action["kind"]: action["overdue"] for action in day["openActions"]}

    assert not (await kinds(officer))["access-review-open"]
    house.clock.moment = datetime(2027, 1, 18, 12, tzinfo=UTC)
    assert await escalate_late_review(house.database) == 0
    house.clock.moment = datetime(2027, 1, 19, 6, tzinfo=UTC)
    assert await escalate_late_review(house.database) == 1
    assert await escalate_late_review(house.database) == 0
    officer, director = await house.fresh(bureau.officer), await house.fresh(bureau.director)
    assert (await kinds(officer))["access-review-open"]
    assert (await kinds(director))["access-review-late"]


def _as(house: House, who: Person, *statements: str) -> int:
    """Run statements as the application with this actor set, around every use case; answers rows of the last."""
    actor = Actor.person(who.id, UUID(int=1), frozenset({who.role}))
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(actor, house.clock.now()))
        for statement in statements:
            done = connection.execute(statement.encode())
        connection.execute("ROLLBACK")
    return done.rowcount


_DECIDED = "set decision = 'kept', effect = 'none', decided_at = now(), decided_by = '{by}'"


@pytest.mark.clause("R26")
async def test_the_database_lets_nobody_decide_an_own_row_nor_change_a_closed_review(bureau: Bureau) -> None:
    await bureau.open()
    house, officer = bureau.house, bureau.officer
    kept = _DECIDED.format(by=officer.id)
    own = f"update access_review_row {kept} where subject_id = '{officer.id}'"
    assert _as(house, officer, own) == 0
    others = f"update access_review_row {kept} where subject_id = '{bureau.colleague.id}'"
    assert _as(house, officer, others) == 1
    assert _as(house, bureau.director, others.replace(str(officer.id), str(bureau.director.id))) == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _as(house, officer, others.replace(str(officer.id), str(bureau.adviser.id)))
    with pytest.raises(psycopg.errors.CheckViolation):
        _as(house, officer, others.replace("'kept'", "'revoked'"))
    for who in (bureau.adviser, bureau.coordinator):
        assert _as(house, who, "select 1 from access_review_row") == 0
        assert _as(house, who, "select 1 from reasons_for_access(current_date)") == (
            0
            if who is bureau.adviser
            else _as(house, officer, "select 1 from reasons_for_access(current_date)")
        )
    await bureau.keep_the_rest()
    assert (await bureau.close()).status_code == 200
    with pytest.raises(psycopg.errors.CheckViolation):
        _as(
            house,
            officer,
            f"update access_review_row set reason = 'x' where subject_id = '{bureau.colleague.id}'",
        )


@pytest.mark.clause("R26")
async def test_rows_are_what_the_row_filters_themselves_answer(bureau: Bureau) -> None:
    """The clients a stand-in row counts are the ones the stand-in sees; an exclusion takes one off both."""
    house = bureau.house
    second = await house.client(bureau.coordinator, bureau.party, bureau.adviser, mark="Tweede")
    await arrange(bureau)
    excluded = await house.http.post(
        f"/clients/{second}/exclusions",
        headers=bureau.adviser.headers,
        json={"userId": str(bureau.colleague.id), "reason": "family"},
    )
    assert excluded.status_code == 201, excluded.text
    seen = (await house.http.get("/clients", headers=bureau.colleague.headers)).json()["items"]
    await bureau.open()
    assert bureau.row("stand-in")["clients"] == len(seen) == 1
    assert bureau.row("caseload", subjectId=str(bureau.adviser.id))["clients"] == 2
    # Who asks is who asked before: the function puts the actor back.
    me = _as(
        house,
        bureau.officer,
        "select 1 from reasons_for_access(current_date)",
        f"select 1 where current_setting('app.actor_id') = '{bureau.officer.id}' "
        "and current_setting('app.roles') = 'privacy_officer'",
    )
    assert me == 1


async def test_the_due_day_is_ten_working_days_on(bureau: Bureau) -> None:
    opened = await bureau.open()
    assert date.fromisoformat(opened["review"]["dueOn"]) - bureau.house.clock.now().date() == timedelta(14)
