"""Access beyond the assigned adviser (R26): it has a reason, a scope and an end, and the end needs no act."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.cluster import Cluster
from tests.support.fill_access import emergency_body, fresh_by_code, stand_in_body, strong
from tests.support.house import House, Person

FILE_PARTS = (
    "", "/notes", "/note-draft", "/benefits", "/educations", "/preferences", "/assignments", "/who-can-access",
)  # fmt: skip
HEALTH = "/health-records?purpose=guidance"


@dataclass
class Office:
    """An adviser with two clients, a colleague, the coordinator and the privacy officer."""

    house: House
    adviser: Person
    colleague: Person
    coordinator: Person
    officer: Person
    client: UUID
    other: UUID
    number: str

    async def get(self, who: Person, path: str) -> int:
        answer = await self.house.http.get(path, headers=who.headers)
        return answer.status_code

    async def send(self, who: Person, path: str, body: Any = None, **headers: str) -> Any:
        return await self.house.http.post(path, headers={**who.headers, **headers}, json=body)

    async def arrange(self, **changes: Any) -> Any:
        body = stand_in_body(self.house, self.adviser, self.colleague, **changes)
        return await self.send(self.adviser, "/stand-ins", body)

    async def listed(self, who: Person) -> set[str]:
        answer = await self.house.http.get("/clients", headers=who.headers)
        assert answer.status_code == 200, answer.text
        return {item["id"] for item in answer.json()["items"]}

    async def renew(self) -> None:
        """New tokens, for after the clock moved on."""
        for name in ("adviser", "colleague", "coordinator", "officer"):
            setattr(self, name, await self.house.fresh(getattr(self, name)))


@pytest.fixture
async def office(house: House) -> Office:
    coordinator = await house.person(Role.COORDINATOR)
    party = await house.party("uwv", "UWV", ["naar-werk"])
    adviser = await house.person(Role.ADVISER)
    client = await house.client(coordinator, party, adviser)
    other = await house.client(coordinator, party, adviser)
    opened = await house.http.get(f"/clients/{client}", headers=adviser.headers)
    return Office(
        house,
        adviser,
        await house.person(Role.ADVISER),
        coordinator,
        await house.person(Role.PRIVACY_OFFICER),
        client,
        other,
        opened.json()["number"],
    )


@pytest.mark.clause("R26")
async def test_a_stand_in_sees_nothing_before_the_begin_and_nothing_one_second_after_the_end(
    office: Office,
) -> None:
    now = office.house.clock.now()
    begins, ends = now + timedelta(hours=1), now + timedelta(hours=2)
    made = await office.arrange(beginsAt=begins.isoformat(), endsAt=ends.isoformat())
    assert made.status_code == 201, made.text
    assert made.json()["state"] == "coming"

    async def seen() -> tuple[set[int], set[str]]:
        await office.renew()
        statuses = {
            await office.get(office.colleague, f"/clients/{office.client}{part}")
            for part in FILE_PARTS
            if part != "/note-draft"
        }
        return statuses, await office.listed(office.colleague)

    office.house.clock.moment = begins - timedelta(seconds=1)
    assert await seen() == ({404}, set())
    office.house.clock.moment = begins
    assert await seen() == ({200}, {str(office.client), str(office.other)})
    office.house.clock.moment = ends - timedelta(seconds=1)
    assert await seen() == ({200}, {str(office.client), str(office.other)})
    office.house.clock.moment = ends
    assert await seen() == ({404}, set())
    found = await office.send(office.colleague, "/clients/search", {"query": "Proefachternaam"})
    assert found.json()["items"] == []
    digest = await office.get(office.colleague, f"/stand-ins/{made.json()['id']}/digest")
    assert digest == 404


@pytest.mark.clause("R26")
async def test_health_opens_for_a_stand_in_only_when_it_was_ticked(office: Office) -> None:
    first = await office.arrange()
    assert await office.get(office.colleague, f"/clients/{office.client}/notes") == 200
    assert await office.get(office.colleague, f"/clients/{office.client}{HEALTH}") == 404
    office.house.clock.advance(minutes=1)
    ended = await office.send(office.adviser, f"/stand-ins/{first.json()['id']}/end", **{"If-Match": '"1"'})
    assert ended.status_code == 200, ended.text
    assert (await office.arrange(withHealth=True)).status_code == 201
    assert await office.get(office.colleague, f"/clients/{office.client}{HEALTH}") == 200


@pytest.mark.clause("R26")
async def test_the_scope_is_the_caseload_without_who_is_left_out_or_only_who_is_named(office: Office) -> None:
    named = [str(office.client)]
    first = await office.arrange(clientIds=named)
    assert await office.listed(office.colleague) == {str(office.other)}
    assert await office.get(office.colleague, f"/clients/{office.client}") == 404
    office.house.clock.advance(minutes=1)
    await office.send(office.adviser, f"/stand-ins/{first.json()['id']}/end", **{"If-Match": '"1"'})
    assert await office.listed(office.colleague) == set()
    assert (await office.arrange(wholeCaseload=False, clientIds=named)).status_code == 201
    assert await office.listed(office.colleague) == {str(office.client)}


@pytest.mark.clause("R26")
async def test_a_stand_in_ended_early_is_over_at_once_and_once(office: Office) -> None:
    made = (await office.arrange()).json()
    assert await office.get(office.colleague, f"/clients/{office.client}") == 200
    path = f"/stand-ins/{made['id']}/end"
    refused = await office.send(office.colleague, path, **{"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["clause"]) == (403, "R26")
    office.house.clock.advance(minutes=1)
    assert (await office.send(office.coordinator, path, **{"If-Match": '"1"'})).status_code == 200
    assert await office.get(office.colleague, f"/clients/{office.client}") == 404
    again = await office.send(office.adviser, path, **{"If-Match": '"2"'})
    assert (again.status_code, again.json()["type"].rsplit("/", 1)[1]) == (409, "stand-in-over")


@pytest.mark.clause("R26")
@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"standInId": "absent"}, 400, "oneself"),
        ({"endsAt": "2026-11-24T08:00:00Z", "beginsAt": "2026-11-24T09:00:00Z"}, 400, "period"),
        ({"endsAt": "2027-04-01T08:00:00Z"}, 400, "too-long"),
        ({"beginsAt": "2026-11-20T08:00:00Z", "endsAt": "2026-11-21T08:00:00Z"}, 400, "past"),
        ({"wholeCaseload": False}, 400, "required"),
        (
            {"wholeCaseload": False, "clientIds": ["01a20cf0-0000-7000-8000-000000000000"]},
            400,
            "not-assigned",
        ),
    ],
)
async def test_what_cannot_be_a_stand_in_is_refused_with_its_clause(
    office: Office, changes: dict[str, Any], status: int, code: str
) -> None:
    filled = {k: str(office.adviser.id) if v == "absent" else v for k, v in changes.items()}
    answer = await office.arrange(**filled)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (status, code)
    assert answer.json()["clause"] == "R26"
    assert await office.listed(office.colleague) == set()


@pytest.mark.clause("R26")
async def test_two_stand_ins_of_the_same_two_may_not_overlap(office: Office) -> None:
    assert (await office.arrange()).status_code == 201
    answer = await office.arrange()
    assert (answer.status_code, answer.json()["clause"]) == (409, "R26")


@pytest.mark.clause("R26")
async def test_an_adviser_arranges_it_for_the_own_clients_and_the_coordinator_for_anyones(
    office: Office,
) -> None:
    body = stand_in_body(office.house, office.adviser, office.colleague)
    refused = await office.send(office.colleague, "/stand-ins", body)
    assert (refused.status_code, refused.json()["clause"]) == (403, "R26")
    assert (await office.send(office.coordinator, "/stand-ins", body)).status_code == 201


@pytest.mark.clause("R27")
async def test_who_promised_no_confidentiality_cannot_stand_in(office: Office) -> None:
    unsigned = await office.house.person(Role.ADVISER, agreement=False)
    answer = await office.arrange(standInId=str(unsigned.id))
    assert (answer.status_code, answer.json()["clause"]) == (409, "R27")


@pytest.mark.clause("R26")
async def test_the_log_says_for_whom_a_stand_in_acted(office: Office, cluster: Cluster) -> None:
    await office.arrange()
    await office.get(office.colleague, f"/clients/{office.client}")
    with psycopg.connect(cluster.superuser_of(office.house.urls)) as connection:
        row = connection.execute(
            "select on_behalf_of, relation, clause from audit_record where action = 'client.read' and actor_id = %s "
            "order by at desc limit 1",
            (office.colleague.id,),
        ).fetchone()
    assert row == (office.adviser.id, "stand-in", "R26")


@pytest.mark.clause("R26")
async def test_who_can_access_names_the_stand_in_until_the_end(office: Office) -> None:
    await office.arrange()
    answer = await office.house.http.get(
        f"/clients/{office.client}/who-can-access", headers=office.adviser.headers
    )
    reach = {item["userId"]: item for item in answer.json()["items"]}
    assert reach[str(office.colleague.id)]["relation"] == "stand-in"
    assert "health.read" not in reach[str(office.colleague.id)]["scope"]


@pytest.mark.clause("R27")
async def test_colleagues_are_named_with_whether_they_may_stand_in(office: Office) -> None:
    unsigned = await office.house.person(Role.ADVISER, agreement=False)
    answer = await office.house.http.get("/colleagues", headers=office.adviser.headers)
    found = {item["id"]: item for item in answer.json()["items"]}
    assert found[str(office.colleague.id)]["canStandIn"] is True
    for who in (unsigned, office.coordinator):
        assert found[str(who.id)]["canStandIn"] is False
    assert set(found[str(unsigned.id)]) == {"id", "name", "roles", "canStandIn"}


@pytest.mark.clause("R26")
async def test_the_caseload_of_one_adviser_can_be_asked(office: Office) -> None:
    await office.arrange()

    async def of(who: Person, adviser: Person) -> set[str]:
        path = f"/clients?adviserId={adviser.id}"
        answer = await office.house.http.get(path, headers=who.headers)
        return {item["id"] for item in answer.json()["items"]}

    both = {str(office.client), str(office.other)}
    assert await of(office.coordinator, office.adviser) == both
    assert await of(office.colleague, office.adviser) == both
    assert await of(office.colleague, office.colleague) == set()
    assert await of(office.coordinator, office.colleague) == set()


@pytest.mark.clause("R26")
async def test_an_opened_file_says_until_when_it_is_open(office: Office) -> None:
    async def until(who: Person) -> tuple[Any, Any]:
        answer = await office.house.http.get(f"/clients/{office.client}", headers=who.headers)
        return answer.json()["standInUntil"], answer.json()["emergencyUntil"]

    made = (await office.arrange()).json()
    assert await until(office.adviser) == (None, None)
    assert await until(office.coordinator) == (None, None)
    assert await until(office.colleague) == (made["endsAt"], None)
    helper = await office.house.person(Role.ADVISER)
    await strong(office.house, helper)
    taken = (await office.send(helper, "/emergency-accesses", emergency_body(office.number))).json()
    assert await until(helper) == (None, taken["endsAt"])


async def _actions(office: Office, who: Person, kind: str) -> list[dict[str, Any]]:
    answer = await office.house.http.get("/day", headers=who.headers)
    return [action for action in answer.json()["openActions"] if action["kind"] == kind]


@pytest.mark.clause("R26")
async def test_the_day_of_who_stands_in_names_the_stand_in_until_it_ends(office: Office) -> None:
    made = (await office.arrange()).json()
    (line,) = await _actions(office, office.colleague, "stand-in-running")
    assert (line["standInId"], line["count"], line["clientId"]) == (made["id"], 2, None)
    assert await _actions(office, office.adviser, "stand-in-running") == []
    office.house.clock.advance(days=1)
    await office.renew()
    assert await _actions(office, office.colleague, "stand-in-running") == []


@pytest.mark.clause("R26")
async def test_the_day_tells_the_adviser_for_two_weeks_and_the_officer_until_the_review(
    office: Office,
) -> None:
    await strong(office.house, office.colleague)
    taken = (await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))).json()
    (told,) = await _actions(office, office.adviser, "emergency-taken")
    assert (told["clientId"], told["happenedOn"]) == (str(office.client), "2026-11-24")
    (waiting,) = await _actions(office, office.officer, "emergency-review")
    assert (waiting["dueOn"], waiting["overdue"], waiting["clientId"]) == ("2026-12-01", False, None)
    assert await _actions(office, office.colleague, "emergency-taken") == []
    office.house.clock.advance(days=14)
    office.adviser = await office.house.fresh(office.adviser)
    office.officer = await office.house.fresh(office.officer)
    assert await _actions(office, office.adviser, "emergency-taken") == []
    (late,) = await _actions(office, office.officer, "emergency-review")
    assert late["overdue"] is True
    path = f"/emergency-accesses/{taken['id']}/review"
    judged = {"outcome": "justified", "remark": "Terecht."}
    assert (await office.send(office.officer, path, judged, **{"If-Match": '"1"'})).status_code == 200
    assert await _actions(office, office.officer, "emergency-review") == []


@pytest.mark.clause("R26")
async def test_an_exclusion_beats_every_other_rule(office: Office) -> None:
    await office.arrange()
    for who in (office.colleague, office.coordinator):
        assert await office.get(who, f"/clients/{office.client}") == 200
        body = {"userId": str(who.id), "reason": "neighbour"}
        added = await office.send(office.adviser, f"/clients/{office.client}/exclusions", body)
        assert added.status_code == 201, added.text
        assert await office.get(who, f"/clients/{office.client}") == 404
        assert await office.listed(who) == {str(office.other)}
    lifted = await office.house.http.delete(
        f"/clients/{office.client}/exclusions/{added.json()['id']}", headers=office.adviser.headers
    )
    assert lifted.status_code == 204
    assert await office.get(office.coordinator, f"/clients/{office.client}") == 200
    assert await office.get(office.colleague, f"/clients/{office.client}") == 404


@pytest.mark.clause("R26")
async def test_emergency_access_asks_for_a_second_factor_shown_just_now(office: Office) -> None:
    answer = await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (403, "strong-login-required")
    await strong(office.house, office.colleague)
    office.house.clock.advance(minutes=5, seconds=1)
    late = await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))
    assert late.status_code == 403
    assert await office.get(office.colleague, f"/clients/{office.client}") == 404


@pytest.mark.clause("R26")
async def test_emergency_access_reads_for_thirty_minutes_and_changes_nothing(office: Office) -> None:
    note = {"kind": "phone", "happenedAt": office.house.clock.now().isoformat(), "text": "Belt morgen terug."}
    await office.send(office.adviser, f"/clients/{office.client}/notes", note)
    totp = await strong(office.house, office.colleague)
    taken = await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))
    assert taken.status_code == 201, taken.text
    base = f"/clients/{office.client}"
    file = await office.house.http.get(base, headers=office.colleague.headers)
    assert file.status_code == 200
    assert file.json()["phone"]
    assert "bsnMasked" not in file.json() or file.json()["bsnMasked"] is None
    assert await office.get(office.colleague, f"{base}/notes") == 200
    assert await office.get(office.colleague, f"{base}{HEALTH}") == 404
    for path, body in ((f"{base}/notes", note), (f"{base}/bsn", {"purpose": "guidance"})):
        assert (await office.send(office.colleague, path, body)).status_code == 404
    assert await office.get(office.colleague, f"/clients/{office.other}") == 404
    office.house.clock.advance(minutes=30)
    office.colleague = await fresh_by_code(office.house, office.colleague, totp)
    assert await office.get(office.colleague, base) == 404
    mine = await office.house.http.get("/emergency-accesses", headers=office.colleague.headers)
    assert mine.json()["items"][0].get("reason") is None


@pytest.mark.clause("R26")
async def test_an_unreviewed_emergency_access_blocks_the_next_and_a_second_person_reviews(
    office: Office,
) -> None:
    await strong(office.house, office.colleague)
    taken = (await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))).json()
    assert taken["reviewDueOn"] == "2026-12-01"
    blocked = await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))
    assert (blocked.status_code, blocked.json()["clause"]) == (403, "R26")
    waiting = await office.house.http.get(
        "/emergency-accesses?unreviewed=true", headers=office.officer.headers
    )
    assert waiting.json()["items"][0]["reason"].startswith("De cliënt belde")
    path = f"/emergency-accesses/{taken['id']}/review"
    judged = {"outcome": "justified", "remark": "Terecht, de cliënt was in nood."}
    assert (await office.send(office.colleague, path, judged, **{"If-Match": '"1"'})).status_code == 403
    assert (await office.send(office.officer, path, judged, **{"If-Match": '"1"'})).status_code == 200
    assert (await office.send(office.officer, path, judged, **{"If-Match": '"2"'})).status_code == 409
    again = await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))
    assert again.status_code == 201


@pytest.mark.clause("R26")
async def test_an_emergency_without_the_right_number_and_birthday_finds_nobody(office: Office) -> None:
    await strong(office.house, office.colleague)
    for wrong in ({"clientNumber": "C-999999"}, {"dateOfBirth": "1990-01-01"}):
        body = emergency_body(office.number, **wrong)
        assert (await office.send(office.colleague, "/emergency-accesses", body)).status_code == 404
    short = await office.send(
        office.colleague, "/emergency-accesses", emergency_body(office.number, reason="nood")
    )
    assert short.status_code == 400


def _as(office: Office, who: Person) -> psycopg.Connection[Any]:
    connection = psycopg.connect(office.house.urls.application, autocommit=True)
    connection.execute(
        begin_script(Actor.person(who.id, who.id, frozenset({who.role})), office.house.clock.now())
    )
    return connection


@pytest.mark.clause("R26")
async def test_the_database_alone_keeps_health_from_a_stand_in_without_it(office: Office) -> None:
    await office.arrange()
    with _as(office, office.colleague) as connection:
        assert connection.execute("select count(*) from benefit").fetchone() != (0,)
        assert connection.execute("select count(*) from health_record").fetchone() == (0,)


@pytest.mark.clause("R26")
async def test_the_database_alone_refuses_what_breaks_a_stand_in(office: Office) -> None:
    made = (await office.arrange()).json()
    copy = (
        "insert into stand_in (id, absent_adviser_id, stand_in_id, reason, begins_at, ends_at, whole_caseload, "
        "arranged_by, created_at) select gen_random_uuid(), absent_adviser_id, {}, reason, begins_at, {}, "
        "whole_caseload, arranged_by, created_at from stand_in where id = %s"
    )
    for statement, error in (
        (copy.format("stand_in_id", "ends_at"), psycopg.errors.ExclusionViolation),
        (copy.format("absent_adviser_id", "ends_at"), psycopg.errors.CheckViolation),
        (copy.format("stand_in_id", "begins_at"), psycopg.errors.CheckViolation),
    ):
        with _as(office, office.adviser) as connection, pytest.raises(error):
            connection.execute(statement, (made["id"],))


@pytest.mark.clause("R26")
async def test_the_database_alone_lets_an_emergency_read_and_not_write(office: Office) -> None:
    note = {"kind": "phone", "happenedAt": office.house.clock.now().isoformat(), "text": "Belt terug."}
    await office.send(office.adviser, f"/clients/{office.client}/notes", note)
    await strong(office.house, office.colleague)
    await office.send(office.colleague, "/emergency-accesses", emergency_body(office.number))
    with _as(office, office.colleague) as connection:
        assert connection.execute("select count(*) from note").fetchone() == (1,)
        assert connection.execute("select count(*) from client_identity").fetchone() == (0,)
        assert connection.execute("update note set kind = 'mail'").rowcount == 0
        assert connection.execute("update client set city = 'Elders'").rowcount == 0
        longer = "update emergency_access set ends_at = ends_at + interval '1 day'"
        assert connection.execute(longer).rowcount == 0
